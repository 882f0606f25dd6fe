"""Records (JSON Lines, CSV, TSV, Parquet) -> documents, one a record, in constant memory."""

import csv
import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from io import BufferedReader, TextIOWrapper
from typing import Any, cast

from pipeline.dates import parse_date
from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read.encodings import decode
from pipeline.read.streams import brief
from pipeline.read.types import FieldNames, How, Readings, Stated, make_document

_HEAD = 65536


def read_json_lines(stream: BufferedReader, source: str, how: How) -> Readings:
    """One document a line; a line that is no JSON object with a text costs only itself."""
    encoding = _encoding_of(stream)
    for number, line in _lines(stream, encoding, how.caps.document):
        place = f"{source}#{number}"
        if len(line) > how.caps.document:
            yield ReadError(place, "too_large", f"the record is longer than {how.caps.document} bytes")
            continue
        if not line.strip():
            continue
        decoded = decode(line) if isinstance(line, bytes) else None
        text = line if isinstance(line, str) else decoded.text if decoded else None
        if text is None:
            yield ReadError(place, "undecodable", "the line is text in no known encoding")
            continue
        yield _from_json(text, place, decoded.encoding if decoded else encoding, how)


def _from_json(line: str, place: str, encoding: str, how: How) -> RawDocument | ReadError:
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ReadError(place, "malformed", f"the line is no JSON: {brief(error)}")
    if not isinstance(record, dict):
        return ReadError(place, "malformed", "the line is no JSON object")
    return _document(cast(dict[str, Any], record), place, encoding, "application/x-ndjson", how)


def _lines(stream: BufferedReader, encoding: str, longest: int) -> Iterator[tuple[int, bytes | str]]:
    """The lines with their numbers from 1. A line that is too long comes cut; what is left of it is skipped."""
    if encoding.startswith("utf-16"):
        with _text_of(stream, encoding) as text:
            yield from enumerate(text, 1)
        return
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        yield number, line
        while len(line) > longest and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)


def _encoding_of(stream: BufferedReader) -> str:
    """The encoding that the head of the stream is written in."""
    head = stream.peek(_HEAD)[:_HEAD]
    # The head may end within a character; a few bytes fewer do not, in one encoding or another.
    for cut in range(4):
        decoded = decode(head[: len(head) - cut - len(head) % 2 * (cut % 2)]) if len(head) > cut else None
        if decoded and "\ufffd" not in decoded.text:
            return decoded.encoding
    return "utf-8"


@contextmanager
def _text_of(stream: BufferedReader, encoding: str) -> Generator[TextIOWrapper, None, None]:
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
    encoding = _encoding_of(stream)
    media_type = "text/csv" if delimiter == "," else "text/tab-separated-values"
    csv.field_size_limit(how.caps.document)
    with _text_of(stream, encoding) as text:
        rows = _rows(csv.reader(text, delimiter=delimiter), source)
        header = next(rows, None)
        if header is None or isinstance(header, ReadError):
            yield header or ReadError(source, "empty", "the table is empty")
            return
        columns = [column.strip() for column in header[1]]
        if how.fields.text not in columns:
            yield ReadError(
                source, "no_text", f"no column is named {how.fields.text!r}, only {', '.join(columns)[:200]}"
            )
            return
        for row in rows:
            if isinstance(row, ReadError):
                yield row
            elif row[1]:
                record = dict(zip(columns, row[1], strict=False))
                yield _document(record, f"{source}#{row[0]}", encoding, media_type, how)


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
        known = set(table.schema_arrow.names)
        if how.fields.text not in known:
            yield ReadError(source, "no_text", f"no column is named {how.fields.text!r}, only {', '.join(known)[:200]}")
            return
        wanted = [name for name in vars_of(how.fields) if name in known]
        for batch in table.iter_batches(batch_size=256, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                yield _document(record, f"{source}#{number}", "utf-8", "application/vnd.apache.parquet", how)
    except (OSError, EOFError, ValueError) as error:
        yield ReadError(
            source, "truncated" if number else "malformed", f"the Parquet file cannot be read: {brief(error)}"
        )


def vars_of(fields: FieldNames) -> tuple[str, ...]:
    """The names of all columns that are looked for."""
    return fields.text, fields.url, fields.title, fields.published_on, fields.publisher


def _document(
    record: Mapping[str, Any], place: str, encoding: str, media_type: str, how: How
) -> RawDocument | ReadError:
    text = record.get(how.fields.text)
    url = _words(record.get(how.fields.url))
    source = url or place
    if not isinstance(text, str):
        return ReadError(source, "no_text", f"the record has no text under {how.fields.text!r}")
    if not text.strip():
        return ReadError(source, "empty", "the record's text is empty")
    stated = Stated(
        _words(record.get(how.fields.title)),
        _words(record.get(how.fields.publisher)),
        _day(record.get(how.fields.published_on)),
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
    return parse_date(str(value)) if isinstance(value, str | int) and value else None
