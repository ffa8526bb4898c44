"""The user's choices: kept whole, read back, and counted at once."""

import os
import stat
from pathlib import Path

import msgspec
import pytest

from rostrum.desk import keep, settings
from rostrum.desk.field_map import FieldMap
from rostrum.desk.settings import ServerKind, ServerSettings, Settings


def test_what_is_kept_is_read_back(desk_folder):
    kept = Settings(
        servers=(
            ServerSettings(
                name="Site", url="http://a:1", kind=ServerKind.ARTICLE, items=("1", "2"),
                fields=FieldMap(price=("p",)), key="2:",
            ),
        ),
        theme="contrast",
        keys={"bid": ["F5"]},
    )  # fmt: skip
    settings.save(kept)
    assert settings.load() == (kept, None)
    assert [file.name for file in desk_folder.iterdir()] == ["desk.json"]


def test_without_a_file_the_preset_counts_and_nothing_is_said():
    assert settings.load() == (Settings(), None)


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"scale": 9000}', b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_cannot_be_read_is_put_aside_and_said(desk_folder, data):
    desk_folder.mkdir()
    (desk_folder / "desk.json").write_bytes(data)
    found, sentence = settings.load()
    assert found == Settings()
    assert "could not be read" in sentence
    assert (desk_folder / "desk.json.unreadable").read_bytes() == data


def test_on_a_full_disk_the_old_settings_stay_and_a_sentence_says_so(desk_folder):
    settings.save(Settings(theme="light"))
    small = ServerSettings(name="n", url="http://a")
    full = "/dev/full"
    if not Path(full).exists():
        pytest.skip("needs /dev/full")
    path = desk_folder / "desk.json"
    before = path.read_bytes()
    real = os.fdopen

    def to_full(number, mode):
        os.close(number)
        return real(os.open(full, os.O_WRONLY), mode)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fdopen", to_full)
        with pytest.raises(keep.NotKept, match=r"the disk is full.*unharmed"):
            settings.save(Settings(servers=(small,)))
    assert path.read_bytes() == before
    assert [file.name for file in desk_folder.iterdir()] == ["desk.json"]


def test_a_private_file_is_its_owners_alone(tmp_path):
    keep.write(tmp_path / "t", b"x", private=True)
    assert stat.S_IMODE((tmp_path / "t").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("server", "words"),
    [
        (ServerSettings(name="", url="http://a"), "Give the server a name"),
        (ServerSettings(name="n", url=""), "address"),
        (ServerSettings(name="n", url="ftp://a"), "no address"),
        (ServerSettings(name="n", url="http://a:99999"), "no address"),
        (ServerSettings(name="n", url="http://a", kind=ServerKind.ARTICLE), "at least one item"),
        (ServerSettings(name="n", url="http://a", bid_url="x"), "no address"),
    ],
)
def test_a_server_that_cannot_be_tried_is_said_to_be_so(server, words):
    assert words in settings.fault(server)


def test_every_server_has_a_key_of_its_own_whichever_was_removed():
    one = ServerSettings(name="a", url="http://a")
    two = msgspec.structs.replace(one, key=settings.next_key((one,)))
    assert two.key == "2:"
    assert settings.next_key((two,)) == ""
    assert settings.next_key((one, two)) == "3:"
