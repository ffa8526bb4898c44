"""Call sheets and the report by HTTP, for those who may have them."""

import io

from pypdf import PdfReader
from tests.phones.conftest import House, Person


async def text(person: Person, path: str) -> str:
    answer = await person.http.get(f"/api/v1/sales/s1/{path}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/pdf"
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


async def test_a_clerk_prints_their_own_sheet_and_a_chief_everybodys(house: House):
    group = {"items": ["s1-1", "s1-3"]}
    await house.client("Wu", "412", numbers=["+44 20 7946"], limit=900_00, groups=[group])
    await house.client("Roe", "7")
    await house.call("wu", 1, "mary", cover=500_00)
    await house.call("roe", 2, "tom")
    await house.call("roe", 3)
    own = await text(house.mary, "call-sheets.pdf")
    for told in ("Wu", "+44 20 7946", "Lot 1", "Cover bid 500", "left 900", "lots 1, 3"):
        assert told in own, told
    assert "Roe" not in own
    everybody = await text(house.ann, "call-sheets.pdf?zone=Europe/Paris")
    assert all(name in everybody for name in ("mary", "tom", "Calls that nobody has yet", "Roe"))
    assert "Wu" not in await text(house.ann, "call-sheets.pdf?clerk=tom")
    other = await house.mary.http.get("/api/v1/sales/s1/call-sheets.pdf?clerk=tom")
    assert (other.status_code, other.json()["code"]) == (403, "NOT_YOURS")


async def test_the_report_is_a_pdf_for_staff(house: House):
    await house.mary.bid("s1-1", 100_00, "412")
    await house.ann.act("s1-1", "hammer")
    assert "1 of 1 lots offered were sold." in await text(house.mary, "report.pdf")
    wrong = await house.mary.http.get("/api/v1/sales/s1/report.pdf?zone=Nowhere/Here")
    assert wrong.status_code == 400


async def test_invoices_are_lines_by_buyer(house: House):
    for item, paddle in (("s1-1", "412"), ("s1-2", "7"), ("s1-3", "412")):
        await house.mary.bid(item, 100_00, paddle)
        await house.ann.act(item, "hammer")
    answer = await house.mary.http.get("/api/v1/sales/s1/invoices.csv")
    lines = [line.split(",")[:3] for line in answer.text.splitlines()[1:]]
    assert [(line[0], line[2]) for line in lines] == [("7", "2"), ("412", "1"), ("412", "3")]
