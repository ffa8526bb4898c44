"""A Chinese clerk's evening: what the server says, on real widgets, and no English sentence in it."""

import asyncio

import httpx
import pytest
from PySide6.QtCore import Qt
from tests.desk.phones.conftest import Clerk, House, until
from tests.desk.test_told import latin

from rostrum.desk import figures, locales, words
from rostrum.desk.bid_line import Phase
from rostrum.desk.models.calls import Pane

K = Qt.Key
CLERKS = {"李娜": ["en"], "王芳": ["en"], "安": ["en"]}


@pytest.fixture
def chinese(qapp):
    words.speak("zh_CN")
    figures.write_as(locales.style("zh_CN"))
    yield
    words.speak("en")
    figures.write_as(locales.ENGLISH)


def chinese_only(text: str) -> str:
    """The text, when there is some and no word of it is English; single letters are keys."""
    assert text
    assert not {word for word in latin(text) if len(word) > 1}, text
    return text


def prepared(house: House) -> None:
    house.prepare(9, CLERKS)
    made = house.done("/api/v1/tokens", {"name": "张强", "role": "auctioneer"})
    house.tokens["张强"] = made["token"]


def test_a_clerk_reads_chinese_whatever_the_server_refuses(house: House, desks, chinese):
    prepared(house)
    wu = house.client("吴先生", "412", clientId="c-wu", limit=250_00)
    ren = house.client("任女士", "415", clientId="c-ren")
    one, same = house.call(wu, 1, "李娜"), house.call(ren, 1, "李娜")
    covered = house.call(wu, 5, "李娜", cover=900_00)
    theirs = house.call(house.client("何先生", "418", clientId="c-he"), 4, "王芳")
    asked = {"Authorization": f"Bearer {house.tokens['安']}"}
    house.done(f"/api/v1/sales/s1/phones/calls/{theirs}/handover", {"act": "ask"}, headers=asked)

    async def test(lina: Clerk) -> None:
        window = lina.window

        # Handing over: somebody else has asked before.
        window.queue.choose(theirs)
        lina.press(K.Key_H)
        await until(lambda: "已先于您" in window.foot.words, "asked already")
        assert chinese_only(window.foot.words).startswith("安 已先于您请求此通话。")

        # The ask has moved.
        await lina.take(one)
        await lina.lead(K.Key_L, one, "on_line")
        await lina.take(same, K.Key_2)
        await lina.lead(K.Key_L, same, "on_line")
        old = lina.a.state
        house.floor(1, 100_00)
        line = await window.room.bids.bid(Pane.A, old)
        assert line.phase is Phase.REFUSED
        await until(lambda: "叫价已变动" in lina.a.card.words.text(), "the ask has moved")
        assert "£110" in chinese_only(lina.a.card.words.text())

        # Against one's own client: the server forbids it, and says why.
        lina.press(K.Key_P)
        await until(lambda: window.active is Pane.A, "pane A")
        assert await lina.bid(K.Key_Space, one) is Phase.ACCEPTED
        assert await lina.bid(K.Key_B, same) is Phase.REFUSED
        await until(lambda: "您自己的客户" in lina.b.card.words.text(), "one's own client leads")
        assert "412" in chinese_only(lina.b.card.words.text())

        # Above the limit.
        house.floor(1, 260_00)
        await until(lambda: lina.a.state.price == 260_00, "the bid of the floor")
        assert await lina.bid(K.Key_Space, one) is Phase.REFUSED
        await until(lambda: "超出限额" in lina.a.card.sign.text(), "above the limit")
        assert chinese_only(lina.a.card.words.text()) == "请询问客户。按 U 仍以 £290 出价。"

        # A cover bid that the sale refuses.
        await lina.take(covered)
        await lina.lead(K.Key_C, covered, "dialling")
        await lina.lead(K.Key_N, covered, "no_answer")
        lina.press(K.Key_T)
        await until(lambda: "✕" in lina.a.card.cover.text(), "the cover is refused")
        assert "号牌 412 的全场限额还剩 £250" in chinese_only(lina.a.card.cover.text())

    desks(test, "李娜")


def test_the_office_reads_chinese_clashes_unserved_calls_and_bad_lines(
    house: House, desks, chinese, tmp_path
):
    prepared(house)
    wu = house.client("吴先生", "412", clientId="c-wu")
    ren = house.client("任女士", "415", clientId="c-ren", languages=["fr"])
    house.call(wu, 2, "李娜")
    house.call(ren, 3, "李娜", language="fr")
    house.call(ren, 8, language="fr")
    bad = tmp_path / "bad.csv"
    bad.write_text("Name,Lots,Paddle,Limit\n何先生,99,418,\n罗女士,4,419,12x\n")

    async def test(office: Clerk) -> None:
        office.press(K.Key_F4)
        window = office.desk.phones.schedule
        await until(lambda: len(window.model.rows) == 3, "the calls")
        await until(lambda: "不会讲" in window.faults.toPlainText(), "the clashes")
        said = chinese_only(window.faults.toPlainText())
        assert "李娜 不会讲拍品 3 所需的法语。" in said
        assert "李娜 在拍品 2 和 3 上有不同的客户，仅隔 1 件。" in said
        window.plan_button.click()
        await until(lambda: "没有会讲法语" in window.faults.toPlainText(), "the unserved call")
        chinese_only(window.faults.toPlainText())
        window.list.read_list(bad)
        await until(lambda: "第 2 行" in window.faults.toPlainText(), "the bad lines")
        said = window.faults.toPlainText()
        assert "本场拍卖没有拍品 99" in said
        assert "“12x”不是金额" in said

    desks(test, "张强")


def test_who_signs_in_with_too_many_wrong_passwords_reads_it_in_chinese(
    house: House, desks, chinese, qtbot
):
    prepared(house)
    house.done("/api/v1/users", {"name": "赵", "role": "clerk", "password": "correct horse"})

    def guess_too_often() -> None:
        body = {"name": "赵", "password": "wrong horse"}
        while (
            house.admin.post("/api/v1/session", json=body).status_code
            != httpx.codes.TOO_MANY_REQUESTS
        ):
            pass

    async def test(lina: Clerk) -> None:
        office = lina.desk.office
        office.show_sign_in()
        sheet = office.sign_in_sheet
        await until(lambda: not office.tasks, "the sheet")

        async def sign_in() -> str:
            sheet.name.setText("赵")
            sheet.password.setText("wrong horse")
            qtbot.keyClick(sheet.password, K.Key_Return)
            await until(sheet.go.isEnabled, "an answer")
            return sheet.words

        assert chinese_only(await sign_in()) == "名称或密码有误。请检查后重试。"
        await asyncio.to_thread(guess_too_often)
        assert "密码错误次数过多" in chinese_only(await sign_in())

        # A clerk at the rostrum is told who sees it.
        lina.desk.screens.open_rostrum()
        model = lina.desk.screens.podium.model
        await until(lambda: bool(model.trouble), "not permitted")
        assert "只有拍卖师" in chinese_only(model.trouble)

    desks(test, "李娜")
