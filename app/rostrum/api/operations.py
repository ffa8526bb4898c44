"""Every call of the API, described."""

from typing import Any

from rostrum.api.operation import FLAG, TEXT, WHOLE, Operation
from rostrum.api.phone_operations import PHONE_OPERATIONS
from rostrum.saleroom.new_sale import NewPaddle, NewSale
from rostrum.wire.acts import ActRequest
from rostrum.wire.bids import BidAnswer, BidRequest
from rostrum.wire.catalogue import (
    CatalogueReport,
    Item,
    ItemPage,
    MissedBidPage,
    Paddle,
    PaddlePage,
    Sale,
    SalePage,
)
from rostrum.wire.identity import (
    Identity,
    NewUser,
    Role,
    SignIn,
    Token,
    TokenPage,
    TokenRequest,
    User,
    UserChange,
    UserPage,
)
from rostrum.wire.queue import DeadChosen, DeadPage, Dropped, QueueState, Retried
from rostrum.wire.state import ItemState, Status

OPERATIONS = (
    Operation(
        method="post", path="/api/v1/items/{id}/bids", role=Role.CLERK, keyed=True,
        summary="Place a bid: 201 once it is on stable storage, 200 for a key seen before.",
        takes=BidRequest, gives={201: BidAnswer, 200: BidAnswer},
    ),
    Operation(
        method="post", path="/api/v1/items/{id}/actions", role=Role.AUCTIONEER, keyed=True,
        summary="An auctioneer's act; the answer is the item's state after it.",
        takes=ActRequest, gives={201: ItemState, 200: ItemState},
    ),
    Operation(
        method="get", path="/api/v1/items/{id}", summary="An item's public state and its entry.",
        gives={200: Item},
    ),
    Operation(
        method="get", path="/api/v1/items", summary="Items in the order of their sale, by pages.",
        gives={200: ItemPage},
        query={
            "sale": TEXT, "after": TEXT, "limit": WHOLE,
            "status": {"type": "string", "enum": [status.value for status in Status]},
        },
    ),
    Operation(
        method="get", path="/api/v1/items/{id}/events", role=Role.CLERK,
        summary="The item's event log after a version.",
        gives={200: dict[str, list[dict[str, Any]]]}, query={"since": WHOLE, "limit": WHOLE},
    ),
    Operation(
        method="get", path="/api/v1/sales", summary="Every sale, newest first.",
        gives={200: SalePage},
    ),
    Operation(method="get", path="/api/v1/sales/{id}", summary="One sale.", gives={200: Sale}),
    Operation(
        method="post", path="/api/v1/sales", role=Role.ADMIN,
        summary="Take in a whole sale, or nothing of it.", takes=NewSale, gives={201: Sale},
    ),
    Operation(
        method="post", path="/api/v1/sales/{id}/catalogue", role=Role.ADMIN, takes=bytes,
        summary="Take in a catalogue as CSV: all lots or none.",
        gives={201: CatalogueReport, 200: CatalogueReport, 422: CatalogueReport},
        query={"dryRun": FLAG, "open": FLAG, "firstClose": WHOLE},
    ),
    Operation(
        method="get", path="/api/v1/sales/{id}/catalogue.csv", role=Role.CLERK,
        summary="The catalogue with its reserves, as the import reads it.", gives={200: bytes},
    ),
    Operation(
        method="get", path="/api/v1/sales/{id}/results.csv", role=Role.CLERK,
        summary="Each lot's result and bill.", gives={200: bytes},
    ),
    Operation(
        method="get", path="/api/v1/sales/{id}/buyers.csv", role=Role.CLERK,
        summary="What each buyer owes.", gives={200: bytes},
    ),
    Operation(
        method="get", path="/api/v1/sales/{id}/invoices.csv", role=Role.CLERK,
        summary="The lines of each buyer's invoice, with premium and tax.", gives={200: bytes},
    ),
    Operation(
        method="get", path="/api/v1/sales/{id}/paddles", role=Role.CLERK,
        summary="Every paddle of a sale, with what it leads and has won.",
        gives={200: PaddlePage},
    ),
    Operation(
        method="post", path="/api/v1/sales/{id}/paddles", role=Role.CLERK, takes=NewPaddle,
        summary="Register a paddle: 201; give a known one another name, limit or standing: 200.",
        gives={201: Paddle, 200: Paddle},
    ),
    Operation(
        method="get", path="/api/v1/sales/{id}/missed", role=Role.CLERK,
        summary="Bids that came after their lot was over, newest first.",
        gives={200: MissedBidPage}, query={"limit": WHOLE},
    ),
    Operation(
        method="post", path="/api/v1/session", takes=SignIn, gives={201: Token},
        summary="Sign in: a token for a name and a password; it ends by itself.",
    ),
    Operation(
        method="delete", path="/api/v1/session", role=Role.VIEWER, gives={204: None},
        summary="Sign out: end the token that the request carries.",
    ),
    Operation(
        method="get", path="/api/v1/users", role=Role.ADMIN, summary="Every user.",
        gives={200: UserPage},
    ),
    Operation(
        method="post", path="/api/v1/users", role=Role.ADMIN, summary="A new user.",
        takes=NewUser, gives={201: User},
    ),
    Operation(
        method="patch", path="/api/v1/users/{name}", role=Role.ADMIN, takes=UserChange,
        summary="Give a user another role or password; every session of theirs ends.",
        gives={200: User},
    ),
    Operation(
        method="delete", path="/api/v1/users/{name}", role=Role.ADMIN, gives={204: None},
        summary="Remove a user with every session.",
    ),
    Operation(
        method="get", path="/api/v1/tokens", role=Role.ADMIN, gives={200: TokenPage},
        summary="Every valid token, without what opens.",
    ),
    Operation(
        method="delete", path="/api/v1/tokens/{id}", role=Role.ADMIN, gives={204: None},
        summary="End a token.",
    ),
    Operation(
        method="get", path="/api/v1/me", role=Role.VIEWER, summary="Whose token this is.",
        gives={200: Identity},
    ),
    Operation(
        method="post", path="/api/v1/tokens", role=Role.ADMIN,
        summary="A new bearer token, shown this once.", takes=TokenRequest, gives={201: Token},
    ),
    Operation(
        method="get", path="/queue", role=Role.CLERK, gives={200: QueueState},
        summary="How many pushes wait, for how long, and how many were given up.",
    ),
    Operation(
        method="get", path="/queue/dead", role=Role.CLERK, gives={200: DeadPage},
        summary="Pushes that were given up, by pages.",
        query={"after": WHOLE, "limit": WHOLE},
    ),
    Operation(
        method="post", path="/queue/retry", role=Role.ADMIN, takes=DeadChosen,
        summary="Push dead letters again; states that were replaced meanwhile are let go.",
        gives={200: Retried},
    ),
    Operation(
        method="post", path="/queue/drop", role=Role.ADMIN, takes=DeadChosen,
        summary="Forget dead letters.", gives={200: Dropped},
    ),
    *PHONE_OPERATIONS,
)  # fmt: skip
