"""Near-duplicates: what two texts share, told from a short fingerprint of each.

A fingerprint holds, for each of 64 parts of all possible stretches of four characters, the least hash among those that
occur. The share of places where two fingerprints agree estimates the share of stretches that the texts have in common
(minhash, with one hash for all places).
"""

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise

from pipeline.document import Document, Zone
from pipeline.load.stretches import stretches

_PLACES = 64
_HEX_DIGITS = 4
_STRETCH = 4
# A text of fewer stretches is too short to tell a repost from another notice of the same form.
_FEWEST = 60
# A text with so many has enough different ones nearly always.
_PLENTY = 600
_PLACES_A_BAND = 4
# Stretches in common from which two texts count as one article: another header, a cut end, a few corrected words.
_ALIKE = 0.8
# Spreads what a checksum leaves close together (Knuth's multiplier).
_SPREAD = 2_654_435_761
# Values have 32 bits: the first 6 of them say the place, the others are what is compared.
_MOST = 2**32 - 1
_LOW_BITS = 26
_LOW = 2**_LOW_BITS - 1
# How many values of a place are expected among those that are looked at first.
_SMALL = 12
_WORDS = re.compile(r"[^\W_]+")


def fingerprint(document: Document) -> str | None:
    """The fingerprint of the document's body, 256 hexadecimal digits; None where it is too short to have one.

    What stands around the body (headline, date line, credits, page furniture) is left out: reposts change it.
    """
    sections = document.sections_of([Zone.BODY])
    body = "".join(document.text[section.span.start : section.span.end] for section in sections) or document.text
    return fingerprint_of(body)


def fingerprint_of(body: str) -> str | None:
    """The fingerprint of a text; spaces and punctuation make no difference."""
    # No stretch holds a line break, so that all are encoded in one go.
    told = stretches("".join(_WORDS.findall(body)), _STRETCH, "\n").encode("utf-8", "replace").split(b"\n")[:-1]
    if len(set(told[:_PLENTY])) < _FEWEST and len(set(told)) < _FEWEST:
        return None
    sums = list(map(zlib.crc32, told))
    # The least value of a place is a small one: only where some place has none so small, all are gone through.
    least = _least(sums, _SMALL * _MOST // len(sums))
    if len(least) < _PLACES:
        least = _least(sums, _MOST)
    return "".join(f"{value & 0xFFFF:0{_HEX_DIGITS}x}" for value in _filled(least))


def _least(sums: Sequence[int], below: int) -> dict[int, int]:
    """For each place the least of the values that fall to it, of those `below` a bound."""
    nothing = _MOST + 1
    least = [nothing] * _PLACES
    for one in sums:
        if one * _SPREAD & _LOW < below:
            value = one * _SPREAD & _MOST
            if value < least[value >> _LOW_BITS]:
                least[value >> _LOW_BITS] = value
    return {place: value & _LOW for place, value in enumerate(least) if value < nothing}


def _filled(least: dict[int, int]) -> list[int]:
    """A value for every place: a place where nothing falls takes that of the next one that has one."""
    if len(least) == _PLACES:
        return [least[place] for place in range(_PLACES)]
    values: list[int] = []
    for place in range(_PLACES):
        step = next(step for step in range(_PLACES) if (place + step) % _PLACES in least)
        values.append(least[(place + step) % _PLACES] + step)
    return values


def bands(print_: str) -> list[str]:
    """The keys under which texts alike are found: of two of them, one at least is very likely the same."""
    width = _PLACES_A_BAND * _HEX_DIGITS
    cuts = range(0, len(print_) + 1, width)
    return [f"{number:02}{print_[start:end]}" for number, (start, end) in enumerate(pairwise(cuts))]


def alike(print_: str, other: str) -> bool:
    """Whether two fingerprints are of texts that are one article."""
    agreeing = sum(
        print_[at : at + _HEX_DIGITS] == other[at : at + _HEX_DIGITS] for at in range(0, len(print_), _HEX_DIGITS)
    )
    return agreeing >= _ALIKE * _PLACES
