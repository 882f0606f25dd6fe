"""Completes the names of things that are numbered: `地铁1、2号线` are two lines, `云溪一号、二号煤矿` two mines."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.patterns import plain_pattern

_NUMBER = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,2})"
_UNIT = r"(?P<unit>号延长线|号机组|号泊位|号线|号[^号的]{0,4}?|期|线)"
_OWNER = plain_pattern(rf"(?P<stem>\D{{2,14}}?){_NUMBER}(?:{_UNIT}(?:北延|南延|东延|西延|延长段)?)?")
_BARE = plain_pattern(rf"{_NUMBER}(?:{_UNIT}(?:的.*|建设|工程|项目|(?<=号线|机组|泊位).{{0,9}})*)?")
# So many members on, at most, stands what the numbers count.
_REACH = 12
# What half a name begins with.
_FIRST = frozenset("0123456789一二三四五六七八九十")
_GENERIC = ("工程", "项目")


class _Part(NamedTuple):
    """A member that ends in a number, or begins with one: what stands before the number, and what is numbered."""

    stem: str
    number: str
    unit: str


def numbered(words: Sequence[str]) -> dict[int, str]:
    """The full names of those of `words`, the members of an enumeration, that are numbers with half a name, by the
    place of each.

    >>> numbered(["地铁1", "2", "3号线"])
    {0: '地铁1号线', 1: '地铁2号线', 2: '地铁3号线'}
    >>> numbered(["云溪一号", "二号煤矿"])
    {0: '云溪一号煤矿', 1: '云溪二号煤矿'}
    """
    if not any(word[0] in _FIRST for word in words):
        return {}
    parts = [_read(word) for word in words]
    found: dict[int, str] = {}
    owner: _Part | None = None
    for index, part in enumerate(parts):
        onward = parts[index : index + _REACH]
        if part is None:
            owner = None
        elif part.stem:
            owner = part
            if part.unit in ("", "号") and len(onward) > 1 and (bare := onward[1]) and not bare.stem:
                found[index] = part.stem + part.number + _unit(onward)
        elif owner and _is_like(owner, part, onward):
            found[index] = owner.stem + part.number + _unit(onward)
        elif not part.unit:
            found[index] = part.number + _unit(onward)
    return {index: name for index, name in found.items() if not name[-1].isdigit()}


def _read(word: str) -> _Part | None:
    if bare := _BARE.fullmatch(word):
        return _Part("", bare["number"], bare["unit"] or "")
    if owner := _OWNER.fullmatch(word):
        stem = owner["stem"]
        for tail in _GENERIC:
            stem = stem.removesuffix(tail)
        return _Part(stem, owner["number"], owner["unit"] or "")
    return None


def _unit(parts: Sequence[_Part | None]) -> str:
    """What the first of `parts` is a number of: it says so itself, or the first behind it that does."""
    units = [part.unit if part else "" for part in parts]
    return next((unit for unit in units if unit not in ("", "号")), "")


def _is_like(owner: _Part, part: _Part, following: Sequence[_Part | None]) -> bool:
    """Whether the number goes on from that of `owner`: things of one kind, counted in one script."""
    unit = _unit(following)
    return owner.number.isdigit() == part.number.isdigit() and owner.unit[:1] in ("", unit[:1])
