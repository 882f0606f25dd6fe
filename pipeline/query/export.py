"""Views -> files: the same rows give the same bytes, from whichever database and in whatever order they came."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, column, select, table

from models.views import VIEWS, View
from pipeline.query.annotations import write_annotations
from pipeline.query.ftm import write_entities

# With these a spreadsheet takes a text for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FETCH = 1000


class Format(StrEnum):
    """The kinds of files that an export can write."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    BOM_CSV = "bom-csv"
    FTM = "ftm"
    ANNOTATIONS = "annotations"


def export(engine: Engine, folder: Path, formats: Sequence[Format]) -> dict[str, int]:
    """Writes every view into `folder`, a file a format, and what is one file over all; gives the rows of each."""
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for file_format in formats:
        if file_format in _WHOLE:
            name, write = _WHOLE[file_format]
            counts[name] = write(engine, folder / name)
            continue
        for view in VIEWS:
            with engine.connect() as connection:
                ending = "csv" if file_format is Format.BOM_CSV else file_format
                path = folder / f"{view.name}.{ending}"
                counts[view.name] = _WRITERS[file_format](path, view, rows_in_order(connection, view))
    return counts


def rows_in_order(connection: Connection, view: View) -> Iterator[tuple[Any, ...]]:
    """The rows of a view, in an order that no database's collation has a say in."""
    columns = [column(name, base.type) for name, base in view.columns().items()]
    selection = select(*columns).select_from(table(view.name)).order_by(columns[0])
    found = connection.execution_options(yield_per=_FETCH).execute(selection)
    place = [list(view.columns()).index(name) for name in ("start", "end") if name in view.columns()]
    for _, rows in groupby((tuple(row) for row in found), key=lambda row: row[0]):
        yield from sorted(rows, key=lambda row: ([row[at] for at in place], tuple(map(_as_text, row))))


def _as_text(value: object) -> str:
    """A value as the files have it; nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def csv_cell(value: object) -> str:
    """A cell of a CSV file: a text that a spreadsheet would take for a formula gets an apostrophe before it.

    >>> csv_cell("=1+1"), csv_cell(Decimal("-12")), csv_cell(None)
    ("'=1+1", '-12', '')
    """
    text = _as_text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text


def _write_csv(path: Path, view: View, rows: Iterator[tuple[Any, ...]]) -> int:
    return _write_table(path, view, rows, "utf-8")


def _write_csv_for_excel(path: Path, view: View, rows: Iterator[tuple[Any, ...]]) -> int:
    """With a byte order mark: without one, Excel takes the file for one in the code page of the computer."""
    return _write_table(path, view, rows, "utf-8-sig")


def _write_table(path: Path, view: View, rows: Iterator[tuple[Any, ...]], encoding: str) -> int:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(view.columns())
        return sum(1 for row in rows if writer.writerow(map(csv_cell, row)))


def _write_jsonl(path: Path, view: View, rows: Iterator[tuple[Any, ...]]) -> int:
    names = list(view.columns())
    with path.open("w", encoding="utf-8", newline="") as file:
        entries = (dict(zip(names, map(_json_value, row), strict=True)) for row in rows)
        return sum(1 for entry in entries if file.write(json.dumps(entry, ensure_ascii=False) + "\n"))


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _write_parquet(path: Path, view: View, rows: Iterator[tuple[Any, ...]]) -> int:
    """Needs pyarrow, which only this format needs."""
    from pipeline.query.parquet import write_parquet

    return write_parquet(path, view, rows)


_WRITERS: dict[Format, Callable[[Path, View, Iterator[tuple[Any, ...]]], int]] = {
    Format.CSV: _write_csv,
    Format.JSONL: _write_jsonl,
    Format.PARQUET: _write_parquet,
    Format.BOM_CSV: _write_csv_for_excel,
}
# What is no table a view: the name of the file, and who writes it.
_WHOLE: dict[Format, tuple[str, Callable[[Engine, Path], int]]] = {
    Format.FTM: ("entities.ftm.json", write_entities),
    Format.ANNOTATIONS: ("annotations.jsonl", write_annotations),
}
