"""The server's time on a machine whose own clock is nobody's business."""

from rostrum.desk.clock import ServerClock
from rostrum.desk.countdown import Pace, countdown
from rostrum.wire.state import Status

SERVER = 1_764_000_000_000.0


def exchange(clock, monotonic, *, ahead: float, there: float, back: float) -> None:
    """One ``time`` call; the server's clock is ``ahead`` of the monotonic one."""
    t0 = monotonic.ms
    t1 = t0 + there + ahead
    monotonic.ms = t0 + there + back
    clock.sample(t0, t1, t1, monotonic.ms)


def test_the_offset_of_the_quickest_exchange_is_taken(monotonic):
    clock = ServerClock(monotonic)
    exchange(clock, monotonic, ahead=SERVER, there=60, back=10)
    exchange(clock, monotonic, ahead=SERVER, there=2, back=2)
    exchange(clock, monotonic, ahead=SERVER, there=5, back=90)
    assert abs(clock.now() - (monotonic.ms + SERVER)) < 0.5
    assert clock.round_trip == 4


def test_crooked_exchanges_of_nearly_the_quickest_round_trip_straighten_each_other(monotonic):
    clock = ServerClock(monotonic)
    for there, back in ((30, 22), (22, 30), (28, 24), (24, 28), (20, 33), (33, 20)):
        exchange(clock, monotonic, ahead=SERVER, there=there, back=back)
    exchange(clock, monotonic, ahead=SERVER, there=25, back=60)
    assert abs(clock.now() - (monotonic.ms + SERVER)) < 0.5
    assert clock.round_trip == 52


def test_a_correction_never_turns_the_clock_back(monotonic):
    clock = ServerClock(monotonic)
    exchange(clock, monotonic, ahead=SERVER + 40, there=80, back=0)
    before = clock.now()
    exchange(clock, monotonic, ahead=SERVER, there=1, back=1)
    assert clock.now() >= before
    monotonic.ms += 1000
    assert abs(clock.now() - (monotonic.ms + SERVER)) < 1


def test_a_server_whose_own_clock_moved_is_followed(monotonic):
    clock = ServerClock(monotonic)
    exchange(clock, monotonic, ahead=SERVER, there=1, back=1)
    clock.now()
    exchange(clock, monotonic, ahead=SERVER - 60_000, there=1, back=1)
    assert abs(clock.now() - (monotonic.ms + SERVER - 60_000)) < 1


def test_nought_is_not_shown_while_bids_are_taken(monotonic, make_item):
    clock = ServerClock(monotonic)
    exchange(clock, monotonic, ahead=SERVER, there=0, back=0)
    ends = int(clock.now()) + 10_000
    lot = make_item(ends_at=ends)
    shown = []
    for _ in range(2100):
        monotonic.ms += 5
        shown.append(countdown(lot, clock))
    assert [c.figure for c in shown if c.figure][-1] == "0:01"
    assert shown[-1].figure == ""
    assert shown[-1].caption == "closing"


def test_the_pace_is_said_in_words(monotonic, make_item):
    clock = ServerClock(monotonic)
    exchange(clock, monotonic, ahead=SERVER, there=0, back=0)
    now = int(clock.now())
    assert countdown(make_item(ends_at=now + 3_600_000), clock).pace is Pace.CALM
    assert countdown(make_item(ends_at=now + 100_000), clock).caption == "soon"
    closing = countdown(make_item(ends_at=now + 30_000, extended_count=2), clock)
    assert closing.caption == "closing · extended ×2"
    assert closing.short == "closing · ext. ×2"
    assert countdown(make_item(ends_at=now, status=Status.SOLD), clock).figure == ""
