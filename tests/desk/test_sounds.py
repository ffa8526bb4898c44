"""What can be heard, when, and how loud."""

import array
import asyncio
import os
import stat
import sys
import wave
from pathlib import Path

import pytest

from rostrum import resources
from rostrum.desk import sounds
from rostrum.desk.bid_line import Phase
from rostrum.desk.countdown import Pace
from rostrum.desk.cues import WORDS, Cue, of_bid, of_pace
from rostrum.desk.link import Link
from rostrum.desk.settings import ServerSettings, SoundSettings


@pytest.fixture
def heard(tmp_path, monkeypatch) -> Path:
    """A player of this system that writes down what it is given to play."""
    folder, played = tmp_path / "bin", tmp_path / "played.txt"
    folder.mkdir()
    player = folder / "pw-play"
    player.write_text(f'#!/bin/sh\nbasename "$1" >> {played}\n')
    player.chmod(player.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    played.touch()
    return played


def peak(path: Path) -> int:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return max(map(abs, array.array("h", file.readframes(file.getnframes()))))


@pytest.mark.parametrize("cue", list(Cue))
def test_every_cue_has_a_sound_and_a_word(cue):
    assert WORDS[cue]
    assert 15_000 < peak(resources.path("sounds", f"{cue}.wav")) < 32_767


def test_half_the_volume_is_a_quarter_of_the_swing(tmp_path):
    loud = resources.path("sounds", "won.wav")
    sounds.write_at(loud, tmp_path / "quiet.wav", 50)
    assert peak(tmp_path / "quiet.wav") == pytest.approx(peak(loud) / 4, abs=2)
    sounds.write_at(loud, tmp_path / "none.wav", 0)
    assert peak(tmp_path / "none.wav") == 0


def test_what_a_bid_and_a_countdown_sound_like():
    assert of_bid(Phase.ACCEPTED) is Cue.ACCEPTED
    assert of_bid(Phase.SENT) is None
    assert of_pace(Pace.CLOSING) is Cue.CLOSING
    assert of_pace(Pace.SOON) is None


@pytest.mark.skipif(sys.platform == "win32", reason="plays through winsound")
def test_silent_cues_and_a_switch_for_all(qapp, heard, qtbot):
    player = sounds.Sounds(SoundSettings(silent=("won",)))
    player.hear(Cue.WON)
    player.hear(None)
    player.choose(SoundSettings(on=False))
    player.hear(Cue.OUTBID)
    assert player.begun == 0
    player.choose(SoundSettings(volume=10))
    player.hear(Cue.OUTBID)
    player.hear(Cue.OUTBID)  # at once again: left out
    qtbot.waitUntil(lambda: heard.read_text() == "outbid.wav\n", timeout=60_000)
    assert player.begun == 1
    player.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="plays through winsound")
def test_bids_are_heard_but_nothing_is_replayed_after_a_lost_connection(
    server, sale, admin, bid, heard, with_desk_on, until
):
    async def test(desk) -> None:
        def all_are_heard() -> bool:
            return len(heard.read_text().split()) == desk.sounds.begun

        await until(lambda: desk.link is Link.LIVE)
        await desk.bid("s1-1")
        await until(lambda: "accepted.wav" in heard.read_text())
        await until(lambda: desk.board.own_lots == 1)
        await asyncio.to_thread(bid, "s1-1", 110_00, paddle="7")
        await until(lambda: "outbid.wav" in heard.read_text())
        await desk.bid("s1-2")
        await until(lambda: desk.board.own_lots == 1)
        await until(all_are_heard)
        heard.write_text("")
        before = desk.sounds.begun
        desk.home.session._base_url = "http://127.0.0.1:1"
        desk.home.again()
        await until(lambda: "lost.wav" in heard.read_text())
        await asyncio.to_thread(bid, "s1-2", 110_00, paddle="7")
        desk.home.session._base_url = server.url
        await until(lambda: "back.wav" in heard.read_text())
        await until(lambda: desk.board.own_lots == 0)
        await asyncio.sleep(0.3)
        await until(lambda: len(heard.read_text().split()) == desk.sounds.begun - before)
        assert sorted(heard.read_text().split()) == ["back.wav", "lost.wav"]

    token = admin.headers["Authorization"].removeprefix("Bearer ")
    with_desk_on(test, ServerSettings(name="Here", url=server.url, paddle="412"), token=token)
