"""Figures that go on with what the last one was of: in the next clause, as a part, a phase or a comparison of it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import regex

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments_cues import Figure
from pipeline.extract.investments_groups import Subject, trim
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules

# A figure that the one before is compared with is of the same: 完成投资两亿元，占年度计划五亿元的四成.
_COMPARED = lazy_pattern(
    "[、，\\s]*(?:[占为](?=[^，。；]{0,10}(?:计划|任务|目标))|占|(?:力争|确保|争取|冲刺|奋斗目标)(?:达到|完成|突破|到|为|是)?$)"
)
# What stands between two amounts of which the later goes on: `两亿元，今年完成`.
_NEXT_CLAUSE = lazy_pattern("[^，。；：、（）()\\n]{0,12}[，、]")
# The name before its phase, which has so many characters at least.
_PHASED = lazy_pattern("[^，。；：、\\n]{3,24}$")
_SHORTEST_NAME = 3


def going_on(text: str, finding: Figure, known: Subject | None, candidates: Sequence[Subject]) -> Subject | None:
    """What the figure before was of, where this one follows in the same sentence and nothing is named between."""
    if known is None or known.text is None or not _NEXT_CLAUSE.fullmatch(text, finding.before, finding.lead.start):
        return None
    if known.span.end > finding.amount.span.start or known.span.start < finding.sentence.start:
        return None
    index = bisect_right(candidates, finding.before, key=lambda subject: subject.span.end)
    between = index < len(candidates) and candidates[index].span.end <= finding.lead.start
    return None if between else known


def of_its_source(text: str, finding: Figure, known: Subject | None, rules: InvestmentRules) -> Subject | None:
    """What money is of whose own words tell but where that part of it comes from: 其中上级资金两亿元."""
    words = trim(text[slice(*finding.lead)], rules)
    if known is None or finding.kind is not InvestmentKind.FUNDING or not rules.shapes["source"].search(words):
        return None
    part = finding.part or "其中" in text[finding.before : finding.amount.span.start]
    return known if part and known.project and known.span.start >= finding.sentence.start else None


def won_together(text: str, finding: Figure, known: Subject | None, candidates: Sequence[Subject]) -> Subject | None:
    """The group that the figure before was of, where this one goes on with what was signed for: `引进项目九个，投资
    三亿元，合同外资一亿元`."""
    if finding.kind is not InvestmentKind.SIGNED or known is None or known.count is None:
        return None
    near = known.span.start >= finding.sentence.start
    if any(finding.lead.start <= found.span.start < finding.lead.end for found in candidates):
        return None
    return known if near and _NEXT_CLAUSE.fullmatch(text, finding.before, finding.lead.start) else None


def is_compared(text: str, finding: Figure) -> bool:
    """Whether the figure is but what the one before it is compared with: 占年度计划五亿元的四成."""
    return _COMPARED.match(text, *finding.lead) is not None


def is_phase(text: str, finding: Figure, rules: InvestmentRules) -> bool:
    """Whether the clause of the figure begins with a phase of what was spoken of: 一期投资两亿元."""
    return _phase(text, finding, rules) is not None


def _phase(text: str, finding: Figure, rules: InvestmentRules) -> regex.Match[str] | None:
    return rules.shapes["phase"].match(text, finding.lead.start, finding.cue.span.end)


def phase_of(text: str, finding: Figure, known: Subject | None, rules: InvestmentRules) -> Subject | None:
    """What the figure is of where its clause begins with a phase: the works named with it, or those of the figure
    before, `known`."""
    phase = _phase(text, finding, rules)
    if phase is None:
        return None
    told = _told_phase(text, finding, phase["phase"], rules)
    if told or not known or not known.text or known.count:
        return told
    return replace(known, text=known.text + phase["phase"])


def _told_phase(text: str, finding: Figure, phase: str, rules: InvestmentRules) -> Subject | None:
    """The works of the sentence that are named with the phase: `甲基地二期正在施工，二期投资九亿元`."""
    at = text.rfind(phase, finding.sentence.start, finding.lead.start)
    words = _PHASED.search(text, finding.sentence.start, at) if at >= 0 else None
    named = trim(words.group(), rules) if words else ""
    return Subject(Span(at, at + len(phase)), named + phase) if len(named) > _SHORTEST_NAME else None
