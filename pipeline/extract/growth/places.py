"""The division that a figure is set for: the subject of its clause, or what the document is about."""

from bisect import bisect_left

from pipeline.extract.growth.figures import Figure
from pipeline.extract.growth.mood import Discourse
from pipeline.mentions import Mentions
from pipeline.mentions.types import DivisionMention
from pipeline.rules.growth import GrowthRules

_COUNTRY = "100000"


def subject_place(text: str, mentions: Mentions, figure: Figure, rules: GrowthRules) -> DivisionMention | None:
    """The division that the clause of the figure's name begins with."""
    start = figure.subject.start
    opening = rules.names.opening.match(text, start)
    starts = (start, opening.end() if opening else start)
    at = bisect_left(mentions.divisions, start, key=_start_of)
    for index in range(at, len(mentions.divisions)):
        division = mentions.divisions[index]
        if division.span.start > starts[1]:
            break
        if division.span.start in starts and division.adcode and division.embedded is None:
            return division
    return None


def document_place(discourse: Discourse, mentions: Mentions, figure: Figure, rules: GrowthRules) -> str | None:
    """The document's own division; in an article about several places, the last one that the paragraph named, or
    the country."""
    text, context, number = discourse.text, mentions.context, figure.quantity.number.start
    if context.primary is None and not discourse.is_report:
        paragraph = discourse.passage_at(number).span.start
        named = _last_division(mentions, paragraph, number)
        if named is not None:
            return named
        if rules.national.search(text, paragraph, number):
            return _COUNTRY
    if context.home is None and rules.national.search(text):
        return _COUNTRY
    return context.home


def _last_division(mentions: Mentions, start: int, end: int) -> str | None:
    at = bisect_left(mentions.divisions, end, key=_start_of)
    for index in range(at - 1, -1, -1):
        division = mentions.divisions[index]
        if division.span.start < start:
            return None
        if division.adcode and division.embedded is None:
            return division.adcode
    return None


def _start_of(division: DivisionMention) -> int:
    return division.span.start
