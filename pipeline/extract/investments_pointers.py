"""Words that point back to works named before: 该项目, 这批项目, 两座桥合起来."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Span
from pipeline.extract.investments_back import led_back
from pipeline.extract.investments_cues import Figure
from pipeline.extract.investments_groups import Subject, begun_before
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules

# How far before the words that point to it works may be named.
_REACH = 500
# A name has so many characters at least.
_SHORTEST = 4
# How far before a bare number of projects their sort may be named.
_NEAR = 150
# What stands before the name of works in its clause: 在青石山下的体验小镇.
_BEFORE_NAME = lazy_pattern("[的在对了往]")
# What a clause within its sentence begins with to point back.
_POINTERS = ("该", "此", "这个", "这一")
_SENTENCE_END = "。！？\n"


def pointed_back(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """What the words of the figure, or the first of its sentence, point back to; None where they point nowhere."""
    return (
        _pointed_group(text, finding, candidates, rules)
        or _pointed_list(text, finding, rules)
        or _pointed_project(text, finding, candidates, rules)
    )


def _pointed_group(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """`这批项目总投资九亿元`: the last group that was counted."""
    if not rules.shapes["these"].search(text[slice(*finding.lead)].strip()):
        return None
    index = begun_before(candidates, finding.lead.start)
    groups = (found for found in reversed(candidates[:index]) if found.count and not found.size_class)
    return next((found for found in groups if found.text not in rules.bare_kinds), None)


def sort_of_group(text: str, found: Subject, rules: InvestmentRules) -> Subject:
    """`found`, with the sort of projects spoken of before they were counted: 重大项目开工仪式举行，九个项目总投资."""
    if found.count is None or found.text != "项目":
        return found
    start = max(0, found.span.start - _NEAR, text.rfind("\n", 0, found.span.start))
    sorts = list(rules.shapes["named_group"].finditer(text, start, found.span.start))
    return replace(found, text=sorts[-1].group()) if sorts else found


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
    """`该项目全长九公里，总投资九亿元`, `大桥全长九公里`: the last works named before the clause or the sentence."""
    own, start = finding.lead.start, finding.sentence.start
    limit = finding.amount.span.start
    if start < own and text.startswith(_POINTERS, own) and rules.shapes["this_project"].match(text, own, limit):
        found = _named_before(text, Span(start, own), candidates, rules)
        if found is not None:
            return found
    elif not rules.shapes["this_project"].match(text, start, limit):
        bare = rules.shapes["bare_works"].match(text, start, limit)
        return led_back(text, start, bare["noun"], candidates, rules) if bare else None
    begin = max(text.rfind(mark, 0, max(0, start - 1)) for mark in _SENTENCE_END) + 1
    named = [found for found in candidates if found.project and start - _REACH <= found.span.end <= start]
    return _named_before(text, Span(begin, start), candidates, rules) or (named[-1] if named else None)


def _named_before(text: str, reach: Span, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """The last project in `reach`, else the last words that end as names of works do."""
    index = begun_before(candidates, reach.end)
    named = next((found for found in reversed(candidates[:index]) if found.project), None)
    if named is not None and named.span.end >= reach.start:
        return named
    for told in reversed(list(rules.shapes["member"].finditer(text, *reach))):
        words = _BEFORE_NAME.split(told.group())[-1]
        if len(words) >= _SHORTEST and not words.endswith("项目"):
            return Subject(Span(told.end() - len(words), told.end()), words)
    return None
