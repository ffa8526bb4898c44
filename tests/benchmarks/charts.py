"""Figures as pictures (SVG): bars of two or more beside each other, and lines over time."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.renderSVG import drawToFile
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor

OURS = HexColor("#c8871e")
PEERS = (HexColor("#5b7f95"), HexColor("#a9b4bb"), HexColor("#7d8f69"), HexColor("#8c6d8f"))
PAPER = HexColor("#ffffff")
FONT = "Helvetica"
WIDTH, LEFT, BAR = 760, 210, 17


def bars(
    path: Path, title: str, names: Sequence[str], series: Mapping[str, Sequence[float]]
) -> None:
    """Each of ``names`` with a bar of each series; the first series is ours."""
    group = BAR * len(series) + 8
    drawing = _drawing(title, series, group * len(names) + 70)
    chart = HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = LEFT, 34, WIDTH - LEFT - 70, group * len(names)
    # reportlab draws from the bottom up
    chart.data = [list(values)[::-1] for values in reversed(series.values())]
    chart.categoryAxis.categoryNames = list(names)[::-1]
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = FONT
    chart.valueAxis.valueMin = 0
    chart.valueAxis.labelTextFormat = _short
    chart.barLabelFormat = _short
    chart.barLabels.boxAnchor = "w"
    chart.barLabels.dx = 4
    chart.barLabels.fontName = FONT
    chart.barLabels.fontSize = 8
    chart.groupSpacing = 8
    for index, colour in enumerate(reversed(_colours(series))):
        chart.bars[index].fillColor = colour
        chart.bars[index].strokeColor = None
    drawing.add(chart)
    _write(drawing, path)


def single_bars(path: Path, title: str, values: Mapping[str, float]) -> None:
    """One bar each, by name."""
    bars(path, title, list(values), {"": list(values.values())})


def lines(path: Path, title: str, across: str, series: Mapping[str, Sequence[float]]) -> None:
    """Values at even steps from 0; ``across`` names the step. Needs two values of each."""
    drawing = _drawing(title, series, 320)
    plot = LinePlot()
    plot.x, plot.y, plot.width, plot.height = 60, 44, WIDTH - 90, 220
    plot.data = [list(enumerate(values)) for values in series.values()]
    plot.yValueAxis.valueMin = 0
    plot.yValueAxis.labelTextFormat = _short
    plot.xValueAxis.labels.fontName = plot.yValueAxis.labels.fontName = FONT
    for index, colour in enumerate(_colours(series)):
        plot.lines[index].strokeColor = colour
        plot.lines[index].strokeWidth = 1.6
    drawing.add(plot)
    drawing.add(String(WIDTH - 30, 14, across, fontName=FONT, fontSize=9, textAnchor="end"))
    _write(drawing, path)


def _write(drawing: Drawing, path: Path) -> None:
    drawToFile(drawing, str(path))
    # reportlab writes Python's None, which not every reader takes for CSS's none
    path.write_text(path.read_text().replace("fill: None", "fill: none"))


def _drawing(title: str, series: Mapping[str, Sequence[float]], height: float) -> Drawing:
    drawing = Drawing(WIDTH, height)
    drawing.add(Rect(0, 0, WIDTH, height, fillColor=PAPER, strokeColor=None))  # on dark pages, too
    drawing.add(String(16, height - 22, title, fontName=FONT, fontSize=14))
    if len(series) > 1:
        legend = Legend()
        legend.x, legend.y = LEFT + 120, height - 12
        legend.columnMaximum = 1
        legend.deltax = 116
        legend.alignment = "right"
        legend.fontName = FONT
        legend.colorNamePairs = list(zip(_colours(series), series, strict=True))
        drawing.add(legend)
    return drawing


def _colours(series: Mapping[str, Sequence[float]]) -> list[HexColor]:
    return [OURS, *PEERS][: len(series)]


def _short(value: float) -> str:
    if value >= 10_000:
        return f"{value / 1000:,.0f}k"
    return f"{value:,.0f}" if value >= 20 or value == int(value) else f"{value:.1f}"
