"""Names of particular projects in the text."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

import regex

from pipeline.document import Document, Span, Zone
from pipeline.mentions.projects_features import features
from pipeline.mentions.projects_lists import Group, read_listings
from pipeline.mentions.projects_names import Candidate, find_candidates
from pipeline.mentions.projects_places import locate
from pipeline.mentions.projects_units import find_units
from pipeline.mentions.types import Context, DivisionMention, PersonMention, ProjectName, Quantity
from pipeline.rules import Rules
from pipeline.rules.projects import ProjectRules, Role

_PHASE = regex.compile(r"[一二三四五六首]期$")
_STOP = regex.compile(r"[。！？\n]")
_BUILT = Role.BUILD | Role.STATUS | Role.MONEY
_BUILDING = regex.compile(r"[新扩改续在拟筹兴修]建|改造|重建")
_BUILT_NEXT = regex.compile(
    r"，(?:也|都|均|现|目前)?(?:已|已经|将|即将|正在|基本|全部|年内|计划|预计){0,3}(?:建成|完工|开工|投产|通车|竣工|投用|动工|启用|开建)"
)
_SKIPPED = (Zone.BOILERPLATE, Zone.BYLINE, Zone.CREDIT, Zone.DATELINE)


def find_projects(
    document: Document,
    context: Context,
    sentences: tuple[Span, ...],
    divisions: tuple[DivisionMention, ...],
    quantities: tuple[Quantity, ...],
    people: tuple[PersonMention, ...],
    rules: Rules,
) -> tuple[ProjectName, ...]:
    """Every place of the text that names one particular project, in order; one name a project in one document."""
    people_at = {person.span.start for person in people}
    chosen = [
        found
        for group in candidates_of(document, divisions, quantities, rules.projects)
        for found in _chosen(document.text, group, divisions, rules.projects)
        if found.span.start not in people_at
    ]
    names = canonical_names({found.name for found in chosen})
    return tuple(
        ProjectName(
            found.span,
            names[found.name],
            locate(found.span, sentences, divisions, context),
            f"project_{found.listing.group}_{found.end_kind}",
        )
        for found in chosen
    )


def candidates_of(
    document: Document, divisions: tuple[DivisionMention, ...], quantities: tuple[Quantity, ...], rules: ProjectRules
) -> Iterator[tuple[Candidate, ...]]:
    """The candidates of each enumeration of the article, in order."""
    text = document.text
    places = frozenset(place.span for place in divisions)
    latest: Candidate | None = None
    for unit in find_units(text, quantities, rules):
        if document.sections and document.zone_at(unit.span.start) in _SKIPPED:
            continue
        for listing in read_listings(text, unit, places, rules):
            group: list[Candidate] = []
            for found in find_candidates(text, listing):
                if not is_built(text, found):
                    continue
                group.append(_completed(text, found, latest))
                latest = group[-1] if _PHASE.search(group[-1].name) else latest
            if group:
                yield tuple(group)


def is_built(text: str, found: Candidate) -> bool:
    """Whether anything beside the name tells that it is being built, planned or paid for: without that a station
    is a place like any other.
    """
    unit = found.listing.unit
    if (unit.left | unit.right) & _BUILT or found.tail or found.listing.group is Group.PROJECT:
        return True
    before = text[unit.span.start : found.span.start]
    return _BUILDING.search(before) is not None or _BUILT_NEXT.match(text, unit.span.end) is not None


def _completed(text: str, found: Candidate, latest: Candidate | None) -> Candidate:
    """`found`, with the name before it where it is a bare phase (`云河电站一期投产、二期开工`)."""
    if latest is None or not _PHASE.fullmatch(found.name) or _STOP.search(text, latest.span.end, found.span.start):
        return found
    stem = _PHASE.sub("", latest.name)
    return replace(found, name=stem + found.name, stem=stem) if stem != latest.name else found


def _chosen(
    text: str, group: tuple[Candidate, ...], divisions: tuple[DivisionMention, ...], rules: ProjectRules
) -> Iterator[Candidate]:
    """The candidates of one enumeration that name a project: each is judged on its own and by its company."""
    first, last = group[0].span.start, group[-1].span.end
    low = bisect_left(divisions, first - _MAX_PLACE, key=lambda place: place.span.start)
    high = bisect_left(divisions, last, key=lambda place: place.span.start)
    places = [place.span for place in divisions[low:high]]
    scores = [_score(features(text, found, places), rules.weights) for found in group]
    for found, score in zip(group, smoothed(scores, rules.company), strict=True):
        if score > rules.threshold:
            yield found


_MAX_PLACE = 15


def _score(described: list[str], weights: Mapping[str, float]) -> float:
    return weights.get("", 0.0) + sum(weights.get(feature, 0.0) for feature in dict.fromkeys(described))


def smoothed(scores: list[float], company: float) -> list[float]:
    """Each score drawn towards the mean of its neighbours by the share `company`: an enumeration names like things.

    >>> smoothed([2.0, -1.0], 0.5)
    [0.5, 0.5]
    """
    if len(scores) < 2:
        return scores
    total = sum(scores)
    return [(1 - company) * score + company * (total - score) / (len(scores) - 1) for score in scores]


def canonical_names(names: set[str]) -> dict[str, str]:
    """Leads from each name to the one longer name that ends in it, where there is just one, else to itself.

    >>> canonical_names({"云河县城东水厂", "城东水厂"})["城东水厂"]
    '云河县城东水厂'
    """
    longer = {name: sorted(other for other in names if other != name and other.endswith(name)) for name in names}
    return {name: found[0] if len(found) == 1 else name for name, found in longer.items()}
