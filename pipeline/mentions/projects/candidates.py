"""All names of the article that could be a project's, enumeration by enumeration."""

from collections.abc import Iterator

import regex

from pipeline.document import ASIDE, Document, Zone
from pipeline.mentions.projects.lists import read_listings
from pipeline.mentions.projects.names import Candidate, find_candidates
from pipeline.mentions.projects.units import find_units
from pipeline.mentions.types import DivisionMention, Quantity
from pipeline.patterns import plain_pattern
from pipeline.rules.projects import ProjectRules

_SKIPPED = ASIDE | {Zone.DATELINE}
_PHASE = plain_pattern("[一二三四五六首]期$")
# A section of a way, behind what the way is, and how one is named that no way is named with.
_STRETCH = plain_pattern("(?<=[路速铁道线街])[^路速铁道线街]{1,8}段$|^[^路速铁道线街桥港站A-Z]{1,8}段$")
# One of several machines or berths of a works, by its number.
_NUMBERED = plain_pattern(r"\d{1,2}号(?:机组|泊位|高炉)$")
_PARTS = {"期": _PHASE, "段": _STRETCH, "组": _NUMBERED, "位": _NUMBERED, "炉": _NUMBERED}
# So many things of a kind are no project of their own; `三大中心` may be one.
_COUNTED = plain_pattern(
    r"\d+(?:余|多)?(?:个|条|座|项|处|家|所|套|件|公里|亩)|\d+(?:余|多)?万[亩件]|[一两二三四五六七八九十]{1,3}(?:个|条(?!龙)|座(?!店)|项|套|所(?=.{0,5}(?:学|高中|书院|幼儿园)))"
)
_LINE = plain_pattern(r"(?:\d{1,2}号(?:延长)?|[一二三四五六七八九十]{1,2}号|S\d{1,2})线")
_METRO = plain_pattern("[^。！？\\n]*(地铁|轨道交通(?=[\\dS一二三四五六七八九十]))[^。！？\\n]*$")
_REACH = 60
_STOP = plain_pattern(r"[。！？\n]")


def candidates_of(
    document: Document, divisions: tuple[DivisionMention, ...], quantities: tuple[Quantity, ...], rules: ProjectRules
) -> Iterator[tuple[Candidate, ...]]:
    """The candidates of each enumeration of the article, in order."""
    text = document.text
    places = dict(place.span for place in divisions)
    latest: Candidate | None = None
    for unit in find_units(text, quantities, rules):
        if document.sections and document.zone_at(unit.span.start) in _SKIPPED:
            continue
        for listing in read_listings(text, unit, places, rules):
            group: list[Candidate] = []
            for found in find_candidates(text, listing, rules):
                if _COUNTED.match(found.name):
                    continue
                group.append(_completed(text, found, latest))
                latest = group[-1] if _part_of(group[-1].name) else latest
            if group:
                yield tuple(group)


def _completed(text: str, found: Candidate, latest: Candidate | None) -> Candidate:
    """`found`, with the name before it where it is a bare part of that (`云河电站一期投产、二期开工`), and as one of
    the metro where it is a bare number of a line and the sentence spoke of that.
    """
    start = found.span.start
    if _LINE.match(found.name) and (metro := _METRO.search(text, max(0, start - _REACH), start)):
        return found._replace(name=metro[1] + found.name)
    bare, whole = _part_of(found.name), _part_of(latest.name) if latest else None
    if not (latest and bare and whole) or bare.start() or whole.re is not bare.re:
        return found
    stem = latest.name[: whole.start()]
    if not stem or _STOP.search(text, latest.span.end, start):
        return found
    return found._replace(name=stem + found.name, stem=stem)


def _part_of(name: str) -> regex.Match[str] | None:
    """The phase, the section or the numbered part at the end of `name`, which may be all of it."""
    part = _PARTS.get(name[-1])
    return part.search(name) if part else None
