"""Colours, type and measures of the desk: dark for the rostrum, light for an office, high contrast
for eyes that need it, and for each a set of tones that colour-blind eyes tell apart.

Text and tones reach 4.5:1 against every ground that they stand on (WCAG 2.2, 1.4.3), in high contrast
7:1; edges of fields and the frame of what has the focus 3:1 (1.4.11). Tests hold that.
"""

from dataclasses import dataclass, fields, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

ROW = 52
"""Height of a lot's row in pixels."""
FLASH_S = 0.9
"""How long a changed figure takes to fade."""

_FAMILIES = [
    "Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Helvetica Neue", "DejaVu Sans",
    "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC",
]  # fmt: skip


@dataclass(slots=True, eq=False)
class Theme:
    """One set of colours; ``yours`` is the only accent and means this desk's own paddle.

    ``apart`` marks what is no sale of now: a replay, a practice; ``ground`` is written on it.
    ``line`` parts what stands beside each other, ``edge`` is round what can be written in.
    """

    ground: QColor
    panel: QColor
    raised: QColor
    stripe: QColor
    line: QColor
    edge: QColor
    text: QColor
    muted: QColor
    faint: QColor
    selected: QColor
    yours: QColor
    on_yours: QColor
    good: QColor
    soon: QColor
    closing: QColor
    flash: QColor
    apart: QColor

    def become(self, other: "Theme") -> None:
        """Takes over another's colours; who draws with this theme draws in them from now on."""
        for field in fields(self):
            setattr(self, field.name, QColor(getattr(other, field.name)))


DARK = Theme(
    ground=QColor("#0d1117"),
    panel=QColor("#141a22"),
    raised=QColor("#1c242e"),
    stripe=QColor("#10151c"),
    line=QColor("#232c37"),
    edge=QColor("#616d7a"),
    text=QColor("#eef2f6"),
    muted=QColor("#9aa6b4"),
    faint=QColor("#85919e"),
    selected=QColor("#1f2a37"),
    yours=QColor("#4cb2ff"),
    on_yours=QColor("#06141f"),
    good=QColor("#62c9a2"),
    soon=QColor("#e6b450"),
    closing=QColor("#ff8562"),
    flash=QColor("#3a4a5c"),
    apart=QColor("#c79bff"),
)
LIGHT = Theme(
    ground=QColor("#f6f7f9"),
    panel=QColor("#ffffff"),
    raised=QColor("#eef1f4"),
    stripe=QColor("#f0f2f5"),
    line=QColor("#d5dbe2"),
    edge=QColor("#868f9b"),
    text=QColor("#12181f"),
    muted=QColor("#4d5966"),
    faint=QColor("#5d6874"),
    selected=QColor("#dfe7f0"),
    yours=QColor("#0a5dab"),
    on_yours=QColor("#ffffff"),
    good=QColor("#08704e"),
    soon=QColor("#8a5a00"),
    closing=QColor("#b3361a"),
    flash=QColor("#cfdcec"),
    apart=QColor("#6d28b8"),
)
CONTRAST = Theme(
    ground=QColor("#000000"),
    panel=QColor("#000000"),
    raised=QColor("#1a1a1a"),
    stripe=QColor("#0a0a0a"),
    line=QColor("#8a8a8a"),
    edge=QColor("#a8a8a8"),
    text=QColor("#ffffff"),
    muted=QColor("#e6e6e6"),
    faint=QColor("#cfcfcf"),
    selected=QColor("#1b2740"),
    yours=QColor("#6fd0ff"),
    on_yours=QColor("#000000"),
    good=QColor("#7dffb2"),
    soon=QColor("#ffe14d"),
    closing=QColor("#ffa08a"),
    flash=QColor("#4a4a4a"),
    apart=QColor("#e2b8ff"),
)

THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}
FOLLOW = "system"
"""The name of the choice that is dark, light or high contrast as the system is."""

WORN = replace(DARK)
"""The theme in use. Widgets draw with this one object, so that a change reaches all of them."""

_SAFE = {
    # Tones of Okabe and Ito's palette, lightened or darkened until they reach their contrast:
    # sky blue, bluish green, yellow and vermilion differ in lightness as well as in hue.
    "dark": {"yours": "#56b4e9", "good": "#1fc39a", "soon": "#f0e442", "closing": "#f58a4b"},
    "light": {"yours": "#00669f", "good": "#00694d", "soon": "#6b6100", "closing": "#ab4300"},
    "contrast": {"yours": "#7cc8f2", "good": "#4fe0bb", "soon": "#f7ee6a", "closing": "#ffa36b"},
}


def look(name: str, *, safe: bool = False) -> Theme:
    """The colours of a theme's name, or of the system's; ``safe`` for colour-blind eyes."""
    chosen = system_theme() if name == FOLLOW else name
    made = replace(THEMES[chosen])
    if safe:
        made = replace(made, **{tone: QColor(code) for tone, code in _SAFE[chosen].items()})
    return made


def system_theme() -> str:
    """Which theme goes with what the system shows its other programs in."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "light" if hints.colorScheme() is Qt.ColorScheme.Light else "dark"


def font(pixels: int, *, bold: bool = False, medium: bool = False) -> QFont:
    """The desk's type at a size in pixels, its figures all of one width."""
    made = QFont()
    made.setFamilies(_FAMILIES)
    made.setPixelSize(pixels)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    elif medium:
        made.setWeight(QFont.Weight.Medium)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two: ``share`` 0 is the first, 1 the other."""
    share = min(1.0, max(0.0, share))
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )
