"""Curricula vitae: `甲，男，汉族，1970年3月生，...`, and the lines of years and posts below it."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.document import Span
from pipeline.mentions.people.names import NameReader, Reading
from pipeline.patterns import lazy_pattern

_HEAD = lazy_pattern(
    r"(?:^|(?<=[\n。；:：\u3000 ]))(?:[(（]?[0-9]{1,2}[)）.．、][ \u3000]?)?"
    r"(?P<name>[\p{Han}·]{2,12}+|\p{Han}[ \u3000]{1,4}\p{Han})[，,][ ]?"
    r"(?:[男女]|\p{Han}{1,5}族|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:出)?生)[，,]",
    regex.MULTILINE,
)
# What every head has, cheap to look for.
_MARKS = ("男，", "女，", "男,", "女,", "族，", "族,", "年生", "月生", "年出生", "月出生")
_LINE = lazy_pattern(
    r"[ \u3000]*(?:(?:19|20)[0-9]{2}|现任|曾任|历任|先后|第?[一二三四五六七八九十0-9]{1,3}届|[0-9]{4}[.．年])"
)


@dataclass(frozen=True, slots=True)
class Resume:
    """Whose life a stretch of the text tells."""

    reading: Reading
    span: Span


def find_resumes(text: str, reader: NameReader) -> Iterator[Resume]:
    """The curricula vitae of the text in order; each ends where the next begins or its lines do."""
    heads = list(_HEAD.finditer(text)) if any(mark in text for mark in _MARKS) else []
    for index, head in enumerate(heads):
        reading = reader.whole(*head.span("name"))
        limit = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        if reading:
            yield Resume(reading, Span(head.end(), _end(text, head.end(), limit)))


def _end(text: str, start: int, limit: int) -> int:
    """Where the paragraph of `start` and the lines of years below it end."""
    end = _line_end(text, start, limit)
    at = end
    while at < limit:
        stop = _line_end(text, at + 1, limit)
        line = text[at + 1 : stop]
        if line.strip():
            if not _LINE.match(line):
                break
            end = stop
        at = stop
    return end


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return limit if end < 0 else end
