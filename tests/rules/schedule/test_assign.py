"""Calls are given to clerks who can make them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks.schedule import evening

from rostrum.rules.languages import language_name, person_name
from rostrum.rules.schedule.assign import assign
from rostrum.rules.schedule.calls import GAP, Clerk, Wanted, in_the_way
from rostrum.rules.schedule.clashes import clashes
from rostrum.rules.schedule.first_come import first_come
from rostrum.rules.schedule.worth import worth

MARY = Clerk("mary", frozenset({"en", "fr"}))
TOM = Clerk("tom", frozenset({"en"}))


def wanted(call: str, position: int, client: str = "", **more) -> Wanted:
    return Wanted(call, str(position + 1), position, client or f"client of {call}", **more)


def test_languages_are_matched():
    calls = [wanted("a", 0, language="en"), wanted("b", 0, language="fr")]
    assert assign(calls, [MARY, TOM], 3).made == {"a": "tom", "b": "mary"}


def test_a_language_that_nobody_speaks_is_said():
    (left,) = assign([wanted("a", 0, language="zh")], [MARY, TOM], 3).unserved
    assert (left.call, left.said.text) == (
        "a", "No clerk speaks Chinese. Add one who does, or ask for another language.",
    )  # fmt: skip


def test_who_is_in_the_way_is_said():
    calls = [
        wanted("a", 9, language="fr", priority=5),
        wanted("b", 10, language="fr", priority=1),
        wanted("c", 11, language="fr", priority=5),
    ]
    schedule = assign(calls, [MARY, TOM], 2)
    assert schedule.made == {"a": "mary", "c": "mary"}
    (left,) = schedule.unserved
    assert left.said.text == (
        "Every clerk who speaks French is with another client within 2 lots of lot 11: "
        "Mary at lot 10 and 12. Add a clerk, or allow a smaller gap."
    )


def test_the_gap_is_kept_between_clients_but_not_within_one():
    calls = [wanted("a", 0, "one"), wanted("b", 1, "one"), wanted("c", 2, "two")]
    schedule = assign(calls, [TOM], 2)
    assert schedule.made == {"a": "tom", "b": "tom"}


def test_one_client_has_one_voice_and_the_load_is_even():
    calls = [wanted(f"{c}{n}", 20 * n, c) for n in range(3) for c in ("one", "two")]
    made = assign(calls, [MARY, TOM], 3).made
    assert {made["one0"], made["one1"], made["one2"]} != {made["two0"], made["two1"], made["two2"]}
    assert len({made["one0"], made["one1"], made["one2"]}) == 1


def test_the_preferred_clerk_is_asked_first():
    assert assign([wanted("a", 0, preferred="tom")], [MARY, TOM], 3).made == {"a": "tom"}


def test_the_more_important_call_is_made():
    calls = [wanted("a", 0, priority=2), wanted("b", 0, priority=9)]
    assert assign(calls, [TOM], 3).made == {"b": "tom"}


def test_a_call_that_is_fixed_stays_where_it_is():
    calls = [wanted("a", 0, priority=0), wanted("b", 0, priority=9)]
    assert assign(calls, [TOM], 3, {"a": "tom"}).made == {"a": "tom"}


def test_nobody_to_call_and_nobody_who_calls():
    assert assign([], [MARY], 3).made == {}
    (left,) = assign([wanted("a", 0)], [], 3).unserved
    assert left.said.text == "There are no clerks. Add those who telephone."


def test_clashes_of_a_schedule_set_by_hand_are_found():
    calls = [wanted("a", 0), wanted("b", 0), wanted("c", 1, language="zh")]
    found = clashes(calls, [TOM], {"a": "tom", "b": "tom", "c": "tom"}, 1)
    assert [clash.said.text for clash in found] == [
        "Tom has two clients on lot 1.",
        "Tom does not speak Chinese, asked for at lot 2.",
    ]
    (stranger,) = clashes(calls[:1], [TOM], {"a": "ann"}, 1)
    assert stranger.said.text == "Ann, who has the call at lot 1, is not among the clerks."


languages = st.sampled_from(["en", "fr", "zh"])
names = st.sampled_from(["mary", "tom", "ann", "li"])
staff = st.lists(
    st.builds(Clerk, names, st.frozensets(languages)), max_size=4, unique_by=lambda c: c.name
)
calls_wanted = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from("ABCDEFGH"),
        languages | st.none(),
        st.integers(0, 9),
        names | st.none(),
    ),
    max_size=25,
).map(
    lambda rows: [
        Wanted(f"call-{n}", str(p + 1), p, c, lang, prio, pref)
        for n, (p, c, lang, prio, pref) in enumerate(rows)
    ]
)


@given(calls_wanted, staff, st.integers(1, 6))
def test_whatever_is_asked(calls, clerks, gap):
    schedule = assign(calls, clerks, gap)
    by_id = {call.call: call for call in calls}
    speakers = {clerk.name: clerk for clerk in clerks}
    for call, clerk in schedule.made.items():
        assert speakers[clerk].speaks(by_id[call].language)
    for call, clerk in schedule.made.items():
        for other, theirs in schedule.made.items():
            assert clerk != theirs or not in_the_way(by_id[call], by_id[other], gap)
    assert {*schedule.made} | {left.call for left in schedule.unserved} == set(by_id)
    assert len(schedule.made) + len(schedule.unserved) == len(calls)
    assert all(left.said.text.endswith(".") for left in schedule.unserved)
    assert schedule.worth == worth(calls, clerks, schedule.made)
    assert schedule.worth >= worth(calls, clerks, first_come(calls, clerks, gap))
    assert not clashes(calls, clerks, schedule.made, gap)
    assert assign(calls, clerks, gap) == schedule


@given(calls_wanted, staff)
def test_who_is_left_out_could_not_simply_be_put_in(calls, clerks):
    schedule = assign(calls, clerks, 3)
    by_id = {call.call: call for call in calls}
    for left in schedule.unserved:
        call = by_id[left.call]
        for clerk in clerks:
            theirs = [by_id[c] for c, name in schedule.made.items() if name == clerk.name]
            free = not any(in_the_way(call, other, 3) for other in theirs)
            assert not (free and clerk.speaks(call.language))


@pytest.mark.parametrize("seed", range(4))
def test_an_evening_is_better_served_than_by_first_come(seed):
    calls, clerks = evening(seed)
    schedule = assign(calls, clerks, GAP)
    assert schedule.worth > worth(calls, clerks, first_come(calls, clerks, GAP))


@pytest.mark.parametrize(
    ("tag", "said"),
    [("fr", "French"), ("zh-Hant", "Chinese (zh-Hant)"), ("yue", "Cantonese"),
     ("tlh", "the language tlh")],
)  # fmt: skip
def test_a_language_is_called_by_its_name(tag, said):
    assert language_name(tag) == said


def test_a_sign_in_name_is_written_as_a_name():
    assert [person_name(name) for name in ("mary", "Ann", "t.reed", "刘洋")] == [
        "Mary", "Ann", "t.reed", "刘洋",
    ]  # fmt: skip
