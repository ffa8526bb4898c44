"""Catalogues as they come from the field."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ADMIN

from rostrum.engine.terms import SaleTerms
from rostrum.rules.ladders import SaleroomLadder
from rostrum.saleroom.catalogue import read_catalogue
from rostrum.wire.catalogue import SaleKind

TERMS = SaleTerms(sale_id="s", kind=SaleKind.LIVE, currency="GBP", ladder=SaleroomLadder(100))
HEAD = "LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve Price,ImageFile.1\n"


def read(text: str | bytes, terms: SaleTerms = TERMS, **options):
    data = text if isinstance(text, bytes) else text.encode()
    return read_catalogue(data, terms, **options)


def test_the_fields_own_columns():
    catalogue = read(HEAD + '27A,"A vase, blue","Two\nlines","1,200",£1 800.00,600,,v.jpg\n')
    (lot,) = catalogue.lots
    assert not catalogue.faults
    assert (lot.terms.item_id, lot.terms.lot, lot.terms.title) == ("s-27A", "27A", "A vase, blue")
    assert (lot.details.low_estimate, lot.details.high_estimate) == (1_200_00, 1_800_00)
    assert (lot.terms.start_price, lot.terms.reserve) == (600_00, None)
    assert lot.details.description == "Two\nlines"
    assert lot.details.image == "v.jpg"


@pytest.mark.parametrize(
    "heading",
    ["Lot Number;Title;Low Estimate", "Lot\tTitle\tEstimate Low", "\ufefflot,title,LowEst"],
)
def test_other_names_marks_and_separators(heading):
    separator = ";" if ";" in heading else "\t" if "\t" in heading else ","
    catalogue = read(heading + "\r\n" + separator.join(["1", "Chair", "1.200"]) + "\r\n")
    assert catalogue.lots[0].details.low_estimate == 1_200_00


def test_cp1252_and_european_amounts():
    catalogue = read("Lot;Title;Reserve\n1;Böttger-Schale – weiß;1.200,50\n".encode("cp1252"))
    assert catalogue.lots[0].terms.title == "Böttger-Schale – weiß"
    assert catalogue.lots[0].terms.reserve == 1_200_50


def test_lots_come_in_natural_order_after_those_that_are_there():
    catalogue = read("Lot,Title\n28,c\n27A,b\n2,x\n27,a\n10,y\n", taken=5)
    assert [lot.terms.lot for lot in catalogue.lots] == ["2", "10", "27", "27A", "28"]
    assert [lot.terms.position for lot in catalogue.lots] == [5, 6, 7, 8, 9]


def test_each_bad_line_is_named_with_its_reason():
    catalogue = read(
        HEAD
        + "1,Good,,,,,,\n,No number,,,,,,\n3,,,,,,,\n4,Bad,,x,,,,\n5,Low,,20,10,,,\n1,Again,,,,,,\n"
    )
    assert [(fault.line, fault.reason.split(";")[0]) for fault in catalogue.faults] == [
        (3, "there is no lot"),
        (4, "there is no title"),
        (5, "'x' is not an amount"),
        (6, "the low estimate is above the high one"),
        (7, "lot 1 stands in line 2 already"),
    ]


def test_line_numbers_count_line_ends_inside_quotes():
    catalogue = read(HEAD + '1,"A\nB\nC",,,,,,\n2,,,,,,,\n')
    assert [fault.line for fault in catalogue.faults] == [5]


def test_columns_that_nobody_reads_are_told():
    assert read("Lot,Title,Seller,Consignor\n1,a,b,c\n").ignored == ("Seller", "Consignor")


def test_a_file_that_is_no_catalogue_is_said_so():
    assert "no lot and no title" in read("a,b\n1,2\n").faults[0].reason
    assert read(b"").faults


def test_timed_lots_close_by_the_sales_stagger():
    terms = SaleTerms(
        sale_id="s", kind=SaleKind.TIMED, currency="GBP", ladder=SaleroomLadder(100),
        stagger_ms=30_000,
    )  # fmt: skip
    assert "firstClose" in read("Lot,Title\n1,a\n", terms).faults[0].reason
    lots = read("Lot,Title\n1,a\n2,b\n", terms, first_close=1_000_000).lots
    assert [lot.terms.ends_at for lot in lots] == [1_000_000, 1_030_000]


@given(st.binary(max_size=300))
def test_no_file_however_odd_is_more_than_faults(data):
    read(data)


CSV = "Lot,Title,LowEst,HighEst,StartPrice\n27A,Vase,100,150,80\n27,Dish,100,150,80\n"


def post(admin, body: str, **query):
    return admin.post("/api/v1/sales/s1/catalogue", content=body, params=query)


def test_a_dry_run_adds_nothing_and_the_same_file_then_comes_in(admin, sale):
    told = post(admin, CSV, dryRun=1)
    assert (told.status_code, told.json()["lots"], told.json()["added"]) == (200, 2, False)
    assert admin.get("/api/v1/sales/s1").json()["lots"] == 3
    told = post(admin, CSV, open=1)
    assert (told.status_code, told.json()["added"]) == (201, True)
    assert admin.get("/api/v1/sales/s1").json()["lots"] == 5
    page = admin.get("/api/v1/items?sale=s1").json()["items"]
    assert [item["lot"] for item in page] == ["1", "2", "3", "27", "27A"]
    assert post(admin, CSV).status_code == 409


def test_one_bad_line_and_nothing_comes_in(admin, sale):
    told = post(admin, CSV + "9,,,,\n")
    assert told.status_code == 422
    assert told.json()["faults"] == [{"line": 4, "reason": "there is no title"}]
    assert admin.get("/api/v1/sales/s1").json()["lots"] == 3


def test_lots_from_a_catalogue_take_bids_also_after_a_restart(admin, sale, server, bid):
    post(admin, CSV, open=1)
    server.kill()
    server.start()
    assert bid("s1-27A", 80_00).status_code == 201
    assert admin.get("/api/v1/sales/s1").json()["lots"] == 5


def test_the_command_tells_what_would_come_in_and_brings_it(admin, sale, server, tmp_path):
    file = tmp_path / "lots.csv"
    file.write_text(CSV + "9,,,,\n")

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "rostrum", "import-catalogue", "s1", str(file), *more]
        env = {**os.environ, "ROSTRUM_SERVER": server.url, "ROSTRUM_TOKEN": ADMIN}
        return subprocess.run(command, env=env, capture_output=True, text=True)

    faulty = run("--dry-run")
    assert faulty.returncode == 1
    assert "line 4: there is no title" in faulty.stderr
    file.write_text(CSV)
    assert "2 lots could be read; nothing was added" in run("--dry-run").stdout
    assert "2 lots added" in run().stdout
    assert "listed already" in run().stderr
