"""Repairs GBK text that lost a byte: the bytes behind shifted by one, until something realigned them.

A lost first byte of a character left a question mark; from there on the second byte of each character was read with
the first byte of the next. The shift ends at a byte that cannot be the first of two: the ASCII second byte of a
character outside GB 2312, or a second byte left alone, which became a question mark too.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from pipeline.clean.glosses import SYLLABLE
from pipeline.clean.likelihood import Cut, Gap, bits_of, likeliest_cut
from pipeline.document import Edit, Span
from pipeline.rules.characters import character_bits
from pipeline.rules.clean import CleanRules

# A gloss written into the middle of a character took the byte before its parenthesis with it.
# In an address a question mark stands behind a plain letter.
_MARKER = regex.compile(rf"(?<![A-Za-z/=&])[?？\ufffd](?:(?<gloss>{SYLLABLE}[)）])|(?=[^\x00-\x7f]|[?!,:;A-Za-z@-~]))")
_END = regex.compile(rf"[?？\ufffd](?:(?<gloss>{SYLLABLE})[)）])?")
_GLOSS = regex.compile(rf"[(（](?<gloss>{SYLLABLE})[)）]")
_GLOSSED = regex.compile(rf"([\u4e00-\u9fff])[(（]({SYLLABLE})[)）]")
_LONE_TRAIL = regex.compile(r"[^\x00-\x7f]{0,3}[@-~](?![A-Za-z])")
_LEADS = tuple(range(0x81, 0xFF))
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
_MARKS = frozenset("，。、；：？！“”‘’《》（）—…·　％")
_HALVED = frozenset("!?,:;()")
# How far a shift may reach, how many ways to end it are tried, and how much of the text beside it is read.
_LONGEST = 300
_MOST_READINGS = 4
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
# What it counts for a reading that a pair of its characters stands elsewhere in the text.
_SEEN_BITS = 6.0
# What it counts against one that its character is a rare variant of a common one.
_ODD_BITS = 8.0


class _Shift(NamedTuple):
    """A stretch that may be shifted: its bytes after the lost one, and its end.

    `open_end`: the last byte is lost too. `gloss`: the pinyin of the last character, where it is written behind it.
    `swallowed`: the ASCII character at which the bytes fell into step again, where it was read as half a character.
    """

    known: bytes
    open_end: bool
    end: int
    gloss: str | None
    swallowed: str = ""


class _Damage(NamedTuple):
    """Where a shift begins, with the text on both sides of a stretch, and the document's own pairs and glosses."""

    text: str
    start: int
    pairs: frozenset[str]
    glossed: Mapping[str, frozenset[str]]

    @property
    def before(self) -> str:
        return _GLOSS.sub("", self.text[max(0, self.start - 2 * _CONTEXT) : self.start])[-_CONTEXT:]

    def behind(self, end: int) -> str:
        return _GLOSS.sub("", self.text[end : end + 2 * _CONTEXT])[:_CONTEXT]

    def likeliest(self, before: str, characters: Iterable[str], behind: str) -> str | None:
        """The character that fits best between `before` and `behind`: by the dictionary, and by the text elsewhere."""

        gap = Gap(before, behind)

        def cost(character: str) -> float:
            pairs = (before[-1:] + character, character + behind[:1])
            seen = sum(pair in self.pairs for pair in pairs)
            odd = character not in _MARKS and character not in character_bits()
            return gap.bits(character) - _SEEN_BITS * seen + _ODD_BITS * odd

        return min(characters, key=cost, default=None)


def repair_slips(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that put shifted stretches right, where the dictionary finds a likely reading; others are left alone.

    >>> from pipeline.rules.clean import load_clean_rules
    >>> [edit.replacement for edit in repair_slips("出海入??趦砂哆B片開發", load_clean_rules())]
    ['海口兩岸連']
    """
    done = tried = 0
    known: tuple[frozenset[str], Mapping[str, frozenset[str]]] | None = None
    for match in _MARKER.finditer(text):
        if tried >= _MOST_TRIED:
            return
        if match.start() < done or not (match["gloss"] or _strange_behind(text, match.end())):
            continue
        tried += 1
        known = known or (_pairs(text), _glossed(text))
        if (edit := _repair(_Damage(text, match.start(), *known), match.end())) is not None:
            yield edit
            done = edit.span.end


def _strange_behind(text: str, start: int) -> bool:
    """Whether what prose hardly ever has stands right behind `start`: a rare character, or a lone letter or sign."""
    common = character_bits()
    return bool(_LONE_TRAIL.match(text, start)) or any(
        not character.isascii() and character not in _MARKS and common.get(character, _RARE_BITS) >= _RARE_BITS
        for character in text[start : start + _LOOKED_AT]
    )


def _pairs(text: str) -> frozenset[str]:
    """The pairs of characters that the text itself has side by side."""
    return frozenset(map("".join, pairwise(text)))


def _glossed(text: str) -> Mapping[str, frozenset[str]]:
    """The characters that the text itself gives each syllable to."""
    found: dict[str, set[str]] = {}
    for match in _GLOSSED.finditer(text):
        found.setdefault(match[2], set()).add(match[1])
    return {syllable: frozenset(characters) for syllable, characters in found.items()}


def _repair(damage: _Damage, start: int) -> Edit | None:
    """The edit that saves most, of those that leave likely prose."""
    best: tuple[float, Edit] | None = None
    for shift in _shifts(damage.text, start):
        reading = _best_reading(damage, shift)
        if reading is None:
            continue
        before, behind = damage.before, damage.behind(shift.end)
        read = likeliest_cut(before + reading + behind)
        saved = bits_of(before + damage.text[damage.start : shift.end] + behind) - read.bits
        if saved < _SAVED_BITS or bits_of(reading) > _PROSE_BITS * (len(reading) + 1):
            continue
        alone = not shift.gloss and _stands_alone(read, len(before) + len(reading) - 1)
        if alone and shift.known.isupper() and len(shift.known) == 1:
            continue
        if alone and shift.open_end:
            if len(reading) < _ENOUGH:
                continue
            reading = reading[:-1] + _LOST
        if best is None or saved > best[0]:
            best = saved, Edit(Span(damage.start, shift.end), reading)
    return best[1] if best else None


def _stands_alone(cut: Cut, position: int) -> bool:
    """Whether the character at `position` is in no word with others: too little to guess its lost byte by."""
    return position in cut.starts and position + 1 in cut.starts and cut.text[position] not in _MARKS


def _shifts(text: str, start: int) -> Iterator[_Shift]:
    """The stretches from `start` that a shift may have covered, nearest end first."""
    known = bytearray()
    found = 0
    position = start
    while position < min(len(text), start + _LONGEST) and found < _MOST_READINGS:
        character = text[position]
        if len(known) % 2 == 0 and (marker := _END.match(text, position)):
            found += 1
            yield _Shift(bytes(known), True, marker.end(), marker["gloss"])
        elif len(known) % 2 == 0 and "@" <= character <= "~":
            found += 1
            gloss = _GLOSS.match(text, position + 1)
            yield _Shift(bytes(known) + character.encode(), False, position + 1, gloss["gloss"] if gloss else None)
        wide = _two_bytes(character)
        if wide is not None and wide[1] < 0x80:
            yield _Shift(bytes(known) + wide[:1], False, position + 1, None, chr(wide[1]))
        if wide is None or wide[1] < 0x80:
            return
        known += wide
        position += 1


def _two_bytes(character: str) -> bytes | None:
    """The two bytes that a character was read from; a plain mark or letter may have been a wide one."""
    if character in _HALVED or "A" <= character <= "z":
        return bytes((0xA3, ord(character) + 0x80))
    try:
        encoded = character.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return encoded if len(encoded) == 2 else None


def _best_reading(damage: _Damage, shift: _Shift) -> str | None:
    """The likeliest reading of a shift; its lost bytes are tried one after the other, each where it stands."""
    behind = damage.behind(shift.end)
    if len(shift.known) <= 1:
        return _only_character(damage, shift, behind)
    middle = _decoded(shift.known[1:-1] if shift.open_end else shift.known[1:])
    if middle is None or bits_of(middle[:_CONTEXT]) > _PROSE_BITS * (len(middle[:_CONTEXT]) + 1):
        return None
    firsts = _characters(tuple((lead, shift.known[0]) for lead in _LEADS))
    lasts: tuple[str, ...] = ("",)
    if shift.open_end:
        lasts = _glossed_so(damage, shift, _characters(tuple((shift.known[-1], trail) for trail in _TRAILS)))
    last = damage.likeliest(middle[-_CONTEXT:], lasts, behind)
    first = damage.likeliest(damage.before, firsts, (middle + (last or "") + behind)[:_CONTEXT])
    return None if first is None or last is None else first + middle + last + shift.swallowed


def _only_character(damage: _Damage, shift: _Shift, behind: str) -> str | None:
    """A shift within one character: its last byte tells which it was, or the gloss written behind it."""
    if not shift.known and shift.gloss not in damage.glossed:
        return None
    trails = shift.known or bytes(_TRAILS)
    fitting = _glossed_so(damage, shift, _characters(tuple((lead, trail) for lead in _LEADS for trail in trails)))
    return damage.likeliest(damage.before, fitting, behind)


def _glossed_so(damage: _Damage, shift: _Shift, characters: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `characters` that the text glosses as it glosses the end of the shift; all where it never does."""
    fitting = damage.glossed.get(shift.gloss or "", frozenset())
    return tuple(character for character in characters if character in fitting) or characters


def _decoded(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if all(_sensible(character) for character in text) else None


@cache
def _characters(pairs: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """The characters that prose may use among those that `pairs` of bytes encode."""
    decoded = (bytes(pair).decode("gb18030", "replace") for pair in pairs)
    return tuple(text for text in decoded if len(text) == 1 and _sensible(text))


def _sensible(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in _MARKS or "０" <= character <= "ｚ"
