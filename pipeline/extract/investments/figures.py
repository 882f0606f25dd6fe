"""The amounts that words beside them, or the list they stand in, make investments, and of what kind."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from models.vocabulary import Comparator, InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.continuations import is_compared, is_measure
from pipeline.extract.investments.cues import (
    Cue,
    Figure,
    find_cue,
    inherits,
    is_threshold,
    lead_of,
    nearby,
    only_names_class,
    tells_goal,
)
from pipeline.extract.investments.lists import (
    divided,
    find_item,
    follow,
    is_part,
    listed_kind,
    part_kind,
    shares_out,
    stands_under_goals,
)
from pipeline.mentions import Mentions
from pipeline.mentions.outlook import sets_goal
from pipeline.mentions.sections import side_at
from pipeline.mentions.sentences import behind_last
from pipeline.mentions.time_told import is_over, last_period
from pipeline.mentions.types import Period, Quantity
from pipeline.rules import Rules
from pipeline.rules.investments import Trait

# How far a whole may stand before its parts.
_PART_REACH = 120
# What the head of a list of goals counts beside the words of the sentence, and what the section of a report.
_GOAL_LIST, _SECTION = 10, 4
# How far before its words the threshold of the projects may begin that money was brought in for.
_BROUGHT_REACH = 24
# Investment out of the budget is for works, after a flood too: 下达中央预算内投资三亿元，支持灾区学校重建.
_FOR_WORKS = "预算内投资"
# What the unit of a column stands behind, and what it begins with.
_BEFORE_UNIT, _SCALES = frozenset("（(：:"), frozenset("万亿千百")


def find_figures(text: str, mentions: Mentions, rules: Rules) -> Iterator[Figure]:
    """The amounts that words beside them, or the list they stand in, make investments."""
    starts = [sentence.start for sentence in mentions.sentences]
    previous: Quantity | None = None
    # The amount with which a list goes on; those that it is compared with are passed over.
    linked: Quantity | None = None
    last: Figure | None = None
    for amount in mentions.quantities:
        run = bisect_right(starts, amount.number.start) - 1
        if amount.unit not in rules.units.currencies or run < 0 or _is_unit(text, amount):
            continue
        sentence = mentions.sentences[run]
        before = previous.span.end if previous and previous.span.end > sentence.start else sentence.start
        told = last if last and last.amount is linked else None
        found = _figure(text, amount, sentence, before, (last, told), mentions, rules)
        previous = amount
        if last is None or not (is_measure(text, last.amount, amount) or is_threshold(text, amount, rules.investments)):
            linked = amount
        if found is not None and not _is_excluded(text, found, rules):
            # What a figure is compared with is no whole of the parts that follow.
            last = last if last and is_compared(text, found) else found
            yield found


def _is_unit(text: str, amount: Quantity) -> bool:
    """Whether it is but the unit of a column or of a form (总投资（亿元）), or an order of size: 百亿级."""
    if text.startswith("级", amount.span.end) or text[amount.span.end - 1] == "级":
        return True
    return text[amount.span.start - 1 : amount.span.start] in _BEFORE_UNIT and text[amount.number.start] in _SCALES


def _figure(
    text: str,
    amount: Quantity,
    sentence: Span,
    before: int,
    told: tuple[Figure | None, Figure | None],
    mentions: Mentions,
    rules: Rules,
) -> Figure | None:
    """The amount as an investment, by its own words or by those of what was `told`: the last investment, and the
    amount before where it was one."""
    last, listed = told
    cues, lead = rules.investments, lead_of(text, sentence, before, amount)
    cue = find_cue(text, lead, amount, nearby(text, lead, amount), cues)
    if cue is not None:
        kind = _kind(text, sentence, cue, amount, last, mentions, rules)
        part = listed is not None and is_part(text, listed, amount)
        return Figure(amount, sentence, before, lead, cue, kind, lead, part=part)
    if listed and listed.sentence == sentence and inherits(text, listed.amount, amount, cues):
        return replace(listed, amount=amount, before=before, lead=lead, rank=listed.rank + 1)
    found = follow(text, listed, amount, lead, cues) if listed else None
    found = found or (divided(text, last, amount, lead, cues) if last else None)
    if found is not None:
        return replace(found, sentence=sentence, before=before)
    cue = find_item(text, amount, lead, before, mentions.projects, cues)
    if cue is None:
        return None
    kind = last.kind if last and shares_out(text, last, amount, cues) else cue.rule.kind
    return Figure(amount, sentence, before, lead, cue, kind, lead)


def _is_excluded(text: str, found: Figure, rules: Rules) -> bool:
    """Whether the amount is a threshold, or a fund that is no money for works."""
    if only_names_class(text, found, rules.investments):
        return True
    # Each grant of a list has words of its own: 下拨应急资金甲元；安排公路修复乙元.
    start = behind_last(text, "；", Span(found.sentence.start, found.amount.span.start))
    if found.kind is not InvestmentKind.FUNDING or _FOR_WORKS in text[found.lead.start : found.amount.span.start]:
        return False
    relief = rules.investments.no_fund.search(text, start, found.sentence.end)
    return bool(relief) and not rules.investments.shapes["civil_works"].search(text, start, found.sentence.end)


def _kind(
    text: str,
    sentence: Span,
    cue: Cue,
    amount: Quantity,
    last: Figure | None,
    mentions: Mentions,
    rules: Rules,
) -> InvestmentKind:
    """The kind that the cue tells, for a goal or for a result; a part (其中政府投资) is of the kind of its whole,
    and so is a figure of the same sort and time in the same sentence."""
    if cue.rule.kind is InvestmentKind.FUNDING and rules.investments.shapes["brought_in"].search(
        text, max(sentence.start, cue.span.start - _BROUGHT_REACH), text.rfind("项目", 0, cue.span.end)
    ):
        return InvestmentKind.UTILIZED
    if Trait.SECTOR in cue.rule.traits and _is_named(text, cue, mentions):
        return InvestmentKind.TOTAL
    kinds = (cue.rule.kind, cue.rule.goal_kind)
    if Trait.UNDATED in cue.rule.traits:
        if rules.investments.shapes["plan_of_the_year"].search(text, max(0, sentence.start - 1), cue.span.start):
            return InvestmentKind.ANNUAL_PLAN
        if rules.investments.shapes["grown"].match(text, amount.span.end):
            return InvestmentKind.COMPLETED
    inherited = part_kind(text, cue, amount, last) or listed_kind(text, cue, last)
    if inherited is not None or kinds[0] is kinds[1]:
        return inherited or kinds[0]
    if tells_goal(text, lead_of(text, sentence, sentence.start, amount), rules.investments):
        return cue.rule.goal_kind
    period = last_period(text, mentions, Span(sentence.start, amount.span.start))
    if last and last.kind in kinds and amount.span.start - last.amount.span.end < _PART_REACH:
        between = text[last.amount.span.end : amount.span.start]
        alike = last.cue.rule is cue.rule and last.sentence == sentence
        if "其中" in between or (
            alike and period == last_period(text, mentions, Span(sentence.start, last.amount.span.start))
        ):
            return last.kind
    hint = _hint(amount) + _period_hint(mentions, period) + _SECTION * side_at(mentions.lines, sentence.start)
    before = text[sentence.start : amount.span.start]
    announced = any(
        words.search(before) for words in (rules.growth.mood.announcing, rules.investments.shapes["year_plan"])
    )
    hint += _GOAL_LIST * (announced or stands_under_goals(text, sentence, rules.investments))
    return kinds[sets_goal(text, sentence, rules.investments.outlook, hint)]


def _is_named(text: str, cue: Cue, mentions: Mentions) -> bool:
    """Whether the investment is that of named works, whose name ends as a sector's does: 某机场投资."""
    index = bisect_right(mentions.projects, cue.span.end, key=lambda project: project.span.end) - 1
    return index >= 0 and text[mentions.projects[index].span.end : cue.span.end] in ("投资", "工程投资", "项目投资")


def _hint(amount: Quantity) -> int:
    """What the figure itself leans to: goals are round and bounded from below, statistics have decimals."""
    if amount.comparator is Comparator.GE:
        return 2
    scaled = amount.low / 10**8
    exponent = scaled.as_tuple().exponent
    return -2 if isinstance(exponent, int) and exponent <= -2 else 0


def _period_hint(mentions: Mentions, period: Period | None) -> int:
    """Time that is over when the document speaks has results, a year that is to come has goals."""
    end, year = period.end if period else None, mentions.context.year
    if is_over(end, mentions):
        return -6
    return 4 if end is not None and year is not None and end.year > year else 0
