"""Stretches of GBK text that may be shifted by one byte, and the characters that their bytes may have been."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.clean.glosses import SYLLABLE
from pipeline.patterns import lazy_pattern
from pipeline.words import is_han

_END = lazy_pattern(rf"[?？\ufffd](?:(?<gloss>{SYLLABLE})[)）])?")
GLOSS = lazy_pattern(rf"[(（](?<gloss>{SYLLABLE})[)）]")
# What prose holds beside the characters of Chinese script.
MARKS = frozenset("，。、；：？！“”‘’《》（）—…·　％")
# Plain marks that may have been read from wide ones.
_HALVED = frozenset("!?,:;()")
# How far a shift may reach, and how many ways to end it are tried.
_LONGEST = 1500
_MOST_READINGS = 4
# Nobody misses a blank, so none is put in the place of a lost character.
_BLANK = "\u3000"


class Shift(NamedTuple):
    """A stretch that may be shifted: its bytes after the lost one, and its end.

    `open_end`: the last byte is lost too. `gloss`: the pinyin of the last character, where it is written behind it.
    `swallowed`: the ASCII character at which the bytes fell into step again, where it was read as half a character.
    """

    known: bytes
    open_end: bool
    end: int
    gloss: str | None
    swallowed: str = ""


def shifts_from(text: str, start: int) -> Iterator[Shift]:
    """The stretches from `start` that a shift may have covered, nearest end first."""
    known = bytearray()
    found = 0
    position = start
    while position < min(len(text), start + _LONGEST) and found < _MOST_READINGS:
        character = text[position]
        if len(known) % 2 == 0 and (marker := _END.match(text, position)):
            found += 1
            yield Shift(bytes(known), True, marker.end(), marker["gloss"])
        elif len(known) % 2 == 0 and "@" <= character <= "~":
            found += 1
            gloss = GLOSS.match(text, position + 1)
            yield Shift(bytes(known) + character.encode(), False, position + 1, gloss["gloss"] if gloss else None)
        wide = _two_bytes(character)
        if wide is not None and wide[1] < 0x80:
            yield Shift(bytes(known) + wide[:1], False, position + 1, None, chr(wide[1]))
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


def text_of(data: bytes) -> str | None:
    """The text that whole characters of `data` make; None where one is none that prose may use."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if all(_sensible(character) for character in text) else None


@cache
def characters_of(pairs: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """The characters that prose may use among those that `pairs` of bytes encode."""
    decoded = (bytes(pair).decode("gb18030", "replace") for pair in pairs)
    return tuple(text for text in decoded if len(text) == 1 and _sensible(text) and text != _BLANK)


def _sensible(character: str) -> bool:
    return is_han(character) or character in MARKS or "０" <= character <= "ｚ"
