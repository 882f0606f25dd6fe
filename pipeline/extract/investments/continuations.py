"""Figures that go on with what the last one was of: in the next clause, as a part, a phase or a comparison of it."""

from bisect import bisect_right
from dataclasses import replace

import regex

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.cues import Figure
from pipeline.extract.investments.groups import Subject, trim
from pipeline.mentions.types import Quantity
from pipeline.patterns import lazy_pattern

# A figure that the one before is compared with is of the same: 完成投资两亿元，占年度计划五亿元的四成.
_COMPARED = lazy_pattern(
    "[、，\\s]*(?:[占为](?=[^，。；]{0,10}(?:计划|任务|目标))|占|(?:力争|确保|争取|冲刺|奋斗目标)(?:达到|完成|突破|到|为|是)?$)"
)
_MEASURE = lazy_pattern("，?(?:(?:相当于|占|为|完成|达到?)[^，。；0-9]{0,6})?(?:计划|目标|任务)[^，。；0-9]{0,4}")
# What stands between two amounts of which the later goes on: `两亿元，今年完成`.
_NEXT_CLAUSE = lazy_pattern("[^，。；：、（）()\\n]{0,12}[，、]")
# The name before its phase, which has so many characters at least.
_PHASED = lazy_pattern("[^，。；：、\\n]{3,24}$")
_SHORTEST_NAME = 3


def going_on(case: Case) -> Subject | None:
    """What the figure before was of, where this one follows in the same sentence and nothing is named between."""
    if case.known is None or case.known.text is None:
        return None
    if not _follows(case) and not _in_a_time(case):
        return None
    if case.known.span.end > case.figure.amount.span.start or case.known.span.start < case.figure.sentence.start:
        return None
    index = bisect_right(case.candidates, case.figure.before, key=lambda subject: subject.span.end)
    named = index < len(case.candidates) and case.candidates[index].span.end <= case.figure.lead.start
    return None if named else case.known


def adds_to_works(case: Case) -> bool:
    """Whether the figure goes on with named works, of which the next clause tells more: `甲医院总投资九亿元，今年计划
    投资三亿元，新建住院楼`."""
    if case.known is None or case.known.project is None or case.figure.before <= case.figure.sentence.start:
        return False
    stopped = case.text.startswith(("，", "、"), case.figure.amount.span.end)
    return stopped and _follows(case)


def _follows(case: Case) -> bool:
    """Whether the clause of the figure is the next behind the amount before."""
    return _NEXT_CLAUSE.fullmatch(case.text, case.figure.before, case.figure.lead.start) is not None


def _in_a_time(case: Case) -> bool:
    """Whether the figure is what the last came to in another time: `九亿元，增长一成，五年累计完成投资四十亿元`."""
    shapes, lead = case.rules.shapes, case.text[slice(*case.figure.lead)].removesuffix("投资")
    compared = shapes["compared"].fullmatch(case.text, case.figure.before, case.figure.lead.start)
    return compared is not None and shapes["in_a_time"].fullmatch(lead) is not None


def of_its_source(case: Case) -> Subject | None:
    """What money is of whose own words tell but where that part of it comes from: 其中上级资金两亿元."""
    words = trim(case.text[slice(*case.figure.lead)], case.rules)
    if (
        case.known is None
        or case.figure.kind is not InvestmentKind.FUNDING
        or not case.rules.shapes["source"].search(words)
    ):
        return None
    if case.known.span.start < case.figure.sentence.start:
        return None
    part = case.figure.part or "其中" in case.text[case.figure.before : case.figure.amount.span.start]
    # Money is applied for by works: 甲工程总投资三亿元，申请中央资金一亿元.
    applied = case.text.startswith("申请", case.figure.lead.start)
    return case.known if applied or (part and case.known.project) else None


def won_together(case: Case) -> Subject | None:
    """The group that the figure before was of, where this one goes on with what was signed for: `引进项目九个，投资
    三亿元，合同外资一亿元`."""
    if case.figure.kind is not InvestmentKind.SIGNED or case.known is None or case.known.count is None:
        return None
    near = case.known.span.start >= case.figure.sentence.start
    if any(case.figure.lead.start <= found.span.start < case.figure.lead.end for found in case.candidates):
        return None
    return case.known if near and _follows(case) else None


def is_compared(text: str, figure: Figure) -> bool:
    """Whether the figure is but what the one before it is compared with: 占年度计划五亿元的四成."""
    return _COMPARED.match(text, *figure.lead) is not None


def is_measure(text: str, told: Quantity, amount: Quantity) -> bool:
    """Whether `amount` is but the plan that the one `told` before is measured by: `九亿元，占年度计划十亿元的九成`."""
    return _MEASURE.fullmatch(text, told.span.end, amount.span.start) is not None


def is_phase(case: Case) -> bool:
    """Whether the clause of the figure begins with a phase of what was spoken of: 一期投资两亿元."""
    return _phase(case) is not None


def _phase(case: Case) -> regex.Match[str] | None:
    return case.rules.shapes["phase"].match(case.text, case.figure.lead.start, case.figure.cue.span.end)


def phase_of(case: Case) -> Subject | None:
    """What the figure is of where its clause begins with a phase: the works named with it, or those of the figure
    before, `known`."""
    phase = _phase(case)
    if phase is None:
        return None
    told = _told_phase(case, phase["phase"])
    if told or not case.known or not case.known.text or case.known.count:
        return told
    return replace(case.known, text=case.known.text + phase["phase"])


def _told_phase(case: Case, phase: str) -> Subject | None:
    """The works of the sentence that are named with the phase: `甲基地二期正在施工，二期投资九亿元`."""
    at = case.text.rfind(phase, case.figure.sentence.start, case.figure.lead.start)
    words = _PHASED.search(case.text, case.figure.sentence.start, at) if at >= 0 else None
    named = trim(words.group(), case.rules) if words else ""
    return Subject(Span(at, at + len(phase)), named + phase) if len(named) > _SHORTEST_NAME else None
