"""Colours, type and measures of the desk: dark for the rostrum, light for an office, high contrast
for eyes that need it, and for each a set of tones that colour-blind eyes tell apart.

Text and tones reach 4.5:1 against every ground that they stand on (WCAG 2.2, 1.4.3), in high contrast
7:1; edges of fields and the frame of what has the focus 3:1 (1.4.11). Tests hold that.
"""

from dataclasses import dataclass, fields, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from rostrum import resources

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


def dress(app: QApplication, theme: Theme) -> None:
    """Gives the whole application a theme."""
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


def _icon(name: str, like: QColor) -> str:
    """The file of a small sign, light or dark as a colour is."""
    shade = "light" if like.lightness() > 127 else "dark"
    return resources.path("icons", f"{name}-{shade}.svg").as_posix()


def _sheet(t: Theme) -> str:
    def css(colour: QColor) -> str:
        return colour.name()

    return f"""
    QMainWindow, QWidget#page {{ background: {css(t.ground)}; }}
    QWidget#bar, QWidget#strip, QWidget#bidPanel {{ background: {css(t.panel)}; }}
    QWidget#notice {{ background: {css(t.raised)}; border-bottom: 1px solid {css(t.line)}; }}
    QWidget#bar {{ border-bottom: 1px solid {css(t.line)}; }}
    QWidget#strip {{ border-top: 1px solid {css(t.line)}; }}
    QWidget#bidPanel {{ border-left: 1px solid {css(t.line)}; }}
    QDialog, QScrollArea {{ background: {css(t.ground)}; }}
    QFrame#card {{ background: {css(t.panel)}; border: 1px solid {css(t.line)};
                   border-radius: 10px; }}
    QPushButton {{ background: {css(t.raised)}; border: 1px solid {css(t.line)};
                   border-radius: 6px; padding: 7px 14px; color: {css(t.text)}; }}
    QPushButton:hover {{ border-color: {css(t.faint)}; }}
    QPushButton:focus {{ border: 2px solid {css(t.text)}; padding: 6px 13px; }}
    QPushButton:disabled {{ color: {css(t.faint)}; }}
    QPushButton#main {{ background: {css(t.text)}; color: {css(t.ground)}; border-color: {css(t.text)}; }}
    QPushButton#main:focus {{ border: 3px solid {css(t.yours)}; padding: 5px 12px; }}
    QPushButton#main:disabled {{ background: {css(t.raised)}; color: {css(t.faint)};
                                 border-color: {css(t.line)}; }}
    QComboBox, QAbstractSpinBox {{ background: {css(t.ground)}; border: 1px solid {css(t.edge)};
                 border-radius: 6px; padding: 6px 10px; color: {css(t.text)};
                 selection-background-color: {css(t.text)}; selection-color: {css(t.ground)}; }}
    QAbstractSpinBox {{ padding-right: 32px; min-height: 22px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border;
                 width: 26px; border: none; border-left: 1px solid {css(t.line)}; margin: 1px 1px; }}
    QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
    QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
    QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
                 background: {css(t.raised)}; }}
    QAbstractSpinBox::up-arrow {{ image: url({_icon("up", t.text)}); width: 12px; height: 12px; }}
    QAbstractSpinBox::down-arrow {{ image: url({_icon("down", t.text)}); width: 12px;
                 height: 12px; }}
    QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {css(t.text)}; padding: 5px 9px; }}
    QAbstractSpinBox:focus {{ padding-right: 31px; }}
    QComboBox QAbstractItemView {{ background: {css(t.panel)}; color: {css(t.text)};
                 selection-background-color: {css(t.selected)}; border: 1px solid {css(t.line)}; }}
    QPlainTextEdit {{ background: {css(t.ground)}; border: 1px solid {css(t.edge)};
                 border-radius: 6px; padding: 6px; color: {css(t.text)}; }}
    QPlainTextEdit:focus {{ border: 2px solid {css(t.text)}; padding: 5px; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: 18px; height: 18px;
                 border: 1px solid {css(t.edge)}; background: {css(t.ground)}; }}
    QCheckBox::indicator {{ border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 10px; }}
    QCheckBox::indicator:checked {{ background: {css(t.text)}; border-color: {css(t.text)};
                 image: url({_icon("tick", t.ground)}); }}
    QRadioButton::indicator:checked {{ border: 6px solid {css(t.text)}; width: 8px; height: 8px; }}
    QCheckBox:focus, QRadioButton:focus {{ outline: none; }}
    QCheckBox::indicator:focus {{ border: 2px solid {css(t.yours)}; }}
    QRadioButton::indicator:focus {{ border-color: {css(t.yours)}; }}
    QComboBox::drop-down {{ border: none; width: 30px; }}
    QComboBox::down-arrow {{ image: url({_icon("down", t.text)}); width: 16px; height: 16px; }}
    QTableWidget::item {{ padding: 0 9px; }}
    QSlider::groove:horizontal {{ height: 4px; background: {css(t.line)}; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {css(t.muted)}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ background: {css(t.text)}; width: 16px; margin: -6px 0;
                 border-radius: 8px; }}
    QSlider::handle:horizontal:focus {{ background: {css(t.yours)}; }}
    QCheckBox, QRadioButton {{ color: {css(t.text)}; spacing: 8px; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {css(t.yours)}; }}
    QListWidget {{ background: {css(t.panel)}; border: none; outline: none; padding: 8px; }}
    QListWidget::item {{ padding: 9px 12px; border-radius: 6px; color: {css(t.muted)}; }}
    QListWidget::item:focus {{ border: 2px solid {css(t.text)}; padding: 7px 10px; }}
    QListWidget::item:selected {{ background: {css(t.selected)}; color: {css(t.text)}; }}
    QLabel[tone="muted"] {{ color: {css(t.muted)}; }}
    QLabel[tone="faint"] {{ color: {css(t.faint)}; }}
    QLabel[tone="yours"] {{ color: {css(t.yours)}; }}
    QLabel[tone="good"] {{ color: {css(t.good)}; }}
    QLabel[tone="soon"] {{ color: {css(t.soon)}; }}
    QLabel[tone="closing"] {{ color: {css(t.closing)}; }}
    QLineEdit {{ background: {css(t.ground)}; border: 1px solid {css(t.line)}; border-radius: 6px;
                 padding: 6px 10px; color: {css(t.text)}; }}
    QLineEdit:focus {{ border-color: {css(t.muted)}; }}
    QLineEdit[lettered="true"] {{ border: 2px solid {css(t.soon)}; }}
    QLineEdit {{ background: {css(t.ground)}; border: 1px solid {css(t.edge)}; border-radius: 6px;
                 padding: 6px 10px; color: {css(t.text)};
                 selection-background-color: {css(t.text)}; selection-color: {css(t.ground)};
                 placeholder-text-color: {css(t.faint)}; }}
    QLineEdit:focus {{ border: 2px solid {css(t.text)}; padding: 5px 9px; }}
    QComboBox QLineEdit {{ border: none; padding: 0; }}
    QAbstractSpinBox QLineEdit {{ border: none; padding: 0 0 0 9px; }}
    QLabel#key {{ background: {css(t.raised)}; border: 1px solid {css(t.edge)};
                 border-radius: 5px; padding: 2px 8px; color: {css(t.text)}; }}
    QPushButton#chip {{ background: transparent; border: 1px solid {css(t.line)};
                        border-radius: 6px; padding: 5px 10px; color: {css(t.muted)}; }}
    QPushButton#chip[sign="true"] {{ padding: 5px 7px; }}
    QPushButton#chip:checked {{ background: {css(t.raised)}; color: {css(t.text)};
                                border-color: {css(t.faint)}; }}
    QPushButton#chip:focus {{ border: 2px solid {css(t.text)}; padding: 4px 9px; }}
    QPushButton#chip[sign="true"]:focus {{ padding: 4px 6px; }}
    QPushButton#bid {{ background: {css(t.text)}; color: {css(t.ground)}; border: none;
                       border-radius: 10px; padding: 16px; }}
    QPushButton#bid:disabled {{ background: {css(t.raised)}; color: {css(t.muted)}; }}
    QPushButton#bid:focus {{ border: 2px solid {css(t.yours)}; }}
    QTableView {{ background: {css(t.ground)}; border: none; outline: none;
                  border-top: 2px solid transparent;
                  selection-background-color: {css(t.selected)}; }}
    QHeaderView::section {{ background: {css(t.ground)}; color: {css(t.faint)}; border: none;
                            border-bottom: 1px solid {css(t.line)}; padding: 8px 12px; }}
    QScrollBar:vertical {{ background: {css(t.ground)}; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {css(t.line)}; border-radius: 5px; min-height: 40px;
                                   margin: 1px; }}
    QScrollBar:horizontal {{ background: {css(t.ground)}; height: 12px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {css(t.line)}; border-radius: 5px;
                                     min-width: 40px; margin: 1px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QPushButton#chip[set="true"] {{ color: {css(t.text)}; border-color: {css(t.faint)};
                                    background: {css(t.raised)}; }}
    QPushButton#chip::menu-indicator {{ image: none; width: 0; }}
    QWidget#filters {{ background: {css(t.ground)}; }}
    QWidget#focusCard {{ background: {css(t.panel)}; border: 1px solid {css(t.line)};
                         border-radius: 10px; }}
    QWidget#focusCard[chosen="true"] {{ border: 2px solid {css(t.text)}; }}
    QWidget#focusCard[chosen="true"][held="false"] {{ border: 2px solid {css(t.edge)}; }}
    QTreeWidget {{ background: {css(t.panel)}; border: 2px solid transparent; outline: none;
                 color: {css(t.text)}; }}
    QTreeWidget::item {{ padding: 3px 6px; }}
    QWidget#watchList {{ background: {css(t.panel)}; border-right: 1px solid {css(t.line)}; }}
    QListView {{ background: {css(t.ground)}; border: none; outline: none;
                 border-top: 2px solid transparent; }}
    QTableView:focus, QListView:focus {{ border-top-color: {css(t.muted)}; }}
    QTableView#lots, QListView#lots, QListWidget#parts {{ border: none; }}
    QTreeWidget:focus {{ border-color: {css(t.muted)}; border-radius: 6px; }}
    QComboBox QAbstractItemView {{ border: 1px solid {css(t.edge)}; }}
    QWidget#watchList QListView {{ background: {css(t.panel)}; }}
    QMenu {{ background: {css(t.raised)}; border: 1px solid {css(t.line)}; padding: 6px 0;
             color: {css(t.text)}; }}
    QMenu::item {{ padding: 7px 28px 7px 34px; }}
    QMenu::item:selected {{ background: {css(t.selected)}; color: {css(t.text)}; }}
    QMenu::indicator {{ left: 12px; width: 12px; height: 12px; border: 1px solid {css(t.muted)};
                        border-radius: 3px; }}
    QMenu::indicator:checked {{ background: {css(t.text)}; border-color: {css(t.text)}; }}
    QMenu::separator {{ height: 1px; background: {css(t.line)}; margin: 6px 0; }}
    QToolTip {{ color: {css(t.text)}; background: {css(t.raised)}; border: 1px solid {css(t.line)}; padding: 6px; }}
    """
