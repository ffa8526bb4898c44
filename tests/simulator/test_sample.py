"""The sample sale as it stands in the repository."""

import pytest

from rostrum import resources
from rostrum.simulator import sample

NOW = 1_764_000_000_000


@pytest.fixture(scope="module")
def sales():
    return {body["terms"]["saleId"]: body for body in sample.bodies(NOW)}


def lots(sales):
    return [lot for sale in sales.values() for lot in sale["lots"]]


def test_there_are_a_live_and_a_timed_sale_with_many_lots(sales):
    assert {sale["terms"]["kind"] for sale in sales.values()} == {"live", "timed"}
    assert len({sale["terms"]["currency"] for sale in sales.values()}) == 2
    assert len(lots(sales)) >= 120


def test_every_lot_has_its_picture_and_sensible_money(sales):
    for lot in lots(sales):
        terms, details = lot["terms"], lot["details"]
        assert resources.path("sample", "images", details["image"]).stat().st_size < 90_000
        assert 0 < terms["startPrice"] <= details["lowEstimate"] < details["highEstimate"]
        assert terms.get("reserve", terms["startPrice"]) <= details["lowEstimate"]
        assert terms.get("reserve", terms["startPrice"]) >= terms["startPrice"]


def test_artists_and_titles_are_there_in_both_scripts(sales):
    details = [lot["details"] for lot in lots(sales)]
    assert len({d["artist"] for d in details if d["artist"]}) > 15
    assert len({d["artistZh"] for d in details if d["artistZh"]}) >= 8
    assert all(d["titleZh"] for d in details)
    assert {lot["terms"]["lot"] for lot in lots(sales)} >= {"27", "27A"}


def test_timed_lots_close_one_after_another_from_soon_on(sales):
    ends = [lot["terms"]["endsAt"] for lot in sales["online"]["lots"]]
    assert ends == sorted(set(ends))
    assert 0 < ends[0] - NOW < 60_000
