"""Division names as they stand in the text, each with all divisions that it can mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.vocabulary import Level
from pipeline.document import Document, Span, Zone
from pipeline.rules.divisions import DivisionRules

_SKIPPED = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.CREDIT})
_HAN_START, _HAN_END = "\u4e00", "\u9fff"


@dataclass(slots=True)
class Name:
    """One name in the text. `full`: with its word for the kind of division (`漳州市`); `certain`: sure to be a name."""

    span: Span
    text: str
    candidates: tuple[str, ...]
    full: bool
    certain: bool
    embedded: str | None


def find_names(document: Document, year: int | None, rules: DivisionRules) -> list[Name]:
    """The names in order; short names of counties are not yet known to be names."""
    return list(_names(document, year, rules))


def _names(document: Document, year: int | None, rules: DivisionRules) -> Iterator[Name]:
    text, end_before = document.text, -1
    for index, start, end in rules.matcher.find_matches_as_indexes(text):
        word = rules.patterns[index]
        rows = rules.names.get(word)
        if rows is None or document.zone_at(start) in _SKIPPED:
            continue
        full = any(row.name == word or word not in (row.short_name, row.name) for row in rows)
        if len(word) == 2 and full and start != end_before and start > 0 and is_han(text[start - 1]):
            continue
        candidates = rules.candidates(word, year)
        county = all(_level(code, rules) is Level.COUNTY for code in candidates)
        end_before = end
        yield Name(Span(start, end), word, candidates, full, full or not county, _embedded(text, end, rules))


def is_han(character: str) -> bool:
    return _HAN_START <= character <= _HAN_END


def _level(code: str, rules: DivisionRules) -> Level | None:
    row = rules.division(code)
    return row.level if row else None


def _embedded(text: str, end: int, rules: DivisionRules) -> str | None:
    """The kind of the longer name that begins with the name ending at `end`."""
    for kind, words in rules.embedded.items():
        if text.startswith(words, end):
            return kind
    return None
