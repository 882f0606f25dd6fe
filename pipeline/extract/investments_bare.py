"""Figures whose own words name nothing but the money: 全年到位资金, 争取上级资金, 签约总金额."""

from collections.abc import Sequence

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments_cues import Figure, strip_fillers
from pipeline.extract.investments_groups import Subject, begun_before, trim
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules

# What came in within a year or shall come, as a statistic of its own: 全年实际到位资金.
_ARRIVED = lazy_pattern("(?:全年|今年|预计|确保|力争|争取|实现|完成)+(?P<noun>(?:实际)?到位(?:资金|内资|外资))")
_VERBS = lazy_pattern("^(?:全年|今年|累计|已|共|再|积极|成功|争取到?|争得|落实|到位|获得?|安排|下达|投入)+")
# So many characters are the name of a sort of money at least: 专项资金.
_SHORTEST = 4
_SORTS = frozenset({"专项资金", "奖补资金", "配套资金", "补助资金"})
# Where contracts were signed: 举办第九届博览会，签约总金额.
_EVENT = lazy_pattern(
    "(?:举办|召开|举行|承办|参加|组织|办好|亮相|借助)了?(?:[0-9一二三四五六七八九十]+[场次届])?"
    "(?P<noun>[^，。；]{2,24}?(?:[博展洽茶糖]览?会|洽谈会|年会|招商会|推[介荐]会|大会|峰会|论坛|交易会|投洽会|恳谈会|交流会|签约仪式))"
    "[^，。；]{0,10}，"
)
_EVENT_REACH = 60


def bare_money(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """The words for the money itself, where nothing is named before in its sentence that it could be of."""
    index = begun_before(candidates, finding.lead.start)
    named = candidates[max(0, index - 1) : index]
    if any(found.span.start >= finding.sentence.start and (found.count or found.project) for found in named):
        return None
    if finding.kind is InvestmentKind.UTILIZED:
        arrived = _ARRIVED.match(text, *finding.lead)
        return Subject(Span(*arrived.span("noun")), arrived["noun"]) if arrived else None
    words = own_source(text, finding, rules)
    return Subject(finding.lead, words) if words else None


def own_source(text: str, finding: Figure, rules: InvestmentRules) -> str:
    """The words for public money that tell but where it is from (专项资金); empty where they tell more or nothing."""
    if finding.kind is not InvestmentKind.FUNDING:
        return ""
    words = text[slice(*strip_fillers(text, finding.lead, rules))]
    noun = _VERBS.sub("", trim(words, rules, cutting=False)).removesuffix("到位")
    sort = noun in _SORTS or rules.shapes["source"].search(noun)
    return noun if sort and len(noun) >= _SHORTEST and rules.shapes["money_word"].search(noun) else ""


def brought_in(text: str, finding: Figure, rules: InvestmentRules) -> Subject | None:
    """`引进省外五千万元以上项目资金`: the words from where the money is from, over the threshold, to what it is."""
    start = max(finding.sentence.start, finding.lead.start - _EVENT_REACH)
    told = rules.shapes["brought_in"].search(text, start, finding.lead.start)
    if finding.kind is not InvestmentKind.UTILIZED or told is None:
        return None
    span = Span(told.start("source"), finding.cue.span.end)
    return Subject(span, text[slice(*strip_fillers(text, span, rules))])


def signed_at(text: str, finding: Figure) -> Subject | None:
    """The meeting in the clause before at which contracts of this sum were signed."""
    if finding.kind is not InvestmentKind.SIGNED:
        return None
    start = max(finding.sentence.start, finding.before, finding.lead.start - _EVENT_REACH)
    told = _EVENT.search(text, start, finding.lead.start)
    return Subject(Span(*told.span("noun")), told["noun"]) if told and told.end() == finding.lead.start else None
