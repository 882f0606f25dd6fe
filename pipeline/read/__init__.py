"""Locations -> raw documents: where inputs lie, how they are packed, how their bytes are encoded."""

from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read.caps import BombError, Caps, Meter
from pipeline.read.containers import read_stream
from pipeline.read.locations import STDIN, expand_inputs
from pipeline.read.pages import read_page
from pipeline.read.streams import opened
from pipeline.read.types import DEFAULT_FIELDS, FieldNames, How, Readings, ReadPage

__all__ = [
    "DEFAULT_CAPS",
    "DEFAULT_FIELDS",
    "Caps",
    "FieldNames",
    "RawDocument",
    "ReadError",
    "ReadPage",
    "Readings",
    "expand_inputs",
    "read",
    "read_page",
]


DEFAULT_CAPS = Caps()


def read(
    location: str, fields: FieldNames = DEFAULT_FIELDS, caps: Caps = DEFAULT_CAPS, page: ReadPage = read_page
) -> Readings:
    """The documents at `location`, one at a time, and in the place of each item that cannot be read its ReadError.

    `location` is what `expand_inputs` gives: a file, an fsspec URL, or `-` for standard input; `page` reads what is
    HTML. Nothing is raised for what lies there: a bad record never costs the others.
    """
    how = How(fields, caps, Meter(caps), page)
    try:
        with opened(location, how.meter) as stream:
            yield from read_stream(stream, "" if location == STDIN else location, location, how)
    except ReadError as error:
        yield error
    except BombError as error:
        yield ReadError(location, "bomb", f"the rest is left unread: {error}")
