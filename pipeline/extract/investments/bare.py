"""Figures whose own words name nothing but the money: 全年到位资金, 争取上级资金, 签约总金额."""

from collections.abc import Sequence

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.cues import strip_fillers
from pipeline.extract.investments.groups import Subject, begun_before, trim
from pipeline.patterns import lazy_pattern

# What came in or shall come, as a statistic of its own: 全年实际到位资金.
_ARRIVED = lazy_pattern(
    "(?:全[年市县区省州]|今年|累计|预计|确保|力争|争取|实现|完成|共)*(?P<noun>(?:实际)?(?P<verb>到位|引[进入]到?位?)(?:资金|内资|外资))"
)
# How winning investors is told of before what came in.
_RECRUITING = lazy_pattern("招商(?:引资)?")
_VERBS = lazy_pattern("^(?:全年|今年|累计|已|共|再|积极|成功|争取到?|争得|落实|到位|获[得批]?|安排|下达|投入)+")
# So many characters are the name of a sort of money at least: 专项资金.
_SHORTEST = 3
_SORT = lazy_pattern(
    "(?:各[类级项])?(?:(?:专项|奖补|配套|补助|扶持|政策)资金(?:[和及、](?:专项)?债券)?|(?<=各[类级项])资金)"
)
_EVENT_REACH = 60


def bare_money(case: Case) -> Subject | None:
    """The words for the money itself, where nothing is named before in its sentence that it could be of."""
    index = begun_before(case.candidates, case.figure.lead.start)
    named = [
        found for found in case.candidates[max(0, index - 1) : index] if found.span.start >= case.figure.sentence.start
    ]
    if case.figure.kind is InvestmentKind.UTILIZED:
        return _arrived(case, named)
    if any(found.count or found.project for found in named):
        return None
    words = own_source(case)
    return Subject(case.figure.lead, words) if words else None


def _arrived(case: Case, named: Sequence[Subject]) -> Subject | None:
    """`全年到位资金`, or the winning of investors that the clause before tells of: `开展招商活动九次，到位资金`.

    What arrives may be for works that are `named` before, what is brought in is not.
    """
    arrived = _ARRIVED.match(case.text, *case.figure.lead)
    if arrived is None or any(found.count or (found.project and arrived["verb"] == "到位") for found in named):
        return None
    recruiting = list(
        _RECRUITING.finditer(case.text, max(case.figure.sentence.start, case.figure.before), case.figure.lead.start)
    )
    if recruiting and arrived["verb"] == "到位" and arrived.start("noun") == arrived.start():
        return Subject(Span(*recruiting[-1].span()), "招商引资")
    return Subject(Span(*arrived.span("noun")), arrived["noun"])


def own_source(case: Case) -> str:
    """The words for public money that tell but where it is from (专项资金); empty where they tell more or nothing."""
    if case.figure.kind is not InvestmentKind.FUNDING:
        return ""
    words = case.text[slice(*strip_fillers(case.text, case.figure.lead, case.rules))]
    noun = _VERBS.sub("", trim(words, case.rules, cutting=False)).removesuffix("到位")
    sort = _SORT.fullmatch(noun) or case.rules.shapes["source"].search(noun)
    return noun if sort and len(noun) >= _SHORTEST and case.rules.shapes["money_word"].search(noun) else ""


def brought_in(case: Case) -> Subject | None:
    """`引进省外五千万元以上项目资金`: the words from where the money is from, over the threshold, to what it is."""
    start = max(case.figure.sentence.start, case.figure.lead.start - _EVENT_REACH)
    told = case.rules.shapes["brought_in"].search(case.text, start, case.figure.lead.start)
    if case.figure.kind is not InvestmentKind.UTILIZED or told is None:
        return None
    span = Span(told.start("source"), case.figure.cue.span.end)
    return Subject(span, case.text[slice(*strip_fillers(case.text, span, case.rules))])


def signed_at(case: Case) -> Subject | None:
    """The meeting in the clause before at which contracts of this sum were signed."""
    if case.figure.kind is not InvestmentKind.SIGNED:
        return None
    start = max(case.figure.sentence.start, case.figure.before, case.figure.lead.start - _EVENT_REACH)
    told = case.rules.shapes["held_event"].search(case.text, start, case.figure.lead.start)
    return Subject(Span(*told.span("noun")), told["noun"]) if told and told.end() == case.figure.lead.start else None
