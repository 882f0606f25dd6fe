"""Division names as they stand in the text, each with all divisions that it can mean."""

from collections.abc import Container
from dataclasses import dataclass

import regex

from models.vocabulary import Level
from pipeline.document import Document, Span, Zone
from pipeline.rules.divisions import DivisionRules

_SKIPPED = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.CREDIT})
# A post right before a short name: the name is a person's (`副市长吉林`, `市长王安顺`). `总书记` speaks of no one else.
_POST_BEFORE = regex.compile(
    r"(?:(?<!总)书记|市长|省长|县长|区长|州长|部长|厅长|局长|主任|主席|委员长|总理|院长|秘书长|专员|同志|常委|委员|代表|院士|教授|记者)(.?)$"
)
# The bank, foot or side of a river or a mountain is no province (`黄浦江西岸`).
_SIDE = regex.compile(r"[山江河湖海][东西南北][岸麓坡侧缘]")
# Years for which papers still use the short name of a division that is gone.
_MEMORY = 10
_BEFORE_PERSON = "、和与同及，,：:"
_KINDS = "县区市旗"
# A river or a township is never named after a full name (`长沙县江背镇` has both).
_ONLY_SHORT = frozenset({"water", "township"})


@dataclass(slots=True)
class Name:
    """One name in the text.

    `full`: with its word for the kind of division (`漳州市`). `ordinary`: an ordinary word, too. `county`: nothing
    above a county bears it.
    """

    span: Span
    text: str
    candidates: tuple[str, ...]
    full: bool
    ordinary: bool
    county: bool
    embedded: str | None

    @property
    def certain(self) -> bool:
        """Whether it is sure to be a name, whatever stands around it."""
        return not self.ordinary and (self.full or not self.county)


def find_names(document: Document, year: int | None, rules: DivisionRules) -> list[Name]:
    """The names in order; those that are not `certain` need the text's support to be names at all."""
    text = document.text
    found = [
        (rules.patterns[index], start, end)
        for index, start, end in rules.matcher.find_matches_as_indexes(text)
        if not _SIDE.match(text, start)
        and not rules.cues.cut.match(text, end - 1)
        and document.zone_at(start) not in _SKIPPED
    ]
    persons = {word for word, start, _ in found if _is_person(word, text, start, rules)}
    found = [(word, start, end) for word, start, end in found if not is_given_name(word, text, start, rules)]
    starts = {start for _, start, _ in found}
    return [
        name
        for word, start, end in found
        if word in rules.names and word not in persons and (name := _name(text, Span(start, end), year, rules, starts))
    ]


def _name(text: str, span: Span, year: int | None, rules: DivisionRules, starts: Container[int]) -> Name | None:
    word = text[slice(*span)]
    full = any(row.name == word or word not in (row.short_name, row.name) for row in rules.names[word])
    candidates = rules.candidates(word, year)
    if not full:
        candidates = tuple(code for code in candidates if _remembered(code, year, rules))
    if not candidates:
        return None
    county = all(_level(code, rules) is Level.COUNTY for code in candidates)
    ordinary = word in rules.cues.ordinary or (len(word) == 2 and word[1] in _KINDS)
    kind = None if span.end in starts else _embedded(text, span.end, full, rules)
    return Name(span, word, candidates, full, ordinary, county, kind)


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_person(word: str, text: str, start: int, rules: DivisionRules) -> bool:
    """Whether the word stands where a person's name does, so that it means the person wherever it stands."""
    if len(word) != 2 or (post := _POST_BEFORE.search(text[max(0, start - 5) : start])) is None:
        return False
    return not post[1] or post[1] in rules.cues.surnames


def is_given_name(word: str, text: str, start: int, rules: DivisionRules) -> bool:
    """Whether the word follows a common surname that begins a phrase, so that the two make a person's name."""
    surname = text[start - 1 : start]
    if len(word) != 2 or surname not in rules.cues.common_surnames or rules.cues.precedes.search(surname):
        return False
    return start == 1 or not is_han(text[start - 2]) or text[start - 2] in _BEFORE_PERSON


def _remembered(code: str, year: int | None, rules: DivisionRules) -> bool:
    """Whether the division is in force, or gone so lately that its short name is still in use."""
    ended = rules.rows[code][-1].valid_to
    return ended is None or (year is not None and year - ended <= _MEMORY)


def _level(code: str, rules: DivisionRules) -> Level | None:
    row = rules.division(code)
    return row.level if row else None


def _embedded(text: str, end: int, full: bool, rules: DivisionRules) -> str | None:
    """The kind of the longer name that begins with the name ending at `end`."""
    for kind, pattern in rules.cues.embedded.items():
        if not (full and kind in _ONLY_SHORT) and pattern.match(text, end, end + 16):
            return kind
    return None
