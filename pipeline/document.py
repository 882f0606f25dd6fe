"""A document and the ways to point into it: spans, edits, the map back to the text as read."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

# Under which names records and front matter state what they do, the first that is there: in small letters.
TEXT_NAMES = ("text", "content", "body", "正文", "内容", "文章内容", "新闻内容", "全文")
TITLE_NAMES = ("title", "headline", "标题", "题目", "新闻标题", "文章标题")
DATE_NAMES = (
    *("published_on", "published", "published_at", "pubdate", "pub_date", "publish_date", "publish_time", "date"),
    *("created", "发布日期", "发布时间", "日期", "时间"),
)
ADDRESS_NAMES = ("url", "link", "permalink", "网址", "链接", "原文链接")
PUBLISHER_NAMES = ("publisher", "site", "sitename", "媒体", "发布机构", "发布单位")
# An address, or else who published.
SOURCE_NAMES = ("source", "来源", "稿源")


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

    def after(self, edits: Iterable[Edit], length: int) -> "OffsetMap":
        """This map, for the text that `edits` (in order, apart, none empty) make of the `length` characters mapped now.

        An edit of one character by one character moves nothing, so its character keeps its own place.
        """
        builder = _MapBuilder(self)
        done = 0
        for edit in edits:
            if len(edit.replacement) == 1 and edit.span.end - edit.span.start == 1:
                continue
            builder.copy(done, edit.span.start)
            builder.replace(edit)
            done = edit.span.end
        builder.copy(done, length)
        return builder.build()

    def _raw_start(self, offset: int) -> int:
        run = bisect_right(self.clean_starts, offset) - 1
        shift = offset - self.clean_starts[run] if self.copied[run] else 0
        return self.raw_starts[run] + shift

    def _raw_end(self, offset: int) -> int:
        run = bisect_right(self.clean_starts, offset) - 1
        if not self.copied[run]:
            return self.raw_ends[run]
        return self.raw_starts[run] + offset - self.clean_starts[run] + 1


class _MapBuilder:
    """Collects the runs of a new map, given in clean order, from the runs of the map before it."""

    def __init__(self, before: OffsetMap) -> None:
        self._before = before
        self._length = 0
        self._clean_starts: list[int] = []
        self._raw: list[Span] = []
        self._copied: list[bool] = []

    def copy(self, start: int, end: int) -> None:
        """Takes over the characters `start:end` of the text before."""
        before = self._before
        run = bisect_right(before.clean_starts, start) - 1
        while start < end:
            last = run + 1 == len(before.clean_starts)
            stop = end if last else min(end, before.clean_starts[run + 1])
            if before.copied[run]:
                raw_start = before.raw_starts[run] + start - before.clean_starts[run]
                self._add(stop - start, Span(raw_start, raw_start + stop - start), copied=True)
            else:
                self._add(stop - start, Span(before.raw_starts[run], before.raw_ends[run]), copied=False)
            start, run = stop, run + 1

    def replace(self, edit: Edit) -> None:
        """Lets every character of the replacement stand for all that it replaced."""
        if edit.replacement:
            self._add(len(edit.replacement), self._before.to_raw(edit.span), copied=False)

    def _add(self, length: int, raw: Span, *, copied: bool) -> None:
        self._clean_starts.append(self._length)
        self._raw.append(raw)
        self._copied.append(copied)
        self._length += length

    def build(self) -> OffsetMap:
        if not self._raw:
            return OffsetMap.identity(0)
        return OffsetMap(
            tuple(self._clean_starts),
            tuple(span.start for span in self._raw),
            tuple(span.end for span in self._raw),
            tuple(self._copied),
        )


# What a text column of a database cannot hold; a character takes its place, so that offsets stay.
_UNSTORABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def storable(text: str) -> str:
    """`text` with U+FFFD for each character that a database cannot hold (NUL, halves of surrogate pairs).

    >>> storable("漳州" + chr(0) + "市"), storable(chr(0xD800))
    ('漳州\\ufffd市', '\\ufffd')
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_UNSTORABLE)
    return text.replace("\x00", "\ufffd")


class Zone(StrEnum):
    """What a stretch of a page is."""

    TITLE = "title"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


# What a page has beside its article: nothing that the article tells stands there.
ASIDE = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.CREDIT})


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
    # Where the sections begin, apart from them: asked for at every mention.
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(section.span.start for section in self.sections))

    def quote(self, span: Span) -> str:
        """The text as read that the clean `span` came from."""
        return self.raw.text[slice(*self.offsets.to_raw(span))]

    def sections_of(self, zones: Iterable[Zone]) -> list[Section]:
        wanted = frozenset(zones)
        return [section for section in self.sections if section.zone in wanted]

    def zone_at(self, offset: int) -> Zone:
        """What the clean text at `offset` is; BODY between sections."""
        run = bisect_right(self._starts, offset) - 1
        if run >= 0 and offset < self.sections[run].span.end:
            return self.sections[run].zone
        return Zone.BODY
