"""The desk's widgets in a theme: palette and style sheet of the whole application."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from rostrum import resources
from rostrum.desk.theme import Theme, font


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
                       border-radius: 10px; padding: 4px 16px; }}
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
