"""Plays cues with the player that this system has; QtMultimedia is no part of Qt's small packages.

Windows plays through ``winsound``, macOS through ``afplay``, Linux through whichever of PipeWire's,
PulseAudio's and ALSA's players is there. Where there is none, the settings page says so.
"""

import array
import shutil
import sys
import tempfile
import time
import wave
from pathlib import Path

from PySide6.QtCore import QProcess

from rostrum import resources
from rostrum.desk.cues import Cue
from rostrum.desk.settings import SoundSettings

PLAYERS = ("pw-play", "paplay", "aplay", "afplay")
AT_ONCE = 4
"""Sounds that may sound together; more are left out."""
AGAIN_AFTER_S = 0.8
"""The same sound is not begun again sooner."""


def player() -> str | None:
    """The program that plays a WAV file here, ``winsound`` on Windows, or none."""
    if sys.platform == "win32":
        return "winsound"
    return next((found for name in PLAYERS if (found := shutil.which(name))), None)


class Sounds:
    """Plays cues as the user has chosen; nothing here ever waits for a sound."""

    def __init__(self, settings: SoundSettings) -> None:
        self._settings = settings
        self._player = player()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._played: dict[Cue, float] = {}
        self._running: list[QProcess] = []
        self.begun = 0
        """Sounds begun since the start."""

    def choose(self, settings: SoundSettings) -> None:
        """Takes other choices; the volume counts from the next sound on."""
        if settings.volume != self._settings.volume:
            self._drop_folder()
        self._settings = settings

    def hear(self, cue: Cue | None) -> None:
        """Plays a cue, unless the user wants it silent or it has only just been played."""
        if cue is None or not self._settings.on or cue in self._settings.silent:
            return
        self.play(cue)

    def play(self, cue: Cue) -> None:
        """Plays a cue, whatever is chosen for it."""
        now = time.monotonic()
        if self._player is None or now - self._played.get(cue, float("-inf")) < AGAIN_AFTER_S:
            return
        self._running = [one for one in self._running if one.state() is not _OVER]
        if len(self._running) >= AT_ONCE:
            return
        self._played[cue] = now
        self.begun += 1
        file = self._file(cue)
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415 - only there

            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return
        process = QProcess()
        process.setProgram(self._player)
        process.setArguments([str(file)])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start()
        self._running.append(process)

    def stop(self) -> None:
        """Ends every sound, and removes what was written for it."""
        for process in self._running:
            process.kill()
            process.waitForFinished(500)
        self._running.clear()
        self._drop_folder()

    def _drop_folder(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _file(self, cue: Cue) -> Path:
        """The sound's file, as loud as it is wanted."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="rostrum-sounds-")
        file = Path(self._folder.name) / f"{cue}.wav"
        if not file.exists():
            write_at(resources.path("sounds", f"{cue}.wav"), file, self._settings.volume)
        return file


def write_at(source: Path, target: Path, volume: int) -> None:
    """Copies a 16-bit WAV file with its samples at ``volume`` percent, by the square as ears hear."""
    share = (volume / 100) ** 2
    with wave.open(str(source), "rb") as file:
        parameters = file.getparams()
        samples = array.array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    quieter = array.array("h", (round(sample * share) for sample in samples))
    if sys.byteorder == "big":
        quieter.byteswap()
    with wave.open(str(target), "wb") as file:
        file.setparams(parameters)
        file.writeframes(quieter.tobytes())


_OVER = QProcess.ProcessState.NotRunning
