"""Signing in at a real server, and where its token goes."""

import asyncio
import stat

import httpx
import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from PySide6.QtCore import Qt
from tests.conftest import ADMIN, ServerProcess

from rostrum.desk import credentials
from rostrum.desk.credentials import Where
from rostrum.desk.link import Link
from rostrum.desk.settings import ServerSettings


class DrawerKeyring(KeyringBackend):
    """A keyring as the library's other backends are, in memory."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("nothing there")


@pytest.fixture
def drawer():
    before = keyring.get_keyring()
    drawer = DrawerKeyring()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


@pytest.fixture
def no_keyring():
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def server(modules_server: ServerProcess) -> ServerProcess:
    """One for all tests here: whoever signs in changes nothing for the next."""
    return modules_server


@pytest.fixture(scope="module")
def sale(modules_sale: str) -> str:
    """The sale on it."""
    return modules_sale


@pytest.fixture(scope="module")
def ann(server, sale) -> None:
    user = {"name": "ann", "role": "clerk", "password": "correct horse"}
    signed = {"Authorization": f"Bearer {ADMIN}"}
    made = httpx.post(f"{server.url}/api/v1/users", json=user, headers=signed)
    assert made.status_code == 201


def here(server) -> ServerSettings:
    return ServerSettings(name="Here", url=server.url, paddle="412")


async def sign_in(desk, qtbot, until, password: str, where: Where | None = None) -> None:
    desk.office.show_sign_in()
    sheet = desk.office.sign_in_sheet
    await until(lambda: not desk.office.tasks)
    if where is not None:
        assert sheet.kept[where].isVisibleTo(sheet)
        sheet.kept[where].setChecked(True)
    qtbot.keyClicks(sheet.name, "ann")
    qtbot.keyClicks(sheet.password, password)
    qtbot.keyClick(sheet.password, Qt.Key.Key_Return)
    await until(sheet.go.isEnabled)


def test_a_name_and_a_password_open_the_server_and_the_keyring_keeps_the_token(
    server, ann, drawer, with_desk_on, until, qtbot, desk_folder
):
    async def first(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        assert (await desk.bid("s1-1")).text != ""
        await sign_in(desk, qtbot, until, "correct horse")
        assert desk.office.signing.who[""].name == "ann"
        assert not desk.office.sign_in_sheet.isVisible()
        await until(lambda: desk.link is Link.LIVE)
        assert (await desk.bid("s1-2")).phase == "accepted"

    async def second(desk) -> None:
        await until(lambda: "" in desk.office.signing.who)
        desk.office.show_connections()
        card = desk.office.connections.cards[0]
        assert card.shown.who == "Signed in as ann, clerk"
        card._sign_out.click()
        await until(lambda: not desk.office.signing.who)

    with_desk_on(first, here(server))
    assert list(drawer.kept) == [("rostrum", server.url)]
    with_desk_on(second, here(server))
    assert drawer.kept == {}
    assert not (desk_folder / "tokens.json").exists()


def test_a_wrong_password_is_said_and_nothing_is_kept(
    server, ann, drawer, with_desk_on, until, qtbot
):
    async def test(desk) -> None:
        await sign_in(desk, qtbot, until, "wrong horse!")
        sheet = desk.office.sign_in_sheet
        assert sheet.isVisible()
        assert "password is wrong" in sheet.words
        assert desk.office.signing.who == {}

    with_desk_on(test, here(server))
    assert drawer.kept == {}


def test_without_a_keyring_the_token_is_kept_for_the_session_unless_the_file_is_chosen(
    server, ann, no_keyring, with_desk_on, until, qtbot, desk_folder
):
    async def session_only(desk) -> None:
        desk.office.show_sign_in()
        sheet = desk.office.sign_in_sheet
        await until(lambda: not desk.office.tasks)
        assert sheet.kept[Where.SESSION].isChecked()
        assert not sheet.kept[Where.KEYRING].isVisibleTo(sheet)
        await sign_in(desk, qtbot, until, "correct horse")
        assert not credentials.file_path().exists()

    async def into_the_file(desk) -> None:
        await sign_in(desk, qtbot, until, "correct horse", Where.FILE)

    async def from_the_file(desk) -> None:
        await until(lambda: "" in desk.office.signing.who)

    with_desk_on(session_only, here(server))
    with_desk_on(into_the_file, here(server))
    assert stat.S_IMODE(credentials.file_path().stat().st_mode) == 0o600
    with_desk_on(from_the_file, here(server))


def test_a_token_that_has_ended_is_said(server, ann, drawer, with_desk_on, until):
    credentials.store(server.url, "no-longer-a-token", Where.KEYRING)

    async def test(desk) -> None:
        await until(lambda: "no longer signed in" in desk.window.notice.words)

    with_desk_on(test, here(server))


def test_a_keyring_into_which_nothing_was_put_is_not_opened(desk_folder, drawer, monkeypatch):
    credentials.store("http://one", "a-token", Where.KEYRING)

    def refuse() -> bool:
        raise AssertionError("the keyring was opened")

    monkeypatch.setattr(credentials, "has_keyring", refuse)
    assert credentials.find("http://other") == (None, None)
    with pytest.raises(AssertionError):
        credentials.find("http://one")


def test_a_token_that_was_given_is_used_and_not_kept(server, ann, drawer, with_desk_on, until):
    async def test(desk) -> None:
        await until(lambda: "" in desk.office.signing.who)
        await asyncio.sleep(0)

    with_desk_on(test, here(server), token=ADMIN)
    assert drawer.kept == {}
