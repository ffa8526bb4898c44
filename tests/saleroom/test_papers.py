"""A sale's papers: results, buyers and the catalogue back out, as CSV."""

import csv
import io

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import new_sale

from rostrum.engine.apply import apply
from rostrum.engine.commands import ListLot
from rostrum.engine.decide import decide
from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.rules.ladders import SaleroomLadder
from rostrum.saleroom.catalogue import read_catalogue
from rostrum.saleroom.papers import catalogue_csv
from rostrum.wire.catalogue import LotDetails, SaleKind

TERMS = SaleTerms(sale_id="s", kind=SaleKind.LIVE, currency="GBP", ladder=SaleroomLadder(100))


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def act(admin: httpx.Client, item: str, action: str, **more) -> None:
    answer = admin.post(
        f"/api/v1/items/{item}/actions",
        headers={"Idempotency-Key": f"{item}-{action}"},
        json={"action": action, **more},
    )
    assert answer.status_code == 201, answer.text


@pytest.fixture
def sold(admin, bid) -> None:
    """Lot 1 to 412, lot 2 to 7, lot 3 to 412 again, lot 4 not sold; premium by bands, 20 % tax."""
    sale = new_sale(4, premium=[{"upTo": 150_000_00, "rate": 2500}, {"upTo": None, "rate": 2000}])
    for lot in sale["lots"]:
        lot["terms"]["taxRate"] = 2000
    sale["paddles"][0]["name"] = "=cmd|'/c calc'!A0"
    assert admin.post("/api/v1/sales", json=sale).status_code == 201
    assert bid("s1-1", 1_000_00).status_code == 201
    assert bid("s1-2", 200_000_00, paddle="7", confirm=True).status_code == 201
    assert bid("s1-3", 300_00).status_code == 201
    for item in ("s1-1", "s1-2", "s1-3"):
        act(admin, item, "hammer")
    act(admin, "s1-4", "pass")


def test_results_of_each_lot_with_premium_and_tax(admin, sold):
    first, second, _, fourth = rows(admin.get("/api/v1/sales/s1/results.csv"))
    assert (first["LotNum"], first["Status"], first["Paddle"]) == ("1", "sold", "412")
    assert [first[n] for n in ("Hammer", "Premium", "Hammer Tax", "Premium Tax", "Total")] == [
        "1000.00", "250.00", "200.00", "50.00", "1500.00",
    ]  # fmt: skip
    assert second["Premium"] == "47500.00"
    assert (fourth["Status"], fourth["Hammer"], fourth["Total"]) == ("passed", "", "")


def test_what_each_buyer_owes_is_the_sum_of_their_lots(admin, sold):
    buyers = {row["Paddle"]: row for row in rows(admin.get("/api/v1/sales/s1/buyers.csv"))}
    assert set(buyers) == {"412", "7"}
    assert (buyers["412"]["Lots"], buyers["412"]["Total"]) == ("2", "1950.00")
    lots = rows(admin.get("/api/v1/sales/s1/results.csv"))
    total = sum(float(row["Total"]) for row in lots if row["Total"])
    assert sum(float(row["Total"]) for row in buyers.values()) == total


def test_a_name_that_looks_like_a_formula_is_text(admin, sold):
    (row,) = (r for r in rows(admin.get("/api/v1/sales/s1/buyers.csv")) if r["Paddle"] == "412")
    assert row["Name"] == "'=cmd|'/c calc'!A0"


def test_papers_are_for_staff(server, sale):
    for paper in ("results.csv", "buyers.csv", "catalogue.csv", "paddles", "missed"):
        assert httpx.get(f"{server.url}/api/v1/sales/s1/{paper}").status_code == 401


def test_a_paddle_is_registered_and_suspended_while_the_sale_runs(admin, sale, bid):
    assert bid("s1-1", 100_00, paddle="55").json()["code"] == "PADDLE_UNKNOWN"
    assert admin.post("/api/v1/sales/s1/paddles", json={"paddle": "55"}).status_code == 201
    assert bid("s1-1", 100_00, paddle="55").status_code == 201
    known = admin.post(
        "/api/v1/sales/s1/paddles", json={"paddle": "55", "suspended": True, "name": "Ms Wu"}
    )
    assert (known.status_code, known.json()["bound"]) == (200, 100_00)
    assert bid("s1-2", 100_00, paddle="55").json()["code"] == "PADDLE_SUSPENDED"
    listed = {p["paddle"]: p for p in admin.get("/api/v1/sales/s1/paddles").json()["paddles"]}
    assert listed["55"]["name"] == "Ms Wu"
    for wrong in ({"paddle": ""}, {"paddle": "1", "limit": -1}, {"paddle": 1}, {}):
        assert admin.post("/api/v1/sales/s1/paddles", json=wrong).status_code == 400


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(
    str.strip
)
amounts = st.none() | st.integers(1, 10**9)


@given(
    title=texts.filter(bool),
    description=texts.filter(bool) | st.none(),
    low=amounts,
    start=st.integers(0, 10**9),
    reserve=amounts,
)
def test_a_catalogue_that_goes_out_comes_in_the_same(title, description, low, start, reserve):
    lot = LotTerms(
        item_id="s-1", sale_id="s", lot="1", position=0, title=title,
        start_price=start, reserve=reserve,
    )  # fmt: skip
    details = LotDetails(description=description, low_estimate=low)
    state = apply(None, decide(None, ListLot(by="x", lot=lot, sale=TERMS), 0))
    read = read_catalogue(catalogue_csv([(state, details)]), TERMS)
    assert not read.faults
    (back,) = read.lots
    assert (back.terms, back.details) == (lot, details)
