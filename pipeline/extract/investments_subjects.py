"""What an amount of money is put into: a named project, a counted group, or the words of its own clause."""

from collections.abc import Sequence

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments_back import carried, whole_name
from pipeline.extract.investments_bare import bare_money, brought_in, own_source, signed_at
from pipeline.extract.investments_cues import Figure
from pipeline.extract.investments_goes_on import (
    going_on,
    is_compared,
    of_its_source,
    phase_of,
    won_together,
)
from pipeline.extract.investments_groups import LISTED, Subject, begun_before, next_after, trim
from pipeline.extract.investments_openings import (
    beside,
    form_name,
    headed,
    line_above,
    main_subject,
    opening,
    titled,
    topic_before,
)
from pipeline.extract.investments_own_words import given_to, own_words
from pipeline.extract.investments_pointers import pointed_back, sort_of_group
from pipeline.extract.investments_purposes import built_for, built_later, modified
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules

# How far before a figure its paragraph may have named what it is of.
_REACH = 260
# The last words of a group without a number: the pattern is not tried where neither stands.
_GROUP_WORDS = ("项目", "工程")
# What stands between a counted group and the clause of its amount: 亿元以上项目二百个，总投资.
_STOPPED = lazy_pattern("[^，。；：\n]{0,8}[，、]")
# What is signed for by others has no name but this: 合同利用外资.
_FROM_OUTSIDE = lazy_pattern("(?:合同|协议)(?:实际)?(?:利用|引进)?(?:[外内台港侨]资|引资|外商(?:直接)?投资)")
_PART_OF = lazy_pattern("其中，?$")
# So many members of a list, and so many names before a part of one of them, are looked at.
_MOST_MEMBERS, _MOST_NAMES = 40, 120
# What stands between two counted groups that are told in one breath.
_JOINED = lazy_pattern("(?P<quote>[”」]?)[、和及与]")
# How works are paid for is no group of them.
_FORMS = frozenset({"PPP项目", "EPC项目", "BT项目", "BOT项目"})
_OPENED = frozenset("（(")
# Rules whose words name a sort of money, which the next clause does not undo: 完成水利投资九亿元，实施项目四个.
_OWN_SORTS = frozenset({"completed", "sector"})
_SORT = lazy_pattern(
    "(?:固定资产|工业|技改|基础设施|房地产)投资|投入(?:基础设施|道路|水利|交通|园区|农田)[^，。；、]{0,4}资金"
)
# Rules whose words behind an amount are a verb and not a name.
_VERBS_BEHIND = frozenset({"laid-out-in-support"})
# Parts of a group that are only counted: 重点项目九个，其中续建项目四个、新建项目五个.
_COUNTED_PARTS = lazy_pattern("其中[^，。；、]{0,12}[0-9]+[个项家](?:、[^，。；、]{0,12}[0-9]+[个项家]){1,4}$")
# Money is laid out, and nothing is said of what for.
_OUTLAY = lazy_pattern(
    "(?:(?<!总|完成)投资|投入|安排|筹[集措]|拿出|拨付|整合|落实|斥资|出资)(?:建设|专项|各类|财政)?(?:资金)?$"
)


def choose_subject(
    text: str,
    finding: Figure,
    known: Subject | None,
    candidates: Sequence[Subject],
    rules: InvestmentRules,
) -> Subject | None:
    """What the figure is of: a project, a group, or all of a list of works that stand before it.

    `known` is what the figure before it was of.
    """
    if known is not None and is_compared(text, finding):
        return known
    chosen = _nearest(text, finding, known, candidates, rules)
    index = begun_before(candidates, finding.lead.start)
    before = candidates[max(0, index - _MOST_NAMES) : index]
    if chosen is not None and chosen.count is None and (whole := whole_name(chosen, before)):
        return whole
    chosen = sort_of_group(text, chosen, rules) if chosen else None
    if chosen is not None and chosen.count and "分别" not in text[slice(*finding.head)]:
        return _joined_groups(text, chosen, candidates)
    if chosen is None or chosen.project is None or chosen.span.end > finding.amount.span.start:
        return chosen
    return (
        chosen
        if "分别" in text[slice(*finding.head)]
        else _whole_list(text, chosen, finding.amount.span.start, candidates)
    )


def _joined_groups(text: str, one: Subject, candidates: Sequence[Subject]) -> Subject:
    """`one`, or the two counted groups of which it is the second: `重点项目九个、民生项目五个，完成投资`."""
    index = begun_before(candidates, one.span.start)
    first = candidates[index - 1] if index else None
    joint = _JOINED.fullmatch(text, first.span.end, one.span.start) if first and first.text else None
    if not (joint and first and first.count and one.text and one.count):
        return one
    named = f"{first.text}{joint['quote']}、{one.text}"
    return Subject(Span(first.span.start, one.span.end), named, None, first.count + one.count)


def _whole_list(text: str, one: Subject, limit: int, candidates: Sequence[Subject]) -> Subject:
    """`one` with the projects before `limit` that are joined to it: `甲厂、乙厂和丙厂，共投资九亿元`."""
    start, end = one.span
    index = begun_before(candidates, start)
    # A list of more members than these is cut off, so that time stays in proportion to length.
    around = candidates[max(0, index - _MOST_MEMBERS) : index + _MOST_MEMBERS]
    named = [found.span for found in around if found.project and found.span.end <= limit]
    for span in named:
        if span.start > end and LISTED.fullmatch(text, end, span.start):
            end = span.end
    for span in reversed(named):
        if span.end < start and LISTED.fullmatch(text, span.end, start):
            start = span.start
    return one if (start, end) == one.span else Subject(Span(start, end), text[start:end])


def _nearest(
    text: str,
    finding: Figure,
    known: Subject | None,
    candidates: Sequence[Subject],
    rules: InvestmentRules,
) -> Subject | None:
    """What the figure is of, the nearest reading first: what it modifies, what its verb builds, what its clause is
    about, what the sentence or the paragraph spoke of before."""
    cue = finding.cue
    phase = phase_of(text, finding, known, rules)
    if cue.span.start >= finding.amount.span.end:
        return _told_behind(text, finding, candidates, rules, phase)
    return (
        phase
        or _told_beside(text, finding, known, candidates, rules)
        or _told_before(text, finding, known, candidates, rules)
    )


def _told_behind(
    text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules, phase: Subject | None
) -> Subject | None:
    """What a figure is of whose kind the words behind it tell: what they name, unless they name nothing but money."""
    cued = _cued(text, finding)
    if finding.cue.rule.rule.id not in _VERBS_BEHIND and not rules.shapes["no_subject"].search(cued):
        given = given_to(text, finding, rules) if rules.shapes["source"].search(cued) else None
        return given or Subject(finding.cue.span, cued)
    return (
        phase
        or given_to(text, finding, rules)
        or built_for(text, finding, candidates, rules)
        or built_later(text, finding, candidates, rules)
        or _spoken_of(text, finding, candidates, rules)
    )


def _told_beside(
    text: str,
    finding: Figure,
    known: Subject | None,
    candidates: Sequence[Subject],
    rules: InvestmentRules,
) -> Subject | None:
    """What the words right around the figure name or point to."""
    built = built_for(text, finding, candidates, rules)
    return (
        modified(text, finding, candidates, rules)
        or (built if _is_direct(text, finding, built, candidates) else None)
        or pointed_back(text, finding, candidates, rules)
        or of_its_source(text, finding, known, rules)
        or won_together(text, finding, known, candidates)
        or brought_in(text, finding, rules)
        or own_words(text, finding, candidates, rules)
        or (None if _stands_behind_group(text, finding, candidates) else built)
        or (opening(text, finding, candidates, rules) if _is_bare(text, finding) else None)
    )


def _stands_behind_group(text: str, finding: Figure, candidates: Sequence[Subject]) -> bool:
    """Whether a counted group stands right before the clause of the figure, which is of it whatever follows."""
    index = begun_before(candidates, finding.amount.span.start) - 1
    if index < 0 or candidates[index].count is None or candidates[index].size_class:
        return False
    within = candidates[index].span.start >= finding.lead.start
    return within or _STOPPED.fullmatch(text, candidates[index].span.end, finding.lead.start) is not None


def _told_before(
    text: str,
    finding: Figure,
    known: Subject | None,
    candidates: Sequence[Subject],
    rules: InvestmentRules,
) -> Subject | None:
    """What the form, the item, the sentence, the paragraph or the document spoke of before the figure."""
    return (
        form_name(text, finding, rules)
        or titled(text, finding, rules)
        or (built_later(text, finding, candidates, rules) if _is_outlay(text, finding, candidates) else None)
        or _from_outside(text, finding, candidates)
        or signed_at(text, finding)
        or (
            going_on(text, finding, known, candidates) if not _is_sort_of_its_own(text, finding, known, rules) else None
        )
        or beside(text, finding, candidates, rules)
        or headed(text, finding, candidates, rules)
        or bare_money(text, finding, candidates, rules)
        or _spoken_of(text, finding, candidates, rules)
        or _plain_group(text, finding, rules)
        or built_later(text, finding, candidates, rules)
        or opening(text, finding, candidates, rules)
        or carried(text, finding, known)
        or (main_subject(candidates) if finding.cue.rule.rule.id not in rules.investor_before else None)
        or topic_before(text, finding, rules)
        or line_above(text, finding, rules)
    )


def _is_sort_of_its_own(text: str, finding: Figure, known: Subject | None, rules: InvestmentRules) -> bool:
    """Whether the figure before was of a sort of money (固定资产投资) and this one names another: 专项资金."""
    other = known is not None and known.project is None and (known.text or "").endswith(("投资", "资金"))
    return other and own_source(text, finding, rules) != ""


def _cued(text: str, finding: Figure) -> str:
    """The words that tell the kind of the figure, as far as they may name what it is of."""
    return text[slice(*finding.cue.span)].removeprefix("规模").strip("的")


def _is_bare(text: str, finding: Figure) -> bool:
    """Whether the figure has no words of its own, or stands in brackets behind what it is of."""
    return (
        finding.cue.span.start == finding.cue.span.end or text[finding.lead.start - 1 : finding.lead.start] in _OPENED
    )


def _is_direct(text: str, finding: Figure, built: Subject | None, candidates: Sequence[Subject]) -> bool:
    """Whether what the figure builds is what it is of: funds and sorts of investment (完成水利投资九亿元) have names of
    their own, what they are for comes second, unless it follows at once."""
    cued = _cued(text, finding)
    sort = finding.cue.rule.rule.id in _OWN_SORTS and "投资" in cued
    own = sort or _SORT.search(cued) is not None
    stopped = text[finding.amount.span.end : finding.amount.span.end + 1] in ("，", "、")
    if stopped and _stands_behind_group(text, finding, candidates):
        return False
    late = stopped and (own or finding.kind is InvestmentKind.FUNDING)
    return not late or (not own and built is not None and built.count is not None)


def _from_outside(text: str, finding: Figure, candidates: Sequence[Subject]) -> Subject | None:
    """The words for what is signed for by investors from outside, where no group is counted right before."""
    words = _FROM_OUTSIDE.search(text, *finding.cue.span)
    index = begun_before(candidates, finding.lead.start) - 1
    counted = index >= 0 and _STOPPED.fullmatch(text, candidates[index].span.end, finding.lead.start)
    return Subject(finding.cue.span, words.group()) if words and not counted else None


def _is_outlay(text: str, finding: Figure, candidates: Sequence[Subject]) -> bool:
    """Whether money is laid out whose use only the next clause tells: 投入三亿元，办成民生实事四百件."""
    if _stands_behind_group(text, finding, candidates) or finding.amount.high is not None:
        return False
    if not _OUTLAY.search(text, *finding.lead):
        return False
    index = begun_before(candidates, finding.sentence.start)
    return not any(found.project and found.span.end <= finding.lead.end for found in candidates[index : index + 8])


def _spoken_of(text: str, finding: Figure, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """The last project or group before the amount, in its sentence or not far before it in its paragraph."""
    sentence, amount = finding.sentence, finding.amount
    index = begun_before(candidates, amount.span.start)
    whole = amount.span.start
    for found in reversed(candidates[max(0, index - 6) : index]):
        beside = _STOPPED.fullmatch(text, found.span.end, finding.lead.start) and not _PART_OF.search(
            text, sentence.start, found.span.start
        )
        if (found.size_class and not beside) or (found.count and found.span.start < sentence.start):
            continue
        parts = _COUNTED_PARTS.search(text, sentence.start, found.span.end) if found.count else None
        whole = min(whole, parts.start()) if parts else whole
        if found.span.start >= whole:
            continue
        distance = amount.span.start - found.span.end
        if found.span.start < sentence.start and (distance > _REACH or "\n" in text[found.span.end : sentence.start]):
            return None
        summed = rules.shapes["after_list"].match(text, found.span.end, amount.span.start)
        return Subject(Span(*summed.span()), summed["noun"]) if summed else _topic(text, finding, found, candidates)
    return None


def _topic(text: str, finding: Figure, nearest: Subject, candidates: Sequence[Subject]) -> Subject:
    """The project that the stretch up to the amount begins with, else the nearest one: its parts come later."""
    if nearest.count or nearest.span.start < finding.sentence.start:
        return nearest
    start = max(finding.sentence.start, text.rfind("；", 0, finding.amount.span.start) + 1, finding.before)
    first = next_after(candidates, start)
    return first if first and first.project and first.span.start <= start + 6 else nearest


def _plain_group(text: str, finding: Figure, rules: InvestmentRules) -> Subject | None:
    """The last words for a group without a number in the sentence: 省级重点项目…、完成投资."""
    start, end = finding.sentence.start, finding.lead.end
    if all(text.find(word, start, end) < 0 for word in _GROUP_WORDS):
        return None
    found = [one for one in rules.shapes["plain_group"].finditer(text, start, end) if one.group() not in _FORMS]
    return Subject(Span(*found[-1].span()), trim(found[-1].group(), rules)) if found else None
