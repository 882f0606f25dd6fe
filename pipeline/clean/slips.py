"""Repairs GBK text that lost a byte: the bytes behind shifted by one, until something realigned them.

A lost first byte of a character left a question mark; from there on the second byte of each character was read with
the first byte of the next. The shift ends at a byte that cannot be the first of two: the ASCII second byte of a
character outside GB 2312, or a second byte left alone, which became a question mark too.
"""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from pipeline.clean.glosses import SYLLABLE
from pipeline.clean.grams import Grams
from pipeline.clean.likelihood import bits_of, gap_bits
from pipeline.clean.script import is_traditional, simplified_forms
from pipeline.clean.shifts import GLOSS, MARKS, Shift, characters_of, shifts_from, text_of
from pipeline.document import Edit, Span
from pipeline.patterns import lazy_pattern
from pipeline.rules.characters import character_bits
from pipeline.rules.clean import CleanRules

# A gloss written into the middle of a character took the byte before its parenthesis with it. Of many question marks
# in a row only the last ones can be lost bytes. In an address one stands between plain letters.
_MARKER = lazy_pattern(
    rf"[?？\ufffd](?![?？\ufffd]{{2}})(?:(?<![A-Za-z/=&].)(?<gloss>{SYLLABLE}[)）])"
    r"|(?=[^\x00-\x7f])|(?<![A-Za-z/=&].)(?=[?!,:;A-Za-z@-~]))"
)
_GLOSSED = lazy_pattern(rf"([\u4e00-\u9fff])[(（]({SYLLABLE})[)）]")
_LONE_TRAIL = lazy_pattern(r"(?:[^\x00-\x7f]|[?!,:;()]){0,3}[@-~](?![A-Za-z])")
# A byte is lost at the end where one follows that stands for itself.
_CLOSED_SOON = lazy_pattern(r"[^\x00-\x7f]{1,6}[?\ufffd](?![^\x00-\x7f])")
_LEADS = tuple(range(0x81, 0xFF))
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
# How much of the text beside a stretch is read.
_CONTEXT = 6
# A shift is looked for where one of the next characters is as rare as this.
_LOOKED_AT = 4
_RARE_BITS = 15.0
# A reading is taken when it costs no more bits a character than prose does, and saves this many over the damage.
_PROSE_BITS = 12.5
_SAVED_BITS = 14.0
# A shift so long is worth repairing even when its last character stays unknown.
_ENOUGH = 4
_LOST = "?"
# Places looked at in one go: trying is dear, and no honest text has more.
_MOST_TRIED = 20
# What it counts against a reading that its character is a rare variant of a common one, or of the other script.
_ODD_BITS = 8.0
# What the dictionary counts beside what stands side by side elsewhere.
_WORDS_WEIGHT = 0.8
# A character that is so much likelier than the next is no guess.
_SURE_BITS = 0.5
# Pairs of lost characters that are weighed, the likeliest beside one another.
_PAIRS_WEIGHED = 80


class _Choice(NamedTuple):
    """The likeliest of several readings, and by how many bits it is likelier than the next."""

    text: str
    surer: float


class _Habits(NamedTuple):
    """What the text itself does elsewhere.

    `grams`: what stands behind what. `glossed`: the characters that it gives each syllable to.
    `foreign`: the characters of the script that it is not written in.
    """

    grams: Grams
    glossed: Mapping[str, frozenset[str]]
    foreign: frozenset[str]


class _Damage(NamedTuple):
    """Where a shift begins, with the text on both sides of a stretch."""

    text: str
    start: int
    habits: _Habits

    @property
    def before(self) -> str:
        return GLOSS.sub("", self.text[max(0, self.start - 2 * _CONTEXT) : self.start])[-_CONTEXT:]

    def behind(self, end: int) -> str:
        return (GLOSS.sub("", self.text[end : end + 2 * _CONTEXT]) or "\n")[:_CONTEXT]

    def likeliest(self, before: str, characters: tuple[str, ...], behind: str) -> _Choice | None:
        """The character that fits best between `before` and `behind`."""
        costs = [
            (_WORDS_WEIGHT * bits + self._cost(before, character, behind), character)
            for character, bits in zip(characters, gap_bits(before, characters, behind), strict=True)
        ]
        if not costs:
            return None
        (least, best), *others = nsmallest(2, costs)
        return _Choice(best, others[0][0] - least if others else math.inf)

    def likeliest_pair(
        self, firsts: tuple[str, ...], lasts: tuple[str, ...], behind: str
    ) -> tuple[_Choice, _Choice] | None:
        """The two characters that together fit best where the damage is, and how sure each of them is."""
        before = self.before
        costs = [
            (_WORDS_WEIGHT * bits_of(before + pair + behind) + self._cost(before, pair, behind), pair)
            for pair in _common_pairs(firsts, lasts)
        ]
        if not costs:
            return None
        least, best = min(costs)

        def choice(place: int) -> _Choice:
            others = [cost for cost, pair in costs if pair[place] != best[place]]
            return _Choice(best[place], min(others) - least if others else math.inf)

        return choice(0), choice(1)

    def _cost(self, before: str, reading: str, behind: str) -> float:
        """What a reading costs by what stands side by side in prose and in the text itself, and for its script."""
        odd = sum(
            character not in MARKS and (character not in character_bits() or character in self.habits.foreign)
            for character in reading
        )
        return self.habits.grams.bits(before, reading, behind) + _ODD_BITS * odd


def repair_slips(text: str, rules: CleanRules) -> Iterator[Edit]:
    """Edits that put shifted stretches right, where the dictionary finds a likely reading; others are left alone.

    >>> from pipeline.rules.clean import load_clean_rules
    >>> [edit.replacement for edit in repair_slips("出海入??趦砂哆B片開發", load_clean_rules())]
    ['海口兩岸連']
    """
    done = tried = 0
    habits: _Habits | None = None
    for match in _MARKER.finditer(text):
        if tried >= _MOST_TRIED:
            return
        if match.start() < done or not (match["gloss"] or _strange_behind(text, match.end())):
            continue
        tried += 1
        habits = habits or _habits(text, match.start(), rules)
        if (edit := _repair(_Damage(text, match.start(), habits), match.end())) is not None:
            yield edit
            done = edit.span.end


def _habits(text: str, place: int, rules: CleanRules) -> _Habits:
    forms = simplified_forms()
    foreign = frozenset(forms.values()) - forms.keys() if is_traditional(text, rules) else frozenset(forms)
    return _Habits(Grams(text, place), _glossed(text), foreign)


def _strange_behind(text: str, start: int) -> bool:
    """Whether what prose hardly ever has stands right behind `start`: a rare character, a lone letter or sign, or
    another question mark."""
    common = character_bits()
    return bool(_LONE_TRAIL.match(text, start) or _CLOSED_SOON.match(text, start)) or any(
        not character.isascii() and character not in MARKS and common.get(character, _RARE_BITS) >= _RARE_BITS
        for character in text[start : start + _LOOKED_AT]
    )


def _glossed(text: str) -> Mapping[str, frozenset[str]]:
    """The characters that the text itself gives each syllable to."""
    found: dict[str, set[str]] = {}
    for match in _GLOSSED.finditer(text):
        found.setdefault(match[2], set()).add(match[1])
    return {syllable: frozenset(characters) for syllable, characters in found.items()}


def _repair(damage: _Damage, start: int) -> Edit | None:
    """The edit that saves most, of those that leave likely prose."""
    best: tuple[float, Edit] | None = None
    for shift in shifts_from(damage.text, start):
        reading = _best_reading(damage, shift)
        if reading is None or bits_of(reading) > _PROSE_BITS * (len(reading) + 1):
            continue
        before, behind = damage.before, damage.behind(shift.end)
        saved = bits_of(before + damage.text[damage.start : shift.end] + behind) - bits_of(before + reading + behind)
        if saved >= _SAVED_BITS and (best is None or saved > best[0]):
            best = saved, Edit(Span(damage.start, shift.end), reading)
    return best[1] if best else None


def _best_reading(damage: _Damage, shift: Shift) -> str | None:
    """The likeliest reading of a shift; its lost bytes are tried one after the other, each where it stands."""
    behind = damage.behind(shift.end)
    if len(shift.known) <= 1:
        return _only_character(damage, shift, behind)
    middle = text_of(shift.known[1:-1] if shift.open_end else shift.known[1:])
    if middle is None or bits_of(middle[:_CONTEXT]) > _PROSE_BITS * (len(middle[:_CONTEXT]) + 1):
        return None
    firsts = characters_of(tuple((lead, shift.known[0]) for lead in _LEADS))
    if not shift.open_end:
        first = damage.likeliest(damage.before, firsts, (middle + behind)[:_CONTEXT])
        return first and _sure((first, middle + shift.swallowed))
    lasts = _glossed_so(damage, shift, characters_of(tuple((shift.known[-1], trail) for trail in _TRAILS)))
    ends = _ends(damage, firsts, middle, lasts, behind)
    return ends and _sure((ends[0], middle, ends[1]))


def _sure(parts: tuple[_Choice | str, ...]) -> str | None:
    """The parts as one text, with a question mark for what is doubtful; None where too little is left."""
    texts = [part if isinstance(part, str) else part.text if part.surer >= _SURE_BITS else _LOST for part in parts]
    text = "".join(texts)
    return text if _LOST not in texts or len(text) >= _ENOUGH else None


def _ends(
    damage: _Damage, firsts: tuple[str, ...], middle: str, lasts: tuple[str, ...], behind: str
) -> tuple[_Choice, _Choice] | None:
    """The likeliest first and last character of a stretch of which only the `middle` is whole."""
    if not middle:
        return damage.likeliest_pair(firsts, lasts, behind)
    guessed = damage.likeliest(damage.before, firsts, middle[:_CONTEXT])
    if guessed is None:
        return None
    last = damage.likeliest((damage.before + guessed.text + middle)[-_CONTEXT:], lasts, behind)
    if last is None:
        return None
    first = damage.likeliest(damage.before, firsts, (middle + last.text + behind)[:_CONTEXT])
    return first and (first, last)


def _only_character(damage: _Damage, shift: Shift, behind: str) -> str | None:
    """A shift within one character: its last byte tells which it was, or the gloss written behind it."""
    if not shift.known and shift.gloss not in damage.habits.glossed:
        return None
    trails = shift.known or bytes(_TRAILS)
    fitting = _glossed_so(damage, shift, characters_of(tuple((lead, trail) for lead in _LEADS for trail in trails)))
    only = damage.likeliest(damage.before, fitting, behind)
    # A lone capital may be a word of its own (`A股`).
    if only and shift.known.isupper() and not shift.gloss and not _in_a_word(damage, only.text, behind):
        return None
    return only and _sure((only, shift.swallowed))


def _in_a_word(damage: _Damage, character: str, behind: str) -> bool:
    """Whether `character` makes a word with those beside it."""
    alone = bits_of(damage.before) + bits_of(character) + bits_of(behind)
    return bits_of(damage.before + character + behind) < alone


def _glossed_so(damage: _Damage, shift: Shift, characters: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `characters` that the text glosses as it glosses the end of the shift; all where it never does."""
    fitting = damage.habits.glossed.get(shift.gloss or "", frozenset())
    return tuple(character for character in characters if character in fitting) or characters


@lru_cache(maxsize=256)
def _common_pairs(firsts: tuple[str, ...], lasts: tuple[str, ...]) -> tuple[str, ...]:
    """The commonest of the pairs that can be made of two characters."""
    common = Grams("", 0)
    return tuple(
        nsmallest(
            _PAIRS_WEIGHED,
            (first + last for first in firsts for last in lasts),
            key=lambda pair: common.bits("", pair),
        )
    )
