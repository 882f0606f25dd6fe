"""Workbooks of Excel: an article a row where a column holds texts, else a document a sheet, as tables for people."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BufferedReader
from statistics import median
from typing import IO, Any, cast

from pipeline.errors import ReadError
from pipeline.read.cells import Cell, level
from pipeline.read.records import document_of, without_text
from pipeline.read.types import How, Readings, make_document

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is larger, in bytes of a sheet's XML or in cells, is data, and no table for people.
_LARGEST_SHEET, _MOST_CELLS = 4_000_000, 200_000
# Half of the rows of a table for people have no longer cell, in characters; rows with an article have one.
_LONGEST = 200


def read_workbook(file: BufferedReader, source: str, largest: int, how: How) -> Readings:
    """The articles in the workbook's rows, or its tables; the largest of its sheets has so many bytes.

    Where it holds neither, the error of the first sheet.

    Raises:
        Exception: whatever openpyxl raises on what is no workbook.
    """
    try:
        import openpyxl
    except ImportError:
        yield ReadError(source, "unsupported", "workbooks of Excel need the extra: pip install 'fangzhi[office]'")
        return
    lacking: list[ReadError] = []
    book = openpyxl.load_workbook(cast(IO[bytes], file), read_only=True, data_only=True)
    for sheet in book.worksheets:
        # What programs tell of a sheet's size is often wrong, and may be all that Excel can hold.
        sheet.reset_dimensions()
        rows: Iterator[Sequence[Any]] = sheet.iter_rows(values_only=True)
        columns = [str(name or "").strip() for name in next(rows, ())]
        if (error := without_text(columns, source, how)) is not None:
            lacking.append(error)
            continue
        for number, row in enumerate(rows, 2):
            if any(value is not None for value in row):
                place = f"{source}#{sheet.title}!{number}"
                yield document_of(dict(zip(columns, row, strict=False)), place, "utf-8", _EXCEL, how)
    if len(lacking) < len(book.worksheets) or not lacking:
        return
    tables: dict[str, str] = {}
    if largest <= _LARGEST_SHEET:
        file.seek(0)
        book = openpyxl.load_workbook(cast(IO[bytes], file), data_only=True)
        tables = {sheet.title: text for sheet in book.worksheets if (text := _table(sheet, how.caps.document))}
    for title, text in tables.items():
        yield make_document(f"{source}#{title}", text, "utf-8", _EXCEL)
    if not tables:
        yield lacking[0]


def _table(sheet: Any, most: int) -> str:
    """A line a row, with tabs between the columns; empty where the sheet is no table that people read, or has more than
    `most` characters.
    """
    if sheet.max_row * sheet.max_column > _MOST_CELLS:
        return ""
    reach = {
        (merged.min_row, merged.min_col): (merged.max_col - merged.min_col + 1, merged.max_row - merged.min_row + 1)
        for merged in sheet.merged_cells.ranges
    }
    written = [[cell for cell in row if type(cell).__name__ != "MergedCell"] for row in sheet.iter_rows()]
    if sum(len(cell.value) for row in written for cell in row if isinstance(cell.value, str)) > most:
        return ""
    rows = level([[Cell(_shown(cell), *reach.get((cell.row, cell.column), (1, 1))) for cell in row] for row in written])
    filled = [[text for text in row if text] for row in rows if any(row)]
    if sum(len(row) > 1 for row in filled) < 2 or median(max(map(len, row)) for row in filled) > _LONGEST:
        return ""
    return "\n".join("\t".join(row) if sum(map(bool, row)) > 1 else "".join(row) for row in rows if any(row))


def _shown(cell: Any) -> str:
    """What a cell shows, on one line."""
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value * 100:.10g}%" if str(cell.number_format).endswith("%") else f"{value:.10g}"
    return " ".join(str(value).split()) if value is not None else ""
