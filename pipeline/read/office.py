"""Files of office programs, which are archives of XML: whose they are, and documents of Word as pages."""

import re
import zipfile
from io import BufferedReader, BytesIO
from typing import Any

from pipeline.errors import ReadError
from pipeline.read.streams import brief
from pipeline.read.types import How, Readings
from pipeline.read.workbooks import read_workbook

# How an archive begins, and with it what Word and Excel write.
ZIPPED = b"PK\x03\x04"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
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
        yield from read_workbook(file, archive, source, how)
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
        return ReadError(source, "unsupported", "documents of Word need the extra: pip install 'fangzhi[office]'")
    try:
        page: Any = mammoth.convert_to_html(BytesIO(data), convert_image=_no_picture, style_map=_TITLE)
    except Exception as error:  # what the parser raises on hostile bytes is not its to promise
        return ReadError(source, "unreadable", f"the document of Word cannot be read: {brief(error)}")
    return f'<html><meta charset="utf-8"><body>{page.value}</body></html>'.encode()


def _no_picture(_: Any) -> list[Any]:
    return []
