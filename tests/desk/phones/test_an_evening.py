"""A clerk's evening by keys: calls, a dropped line, a cover, a handover, a race, an unknown answer,
an undo, and the money at the end."""

import asyncio
import signal

from PySide6.QtCore import Qt
from tests.desk.phones.conftest import PHONES, Clerk, House, until

from rostrum.desk.bid_line import Phase

K = Qt.Key
LIMIT = 500_00


def test_a_clerks_evening(house: House, desks):  # noqa: PLR0915 - an evening is one story
    house.prepare(8, {"mary": ["en", "fr"], "tom": ["en"]})
    wu = house.client("Wu", "412", numbers=["+44 20 7946 0001"], languages=["en"], limit=LIMIT)
    roy = house.client("Roy", "415", languages=["fr"])
    first = house.call(wu, 1, "mary")
    second = house.call(roy, 1, "tom")
    third = house.call(wu, 2, "mary", cover=150_00)
    fourth = house.call(roy, 3, "tom")

    async def go(function, *arguments, **more) -> None:
        await asyncio.to_thread(lambda: function(*arguments, **more))

    async def evening(mary: Clerk, tom: Clerk) -> None:  # noqa: PLR0915
        # Lot 1: two telephones against each other.
        await until(lambda: mary.a.call and mary.a.call.call_id == first, "the first call in A")
        await mary.lead(K.Key_C, first, "dialling")
        await mary.lead(K.Key_L, first, "on_line")
        await mary.lead(K.Key_I, first, "briefed")
        await tom.lead(K.Key_L, second, "on_line")
        assert await mary.bid(K.Key_Space, first) is Phase.ACCEPTED
        await until(lambda: mary.a.card.whose.words == "OURS", "ours")
        await until(lambda: tom.a.card.whose.words == "AGAINST US", "against tom's client")
        await until(lambda: mary.state(first) == "bidding", "an accepted bid makes it bidding")
        await until(lambda: mary.a.card.limit.text() == "Left £400", "what is left")
        mary.press(K.Key_Space)
        assert "You lead" in mary.window.room.bids.line_of(mary.a.call).text
        assert await tom.bid(K.Key_Return, second) is Phase.ACCEPTED
        await until(lambda: mary.a.card.whose.words == "AGAINST US", "tom's bid")
        await until(lambda: mary.a.card.ask.text() == "£120", "the new ask")

        # The ask moves between the eye and the key: nothing is bid, and the new ask is said.
        shown = mary.a.state
        await go(house.floor, 1, 120_00)
        await until(lambda: tom.a.card.sign.text() == "", "his bid is no longer said to stand")
        line = await mary.window.room.bids.bid(mary.a.pane, shown)
        assert line.phase is Phase.REFUSED
        assert "The ask is now £130." in line.text
        await until(lambda: mary.a.card.ask.text() == "£130", "the ask after it")

        # The server falls silent: unknown, then settled by the same key, once.
        house.server.send(signal.SIGSTOP)
        mary.press(K.Key_Space)
        await until(
            lambda: mary.window.room.bids.line_of(mary.a.call).phase is Phase.UNKNOWN, "unknown"
        )
        assert "UNKNOWN" in mary.a.card.sign.text()
        mary.press(K.Key_Space)
        await until(lambda: "STALE" in " ".join(mary.window.loud.words), "stale, in words")
        await until(lambda: not mary.a.card.bid.isEnabled(), "nothing can be bid")
        house.server.send(signal.SIGCONT)
        await until(
            lambda: mary.window.room.bids.line_of(mary.a.call).phase is Phase.ACCEPTED, "settled"
        )
        await until(lambda: mary.a.card.whose.words == "OURS", "ours again")
        assert (await asyncio.to_thread(house.item, 1))["bidCount"] == 4

        # The auctioneer takes the newest bid back; then it is the floor's again, and ours once more.
        await go(house.act, 1, "undo_bid")
        await until(lambda: mary.a.card.ask.text() == "£130", "the undo")
        await until(lambda: mary.a.card.whose.words == "AGAINST US", "not ours any more")
        await until(lambda: mary.window.bar.pill.link.value == "live", "live again")
        assert await mary.bid(K.Key_Space, first) is Phase.ACCEPTED
        await tom.lead(K.Key_O, second, "out")
        await go(house.act, 1, "hammer")
        await until(lambda: mary.state(first) == "won", "won")

        # Lot 2: the line drops, the cover bid is taken, the client comes back.
        await go(house.act, 1, "next")
        await mary.take(third)
        await mary.lead(K.Key_L, third, "on_line")
        await mary.lead(K.Key_D, third, "dropped")
        await until(lambda: any("LINE DROPPED" in w for w in mary.window.loud.words), "loud")
        mary.press(K.Key_T)
        await until(lambda: "IN FORCE" in mary.a.card.cover.text(), "the cover in force")
        await until(lambda: mary.a.card.whose.words == "OURS", "the server bids for her")
        await go(house.floor, 2, 110_00)
        await until(lambda: mary.a.card.ask.text() == "£130", "the cover answers")
        await mary.lead(K.Key_L, third, "on_line")
        await until(lambda: "not in force" in mary.a.card.cover.text(), "disarmed on line")
        await until(lambda: not any("LINE DROPPED" in w for w in mary.window.loud.words), "quiet")
        await go(house.floor, 2, 130_00)
        await until(
            lambda: mary.a.card.whose.words == "AGAINST US", "nothing above the price stood"
        )

        # Above the limit only by the second key: 500 less 130 is left; the ask is taken to 400.
        await go(house.act, 2, "set_ask", amount=400_00)
        await until(lambda: mary.a.card.ask.text() == "£400", "the ask that was set")
        await until(lambda: "above what is left" in mary.a.card.limit_rest.text(), "too dear")
        assert await mary.bid(K.Key_Space, third) is Phase.REFUSED
        assert "ABOVE THE LIMIT" in mary.a.card.sign.text()
        assert await mary.bid(K.Key_U, third) is Phase.ACCEPTED
        await until(lambda: mary.a.card.whose.words == "OURS", "above the limit, and ours")
        await go(house.act, 2, "hammer")
        await until(lambda: mary.state(third) == "won", "won by the second key")
        await go(house.act, 2, "next")

        # Lot 3: mary asks for tom's call; tom gives it; from then on it is hers to bid.
        await tom.take(fourth)
        await tom.lead(K.Key_L, fourth, "on_line")
        mary.window.queue.choose(fourth)
        mary.press(K.Key_H)
        await until(lambda: any("mary asks" in words for words in tom.window.loud.words), "asked")
        tom.press(K.Key_Y)
        await until(lambda: mary.state(fourth) == "on_line", "handed over as it stands")
        await until(lambda: tom.window.model.call(fourth) is None, "no longer tom's")
        await until(lambda: mary.a.call.call_id == fourth, "in hand, so in a pane")
        assert await mary.bid(K.Key_Space, fourth) is Phase.ACCEPTED
        await go(house.floor, 3, 110_00)
        await until(lambda: mary.a.card.whose.words == "AGAINST US", "the floor's")
        await mary.lead(K.Key_O, fourth, "out")
        await go(house.act, 3, "hammer")
        await until(lambda: mary.state(fourth) == "lost", "lost")

        # Whom to call back, told by a key.
        mary.press(K.Key_F5)
        follow = mary.desk.phones.follow_up
        await until(lambda: len(follow.clients) == 2, "two clients to call back")
        assert [(each.client.name, each.won, each.spent) for each in follow.clients] == [
            ("Wu", ["1", "2"], 530_00),
            ("Roy", [], 0),
        ]
        await follow.tell()
        await until(lambda: mary.state(first) == "done" and mary.state(third) == "done", "told")
        assert mary.window.room.bids.answered_ms, "each answer's time is kept"

    desks(evening, "mary", "tom")
    sold = [house.item(lot) for lot in (1, 2, 3)]
    assert [(one["status"], one["price"]) for one in sold] == [
        ("sold", 130_00), ("sold", 400_00), ("sold", 110_00),
    ]  # fmt: skip
    paddles = {
        p["paddle"]: p for p in house.admin.get("/api/v1/sales/s1/paddles").json()["paddles"]
    }
    assert paddles["412"]["bound"] == 530_00
    assert paddles["415"]["bound"] == 0
    assert house.admin.get(f"{PHONES}/follow-up").json()["clients"][0]["client"]["name"] == "Roy"
