from itertools import pairwise

import pytest

from rostrum.rules.lots import BEFORE_SALE, DONE, ON_BLOCK, TRANSITIONS, may_become
from rostrum.wire.state import BIDDABLE, Status

WAY = [
    Status.DRAFT,
    Status.UPCOMING,
    Status.PREVIEW,
    Status.OPEN,
    Status.FAIR_WARNING,
    Status.FINAL_CALL,
    Status.CLOSING,
]


def test_a_lot_goes_its_way_step_by_step() -> None:
    assert all(may_become(here, there) for here, there in pairwise(WAY))
    for end in (Status.SOLD, Status.SOLD_PENDING, Status.PASSED, Status.UNSOLD):
        assert may_become(Status.CLOSING, end)


def test_every_status_has_its_row_and_none_leads_to_itself() -> None:
    assert set(TRANSITIONS) == set(Status)
    assert not any(may_become(status, status) for status in Status)


@pytest.mark.parametrize("status", sorted(DONE))
def test_what_is_over_can_be_reopened(status: Status) -> None:
    assert may_become(status, Status.OPEN)


@pytest.mark.parametrize("status", sorted(BEFORE_SALE))
def test_nothing_is_sold_before_it_is_offered(status: Status) -> None:
    assert not TRANSITIONS[status] & {Status.SOLD, Status.SOLD_PENDING, Status.UNSOLD}


def test_a_sold_lot_only_comes_back_by_reopening() -> None:
    assert TRANSITIONS[Status.SOLD] == {Status.OPEN}


def test_every_status_belongs_to_one_part_of_the_way() -> None:
    parts = [BEFORE_SALE, ON_BLOCK, DONE, {Status.HOLD}]
    assert sorted(status for part in parts for status in part) == sorted(Status)
    assert BIDDABLE < ON_BLOCK
