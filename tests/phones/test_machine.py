"""Whatever clerks and the hammer do to a desk, its promises hold."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rostrum.engine.apply import apply as apply_lot
from rostrum.engine.commands import (
    Bidder,
    Hammer,
    ListLot,
    Open,
    Pass,
    PlaceBid,
    Reopen,
    Rerun,
    UndoBid,
)
from rostrum.engine.decide import decide
from rostrum.engine.rejected import Rejected
from rostrum.engine.state import LotState
from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.phones import admission, calls, clients, covers, handover, outcome
from rostrum.phones.desk import (
    Actor,
    Desk,
    DeskEvent,
    PhoneRefused,
    apply,
)
from rostrum.phones.groups import BOUGHT
from rostrum.phones.log import seal, unseal
from rostrum.phones.states import OVER, REACHED, UNREACHED, WAYS
from rostrum.rules.ladders import SaleroomLadder
from rostrum.rules.lots import DONE
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.phones import (
    Call,
    CallState,
    Clerk,
    Cover,
    CoverChange,
    Group,
    HandoverAct,
    NewClient,
)
from rostrum.wire.state import BidKind

ITEMS = ("a", "b", "c")
PEOPLE = (Actor("mary"), Actor("tom"), Actor("ann", chief=True))
TERMS = SaleTerms(sale_id="s", kind=SaleKind.LIVE, currency="GBP", ladder=SaleroomLadder(1))
PADDLES = {"wu": "412", "roe": "7"}


class Evening(RuleBasedStateMachine):
    """Two clients, three lots, of which one client wants only one."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1_000
        self.desk = Desk()
        self.log: list[bytes] = []
        self.lots: dict[str, LotState] = {}
        for place, item in enumerate(ITEMS):
            terms = LotTerms(item_id=item, sale_id="s", lot=item, position=place, title=item)
            self.lot(ListLot(by="x", lot=terms, sale=TERMS), item)
            self.lot(Open(by="x"), item)
        for name in ("mary", "tom"):
            self.do(calls.keep_clerk(self.desk, PEOPLE[2], Clerk(name), self.now))
        for name, paddle in PADDLES.items():
            groups = (Group(ITEMS),) if name == "wu" else ()
            new = NewClient(name=name, paddle=paddle, groups=groups)
            self.do(clients.add_client(self.desk, PEOPLE[2], new, name, ITEMS, self.now))
        wanted = [
            Call(call_id=f"{name}-{item}", client_id=name, item_id=item, cover=Cover(maximum=500))
            for name in PADDLES
            for item in ITEMS
        ]
        self.do(calls.request_calls(self.desk, PEOPLE[2], wanted, {}, self.now))

    def do(self, event: DeskEvent | None) -> None:
        if event is None:
            return
        assert event.version == self.desk.version + 1
        body, parts = seal(event, lambda: b"salt")
        self.log.append((body, {part.subject: part.body for part in parts}))
        self.desk = apply(self.desk, event)

    def lot(self, command, item: str) -> bool:
        self.now += 1
        event = decide(self.lots.get(item), command, self.now)
        if isinstance(event, Rejected):
            return False
        self.lots[item] = apply_lot(self.lots.get(item), event)
        if len(self.lots) == len(ITEMS):
            self.do(outcome.after_lot(self.desk, self.lots[item], self.lots, self.now))
        return True

    @rule(call=st.sampled_from(range(6)), who=st.sampled_from(PEOPLE), data=st.data())
    def moves(self, call: int, who: Actor, data: st.DataObject) -> None:
        before = list(self.desk.calls.values())[call]
        to = data.draw(st.sampled_from(sorted(WAYS[before.state])) | st.sampled_from(CallState))
        try:
            event = calls.move(self.desk, who, before.call_id, to, None, self.now)
        except PhoneRefused:
            theirs = who.chief or before.clerk in (None, who.name)
            assert not theirs or to not in WAYS[before.state]
            return
        assert event is None or to in WAYS[before.state]
        self.do(event)

    @rule(call=st.sampled_from(range(6)))
    def is_not_reached_and_covered(self, call: int) -> None:
        """The usual way to an armed cover, so that it is often there."""
        for to in (CallState.DIALLING, CallState.NO_ANSWER):
            self._by_owner(call, to)
        before = list(self.desk.calls.values())[call]
        if before.state is CallState.NO_ANSWER and before.clerk is not None:
            self._arm(before.call_id, Actor(before.clerk), armed=True)

    @rule(
        call=st.sampled_from(range(6)), to=st.sampled_from([CallState.ON_LINE, CallState.DROPPED])
    )
    def comes_and_goes(self, call: int, to: CallState) -> None:
        self._by_owner(call, to)

    @rule(item=st.sampled_from(ITEMS))
    def buys(self, item: str) -> None:
        """Whoever owns the call bids, and the hammer falls."""
        owner = self.desk.calls[f"wu-{item}"].clerk or "mary"
        self._bid("wu", item, Actor(owner))
        self.lot(Hammer(by="x"), item)

    def _by_owner(self, call: int, to: CallState) -> None:
        before = list(self.desk.calls.values())[call]
        if to in WAYS[before.state]:
            who = Actor(before.clerk or "mary")
            self.do(calls.move(self.desk, who, before.call_id, to, None, self.now))

    @rule(
        call=st.sampled_from(range(6)),
        who=st.sampled_from(PEOPLE),
        act=st.sampled_from(HandoverAct),
        later=st.sampled_from([0, handover.WAIT_MS]),
    )
    def hands_over(self, call: int, who: Actor, act: HandoverAct, later: int) -> None:
        before = list(self.desk.calls.values())[call]
        self.now += later
        try:
            event = handover.hand_over(self.desk, who, before.call_id, act, None, self.now)
        except PhoneRefused:
            return
        self.do(event)
        after = self.desk.calls[before.call_id]
        if after.clerk != before.clerk and before.clerk is not None and not who.chief:
            asked = before.asking is not None and after.clerk == before.asking.clerk
            assert asked, "a call changes hands only to whoever asked for it"

    @rule(call=st.sampled_from(range(6)), who=st.sampled_from(PEOPLE), armed=st.booleans())
    def arms(self, call: int, who: Actor, armed: bool) -> None:
        self._arm(list(self.desk.calls)[call], who, armed=armed)

    def _arm(self, call_id: str, who: Actor, *, armed: bool) -> None:
        before = self.desk.calls[call_id]
        try:
            event = covers.change_cover(
                self.desk, who, before.call_id, CoverChange(armed=armed), self.now
            )
        except PhoneRefused:
            return
        assert not armed or before.state in UNREACHED
        self.do(event)

    @rule(
        name=st.sampled_from(sorted(PADDLES)),
        item=st.sampled_from(ITEMS),
        who=st.sampled_from(PEOPLE),
    )
    def bids(self, name: str, item: str, who: Actor) -> None:
        self._bid(name, item, who)

    def _bid(self, name: str, item: str, who: Actor) -> None:
        lot, paddle = self.lots[item], PADDLES[name]
        why_not = admission.may_not_bid(self.desk, lot, paddle, BidKind.PHONE, who.name, self.lots)
        own = self.desk.calls[f"{name}-{item}"].clerk
        if own not in (None, who.name):
            assert why_not is not None, "two desks never bid for one paddle"
        if why_not is not None:
            return
        taken = self.lot(
            PlaceBid(
                by=who.name, bid_id=f"{self.now}", bidder=Bidder(paddle), amount=lot.ask,
                kind=BidKind.PHONE,
            ),
            item,
        )  # fmt: skip
        if taken:
            self.do(calls.bid_taken(self.desk, item, paddle, who.name, self.now))
            assert self.desk.calls[f"{name}-{item}"].state is CallState.BIDDING

    @rule(item=st.sampled_from(ITEMS))
    def server_bids(self, item: str) -> None:
        for standing, paddle, maximum in covers.to_place(self.desk, self.lots[item], self.lots):
            assert standing.cover.armed
            command = PlaceBid(
                by="cover", bid_id=f"{self.now}", bidder=Bidder(paddle),
                amount=self.lots[item].ask, kind=BidKind.COMMISSION, maximum=maximum,
            )  # fmt: skip
            if self.lot(command, item):
                self.do(covers.marked(self.desk, standing, self.now, placed=True))
        placed = covers.to_place(self.desk, self.lots[item], self.lots)
        assert all(self.lots[item].leader != paddle for _, paddle, _ in placed)

    @precondition(lambda self: any(lot.status not in DONE for lot in self.lots.values()))
    @rule(item=st.sampled_from(ITEMS), end=st.sampled_from([Hammer(by="x"), Pass(by="x")]))
    def ends(self, item: str, end) -> None:
        self.lot(end, item)

    @rule(
        item=st.sampled_from(ITEMS),
        act=st.sampled_from([Reopen(by="x"), Rerun(by="x"), UndoBid(by="x")]),
    )
    def comes_back(self, item: str, act) -> None:
        self.lot(act, item)

    @invariant()
    def a_call_is_over_exactly_when_its_lot_is(self) -> None:
        for call in self.desk.calls.values():
            assert (call.state in OVER) == (self.lots[call.item_id].status in DONE)

    @invariant()
    def whoever_bought_has_won(self) -> None:
        for call in self.desk.calls.values():
            lot = self.lots[call.item_id]
            bought = (
                lot.status in BOUGHT
                and lot.result is not None
                and lot.result.paddle == PADDLES[call.client_id]
            )
            if call.state in (CallState.WON, CallState.LOST):
                assert (call.state is CallState.WON) == bought

    @invariant()
    def no_cover_is_armed_for_a_client_who_is_there(self) -> None:
        for call in self.desk.calls.values():
            if call.state in REACHED | OVER:
                assert call.cover is None or not call.cover.armed

    @invariant()
    def one_of_a_group_is_enough(self) -> None:
        held = [
            item
            for item, lot in self.lots.items()
            if lot.status in BOUGHT and lot.result and lot.result.paddle == PADDLES["wu"]
        ]
        assert len(held) <= 1

    @invariant()
    def the_log_gives_the_desk(self) -> None:
        desk = Desk()
        for body, parts in self.log:
            desk = apply(desk, unseal(body, parts))
        assert desk == self.desk


TestEvening = Evening.TestCase
TestEvening.settings = settings(max_examples=60, stateful_step_count=40)
TestEvening.pytestmark = [pytest.mark.timeout(300)]
