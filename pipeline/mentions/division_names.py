"""Division names as they stand in the text, each with all divisions that it can mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from models.vocabulary import Level
from pipeline.document import ASIDE, Document, Span
from pipeline.mentions.seams import is_cut_out
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.divisions import DivisionRules
from pipeline.words import is_han

# `市政府市长武某某`: the post ends in the character that the short name 长武 begins with.
_POST_WITHIN = plain_pattern(r"(?:政府|[副代任兼原、，：市县区州省])[市省县区州]长$")
# Who signs a report below its title, near the top: a person, though the name be like a place's.
_SIGNED = lazy_pattern(
    r"[（(][ \u3000]?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日[ \u3000]*(?P<name>\p{Han}{3})[ \u3000]*[）)]"
)
_TOP = 800
_LONGEST_POST = 5
# The bank, foot or side of a river or a mountain is no province (`黄浦江西岸`).
_SIDE = plain_pattern(r"[山江河湖海][东西南北][岸麓坡侧缘]")
# Years for which papers still use the short name of a division that is gone.
_MEMORY = 10
# Before the name of a place they praise it: `新|宁夏` is no 新宁.
_PRAISE = "新大"
_LONGEST_SHORT = 4
# Nor that of a place where something is built: `续建|宁都`.
_BUILT = "建成"
# The name of a division that begins in the last character of this is none: `公路|南丰段`.
_ROAD = "公路"
_BEFORE_PERSON = "、和与同及，,：:"
_KINDS = "县区市旗"
_COUNTIES = "县旗"
_AREA = "地区"
# 市 and 县 behind a name, and not as the beginning of another word (`西湖市民广场`).
_OTHER_KIND = plain_pattern("市(?![民场域区县政容级直郊辖属])|县(?![域级城区市])")
_LONGEST_TAIL = 16


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


class _Reading(NamedTuple):
    """What a word can mean wherever it stands in one document."""

    candidates: tuple[str, ...]
    full: bool
    ordinary: bool
    county: bool


def find_names(document: Document, year: int | None, rules: DivisionRules) -> list[Name]:
    """The names in order; those that are not `certain` need the text's support to be names at all."""
    found = list(_words(document, rules))
    readings = {word: _read(word, year, rules) for word in {word for word, _ in found}}
    for person in {word for word, span in found if _is_person(word, document.text, span.start, rules)}:
        readings[person] = None
    starts = {span.start for word, span in found if readings[word]}
    return [
        Name(span, word, *reading, None if span.end in starts else _embedded(document.text, span.end, reading, rules))
        for word, span in found
        if (reading := readings[word]) and not _is_other(reading, document.text, span.end, rules)
    ]


def _words(document: Document, rules: DivisionRules) -> Iterator[tuple[str, Span]]:
    """The names and the words that hide one, but for those that are cut out of others or are persons'."""
    text = document.text
    signed = [Span(*match.span("name")) for match in _SIGNED.finditer(text, 0, _TOP)]
    for word, span in _found(text, rules):
        if (
            not rules.cues.cut.match(text, span.end - 1)
            and not (word[0] in "山江河湖海" and _SIDE.match(text, span.start))
            and document.zone_at(span.start) not in ASIDE
            and not is_given_name(word, text, span.start, rules)
            and not any(name.overlaps(span) for name in signed)
        ):
            yield word, span


def _found(text: str, rules: DivisionRules) -> Iterator[tuple[str, Span]]:
    """What the matcher finds; in the place of a name that is cut out of two words, the one that overlaps it."""
    floor = -1
    for index, start, end in rules.matcher.find_matches_as_indexes(text):
        word = rules.patterns[index]
        if start < floor:
            continue
        named = word in rules.names and start != floor
        road = named and word[0] == _ROAD[-1] and text.endswith(_ROAD, 0, start + 1)
        cut = road or (named and is_cut_out(text, start, end))
        ordinary = named and word in rules.cues.ordinary
        built = road or (ordinary and word[0] in _BUILT)
        look = cut or built or (ordinary and word[0] in _PRAISE)
        other = _overlapping(text, Span(start, end), built, rules) if look else None
        other = other or (_full_inside(text, Span(start, end), rules) if named else None)
        if other:
            yield other
            floor = other[1].end
        elif not cut:
            yield word, Span(start, end)
            floor = end


def _overlapping(text: str, span: Span, built: bool, rules: DivisionRules) -> tuple[str, Span] | None:
    """The name of a province or prefecture that begins inside `span` and ends behind it (`美|丽江|苏`); of a county,
    too, where something is `built` there (`公|路南|丰段`, `续|建宁|都电厂`)."""
    for index, start, end in rules.matcher.find_matches_as_indexes(text[span.start + 1 : span.end + _LONGEST_SHORT]):
        word, found = rules.patterns[index], Span(span.start + 1 + start, span.start + 1 + end)
        if found.start >= span.end or found.end <= span.end:
            continue
        codes = rules.candidates(word) if built or word not in rules.cues.ordinary else ()
        return (
            (word, found) if (built and codes) or any(rules.level(code) is not Level.COUNTY for code in codes) else None
        )
    return None


def _full_inside(text: str, span: Span, rules: DivisionRules) -> tuple[str, Span] | None:
    """The full name of a county that begins in the last character of another's short name (`来凤|翔县`)."""
    word, at = text[slice(*span)], span.end - 1
    if len(word) != 2 or any(rules.level(code) is not Level.COUNTY for code in rules.candidates(word)):
        return None
    for end in range(span.end + 2, span.end + _LONGEST_SHORT):
        full = text[at:end]
        # 城市 and 城区 are words of their own (`滨海|城市`).
        if full[-1:] in _COUNTIES and full in rules.names and not rules.candidates(text[span.end : end]):
            return full, Span(at, end)
    return None


def _read(word: str, year: int | None, rules: DivisionRules) -> _Reading | None:
    """What `word` can mean in `year`; None for an ordinary word and for a short name long out of use."""
    rows = rules.names.get(word, ())
    full = any(row.name == word or word not in (row.short_name, row.name) for row in rows)
    candidates = rules.candidates(word, year)
    if (
        year is not None
        and word.endswith(_AREA)
        and not any(_remembered(word, code, year, rules) for code in candidates)
    ):
        # 青溪地区 is said of the area long after the prefecture has become a city.
        candidates = tuple(dict.fromkeys(now for code in candidates for now in rules.current(code, year)))
    if not full:
        candidates = tuple(code for code in candidates if _remembered(word, code, year, rules))
    if not candidates:
        return None
    ordinary = word in rules.cues.ordinary or (len(word) == 2 and word[1] in _KINDS)
    return _Reading(candidates, full, ordinary, all(rules.level(code) is Level.COUNTY for code in candidates))


def _is_other(reading: _Reading, text: str, end: int, rules: DivisionRules) -> bool:
    """Whether the word for another kind of division follows the short name of counties: `江陵市` lies abroad, and none
    of those that are called so is a city. What is a city of that level was a county before (`常熟县`)."""
    kind = _OTHER_KIND.match(text, end) if reading.county and not reading.full else None
    if kind is None:
        return False
    return kind[0] == "市" or not any(rules.rows[code][-1].name.endswith("市") for code in reading.candidates)


def _is_person(word: str, text: str, start: int, rules: DivisionRules) -> bool:
    """Whether the word stands after a post, as a person's name does, in a text that never names the place in full."""
    floor = max(0, start - _LONGEST_POST)
    if len(word) != 2 or not (
        rules.cues.post_before.search(text, floor, start) or _POST_WITHIN.search(text, floor, start + 1)
    ):
        return False
    return not any(f"{word}{kind}" in text for kind in "省市县区州")


def is_given_name(word: str, text: str, start: int, rules: DivisionRules) -> bool:
    """Whether the word follows a common surname that begins a phrase, so that the two make a person's name."""
    surname = text[start - 1 : start]
    if len(word) != 2 or surname not in rules.cues.surnames:
        return False
    if rules.cues.person_and_surname.search(text, max(0, start - _LONGEST_POST), start):
        return True
    if surname not in rules.cues.common_surnames or rules.cues.precedes.search(surname):
        return False
    return start == 1 or not is_han(text[start - 2]) or text[start - 2] in _BEFORE_PERSON


def _remembered(word: str, code: str, year: int | None, rules: DivisionRules) -> bool:
    """Whether the division goes by its short name `word`, or did so lately that it is still in use."""
    rows = rules.rows[code]
    if year is None:
        return rows[-1].valid_to is None
    ended = next((row.valid_to for row in reversed(rows) if word in (row.short_name, row.name)), None)
    return ended is None or year - ended <= _MEMORY


def _embedded(text: str, end: int, reading: _Reading, rules: DivisionRules) -> str | None:
    """The kind of the longer name that begins with the name ending at `end`."""
    pattern = rules.cues.embedded_in_full if reading.full else rules.cues.embedded
    longer = pattern.match(text, end, end + _LONGEST_TAIL)
    return longer.lastgroup if longer else None
