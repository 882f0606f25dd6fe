"""Words that point back to works named before: 该项目, 这批项目, 两座桥合起来."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Span
from pipeline.extract.investments.antecedents import led_back
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.groups import Subject, begun_before
from pipeline.mentions.sentences import behind_last
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
# The first and the second of two; so many names before them are looked at.
_OF_TWO = lazy_pattern("(?:其中)?(?:(?P<first>前者)|后者)")
_FEW = 6
_SENTENCE_END = "。！？\n"


def pointed_back(case: Case) -> Subject | None:
    """What the words of the figure, or the first of its sentence, point back to; None where they point nowhere."""
    return _pointed_group(case) or _pointed_list(case) or _one_of_two(case) or _pointed_project(case)


def _pointed_group(case: Case) -> Subject | None:
    """`这批项目总投资九亿元`: the last group that was counted."""
    if not case.rules.shapes["these"].search(case.text[slice(*case.figure.lead)].strip()):
        return None
    index = begun_before(case.candidates, case.figure.lead.start)
    groups = (found for found in reversed(case.candidates[:index]) if found.count and not found.size_class)
    return next((found for found in groups if found.text not in case.rules.bare_kinds), None)


def sort_of_group(text: str, found: Subject, rules: InvestmentRules) -> Subject:
    """`found`, with the sort of projects spoken of before they were counted: 重大项目开工仪式举行，九个项目总投资."""
    if found.count is None or found.text != "项目":
        return found
    start = max(0, found.span.start - _NEAR, text.rfind("\n", 0, found.span.start))
    sorts = list(rules.shapes["named_group"].finditer(text, start, found.span.start))
    return replace(found, text=sorts[-1].group()) if sorts else found


def _pointed_list(case: Case) -> Subject | None:
    """`甲厂、乙厂开工，两个项目合计九亿元`: the list in the clause before."""
    lead = case.figure.lead
    if lead.start <= case.figure.sentence.start or not case.rules.shapes["all_of_them"].match(
        case.text, lead.start, lead.end
    ):
        return None
    start = behind_last(case.text, "，；：—", Span(case.figure.sentence.start, lead.start - 1))
    listed = case.rules.shapes["listed_works"].match(case.text, start, lead.start - 1)
    return Subject(Span(*listed.span("nouns")), listed["nouns"]) if listed else None


def is_one_of_two(case: Case) -> bool:
    """Whether the figure is of one of two works alone, which are named together: 前者投资九亿元."""
    return _OF_TWO.match(case.text, *case.figure.lead) is not None


def _one_of_two(case: Case) -> Subject | None:
    """`甲厂、乙厂开工，前者投资九亿元`: the first or the last of the two works named before."""
    pointer = _OF_TWO.match(case.text, *case.figure.lead)
    if pointer is None:
        return None
    index = begun_before(case.candidates, case.figure.lead.start)
    near = [found for found in case.candidates[max(0, index - _FEW) : index] if found.project]
    works = [found for found in near if found.span.end >= case.figure.sentence.start]
    return works[-2 if pointer["first"] else -1] if len(works) > 1 else None


def _pointed_project(case: Case) -> Subject | None:
    """`该项目全长九公里，总投资九亿元`, `大桥全长九公里`: the last works named before the clause or the sentence."""
    own, start = case.figure.lead.start, case.figure.sentence.start
    limit = case.figure.amount.span.start
    if (
        start < own
        and case.text.startswith(_POINTERS, own)
        and case.rules.shapes["this_project"].match(case.text, own, limit)
    ):
        found = _named_before(case.text, Span(start, own), case.candidates, case.rules)
        if found is not None:
            return found
    elif not case.rules.shapes["this_project"].match(case.text, start, limit):
        bare = case.rules.shapes["bare_works"].match(case.text, start, limit)
        return led_back(case.text, start, bare["noun"], case.candidates, case.rules) if bare else None
    begin = behind_last(case.text, _SENTENCE_END, Span(0, max(0, start - 1)))
    named = [found for found in case.candidates if found.project and start - _REACH <= found.span.end <= start]
    return _named_before(case.text, Span(begin, start), case.candidates, case.rules) or (named[-1] if named else None)


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
