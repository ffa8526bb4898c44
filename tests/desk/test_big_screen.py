"""The room's screen: it shows the lot on the block, and is given nothing that is private."""

import asyncio

import httpx
import msgspec
import pytest
from PySide6.QtGui import QImage
from tests.conftest import new_sale

from rostrum.desk import day_rates, theme
from rostrum.desk.app import Desk
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.public_lot import PublicLot, converted, on_block, public_lot
from rostrum.desk.room_words import _SAID, PAIRS
from rostrum.desk.views.big_screen import BigScreen
from rostrum.wire.catalogue import LotDetails, Sale, SaleKind
from rostrum.wire.state import ItemEvent, Status

RATES = "/api/v1/sales/s1/rates"
RESERVE, MAXIMUM, LIMIT, COVER = 787_00, 623_00, 991_00, 841_00
NAME, NUMBER = "Eleonora Quistgaard", "+45 33 12 96 41"
PRIVATE = ("787", "623", "991", "841", NAME, NUMBER, "33 12 96 41", "mary", "414", "77")


@pytest.fixture
def sale(admin: httpx.Client) -> str:
    """A sale that publishes no paddles, with a reserve and private things at its first lot."""
    body = new_sale(3, publishPaddles=False)
    for lot in body["lots"]:
        lot["open"] = False
        lot["terms"]["reserve"] = RESERVE
    body["paddles"] = [{"paddle": "414", "limit": LIMIT}, {"paddle": "77"}]
    assert admin.post("/api/v1/sales", json=body).status_code == 201
    left = {"itemId": "s1-1", "paddle": "77", "maximum": MAXIMUM}
    assert admin.post("/api/v1/sales/s1/commissions", json=left).status_code == 201
    phones = "/api/v1/sales/s1/phones"
    client = {"clientId": "q", "name": NAME, "paddle": "414", "numbers": [NUMBER], "limit": LIMIT}
    assert admin.post(f"{phones}/clients", json=client).status_code == 201
    asked = {"clientId": "q", "lots": ["1"], "cover": COVER}
    assert admin.post(f"{phones}/requests", json=asked).status_code == 201
    admin.post(f"{phones}/clerks", json={"name": "mary", "languages": ["en"]})
    return "s1"


def act(admin: httpx.Client, lot: int, action: str, **more) -> None:
    answer = admin.post(
        f"/api/v1/items/s1-{lot}/actions",
        json={"action": action, **more},
        headers={"Idempotency-Key": f"{action}-{lot}"},
    )
    assert answer.is_success, answer.text


def test_nothing_private_is_in_what_the_big_screen_is_given(with_desk, admin, bid, until):
    given: list[PublicLot] = []
    said: list[str] = []

    async def test(desk: Desk) -> None:
        desk.screens.open_rostrum()  # the same desk knows the private figures
        big = desk.screens.open_big()
        podium = desk.screens.podium
        desk.screens.room.model.shown.connect(given.append)
        await until(lambda: podium.model.lot is not None and podium.model.lot.reserve == RESERVE)

        async def done(work, *arguments, **more) -> None:
            await asyncio.to_thread(work, *arguments, **more)
            await asyncio.sleep(0.15)
            # The lot that the auctioneer sees, each as soon as it has heard of it.
            await until(lambda: big.lot is not None and big.lot.lot == podium.model.lot.item.lot)
            said.extend(big.words)

        await done(act, admin, 1, "open")
        await until(lambda: big.lot.price == 100_00)  # the left bid opens
        await done(bid, "s1-1", 200_00, paddle="414")
        await until(lambda: big.lot.price == 220_00)
        await done(act, admin, 1, "fair_warning")
        await done(act, admin, 1, "hammer", confirm=True)
        await until(lambda: big.lot.status is Status.SOLD_PENDING)
        await until(lambda: "Sold  成交" in big.words)  # that the seller is asked is private
        await done(act, admin, 1, "next")
        await until(lambda: big.lot.lot == "2")

    with_desk(test)
    everything = " ".join([*(msgspec.json.encode(lot).decode() for lot in given), *said])
    assert "22000" in everything
    for private in PRIVATE:
        assert private not in everything, private


def test_a_public_lot_has_no_place_for_anything_private():
    assert set(PublicLot.__struct_fields__) == {
        "sale", "lot", "titles", "artists", "image", "status", "currency", "price", "paddle",
        "low_estimate", "high_estimate", "converted", "live",
    }  # fmt: skip


def test_on_another_display_it_leaves_the_keyboard_at_the_rostrum(
    with_desk, admin, until, monkeypatch
):
    async def test(desk: Desk) -> None:
        rostrum = desk.screens.open_rostrum()
        monkeypatch.setattr(BigScreen, "screen", lambda _: None)
        big = desk.screens.open_big()
        await until(lambda: big.isVisible() and rostrum.isActiveWindow())

    with_desk(test)


def test_rates_are_entered_by_hand_and_convert_the_price(with_desk, admin, bid, until):
    async def test(desk: Desk) -> None:
        big = desk.screens.open_big()
        desk.screens.open_rates()
        await until(lambda: desk.screens.rates_sheet is not None)
        sheet = desk.screens.rates_sheet
        await until(sheet.isVisible)
        (code, rate), (_, other) = sheet.rows[0], sheet.rows[1]
        assert (code.text(), code.accessibleName()) == ("USD", "Currency 1")
        rate.setText("one")
        sheet.save.click()
        assert "is no rate" in sheet._words.text()
        rate.setText("1,25")
        other.setText("1.1")
        sheet.save.click()
        await until(lambda: "Kept" in sheet._words.text())
        await asyncio.to_thread(act, admin, 1, "open")
        await until(lambda: big.lot.price == 100_00)
        await until(lambda: big.lot.converted == (("USD", 125_00), ("EUR", 110_00)))
        await until(lambda: "USD $125" in big.words)

    with_desk(test)


def test_other_rates_are_on_the_big_screen_of_another_desk_at_once(
    with_desk, admin, bid, until, monkeypatch
):
    monkeypatch.setattr(day_rates, "AGAIN_S", 600.0)  # nothing comes by being looked for

    async def test(desk: Desk) -> None:
        big = desk.screens.open_big()
        await asyncio.to_thread(act, admin, 1, "open")
        await until(lambda: big.lot is not None and big.lot.price == 100_00)
        for rate, shown in (("1.25", 125_00), ("1.5", 150_00)):
            body = {"rates": {"USD": rate}}
            assert (await asyncio.to_thread(admin.post, RATES, json=body)).is_success
            await until(lambda shown=shown: big.lot.converted == (("USD", shown),))

    with_desk(test)


def test_old_figures_are_said_to_be_old(with_desk, admin, server, until):
    async def test(desk: Desk) -> None:
        big = desk.screens.open_big()
        await until(lambda: big.lot is not None and big.lot.live)
        server.kill()
        await until(lambda: not big.lot.live)
        await until(lambda: "One moment, please  请稍候" in big.words)

    with_desk(test)


def test_amounts_are_converted_to_whole_units_of_each_currency():
    rates = {"USD": "1.2715", "JPY": "191.4", "KWD": "0.39"}
    assert converted(1_000_00, "GBP", rates) == (
        ("USD", 1272_00), ("JPY", 191_400), ("KWD", 390_000),
    )  # fmt: skip
    assert converted(50, "GBP", {"USD": "1"}) == (("USD", 0),), "half goes to the even"
    assert converted(150, "GBP", {"USD": "1"}) == (("USD", 200),)


def test_the_room_looks_at_the_lot_that_is_offered_then_at_the_one_that_fell(make_item):
    def lot(name: str, status: Status, kind: str, at: int):
        return make_item(name, status=status, event=ItemEvent(kind, at))

    first = lot("1", Status.SOLD, "hammered", 5)
    second = lot("2", Status.UPCOMING, "announced", 1)
    assert on_block([first, second]).item_id == "1"
    left = lot("1", Status.SOLD, "moved_on", 6)
    assert on_block([left, second]).item_id == "2"
    offered = lot("2", Status.OPEN, "opened", 7)
    assert on_block([left, offered]).item_id == "2"
    again = lot("1", Status.PASSED, "passed", 9)
    assert on_block([again, offered]).item_id == "1"
    assert on_block([]) is None


def test_a_lot_before_its_first_bid_shows_its_estimate(make_item):
    sale = Sale(
        sale_id="s1", title="A sale", title_zh="拍卖", kind=SaleKind.LIVE, currency="GBP",
        publish_paddles=True, lots=1,
    )  # fmt: skip
    details = LotDetails(title_zh="静物", low_estimate=500_00, high_estimate=700_00)
    shown = public_lot(make_item("1"), details, sale, {"USD": "2"}, live=True)
    assert (shown.price, shown.low_estimate, shown.converted) == (None, 500_00, (("USD", 1000_00),))
    assert shown.titles == {"en": "Lot 1", "zh": "静物"}


def test_a_projector_asks_for_a_picture_as_sharp_as_it_draws_it(qapp, make_item):
    sale = Sale(
        sale_id="s1", title="A sale", title_zh=None, kind=SaleKind.LIVE, currency="GBP",
        publish_paddles=True, lots=1,
    )  # fmt: skip
    pictures = Pictures()
    big = BigScreen(pictures, theme.DARK, ("en",))
    big.show_lot(public_lot(make_item("1"), LotDetails(image="a.jpg"), sale, {}, live=True))
    for width, height, side in ((1280, 720, 640), (1920, 1080, 1280), (3840, 2160, 2560)):
        big.resize(width, height)
        big.grab()
        wanted = [pictures.next_wanted(), pictures.next_wanted()]
        assert f"a.jpg?side={side}" in wanted
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(0xFF0000)
        pictures.put(f"a.jpg?side={side}", image)
        shown = big.grab().toImage()
        assert shown.pixelColor(width // 4, height // 2).red() == 255
        assert big._scaled.width() <= side
    assert pictures.small("a.jpg") is None, "it is kept for the big screen alone"


def test_every_language_of_the_room_says_everything():
    for tag in {tag for pair in PAIRS for tag in pair}:
        assert set(_SAID[tag]) == set(_SAID["en"]), tag
        assert all(_SAID[tag].values())
