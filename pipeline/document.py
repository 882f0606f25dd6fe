"""A document and the ways to point into it: spans, edits, the map back to the text as read."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class Edit(NamedTuple):
    """One proposed repair: replace `span` of the text at hand with `replacement`."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from spans of the clean text back to spans of the text as read.

    Kept as runs of characters that moved together: run `i` begins at clean offset `clean_starts[i]`, and
    covers the raw text `raw_starts[i]:raw_ends[i]`. A run is either *copied* (character by character,
    equal lengths) or *replaced* (`copied[i]` false: every clean character stands for the whole raw range).
    """

    clean_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]
    raw_ends: tuple[int, ...]
    copied: tuple[bool, ...]

    @classmethod
    def identity(cls, length: int) -> "OffsetMap":
        return cls((0,), (0,), (length,), (True,))

    def to_raw(self, span: Span) -> Span:
        """The raw span that the clean `span` came from.

        Raises:
            ValueError: when the span is empty or reversed; such a span points at nothing.
        """
        if span.end <= span.start:
            raise ValueError(f"no characters in {span}")
        return Span(self._raw_start(span.start), self._raw_end(span.end - 1))

    def _raw_start(self, offset: int) -> int:
        run = bisect_right(self.clean_starts, offset) - 1
        shift = offset - self.clean_starts[run] if self.copied[run] else 0
        return self.raw_starts[run] + shift

    def _raw_end(self, offset: int) -> int:
        run = bisect_right(self.clean_starts, offset) - 1
        if not self.copied[run]:
            return self.raw_ends[run]
        return self.raw_starts[run] + offset - self.clean_starts[run] + 1


class Zone(StrEnum):
    """What a stretch of a page is."""

    TITLE = "title"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Section(NamedTuple):
    """A stretch of the clean text and what it is; sections are in order, without overlap."""

    zone: Zone
    span: Span


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as read: decoded, taken out of its container, otherwise untouched.

    `title`, `publisher` and `published_on` are what the container states (a record's fields, HTML meta
    tags, front matter); None where it states nothing.
    """

    document_id: str
    source: str
    text: str
    encoding: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document made readable: simplified script, no glosses, ASCII digits; and what it knows of itself."""

    raw: RawDocument
    text: str
    offsets: OffsetMap
    applied_steps: tuple[str, ...]
    sections: tuple[Section, ...]
    title: str | None
    publisher: str | None
    published_on: date | None

    def quote(self, span: Span) -> str:
        """The text as read that the clean `span` came from."""
        return self.raw.text[slice(*self.offsets.to_raw(span))]

    def sections_of(self, zones: Iterable[Zone]) -> list[Section]:
        wanted = frozenset(zones)
        return [section for section in self.sections if section.zone in wanted]

    def zone_at(self, offset: int) -> Zone:
        """What the clean text at `offset` is; BODY between sections."""
        run = bisect_right(self.sections, offset, key=lambda section: section.span.start) - 1
        if run >= 0 and offset < self.sections[run].span.end:
            return self.sections[run].zone
        return Zone.BODY
