"""Charts of figures over the years: dots by place, grids of place and year, targets against results."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from pipeline.report.charts import Chart, Dot, Spec, Tile, both, frame, tile_values
from pipeline.report.wording import Words

# A figure that is at least its number points up, one that is at most its number down.
_SHAPES = {"ge": "triangle-up", "gt": "triangle-up", "le": "triangle-down", "lt": "triangle-down", "approx": "diamond"}
_GROUPS = ("country", "province", "prefecture", "county")
_COLOURS = ("var(--accent)", "var(--cities)", "var(--projects)", "var(--soft)")
_CELL_WIDTH, _CELL_HEIGHT = 34, 21
_DOTS_WIDTH, _YEAR_WIDTH = 860, 110
# Figures of one year stand side by side, so many years apart.
_SPREAD = 0.07
_MOST_YEARS = 30


def dots(title: str, entries: Sequence[Dot]) -> Chart:
    """Figures over the years: a sign a place, coloured by its level, and a line through the middle of each year."""
    years = list(range(min(dot.year for dot in entries), max(dot.year for dot in entries) + 1))
    width = min(_DOTS_WIDTH, _YEAR_WIDTH * len(years))
    step = max(1, -(-len(years) * 44 // width))

    def make(language: int) -> Spec:
        x: Spec = {
            "field": "year",
            "type": "quantitative",
            "scale": {"domain": [years[0] - 0.5, years[-1] + 0.5], "nice": False},
            "axis": {"values": years[::step], "format": "d", "grid": False, "ticks": False, "labelPadding": 6},
        }
        y: Spec = {"type": "quantitative", "scale": {"zero": False, "nice": True}}
        body: Spec = {"encoding": {"x": x}, "layer": [*_middle(entries, y), *_signs(entries, language, y)]}
        return frame(width, 300, (52, 12, 16, 28), body)

    return both(title, make)


def _middle(entries: Sequence[Dot], y: Spec) -> list[Spec]:
    """The line through the median of each year."""
    by_year: dict[int, list[float]] = defaultdict(list)
    for dot in entries:
        by_year[dot.year].append(dot.low)
    values = [{"year": year, "middle": median(lows)} for year, lows in sorted(by_year.items())]
    mark: Spec = {"type": "line", "color": "var(--ink)", "strokeWidth": 1.5, "strokeOpacity": 0.55, "aria": False}
    return [{"data": {"values": values}, "mark": mark, "encoding": {"y": {"field": "middle", **y, **_y_axis()}}}]


def _y_axis() -> Spec:
    return {"axis": {"tickCount": 6, "domain": False, "ticks": False, "format": "~s"}}


def _signs(entries: Sequence[Dot], language: int, y: Spec) -> list[Spec]:
    values = [
        {
            "year": dot.year + _SPREAD * ((number * 7) % 10 - 4.5),
            "low": dot.low,
            "high": dot.low if dot.high is None else dot.high,
            "shape": _SHAPES.get(dot.comparator, "circle"),
            "group": dot.group,
            "said": dot.label[language],
            "link": dot.link,
        }
        for number, dot in enumerate(entries)
    ]
    colour: Spec = {"field": "group", "type": "nominal", "scale": {"domain": _GROUPS, "range": _COLOURS}}
    said: Spec = {"description": {"field": "said"}, "href": {"field": "link"}}
    low: Spec = {"field": "low", **y}
    shape: Spec = {"field": "shape", "type": "nominal", "scale": None}
    return [
        {
            "data": {"values": [value for value in values if value["high"] != value["low"]]},
            "mark": {"type": "rule", "strokeWidth": 2, "strokeOpacity": 0.7, "aria": False},
            "encoding": {"y": low, "y2": {"field": "high"}, "color": colour},
        },
        {
            "data": {"values": values},
            "mark": {"type": "point", "filled": True, "size": 46, "opacity": 0.75},
            "encoding": {"y": low, "color": colour, "shape": shape, **said},
        },
    ]


def grid(title: str, entries: Sequence[Tile], years: Sequence[int], rows: Sequence[Words], colour: str) -> Chart:
    """Rows by years: the cells' colours tell how much, their short names what; `column` and `row` count from 0."""
    years = years[-_MOST_YEARS:]

    def make(language: int) -> Spec:
        values = tile_values((tile for tile in entries if tile.column in years), language)
        x: Spec = {
            "field": "column",
            "type": "ordinal",
            "scale": {"domain": list(years), "padding": 0.06},
            "axis": {"orient": "top", "labelAngle": 0, "domain": False, "ticks": False},
        }
        y: Spec = {
            "field": "row",
            "type": "ordinal",
            "scale": {"domain": list(range(len(rows))), "padding": 0.06},
            "axis": None,
        }
        strength: Spec = {"field": "value", "type": "quantitative", "scale": {"domain": [0, 1], "range": [0.06, 0.7]}}
        said: Spec = {"description": {"field": "said"}, "href": {"field": "link"}}
        layers: list[Spec] = [
            {"mark": {"type": "rect", "color": f"var(--{colour})"}, "encoding": {"fillOpacity": strength, **said}},
            {
                "mark": {"type": "text", "fontSize": 10, "aria": False},
                "encoding": {"text": {"field": "name"}, "href": {"field": "link"}},
            },
            _row_names(rows, language),
        ]
        body: Spec = {"data": {"values": values}, "encoding": {"x": x, "y": y}, "layer": layers}
        return frame(_CELL_WIDTH * len(years), _CELL_HEIGHT * len(rows), (110, 26, 10, 6), body)

    return both(title, make)


def _row_names(rows: Sequence[Words], language: int) -> Spec:
    values = [{"row": place, "name": words[language]} for place, words in enumerate(rows)]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "right", "dx": -8, "aria": False},
        "encoding": {"x": {"value": 0}, "text": {"field": "name"}},
    }


def against(title: str, entries: Sequence[tuple[float, float, Words, str]]) -> Chart:
    """Targets (across) against results (upwards), with the line on which both are the same."""
    least = min(min(target, result) for target, result, _, _ in entries)
    most = max(max(target, result) for target, result, _, _ in entries)
    room = max((most - least) * 0.05, 0.5)
    domain = [least - room, most + room]

    def make(language: int) -> Spec:
        values = [
            {"target": target, "result": result, "said": said[language], "link": link}
            for target, result, said, link in entries
        ]
        axis: Spec = {"tickCount": 6, "ticks": False, "format": "~s"}
        x: Spec = {"type": "quantitative", "scale": {"domain": domain, "nice": False}, "axis": axis}
        diagonal = [{"target": end, "result": end} for end in domain]
        layers: list[Spec] = [
            {
                "data": {"values": diagonal},
                "mark": {"type": "line", "color": "var(--soft)", "strokeDash": [4, 4], "aria": False},
                "encoding": {"x": {"field": "target", **x}, "y": {"field": "result", **x}},
            },
            {
                "data": {"values": values},
                "mark": {"type": "point", "filled": True, "size": 46, "opacity": 0.7, "color": "var(--growth_targets)"},
                "encoding": {
                    "x": {"field": "target", **x},
                    "y": {"field": "result", **x},
                    "description": {"field": "said"},
                    "href": {"field": "link"},
                },
            },
        ]
        return frame(380, 340, (44, 12, 24, 36), {"layer": layers})

    return both(title, make)
