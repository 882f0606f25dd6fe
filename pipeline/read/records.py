"""Records of tables (CSV, TSV, Parquet) -> documents, one a record, in constant memory; what any record states."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import date, datetime, timedelta, timezone
from io import BufferedReader, TextIOWrapper
from typing import Any

from pipeline.dates import parse_date
from pipeline.document import SOURCE_NAMES, RawDocument
from pipeline.errors import ReadError
from pipeline.read.encodings import decode
from pipeline.read.locations import is_url
from pipeline.read.streams import brief
from pipeline.read.types import How, Readings, Stated, make_document

_HEAD = 65536
# Seconds, perhaps milliseconds, since 1970, from 2001 on.
_CLOCK = re.compile(r"(?P<seconds>[1-4]\d{9})(?:\d{3})?(?:\.\d*)?")
# A day with its hour has as many digits: 2023020708.
_HOUR = re.compile(r"(?P<day>(?:19|20)\d{6})(?:[01]\d|2[0-3])")
_CHINA = timezone(timedelta(hours=8))


def encoding_of(stream: BufferedReader) -> str:
    """The encoding that the head of the stream is written in."""
    head = stream.peek(_HEAD)[:_HEAD]
    # The head may end within a character; a few bytes fewer do not, in one encoding or another.
    for cut in range(4):
        decoded = decode(head[: len(head) - cut - len(head) % 2 * (cut % 2)]) if len(head) > cut else None
        if decoded and "\ufffd" not in decoded.text:
            return decoded.encoding
    return "utf-8"


@contextmanager
def text_of(stream: BufferedReader, encoding: str) -> Generator[TextIOWrapper, None, None]:
    """The stream as text, without its byte order mark; the stream itself stays its owner's to close."""
    if stream.peek(3)[:3] == BOM_UTF8:
        encoding = "utf-8-sig"
    elif stream.peek(2)[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
        encoding = "utf-16"
    text = TextIOWrapper(stream, encoding, "replace", newline="")
    try:
        yield text
    finally:
        text.detach()


def read_table(stream: BufferedReader, source: str, delimiter: str, how: How) -> Readings:
    """One document a row of a table with a header."""
    encoding = encoding_of(stream)
    media_type = "text/csv" if delimiter == "," else "text/tab-separated-values"
    csv.field_size_limit(how.caps.document)
    with text_of(stream, encoding) as text:
        rows = _rows(csv.reader(text, delimiter=delimiter), source)
        header = next(rows, None)
        if header is None or isinstance(header, ReadError):
            yield header or ReadError(source, "empty", "the table is empty")
            return
        columns = [column.strip() for column in header[1]]
        if (lacking := without_text(columns, source, how)) is not None:
            yield lacking
            return
        for row in rows:
            if isinstance(row, ReadError):
                yield row
            elif row[1]:
                record = dict(zip(columns, row[1], strict=False))
                yield document_of(record, f"{source}#{row[0]}", encoding, media_type, how)


def _rows(reader: Iterator[list[str]], source: str) -> Iterator[tuple[int, list[str]] | ReadError]:
    """The rows with their numbers from 1, an error in the place of each that is no CSV."""
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield ReadError(f"{source}#{number}", "malformed", f"the row is no CSV: {brief(error)}")


def read_parquet(stream: BufferedReader, source: str, how: How) -> Readings:
    """One document a row of a Parquet file, read batch by batch."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        yield ReadError(source, "unsupported", "Parquet needs the extra: pip install 'fangzhi[parquet]'")
        return
    number = 0
    try:
        table: Any = parquet.ParquetFile(stream)
        columns: list[str] = table.schema_arrow.names
        if (lacking := without_text(columns, source, how)) is not None:
            yield lacking
            return
        looked_for = {name for names in (*astuple(how.fields), SOURCE_NAMES) for name in names}
        wanted = [column for column in columns if column.strip().lower() in looked_for]
        for batch in table.iter_batches(batch_size=256, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                yield document_of(record, f"{source}#{number}", "utf-8", "application/vnd.apache.parquet", how)
    except (OSError, EOFError, ValueError) as error:
        yield ReadError(
            source, "truncated" if number else "malformed", f"the Parquet file cannot be read: {brief(error)}"
        )


def without_text(columns: Sequence[str], source: str, how: How) -> ReadError | None:
    """What is wrong with a table that has the `columns`, where none of them holds the text."""
    if not {column.strip().lower() for column in columns}.isdisjoint(how.fields.text):
        return None
    told = f"no column holds the text ({', '.join(how.fields.text)}), only there are {', '.join(columns)[:200]}"
    return ReadError(source, "no_text", f"{told}: name one with --field text=COLUMN")


def has_text(record: Mapping[str, Any], how: How) -> bool:
    """Whether a record is a document, as far as it has a text."""
    return any(isinstance(value, str) and name.strip().lower() in how.fields.text for name, value in record.items())


def document_of(
    record: Mapping[str, Any], place: str, encoding: str, media_type: str, how: How
) -> RawDocument | ReadError:
    """The document that a record is; `place` is its source, where it has no address."""
    values = {name.strip().lower(): value for name, value in record.items()}

    def value(names: Sequence[str], kind: type = object) -> Any:
        """What stands under the first of the names that is filled in."""
        told = [values[name] for name in names if values.get(name) is not None and isinstance(values[name], kind)]
        return next((one for one in told if one != ""), told[0] if told else None)

    text, given = value(how.fields.text, str), _words(value(SOURCE_NAMES))
    address = given if given and is_url(given) else None
    url = _words(value(how.fields.url)) or address
    source = url or place
    if not isinstance(text, str):
        return ReadError(source, "no_text", f"the record has no text under {', '.join(how.fields.text)}")
    if not text.strip():
        return ReadError(source, "empty", "the record's text is empty")
    stated = Stated(
        _words(value(how.fields.title)),
        _words(value(how.fields.publisher)) or (None if address else given),
        _day(value(how.fields.published_on)),
        url,
    )
    return make_document(source, text, encoding, media_type, stated)


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str | int | float) or not value:
        return None
    hour = _HOUR.fullmatch(str(value))
    return (parse_date(hour["day"]) if hour else None) or _day_of_clock(str(value)) or parse_date(str(value))


def _day_of_clock(text: str) -> date | None:
    """The day in China at so many seconds or milliseconds since 1970, as programs write times: 1675728000."""
    told = _CLOCK.fullmatch(text)
    return datetime.fromtimestamp(int(told["seconds"]), _CHINA).date() if told else None
