"""Figures that were reached -> results of indicators, for comparison with goals: only what leaves nothing open.

A result is taken where the indicator has a code, the period is named and over, and the place is known; anything that
sounds of a plan is left to the goals.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.document import Document, Span, Zone
from pipeline.extract.growth.indicators import code_of, may_name_indicator
from pipeline.extract.growth.mood import Discourse
from pipeline.extract.growth.periods import Ends
from pipeline.extract.growth.places import document_place, subject_places
from pipeline.extract.growth.reading import Reading
from pipeline.extract.growth.series import RATES, Figure, side_by_side
from pipeline.facts import GrowthActual, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.time_told import is_over, last_period
from pipeline.mentions.types import Quantity
from pipeline.patterns import lazy_pattern
from pipeline.rules import Rules
from pipeline.rules.growth import GrowthRules

# Numbers that lean on another figure say too little by themselves.
# A part of the place or of the indicator, or the end of a list of places: the figure is not the place's own.
_NARROWER = lazy_pattern(r"^的|[东西南北中]部|(?<!\d)\d+[个市县区]|[各等]|地区(?!生产总值)|企业(?!利润)")
_LEANING = frozenset(("growth.relative", "growth.grouped", "growth.counted"))


def growth_actuals(reading: Reading, rules: Rules) -> Iterator[GrowthActual]:
    """The results that the document tells of, in the order of the text."""
    for sentence, numbers in reading.sentences():
        if not _plans(reading.discourse, sentence, rules) and _may_tell(reading, sentence, numbers, rules.growth):
            for figure in reading.figures(sentence, numbers):
                yield from _actuals(reading.document, reading.discourse, reading.mentions, figure, rules)


def _may_tell(reading: Reading, sentence: Span, numbers: Sequence[Quantity], rules: GrowthRules) -> bool:
    """Whether the sentence has a word for an indicator, or numbers whose names are made of several parts of the text or
    stand before it: figures are dear to read, and of ten sentences that look back one tells a result.
    """
    text = reading.document.text
    return (
        may_name_indicator(text[slice(*reading.discourse.full_sentence(sentence))], rules)
        or rules.predicate.each.search(text, *sentence) is not None
        or any(len(group) > 1 for group in side_by_side(text, numbers))
        or (_names_place(reading.mentions, sentence) and any(number.unit in RATES for number in numbers))
    )


def _names_place(mentions: Mentions, sentence: Span) -> bool:
    first = bisect_left(mentions.division_starts, sentence.start)
    return first < len(mentions.divisions) and mentions.division_starts[first] < sentence.end


def _plans(discourse: Discourse, sentence: Span, rules: Rules) -> bool:
    """Whether the sentence, the list that it is in, or its section has to do with goals."""
    if discourse.passage_at(sentence.start).section > 0:
        return True
    mood, lead = rules.growth.mood, discourse.lead_of(sentence.start)
    heard = [discourse.full_sentence(sentence), *([lead] if lead else [])]
    return any(pattern.search(discourse.text, *span) for span in heard for pattern in (mood.clause_plan, mood.goals))


def _actuals(
    document: Document, discourse: Discourse, mentions: Mentions, figure: Figure, rules: Rules
) -> Iterator[GrowthActual]:
    if figure.rule in _LEANING:
        return
    start, end = _period(document, discourse, mentions, figure)
    if start is None or end is None or start.year != end.year or not is_over(end, mentions):
        return
    places = subject_places(document.text, mentions, figure, discourse, rules.growth)
    name = figure.name.removeprefix(document.text[slice(*places[0].span)]) if places else figure.name
    indicator = code_of(name, rules.growth)
    if indicator is None or _NARROWER.search(name):
        return
    home = document_place(discourse, mentions, figure, rules.growth)
    for adcode in [place.adcode for place in places] or [home]:
        if adcode is not None:
            yield _actual(document, figure, indicator, name, (start, end), adcode)


def _actual(document: Document, figure: Figure, indicator: str, name: str, ends: Ends, adcode: str) -> GrowthActual:
    quantity, (low, high) = figure.quantity, figure.values()
    words = Span(min(figure.subject.start, quantity.span.start), quantity.span.end)
    return GrowthActual(
        evidence=evidence(document, words, "growth.result"),
        indicator=indicator,
        indicator_text=name,
        measure=figure.measure,
        comparator=figure.comparator,
        value_low=low,
        value_high=high,
        unit=quantity.unit,
        period_start=ends[0],
        period_end=ends[1],
        adcode=adcode,
    )


def _period(document: Document, discourse: Discourse, mentions: Mentions, figure: Figure) -> Ends:
    """The period that the sentence names before the figure, else its paragraph, its heading or the headline."""
    text, number = document.text, figure.quantity.number.start
    passage, sentence = discourse.passage_at(number), discourse.full_sentence(discourse.sentence_at(number))
    spans = [Span(sentence.start, number), Span(passage.span.start, number), passage.heading]
    spans += [section.span for section in document.sections_of((Zone.TITLE,))]
    for span in spans:
        period = last_period(text, mentions, span) if span else None
        if period is not None:
            return period.start, period.end
    return None, None
