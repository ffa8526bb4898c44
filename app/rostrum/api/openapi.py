"""``/openapi.json`` from the wire types, and ``/docs``, the same for people to read."""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Any

import msgspec
from aiohttp import web

from rostrum import __version__
from rostrum.api.operation import FLAG, TEXT, WHOLE, JsonLines, Operation, Pdf
from rostrum.api.phone_operations import PHONE_OPERATIONS
from rostrum.saleroom.new_sale import NewPaddle, NewSale
from rostrum.wire.acts import ActRequest
from rostrum.wire.bids import BidAnswer, BidRequest, Problem
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


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    types = {
        kind
        for operation in OPERATIONS
        for kind in (operation.takes, *operation.gives.values())
        if kind not in (None, bytes, Pdf, JsonLines)
    } | {Problem}
    ordered = sorted(types, key=str)
    schemas, components = msgspec.json.schema_components(
        ordered, ref_template="#/components/schemas/{name}"
    )
    refs = dict(zip(ordered, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, refs)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Rostrum",
            "version": __version__,
            "description": "Money is an integer in the currency's minor unit, time is integer "
            "milliseconds UTC. Errors are RFC 9457 problems.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(operation: Operation, refs: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = []
    for name in re.findall(r"{(\w+)}", operation.path):
        parameters.append({"name": name, "in": "path", "required": True, "schema": TEXT})
    for name, schema in operation.query.items():
        parameters.append({"name": name, "in": "query", "schema": schema})
    if operation.keyed:
        schema = {"type": "string", "minLength": 1, "maxLength": 255}
        name = "Idempotency-Key"
        parameters.append({"name": name, "in": "header", "required": True, "schema": schema})
    told: dict[str, Any] = {
        "summary": operation.summary,
        "parameters": parameters,
        "responses": {
            **{
                str(status): {"description": "As asked.", **_content(kind, refs)}
                for status, kind in operation.gives.items()
            },
            "default": {
                "description": "A problem, with its reason.",
                "content": {"application/problem+json": {"schema": refs[Problem]}},
            },
        },
    }
    if operation.role is not None:
        told["security"] = [{"bearer": []}]
        told["x-role"] = operation.role.value
    if operation.takes is bytes:
        told["requestBody"] = {"required": True, "content": {"text/csv": {}}}
    elif operation.takes is not None:
        content = {"application/json": {"schema": refs[operation.takes]}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def _content(kind: Any, refs: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    if kind is None:
        return {}
    if kind is JsonLines:
        return {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}}
    if kind is Pdf:
        return {"content": {"application/pdf": {"schema": {"type": "string"}}}}
    if kind is bytes:
        return {"content": {"text/csv": {"schema": TEXT}}}
    return {"content": {"application/json": {"schema": refs[kind]}}}


class OpenApi:
    """Serves the document and its page."""

    def __init__(self) -> None:
        told = document()
        self._json = msgspec.json.encode(told)
        self._page = _page(told)

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [web.get("/openapi.json", self.json), web.get("/docs", self.docs)]

    async def json(self, _request: web.Request) -> web.Response:
        """The document."""
        return web.Response(body=self._json, content_type="application/json")

    async def docs(self, _request: web.Request) -> web.Response:
        """The page."""
        return web.Response(
            text=self._page,
            content_type="text/html",
            headers={
                "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_STYLE_DIGEST}'; "
                "base-uri 'none'; frame-ancestors 'none'"
            },
        )


_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;"
    "max-width:60rem;margin:2rem auto;padding:0 1rem}h2{font-size:1.1rem;margin:2rem 0 0}"
    "p{margin:.3rem 0;overflow-wrap:anywhere}"
)
_STYLE_DIGEST = b64encode(sha256(_STYLE.encode()).digest()).decode()


def _page(told: dict[str, Any]) -> str:
    calls = []
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            role = operation.get("x-role")
            who = f"role {role} or above" if role else "anyone"
            names = ", ".join(p["name"] for p in operation["parameters"]) or "none"
            calls.append(
                f"<section><h2><code>{method.upper()} {escape(path)}</code></h2>"
                f"<p>{escape(operation['summary'])}</p>"
                f"<p>For {escape(who)}. Parameters: {escape(names)}.</p></section>"
            )
    types = []
    for name, schema in sorted(told["components"]["schemas"].items()):
        fields = ", ".join(schema.get("properties", {})) or ", ".join(schema.get("enum", []))
        about = schema.get("description", "")
        types.append(
            f'<section><h3 id="{escape(name)}">{escape(name)}</h3><p>{escape(about)}</p>'
            f"<p><code>{escape(fields)}</code></p></section>"
        )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Rostrum API</title>'
        f"<style>{_STYLE}</style><h1>Rostrum API</h1>"
        f"<p>{escape(told['info']['description'])} For programs: "
        '<a href="/openapi.json">openapi.json</a>.</p>'
        + "".join(calls)
        + "<h2>Types</h2>"
        + "".join(types)
        + "</html>"
    )
