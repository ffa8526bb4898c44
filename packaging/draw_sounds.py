"""Makes the desk's sounds: short, soft, told apart with eyes closed. Run by hand: no input, no dice.

Each is a row of struck tones (frequency in Hz, start and length in seconds, loudness 0 to 1) with
two quiet overtones and a fading that a bell or a block of wood would have.
"""

import array
import math
import sys
import wave
from pathlib import Path

RATE = 22_050
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"

SOUNDS: dict[str, list[tuple[float, float, float, float]]] = {
    "accepted": [(659.3, 0.0, 0.18, 0.7), (987.8, 0.09, 0.3, 0.8)],
    "refused": [(311.1, 0.0, 0.22, 0.8), (233.1, 0.13, 0.3, 0.8)],
    "outbid": [(784.0, 0.0, 0.16, 0.8), (587.3, 0.11, 0.16, 0.8), (440.0, 0.22, 0.3, 0.8)],
    "won": [(523.3, 0.0, 0.2, 0.6), (659.3, 0.1, 0.2, 0.6), (784.0, 0.2, 0.25, 0.7), (1046.5, 0.3, 0.5, 0.8)],
    "closing": [(880.0, 0.0, 0.12, 0.7), (880.0, 0.22, 0.12, 0.7)],
    "extended": [(587.3, 0.0, 0.14, 0.6), (587.3, 0.14, 0.14, 0.6), (784.0, 0.28, 0.3, 0.7)],
    "lost": [(392.0, 0.0, 0.3, 0.8), (277.2, 0.22, 0.55, 0.9)],
    "dropped": [(932.3, 0.0, 0.16, 1.0), (622.3, 0.15, 0.16, 1.0), (932.3, 0.36, 0.16, 1.0), (622.3, 0.51, 0.3, 1.0)],
    "near": [(698.5, 0.0, 0.14, 0.7), (880.0, 0.13, 0.14, 0.7), (698.5, 0.26, 0.3, 0.7)],
    "back": [(392.0, 0.0, 0.2, 0.6), (587.3, 0.14, 0.35, 0.7)],
}  # fmt: skip


def samples(tones: list[tuple[float, float, float, float]]) -> bytes:
    """The tones of a sound as 16-bit little-endian samples."""
    length = max(start + long for _, start, long, _ in tones) + 0.05
    wave_ = [0.0] * int(length * RATE)
    for pitch, start, long, loud in tones:
        first = int(start * RATE)
        for n in range(int(long * RATE)):
            t = n / RATE
            strike = min(1.0, t / 0.004) * math.exp(-4.5 * t / long) * min(1.0, (long - t) / 0.02)
            tone = math.sin(2 * math.pi * pitch * t)
            tone += 0.25 * math.sin(4 * math.pi * pitch * t)
            tone += 0.08 * math.sin(6 * math.pi * pitch * t)
            wave_[first + n] += loud * strike * tone
    peak = max(abs(sample) for sample in wave_)
    made = array.array("h", (round(sample / peak * 26_000) for sample in wave_))
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, tones in SOUNDS.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(tones))


main()
