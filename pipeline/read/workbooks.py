"""Workbooks of Excel: an article a row where a column holds texts, else a document a sheet, as tables for people."""

import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BufferedReader
from typing import IO, Any, cast

from pipeline.errors import ReadError
from pipeline.read.cells import Cell, level
from pipeline.read.records import document_of, without_text
from pipeline.read.types import How, Readings, make_document

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What has more cells is data, and no table for people.
_MOST_CELLS = 200_000
# Half of the rows of a table for people have no longer cell, in characters; rows with an article have one.
_LONGEST = 200
# Cells that are one (ECMA-376, part 1, 18.3.1.55), which openpyxl does not tell when it reads row by row.
_MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')

# The first column and row of merged cells, and over how many of them they reach.
_Reach = dict[tuple[int, int], tuple[int, int]]


def read_workbook(file: BufferedReader, archive: zipfile.ZipFile, source: str, how: How) -> Readings:
    """The articles in the rows of the workbook that `file` is, and `archive` its parts, or its tables; where it holds
    neither, the error of the first sheet.

    Raises:
        Exception: whatever openpyxl raises on what is no workbook.
    """
    try:
        import openpyxl
    except ImportError:
        yield ReadError(source, "unsupported", "workbooks of Excel need the extra: pip install 'fangzhi[office]'")
        return
    book: Any = openpyxl.load_workbook(cast(IO[bytes], file), read_only=True, data_only=True)
    if not book.worksheets:
        yield ReadError(source, "empty", "the workbook has no sheet with cells: its sheets are charts")
        return
    for sheet in book.worksheets:
        # What programs tell of a sheet's size is often wrong, and may be all that Excel can hold.
        sheet.reset_dimensions()
    columns = [(sheet, _columns(sheet)) for sheet in book.worksheets]
    lacking = [error for _, names in columns if (error := without_text(names, source, how)) is not None]
    if len(lacking) == len(columns):
        tables = [(sheet.title, text) for sheet in book.worksheets if (text := _table(sheet, archive, how))]
        yield from (make_document(f"{source}#{title}", text, "utf-8", _EXCEL) for title, text in tables)
        yield from lacking[: not tables]
        return
    for sheet, names in columns:
        if without_text(names, source, how) is None:
            for number, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), 2):
                if any(value is not None for value in row):
                    place = f"{source}#{sheet.title}!{number}"
                    yield document_of(dict(zip(names, row, strict=False)), place, "utf-8", _EXCEL, how)


def _columns(sheet: Any) -> list[str]:
    first: Sequence[Any] = next(sheet.iter_rows(max_row=1, values_only=True), ())
    return [str(name or "").strip() for name in first]


def _table(sheet: Any, archive: zipfile.ZipFile, how: How) -> str:
    """A line a row, with tabs between the columns; empty where the sheet is no table that people read."""
    rows = _cells(sheet, _merged(archive, sheet._worksheet_path, how.caps.document), how.caps.document)
    lines = [line for line in level(rows) if any(line)]
    filled = [[text for text in line if text] for line in lines]
    longest = sorted(max(map(len, line)) for line in filled)
    if sum(len(line) > 1 for line in filled) < 2 or longest[len(longest) // 2] > _LONGEST:
        return ""
    return "\n".join("\t".join(line) if sum(map(bool, line)) > 1 else "".join(line) for line in lines)


def _merged(archive: zipfile.ZipFile, part: str, most: int) -> _Reach:
    """The merged cells of a sheet, where its part has no more bytes than `most` and they are not made of too many."""
    from openpyxl.utils import range_boundaries

    if archive.getinfo(part).file_size > most:
        return {}
    reach: _Reach = {}
    room = _MOST_CELLS
    for cells in _MERGED.findall(archive.read(part)):
        sides: Any = range_boundaries(cells.decode())
        left, top, right, bottom = sides
        wide, high = right - left + 1, bottom - top + 1
        room -= wide * high
        if room < 0:
            return {}
        reach[top, left] = wide, high
    return reach


def _cells(sheet: Any, reach: _Reach, most: int) -> list[list[Cell]]:
    """The cells of each row that begin there; none of a sheet that has too many, or more characters than `most`."""
    covered = {
        (row + down, column + across)
        for (row, column), (wide, high) in reach.items()
        for down in range(high)
        for across in range(wide)
    } - reach.keys()
    rows: list[list[Cell]] = []
    room = _MOST_CELLS
    for row, cells in enumerate(sheet.iter_rows(), 1):
        rows.append(
            [
                Cell(_shown(cell), *reach.get((row, column), (1, 1)))
                for column, cell in enumerate(cells, 1)
                if (row, column) not in covered
            ]
        )
        room -= len(cells) + 1
        most -= sum(len(cell.text) for cell in rows[-1])
        if min(room, most) < 0:
            return []
    return rows


def _shown(cell: Any) -> str:
    """What a cell shows, on one line."""
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{_plain(value * 100)}%" if str(cell.number_format).endswith("%") else _plain(value)
    return " ".join(str(value).split()) if value is not None else ""


def _plain(value: float) -> str:
    """A number without a power of ten, and without what binary fractions add to it.

    >>> _plain(12345678901.55), _plain(0.1 + 0.2), _plain(1200.0)
    ('12345678901.55', '0.3', '1200')
    """
    return f"{Decimal(f'{value:.14g}'):f}"
