"""What an amount of money is put into: a named project, a counted group, or the words of its own clause."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.document import Span
from pipeline.extract.investments_cues import Cue, strip_fillers
from pipeline.mentions.types import ProjectName, Quantity
from pipeline.rules.investments import InvestmentRules

_COUNTERS = frozenset({"个", "项", "家", "类", "户", "条", "批", "座", "所", "处"})
_AFTER_COUNT = regex.compile(
    r"(?:以上|左右)?(?:的)?(?P<noun>[^，。；：、（(\n\d]{0,22}?(?:项目|工程|企业|公司|园区|标准厂房))(?!化|家)"
)
_BEFORE_COUNT = regex.compile(
    r"(?P<noun>[^，。；：、\n\d]{0,26}(?:项目|工程|企业))(?:要|计划|共|就|已|总数|安排|有|计|达|到|为|超|约|近|过)*$"
)
_CLAUSE_START = regex.compile(r"[，,。；;：:！？\n]")
_NOUN_AFTER = regex.compile(
    r"的?(?:\d+\S{0,1}个)?(?P<noun>[^，。；：\n]{2,40}?)(?=项目|工程|[，。；：\n]|正式|顺利|开工|建成|全线|也|已|加快|落地|年内|纳入)"
)
_OBJECT = regex.compile(r"[^，。；：\n]{2,30}")
_PHASE = regex.compile(r"[一二三四首]期")
_NAME_REACH = 220


@dataclass(frozen=True, slots=True)
class Subject:
    """What money is put into: `project` where it has a name, `text` the words for it, `count` where it is a group."""

    span: Span
    text: str | None
    project: ProjectName | None = None
    count: int | None = None


def find_candidates(
    text: str, projects: Sequence[ProjectName], quantities: Sequence[Quantity], rules: InvestmentRules
) -> list[Subject]:
    """All named projects and counted groups of the text, in order."""
    named = [Subject(found.span, found.name, found) for found in projects]
    return sorted((*named, *_groups(text, quantities, rules)), key=lambda subject: subject.span)


def _groups(text: str, quantities: Sequence[Quantity], rules: InvestmentRules) -> Iterator[Subject]:
    for quantity in quantities:
        if quantity.unit not in _COUNTERS:
            continue
        noun, start, end = "", quantity.span.start, quantity.span.end
        after = _AFTER_COUNT.match(text, quantity.number.end)
        if after:
            noun, end = after["noun"], after.end()
        else:
            before = _BEFORE_COUNT.search(text[_clause_start(text, start) : start])
            if before:
                noun, start = before["noun"], start - len(before.group())
        if noun:
            yield Subject(Span(start, end), trim(noun, rules), None, int(quantity.low))


def trim(words: str, rules: InvestmentRules) -> str:
    """`words` without the time, place and verb at their head: 全年实施重点项目 speaks of 重点项目."""
    while True:
        head = next((word for word in rules.heads if words.startswith(word) and len(words) > len(word) + 1), None)
        if head is None:
            return words.strip(" 　*的")
        words = words[len(head) :]


def _clause_start(text: str, offset: int) -> int:
    start = max(0, offset - 60)
    for stop in _CLAUSE_START.finditer(text, start, offset):
        start = stop.end()
    return start


def choose_subject(
    text: str,
    sentence: Span,
    lead: Span,
    cue: Cue,
    amount: Quantity,
    candidates: Sequence[Subject],
    rules: InvestmentRules,
) -> Subject | None:
    """What the amount is put into, the nearest reading first: what it modifies, what its verb builds, what its
    clause is about, what the sentence or the paragraph spoke of before."""
    return (
        _modified(text, amount, candidates)
        or _built(text, sentence, amount, candidates, rules)
        or _own_words(text, lead, cue, candidates, rules)
        or _spoken_of(text, sentence, amount, candidates)
    )


def _next(candidates: Sequence[Subject], offset: int) -> Subject | None:
    index = bisect_left(candidates, offset, key=lambda subject: subject.span.start)
    return candidates[index] if index < len(candidates) else None


def _modified(text: str, amount: Quantity, candidates: Sequence[Subject]) -> Subject | None:
    """`总投资九亿元的甲厂`: the noun that the amount stands before."""
    end = amount.span.end
    if text[end : end + 1] == "的":
        end += 1
    elif text[end : end + 1] in "，。；、,;）)\n 　（(：":
        return None
    found = _next(candidates, end)
    if found and found.span.start <= end + 3:
        return found
    noun = _NOUN_AFTER.match(text, end) if text[end - 1] == "的" or "项目" in text[end : end + 24] else None
    return Subject(Span(*noun.span("noun")), noun["noun"]) if noun else None


def _built(
    text: str, sentence: Span, amount: Quantity, candidates: Sequence[Subject], rules: InvestmentRules
) -> Subject | None:
    """`投资三亿元建设乙厂`: the object of the verb behind the amount."""
    end = amount.span.end
    if text.startswith(("，", "、"), end):
        end += 1
    verb = next((word for word in rules.purpose if text.startswith(word, end)), None)
    if verb is None:
        return None
    end += len(verb)
    found = _next(candidates, end)
    if found and found.span.end <= sentence.end and found.span.start <= end + 16:
        return found
    words = _OBJECT.match(text, end, sentence.end)
    return Subject(Span(*words.span()), trim(words.group(), rules)) if words else None


def _own_words(
    text: str, lead: Span, cue: Cue, candidates: Sequence[Subject], rules: InvestmentRules
) -> Subject | None:
    """`丙路总投资两亿元`, `全社会固定资产投资五百亿元`: the noun of the amount's own clause."""
    index = bisect_right(candidates, lead.start, key=lambda subject: subject.span.end)
    inside = [found for found in candidates[index:] if found.span.end <= cue.span.end]
    if inside:
        return inside[-1]
    end = cue.span.start if cue.rule.rule.id in rules.named_before else cue.span.end
    words = trim(text[slice(*strip_fillers(text, Span(lead.start, max(end, lead.start)), rules))], rules)
    if len(words) < 2 or words.startswith(rules.back):
        return None
    return Subject(Span(lead.start, max(end, lead.start + 1)), words)


def _spoken_of(text: str, sentence: Span, amount: Quantity, candidates: Sequence[Subject]) -> Subject | None:
    """The last project or group before the amount, in its sentence or not far before it in its paragraph."""
    index = bisect_left(candidates, amount.span.start, key=lambda subject: subject.span.start) - 1
    if index < 0:
        return None
    found = candidates[index]
    if found.span.start < sentence.start and (
        amount.span.start - found.span.end > _NAME_REACH or "\n" in text[found.span.end : amount.span.start]
    ):
        return None
    return found
