"""What the phone desk asks of the server, for one sale. Each raises ``Unanswered`` or ``Declined``."""

from typing import TypeVar
from urllib.parse import quote

import msgspec
from PySide6.QtCore import QTimeZone

from rostrum.desk.client import ApiClient
from rostrum.wire.identity import Identity
from rostrum.wire.phones import (
    Assigned,
    Assignment,
    CallBrief,
    CallCard,
    CallList,
    CallMove,
    CallRequest,
    CallState,
    Clerk,
    ClientCard,
    ClientChange,
    ClientLog,
    CoverChange,
    FollowUps,
    Handover,
    HandoverAct,
    NewClient,
    NewNote,
    PhoneDesk,
    RequestReport,
    ScheduleReport,
    ScheduleRequest,
)

_T = TypeVar("_T", bound=msgspec.Struct)
_DRY = {"dryRun": "1"}


class PhoneClient:
    """``/api/v1/sales/{id}/phones`` as methods; ids are the server's own."""

    def __init__(self, client: ApiClient, sale_id: str) -> None:
        self._client = client
        self._sale = f"/sales/{quote(sale_id, safe='')}"
        self._base = f"/sales/{quote(sale_id, safe='')}/phones"

    async def me(self) -> Identity:
        """Who asks."""
        return await self._client.me()

    async def desk(self) -> PhoneDesk:
        """The whole desk as this clerk may see it."""
        return await self._client.read(f"/api/v1{self._base}", {}, PhoneDesk)

    async def follow_up(self) -> FollowUps:
        """Clients who are to be told how their lots went."""
        return await self._client.read(f"/api/v1{self._base}/follow-up", {}, FollowUps)

    async def move(self, call_id: str, state: CallState, reason: str | None = None) -> CallCard:
        """The next state of a call; asking for the one that it is in changes nothing."""
        return await self._call(call_id, "state", CallMove(state, reason), CallCard)

    async def cover(self, call_id: str, change: CoverChange) -> CallCard:
        """Sets, arms or disarms a cover bid."""
        return await self._call(call_id, "cover", change, CallCard)

    async def hand_over(self, call_id: str, act: HandoverAct, to: str | None = None) -> CallBrief:
        """Asks for a call, gives it, refuses it, takes it."""
        return await self._call(call_id, "handover", Handover(act, to), CallBrief)

    async def assign(self, call_id: str, clerk: str | None) -> Assigned:
        """Gives a call to a clerk by hand."""
        return await self._call(call_id, "assignment", Assignment(clerk), Assigned)

    async def consider(self, call_id: str, clerk: str | None) -> Assigned:
        """What would clash if a clerk had a call; nothing is changed."""
        return await self._call(call_id, "assignment", Assignment(clerk), Assigned, dry=True)

    async def keep_clerk(self, clerk: Clerk) -> Clerk:
        """Somebody who telephones in this sale, new or known."""
        return await self._client.ask("POST", f"{self._base}/clerks", clerk, Clerk)

    async def note(self, client_id: str, text: str) -> ClientCard:
        """A note to a client; the server adds time and name."""
        path = f"{self._base}/clients/{quote(client_id, safe='')}/notes"
        return await self._client.ask("POST", path, NewNote(text), ClientCard)

    async def add_client(self, new: NewClient) -> ClientCard:
        """Takes a client in."""
        return await self._client.ask("POST", f"{self._base}/clients", new, ClientCard)

    async def change_client(self, client_id: str, change: ClientChange) -> ClientCard:
        """Other facts of a client."""
        path = f"{self._base}/clients/{quote(client_id, safe='')}"
        return await self._client.ask("PATCH", path, change, ClientCard)

    async def client_log(self, client_id: str) -> ClientLog:
        """Who changed what of a client."""
        path = f"/api/v1{self._base}/clients/{quote(client_id, safe='')}/log"
        return await self._client.read(path, {}, ClientLog)

    async def ask_for_calls(self, request: CallRequest) -> CallList:
        """A client asks to be called."""
        return await self._client.ask("POST", f"{self._base}/requests", request, CallList)

    async def read_list(self, data: bytes) -> RequestReport:
        """What a CSV of requests would bring in."""
        path = f"{self._base}/requests.csv"
        return await self._client.ask("POST", path, data, RequestReport, _DRY)

    async def take_list(self, data: bytes) -> RequestReport:
        """Takes a CSV of requests in, all lines or none."""
        return await self._client.ask("POST", f"{self._base}/requests.csv", data, RequestReport)

    async def schedule(self) -> ScheduleReport:
        """The schedule as it stands."""
        return await self._client.read(f"/api/v1{self._base}/schedule", {}, ScheduleReport)

    async def plan(self, request: ScheduleRequest) -> ScheduleReport:
        """How the calls would be given to clerks; nothing is changed."""
        path = f"{self._base}/schedule"
        return await self._client.ask("POST", path, request, ScheduleReport, _DRY)

    async def make_schedule(self, request: ScheduleRequest) -> ScheduleReport:
        """Gives the calls that are only scheduled to clerks."""
        return await self._client.ask("POST", f"{self._base}/schedule", request, ScheduleReport)

    async def sheets(self, clerk: str | None = None, *, nobody: bool = False) -> bytes:
        """Call sheets as PDF, times as this machine's clock has them: those of a clerk, the calls
        that nobody has, or without either one's own, a chief's all."""
        zone = time_zone()
        query = {} if zone is None else {"zone": zone}
        if nobody:
            query["nobody"] = "1"
        elif clerk is not None:
            query["clerk"] = clerk
        return await self._client.document(f"{self._sale}/call-sheets.pdf", query)

    async def _call(
        self, call_id: str, what: str, body: object, into: type[_T], *, dry: bool = False
    ) -> _T:
        path = f"{self._base}/calls/{quote(call_id, safe='')}/{what}"
        return await self._client.ask("POST", path, body, into, _DRY if dry else None)


def time_zone() -> str | None:
    """This machine's time zone by its IANA name, where it has one."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name or None
