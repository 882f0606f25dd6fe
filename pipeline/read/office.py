"""Documents of Word and tables of Excel, which are archives of XML: an article as a page, and a document a row."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BufferedReader, BytesIO
from typing import IO, Any, cast

from pipeline.errors import ReadError
from pipeline.read.records import document_of, without_text
from pipeline.read.streams import brief
from pipeline.read.types import How, Readings

# How an archive begins, and with it what Word and Excel write.
ZIPPED = b"PK\x03\x04"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What only such archives hold: the list of their parts (Office Open XML), their own type (OpenDocument), the root of
# documents by GB/T 33190 (OFD).
_OFFICE_PARTS = ("[Content_Types].xml", "mimetype", "OFD.xml")
# The text, which some programs give a number.
_DOCUMENT = re.compile(r"word/document\d{0,2}\.xml")
_TITLE = "p[style-name='Title'] => h1:fresh"


def is_office(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is one file of an office program."""
    return not set(_OFFICE_PARTS).isdisjoint(archive.namelist())


def read_office(file: BufferedReader, archive: zipfile.ZipFile, source: str, how: How) -> Readings:
    """The document of Word, or the rows of the workbook, that `file` is; of other programs nothing is read."""
    parts = {part.filename: part for part in archive.infolist()}
    largest = max((part.file_size for part in parts.values()), default=0)
    packed = sum(part.compress_size for part in parts.values())
    file.seek(0)
    if burst := how.caps.burst(largest, packed):
        yield ReadError(source, "bomb", burst)
    elif "xl/workbook.xml" in parts:
        yield from _read_workbook(file, source, how)
    elif not (document := next(filter(_DOCUMENT.fullmatch, parts), "")):
        yield no_plain_text(source, "a document of another office program, which can be saved as .docx, .xlsx or PDF")
    elif parts[document].file_size > how.caps.document:
        yield how.caps.too_large(source)
    else:
        yield how.page(file.read(), source, None)


def no_plain_text(source: str, what: str) -> ReadError:
    return ReadError(source, "binary", f"the file holds no text that can be read here: it is {what}")


def page_of_word(data: bytes, source: str) -> bytes | ReadError:
    """The document of Word as a page in HTML, without its pictures."""
    try:
        import mammoth
    except ImportError:
        return _needs_extra("documents of Word", source)
    try:
        page: Any = mammoth.convert_to_html(BytesIO(data), convert_image=_no_picture, style_map=_TITLE)
    except Exception as error:  # what the parser raises on hostile bytes is not its to promise
        return ReadError(source, "unreadable", f"the document of Word cannot be read: {brief(error)}")
    return f'<html><meta charset="utf-8"><body>{page.value}</body></html>'.encode()


def _no_picture(_: Any) -> list[Any]:
    return []


def _read_workbook(file: BufferedReader, source: str, how: How) -> Readings:
    """One document a row of each sheet that has a column for the text; where none has, the error of the first."""
    try:
        import openpyxl
    except ImportError:
        yield _needs_extra("workbooks of Excel", source)
        return
    book = openpyxl.load_workbook(cast(IO[bytes], file), read_only=True, data_only=True)
    lacking: list[ReadError] = []
    read = False
    for sheet in book.worksheets:
        # What programs tell of a sheet's size is often wrong, and may be all that Excel can hold.
        sheet.reset_dimensions()
        rows: Iterator[Sequence[Any]] = sheet.iter_rows(values_only=True)
        columns = [str(name or "").strip() for name in next(rows, ())]
        if (error := without_text(columns, source, how)) is not None:
            lacking.append(error)
            continue
        read = True
        for number, row in enumerate(rows, 2):
            if any(value is not None for value in row):
                place = f"{source}#{sheet.title}!{number}"
                yield document_of(dict(zip(columns, row, strict=False)), place, "utf-8", _EXCEL, how)
    if not read:
        yield from lacking[:1]


def _needs_extra(what: str, source: str) -> ReadError:
    return ReadError(source, "unsupported", f"{what} need the extra: pip install 'fangzhi[office]'")
