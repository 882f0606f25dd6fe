"""Judges candidates: which of them name one particular project."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pipeline.document import Span
from pipeline.mentions.projects.features import framing, wording
from pipeline.mentions.projects.lists import Group
from pipeline.mentions.projects.names import Candidate
from pipeline.patterns import plain_pattern
from pipeline.rules.projects import ProjectRules, Role
from pipeline.rules.weights import Weights

# What speaks against a candidate that its words never outweigh: of 5,899 candidates of labelled documents none below
# this was a project with its words, five below -300 were.
_HOPELESS = -400
# So long is a name that is known again by its end.
_SHORTEST = 5
# A division's name is no longer than this, so that one which reaches into an enumeration is not missed.
_LONGEST_PLACE = 15
_AT = plain_pattern("(?<![现正好所])在$")


def choose(
    text: str, group: tuple[Candidate, ...], divisions: Sequence[Span], rules: ProjectRules
) -> Iterator[tuple[Candidate, bool]]:
    """The candidates of one enumeration, each with whether it names a project: it is judged on its own and by its
    company, and holds no predicate.

    `divisions` are where divisions are named, in order.
    """
    first, last = group[0].span.start, group[-1].span.end
    low = bisect_left(divisions, (first - _LONGEST_PLACE,))
    places = divisions[low : bisect_left(divisions, (last,), low)]
    scores = [judge(text, found, places, rules.weights) / 100 for found in group]
    for found, value in zip(group, smoothed(scores, rules.company), strict=True):
        yield found, value > rules.threshold and not _names_none(text, found, rules)


def _names_none(text: str, found: Candidate, rules: ProjectRules) -> bool:
    """Whether the candidate holds a predicate, stands already by what is said of it, is but a place, or is an 工程 that
    builds nothing, whatever speaks for it.
    """
    if rules.predicate.match(found.name) or _stands(text, found, rules) or _is_where(text, found, rules):
        return True
    return text.find("工程", *found.span) >= 0 and rules.is_campaign(found.name)


def _stands(text: str, found: Candidate, rules: ProjectRules) -> bool:
    """Whether what is said behind the candidate, or behind all that it is listed with, is said of what stands. What the
    text calls a project itself is one, whatever rank it comes to.
    """
    if found.end_kind == "tail":
        return False
    ends = {found.span.end, found.listing.unit.span.end}
    return any(rule.pattern.match(text, end) for end in ends for rule in rules.standing)


def _is_where(text: str, found: Candidate, rules: ProjectRules) -> bool:
    """Whether the candidate is but where something lies, happens or is done (`仪式在石岭产业园举行`)."""
    unit = found.listing.unit
    if found.lead.endswith("位于") or (_AT.search(found.lead) and rules.held.match(text, unit.span.end)):
        return True
    built = unit.right & Role.BUILD or found.end_kind in ("action", "tail") or found.listing.group is Group.PROJECT
    return unit.before in rules.where and not built


def named_again(judged: Sequence[tuple[Candidate, bool]]) -> Iterator[Candidate]:
    """The candidates that name a project, and those that name one of these anew, shorter: `甲县高端铝基地` makes
    `高端铝基地` the same, whatever its own sentence tells.
    """
    taken = {found.name for found, chosen in judged if chosen}
    endings = Counter(name[start:] for name in taken for start in range(1, len(name) - _SHORTEST + 1))
    for found, chosen in judged:
        if chosen or endings[found.name] == 1:
            yield found


def judge(text: str, found: Candidate, places: Collection[Span], weights: Weights) -> int:
    """What speaks for the candidate less what speaks against it, in hundredths; its words are looked up only where
    that can matter.
    """
    value = weights.constant + sum([weights.of(*group) for group in framing(text, found, places)])
    return value if value < _HOPELESS else value + weights.of(*wording(found))


def smoothed(scores: list[float], company: float) -> list[float]:
    """Each score drawn towards the mean of its neighbours by the share `company`: an enumeration names like things.

    >>> smoothed([2.0, -1.0], 0.5)
    [0.5, 0.5]
    """
    if len(scores) < 2:
        return scores
    total = sum(scores)
    return [(1 - company) * score + company * (total - score) / (len(scores) - 1) for score in scores]
