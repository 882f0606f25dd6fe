"""Reads front matter: the `key: value` lines between `---`, or `key = value` between `+++`, that open a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.clean.layout import Line
from pipeline.document import ADDRESS_NAMES, DATE_NAMES, PUBLISHER_NAMES, SOURCE_NAMES, TITLE_NAMES, Span
from pipeline.patterns import lazy_pattern

# What opens front matter, and what may close it.
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST = 60
# A value that is only the sign of a folded block (`>`, `|-`) is none.
_VALUE = lazy_pattern(r"([A-Za-z_]{2,20}|\p{Han}{2,6})\s?[:：=]\s{0,4}(?![>|][+\-]?$)['\"“]?([^\s'\"“].*?)['\"”]?$")
_ADDRESS = lazy_pattern(r"[a-z]{2,8}://|www\.")


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
    if not lines or lines[0].text not in _FENCES:
        return FrontMatter()
    closing = _FENCES[lines[0].text]
    end = next((index for index, line in enumerate(lines[1:_LONGEST], 1) if line.text in closing), None)
    if end is None:
        return FrontMatter()
    values = {key: (value, span) for key, value, span in _values(lines[1:end])}

    def value(*keys: str) -> str | None:
        return next((values[key][0] for key in keys if key in values), None)

    title = next((values[key] for key in TITLE_NAMES if key in values), None)
    source = value(*SOURCE_NAMES) or ""
    is_address = _ADDRESS.match(source) is not None
    return FrontMatter(
        end + 1,
        title[0] if title else None,
        (title[1],) if title else (),
        value(*DATE_NAMES),
        value(*PUBLISHER_NAMES) or (None if is_address else source) or value("author"),
        source if is_address else value(*ADDRESS_NAMES),
    )


def _values(lines: Sequence[Line]) -> Iterator[tuple[str, str, Span]]:
    for line in lines:
        if match := _VALUE.match(line.text):
            start, end = match.span(2)
            yield match.group(1).lower(), match.group(2), Span(line.start + start, line.start + end)
