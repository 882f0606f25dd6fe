"""Figures that were reached -> results of indicators, for comparison with goals: only what leaves nothing open.

A result is taken where the indicator has a code, the period is named and over, and the place is known; anything that
sounds of a plan is left to the goals.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from models.vocabulary import Measure
from pipeline.document import Document, Span, Zone
from pipeline.extract.growth.indicators import code_of_figure, may_name_indicator
from pipeline.extract.growth.mood import Discourse
from pipeline.extract.growth.periods import Ends
from pipeline.extract.growth.places import document_place, subject_places
from pipeline.extract.growth.reading import Reading
from pipeline.extract.growth.series import RATES, Figure, side_by_side
from pipeline.facts import GrowthActual, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.time_told import is_over, last_period
from pipeline.mentions.types import Quantity
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules import Rules
from pipeline.rules.growth import GrowthRules

# Numbers that lean on another figure say too little by themselves.
_LEANING = frozenset(("growth.relative", "growth.grouped", "growth.counted"))
# A part of the place or of the indicator, or the end of a list of places: the figure is not the place's own.
_NARROWER = lazy_pattern(
    r"^的|[东西南北中]部|(?<!\d)\d+[个市县区]|[各等]|地区(?!生产总值)|企业(?!利润)|自贸|保税|园区|开发区"
)
# The words of its clause before a name, and those of all trade before that of one side of it, each with its reach.
_LEAD = plain_pattern(r"([^，。；：！？;:\n、—*（）()]*)$"), 30
_OF_BOTH = plain_pattern(r"([^，。；：！？;:\n、—*（）()]*)进出口[^；！？\n]*其中[，：]?$"), 90
# Words that leave what follows them the whole place's, beside places and times.
_OF_THE_WHOLE = plain_pattern(
    r"全[国省市县区州旗年]|我[国省市县区州旗]|今年|去年|同期|当年|当月|预计|预期|初步|统计|核算|快报|其中|实现|完成|达到?|累计|新增|组织"
    r"|年度|全部|货物贸易|对外贸易|外贸|全口径|全社会|[一二三四五六]是|分别|同比|合计|带动(?=城镇)|[\d\s前个月份年上半第一二三四季度至~～-]|[省市县区州]"
)
# What stands farther before a part of a sentence that semicolons divide says nothing of it.
_MEMORY = 2000
_JOINED = ("和", "与", "及")
_SUMMED = plain_pattern("累计|[两三四五]年[来间]")
# Growth against another time than a year before: a mean of several years, or growth since some year.
_OTHER_BASE = plain_pattern(r"年均|年平均|平均每年|年递增|[两二三四五]年平均|[较比](?P<year>(?:19|20)\d\d)年")


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
        may_name_indicator(text[slice(*_heard(reading.discourse, sentence))], rules)
        or rules.predicate.each.search(text, *sentence) is not None
        or any(len(group) > 1 for group in side_by_side(text, numbers))
        or (_names_place(reading.mentions, sentence) and any(number.unit in RATES for number in numbers))
    )


def _heard(discourse: Discourse, sentence: Span) -> Span:
    """`sentence` with what stands before it in the same one, as far as it is heard."""
    start, end = discourse.full_sentence(sentence)
    return Span(max(start, sentence.start - _MEMORY), end)


def _names_place(mentions: Mentions, sentence: Span) -> bool:
    first = bisect_left(mentions.division_starts, sentence.start)
    return first < len(mentions.divisions) and mentions.division_starts[first] < sentence.end


def _plans(discourse: Discourse, sentence: Span, rules: Rules) -> bool:
    """Whether the sentence, the list that it is in, or its section has to do with goals."""
    if discourse.passage_at(sentence.start).section > 0:
        return True
    mood, lead = rules.growth.mood, discourse.lead_of(sentence.start)
    heard = [_heard(discourse, sentence), *([lead] if lead else [])]
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
    indicator = code_of_figure(name, figure.quantity.unit, rules.growth)
    if indicator is None or _NARROWER.search(name) or _is_of_part(document.text, mentions, figure):
        return
    if _is_of_more_years(discourse, mentions, figure, end):
        return
    home = document_place(discourse, mentions, figure, rules.growth)
    for adcode in [place.adcode for place in places] or [home]:
        if adcode is not None:
            yield _actual(document, figure, indicator, name, (start, end), adcode)


def _is_of_part(text: str, mentions: Mentions, figure: Figure) -> bool:
    """Whether the clause says before the name that it is of a part of the place (`全国港航完成固定资产投资`), or the
    clause before, of the trade of which it is one side (`旅行服务进出口90亿元，其中出口`)."""
    at = text.rfind(figure.name, figure.subject.start, figure.quantity.number.start)
    if at < 0 or text.endswith(_JOINED, 0, at):
        return False
    leads = (words.search(text, max(0, at - reach), at) for words, reach in (_LEAD, _OF_BOTH))
    return any(lead and _narrows(text, mentions, Span(*lead.span(1))) for lead in leads)


def _narrows(text: str, mentions: Mentions, lead: Span) -> bool:
    """Whether `lead` holds other words than those that leave what follows it the whole place's."""
    words = text[slice(*lead)]
    for place in mentions.divisions[bisect_left(mentions.division_starts, lead.start) :]:
        if place.span.start >= lead.end:
            break
        words = words.replace(text[slice(*place.span)], "")
    return bool(_OF_THE_WHOLE.sub("", words))


def _is_of_more_years(discourse: Discourse, mentions: Mentions, figure: Figure, end: date) -> bool:
    """Whether growth up to `end` is told against another time than the year before, or a sum without its time."""
    text, number = discourse.text, figure.quantity.number.start
    clause = Span(figure.clause.start, number)
    if figure.measure is Measure.LEVEL:
        sentence = discourse.full_sentence(discourse.sentence_at(number))
        summed = _SUMMED.search(text, *clause) is not None
        return summed and last_period(text, mentions, Span(sentence.start, number)) is None
    base = _OTHER_BASE.search(text, *clause)
    return base is not None and not (base["year"] and int(base["year"]) == end.year - 1)


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
