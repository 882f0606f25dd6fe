"""Records in JSON -> documents: one a line (JSON Lines), or one an element of a list."""

import json
import re
from collections.abc import Iterator, Sequence
from io import BufferedReader, TextIOWrapper
from typing import Any, cast

from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read.encodings import decode
from pipeline.read.records import document_of, encoding_of, has_text, text_of
from pipeline.read.streams import brief
from pipeline.read.types import How, Readings

_LINES, _DOCUMENT = "application/x-ndjson", "application/json"
# So many characters of a list are read at a time.
_CHUNK = 1 << 20
_BLANKS = " \t\r\n"
_BETWEEN = re.compile("[ \t\r\n,]*")


def read_json_lines(stream: BufferedReader, source: str, how: How) -> Readings:
    """One document a line; a line that is no JSON object with a text costs only itself."""
    encoding = encoding_of(stream)
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
        yield from _from_line(text, place, decoded.encoding if decoded else encoding, how)


def _from_line(line: str, place: str, encoding: str, how: How) -> Readings:
    try:
        records = _held(json.loads(line), how)
    except (ValueError, RecursionError) as error:
        yield ReadError(place, "malformed", f"the line is no JSON: {brief(error)}")
        return
    for number, record in enumerate(records, 1):
        yield _from_value(record, place if len(records) == 1 else f"{place}.{number}", encoding, _LINES, how)


def _lines(stream: BufferedReader, encoding: str, longest: int) -> Iterator[tuple[int, bytes | str]]:
    """The lines with their numbers from 1. A line that is too long comes cut; what is left of it is skipped."""
    if encoding.startswith("utf-16"):
        with text_of(stream, encoding) as text:
            yield from enumerate(text, 1)
        return
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        yield number, line
        while len(line) > longest and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)


def read_json(stream: BufferedReader, source: str, how: How) -> Readings:
    """One document an element of a list, or of the only list of objects in an object; or the object alone is one."""
    encoding = encoding_of(stream)
    with text_of(stream, encoding) as text:
        try:
            for number, (value, length) in enumerate(_values(text, how), 1):
                place = f"{source}#{number}"
                if length > how.caps.document:
                    yield ReadError(place, "too_large", f"the record is longer than {how.caps.document} characters")
                else:
                    yield _from_value(value, place, encoding, _DOCUMENT, how)
        except (ValueError, RecursionError) as error:
            yield ReadError(source, "malformed", f"from here on it is no JSON: {brief(error)}")
        except OverflowError:
            yield ReadError(source, "too_large", f"what follows is longer than {how.caps.document} characters")


def _from_value(value: Any, place: str, encoding: str, media_type: str, how: How) -> RawDocument | ReadError:
    if not isinstance(value, dict):
        return ReadError(place, "malformed", "it is no JSON object")
    return document_of(cast(dict[str, Any], value), place, encoding, media_type, how)


def _values(text: TextIOWrapper, how: How) -> Iterator[tuple[Any, int]]:
    """The values of the list that `text` is, one at a time, and how many characters each has; of an object, those that
    it holds, which are no longer than it.

    Raises:
        ValueError: it is no JSON.
        OverflowError: a value does not end within the cap of a document.
    """
    longest = how.caps.document
    ahead = text.read(_CHUNK).lstrip(_BLANKS + "\ufeff")
    if not ahead.startswith("["):
        ahead += text.read(longest)
        if len(ahead) > longest:
            raise OverflowError
        yield from ((value, 0) for value in _held(json.loads(ahead), how))
        return
    yield from _elements(ahead[1:], text, longest)


def _held(value: Any, how: How) -> list[Any]:
    """The records in an answer of a server (`{"code": 0, "data": [...]}`): its only list of objects; or itself."""
    fields = cast(dict[str, Any], value) if isinstance(value, dict) else {}
    lists = [] if has_text(fields, how) else [one for one in fields.values() if _is_list_of_records(one)]
    return lists[0] if len(lists) == 1 else [value]


def _is_list_of_records(value: object) -> bool:
    if not isinstance(value, list):
        return False
    found = cast("Sequence[object]", value)
    return bool(found) and all(isinstance(one, dict) for one in found)


def _elements(ahead: str, text: TextIOWrapper, longest: int) -> Iterator[tuple[Any, int]]:
    """The elements and lengths of a list, of which `ahead` has been read, and the rest follows in `text`."""
    decoder, at = json.JSONDecoder(), 0
    while True:
        at = cast(re.Match[str], _BETWEEN.match(ahead, at)).end()
        if ahead.startswith("]", at):
            return
        try:
            value, end = decoder.raw_decode(ahead, at)
        except ValueError:
            ahead, at = ahead[at:], 0
            if len(ahead) > longest:
                raise OverflowError from None
            # What is read grows with what waits, so that a long value is not tried again and again.
            more = text.read(max(_CHUNK, len(ahead)))
            if not more:
                raise
            ahead += more
            continue
        yield value, end - at
        at = end
