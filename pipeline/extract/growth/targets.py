"""Figures that a plan sets -> growth targets with period and place."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

import regex

from pipeline.document import Document, Span, Zone
from pipeline.extract.growth.figures import Figure, read_figures
from pipeline.extract.growth.heads import code_of
from pipeline.extract.growth.mood import Discourse, plan_score, read_discourse
from pipeline.facts import Fact, GrowthTarget, Rejection, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.types import Period
from pipeline.rules import Rules
from pipeline.rules.growth import GrowthRules

_SKIPPED = (Zone.BOILERPLATE, Zone.BYLINE, Zone.CREDIT)
_COMPARED = regex.compile(r"(?:比|较|与|同|于|占|是|为)$")
_SENTENCE_END = regex.compile(r"[。；;！？!?\n]")


def extract_growth_targets(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """The goals in numbers that `document` sets, in the order of the text."""
    discourse = read_discourse(document, rules.growth.mood)
    starts = [quantity.number.start for quantity in mentions.quantities]
    for sentence in _sentences_with_numbers(document.text, mentions):
        if document.zone_at(sentence.start) in _SKIPPED:
            continue
        inside = mentions.quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for figure in read_figures(document.text, sentence, inside, rules.growth):
            target = _target(document, discourse, mentions, sentence, figure, rules.growth)
            if target is not None:
                yield target


def _sentences_with_numbers(text: str, mentions: Mentions) -> Iterator[Span]:
    """The stretches between full stops and semicolons that hold a quantity."""
    end = 0
    for quantity in mentions.quantities:
        if quantity.number.start < end:
            continue
        start = max(text.rfind(mark, 0, quantity.number.start) for mark in "。；;！？!?\n") + 1
        stop = _SENTENCE_END.search(text, quantity.number.end)
        end = stop.start() if stop else len(text)
        yield Span(start, end)


def _target(
    document: Document, discourse: Discourse, mentions: Mentions, sentence: Span, figure: Figure, rules: GrowthRules
) -> GrowthTarget | None:
    text = document.text
    clause = text[slice(*figure.clause)]
    before = text[sentence.start : figure.quantity.span.start]
    if figure.name in rules.skipped_heads or rules.yield_of_works.search(before):
        return None
    if plan_score(discourse, sentence, clause, rules.mood) <= rules.mood.plan_from:
        return None
    start, end = _period(discourse, mentions, sentence, figure)
    if end is not None and mentions.context.year is not None and end.year < mentions.context.year:
        return None
    quantity = figure.quantity
    sign = -1 if figure.falls else 1
    return GrowthTarget(
        evidence=evidence(document, _evidence_span(text, figure), figure.rule),
        indicator=code_of(figure.name, rules),
        indicator_text=figure.name,
        measure=figure.measure,
        comparator=quantity.comparator,
        value_low=quantity.low * sign,
        value_high=None if quantity.high is None else quantity.high * sign,
        unit=quantity.unit,
        period_start=start,
        period_end=end,
        adcode=_place(mentions, figure),
    )


def _evidence_span(text: str, figure: Figure) -> Span:
    found = text.rfind(figure.name, figure.clause.start, figure.clause.end)
    start = found if found >= 0 else figure.clause.start
    end = max(figure.quantity.span.end, start + 1)
    while start < end and text[start] in " 　\t，,。；;、：:*\n）":
        start += 1
    return Span(start, end)


def _period(discourse: Discourse, mentions: Mentions, sentence: Span, figure: Figure) -> tuple[date | None, date | None]:
    """The period that governs the figure: the nearest before it in its sentence, else in its paragraph's opening,
    else in the heading, else the year of the plan."""
    text = discourse.text
    passage = discourse.passage_at(sentence.start)
    number = figure.quantity.span.start
    nearest = _last_period(text, mentions, Span(sentence.start, number))
    nearest = nearest or _last_period(text, mentions, Span(passage.span.start, sentence.start), only_plans=True)
    if nearest is None and passage.heading and passage.section > 0:
        nearest = _last_period(text, mentions, passage.heading)
    if nearest is not None:
        return nearest.start, nearest.end
    if not discourse.is_report or mentions.context.year is None:
        return None, None
    year = mentions.context.year
    return date(year, 1, 1), date(year, 12, 31)


def _last_period(text: str, mentions: Mentions, span: Span, only_plans: bool = False) -> Period | None:
    year = mentions.context.year
    for period in reversed(mentions.periods):
        if period.span.start >= span.end:
            continue
        if period.span.start < span.start:
            return None
        if _COMPARED.search(text, max(0, period.span.start - 2), period.span.start):
            continue
        if only_plans and (year is None or period.end is None or period.end.year < year):
            continue
        return period
    return None


def _place(mentions: Mentions, figure: Figure) -> str | None:
    for division in reversed(mentions.divisions):
        if division.span.start >= figure.quantity.span.start:
            continue
        if division.span.end <= figure.clause.start:
            break
        if division.adcode:
            return division.adcode
    return mentions.context.home
