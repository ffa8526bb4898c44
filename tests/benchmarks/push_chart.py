"""The push benchmark's table as a picture: deliveries a second of each server, by shape."""

from pathlib import Path
from typing import Any

from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.renderSVG import drawToFile
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import HexColor

COLOURS = {"ours": HexColor("#c8871e"), "node": HexColor("#5b7f95"), "stock": HexColor("#a9b4bb")}
NAMES = {"ours": "Rostrum", "node": "Node socket.io 4", "stock": "stock python-socketio"}


def draw(results: dict[str, Any], path: Path) -> None:
    """Writes the chart as SVG."""
    shapes = list(results["shapes"])[::-1]
    servers = [name for name in ("stock", "node", "ours") if name in results["shapes"][shapes[0]]]
    drawing = Drawing(760, 120 + 52 * len(shapes))
    chart = HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 150, 40, 580, 52 * len(shapes)
    chart.data = [
        [results["shapes"][shape][name]["deliveries_per_s"] for shape in shapes] for name in servers
    ]
    chart.categoryAxis.categoryNames = [named(shape) for shape in shapes]
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = "Helvetica"
    chart.valueAxis.valueMin = 0
    chart.valueAxis.labelTextFormat = lambda value: f"{value / 1000:,.0f}k"
    chart.barLabelFormat = lambda value: f"{value / 1000:,.0f}k"
    chart.barLabels.boxAnchor = "w"
    chart.barLabels.fontSize = 8
    chart.groupSpacing = 8
    for index, name in enumerate(servers):
        chart.bars[index].fillColor = COLOURS[name]
        chart.bars[index].strokeColor = None
    drawing.add(chart)
    drawing.add(
        String(20, drawing.height - 24, "Deliveries a second", fontName="Helvetica", fontSize=14)
    )
    legend = Legend()
    legend.x, legend.y = 240, drawing.height - 14
    legend.columnMaximum = 1
    legend.deltax = 130
    legend.alignment = "right"
    legend.colorNamePairs = [(COLOURS[name], NAMES[name]) for name in servers[::-1]]
    drawing.add(legend)
    drawToFile(drawing, str(path))


def named(shape: str) -> str:
    clients, rooms, depth = shape.split("x")
    return (
        f"{rooms} room{'s' if rooms != '1' else ''} x {int(clients) // int(rooms):,}, depth {depth}"
    )
