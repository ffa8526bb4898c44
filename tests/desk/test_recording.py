"""A recording at any time is the fold of its steps up to there, wherever one comes from."""

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.desk.replay.clock import ReplayClock
from rostrum.desk.replay.playback import AROUND_QUIET_MS, QUIET_MS, SPEEDS, Playback
from rostrum.desk.replay.recording import Recording
from rostrum.wire.replay import ReplayStep
from rostrum.wire.state import ItemEvent, ItemState, ReserveState, Status

LOTS = ("a", "b", "c")


def state(item: str, version: int, at: int, what: str = "bid_accepted", **facts) -> ItemState:
    return ItemState(
        **{
            "item_id": item, "sale_id": "s", "lot": item.upper(), "title": f"Lot {item}",
            "version": version, "server_now": at, "status": Status.OPEN, "currency": "GBP",
            "price": version * 100, "ask": 0, "leader": None, "bid_count": version,
            "reserve": ReserveState.NONE, "ends_at": None, "extended_count": 0,
            "event": ItemEvent(what, at), **facts,
        }
    )  # fmt: skip


def recorded(happened: list[tuple[int, str]]) -> tuple[Recording, list[ReplayStep]]:
    versions = dict.fromkeys(LOTS, 0)
    steps = []
    for at, item in sorted(happened):
        versions[item] += 1
        steps.append(ReplayStep(at, state(item, versions[item], at)))
    return Recording(steps), steps


HAPPENED = st.lists(
    st.tuples(st.integers(0, 400_000), st.sampled_from(LOTS)), min_size=1, max_size=60
)


@given(happened=HAPPENED, times=st.lists(st.integers(-10, 500_000), min_size=1, max_size=12))
def test_each_step_in_time_gives_the_fold_of_what_had_happened(happened, times):
    recording, steps = recorded(happened)
    held = {item: recording.state(item, recording.begins_at) for item in recording.lots}
    pasts = {item: recording.entries(item, recording.begins_at) for item in recording.lots}
    playback = Playback(ReplayClock(lambda: 0.0))

    def take(moments):
        for moment in moments:
            held[moment.state.item_id] = moment.state
            pasts[moment.state.item_id] = list(moment.entries)

    playback.moved.connect(take)
    playback.begin(recording, "")
    for at in times:
        playback.seek(at)
        shown = playback.at
        assert recording.begins_at <= shown <= recording.ends_at
        for item in recording.lots:
            own = [step.state for step in steps if step.state.item_id == item]
            done = [each for each in own if each.server_now <= shown]
            assert held[item] == (done or own)[-1 if done else 0]
            assert [entry.version for entry in pasts[item]] == [
                each.version for each in (done or own[:1])
            ]


@given(happened=HAPPENED, gone=st.lists(st.integers(1, 90_000), max_size=10))
def test_played_forwards_nothing_is_told_twice_and_nothing_is_left_out(happened, gone):
    recording, steps = recorded(happened)
    now = 0.0
    playback = Playback(ReplayClock(lambda: now))
    told = []
    playback.went.connect(told.extend)
    playback.moved.connect(lambda moments: told.extend(moment.state for moment in moments))
    playback.begin(recording, "")
    playback.turn()
    for ms in gone:
        now += ms
        playback.advance()
    times = [step.at for step in steps]
    first = bisect_right(times, recording.begins_at)
    until = bisect_right(times, playback.at)
    assert told == [step.state for step in steps[first:until]]


@given(happened=HAPPENED, at=st.integers(0, 400_000))
def test_next_and_previous_lead_through_every_moment(happened, at):
    recording, steps = recorded(happened)
    times = sorted({step.at for step in steps})
    assert recording.next_event(at) == next((t for t in times if t > at), None)
    assert recording.previous_event(at) == next((t for t in reversed(times) if t < at), None)


def test_lots_begin_where_they_were_opened_and_a_timed_lot_a_minute_before_its_end():
    steps = [
        ReplayStep(0, state("a", 1, 0, "listed", status=Status.UPCOMING)),
        ReplayStep(0, state("b", 1, 0, "opened", ends_at=500_000)),
        ReplayStep(60_000, state("a", 2, 60_000, "opened")),
        ReplayStep(90_000, state("a", 3, 90_000, "hammered", status=Status.SOLD)),
        ReplayStep(
            500_000, state("b", 2, 500_000, "closed", status=Status.UNSOLD, ends_at=500_000)
        ),
    ]
    recording = Recording(steps)
    assert [(each.lot, each.at) for each in recording.chapters] == [("A", 60_000), ("B", 440_000)]
    assert [mark.kind.value for mark in recording.marks] == ["opened", "opened", "sold", "unsold"]
    assert recording.find(" b ").at == 440_000
    assert recording.find("z") is None


def test_a_long_quiet_stretch_is_passed_over_and_told():
    recording = Recording([
        ReplayStep(0, state("a", 1, 0)), ReplayStep(3_600_000, state("a", 2, 3_600_000)),
    ])  # fmt: skip
    now = 0.0
    playback = Playback(ReplayClock(lambda: now))
    passed = []
    playback.passed.connect(passed.append)
    playback.begin(recording, "")
    playback.turn()
    now = 1_000.0
    playback.advance()
    assert playback.at == 3_600_000 - AROUND_QUIET_MS
    assert passed == [3_600_000 - AROUND_QUIET_MS - 1_000]
    assert passed[0] > QUIET_MS


def test_time_goes_at_the_speed_that_is_wanted_and_stops_at_the_end():
    recording = Recording([ReplayStep(t, state("a", t + 1, t)) for t in range(0, 60_000, 500)])
    now = 0.0
    playback = Playback(ReplayClock(lambda: now))
    playback.begin(recording, "")
    playback.set_speed(20)
    playback.turn()
    now += 100
    assert playback.clock.now() == recording.begins_at + 2_000
    playback.faster()
    assert playback.speed == 60
    playback.faster()
    assert playback.speed == SPEEDS[-1]
    now += 60_000
    playback.advance()
    assert (playback.at, playback.playing) == (recording.ends_at, False)
    playback.turn()
    assert (playback.at, playback.playing) == (recording.begins_at, True)


def test_a_sale_in_which_nothing_happened_has_no_recording():
    with pytest.raises(ValueError, match="nothing"):
        Recording([])
