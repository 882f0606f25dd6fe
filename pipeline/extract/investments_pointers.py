"""Words that point back to works named before: 该项目, 这批项目, 两座桥合起来."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.document import Span
from pipeline.extract.investments_cues import Figure
from pipeline.extract.investments_groups import Subject
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules

# How far before the words that point to it works may be named.
_REACH = 500
# How far before a bare number of projects their sort may be named.
_NEAR = 150
# The last words of a name that is no project known, in the sentence before: 在青石山下的体验小镇，某某听取汇报。该项目.
_NAME = lazy_pattern(r"(?:[的在对了]|^)(?P<noun>(?:(?!的)[“”\p{Han}A-Za-z0-9]){3,24})(?=[，。”])")
_SENTENCE_END = "。！？\n"


def pointed_back(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """What the words of the figure, or the first of its sentence, point back to; None where they point nowhere."""
    return (
        _pointed_group(text, finding, candidates, rules)
        or _sort_of_group(text, finding, rules)
        or _pointed_list(text, finding, rules)
        or _pointed_project(text, finding, candidates, rules)
    )


def _pointed_group(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """`这批项目总投资九亿元`: the last group that was counted."""
    if not rules.shapes["these"].search(text[slice(*finding.lead)].strip()):
        return None
    index = bisect_left(candidates, finding.lead.start, key=lambda found: found.span.start)
    groups = (found for found in reversed(candidates[:index]) if found.count and not found.size_class)
    return next((found for found in groups if found.text not in rules.bare_kinds), None)


def _sort_of_group(text: str, finding: Figure, rules: InvestmentRules) -> Subject | None:
    """`重大项目集中开工仪式举行，九个项目总投资八亿元`: the sort of projects spoken of before they were counted."""
    bare = rules.shapes["bare_count"].match(text, finding.lead.start, finding.amount.span.end)
    if bare is None:
        return None
    sorts = list(rules.shapes["named_group"].finditer(text, max(0, bare.start() - _NEAR), bare.start()))
    return Subject(Span(*bare.span()), sorts[-1].group(), None, int(bare["count"])) if sorts else None


def _pointed_list(text: str, finding: Figure, rules: InvestmentRules) -> Subject | None:
    """`甲厂、乙厂开工，两个项目合计九亿元`: the list in the clause before."""
    lead = finding.lead
    if lead.start <= finding.sentence.start or not rules.shapes["all_of_them"].match(text, lead.start, lead.end):
        return None
    start = max(text.rfind(mark, finding.sentence.start, lead.start - 1) + 1 for mark in "，；：—")
    listed = rules.shapes["listed_works"].match(text, max(start, finding.sentence.start), lead.start - 1)
    return Subject(Span(*listed.span("nouns")), listed["nouns"]) if listed else None


def _pointed_project(
    text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules
) -> Subject | None:
    """`该项目全长九公里，总投资九亿元`: the last project named before the sentence."""
    here = finding.sentence.start
    if not rules.shapes["this_project"].match(text, here, finding.amount.span.start):
        return None
    index = bisect_left(candidates, here, key=lambda found: found.span.start)
    named = next((found for found in reversed(candidates[:index]) if found.project), None)
    begin = max(text.rfind(mark, 0, max(0, here - 1)) for mark in _SENTENCE_END) + 1
    if named is not None and named.span.end >= begin:
        return named
    phrase = next((one for one in _NAME.finditer(text, begin, here) if rules.shapes["works"].search(one["noun"])), None)
    if phrase:
        return Subject(Span(*phrase.span("noun")), phrase["noun"].strip("“”"))
    return named if named is not None and here - named.span.end <= _REACH else None
