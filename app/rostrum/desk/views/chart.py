"""The price of a lot over time. The plotting library is loaded when a chart is first shown."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rostrum.desk.figures import exponent, figure, symbol
from rostrum.desk.models.past import Entry
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr

SHORTEST_S = 60
"""A chart shows at least this much time, so that its axis is read in minutes and seconds."""


class PriceChart(QWidget):
    """A line that steps at each change of the price, with a dot at each bid."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: Sequence[Entry] = ()
        self._currency = ""
        self._plot: Any = None
        self._line: Any = None
        self._dots: Any = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(120)
        self.setAccessibleName(tr("Price over time"))

    @property
    def loaded(self) -> bool:
        """Whether the plotting library stands behind it yet."""
        return self._plot is not None

    def show_entries(self, entries: Sequence[Entry], currency: str) -> None:
        """Draws another history, oldest first."""
        self._entries, self._currency = entries, currency
        prices = [entry.price for entry in entries if entry.price > 0]
        words = tr("{n} prices known").format(n=len(prices))
        self.setAccessibleDescription(words)
        if self.loaded:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.loaded:
            QTimer.singleShot(0, self, self._load)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and getattr(self, "_plot", None) is not None:
            self._dress()
            self._draw()

    def _load(self) -> None:
        if self.loaded or not self.isVisible():
            return
        import pyqtgraph  # noqa: PLC0415 - a third of a second that no board should wait for

        pyqtgraph.setConfigOptions(antialias=True)
        self._plot = pyqtgraph.PlotWidget(axisItems={"bottom": pyqtgraph.DateAxisItem()})
        self._plot.getAxis("left").tickStrings = self._amounts
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setFrameStyle(0)
        self._line = self._plot.plot([], [], stepMode="right")
        self._dots = pyqtgraph.ScatterPlotItem(size=7)
        self._plot.addItem(self._dots)
        self._nothing = label(14, tone="muted")
        self._nothing.setText(tr("The price is drawn here from the first bid on."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._plot)
        self._dress()
        self._draw()

    def _amounts(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:
        """The axis' figures, as the desk writes amounts."""
        places = 10 ** exponent(self._currency)
        return [figure(round(value * places), self._currency) for value in values]

    def _dress(self) -> None:
        t = self._theme
        self._plot.setBackground(t.panel)
        self._plot.showGrid(x=False, y=True, alpha=0.12)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(t.line)
            axis.setTextPen(t.muted)
            axis.setStyle(tickFont=font(12), tickLength=-4)
            axis.enableAutoSIPrefix(False)

    def _draw(self) -> None:
        import pyqtgraph  # noqa: PLC0415 - loaded by now

        t = self._theme
        places = 10 ** exponent(self._currency)
        priced = [entry for entry in self._entries if entry.price > 0]
        times = [entry.at / 1000 for entry in priced]
        prices = [entry.price / places for entry in priced]
        self._line.setData(times, prices, pen=pyqtgraph.mkPen(t.text, width=2))
        bids = [place for place, entry in enumerate(priced) if entry.what == "bid_accepted"]
        self._dots.setData(
            [times[place] for place in bids],
            [prices[place] for place in bids],
            brush=t.text,
            pen=t.panel,
        )
        self._nothing.setVisible(not times)
        self._plot.setVisible(bool(times))
        self._plot.getAxis("left").setLabel(symbol(self._currency).strip())
        if times:
            first = min(times[0], times[-1] - SHORTEST_S)
            self._plot.setXRange(first, times[-1], padding=0.04)
        if prices:
            self._plot.setYRange(min(prices), max(prices) or 1.0, padding=0.15)
