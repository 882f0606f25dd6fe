"""What readers hand on: options, and documents or the errors that stand in their place."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.document import (
    ADDRESS_NAMES,
    DATE_NAMES,
    PUBLISHER_NAMES,
    TEXT_NAMES,
    TITLE_NAMES,
    RawDocument,
    storable,
)
from pipeline.errors import ReadError
from pipeline.read.caps import Caps, Meter

# Readers yield the error of one unreadable item in its place, so that a bad record never costs the others.
Readings = Iterator[RawDocument | ReadError]
# The bytes of an HTML page, its source, its address where that is known -> the document on it.
ReadPage = Callable[[bytes, str, str | None], RawDocument | ReadError]


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Under which names records (JSON, CSV, Parquet) keep what a document needs: the first of each that they have.

    Names are compared in small letters.
    """

    text: tuple[str, ...] = TEXT_NAMES
    url: tuple[str, ...] = ADDRESS_NAMES
    title: tuple[str, ...] = TITLE_NAMES
    published_on: tuple[str, ...] = DATE_NAMES
    publisher: tuple[str, ...] = PUBLISHER_NAMES

    @classmethod
    def given(cls, pairs: Iterable[str]) -> "FieldNames":
        """The names that pairs such as `text=article` give; what they do not speak of keeps its own.

        Raises:
            ValueError: one is no pair, or speaks of something that no document needs.
        """
        named: dict[str, tuple[str, ...]] = {}
        for pair in pairs:
            name, mark, column = pair.partition("=")
            if not mark or not column or name not in cls.__slots__:
                raise ValueError(f"{pair!r} is no NAME=COLUMN with a NAME of {', '.join(cls.__slots__)}")
            named[name] = (column.strip().lower(),)
        return cls(**named)


DEFAULT_FIELDS = FieldNames()


@dataclass(frozen=True, slots=True)
class How:
    """How one location is read: the names of fields, the caps, the meter of what it has come to so far, and who reads
    pages."""

    fields: FieldNames
    caps: Caps
    meter: Meter
    page: ReadPage


@dataclass(frozen=True, slots=True)
class Stated:
    """What a container states about a document beside its text."""

    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None


NOTHING_STATED = Stated()


def document_id(text: str, stated: Stated) -> str:
    """An id that depends on text and stated metadata alone: the same article from two files is one document."""
    published = stated.published_on.isoformat() if stated.published_on else ""
    parts = (text, stated.title or "", stated.publisher or "", published)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def _storable(value: str | None) -> str | None:
    return storable(value) if value else None


def make_document(
    source: str, text: str, encoding: str, media_type: str, stated: Stated = NOTHING_STATED
) -> RawDocument:
    """The document that `text` is, with its id; everything in it can be stored."""
    text = storable(text)
    stated = Stated(_storable(stated.title), _storable(stated.publisher), stated.published_on, _storable(stated.url))
    return RawDocument(
        document_id(text, stated),
        storable(source),
        text,
        encoding,
        media_type,
        stated.title,
        stated.publisher,
        stated.published_on,
        stated.url,
    )
