"""Charts: Vega-Lite drawings in both languages, turned into SVG when their page is written.

The colours are variables of the style sheet, so that one drawing serves light and dark. The places of all parts follow
from numbers alone, never from the width of a text: the fonts of the machine have no say in the bytes.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import vl_convert

from pipeline.report.wording import Words

Spec = dict[str, Any]

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
# What the renderer puts before a relative link.
_BASE = "https://vega.github.io/vega-datasets/"
_LONG_FRACTION = re.compile(r"(\.\d\d)\d+")
_SPOKEN_KIND = re.compile(r' aria-roledescription="[^"]*"')
_ROW = 22
_HALF_A_PAGE = 480
_INK, _SOFT, _RULE, _ACCENT = "var(--ink)", "var(--soft)", "var(--rule)", "var(--accent)"
_CONFIG: Spec = {
    "font": "inherit",
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelColor": _SOFT,
        "labelFontSize": 11,
        "labelOverlap": False,
        "domainColor": _RULE,
        "gridColor": _RULE,
        "tickColor": _RULE,
        "gridOpacity": 0.6,
        "title": None,
    },
    "legend": {"disable": True},
    "text": {"color": _INK, "fontSize": 12, "baseline": "middle"},
}


class Bar(NamedTuple):
    """One bar: what it is called, how long it is, the number in words, and where it leads from the site's root."""

    label: Words
    value: float
    shown: Words
    link: str = ""


class Dot(NamedTuple):
    """One figure over time: its year, its number (and the end of its range), its sign, its group, and its words."""

    year: int
    low: float
    high: float | None
    comparator: str
    group: str
    label: Words
    link: str


class Tile(NamedTuple):
    """One cell of a grid: where it stands, its short name, how strong its colour is (0 to 1), and its words."""

    column: str | int
    row: str | int
    name: Words
    value: float
    label: Words
    link: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, by the key of its title, as Vega-Lite has it in Chinese and in English."""

    title: str
    zh: Spec
    en: Spec

    @property
    def wide(self) -> bool:
        """Whether it takes more than half of a page."""
        return int(self.zh["width"]) > _HALF_A_PAGE

    def svg(self, language: str, root: str) -> str:
        """The drawing as SVG; links begin with `root`."""
        return _drawn(self.zh if language == "zh" else self.en, root)


def _drawn(spec: Spec, root: str) -> str:
    drawn = vl_convert.vegalite_to_svg(spec, vl_version="5.20")
    drawn = _SPOKEN_KIND.sub("", _LONG_FRACTION.sub(r"\1", drawn))
    return drawn.replace(f'xlink:href="{_BASE}', f'href="{root}')


def both(title: str, make: Any) -> Chart:
    return Chart(title, make(0), make(1))


def frame(width: int, height: int, padding: tuple[int, int, int, int], body: Spec) -> Spec:
    """A drawing of a fixed size, with its `padding` left, top, right and bottom outside of `width` and `height`."""
    left, top, right, bottom = padding
    return {
        "$schema": _SCHEMA,
        "width": width,
        "height": height,
        "padding": {"left": left, "top": top, "right": right, "bottom": bottom},
        "autosize": {"type": "none"},
        "config": _CONFIG,
        **body,
    }


def shortened(text: str, width: int) -> str:
    """`text` in at most `width` columns; a Chinese character takes two.

    >>> shortened("古雷炼化一体化项目", 10)
    '古雷炼化…'
    """
    kept, used = "", 0
    for character in text:
        used += 1 if character.isascii() else 2
        if used > width - 1:
            return f"{kept}…" if len(kept) < len(text) - 1 or used > width else text
        kept += character
    return text


def bars(title: str, entries: Sequence[Bar], colour: str, labels: int = 170) -> Chart:
    """Horizontal bars with their names on the left (in `labels` pixels) and their numbers behind them."""

    def make(language: int) -> Spec:
        values = [
            {
                "i": place,
                "label": shortened(entry.label[language], labels // 7),
                "value": entry.value,
                "shown": entry.shown[language],
                "said": f"{entry.label[language]}: {entry.shown[language]}",
                "link": entry.link,
            }
            for place, entry in enumerate(entries)
        ]
        y: Spec = {"field": "i", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.32, "paddingOuter": 0.1}}
        x: Spec = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}}
        shared: Spec = {"description": {"field": "said"}, "href": {"field": "link"}}
        name_mark: Spec = {"type": "text", "align": "right", "dx": -8, "aria": False}
        layers: list[Spec] = [
            {"mark": name_mark, "encoding": {"x": {"value": 0}, "text": {"field": "label"}, **_linked()}},
            {"mark": {"type": "bar", "color": f"var(--{colour})"}, "encoding": {"x": x, **shared}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "color": _SOFT, "aria": False},
                "encoding": {"x": x, "text": {"field": "shown"}},
            },
        ]
        body: Spec = {"data": {"values": values}, "encoding": {"y": y}, "layer": layers}
        return frame(460 - labels - 96, _ROW * len(entries), (labels, 2, 96, 2), body)

    return both(title, make)


def _linked() -> Spec:
    return {"href": {"field": "link"}}


def columns(title: str, entries: Sequence[Bar], colour: str, height: int = 170) -> Chart:
    """Upright bars over time; of many every few are named."""
    inner = 388
    longest = max((len(entry.label.en) for entry in entries), default=1)
    every = max(1, -(-len(entries) * (longest * 7 + 8) // inner))

    def make(language: int) -> Spec:
        values = [
            {
                "i": entry.label[language],
                "value": entry.value,
                "said": f"{entry.label[language]}: {entry.shown[language]}",
                "link": entry.link,
            }
            for entry in entries
        ]
        named = [entry.label[language] for entry in entries][::every]
        x: Spec = {
            "field": "i",
            "type": "ordinal",
            "sort": None,
            "axis": {"values": named, "labelAngle": 0, "grid": False, "ticks": False, "labelPadding": 6},
            "scale": {"paddingInner": 0.2, "paddingOuter": 0.1},
        }
        y: Spec = {
            "field": "value",
            "type": "quantitative",
            "axis": {"tickCount": 4, "domain": False, "ticks": False, "format": ",~r"},
        }
        body: Spec = {
            "data": {"values": values},
            "mark": {"type": "bar", "color": f"var(--{colour})", "width": {"band": min(1.0, 0.2 + len(entries) / 10)}},
            "encoding": {"x": x, "y": y, "description": {"field": "said"}, "href": {"field": "link"}},
        }
        return frame(inner, height, (56, 10, 16, 28), body)

    return both(title, make)


@cache
def _tile_places() -> dict[str, tuple[int, int]]:
    text = (files("pipeline.report") / "tiles.csv").read_text("utf-8")
    return {row["adcode"]: (int(row["column"]), int(row["row"])) for row in csv.DictReader(text.splitlines())}


def tile_map(title: str, entries: Iterable[tuple[str, Words, float, Words, str]]) -> Chart:
    """Provinces as tiles: code, short name, strength of colour (0 to 1), words, and link of each."""
    places = _tile_places()
    tiles = [
        Tile(*places[adcode], name, value, label, link)
        for adcode, name, value, label, link in entries
        if adcode in places
    ]
    step = 50

    def make(language: int) -> Spec:
        body: Spec = {"data": {"values": tile_values(tiles, language)}, "layer": _tile_layers(step)}
        return frame(8 * step, 8 * step, (4, 4, 4, 4), body)

    return both(title, make)


def tile_values(tiles: Iterable[Tile], language: int) -> list[Spec]:
    """The tiles as the data of a drawing."""
    return [
        {
            "column": tile.column,
            "row": tile.row,
            "name": tile.name[language],
            "value": tile.value,
            "said": tile.label[language],
            "link": tile.link,
        }
        for tile in tiles
    ]


def _tile_layers(step: int) -> list[Spec]:
    def at(name: str, first: int, shift: float) -> Spec:
        return {"expr": f"(datum.{name} - {first} + {shift}) * {step}"}

    square: Spec = {
        "type": "rect",
        "x": at("column", 1, 0.46),
        "y": at("row", 0, 0.46),
        "width": step - 4,
        "height": step - 4,
        "cornerRadius": 2,
        "stroke": _RULE,
        "fill": _ACCENT,
    }
    name: Spec = {
        "type": "text",
        "x": at("column", 1, 0.46),
        "y": at("row", 0, 0.46),
        "align": "center",
        "fontSize": 13,
        "aria": False,
    }
    strength: Spec = {"field": "value", "type": "quantitative", "scale": {"domain": [0, 1], "range": [0.03, 0.75]}}
    said: Spec = {"description": {"field": "said"}, "href": {"field": "link"}}
    return [
        {"mark": square, "encoding": {"fillOpacity": strength, **said}},
        {"mark": name, "encoding": {"text": {"field": "name"}, "href": {"field": "link"}}},
    ]
