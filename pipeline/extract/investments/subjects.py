"""What an amount of money is put into: a named project, a counted group, or the words of its own clause."""

from collections.abc import Sequence
from dataclasses import replace

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.anaphora import is_one_of_two, pointed_back, sort_of_group
from pipeline.extract.investments.antecedents import carried, own_part, whole_name
from pipeline.extract.investments.bare import bare_money, brought_in, signed_at
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.continuations import (
    adds_to_works,
    going_on,
    is_compared,
    of_its_source,
    phase_of,
    won_together,
)
from pipeline.extract.investments.coordination import with_list, with_quotes
from pipeline.extract.investments.forms import form_name
from pipeline.extract.investments.groups import LISTED, Subject, begun_before, next_after, trim, whole_words
from pipeline.extract.investments.openings import (
    before_bracket,
    beside,
    item_before,
    measured,
    numbered_head,
    opening,
    sort_before,
    topic_before,
)
from pipeline.extract.investments.own_words import own_words
from pipeline.extract.investments.purposes import WON, built_for, built_later, is_nameless, modified, used_for
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import Trait

# The last words of a group without a number: the pattern is not tried where neither stands.
_GROUP_WORDS = ("项目", "工程")
# What stands between a counted group and the clause of its amount: 亿元以上项目二百个，总投资.
_STOPPED = lazy_pattern("[^，。；：\n]{0,8}[，、]")
# What is signed for by others has no name but this: 合同利用外资.
_FROM_OUTSIDE = lazy_pattern("(?:合同|协议)(?:实际)?(?:利用|引进)?(?:[外内台港侨]资|引资|外商(?:直接)?投资)")
_PART_OF = lazy_pattern("其中，?$")
# So many members of a list, and so many names before a part of one of them, are looked at.
_MOST_MEMBERS, _MOST_NAMES = 40, 120
# A project that the sentence before named is what a figure is of no further on than this: then others were spoken of.
_NEXT_SENTENCE = 60
# What stands between two counted groups that are told in one breath.
_JOINED = lazy_pattern("(?P<quote>[”」]?)[、和及与]")
# How works are paid for is no group of them.
_FORMS = frozenset({"PPP项目", "EPC项目", "BT项目", "BOT项目"})
# How projects in general are seen to, before what sort they are: 强化签约项目跟踪服务.
_PURSUED = lazy_pattern("^(?:加[快强大]|完善|强化|优化|创新|建立|健全|落实|严格|规范|做好|深化|提[高升])+")
# Rules whose words name a sort of money, which the next clause does not undo: 完成水利投资九亿元，实施项目四个.
_OWN_SORTS = frozenset({"completed", "sector"})
_SORT = lazy_pattern(
    "(?:固定资产|工业|技改|基础设施|房地产)投资|投入(?:基础设施|道路|水利|交通|园区|农田)[^，。；、]{0,4}资金"
)
# What was put into a field, whatever the next clause builds: 完成基础建设投入三亿元、新建厂房九座.
_DONE_FIELD = lazy_pattern("完成[^，。；、]{2,8}投入$")
# Parts of a group that are only counted: 重点项目九个，其中续建项目四个、新建项目五个.
_COUNTED_PARTS = lazy_pattern("其中[^，。；、]{0,12}[0-9]+[个项家](?:、[^，。；、]{0,12}[0-9]+[个项家]){1,4}$")
# Money is laid out, and nothing is said of what for.
_OUTLAY = lazy_pattern(
    "(?:(?<!总|完成)投资|投入|安排|筹[集措]|拿出|拨付|整合|落实|斥资|出资)(?:建设|专项|各类|财政)?(?:资金)?$"
)


def choose_subject(case: Case) -> Subject | None:
    """What the figure is of: a project, a group, or all of a list of works that stand before it.

    `known` is what the figure before it was of.
    """
    chosen = _chosen(case)
    if chosen is None or (chosen.text and case.rules.shapes["names_nothing"].search(chosen.text)):
        return None
    return with_list(case, with_quotes(case, whole_words(chosen, case.rules)))


def _chosen(case: Case) -> Subject | None:
    if case.known is not None and is_compared(case.text, case.figure):
        return case.known
    chosen = _nearest(case)
    if chosen is None:
        return None
    chosen = (_meant(case) if is_nameless(case, chosen) else None) or chosen
    index = begun_before(case.candidates, case.figure.lead.start)
    before = case.candidates[max(0, index - _MOST_NAMES) : index]
    if chosen.count is None and (whole := whole_name(chosen, before)):
        return whole
    chosen = sort_of_group(case.text, chosen, case.rules)
    if case.shared_out or is_one_of_two(case):
        return chosen
    if chosen.count:
        if chosen.text in case.rules.bare_kinds and (sort := sort_before(case, chosen)):
            return replace(chosen, text=sort)
        return _joined_groups(case.text, chosen, case.candidates)
    if chosen.project is None or chosen.span.end > case.figure.amount.span.start:
        return chosen
    return _whole_list(case.text, chosen, case.figure.amount.span.start, case.candidates)


def _meant(case: Case) -> Subject | None:
    """What public money of no name is for: by its use, or by the sentence before (`小镇改造不断深化。投入财政资金`)."""
    used = used_for(case)
    return used or (None if WON.search(case.text, *case.figure.lead) else topic_before(case))


def _joined_groups(text: str, one: Subject, candidates: Sequence[Subject]) -> Subject:
    """`one`, or the two counted groups of which it is the second: `重点项目九个、民生项目五个，完成投资`."""
    index = begun_before(candidates, one.span.start)
    first = candidates[index - 1] if index else None
    joint = _JOINED.fullmatch(text, first.span.end, one.span.start) if first and first.text else None
    if not (joint and first and first.text and first.count and one.text and one.count):
        return one
    named = f"{first.text.removesuffix(joint['quote'])}{joint['quote']}、{one.text}"
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


def _nearest(case: Case) -> Subject | None:
    """What the figure is of, the nearest reading first: what it modifies, what its verb builds, what its clause is
    about, what the sentence or the paragraph spoke of before."""
    cue = case.figure.cue
    phase = phase_of(case)
    if cue.span.start >= case.figure.amount.span.end:
        return _told_behind(case, phase)
    return phase or _told_beside(case) or _told_before(case)


def _told_behind(case: Case, phase: Subject | None) -> Subject | None:
    """What a figure is of whose kind the words behind it tell: what they name, unless they name nothing but money."""
    cued = _cued(case)
    if Trait.VERB not in case.figure.cue.rule.traits and not case.rules.shapes["no_subject"].search(cued):
        return Subject(case.figure.cue.span, trim(cued, case.rules, cutting=False))
    return phase or built_for(case) or built_later(case) or _spoken_of(case)


def _told_beside(case: Case) -> Subject | None:
    """What the words right around the figure name or point to."""
    built = None if adds_to_works(case) else built_for(case)
    return (
        modified(case)
        or (numbered_head(case) if Trait.EXPLICIT in case.figure.cue.rule.traits else None)
        or (built if _is_direct(case, built) else None)
        or pointed_back(case)
        or of_its_source(case)
        or won_together(case)
        or brought_in(case)
        or _given_by_treasury(case)
        or own_words(case)
        or (None if _stands_behind_group(case) else built)
    )


def _given_by_treasury(case: Case) -> Subject | None:
    """What the next clause builds with money of which its own says but that it is public: `财政补助三亿元，建成`."""
    if case.figure.kind is not InvestmentKind.FUNDING or not case.rules.shapes["treasury"].fullmatch(
        case.text, *case.figure.lead
    ):
        return None
    return None if _stands_behind_group(case) else built_later(case)


def _stands_behind_group(case: Case) -> bool:
    """Whether a counted group stands right before the clause of the figure, which is of it whatever follows."""
    index = begun_before(case.candidates, case.figure.amount.span.start) - 1
    if index < 0 or case.candidates[index].count is None or case.candidates[index].size_class:
        return False
    within = case.candidates[index].span.start >= case.figure.lead.start
    return within or _STOPPED.fullmatch(case.text, case.candidates[index].span.end, case.figure.lead.start) is not None


def _told_before(case: Case) -> Subject | None:
    """What the form, the item, the sentence, the paragraph or the document spoke of before the figure."""
    return (
        form_name(case)
        or before_bracket(case)
        or (built_later(case) if _is_outlay(case) else None)
        or _from_outside(case)
        or signed_at(case)
        or going_on(case)
        or measured(case)
        or beside(case)
        or bare_money(case)
        or _spoken_of(case)
        or _plain_group(case)
        or item_before(case)
        or built_later(case)
        or opening(case)
        or carried(case)
        or topic_before(case)
    )


def _cued(case: Case) -> str:
    """The words that tell the kind of the figure, as far as they may name what it is of."""
    return case.text[slice(*case.figure.cue.span)].removeprefix("规模").strip("的")


def _is_direct(case: Case, built: Subject | None) -> bool:
    """Whether what the figure builds is what it is of: funds and sorts of investment (完成水利投资九亿元) have names of
    their own, what they are for comes second, unless it follows at once."""
    cued = _cued(case)
    sort = case.figure.cue.rule.rule.id in _OWN_SORTS and "投资" in cued
    own = sort or _SORT.search(cued) is not None or _DONE_FIELD.search(case.text, *case.figure.lead) is not None
    stopped = case.text[case.figure.amount.span.end : case.figure.amount.span.end + 1] in ("，", "、")
    if stopped and _stands_behind_group(case):
        return False
    late = stopped and (own or case.figure.kind is InvestmentKind.FUNDING)
    return not late or (not own and "债" not in cued and built is not None and built.count is not None)


def _from_outside(case: Case) -> Subject | None:
    """The words for what is signed for by investors from outside, where no group is counted right before."""
    words = _FROM_OUTSIDE.search(case.text, *case.figure.cue.span)
    index = begun_before(case.candidates, case.figure.lead.start) - 1
    counted = index >= 0 and _STOPPED.fullmatch(case.text, case.candidates[index].span.end, case.figure.lead.start)
    return Subject(case.figure.cue.span, words.group()) if words and not counted else None


def _is_outlay(case: Case) -> bool:
    """Whether money is laid out whose use only the next clause tells: 投入三亿元，办成民生实事四百件."""
    if (
        _stands_behind_group(case)
        or adds_to_works(case)
        or case.figure.amount.high is not None
        or not _OUTLAY.search(case.text, *case.figure.lead)
    ):
        return False
    index = begun_before(case.candidates, case.figure.sentence.start)
    return not any(
        found.project and found.span.end <= case.figure.lead.end for found in case.candidates[index : index + 8]
    )


def _spoken_of(case: Case) -> Subject | None:
    """The last project or group before the amount, in its sentence or not far before it in its paragraph."""
    sentence, amount = case.figure.sentence, case.figure.amount
    index = begun_before(case.candidates, amount.span.start)
    whole = amount.span.start
    for found in reversed(case.candidates[max(0, index - 6) : index]):
        beside = _STOPPED.fullmatch(case.text, found.span.end, case.figure.lead.start) and not _PART_OF.search(
            case.text, sentence.start, found.span.start
        )
        if (found.size_class and not beside) or (found.count and found.span.start < sentence.start):
            continue
        parts = _COUNTED_PARTS.search(case.text, sentence.start, found.span.end) if found.count else None
        whole = min(whole, parts.start()) if parts else whole
        if found.span.start >= whole:
            continue
        if found.span.end <= own_part(case):
            return None
        distance = amount.span.start - found.span.end
        if found.span.start < sentence.start and (
            distance > _NEXT_SENTENCE or "\n" in case.text[found.span.end : sentence.start]
        ):
            return None
        summed = case.rules.shapes["after_list"].match(case.text, found.span.end, amount.span.start)
        return Subject(Span(*summed.span()), summed["noun"]) if summed else _topic(case, found)
    return None


def _topic(case: Case, nearest: Subject) -> Subject:
    """The project that the stretch up to the amount begins with, else the nearest one: its parts come later."""
    if nearest.count or nearest.span.start < case.figure.sentence.start:
        return nearest
    start = max(
        case.figure.sentence.start, case.text.rfind("；", 0, case.figure.amount.span.start) + 1, case.figure.before
    )
    first = next_after(case.candidates, start)
    return first if first and first.project and first.span.start <= start + 6 else nearest


def _plain_group(case: Case) -> Subject | None:
    """The last words for a group without a number in the sentence: 省级重点项目…、完成投资."""
    start, end = max(case.figure.sentence.start, own_part(case)), case.figure.lead.end
    if all(case.text.find(word, start, end) < 0 for word in _GROUP_WORDS):
        return None
    told = [
        (one, _PURSUED.sub("", one.group())) for one in case.rules.shapes["plain_group"].finditer(case.text, start, end)
    ]
    found = [(one, words) for one, words in told if words not in _FORMS and words not in _GROUP_WORDS]
    return Subject(Span(*found[-1][0].span()), trim(found[-1][1], case.rules)) if found else None
