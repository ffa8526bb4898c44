"""Whatever is asked of a lot, in whatever order, these hold."""

from collections.abc import Callable

import msgspec
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace
from tests.ladder_tables import EBAY_US, every

from rostrum.engine.apply import apply, replay
from rostrum.engine.commands import (
    Act,
    Announce,
    Bidder,
    Close,
    Command,
    Extend,
    FairWarning,
    FinalCall,
    Hammer,
    Hold,
    ListLot,
    Next,
    Open,
    Pass,
    PlaceBid,
    Preview,
    Reopen,
    Resume,
    SetAsk,
    Settle,
    StopBids,
    UndoBid,
    Withdraw,
)
from rostrum.engine.decide import decide
from rostrum.engine.events import (
    BidAccepted,
    BidUndone,
    Event,
    LotClosed,
    decode_event,
    encode_event,
)
from rostrum.engine.public import public_state
from rostrum.engine.rejected import Rejected
from rostrum.engine.state import LotState
from rostrum.engine.terms import LotTerms, OffLadder, OffLadderPolicy, SaleTerms
from rostrum.rules.ladders import SaleroomLadder, next_ask
from rostrum.rules.lots import may_become
from rostrum.rules.soft_close import Mode, SoftClose
from rostrum.wire.catalogue import SaleKind
from rostrum.wire.state import BidKind, ItemState, ReserveState, Status

QUICK = settings(suppress_health_check=list(HealthCheck))

PADDLES = st.sampled_from(["1", "2", "3", "4"])
KINDS = st.sampled_from(BidKind)
BY = st.just("rostra")
POLICY = st.sampled_from(OffLadder)


@st.composite
def terms(draw: st.DrawFn) -> ListLot:
    """Any sale that can be, with one lot."""
    kind = draw(st.sampled_from(SaleKind))
    timed = kind is SaleKind.TIMED
    soft = st.builds(
        SoftClose,
        window_ms=st.integers(1, 40),
        extension_ms=st.integers(1, 60),
        cap_ms=st.none() | st.integers(0, 120),
        mode=st.sampled_from(Mode),
        inclusive=st.booleans(),
    )
    sale = SaleTerms(
        sale_id="s",
        kind=kind,
        currency="GBP",
        ladder=draw(st.sampled_from([EBAY_US, SaleroomLadder(1), SaleroomLadder(100), every(50)])),
        off_ladder=OffLadderPolicy(**{kind.value: draw(POLICY) for kind in BidKind}),
        publish_paddles=draw(st.booleans()),
        soft_close=draw(st.none() | soft),
        grace_ms=draw(st.sampled_from([0, 0, 20])),
        guard=draw(st.sampled_from([None, 10])),
        house_bids=draw(st.booleans()),
    )
    lot = LotTerms(
        item_id="i",
        sale_id="s",
        lot="1",
        position=0,
        title="t",
        start_price=draw(st.sampled_from([0, 10, 137, 5000])),
        reserve=draw(st.none() | st.integers(1, 20_000)),
        ends_at=100 if timed else None,
    )
    return ListLot(lot=lot, sale=sale, status=Status.UPCOMING, by="clerk")


@st.composite
def bids(draw: st.DrawFn, state: LotState, number: int) -> PlaceBid:
    """A bid near the ask, or far from it, or nonsense."""
    ask = state.ask
    amount = draw(
        st.one_of(
            st.just(ask),
            st.integers(ask, ask + 2000),
            st.integers(-5, 40_000),
            st.just(max(1, ask - 1)),
        )
    )
    maximum = draw(st.none() | st.integers(amount, amount + 20_000))
    if state.standing is not None:
        tied = st.just(max(amount, state.standing.maximum))
        maximum = draw(st.one_of(st.just(maximum), tied))
    return PlaceBid(
        bid_id=f"b{number}",
        bidder=Bidder(draw(PADDLES), limit=draw(st.sampled_from([None, None, 9000]))),
        amount=amount,
        maximum=maximum,
        kind=draw(KINDS),
        expected_ask=draw(st.sampled_from([None, None, ask, ask + 1])),
        confirm=draw(st.booleans()),
        sent_at=draw(st.none() | st.integers(0, 150)),
        by="anna",
    )


@st.composite
def acts(draw: st.DrawFn, state: LotState, now: int) -> Act:
    later = st.none() | st.integers(now - 5, now + 120)
    return draw(
        st.one_of(
            st.sampled_from([Announce, Preview, Open, FairWarning, FinalCall, StopBids]).map(
                lambda act: act(by="rostra")
            ),
            st.builds(Hammer, confirm=st.booleans(), by=BY),
            st.builds(Settle, accepted=st.booleans(), by=BY),
            st.just(Next(by="rostra")),
            st.builds(Pass, final=st.booleans(), by=BY),
            st.just(Withdraw(by="rostra")),
            st.builds(Reopen, reason=st.sampled_from([None, "r"]), ends_at=later, by=BY),
            st.builds(Extend, ends_at=later, by_ms=st.none() | st.integers(0, 50), by=BY),
            st.just(Hold(by="rostra")),
            st.just(Resume(by="rostra")),
            st.builds(
                SetAsk,
                amount=st.none() | st.integers(state.price - 1, state.price + 300),
                by=BY,
            ),
        )
    )


class LotMachine(RuleBasedStateMachine):
    """One lot under fire; every accepted command goes through ``check``."""

    state: LotState
    log: list[bytes]

    @initialize(listing=terms())
    def listed(self, listing: ListLot) -> None:
        self.now = 0
        self.log = []
        self.numbers = 0
        self.closes = 0
        self.versions = 0
        self.before_bids: list[tuple[str | None, int]] = []
        event = decide(None, listing, 0)
        assert not isinstance(event, Rejected)
        self.take(None, event)
        self.ask(Open(by="rostra"))

    def take(self, state: LotState | None, event: Event) -> None:
        self.log.append(encode_event(event))
        self.state = apply(state, event)
        self.versions += 1

    def ask(self, command: Command) -> Event | None:
        before, kept = self.state, repr(self.state)
        answer = decide(before, command, self.now)
        assert repr(before) == kept, "deciding changes nothing"
        if isinstance(answer, Rejected):
            assert (answer.version, answer.status) == (before.version, before.status)
            assert (answer.ask, answer.price) == (before.ask, before.price)
            return None
        self.take(before, answer)
        assert repr(before) == kept, "nor does applying change what was"
        after = self.state
        assert after.price >= before.price or isinstance(answer, BidUndone)
        assert after.status == before.status or may_become(before.status, after.status)
        if isinstance(command, PlaceBid):
            self.check_bid(before, command, answer)
        return answer

    def check_bid(self, before: LotState, bid: PlaceBid, event: Event) -> None:
        assert isinstance(event, BidAccepted)
        after = self.state
        self.before_bids.append((before.leader, before.price))
        given = bid.amount if bid.maximum is None else bid.maximum
        assert event.amount <= bid.amount
        assert event.maximum <= given
        paddle = bid.bidder.paddle
        if after.leader == paddle:
            assert after.price <= given
        else:
            assert after.leader == before.leader
            assert after.price <= before.standing.maximum
        if before.leader == paddle:
            tie = before.standing.rival_maximum == before.price
            to_reserve = after.price == before.lot.reserve
            assert after.price == before.price or tie or to_reserve
        else:
            assert bid.amount >= before.ask
            assert after.price > before.price
        if bid.expected_ask is not None:
            assert bid.expected_ask == before.ask
        if bid.bidder.limit is not None and after.leader == paddle != before.leader:
            assert after.standing.maximum <= bid.bidder.limit
        if event.extended_by:
            assert after.price > before.price
            assert after.ends_at > before.ends_at > 0
        if before.ends_at is not None and before.sale.grace_ms == 0:
            assert self.now < before.ends_at

    @rule(data=st.data())
    def bid(self, data: st.DataObject) -> None:
        self.numbers += 1
        self.ask(data.draw(bids(self.state, self.numbers)))

    @rule(data=st.data(), paddle=PADDLES)
    def raise_the_ask(self, data: st.DataObject, paddle: str) -> None:
        self.numbers += 1
        maximum = data.draw(st.none() | st.integers(self.state.ask, self.state.ask + 3000))
        command = PlaceBid(
            bid_id=f"b{self.numbers}",
            bidder=Bidder(paddle),
            amount=self.state.ask,
            maximum=maximum,
            kind=BidKind.PHONE,
            by="anna",
        )
        self.ask(command)

    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        self.ask(data.draw(acts(self.state, self.now)))

    @rule()
    def undo(self) -> None:
        newest = self.state.standing
        event = self.ask(UndoBid(by="rostra"))
        if event is not None:
            assert isinstance(event, BidUndone)
            assert newest is not None
            assert event.bid_id == newest.bid_id
            assert (self.state.leader, self.state.price) == self.before_bids.pop()

    @rule(passed=st.integers(0, 30))
    def time_passes(self, passed: int) -> None:
        self.now += passed

    @rule()
    def close(self) -> None:
        before = self.state
        event = self.ask(Close())
        if event is not None:
            assert isinstance(event, LotClosed)
            assert before.ends_at is not None
            assert event.at == before.ends_at <= self.now
            assert self.state.status in {Status.SOLD, Status.UNSOLD}
            assert self.ask(Close()) is None

    @precondition(lambda self: self.state.status is not Status.OPEN)
    @rule()
    def back_to_open(self) -> None:
        end = None if self.state.sale.kind is SaleKind.LIVE else self.now + 50
        for command in (Open, Resume):
            self.ask(command(by="rostra"))
        self.ask(Reopen(reason="again", ends_at=end, by="rostra"))

    @invariant()
    def versions_have_no_holes(self) -> None:
        assert self.state.version == self.versions == len(self.log)

    @invariant()
    def the_figures_agree(self) -> None:
        state, standing = self.state, self.state.standing
        assert state.ask > state.price
        if standing is not None:
            assert 0 < standing.price <= standing.maximum
            assert standing.rival != standing.leader
            assert standing.rival_maximum is None or standing.rival_maximum <= standing.maximum
            if standing.leader_kind is BidKind.HOUSE:
                assert standing.maximum < state.lot.reserve
            if state.lot.reserve is not None and standing.maximum >= state.lot.reserve:
                assert standing.price >= state.lot.reserve
        if state.result is not None:
            assert state.status in {Status.SOLD, Status.SOLD_PENDING}
            assert (state.result.paddle, state.result.price) == (state.leader, state.price)
            assert state.result.kind is not BidKind.HOUSE
        if state.status is Status.SOLD_PENDING:
            assert state.price < state.lot.reserve

    @invariant()
    def the_public_state_is_right_and_private_things_stay_so(self) -> None:
        seen = public_state(self.state, self.now)
        assert (seen.price, seen.version) == (self.state.price, self.state.version)
        assert (seen.bid_count == 0) == (seen.price == 0)
        assert seen.leader is None or self.state.sale.publish_paddles
        reserve = self.state.lot.reserve
        met = reserve is not None and seen.price >= reserve
        assert (seen.reserve is ReserveState.MET) == met
        assert msgspec.json.decode(msgspec.json.encode(seen), type=ItemState) == seen

    def teardown(self) -> None:
        if not hasattr(self, "state"):
            return
        again = replay(map(decode_event, self.log))
        assert again == self.state


TestLot = LotMachine.TestCase
TestLot.settings = settings(QUICK, max_examples=250, stateful_step_count=40)


def stepped(events: int, draw: Callable[..., object]) -> LotState:
    """An open lot with some bids on it."""
    listing = draw(terms())
    assert isinstance(listing, ListLot)
    state: LotState | None = None
    for command in (listing, Open(by="rostra")):
        event = decide(state, command, 0)
        assert not isinstance(event, Rejected)
        state = apply(state, event)
    assert state is not None
    for number in range(events):
        answer = decide(state, draw(bids(state, number)), 0)
        if not isinstance(answer, Rejected):
            state = apply(state, answer)
    return state


@settings(QUICK, max_examples=150)
@given(st.data())
def test_two_commands_that_cross_are_legal_in_either_order(data: st.DataObject) -> None:
    state = stepped(data.draw(st.integers(0, 4)), data.draw)
    one = data.draw(bids(state, 101))
    other = data.draw(
        st.one_of(bids(state, 102), st.just(Hammer(confirm=True, by="rostra")), acts(state, 0))
    )
    for order in ((one, other), (other, one)):
        now = state
        for command in order:
            answer = decide(now, command, 0)
            if isinstance(answer, Rejected):
                assert answer.detail
                assert answer.ask == now.ask
            else:
                after = apply(now, answer)
                assert after.version == now.version + 1
                assert after.price >= now.price
                assert after.ask > after.price
                now = after


@settings(QUICK, max_examples=150)
@given(st.data())
def test_of_two_open_maxima_the_higher_wins_in_either_order(data: st.DataObject) -> None:
    state = stepped(0, data.draw)
    assume(state.lot.reserve is None)
    top, low = data.draw(
        st.tuples(st.integers(0, 5000), st.integers(0, 5000)).filter(lambda pair: pair[0] > pair[1])
    )
    allow = OffLadderPolicy(internet=OffLadder.ALLOW)
    state = replace(state, sale=replace(state.sale, off_ladder=allow))

    def bid(paddle: str, now: LotState, maximum: int) -> LotState:
        answer = decide(
            now,
            PlaceBid(
                bid_id=paddle,
                bidder=Bidder(paddle),
                amount=now.ask,
                maximum=maximum,
                kind=BidKind.INTERNET,
                by="anna",
            ),
            0,
        )
        return now if isinstance(answer, Rejected) else apply(now, answer)

    start = state.ask
    second_ask = next_ask(state.sale.ladder, start)
    assume(start + top >= second_ask)
    upward = bid("top", bid("low", state, start + low), start + top)
    downward = bid("low", bid("top", state, start + top), start + low)
    assert upward.leader == downward.leader == "top"
    if start + low >= second_ask:
        assert upward.price == downward.price <= start + top
