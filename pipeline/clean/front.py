"""Reads front matter: the `key: value` lines between `---` at the head of a Markdown file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.clean.layout import Line
from pipeline.document import Span

_FENCE = "---"
_LONGEST = 60
_VALUE = regex.compile(r"([A-Za-z_]{2,20})\s?[:：]\s{0,4}['\"“]?([^\s'\"“].*?)['\"”]?$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values that a document states in front of its text; `lines` counts the lines that are no article."""

    lines: int = 0
    title: str | None = None
    title_spans: tuple[Span, ...] = ()
    date: str | None = None
    publisher: str | None = None
    url: str | None = None


def read_front_matter(lines: Sequence[Line]) -> FrontMatter:
    """The front matter at the head of `lines`; empty where there is none."""
    if not lines or lines[0].text != _FENCE:
        return FrontMatter()
    end = next((index for index, line in enumerate(lines[1:_LONGEST], 1) if line.text == _FENCE), None)
    if end is None:
        return FrontMatter()
    values = {key: (value, span) for key, value, span in _values(lines[1:end])}

    def value(*keys: str) -> str | None:
        return next((values[key][0] for key in keys if key in values), None)

    return FrontMatter(
        end + 1,
        value("title"),
        (values["title"][1],) if "title" in values else (),
        value("published_on", "published", "pubdate", "date", "created"),
        value("publisher", "site", "sitename", "author"),
        value("source", "url", "link", "permalink"),
    )


def _values(lines: Sequence[Line]) -> Iterator[tuple[str, str, Span]]:
    for line in lines:
        if match := _VALUE.match(line.text):
            start, end = match.span(2)
            yield match.group(1).lower(), match.group(2), Span(line.start + start, line.start + end)
