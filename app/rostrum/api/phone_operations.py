"""The calls of the phone desk and of the auctioneer's screen, described."""

from rostrum.api.operation import FLAG, TEXT, WHOLE, JsonLines, Operation, Pdf
from rostrum.wire.commissions import Commission, CommissionPage, NewCommission, NewRates, Rates
from rostrum.wire.identity import Role
from rostrum.wire.phones import (
    Assigned,
    Assignment,
    CallBrief,
    CallCard,
    CallList,
    CallLog,
    CallMove,
    CallRequest,
    Clerk,
    ClientCard,
    ClientChange,
    ClientLog,
    CoverChange,
    FollowUps,
    Handover,
    NewClient,
    NewNote,
    PhoneDesk,
    RequestReport,
    ScheduleReport,
    ScheduleRequest,
)
from rostrum.wire.rostrum import Rostrum

_SALE = "/api/v1/sales/{id}"
_PHONES = f"{_SALE}/phones"
_CALL = f"{_PHONES}/calls/{{call}}"

PHONE_OPERATIONS = (
    Operation(
        method="get", path=_PHONES, role=Role.CLERK, gives={200: PhoneDesk},
        query={"at": WHOLE},
        summary="The phone desk: own calls and those that nobody has; for a chief all.",
    ),
    Operation(
        method="post", path=f"{_PHONES}/clerks", role=Role.AUCTIONEER, takes=Clerk,
        gives={201: Clerk, 200: Clerk}, summary="A clerk who telephones, with languages.",
    ),
    Operation(
        method="post", path=f"{_PHONES}/clients", role=Role.CLERK, takes=NewClient,
        gives={201: ClientCard}, summary="A client; the paddle is registered with its limit.",
    ),
    Operation(
        method="patch", path=f"{_PHONES}/clients/{{client}}", role=Role.CLERK,
        takes=ClientChange, gives={200: ClientCard},
        summary="Other facts of a client: what is left out stays.",
    ),
    Operation(
        method="delete", path=f"{_PHONES}/clients/{{client}}", role=Role.ADMIN,
        gives={200: ClientCard},
        summary="Erase what is personal of a client: name, numbers, languages, notes.",
    ),
    Operation(
        method="post", path=f"{_PHONES}/clients/{{client}}/notes", role=Role.CLERK, takes=NewNote,
        gives={201: ClientCard}, summary="A note to a client, with its time.",
    ),
    Operation(
        method="get", path=f"{_PHONES}/clients/{{client}}/log", role=Role.CLERK,
        gives={200: ClientLog}, summary="Who changed what of a client, oldest first.",
    ),
    Operation(
        method="post", path=f"{_PHONES}/requests", role=Role.CLERK, takes=CallRequest,
        gives={201: CallList}, summary="A client asks to be called for lots.",
    ),
    Operation(
        method="post", path=f"{_PHONES}/requests.csv", role=Role.CLERK, takes=bytes,
        gives={201: RequestReport, 200: RequestReport, 422: RequestReport},
        query={"dryRun": FLAG}, summary="Requests for calls as CSV: all lines or none.",
    ),
    Operation(
        method="get", path=f"{_PHONES}/schedule", role=Role.CLERK, gives={200: ScheduleReport},
        summary="The schedule as it stands: loads, clashes, calls that nobody has.",
    ),
    Operation(
        method="post", path=f"{_PHONES}/schedule", role=Role.AUCTIONEER, takes=ScheduleRequest,
        gives={200: ScheduleReport}, query={"dryRun": FLAG},
        summary="Give the calls that are only scheduled to clerks.",
    ),
    Operation(method="get", path=_CALL, role=Role.CLERK, gives={200: CallCard}, summary="A call."),
    Operation(
        method="get", path=f"{_CALL}/log", role=Role.CLERK, gives={200: CallLog},
        summary="What happened to a call.",
    ),
    Operation(
        method="post", path=f"{_CALL}/state", role=Role.CLERK, takes=CallMove,
        gives={200: CallCard},
        summary="The next state of a call; on line disarms the client's cover bids at once.",
    ),
    Operation(
        method="post", path=f"{_CALL}/assignment", role=Role.CLERK, takes=Assignment,
        gives={200: Assigned}, query={"dryRun": FLAG},
        summary="Give a call to a clerk by hand, and hear of the clashes.",
    ),
    Operation(
        method="post", path=f"{_CALL}/handover", role=Role.CLERK, takes=Handover,
        gives={200: CallBrief}, summary="Ask for a call, give it, refuse it, take it.",
    ),
    Operation(
        method="post", path=f"{_CALL}/cover", role=Role.CLERK, takes=CoverChange,
        gives={200: CallCard}, summary="Set, arm or disarm a cover bid.",
    ),
    Operation(
        method="get", path=f"{_PHONES}/follow-up", role=Role.CLERK, gives={200: FollowUps},
        query={"at": WHOLE},
        summary="Clients who are to be told how their lots went.",
    ),
    Operation(
        method="get", path=f"{_SALE}/call-sheets.pdf", role=Role.CLERK, gives={200: Pdf},
        query={"clerk": TEXT, "nobody": FLAG, "zone": TEXT},
        summary="Call sheets to print: one's own, for a chief everybody's.",
    ),
    Operation(
        method="get", path=f"{_SALE}/report.pdf", role=Role.CLERK, gives={200: Pdf},
        query={"zone": TEXT}, summary="The report of the sale, with charts.",
    ),
    Operation(
        method="get", path=f"{_SALE}/replay", role=Role.CLERK, gives={200: JsonLines},
        summary="The sale as it went: a head, then each public state with its time.",
    ),
    Operation(
        method="get", path=f"{_SALE}/rostrum", role=Role.AUCTIONEER, gives={200: Rostrum},
        query={"item": TEXT, "at": WHOLE},
        summary="The lot on the block with all that only the auctioneer may know.",
    ),
    Operation(
        method="get", path=f"{_SALE}/commissions", role=Role.CLERK, gives={200: CommissionPage},
        query={"at": WHOLE},
        summary="The commission book.",
    ),
    Operation(
        method="post", path=f"{_SALE}/commissions", role=Role.CLERK, takes=NewCommission,
        gives={201: Commission}, summary="A bid left with the house; the server bids with it.",
    ),
    Operation(
        method="delete", path=f"{_SALE}/commissions/{{commission}}", role=Role.CLERK,
        gives={200: Commission}, summary="Take a commission bid back.",
    ),
    Operation(
        method="get", path=f"{_SALE}/rates", gives={200: Rates, 204: None}, query={"since": WHOLE, "at": WHOLE},
        summary="The day's rates, for the big screen; with since (their at) once there are others.",
    ),
    Operation(
        method="post", path=f"{_SALE}/rates", role=Role.CLERK, takes=NewRates,
        gives={200: Rates}, summary="Enter the day's rates.",
    ),
)  # fmt: skip
