"""The desk's sheets by keyboard and by ear: connections, settings, keys, signing in, notices."""

import time

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QWidget
from tests.conftest import ADMIN, ServerProcess

from rostrum.desk import settings, theme
from rostrum.desk.condition import condition
from rostrum.desk.delegates.strokes import Inks
from rostrum.desk.keymap import Everywhere
from rostrum.desk.link import Link
from rostrum.desk.settings import ServerKind, ServerSettings, Settings
from rostrum.desk.views.notice import Notice
from rostrum.desk.views.settings.window import SettingsWindow

MEANT_FOR_HANDS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider)


@pytest.fixture(scope="module")
def server(modules_server: ServerProcess) -> ServerProcess:
    """One for all tests here: nothing is done to it but to look."""
    return modules_server


@pytest.fixture(scope="module")
def sale(modules_sale: str) -> str:
    """The sale on it."""
    return modules_sale


def here(server, **more) -> ServerSettings:
    return ServerSettings(name="Here", url=server.url, **more)


def unnamed(window: QWidget) -> list[str]:
    """What a screen reader could not name, or the keyboard not reach."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, MEANT_FOR_HANDS) or widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, QLineEdit) and isinstance(widget.parent(), QComboBox):
            continue
        if isinstance(widget, QAbstractSlider) and widget.parent().objectName().startswith("qt_"):
            continue
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        reached = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if not name or not reached:
            found.append(f"{type(widget).__name__} {name!r} {widget.focusPolicy()}")
    return found


def test_every_field_of_every_sheet_has_a_name_and_is_reached_by_tab(
    server, sale, with_desk_on, until
):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        desk.office.show_connections()
        desk.office.show_sign_in()
        desk.office.show_settings()
        office = desk.office
        for window in (office.connections, office.sign_in_sheet, office.settings_window):
            assert unnamed(window) == []

    with_desk_on(test, here(server))


def test_the_connection_panel_tells_a_live_link_and_a_lost_one(server, sale, with_desk_on, until):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        desk.window.acts[Everywhere.CONNECTION]()
        card = desk.office.connections.cards[0]
        await until(lambda: card.shown.sign == "● LIVE")
        facts = dict(card.shown.facts)
        assert facts["Rooms"] == "3 of 3"
        assert facts["Round trip"].endswith(" ms")
        server.kill()
        await until(lambda: card.shown.sign == "✕ OFFLINE")
        await until(lambda: "No server answers" in card.shown.sentence)
        desk.window.acts[Everywhere.CONNECTION]()
        assert not desk.office.connections.isVisible()

    try:
        with_desk_on(test, here(server))
    finally:
        if server.process.poll() is not None:
            server.start()


def test_the_connection_panel_says_what_a_desk_without_staff_rights_misses(
    server, sale, with_desk_on, until
):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        desk.home.join_staff(["s1"])
        desk.office.show_connections()
        card = desk.office.connections.cards[0]
        await until(lambda: "Sign in as one" in card.shown.sentence)
        assert card.shown.sign == "● LIVE"
        desk.home.set_token(ADMIN)
        await until(lambda: card.shown.sentence.startswith("Connected. What is shown"))

    with_desk_on(test, here(server))


def test_connect_again_makes_a_new_connection(server, sale, with_desk_on, until):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        desk.office.show_connections()
        desk.office.connections.cards[0]._again.click()
        await until(lambda: desk.home.counters.reconnections >= 1)
        await until(lambda: desk.link is Link.LIVE)

    with_desk_on(test, here(server))


def test_a_machine_whose_clock_is_wrong_is_told_that_countdowns_are_right(
    server, sale, with_desk_on, until
):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        an_hour_late = condition(desk.home, None, time.time() * 1000 - 3_630_000)
        assert dict(an_hour_late.facts)["Clock"] == "ahead 60 min"
        assert "the countdowns go by the server's" in an_hour_late.sentence
        right = condition(desk.home, None, time.time() * 1000)
        assert right.sentence == "Connected. What is shown is what the server says now."

    with_desk_on(test, here(server))


def test_the_machine_slept_so_everything_is_measured_and_joined_anew(
    server, sale, with_desk_on, until
):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        desk.home.session.woke()
        await until(lambda: desk.home.counters.reconnections >= 1)
        await until(lambda: desk.link is Link.LIVE)
        assert desk.home.clock.offset is not None

    with_desk_on(test, here(server))


def test_a_server_added_in_the_settings_is_watched_at_once_and_a_removed_one_no_longer(
    server, sale, with_desk_on, until, qtbot
):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        desk.office.show_settings()
        part = desk.office.settings_window.servers
        qtbot.keyClick(part.add, Qt.Key.Key_Space)
        qtbot.keyClicks(part.name, "Again")
        qtbot.keyClicks(part.url, "nonsense")
        part.save.click()
        assert "no address" in part.words
        part.url.setText(server.url)
        part.save.click()
        await until(lambda: desk.board.rowCount() == 6 and desk.link is Link.LIVE)
        assert settings.load()[0].servers == desk.settings.servers
        part.list.setCurrentRow(0)
        part.remove.click()
        await until(lambda: desk.board.rowCount() == 3)
        assert [one.settings.name for one in desk.servers] == ["Again"]
        assert desk.board.row("2:s1-1") is not None

    with_desk_on(test, here(server))


def test_a_desk_that_watches_no_server_says_so_and_what_to_do(
    server, sale, with_desk_on, until, qtbot
):
    async def test(desk) -> None:
        await until(lambda: desk.board.rowCount() == 3 and desk.window.panel.item is not None)
        desk.office.show_settings()
        part = desk.office.settings_window.servers
        part.list.setCurrentRow(0)
        part.remove.click()
        assert (desk.servers, desk.board.rowCount(), desk.link) == ([], 0, Link.OFFLINE)
        assert desk.window.board_view.nothing == "No server is watched."
        assert not desk.window.panel.strip.button.isVisible()
        await until(lambda: desk.window.bar.clock.text() == "–:–")
        assert desk.bid("s1-1") is None
        part.name.setText("Again")
        part.url.setText(server.url)
        part.save.click()
        assert desk.window.board_view.nothing.startswith("Looking for the sale at")
        await until(lambda: desk.board.rowCount() == 3 and desk.link is Link.LIVE)

    with_desk_on(test, here(server))


def test_a_desk_whose_servers_are_all_put_by_opens_without_one(server, sale, with_desk_on):
    async def test(desk) -> None:
        assert desk.servers == []
        assert desk.window.board_view.nothing == "No server is watched."

    with_desk_on(test, msgspec.structs.replace(here(server), watched=False))


def test_fields_of_a_foreign_server_can_be_mapped_in_the_settings(qapp, qtbot):
    window = SettingsWindow(None, Settings())
    qtbot.addWidget(window)
    said = []
    window.wanted.connect(said.append)
    part = window.servers
    part.name.setText("Site")
    part.url.setText("http://site:3000")
    part.kind.setCurrentIndex(part.kind.findData(ServerKind.ARTICLE))
    part.save.click()
    assert "at least one item" in part.words
    part.items.setText("100, 101,100")
    part.meanings["price"].setText("data.now, p")
    part.save.click()
    (server,) = said[-1].servers
    assert server.items == ("100", "101")
    assert server.fields.price == ("data.now", "p")
    assert server.fields.leader == settings.FieldMap().leader


def test_the_theme_changes_at_once_and_is_kept(server, sale, with_desk_on, until):
    async def test(desk) -> None:
        desk.office.show_settings()
        part = desk.office.settings_window.appearance
        part.theme.setCurrentIndex(part.theme.findData("contrast"))
        assert theme.WORN.ground == QColor("#000000")
        part.safe.setChecked(True)
        assert theme.WORN.yours == QColor("#7cc8f2")
        assert desk.office.settings_window.words == "Kept."
        kept, _ = settings.load()
        assert (kept.theme, kept.safe_colours) == ("contrast", True)

    with_desk_on(test, here(server))


def test_settings_that_cannot_be_kept_are_said_and_count_until_the_end(
    server, sale, with_desk_on, desk_folder
):
    async def test(desk) -> None:
        desk_folder.write_text("a file where the folder should be")
        desk.office.show_settings()
        window = desk.office.settings_window
        window.appearance.theme.setCurrentIndex(window.appearance.theme.findData("light"))
        assert "not kept" in window.words
        assert "not kept" in desk.window.notice.words
        assert theme.WORN.ground == theme.LIGHT.ground

    with_desk_on(test, here(server))


def test_notices_wait_for_each_other_and_are_not_said_twice(qapp, qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    for sentence in ("one", "two", "one", "two", "<b>three</b>"):
        notice.say(sentence)
    seen = []
    while notice.words:
        seen.append(notice.words)
        notice._away.click()
    assert seen == ["one", "two", "<b>three</b>"]


def luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
             for c in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("safe", [False, True])
@pytest.mark.parametrize("name", list(theme.THEMES))
def test_words_and_tones_stand_out_from_their_ground(qapp, name, safe):
    look = theme.look(name, safe=safe)
    least = 7.0 if name == "contrast" else 4.5
    weak = [
        f"{tone} on {ground}: {contrast(getattr(look, tone), getattr(look, ground)):.2f}"
        for tone in ("text", "muted", "faint", "yours", "good", "soon", "closing")
        for ground in ("ground", "panel", "raised", "stripe", "selected")
        if contrast(getattr(look, tone), getattr(look, ground)) < least
    ]
    if contrast(look.on_yours, look.yours) < least:
        weak.append("words on the plate that says YOURS")
    assert weak == []


@pytest.mark.parametrize("safe", [False, True])
@pytest.mark.parametrize("name", list(theme.THEMES))
def test_edges_of_fields_and_frames_of_what_has_the_focus_stand_out(qapp, name, safe):
    look = theme.look(name, safe=safe)
    weak = [
        f"{edge} on {ground}: {contrast(getattr(look, edge), getattr(look, ground)):.2f}"
        for edge in ("edge", "muted", "text", "yours")
        for ground in ("ground", "panel")
        if contrast(getattr(look, edge), getattr(look, ground)) < 3
    ]
    assert weak == []


@pytest.mark.parametrize("name", list(theme.THEMES))
def test_old_figures_step_back_and_can_still_be_read(qapp, name):
    look = theme.look(name)
    inks = Inks(look)
    inks.link = Link.STALE
    for tone, least in (("text", 4.5), ("muted", 3.0), ("yours", 3.0)):
        old = inks.ink(getattr(look, tone))
        assert least <= contrast(old, look.ground) < contrast(getattr(look, tone), look.ground)
    assert contrast(look.on_yours, look.yours) >= 4.5
