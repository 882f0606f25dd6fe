"""Makes the damage that the cleaner is to repair: GBK text that lost the first byte of a character."""

import random
from collections.abc import Iterator
from typing import NamedTuple

_WINDOW = 3000
_REACH = 300
# Marks that a page may have halved after the slip.
_HALVES = str.maketrans("！？，：；（）", "!?,:;()")


class Slip(NamedTuple):
    """A stretch of text, and the same with one byte lost.

    `closed_by_ascii`: an ASCII trail byte realigned it. `leaves_nothing`: the very character that lost its first byte
    lost the second too, since a byte follows that stands for itself: nothing of it is left to read it by.
    """

    whole: str
    broken: str
    closed_by_ascii: bool
    leaves_nothing: bool


def lose_a_byte(text: str, position: int) -> Slip:
    """`text` whose character at `position` lost its first byte, as a page shows it that put a question mark there.

    >>> lose_a_byte("出海入海口兩岸連片開發", 3).broken
    '出海入?？趦砂哆B片開發'
    """
    data = bytearray(text[position:].encode("gb18030"))
    data[0] = ord("?")
    broken = text[:position] + bytes(data).decode("gb18030", "replace").replace("\ufffd", "?")
    same = 0
    while same < min(len(text), len(broken)) and text[-1 - same] == broken[-1 - same]:
        same += 1
    last = broken[: len(broken) - same][-1:]
    nothing = text[:position] + "??" + text[position + 1 :]
    return Slip(text, broken, last != "?" and last.isascii(), broken == nothing)


def slips_of(texts: list[str], count: int, seed: int) -> Iterator[Slip]:
    """`count` slips at random places of `texts`, the same for the same seed."""
    chance = random.Random(seed)
    while count:
        text = chance.choice(texts)
        position = chance.randrange(len(text))
        start = max(0, position - _WINDOW)
        window = text[start : position + _WINDOW]
        if not "\u4e00" <= text[position] <= "\u9fff" or not _is_gbk(text[position : position + _REACH]):
            continue
        count -= 1
        yield lose_a_byte(window, position - start)


def halved(text: str) -> str:
    """`text` with its punctuation of half width."""
    return text.translate(_HALVES)


def _is_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
