"""The page of figures has a place for each benchmark, and keeps its prose when one is run."""

from pathlib import Path

import pytest
from tests.benchmarks import goals, page
from tests.benchmarks.parts import PARTS, SOAK, chosen

PAGE = (Path(__file__).parents[2] / "docs" / "performance.md").read_text()


@pytest.mark.parametrize("name", ["goals", *(part.name for part in (*PARTS, SOAK))])
def test_each_part_has_its_place_on_the_page(name):
    assert (
        page.with_section(PAGE, name, page.section(PAGE, name)) == PAGE
        or not page.section(PAGE, name).strip()
    )


def test_only_what_is_between_the_markers_is_replaced():
    text = "before\n<!-- figures: a -->\nold\n<!-- /figures -->\nafter <!-- figures: b --> b <!-- /figures -->"
    changed = page.with_section(text, "a", "new")
    assert changed == text.replace("old", "new")
    with pytest.raises(page.NoSection):
        page.with_section(text, "c", "new")


def test_goals_that_were_not_measured_now_stand_as_they_did():
    first = goals.table_of({"phones": {"p99_ms": 40.0}, "schedule": {"slowest_s": 0.1}}, "")
    assert "| 40.0 ms | **no** |" in first
    second = goals.table_of({"phones": {"p99_ms": 20.0}}, first)
    assert "| 20.0 ms | yes |" in second
    assert "120 calls given to 12 clerks | below 2 s | 0.1 s | yes |" in second
    assert len(second.splitlines()) == 4


def test_parts_are_chosen_by_name_or_by_their_group():
    assert [part.name for part in chosen(["push", "desk"])][:2] == ["push", "desk-load"]
    assert chosen([]) == list(PARTS)
    with pytest.raises(KeyError):
        chosen(["nothing"])
