"""What an amount of money is put into: a named project, a counted group, or the words of its own clause."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.document import Span
from pipeline.extract.investments_cues import Cue, strip_fillers
from pipeline.mentions.types import ProjectName, Quantity
from pipeline.rules.investments import InvestmentRules

_COUNTERS = frozenset({"个", "项", "家", "类", "户", "条", "批", "座", "所", "处"})
_KIND = "(?:项目|工程|企业|公司|园区|标准厂房)"
_AFTER_COUNT = regex.compile(rf"(?:以上|左右)?的?(?P<noun>[^，。；：（(\n\d]{{0,22}}?{_KIND})(?!化|家|名单)")
_BEFORE_COUNT = regex.compile(
    rf"(?P<noun>(?:[0-9]+(?=[万亿百千])|[^，。；：\n0-9]){{0,28}}{_KIND})(?:要|计划|共|就|已|总数|安排|有|计|达|到|为|超|约|近|过|开工){{0,5}}$"
)
_STOP = regex.compile(r"[，,。；;：:！？\n]")
# 总投资甲、年度计划投资乙的丙: both amounts belong to 丙.
_CHAIN = regex.compile(r"、[^，。；、]{0,12}?投资[^，。；、的]{0,16}?元(?:以上|左右)?(?=的)")
_NOUN_AFTER = regex.compile(
    r"(?P<noun>[^，。；：\n]{2,40}?)(?=、(?:总|计划)?投资|等|项目|工程|[，。；：\n]|正式|顺利|开工|建成|全线|也已|已经|加快|落地|年内|纳入)"
)
_OBJECT = regex.compile(r"[^，。；：\n]{2,30}?(?=[，。；：\n]|加快|建设|项目|工程|$)")
_PLAIN_GROUP = regex.compile(r"[^，。；、：的\n0-9]{2,18}?(?:项目|工程)")
_THRESHOLD = regex.compile(r"^.*?投资[^的]{0,10}?元(?:以上|左右)?的?")
_TIME = regex.compile(
    r"^[^，。；]{0,10}?(?:[0-9]{2,4}年(?:那一年|度)?|去年|今年|全年|上半年|期间|以来|年内|[0-9-]+月份?)(?!度|计划)"
)
_PURPOSE_LINK = regex.compile(r"(?:的?(?:专项)?资金)?(?:[，、](?=主要|用于|整治|实施|支持|做大|重点|新建))?")
_PHASE = regex.compile(r"(?:[一二三四首]期)(?=工程|项目|$)")
_REACH = 260
_BARE_KINDS = frozenset({"项目", "工程", "企业", "公司", "园区"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What money is put into: `project` where it has a name, `text` the words for it, `count` where it is a group.

    `size_class`: the group is told by a threshold only (亿元以上项目), so it seldom is what a figure is of.
    """

    span: Span
    text: str | None
    project: ProjectName | None = None
    count: int | None = None
    size_class: bool = False


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
        start, end = quantity.span
        clause = _clause_start(text, start)
        after = _AFTER_COUNT.match(text, quantity.number.end)
        before = None if after else _BEFORE_COUNT.search(text[clause:start])
        if after:
            noun, end = after["noun"], after.end()
            if noun in _BARE_KINDS:
                noun = trim(text[clause:start], rules) + noun
        elif before:
            noun = trim(before["noun"], rules)
            start = clause + before.start() + before["noun"].rfind(noun)
        else:
            continue
        name = _THRESHOLD.sub("", noun)
        yield Subject(Span(start, end), trim(name, rules), None, int(quantity.low), "元以上" in noun)


def trim(words: str, rules: InvestmentRules) -> str:
    """`words` without the time, place and verb at their head: 全年实施重点项目 speaks of 重点项目."""
    words = words.strip(" 　*的\t▲")
    while True:
        timed = _TIME.match(words)
        cut = timed.end() if timed else 0
        for verb in rules.cutting:
            at = words.rfind(verb)
            if at >= cut and len(words) > at + len(verb) + 1:
                cut = max(cut, at + len(verb))
        head = next((word for word in rules.heads if words.startswith(word, cut)), "")
        cut += len(head)
        if not cut or len(words) < cut + 2:
            return words
        words = words[cut:].strip(" 　*的、和及与")


def _clause_start(text: str, offset: int) -> int:
    start = max(0, offset - 60)
    for stop in _STOP.finditer(text, start, offset):
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
    if cue.span.start >= amount.span.end:
        return Subject(cue.span, text[slice(*cue.span)].removeprefix("规模").strip("的"))
    return (
        _modified(text, lead, cue, amount, candidates, rules)
        or _built(text, sentence, amount, candidates, rules)
        or _own_words(text, lead, cue, candidates, rules)
        or _spoken_of(text, sentence, lead, amount, candidates)
        or _plain_group(text, sentence, lead, rules)
    )


def _next(candidates: Sequence[Subject], offset: int) -> Subject | None:
    index = bisect_left(candidates, offset, key=lambda subject: subject.span.start)
    return candidates[index] if index < len(candidates) else None


def _modified(
    text: str, lead: Span, cue: Cue, amount: Quantity, candidates: Sequence[Subject], rules: InvestmentRules
) -> Subject | None:
    """`总投资九亿元的甲厂`: the noun that the amount stands before."""
    end = amount.span.end
    chain = _CHAIN.match(text, end)
    end = chain.end() if chain else end
    tied = text[end : end + 1] == "的"
    end += tied
    if not tied and (text[end : end + 1] in "，。；、,;）)\n 　（(：" or text.startswith(rules.purpose, end)):
        return None
    found = _next(candidates, end)
    if found and found.span.start <= end + 3:
        return found if tied or found.count else _with_investor(text, lead, cue, found, rules)
    noun = _NOUN_AFTER.match(text, end) if tied or "项目" in text[end : end + 24] else None
    if noun is None:
        return None
    subject = Subject(Span(*noun.span("noun")), noun["noun"].strip("“”"))
    return subject if tied else _with_investor(text, lead, cue, subject, rules)


def _with_investor(text: str, lead: Span, cue: Cue, subject: Subject, rules: InvestmentRules) -> Subject:
    """`甲集团投资八亿元冶炼项目` speaks of the works of 甲集团."""
    investor = trim(text[lead.start : cue.span.start].rsplit("、", 1)[-1], rules)
    if not 2 <= len(investor) <= 10 or investor in rules.back:
        return subject
    return replace(subject, text=investor + (subject.text or ""))


def _built(
    text: str, sentence: Span, amount: Quantity, candidates: Sequence[Subject], rules: InvestmentRules
) -> Subject | None:
    """`投资三亿元建设乙厂`: the object of the verb behind the amount."""
    link = _PURPOSE_LINK.match(text, amount.span.end)
    end = link.end() if link else amount.span.end
    verb = next((word for word in rules.purpose if text.startswith(word, end)), None)
    if verb is None:
        return None
    end += len(verb)
    found = _next(candidates, end)
    if found and found.span.end <= sentence.end and found.span.start <= end + 16:
        return found
    words = _OBJECT.match(text, end, sentence.end)
    name = trim(words.group(), rules) if words else ""
    return Subject(Span(*words.span()), name) if words and len(name) > 1 else None


def _own_words(
    text: str, lead: Span, cue: Cue, candidates: Sequence[Subject], rules: InvestmentRules
) -> Subject | None:
    """`丙路总投资两亿元`, `全社会固定资产投资五百亿元`: the noun of the amount's own clause."""
    index = bisect_right(candidates, lead.start, key=lambda subject: subject.span.end)
    inside = [found for found in candidates[index:] if found.span.end <= cue.span.end]
    if inside:
        return inside[-1]
    words = text[lead.start : cue.span.start].rsplit("、", 1)[-1]
    cued = text[slice(*cue.span)]
    if cue.rule.rule.id not in rules.named_before:
        words += cued
    elif cued.startswith("投资") and cued.endswith("完成"):
        words += "投资"
    elif cued.startswith("完成") and not cued.startswith("完成投资") and "投资" in cued:
        words = cued
    words = trim(words[slice(*strip_fillers(words, Span(0, len(words)), rules))], rules)
    if len(words) < 2 or words in rules.back or words.startswith(("该", "此", "其")):
        return None
    return Subject(Span(lead.start, lead.start + 1), words)


def _spoken_of(
    text: str, sentence: Span, lead: Span, amount: Quantity, candidates: Sequence[Subject]
) -> Subject | None:
    """The last project or group before the amount, in its sentence or not far before it in its paragraph."""
    index = bisect_left(candidates, amount.span.start, key=lambda subject: subject.span.start)
    for found in reversed(candidates[max(0, index - 6) : index]):
        distance = amount.span.start - found.span.end
        if found.size_class or (found.count and found.span.start < sentence.start):
            continue
        if found.span.start < sentence.start and (distance > _REACH or "\n" in text[found.span.end : sentence.start]):
            return None
        phase = _PHASE.search(text, lead.start, amount.span.start)
        if phase and found.text and phase.group() not in found.text:
            return replace(found, text=found.text + phase.group())
        return found
    return None


def _plain_group(text: str, sentence: Span, lead: Span, rules: InvestmentRules) -> Subject | None:
    """The last words for a group without a number in the sentence: 省级重点项目…、完成投资."""
    last = None
    for last in _PLAIN_GROUP.finditer(text, sentence.start, lead.end):
        pass
    return Subject(Span(*last.span()), trim(last.group(), rules)) if last else None
