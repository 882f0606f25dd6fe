"""Figures that a plan sets -> growth targets with period and place."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

import regex

from models.vocabulary import Comparator
from pipeline.document import Document, Span, Zone
from pipeline.extract.growth.figures import Figure, read_figures
from pipeline.extract.growth.heads import code_of, trimmed
from pipeline.extract.growth.mood import YEAR_IS_OVER, Discourse, Passage, plan_score, read_discourse
from pipeline.facts import Fact, GrowthTarget, Rejection, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.types import DivisionMention, Period
from pipeline.rules import Rules
from pipeline.rules.growth import GrowthRules

Ends = tuple[date | None, date | None]

_SKIPPED = (Zone.TITLE, Zone.BOILERPLATE, Zone.BYLINE, Zone.CREDIT)
_COMPARED = regex.compile(r"(?:比|较|与|同|于|占|是|为|由|从)$")
_SENTENCE_END = regex.compile(r"[。；;！？!?\n]")
_COUNTRY, _OPENING = "100000", 400
_BOUNDS = frozenset((Comparator.GE, Comparator.LE, Comparator.APPROX))


def extract_growth_targets(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """The goals in numbers that `document` sets, in the order of the text."""
    discourse = read_discourse(document, mentions, rules.growth.mood)
    told: dict[tuple[object, ...], Span] = {}
    starts = [quantity.number.start for quantity in mentions.quantities]
    for sentence in _sentences_with_numbers(document.text, mentions):
        if document.zone_at(sentence.start) in _SKIPPED:
            continue
        inside = mentions.quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for figure in read_figures(document.text, sentence, inside, rules.growth):
            ends = _period(discourse, mentions, sentence, figure, rules.growth)
            if not _is_goal(discourse, mentions, sentence, figure, ends, rules.growth):
                continue
            target = _target(document, discourse, mentions, figure, ends, rules.growth)
            if told.setdefault(_identity(target), figure.clause) == figure.clause:
                yield target


def _identity(target: GrowthTarget) -> tuple[object, ...]:
    """What makes two statements one fact: an indicator of the table, or else the words, with the figure."""
    return (
        target.indicator or target.indicator_text,
        target.value_low,
        target.value_high,
        target.unit,
        target.comparator,
        target.period_end,
        target.adcode,
    )


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


def _is_goal(
    discourse: Discourse, mentions: Mentions, sentence: Span, figure: Figure, ends: Ends, rules: GrowthRules
) -> bool:
    text, number = discourse.text, figure.quantity.number.start
    whole = Span(_full_stop_before(text, sentence), sentence.end)
    before, clause = text[whole.start : number], text[slice(*figure.clause)]
    if _says_nothing(figure, rules) or rules.yield_of_works.search(before):
        return False
    year, (start, end) = mentions.context.year, ends
    if end is not None and year is not None and end.year < year:
        return False
    passage = discourse.passage_at(sentence.start)
    if not discourse.is_report:
        paragraph = text[passage.span.start : number]
        if not _is_said_as_goal(figure, before, paragraph, clause, ends, year, rules):
            return False
    score = plan_score(discourse, whole, clause, before, rules.mood)
    if end is not None and year is not None and end.year > year and (start is None or start.year >= year):
        score += rules.mood.future
    if _looks_back(text, mentions, passage.span.start, whole.start, number):
        score += rules.mood.past
    return score > rules.mood.plan_from


def _looks_back(text: str, mentions: Mentions, paragraph: int, sentence: int, number: int) -> bool:
    """Whether the last time that was named before the sentence is over, and the sentence names none of its own."""
    year = mentions.context.year
    earlier = _last_period(text, mentions, Span(paragraph, sentence))
    if year is None or earlier is None or earlier.end is None or earlier.end.year >= year:
        return False
    return _last_period(text, mentions, Span(sentence, number)) is None


def _says_nothing(figure: Figure, rules: GrowthRules) -> bool:
    return len(figure.name) < 2 or (figure.rule != "growth.grouped" and bool(rules.skipped_names.search(figure.name)))


def _is_said_as_goal(
    figure: Figure, before: str, paragraph: str, clause: str, ends: Ends, year: int | None, rules: GrowthRules
) -> bool:
    """Whether an article outside the plans calls the figure a goal: by a verb in the sentence or, for what is an
    indicator or a bound, by one in the paragraph; or as a bound for the whole year."""
    if figure.rule == "growth.grouped" or rules.mood.clause_result.search(clause):
        return False
    if rules.mood.clause_plan.search(before):
        return True
    bound = figure.comparator in _BOUNDS
    if rules.mood.clause_plan.search(paragraph) and (bound or code_of(figure.name, rules)):
        return True
    return bound and year is not None and ends[1] == date(year, 12, 31)


def _target(
    document: Document, discourse: Discourse, mentions: Mentions, figure: Figure, ends: Ends, rules: GrowthRules
) -> GrowthTarget:
    quantity, place = figure.quantity, _subject_place(document.text, mentions, figure, rules)
    name = figure.name
    if place is not None:
        name = trimmed(name.removeprefix(document.text[slice(*place.span)]), rules) or name
    sign = -1 if figure.falls else 1
    return GrowthTarget(
        evidence=evidence(document, _evidence_span(document.text, figure), figure.rule),
        indicator=code_of(name, rules),
        indicator_text=name,
        measure=figure.measure,
        comparator=figure.comparator,
        value_low=quantity.low * sign,
        value_high=None if quantity.high is None else quantity.high * sign,
        unit=quantity.unit,
        period_start=ends[0],
        period_end=ends[1],
        adcode=place.adcode if place is not None else _document_place(discourse, mentions, figure, rules),
    )


def _evidence_span(text: str, figure: Figure) -> Span:
    found = text.rfind(figure.name, figure.clause.start, figure.clause.end)
    start = found if found >= 0 else figure.clause.start
    start = min(start, figure.quantity.span.start)
    while text[start] in " 　\t，,。；;、：:*\n）":
        start += 1
    return Span(start, max(figure.clause.end, figure.quantity.span.end))


def _period(discourse: Discourse, mentions: Mentions, sentence: Span, figure: Figure, rules: GrowthRules) -> Ends:
    """The period that governs the figure: the nearest before it in its sentence, else that of the goals its
    paragraph announces, else the heading's, else the year of the plan."""
    passage = discourse.passage_at(sentence.start)
    nearest = (
        _last_period(discourse.text, mentions, Span(_full_stop_before(discourse.text, sentence), figure.quantity.span.start))
        or _announced(discourse, mentions, Span(passage.span.start, sentence.start), rules)
        or _heading_period(discourse, mentions, passage)
    )
    if nearest is not None:
        return nearest.start, nearest.end
    context = mentions.context
    if not discourse.is_report or context.year is None:
        return None, None
    day = context.spoken_on
    year = context.year + (day is not None and day.year == context.year and day.month >= YEAR_IS_OVER)
    return date(year, 1, 1), date(year, 12, 31)


def _full_stop_before(text: str, sentence: Span) -> int:
    """Where the sentence begins when semicolons do not end it: a period said once governs all its clauses."""
    return max(text.rfind(mark, 0, sentence.start) for mark in "。！？!?\n") + 1


def _announced(discourse: Discourse, mentions: Mentions, span: Span, rules: GrowthRules) -> Period | None:
    """The period of a sentence before, in the same paragraph, that announces goals: `今后五年的主要目标是：`."""
    period = _last_period(discourse.text, mentions, span)
    if period is None or period.end is None:
        return None
    start = max(span.start, discourse.text.rfind("。", span.start, period.span.start) + 1)
    stop = _SENTENCE_END.search(discourse.text, period.span.end, span.end)
    said = discourse.text[start : stop.start() if stop else span.end]
    year = mentions.context.year
    return period if rules.governing.search(said) and (year is None or period.end.year >= year) else None


def _heading_period(discourse: Discourse, mentions: Mentions, passage: Passage) -> Period | None:
    if passage.heading is None or passage.section <= 0:
        return None
    return _last_period(discourse.text, mentions, passage.heading)


def _last_period(text: str, mentions: Mentions, span: Span) -> Period | None:
    """The last period in `span` that is no yardstick (`比2020年`) and no single day."""
    at = bisect_left(mentions.periods, span.end, key=lambda period: period.span.start)
    for period in reversed(mentions.periods[:at]):
        if period.span.start < span.start:
            return None
        if period.start == period.end or _is_document(text, period):
            continue
        if not _COMPARED.search(text, max(0, period.span.start - 2), period.span.start):
            return period
    return None


def _is_document(text: str, period: Period) -> bool:
    """`“十四五”规划` names a paper, not a time."""
    return text.endswith(("规划", "计划"), period.span.start, period.span.end) or text.startswith("纲要", period.span.end)


def _subject_place(text: str, mentions: Mentions, figure: Figure, rules: GrowthRules) -> DivisionMention | None:
    """The division that the clause of the figure's name begins with."""
    start = figure.subject.start
    opening = rules.opening.match(text, start)
    starts = {start, opening.end() if opening else start}
    at = bisect_left(mentions.divisions, start, key=lambda division: division.span.start)
    for division in mentions.divisions[at:]:
        if division.span.start > max(starts):
            break
        if division.span.start in starts and division.adcode and division.embedded is None:
            return division
    return None


def _document_place(discourse: Discourse, mentions: Mentions, figure: Figure, rules: GrowthRules) -> str | None:
    """The document's own division; in one about several places, the last that the paragraph named, or the country."""
    text, context, number = discourse.text, mentions.context, figure.quantity.number.start
    if context.primary is None and not discourse.is_report:
        paragraph = text.rfind("\n", 0, number) + 1
        at = bisect_left(mentions.divisions, number, key=lambda division: division.span.start)
        for division in reversed(mentions.divisions[:at]):
            if division.span.start < paragraph:
                break
            if division.adcode and division.embedded is None:
                return division.adcode
        if rules.national.search(text, paragraph, number):
            return _COUNTRY
    if context.home is None and rules.national.search(text, 0, _OPENING):
        return _COUNTRY
    return context.home
