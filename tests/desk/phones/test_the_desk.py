"""The phone desk by keys: two panes, closing and opening, other clerks' calls, what it may not do."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from tests.desk.phones.conftest import PHONES, Clerk, House, open_desk, until

from rostrum.desk import theme
from rostrum.desk.bid_line import Phase
from rostrum.desk.models.calls import Pane
from rostrum.desk.phones.states import LEADS, LIVE, OVER, REACHED, SIGNS, UNREACHED
from rostrum.desk.views.apart_sign import PracticeStrip
from rostrum.desk.views.phone_desk.pane import PaneView
from rostrum.phones import states
from rostrum.wire.phones import CallState

K = Qt.Key


def test_the_desk_leads_a_call_only_where_the_server_lets_it_go():
    for ways in LEADS.values():
        assert all(states.may_become(start, end) for start, end in ways.items())
    assert (REACHED, UNREACHED, LIVE, OVER) == (
        states.REACHED, states.UNREACHED, states.LIVE, states.OVER,
    )  # fmt: skip


def test_every_state_has_a_shape_and_a_word_of_its_own():
    assert set(SIGNS) == set(CallState)
    assert len({sign.shape for sign in SIGNS.values()}) == len(SIGNS)
    assert len({sign.word for sign in SIGNS.values()}) == len(SIGNS)


def test_two_clients_each_with_a_key(house: House, desks):
    house.prepare(4, {"mary": ["en"]})
    one = house.call(house.client("Wu", "412"), 1, "mary")
    two = house.call(house.client("Roy", "415"), 2, "mary")

    async def test(mary: Clerk) -> None:
        await mary.take(one)
        await mary.take(two, K.Key_2)
        assert mary.window.active is Pane.B
        await mary.lead(K.Key_L, two, "on_line")
        mary.press(K.Key_P)
        await mary.lead(K.Key_L, one, "on_line")
        assert await mary.bid(K.Key_B, two) is Phase.ACCEPTED
        assert await mary.bid(K.Key_Space, one) is Phase.ACCEPTED
        await until(lambda: mary.a.card.whose.words == mary.b.card.whose.words == "OURS", "both")

    desks(test, "mary")
    assert (house.leader(1), house.leader(2)) == ("412", "415")


def test_why_a_key_sent_nothing_is_said_no_longer_than_it_is_so(house: House, desks):
    house.prepare(3, {"mary": ["en"]})
    call = house.call(house.client("Wu", "412"), 1, "mary")

    async def test(mary: Clerk) -> None:
        await mary.lead(K.Key_L, call, "on_line")
        assert await mary.bid(K.Key_Space, call) is Phase.ACCEPTED
        await until(lambda: mary.a.card.whose.words == "OURS", "ours")
        assert await mary.bid(K.Key_Space, call) is Phase.BLOCKED
        await until(lambda: "NOT SENT" in mary.a.card.sign.text(), "said")
        assert "lead" in mary.a.card.words.text()
        await asyncio.to_thread(house.floor, 1, 110_00)
        await until(lambda: mary.a.card.whose.words == "AGAINST US", "the floor's")
        assert mary.a.card.sign.isHidden()
        assert mary.a.card.words.text() == ""

    desks(test, "mary")


def test_two_filled_panes_fit_a_screen_of_1280_by_720_under_the_practice_strip(house: House, desks):
    house.prepare(6, {"mary": ["en"], "tom": ["en"]})
    roy = house.client("Roy", "415", numbers=["+44 1", "+44 2", "+44 3"],
                       groups=[{"items": ["s1-2", "s1-3"], "want": 1}])  # fmt: skip
    wu = house.client("Wu", "412", limit=50_00)
    one = house.call(wu, 1, "mary", cover=30_00)
    two = house.call(roy, 2, "mary")
    for text in ("Asked for the condition of the frame, and of the back of it.", "One step over."):
        house.done(f"{PHONES}/clients/wu/notes", {"text": text})

    async def test(mary: Clerk) -> None:
        window = mary.window
        await mary.take(two, K.Key_2)
        await mary.lead(K.Key_L, two, "on_line")
        await mary.lead(K.Key_D, two, "dropped")
        await mary.take(one)
        await mary.lead(K.Key_L, one, "on_line")
        window.centralWidget().layout().insertWidget(0, PracticeStrip(theme.WORN))
        window.show()
        assert await mary.bid(K.Key_Space, one) is Phase.REFUSED  # above the limit
        for size in ((1440, 900), (1366, 768), (1280, 720)):
            window.resize(*size)
            await asyncio.sleep(0.1)
            assert (window.width(), window.height()) == size
            for pane in (mary.a, mary.b):
                _all_can_be_read(pane)

    desks(test, "mary")


def _all_can_be_read(pane: PaneView) -> None:
    card = pane.card
    parts = [part for part in card.findChildren(QWidget) if part.isVisible()]
    assert card.numbers in parts
    assert card.notes in parts
    for place, part in enumerate(parts):
        assert card.rect().contains(part.geometry()), part.accessibleName()
        if part is not card.ask:  # figures have nothing below their line
            assert part.height() >= part.minimumSizeHint().height(), part.accessibleName()
        for other in parts[place + 1 :]:
            assert not part.geometry().intersects(other.geometry()), (part, other)


def test_a_desk_closed_in_the_middle_of_a_call_opens_as_it_was(house: House, desks):
    house.prepare(3, {"mary": ["en"]})
    wu = house.client("Wu", "412", limit=1000_00)
    call = house.call(wu, 2, "mary", cover=300_00)

    async def test(mary: Clerk) -> None:
        await mary.lead(K.Key_L, call, "on_line")
        assert await mary.bid(K.Key_Space, call) is Phase.ACCEPTED
        mary.press(K.Key_M)
        mary.a.card.note.setText("one step more at most")
        mary.press(K.Key_Return)
        await until(lambda: "one step more" in mary.a.card.notes.text(), "the note")
        await until(lambda: mary.a.card.whose.words == "OURS", "ours")
        await mary.close()
        again = await open_desk(house, "mary")
        try:
            there = Clerk(again)
            await until(lambda: there.a.card.whose.words == "OURS", "ours still")
            await until(lambda: there.state(call) == "bidding", "bidding still")
            assert "one step more at most" in there.a.card.notes.text()
            await until(lambda: there.a.card.limit.text() == "Left £900", "what is left")
            assert "£300" in there.a.card.cover.text()
        finally:
            await again.stop()

    desks(test, "mary")


def test_another_clerks_call_is_seen_without_its_client_and_cannot_be_bid(house: House, desks):
    house.prepare(3, {"mary": ["en"], "tom": ["en"]})
    call = house.call(house.client("Secret Name", "412"), 1, "tom")

    async def test(mary: Clerk) -> None:
        await until(lambda: any(row.call_id == call for row in mary.window.queue.rows), "seen")
        shown = next(row for row in mary.window.queue.rows if row.call_id == call)
        assert shown.title == "with tom"
        assert "Secret" not in repr(mary.window.model.desk)
        mary.window.queue.choose(call)
        mary.press(K.Key_1)
        assert mary.window.model.panes[Pane.A] is None
        mary.press(K.Key_Space)
        assert "No call is in pane A" in mary.window.foot.words

    desks(test, "mary")
    assert house.item(1)["bidCount"] == 0


def test_a_call_that_is_not_answered_for_can_be_taken_after_ten_seconds_and_not_before(
    house: House, desks
):
    house.prepare(3, {"mary": ["en"], "tom": ["en"]})
    call = house.call(house.client("Wu", "412"), 1, "tom")

    async def test(mary: Clerk) -> None:
        mary.window.queue.choose(call)
        mary.press(K.Key_H)
        await until(lambda: mary.window.model.brief(call).asking == "mary", "asked")
        mary.press(K.Key_H)
        await until(lambda: "Ask for it" in mary.window.foot.words, "too early")
        assert mary.window.model.brief(call) is not None

    desks(test, "mary")


def test_a_killed_server_is_said_in_words_and_nothing_can_be_bid(house: House, desks):
    house.prepare(3, {"mary": ["en"]})
    call = house.call(house.client("Wu", "412"), 1, "mary")

    async def test(mary: Clerk) -> None:
        await mary.lead(K.Key_L, call, "on_line")
        await until(lambda: mary.window.bar.pill.link.value == "live", "live")
        house.server.kill()
        await until(lambda: "OFFLINE" in " ".join(mary.window.loud.words), "offline")
        await until(lambda: mary.a.card.ask_caption.text() == "ASK  ·  OLD FIGURES", "marked old")
        assert mary.a.card.ask.text() == "£100"
        await until(lambda: not mary.a.card.bid.isEnabled(), "nothing can be bid")
        mary.press(K.Key_Space)
        assert "Offline" in mary.window.room.bids.line_of(mary.a.call).text
        await asyncio.to_thread(house.server.start)
        await until(lambda: mary.window.bar.pill.link.value == "live", "live again")
        await until(lambda: not mary.window.loud.words, "and quiet")
        assert await mary.bid(K.Key_Space, call) is Phase.ACCEPTED

    desks(test, "mary")
    assert house.item(1)["bidCount"] == 1


def test_who_has_no_paddle_cannot_be_bid_for_and_is_told_so(house: House, desks):
    house.prepare(3, {"mary": ["en"]})
    body = {"clientId": "new", "name": "New Client"}
    house.done("/api/v1/sales/s1/phones/clients", body)
    house.call("new", 1, "mary")

    async def test(mary: Clerk) -> None:
        mary.press(K.Key_Space)
        assert "no paddle yet" in mary.a.card.words.text()

    desks(test, "mary")


def test_everything_on_the_screen_has_a_name_for_a_screen_reader(house: House, desks):
    house.prepare(3, {"mary": ["en"]})
    call = house.call(house.client("Wu", "412", limit=500_00), 1, "mary", cover=200_00)

    async def test(mary: Clerk) -> None:
        await mary.lead(K.Key_L, call, "on_line")
        card = mary.a.card
        for name in ("ask", "paddle", "numbers", "limit", "cover", "state_sign", "sign", "notes"):
            assert getattr(card, name).accessibleName(), name
        assert card.ask.accessibleDescription() == "£100"
        assert card.bid.accessibleName().endswith("bid £100")
        assert card.whose.accessibleName() == "NO BID YET"
        row = next(row for row in mary.window.queue.rows if row.call_id == call)
        assert row.spoken.startswith("Lot 1, Wu, on line, NOW")
        unnamed = [
            shown
            for shown in mary.window.findChildren(QWidget)
            if shown.focusPolicy() & Qt.FocusPolicy.TabFocus
            and shown.isVisible()
            and not shown.accessibleName()
            and not isinstance(shown, QLabel)
            and not shown.objectName().startswith("qt_")
        ]
        assert not unnamed

    desks(test, "mary")
