"""Describes a candidate in words that a weight can be given to: its frame, its kind, and what its name is made of."""

from collections.abc import Collection, Iterator
from itertools import product

import regex

from pipeline.document import Span
from pipeline.mentions.projects.names import Candidate
from pipeline.rules.projects import Role
from pipeline.words import lexicon

_PROPER = frozenset({"ns", "nr", "nt", "nz", "nrt", "nrfg", "x"})
_FIRM = regex.compile(r"公司|集团|管委会|政府|委员会|法院|指挥部")
_EVERYDAY = 20
_SHAPES = {
    "digit": regex.compile(r"\d"),
    "latin": regex.compile(r"[A-Za-z]"),
    "quote": regex.compile(r"[“”]"),
    "bracket": regex.compile(r"[（(]"),
    "route": regex.compile(r"\w{2,}(?:至|—|－|–|-)\w{2,}"),
    "line": regex.compile(r"\d+号线|[一二三四五六七八九十]+号线"),
    "road_number": regex.compile(r"[GS]\d+|\d{3}国道|省道|国道"),
    "phase": regex.compile(r"[一二三四五六首]期"),
    "firm": regex.compile(r"集团|公司|股份"),
    "ordinal": regex.compile(r"第[一二三四五六七八九十\d]"),
    "open_bracket": regex.compile(r"^[^（(]*[）)]|[（(][^）)]*$"),
    "joint": regex.compile(r"和|及|与"),
    "counted": regex.compile(r"\d+(?:余|多)?(?:项|个|条|座|处|家|所|公里|亩|台|套)"),
    "count": regex.compile(r"^(?:\d+|[两三四五六七八九十])(?:大|条|个|座|项|家|处|所|多|余)"),
}


_SIDES = {
    flags: "+".join(name for name, flag in zip(("build", "status", "money"), flags, strict=True) if flag) or "cut"
    for flags in product((False, True), repeat=3)
}


def features(text: str, found: Candidate, places: Collection[Span]) -> list[str]:
    """All features of one candidate, each a word; every one counts once."""
    return [*framing(text, found, places), *wording(found.name)]


def framing(text: str, found: Candidate, places: Collection[Span]) -> list[str]:
    """What stands around the name, and its build: quickly read."""
    return [*_frame(text, found), *_shape(found), *_place(found, places), *_stem(found)]


def _frame(text: str, found: Candidate) -> Iterator[str]:
    unit, listing = found.listing.unit, found.listing
    left = _side(unit.left) if unit.span.start > unit.clause.start else "start"
    right = _side(unit.right) if unit.span.end < unit.clause.end else "end"
    yield f"left={left}"
    yield f"right={right}"
    yield f"frame={left}/{right}"
    yield f"before={unit.before if unit.span.start > unit.clause.start else ''}"
    yield f"after={unit.after}"
    yield f"edge={text[max(0, found.span.start - 1) : found.span.start].strip()}"
    yield f"next={text[found.span.end : found.span.end + 1].strip()}"
    yield f"group={listing.group}"
    yield f"listed={listing.group}/{listing.head_kind}"
    yield f"group={listing.group}/{found.end_kind}"
    yield f"counted={listing.counted}"
    size = len(listing.members)
    yield f"members={size if size < 4 else 'many'}"
    yield f"shared={found.shared}/{found.listing.shared_head != ''}"
    stop = text[unit.clause.end : unit.clause.end + 1]
    yield f"stop={stop if stop in '，。；：！？' else 'other'}"


def _side(roles: int) -> str:
    return _SIDES[bool(roles & Role.BUILD), bool(roles & Role.STATUS), bool(roles & Role.MONEY)]


def _shape(found: Candidate) -> Iterator[str]:
    yield f"kind={found.end_kind}"
    yield f"tail={found.tail}"
    yield f"kind={found.end_kind}/{found.tail}"
    yield f"rest={found.rest[:2].strip()}"
    yield f"firm_rest={bool(_FIRM.search(found.rest))}"
    yield f"residue={min(len(found.rest), 6)}"
    yield f"length={len(found.name) if len(found.name) < 6 else len(found.name) // 4 * 4}"
    for name, pattern in _SHAPES.items():
        if pattern.search(found.name):
            yield f"has={name}"


def _place(found: Candidate, places: Collection[Span]) -> Iterator[str]:
    inside = [p for p in places if found.span.contains(p)]
    if any(p.start == found.span.start for p in inside):
        yield "place=first"
    elif inside:
        yield "place=inside"
    elif any(p.end == found.span.start for p in places):
        yield "place=before"
    else:
        yield "place=none"


def wording(name: str) -> Iterator[str]:
    """The words of the name, by the dictionary."""
    known = lexicon()
    words = known.cut(name)
    classes = [known.word_class(word) for word in words]
    yield f"first={words[0]}"
    yield f"last={words[-1]}"
    yield from [f"word={word}" for word in set(words)]
    yield f"class={classes[0]}"
    yield f"classes={classes[0][0]}{len(words[0])}/{classes[1][0] if len(words) > 1 else ''}"
    yield from [f"has_class={c}" for c in set(classes)]
    yield f"verbs={sum(c[0] == 'v' and c != 'vn' for c in classes[:-1])}"
    proper = any(c in ("ns", "nr", "nt", "nz") for c in classes)
    single = sum(len(word) == 1 for word in words)
    yield f"proper={proper}/{min(single, 3)}"
    yield f"single={min(single, 5)}"
    yield f"words={min(len(words), 8)}"
    rarest = min((known.frequency(word) for word in words if len(word) > 1), default=0)
    yield f"rarest={len(str(rarest))}"
    yield f"opening={name[:2]}"
    yield f"ending={name[-2:]}"


def _stem(found: Candidate) -> Iterator[str]:
    """How much of what makes the name particular is made of everyday words: nothing is more telling."""
    stem = found.stem
    known = lexicon()
    common = sum(
        len(word)
        for word in known.cut(stem)
        if len(word) > 1 and known.word_class(word) not in _PROPER and known.frequency(word) >= _EVERYDAY
    )
    share = "none" if not stem else "all" if common == len(stem) else "most" if 2 * common >= len(stem) else "few"
    share = "nothing" if stem and not common else share
    left = _side(found.listing.unit.left)
    yield f"lead={found.lead.strip()}"
    yield f"stem={min(len(stem), 7)}"
    yield f"common={share}"
    yield f"common={share}/{found.end_kind}"
    yield f"common={share}/{found.listing.group}"
    yield f"common={share}/{left}"
    yield f"common={share}/{found.tail}"
