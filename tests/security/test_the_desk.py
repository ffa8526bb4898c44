"""What a desk believes, shows and sends: markup is text, pictures are dots, secrets stay."""

import asyncio
import re
from pathlib import Path
from types import SimpleNamespace

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from rostrum.desk import credentials, figures
from rostrum.desk.config import DeskConfig
from rostrum.desk.crash import without_secrets
from rostrum.desk.credentials import Where
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.picture_fetching import _decode
from rostrum.desk.servers import Ears, RostrumServer
from rostrum.desk.settings import ServerSettings, Settings
from rostrum.desk.signing import Signing
from rostrum.desk.views.labels import OneLine, label
from rostrum.desk.views.settings.servers import ServersPart
from rostrum.desk.watching import Watching

DESK = Path(figures.__file__).parent
EVIL = '<b>Vase</b><img src="file:///etc/passwd"><a href="http://evil.example">x</a>'
SECRET = "secret"
EARS = Ears(**{name: lambda *_: None for name in Ears.__dataclass_fields__})


def server(url: str, token: str | None = SECRET, **settings: object) -> RostrumServer:
    return RostrumServer(ServerSettings(name="house", url=url, **settings), token, EARS)


# -- tokens ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://127.0.0.1:3000", True),
        ("https://sale.example", True),
        ("http://sale.example", False),
    ],
)
async def test_a_token_goes_where_others_cannot_read_it(url, sent):
    here = server(url)
    assert here.client.has_token is sent
    assert ("Authorization" in here.session._headers) is sent
    here.set_token("another")
    assert here.client.has_token is sent


async def test_a_token_goes_in_the_clear_by_choice_alone():
    assert server("http://sale.example", plain_ok=True).client.has_token


async def test_neither_password_nor_kept_token_goes_in_the_clear(monkeypatch):
    said: list[str] = []
    signing, plain = Signing(said.append), server("http://sale.example", None)
    with pytest.raises(Unanswered, match="it is plain http"):
        await signing.sign_in(plain, "mary", "a password", Where.SESSION)
    monkeypatch.setattr(credentials, "find", lambda _: ("kept", None))
    await signing.begin(plain, None)
    await signing.begin(plain, "given")
    assert len(said) == 2
    assert all("it is plain http" in each for each in said)
    assert not plain.client.has_token


def test_the_choice_is_offered_where_there_is_one_with_a_sign(qtbot):
    part = ServersPart(())
    qtbot.addWidget(part)
    part.show()
    changes: list[dict] = []
    part.changed.connect(changes.append)
    part.name.setText("House")
    part.url.setText("http://127.0.0.1:3000")
    assert not part.plain_ok.isVisible()
    assert not part.ca_file.isVisible()
    part.url.setText("https://sale.example")
    assert part.ca_file.isVisible()
    part.ca_file.setText("/etc/house.pem")
    part.save.click()
    assert changes[-1]["servers"][0].ca_file == "/etc/house.pem"
    part.url.setText("http://sale.example")
    assert part.plain_ok.isVisible()
    assert part.plain_ok.text().startswith("⚠")
    assert not part.plain_ok.isChecked()
    part.plain_ok.setChecked(True)
    part.save.click()
    assert changes[-1]["servers"][0].plain_ok
    qtbot.keyClicks(part.url, ".evil.example")
    assert not part.plain_ok.isChecked()  # what was chosen was for the address before


def test_the_token_of_the_start_is_for_that_server_alone():
    kept = (ServerSettings(name="one", url="https://one.example", key=""),
            ServerSettings(name="two", url="https://two.example", key="2:"))  # fmt: skip

    async def opened(servers: tuple[ServerSettings, ...]) -> list[bool]:
        desk = SimpleNamespace(  # what of a desk decides which server gets which token
            config=DeskConfig(token="secret", kept=True),
            settings=Settings(servers=servers),
            hearing=SimpleNamespace(ears=EARS),
        )
        return [Watching(desk)._open(each).client.has_token for each in servers]

    assert asyncio.run(opened(kept)) == [False, False]
    assert asyncio.run(opened(kept[:1])) == [True]


def test_a_keyring_that_is_none_keeps_no_token_in_a_file_unasked(tmp_path, monkeypatch):
    monkeypatch.setenv("ROSTRUM_DESK_FOLDER", str(tmp_path))
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        credentials.store("https://sale.example", "secret", Where.SESSION)
    finally:
        keyring.set_keyring(before)
    assert not credentials.file_path().exists()


SECRETS = [
    "Authorization: Bearer abc.def-ghi", "token=abcdefgh", '"password": "hunter2 horse"',
    "{'token': 'q7Jx0aZ'}", "kZ3-9fQ0Jm_1xYpL7sWv8bT2cR4d", "ROSTRUM_TOKEN=letmein",
]  # fmt: skip


@pytest.mark.parametrize("text", SECRETS)
def test_nothing_that_opens_a_server_is_in_a_report(text):
    struck = without_secrets(f"before {text} after")
    for secret in ("abc.def", "abcdefgh", "hunter2", "q7Jx0aZ", "kZ3-9fQ0Jm", "letmein"):
        assert secret not in struck


# -- what is shown --------------------------------------------------------------------------


def test_every_label_of_the_desk_is_plain_text(qtbot):
    for made in (label(14), OneLine(14, tone="muted", name="x")):
        qtbot.addWidget(made)
        made.setText(EVIL)
        assert made.textFormat() is Qt.TextFormat.PlainText
    for path in DESK.rglob("*.py"):
        if path.name != "labels.py":
            bare = re.findall(r"(\w+) = QLabel\(\)\n +\1\.setPixmap", path.read_text())
            made = re.findall(r"\bQLabel\(", path.read_text())
            assert len(made) == len(bare), f"{path}: text is shown by label()"


def test_a_tool_tip_shows_markup_as_it_came(qtbot):
    made = QLabel()
    qtbot.addWidget(made)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(figures.tip(EVIL))
    from PySide6.QtGui import QTextDocument

    shown = QTextDocument()
    shown.setHtml(figures.tip(EVIL))
    assert shown.toPlainText() == EVIL
    assert figures.tip("plain & simple") == "plain & simple"
    for path in DESK.rglob("*.py"):
        for line in path.read_text().splitlines():
            if "setToolTip(" in line and "def " not in line:
                assert re.search(r"setToolTip\((tip\(|\"\"|tr\()", line), f"{path}: {line.strip()}"


def picture(kind: str, side: int = 8) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><image href="/etc/passwd"/></svg>'


def test_only_pictures_of_dots_are_drawn(qapp):
    assert _decode(picture("PNG"), 640) is not None
    assert _decode(picture("JPEG"), 640) is not None
    assert _decode(SVG, 640) is None
    assert _decode(b"<html><script>alert(1)</script>", 640) is None
    assert _decode(picture("XPM"), 640) is None


def test_a_picture_that_says_it_is_enormous_is_not_unpacked(qapp):
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack("!I", len(data)) + body + struct.pack("!I", zlib.crc32(body))

    head = struct.pack("!IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    lines = zlib.compress(b"\x00" * 4_000_000)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    assert _decode(bomb, 640) is None
