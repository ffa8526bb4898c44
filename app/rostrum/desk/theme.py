"""Colours, type and measures of the desk; dark for the rostrum, light for an office."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

ROW = 52
"""Height of a lot's row in pixels."""
FLASH_S = 0.9
"""How long a changed figure takes to fade."""

_FAMILIES = [
    "Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Helvetica Neue", "DejaVu Sans",
    "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; ``yours`` is the only accent and means this desk's own paddle."""

    ground: QColor
    panel: QColor
    raised: QColor
    stripe: QColor
    line: QColor
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


DARK = Theme(
    ground=QColor("#0d1117"),
    panel=QColor("#141a22"),
    raised=QColor("#1c242e"),
    stripe=QColor("#10151c"),
    line=QColor("#232c37"),
    text=QColor("#eef2f6"),
    muted=QColor("#9aa6b4"),
    faint=QColor("#66727f"),
    selected=QColor("#1f2a37"),
    yours=QColor("#4cb2ff"),
    on_yours=QColor("#06141f"),
    good=QColor("#62c9a2"),
    soon=QColor("#e6b450"),
    closing=QColor("#ff8562"),
    flash=QColor("#3a4a5c"),
)
LIGHT = Theme(
    ground=QColor("#f6f7f9"),
    panel=QColor("#ffffff"),
    raised=QColor("#eef1f4"),
    stripe=QColor("#f0f2f5"),
    line=QColor("#d5dbe2"),
    text=QColor("#12181f"),
    muted=QColor("#4d5966"),
    faint=QColor("#78838f"),
    selected=QColor("#dfe7f0"),
    yours=QColor("#0b63b5"),
    on_yours=QColor("#ffffff"),
    good=QColor("#0a7a55"),
    soon=QColor("#8a5a00"),
    closing=QColor("#b3361a"),
    flash=QColor("#cfdcec"),
)

THEMES = {"dark": DARK, "light": LIGHT}


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


def dress(app: QApplication, theme: Theme) -> None:
    """Gives the whole application a theme."""
    app.setStyle("Fusion")
    app.setFont(font(15))
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.ground),
        (role.Base, theme.ground),
        (role.AlternateBase, theme.stripe),
        (role.Button, theme.raised),
        (role.ToolTipBase, theme.raised),
        (role.Text, theme.text),
        (role.WindowText, theme.text),
        (role.ButtonText, theme.text),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.faint),
        (role.Highlight, theme.selected),
        (role.HighlightedText, theme.text),
    ):
        palette.setColor(which, colour)
    app.setPalette(palette)
    app.setStyleSheet(_sheet(theme))


def _sheet(t: Theme) -> str:
    def css(colour: QColor) -> str:
        return colour.name()

    return f"""
    QMainWindow, QWidget#page {{ background: {css(t.ground)}; }}
    QWidget#bar, QWidget#strip, QWidget#bidPanel {{ background: {css(t.panel)}; }}
    QWidget#bar {{ border-bottom: 1px solid {css(t.line)}; }}
    QWidget#strip {{ border-top: 1px solid {css(t.line)}; }}
    QWidget#bidPanel {{ border-left: 1px solid {css(t.line)}; }}
    QLabel[tone="muted"] {{ color: {css(t.muted)}; }}
    QLabel[tone="faint"] {{ color: {css(t.faint)}; }}
    QLabel[tone="yours"] {{ color: {css(t.yours)}; }}
    QLabel[tone="good"] {{ color: {css(t.good)}; }}
    QLabel[tone="soon"] {{ color: {css(t.soon)}; }}
    QLabel[tone="closing"] {{ color: {css(t.closing)}; }}
    QLineEdit {{ background: {css(t.ground)}; border: 1px solid {css(t.line)}; border-radius: 6px;
                 padding: 6px 10px; color: {css(t.text)}; }}
    QLineEdit:focus {{ border-color: {css(t.muted)}; }}
    QPushButton#chip {{ background: transparent; border: 1px solid {css(t.line)};
                        border-radius: 6px; padding: 6px 12px; color: {css(t.muted)}; }}
    QPushButton#chip:checked {{ background: {css(t.raised)}; color: {css(t.text)};
                                border-color: {css(t.faint)}; }}
    QPushButton#chip:focus {{ border-color: {css(t.text)}; }}
    QPushButton#bid {{ background: {css(t.text)}; color: {css(t.ground)}; border: none;
                       border-radius: 10px; padding: 16px; }}
    QPushButton#bid:disabled {{ background: {css(t.raised)}; color: {css(t.muted)}; }}
    QPushButton#bid:focus {{ border: 2px solid {css(t.yours)}; }}
    QTableView {{ background: {css(t.ground)}; border: none; outline: none;
                  selection-background-color: {css(t.selected)}; }}
    QHeaderView::section {{ background: {css(t.ground)}; color: {css(t.faint)}; border: none;
                            border-bottom: 1px solid {css(t.line)}; padding: 8px 12px; }}
    QScrollBar:vertical {{ background: {css(t.ground)}; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {css(t.line)}; border-radius: 5px; min-height: 40px;
                                   margin: 1px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QToolTip {{ border: 1px solid {css(t.line)}; padding: 6px; }}
    """
