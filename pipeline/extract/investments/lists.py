"""Amounts whose kind is told by what stands before them: parts of a sum, shares of a goal, items of a list of works."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.cues import Cue, Figure, grown_before, strip_fillers, tells_goal
from pipeline.mentions.types import ProjectName, Quantity
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules, Trait

# How far behind a whole its next part may stand, and the next clause that carries on.
_PART_REACH, _CLAUSE_REACH = 60, 90
# How far behind the name of works its amount may stand in a list, and what works cost at least, in yuan.
_ITEM_REACH, _LEAST_WORKS = 64, Decimal(100_000)
# How near to a total, without 其中, a share of it stands.
_SIDE_REACH = 9
# How far over an item the head of its list may stand.
_HEAD_REACH, _GOALS_REACH, _LIST_REACH = 300, 900, 160
# What was done of what was planned: `年度计划投资三亿元，完成两亿元`.
_DONE_OF_IT = ("完成", "已完成", "实际完成")
# What begins the parts of a sum: 其中, 分产业看, 按领域分.
_TAKEN_APART = lazy_pattern(
    "其中|[分按从][^，。；：]{1,8}[看分][，：]|(?:分配|安排|分解|明细|构成)[^，。；：]{0,4}(?:如下|为|是)?："
)
# The same where the sum stands further above, the statistics that are taken apart so, and others told between.
_DIVIDING = lazy_pattern("(?:[分按从][^，。；：\\n]{1,8}[看分]|分开看)[，：]$")
_DIVIDED_REACH = 400
_STATISTICS = frozenset({"completed", "sector", "sector-in-short"})
_OTHER_STATISTIC = lazy_pattern("生产总值|增加值|收入|产值|销售|消费|出口|用电")
_NEXT_MEMBER = lazy_pattern("[；、，][^，。；、：\\n0-9]{3,20}[0-9.]+[亿万]")
# What stands between public money and the list that shares it out.
_SHARED = lazy_pattern("其中|：|分别|如下")
_NEXT_ITEM = ("；", "、")
_MARKS = frozenset("，、；")
# As many characters behind an amount may tell that it is no investment.
_AFTER = 8


def follow(text: str, last: Figure, amount: Quantity, lead: Span, rules: InvestmentRules) -> Figure | None:
    """The amount as a part of `last`, as the goal it is a share of, or as what was done of it; else None."""
    between = Span(last.amount.span.end, amount.span.start)
    if amount.unit != last.amount.unit or "\n" in text[slice(*between)]:
        return None
    bare = strip_fillers(text, lead, rules)
    found = replace(last, amount=amount, lead=lead, cue=Cue(last.cue.rule, Span(bare.end, bare.end)), head=lead, rank=0)
    kind = _of_another_time(text, last, between, lead, rules)
    if kind is not None:
        return None if _is_of_other_money(text, amount, rules) else replace(found, cue=last.cue, kind=kind)
    if rules.shapes["in_a_time"].fullmatch(text, *lead) and grown_before(text, lead, rules):
        return None
    if _is_other_money(text, lead, amount, rules):
        return None
    length = between.end - between.start
    if length <= _CLAUSE_REACH:
        whole = text[slice(*lead)]
        if rules.shapes["goal_share"].search(whole) and rules.shapes["share"].search(text[amount.span.end :][:_AFTER]):
            return replace(found, kind=_GOALS.get(last.kind, last.kind))
        kind = _carried_kind(text, last, lead, rules)
        if kind is not None and rules.shapes["carried_on"].search(text[lead.start : bare.end]):
            return replace(found, kind=kind)
    if length <= _PART_REACH and rules.shapes["phase_part"].search(text[lead.start : bare.end]):
        return found
    if is_part(text, last, amount):
        return replace(found, part=True) if rules.shapes["part"].search(text[slice(*lead)]) else None
    return found if _is_next_member(text, between, lead, amount, rules) else None


def _of_another_time(
    text: str, last: Figure, between: Span, lead: Span, rules: InvestmentRules
) -> InvestmentKind | None:
    """The kind of what the last amount came to in another time: `九亿元，增长一成，五年累计四十亿元`; else None."""
    compared = rules.shapes["compared"].fullmatch(text, between.start, lead.start) is not None
    beside = text[between.start : lead.start].strip() in _MARKS
    all_told = (compared or beside) and rules.shapes["in_all"].fullmatch(text, *lead) is not None
    if all_told or (compared and rules.shapes["in_a_time"].fullmatch(text, *lead)):
        return _carried_kind(text, last, lead, rules) or last.kind
    return None


def _is_next_member(text: str, between: Span, lead: Span, amount: Quantity, rules: InvestmentRules) -> bool:
    """Whether only a mark and the name of works stand between two amounts of a list: `甲厂投资三亿元，乙路两亿元`."""
    mark = text[between.start : lead.start].strip()
    name = Span(lead.start + 1, lead.end) if not mark and text[lead.start] == "、" else lead
    if name == lead and mark not in _MARKS:
        return False
    named = rules.shapes["member"].fullmatch(text, *name) is not None
    return named and rules.shapes["closed"].search(text[amount.span.end : amount.span.end + _AFTER]) is not None


def is_part(text: str, last: Figure, amount: Quantity) -> bool:
    """Whether the amount stands where a sum told before is taken apart: behind 其中, or behind another part."""
    start, end = last.amount.span.end, amount.span.start
    return end - start <= _PART_REACH and (last.part or _TAKEN_APART.search(text, start, end) is not None)


def divided(text: str, whole: Figure, amount: Quantity, lead: Span, rules: InvestmentRules) -> Figure | None:
    """The amount as the first part of a statistic told further above, which is taken apart: `按行业分，电力九亿元`."""
    told = whole.cue.rule.rule.id in _STATISTICS and whole.amount.unit == amount.unit
    between = Span(whole.amount.span.end, lead.start)
    if not told or between.end - between.start > _DIVIDED_REACH or not _DIVIDING.search(text, *between):
        return None
    if _OTHER_STATISTIC.search(text, *between) or _is_other_money(text, lead, amount, rules):
        return None
    if not rules.shapes["part"].search(text[slice(*lead)]):
        return None
    end = strip_fillers(text, lead, rules).end
    return replace(
        whole, amount=amount, lead=lead, cue=Cue(whole.cue.rule, Span(end, end)), head=lead, rank=0, part=True
    )


def part_kind(text: str, cue: Cue, amount: Quantity, last: Figure | None) -> InvestmentKind | None:
    """The kind of an amount that `cue` reads and the figure told before decides; None where it decides nothing.

    A sector's share of a total is of the total (`总投资三亿元，其中环保投资两千万元`), and granted money that arrives
    stays granted (`争取补助两亿元，到账一亿元`).
    """
    if last is None or amount.span.start - last.amount.span.end > _PART_REACH or last.sentence.end < amount.span.start:
        return None
    between = text[last.amount.span.end : amount.span.start]
    within = last.part or "其中" in between or len(between) <= _SIDE_REACH
    if Trait.SECTOR in cue.rule.traits and within and last.kind is InvestmentKind.TOTAL:
        return last.kind
    # The parts of public money are laid out by those who pay: `其中省级补助三亿元、市本级投入一亿元`.
    if Trait.VERB in cue.rule.traits and last.kind is InvestmentKind.FUNDING and is_part(text, last, amount):
        return last.kind
    near = text[last.amount.span.end : cue.span.start] in ("，", "，已", "、", "，目前")
    return last.kind if near and text[slice(*cue.span)] in _ARRIVED and last.kind is InvestmentKind.FUNDING else None


def listed_kind(text: str, cue: Cue, last: Figure | None) -> InvestmentKind | None:
    """The kind of a bare 投资 in a list whose verb stands before its first member: `完成甲投资三亿元、乙投资两亿元`."""
    if last is None or cue.rule.rule.id != "invested" or last.kind not in _DONE:
        return None
    return last.kind if _LISTED.fullmatch(text, last.amount.span.end, cue.span.start) else None


_DONE = frozenset({InvestmentKind.COMPLETED, InvestmentKind.ANNUAL_PLAN})
# What stands between two members of a list, up to the words for the money of the later.
_LISTED = lazy_pattern("(?:以上)?、[^，。；、]{2,12}")
_ARRIVED = ("到账", "到位", "到位资金")
_GOALS = {InvestmentKind.COMPLETED: InvestmentKind.ANNUAL_PLAN}


def _carried_kind(text: str, last: Figure, lead: Span, rules: InvestmentRules) -> InvestmentKind | None:
    """What a clause that carries on tells of: what was done up to a day, or the same in another place or year; money
    from outside stays that."""
    if last.kind in (InvestmentKind.UTILIZED, InvestmentKind.SIGNED):
        return last.kind if "完成" in text[slice(*lead)] else None
    if last.kind not in (InvestmentKind.TOTAL, InvestmentKind.ANNUAL_PLAN, InvestmentKind.COMPLETED):
        return None
    clause = text[slice(*lead)]
    if tells_goal(text, lead, rules):
        return InvestmentKind.ANNUAL_PLAN
    if rules.shapes["so_far"].search(clause):
        return InvestmentKind.COMPLETED
    if last.kind is InvestmentKind.TOTAL:
        return InvestmentKind.COMPLETED if "完成" in clause else None
    if last.cue.rule.kind is InvestmentKind.ANNUAL_PLAN and clause.startswith(_DONE_OF_IT):
        return InvestmentKind.COMPLETED
    return last.kind


def stands_under_goals(text: str, sentence: Span, rules: InvestmentRules) -> bool:
    """Whether the sentence begins a line of a list whose head says that it tells goals."""
    line = rules.shapes["list_line"]
    if not line.match(text, sentence.start):
        return False
    above = text[max(0, sentence.start - _GOALS_REACH) : sentence.start].split("\n")
    head = next((words for words in reversed(above) if words.strip() and not line.match(words.strip())), "")
    return rules.shapes["goal_head"].search(head.strip()) is not None


def is_other_member(case: Case, named: str) -> bool:
    """Whether the figure is that of the member `named` of a shared list which is no investment: `税收、投资分别达`."""
    if not case.shared_out or "投资" in named:
        return False
    return case.rules.shapes["other_money"].search(named) is not None


def _is_other_money(text: str, lead: Span, amount: Quantity, rules: InvestmentRules) -> bool:
    """Whether the words right around the amount name money that is no investment."""
    return rules.shapes["other_money"].search(text, *lead) is not None or _is_of_other_money(text, amount, rules)


def _is_of_other_money(text: str, amount: Quantity, rules: InvestmentRules) -> bool:
    """Whether the words behind the amount do."""
    after = text[amount.span.end : amount.span.end + _AFTER]
    return not rules.shapes["closed"].search(after) and rules.shapes["other_money"].search(after) is not None


def find_item(
    text: str, amount: Quantity, lead: Span, before: int, projects: Sequence[ProjectName], rules: InvestmentRules
) -> Cue | None:
    """What makes a bare amount that of the works its list item names: `甲桥，南岸区，二亿元`; None if nothing does.

    `before`: where the amount before it ends, or its sentence begins.
    """
    bare = strip_fillers(text, lead, rules)
    if amount.low < _LEAST_WORKS or not rules.shapes["closed"].search(text[amount.span.end : amount.span.end + _AFTER]):
        return None
    reach = Span(max(before, amount.span.start - _ITEM_REACH), amount.span.start)
    for end in (
        *_named_before(text, reach, projects, rules),
        *_item_name(text, reach, rules),
        *_bracketed(text, reach, rules),
        *_first_of_list(text, lead, amount, rules),
    ):
        if bare.end > max(bare.start, end) or rules.shapes["other_money"].search(text, end, amount.span.start):
            continue
        between, above = text[end : amount.span.start], Span(max(0, end - _HEAD_REACH), end)
        told = (rule for rule in rules.items if rule.rule.pattern.search(between))
        rule = next((rule for rule in told if not rule.needs or rules.shapes[rule.needs].search(text, *above)), None)
        if rule is not None:
            return Cue(rule, Span(bare.end, bare.end))
    return None


def shares_out(text: str, last: Figure, amount: Quantity, rules: InvestmentRules) -> bool:
    """Whether the item is of public money that is told before its list, and is shared out in it: `补助三亿元：甲桥一亿
    元；乙路两亿元`."""
    between = Span(last.amount.span.end, amount.span.start)
    if last.kind is not InvestmentKind.FUNDING or between.end - between.start > _LIST_REACH:
        return False
    whole = last.amount.low > amount.low and _SHARED.search(text, *between) is not None
    return whole or last.cue.rule in rules.items or text[last.amount.span.end] in _NEXT_ITEM


def _named_before(text: str, reach: Span, projects: Sequence[ProjectName], rules: InvestmentRules) -> Iterator[int]:
    """Where names of works end in `reach`: the last project known, and the last words that look like one."""
    index = bisect_right(projects, reach.end, key=lambda project: project.span.end) - 1
    if index >= 0 and projects[index].span.end > reach.start:
        yield projects[index].span.end
    ends = [match.end() for match in rules.shapes["works_name"].finditer(text, *reach)]
    if ends and (ends[-1] < reach.end or text[reach.end - 1] in ")）"):
        yield ends[-1]


def _first_of_list(text: str, lead: Span, amount: Quantity, rules: InvestmentRules) -> Iterator[int]:
    """Where the name of works ends that begins a list of names and amounts: `甲桥三亿元；乙厂一亿元`."""
    if rules.shapes["member"].fullmatch(text, *lead) and _NEXT_MEMBER.match(text, amount.span.end):
        yield lead.end


def _item_name(text: str, reach: Span, rules: InvestmentRules) -> Iterator[int]:
    """Where the first words of a list item end, in a list that is one of works by what stands over it."""
    start = text.rfind("\n", 0, reach.end) + 1
    name = rules.shapes["bullet"].search(text[start : reach.end]) if start >= reach.start else None
    if name and rules.shapes["building"].search(text, max(0, start - _HEAD_REACH), start):
        yield start + name.end()


def _bracketed(text: str, reach: Span, rules: InvestmentRules) -> Iterator[int]:
    """Where a name ends that has nothing but the amount in brackets, in a list that is said to be one of works."""
    name = rules.shapes["bracketed_name"].search(text, reach.start, reach.end)
    if name is None or rules.shapes["other_money"].search(name.group()):
        return
    if rules.shapes["works_list"].search(text, max(0, reach.end - _LIST_REACH), reach.end):
        yield reach.end - 1
