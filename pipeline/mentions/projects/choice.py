"""Judges candidates: which of them name one particular project."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from pipeline.mentions.projects.features import features
from pipeline.mentions.projects.names import Candidate
from pipeline.mentions.types import DivisionMention
from pipeline.rules.projects import ProjectRules

# A division's name is no longer than this, so that one which reaches into an enumeration is not missed.
_LONGEST_PLACE = 15


def choose(
    text: str, group: tuple[Candidate, ...], divisions: tuple[DivisionMention, ...], rules: ProjectRules
) -> Iterator[Candidate]:
    """The candidates of one enumeration that name a project: each is judged on its own and by its company."""
    first, last = group[0].span.start, group[-1].span.end
    low = bisect_left(divisions, first - _LONGEST_PLACE, key=lambda place: place.span.start)
    high = bisect_left(divisions, last, key=lambda place: place.span.start)
    places = [place.span for place in divisions[low:high]]
    scores = [score(features(text, found, places), rules.weights) for found in group]
    for found, value in zip(group, smoothed(scores, rules.company), strict=True):
        if value > rules.threshold:
            yield found


def score(described: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights of `described`, each feature once, and of the constant."""
    weight = weights.get
    return weight("", 0.0) + sum([weight(feature, 0.0) for feature in described])


def smoothed(scores: list[float], company: float) -> list[float]:
    """Each score drawn towards the mean of its neighbours by the share `company`: an enumeration names like things.

    >>> smoothed([2.0, -1.0], 0.5)
    [0.5, 0.5]
    """
    if len(scores) < 2:
        return scores
    total = sum(scores)
    return [(1 - company) * score + company * (total - score) / (len(scores) - 1) for score in scores]
