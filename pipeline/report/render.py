"""Pages -> HTML, tables -> script files, by templates that escape all that comes out of the database."""

import json
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report.page import Data, Page
from pipeline.report.tables import NUMERIC, Cell, Table
from pipeline.report.wording import Words

# Words that one page after another shows: so many of them are put into markup but once.
_REMEMBERED = 4096


@cache
def labels() -> dict[str, Words]:
    """The words of the pages themselves by key: titles, columns, buttons."""
    entries = loads((files("pipeline.report") / "labels.toml").read_text("utf-8"))
    return {key: Words(entry["zh"], entry["en"]) for key, entry in entries.items()}


def label(key: str) -> Words:
    """A word of the pages; a key without one, such as the name of a rule, stands for itself."""
    return labels().get(key) or Words(key, key)


@lru_cache(maxsize=_REMEMBERED)
def both(words: Words | str) -> Markup:
    """Words in both languages, of which the style sheet shows one; once where they are the same."""
    if isinstance(words, str):
        words = label(words)
    if words.zh == words.en:
        return Markup("{}").format(words.zh)
    return Markup('<span lang="zh">{}</span><span lang="en">{}</span>').format(*words)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _svg(chart: Any, language: str, root: str) -> Markup:
    """A drawing in the page; the renderer has escaped its texts."""
    return Markup(chart.svg(language, root))


def page_html(page: Page, language: str) -> str:
    """The HTML of a page whose words are first shown in `language`."""
    template = _environment().get_template(page.template)
    tools = {"both": both, "label": label, "NUMERIC": NUMERIC, "svg": _svg}
    return template.render(page=page, root=page.root, language=language, title=page.title, **tools, **page.content)


def data_script(data: Data) -> str:
    """A table as a script file: its rows, each cell once, safe inside of a script."""
    table = data.table
    cells: dict[Cell, int] = {}
    rows = [[cells.setdefault(cell, len(cells)) for cell in row.cells] for row in table.rows]
    value = {
        "columns": [_column(name, table) for name in table.columns],
        "cells": [_cell(cell) for cell in cells],
        "rows": rows,
    }
    return f"fangzhiData({_script_json(value)});\n"


def _column(name: str, table: Table) -> dict[str, Any]:
    return {"zh": label(name).zh, "en": label(name).en, "numeric": name in NUMERIC, "facet": name in table.facets}


def _cell(cell: Cell) -> list[Any]:
    """Chinese, English where it differs, link, what it sorts by; what is left out at the end is empty."""
    parts = [cell.words.zh, "" if cell.words.en == cell.words.zh else cell.words.en, cell.link, cell.sort]
    while len(parts) > 1 and parts[-1] in ("", None):
        parts.pop()
    return parts


def _script_json(value: object) -> str:
    """JSON without what could end a script or a line of it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
