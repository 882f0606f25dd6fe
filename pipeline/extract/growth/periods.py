"""The period that a figure is set for: from its sentence, its paragraph, its heading, or the plan's own year."""

from bisect import bisect_left
from datetime import date

from pipeline.document import Document, Span, Zone
from pipeline.extract.growth.mood import Discourse, Passage
from pipeline.mentions import Mentions
from pipeline.mentions.dates import YEAR_IS_OVER
from pipeline.mentions.time_told import is_one_year, is_over, last_period
from pipeline.mentions.types import Context, Period
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth import GrowthRules

Ends = tuple[date | None, date | None]

_YEAR = 365
_COLON = lazy_pattern("[：:]")
# A clause is shorter than this.
_CLAUSE = 30
# What is counted stands before its time in the clause: 35个项目|一季度竣工; and what ends the clause.
_COUNTED = plain_pattern(r"\d[^，。；;：:、！？\n\d]{2,30}(?<![和与及或])\Z")
_CLAUSE_END = plain_pattern(r"[，。；;：:、！？\n（(]")
# Growth in each of several years, and how far before it the text has told which these are.
_YEARLY = plain_pattern(
    r"年(?:均|平均)(?:分别|实际|可比|同比|力争|保持|达到|[要须都])*(?:增|提高|下降|降低|递)[^，。；、\d]{0,6}\Z|年递增[^，。；、\d]{0,6}\Z"
)
_SECTION = 4000
# What a title is from the name of its years on, where it is that of their plan.
_PLAN = "period.plan"
_OWN_PLAN = lazy_pattern(
    r"[^\n，。]{2,60}?(?:规划|纲要)[’”》\"]*(?:[（(][^\n]{0,20}[)）])?(?:的(?:通知|建议))?[’”》\"\s]*"
)
# How far before a list the words that say what it is for may stand.
_PREFACE = 800


def period_of(discourse: Discourse, mentions: Mentions, sentence: Span, number: int, rules: GrowthRules) -> Ends:
    """First and last day of the period that governs the number at `number`; None for what the text does not tell."""
    passage = discourse.passage_at(sentence.start)
    whole = discourse.full_sentence(sentence)
    listing = discourse.list_at(number)
    period = (
        _of_sentence(discourse, mentions, sentence, whole, number)
        or _announced(discourse, mentions, Span(passage.span.start, sentence.start), rules)
        or (listing and last_period(discourse.text, mentions, discourse.passage_at(listing.start).span))
        or _of_heading(discourse, mentions, passage, rules)
        or _of_caller(discourse, mentions, number)
    )
    if period is None or is_one_year(period.start, period.end):
        period = _period_of_several(discourse, mentions, sentence, listing, number, rules) or period
    return (period.start, period.end) if period is not None else (None, None)


def _of_sentence(discourse: Discourse, mentions: Mentions, sentence: Span, whole: Span, number: int) -> Period | None:
    """The last period that the sentence names before the number; a part of a year holds up to a semicolon, unless it
    stands before the colon of the whole list, or behind another number, of which alone it is."""
    text = discourse.text
    period = last_period(text, mentions, Span(whole.start, number))
    while period is not None and _is_part_of_year(period):
        if period.span.start >= sentence.start:
            if not _is_of_counted(text, period):
                break
        elif _COLON.search(text, period.span.end, discourse.sentence_at(period.span.start).end):
            break
        period = last_period(text, mentions, Span(whole.start, period.span.start))
    return period


def _is_of_counted(text: str, period: Period) -> bool:
    """Whether the period stands between what is counted and what becomes of it: `35个项目一季度竣工`."""
    start = period.span.start
    return _COUNTED.search(text, max(0, start - _CLAUSE), start) is not None


def period_behind(text: str, mentions: Mentions, end: int) -> Ends:
    """The period that stands behind what is counted, before what is to become of it, in the clause of the number that
    ends at `end`."""
    stop = _CLAUSE_END.search(text, end, end + _CLAUSE)
    period = last_period(text, mentions, Span(end, stop.start() if stop else end + _CLAUSE))
    if period is None or is_over(period.end, mentions) or not _is_of_counted(text, period):
        return None, None
    return period.start, period.end


def _period_of_several(
    discourse: Discourse, mentions: Mentions, sentence: Span, listing: Span | None, number: int, rules: GrowthRules
) -> Period | None:
    """The years that the number is one of, where its own clause or another item of its list says that it is one of
    several: `年均增长7%`."""
    several, text = rules.several_years, discourse.text
    if several.search(text, max(sentence.start, number - _CLAUSE), number):
        return (
            _last_of_several(mentions, Span(discourse.passage_at(number).span.start, number))
            or (listing and _last_of_several(mentions, Span(max(0, listing.start - _PREFACE), number)))
            or _last_of_yearly(text, mentions, number)
        )
    if listing and several.search(text, *listing):
        return _last_of_several(mentions, Span(max(0, listing.start - _PREFACE), listing.start))
    return None


def _last_of_yearly(text: str, mentions: Mentions, number: int) -> Period | None:
    """The last period of several years before a growth in each year, which is of no single one."""
    if _YEARLY.search(text, max(0, number - _CLAUSE), number) is None:
        return None
    return _last_of_several(mentions, Span(max(0, number - _SECTION), number))


def _last_of_several(mentions: Mentions, span: Span) -> Period | None:
    """The last period in `span` that is longer than a year or an end alone, and not over."""
    at = bisect_left(mentions.period_starts, span.end)
    for period in reversed(mentions.periods[bisect_left(mentions.period_starts, span.start) : at]):
        if not is_one_year(period.start, period.end) and not is_over(period.end, mentions):
            return period
    return None


def period_of_title(document: Document, mentions: Mentions, rules: GrowthRules) -> Ends:
    """The period that the headline of an article about goals names (`多地公布2023年增长目标`)."""
    for section in document.sections_of((Zone.TITLE,)):
        if rules.mood.goals.search(document.text, *section.span):
            period = last_period(document.text, mentions, section.span)
            if period is not None:
                return period.start, period.end
    return None, None


def period_of_own_plan(document: Document, mentions: Mentions) -> Ends:
    """The years of the plan that the document is by its title: `某县“十四五”旅游发展规划`."""
    for title in document.sections_of((Zone.TITLE,)):
        first = bisect_left(mentions.period_starts, title.span.start)
        for period in mentions.periods[first : bisect_left(mentions.period_starts, title.span.end)]:
            named = period.rule == _PLAN and period.start is not None
            if named and _OWN_PLAN.fullmatch(document.text, period.span.start, title.span.end):
                return period.start, period.end
    return None, None


def period_of_goals(discourse: Discourse, mentions: Mentions, number: int, rules: GrowthRules) -> Ends:
    """The period of the last sentence before `number` that speaks of goals, in a text about goals of many places."""
    goals = rules.mood.goals.finditer(discourse.text, max(0, number - _PREFACE), number)
    for goal in reversed(list(goals)):
        period = last_period(discourse.text, mentions, discourse.full_sentence(discourse.sentence_at(goal.start())))
        if period is not None and not is_over(period.end, mentions):
            return period.start, period.end
    return None, None


def year_of_plan(context: Context) -> Ends:
    """The year that a document plans: its own, or the next where it speaks at the end of one."""
    if context.year is None:
        return None, None
    day = context.spoken_on
    year = context.year + (day is not None and day.year == context.year and day.month >= YEAR_IS_OVER)
    return date(year, 1, 1), date(year, 12, 31)


def _announced(discourse: Discourse, mentions: Mentions, span: Span, rules: GrowthRules) -> Period | None:
    """The period of a sentence before, in the same paragraph, that announces goals: `今后五年的主要目标是：`."""
    period = last_period(discourse.text, mentions, span)
    if period is None or is_over(period.end, mentions) or _is_part_of_year(period):
        return None
    said = discourse.full_sentence(discourse.sentence_at(period.span.end))
    return period if rules.governing.search(discourse.text, *said) else None


def _is_part_of_year(period: Period) -> bool:
    """Whether the period is a quarter, a half or a month: what one sentence sets for it does not hold for the next."""
    start, end = period.start, period.end
    return start is not None and end is not None and (end - start).days < _YEAR - 1


def _of_caller(discourse: Discourse, mentions: Mentions, number: int) -> Period | None:
    """The period that the line names which calls the lines before it goals: `实现“十一五”目标，要抓好四件事`."""
    caller = discourse.caller_of(number)
    called = discourse.sentence_at(caller.start) if caller else None
    period = last_period(discourse.text, mentions, called) if called else None
    return None if period is None or is_over(period.end, mentions) else period


def _of_heading(discourse: Discourse, mentions: Mentions, passage: Passage, rules: GrowthRules) -> Period | None:
    """The period that the heading of a plan names, unless it is of the first year of that: 做好“十四五”开局工作."""
    if passage.heading is None or passage.section <= 0:
        return None
    if rules.mood.first_year_heading.search(discourse.text, *passage.heading):
        return None
    return last_period(discourse.text, mentions, passage.heading)
