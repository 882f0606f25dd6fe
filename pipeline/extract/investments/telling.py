"""Figures -> investments: what each is of, for when and where, those that are told twice once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from models.vocabulary import Comparator, InvestmentKind
from pipeline.document import Document, Span, Zone
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.continuations import is_phase
from pipeline.extract.investments.cues import Figure
from pipeline.extract.investments.figures import find_figures
from pipeline.extract.investments.groups import Subject, find_candidates
from pipeline.extract.investments.lists import is_other_member
from pipeline.extract.investments.quotes import quoted
from pipeline.extract.investments.subjects import choose_subject
from pipeline.facts import Investment, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.dates import YEAR_IS_OVER
from pipeline.mentions.locality import last_named, passage_start
from pipeline.mentions.rows import is_within
from pipeline.mentions.sentences import behind_last
from pipeline.mentions.time_told import is_one_year, last_period
from pipeline.mentions.types import Context, Period
from pipeline.patterns import lazy_pattern
from pipeline.rules import Rules
from pipeline.rules.divisions import COUNTRY

# The rule that reads 全年, and the day on which a year ends.
_PART, _LAST_DAY = "period.part", (12, 31)
# The sum of several years: 去年完成九亿元，五年累计三十亿元.
_YEARS_TOGETHER = lazy_pattern("[二两三四五]年(?:来|间)?[^，。；]{0,8}(?:累计|共|合计)")
# Where a clause ends.
_CLAUSE_STOPS = "，；。："
# Works of which the sentence before told where they are; who has won money of the nation, or speaks of 全市.
_OF_A_PLACE = lazy_pattern("[该此](?:项目|工程|[线路桥港站])|争取|获[得批]?|落实|到位|入选|列入|[我全][省市县区州]")
# Money that the nation alone plans or gives out, and those who belong to it.
_OF_THE_NATION = lazy_pattern(
    "中央预算内投资(?:拟?安排|计划)?[0-9]|(?:特别|建设|长期)国债|地方政府专项债券?[0-9.]+万亿|中央企业|央企|国家电网"
)
# So far before a time the title that it stands in begins.
_LONGEST_TITLE = 40
# What names of different things have in common.
_GENERAL = lazy_pattern("建设|投资|项目|工程|全部|所有")
# A word for money, which does not tell what it is of.
_MONEY = "资金"
# So many pairs of characters at least has the name of money for something.
_LONGEST_MONEY = 7


def told_investments(
    document: Document, mentions: Mentions, rows: Sequence[Span], rules: Rules
) -> Iterator[Investment]:
    """The figures of the sentences, without those in the `rows` of tables."""
    figures = [
        found for found in find_figures(document.text, mentions, rules) if not is_within(rows, found.amount.number)
    ]
    if not figures:
        return
    candidates = find_candidates(document.text, mentions.projects, mentions.quantities, rules.investments)
    kept: list[tuple[Figure, Investment]] = []
    known: Subject | None = None
    for figure in figures:
        case = Case(document.text, figure, known, candidates, rules.investments)
        subject = choose_subject(case)
        known = known if is_phase(case) else subject
        if is_other_member(case, (subject and subject.text) or ""):
            continue
        investment = _investment(document, mentions, figure, subject, rules)
        same = next((i for i, other in enumerate(kept) if _is_same(other, figure, investment)), None)
        if same is None:
            kept.append((figure, investment))
        else:
            kept[same] = (kept[same][0], _merged(kept[same][1], investment))
    body = {investment.amount for figure, investment in kept if not _in_title(document, figure)}
    yield from (
        investment for figure, investment in kept if not _in_title(document, figure) or investment.amount not in body
    )


def _in_title(document: Document, figure: Figure) -> bool:
    """Whether the figure stands in the headline, which says shorter what the article says better."""
    return document.zone_at(figure.amount.number.start) is Zone.TITLE


def _investment(
    document: Document, mentions: Mentions, figure: Figure, subject: Subject | None, rules: Rules
) -> Investment:
    amount = figure.amount
    start, end = _period(document.text, mentions, figure)
    return Investment(
        evidence=evidence(document, quoted(document.text, figure), figure.cue.rule.rule.id),
        kind=InvestmentKind.RESERVE if _is_reserve(figure, subject) else figure.kind,
        comparator=amount.comparator,
        currency=amount.unit,
        amount=amount.low,
        amount_high=amount.high,
        subject=subject.text if subject else None,
        project=subject.project.name if subject and subject.project else None,
        project_count=subject.count if subject else None,
        period_start=start,
        period_end=end,
        adcode=_adcode(document.text, mentions, figure, subject, rules),
    )


def _is_reserve(figure: Figure, subject: Subject | None) -> bool:
    """Whether the total is that of projects that lie in reserve: 谋划储备项目九个，总投资."""
    return (
        figure.kind is InvestmentKind.TOTAL
        and subject is not None
        and ("储备" in (subject.text or "")[:8] or (subject.text or "").startswith("在库"))
        and bool(subject.count)
    )


def _period(text: str, mentions: Mentions, figure: Figure) -> tuple[date | None, date | None]:
    """The time that the figure is for; a total has none.

    Money that has come or was spent is not that of a year which goes on: in a review of the last one `全年` means
    that one, and nothing tells it for sure.
    """
    if figure.kind in (InvestmentKind.TOTAL, InvestmentKind.RESERVE):
        return None, None
    planned = figure.kind is InvestmentKind.ANNUAL_PLAN
    period = last_period(text, mentions, Span(figure.sentence.start, figure.amount.span.start))
    if period and _is_titled(text, period.span.start):
        period = None
    if period and _sums_other_years(text, period, figure):
        return None, None
    if period and (planned or not _goes_on(period, mentions.context)):
        return period.start, period.end
    year = mentions.context.year
    return (date(year, 1, 1), date(year, 12, 31)) if planned and year else (None, None)


def _is_titled(text: str, at: int) -> bool:
    """Whether `at` stands within a title, whose time is not that of the figure: 《“十五五”规划》获批，完成投资."""
    opened = text.rfind("《", max(0, at - _LONGEST_TITLE), at)
    return opened >= 0 and "》" not in text[opened:at]


def _sums_other_years(text: str, period: Period, figure: Figure) -> bool:
    """Whether the figure is the sum of several years, of which the year told before is one at most."""
    together = _YEARS_TOGETHER.search(text, period.span.end, figure.amount.span.start)
    return together is not None and is_one_year(period.start, period.end)


def _goes_on(period: Period, context: Context) -> bool:
    """Whether `全年`, read as the year in which the document speaks, is a year of which much is to come."""
    if period.rule != _PART or period.end is None or period.end.year != context.year:
        return False
    late = context.spoken_on is not None and context.spoken_on.month >= YEAR_IS_OVER
    return not late and period.start == date(period.end.year, 1, 1) and (period.end.month, period.end.day) == _LAST_DAY


def _adcode(text: str, mentions: Mentions, figure: Figure, subject: Subject | None, rules: Rules) -> str | None:
    """Where the money goes: the project's place, else the last place that its clause names, or that of what it is of,
    else that of the document or of the passage; the country, where the sentence or the passage speaks of it alone."""
    if subject and subject.project:
        return subject.project.adcode
    told = min(subject.span.start, figure.lead.start) if subject else figure.lead.start
    start = behind_last(text, _CLAUSE_STOPS, Span(figure.sentence.start, max(told, figure.sentence.start)))
    at = figure.amount.span.start
    named = last_named(mentions.divisions, start, at)
    if named is None and mentions.context.primary is None and _is_national(text, mentions, figure, rules):
        return COUNTRY
    if (named := named or mentions.context.own) is not None:
        return named
    passage = passage_start(text, at)
    near = last_named(mentions.divisions, passage, at)
    nation = rules.growth.national.search(text, passage, at) or (
        _OF_THE_NATION.search(text, *figure.sentence) and not _OF_A_PLACE.search(text, figure.sentence.start, at)
    )
    return near or (COUNTRY if nation else None)


def _is_national(text: str, mentions: Mentions, figure: Figure, rules: Rules) -> bool:
    """Whether the sentence tells of the country and names no place, whatever the items before it were about."""
    start, end = figure.sentence
    if last_named(mentions.divisions, start, end) or _OF_A_PLACE.search(text, start, figure.amount.span.start):
        return False
    return rules.growth.national.search(text, start, figure.amount.span.start) is not None


def _is_same(kept: tuple[Figure, Investment], figure: Figure, investment: Investment) -> bool:
    """Whether a figure is said again: same kind and amount in another sentence, and of nothing else."""
    before, known = kept
    if (known.kind, known.currency, known.amount, known.amount_high) != (
        investment.kind,
        investment.currency,
        investment.amount,
        investment.amount_high,
    ):
        return False
    other_project = known.project and investment.project and known.project != investment.project
    counts = {known.project_count, investment.project_count} - {None}
    other = other_project or len(counts) > 1 or _is_of_else(known, investment)
    return before.sentence != figure.sentence and not other


def _is_of_else(known: Investment, again: Investment) -> bool:
    """Whether the words for what two figures are of have no two characters in common: two sums that are alike."""
    names = (_GENERAL.sub("", _named(one)) for one in (known, again))
    first, second = ({one[at : at + 2] for at in range(len(one) - 1)} for one in names)
    plain = any(_MONEY in one and len(one) < _LONGEST_MONEY for one in (first, second))
    return bool(first and second) and first.isdisjoint(second) and not plain


def _named(investment: Investment) -> str:
    return investment.project or investment.subject or ""


def _merged(known: Investment, again: Investment) -> Investment:
    """One figure of two tellings: the fuller subject, the nearer bound."""
    fuller = again if (again.project, again.project_count) != (None, None) and known.project is None else known
    if fuller.comparator is Comparator.EQ and Comparator.EQ not in (known.comparator, again.comparator):
        return fuller
    bound = again.comparator if known.comparator is Comparator.EQ else known.comparator
    return replace(fuller, comparator=bound)
