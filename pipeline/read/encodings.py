"""Bytes -> text: finds the encoding by what the bytes make sense in, not by what is declared."""

import codecs
import re
from typing import NamedTuple

from pipeline.rules.characters import character_bits

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# How much of a text is weighed; what it is written in shows long before.
_SAMPLE = 8192
# Cost in bits of a character, by kind. Common Chinese characters cost 5 to 12 bits.
_PLAIN, _MARK, _RARE, _FOREIGN, _SENSELESS = 7.0, 6.0, 21.0, 22.0, 40.0
_MARKS = frozenset("，。、；：？！“”‘’《》（）【】「」『』—…·　〈〉％")
# Above this mean cost a text makes no sense in any encoding tried.
_SENSELESS_MEAN = 20.0
# So many foreign letters in a row of bytes that is another encoding's are chance.
_FEW = 8
# Chinese, and all that stands behind it in Unicode; named by what stands before it, a range to the end compiles slowly.
_BEYOND_LETTERS = re.compile("[^\x00-\u2e7f]")
# A text with more than this share of undecodable bytes is not text.
_DAMAGED_SHARE = 0.1
# What one hurt byte can leave of a character.
_ONE_DAMAGED = 3


class Decoded(NamedTuple):
    """A text and the encoding that its bytes were read in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text that `data` encodes; None where it makes no sense as text.

    A byte order mark decides. Else valid UTF-8 is UTF-8, and of the other encodings that Chinese pages use, the one
    in which the bytes give the likeliest Chinese; `declared` only settles what is otherwise equal.

    >>> decode("全市固定资产投资".encode("gbk"))
    Decoded(text='全市固定资产投资', encoding='gb18030')
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    utf8 = _strictly(data, "utf-8")
    if utf8 is not None and not _doubtful(utf8):
        return Decoded(utf8, "utf-8")
    readings = [Decoded(utf8, "utf-8")] if utf8 is not None else _damaged(data, ("utf-8",))
    readings += [Decoded(text, name) for name in _ordered(declared) if (text := _strictly(data, name)) is not None]
    return _likeliest(readings, data) or _likeliest(_damaged(data, _CANDIDATES), data)


def _likeliest(readings: list[Decoded], data: bytes) -> Decoded | None:
    """The reading that costs least, if it makes sense."""
    best = min(readings, key=lambda reading: _cost(reading.text, data), default=None)
    return best if best is not None and _mean_cost(best.text) <= _SENSELESS_MEAN else None


def _ordered(declared: str | None) -> list[str]:
    """The encodings to try, the declared one first: of equals the first wins."""
    return sorted(_CANDIDATES, key=lambda name: name != _canonical(declared))


def _canonical(declared: str | None) -> str:
    """The name under which a declared encoding is tried.

    >>> _canonical("GB2312"), _canonical("big5")
    ('gb18030', 'big5hkscs')
    """
    name = (declared or "").strip().lower().replace("_", "-")
    if name.startswith(("gb", "hz", "cp936", "x-gbk")):
        return "gb18030"
    return "big5hkscs" if name.startswith(("big5", "cp950", "x-x-big5")) else name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _doubtful(text: str) -> bool:
    """Whether valid UTF-8 could still be something else: it holds NULs, or a few foreign letters and no Chinese at all.

    Chance makes no long text valid UTF-8: that is in a foreign language, or was read wrongly before it came here.
    """
    sample = text[:_SAMPLE]
    if "\x00" in sample:
        return True
    if sample.isascii() or _BEYOND_LETTERS.search(sample):
        return False
    return sum(not character.isascii() for character in sample) <= _FEW


def _cost(text: str, data: bytes) -> float:
    """Bits per byte that a reading costs: readings of different lengths are compared by the bytes they explain."""
    sample = text[:_SAMPLE]
    if not sample:
        return 0.0
    share = len(data) * len(sample) / len(text)
    return sum(map(_bits, sample)) / share


def _mean_cost(text: str) -> float:
    sample = text[:_SAMPLE]
    return sum(map(_bits, sample)) / max(1, len(sample))


def _bits(character: str) -> float:
    known = character_bits().get(character)
    if known is not None:
        return known
    if character in _MARKS:
        return _MARK
    if " " <= character <= "~" or character in "\n\r\t":
        return _PLAIN
    if "\u3400" <= character <= "\u9fff" or "０" <= character <= "ｚ" or "\u2460" <= character <= "\u249b":
        return _RARE
    if (
        character < " "
        or "\ue000" <= character <= "\uf8ff"
        or character in "\ufffd\ufffe\uffff"
        or not character.isprintable()
    ):
        return _SENSELESS
    return _FOREIGN


def _damaged(data: bytes, encodings: tuple[str, ...]) -> list[Decoded]:
    """Readings of bytes that are valid in none of the encodings, with U+FFFD for the few that make no sense."""
    readings = [Decoded(data.decode(encoding, "replace"), encoding) for encoding in encodings]
    return [
        reading
        for reading in readings
        if reading.text.count("\ufffd") <= max(_ONE_DAMAGED, _DAMAGED_SHARE * len(reading.text))
    ]
