"""What money can be put into: the named projects and the counted groups of a text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.document import Span
from pipeline.extract.investments.cues import STOP, strip_fillers
from pipeline.mentions.numerals import parse_numeral
from pipeline.mentions.types import ProjectName, Quantity
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.investments import InvestmentRules

_EDGES = " 　*\t▲的、和及与"
_NUMBERED = lazy_pattern(
    "^(?:[（(][0-9一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.、．](?![0-9])|[一二三四五六七八九十]{1,3}、)"
)
# What the count before leaves at the head of the next noun: 续建项目46个、新建项目37个.
_COUNTER = lazy_pattern("^[个项家宗](?:、|(?=.{6})(?![体人目]))")
# Verbs that belong to the words for money from outside: 利用外资.
_BRINGING = ("利用", "引进")
# Verbs that say no more of projects than that there are some: 实施项目十九个.
_LIGHT = frozenset({"实施", "安排", "推进"})
# Words that begin as those do which are left out: 共建项目 does not speak of 建项目.
_WHOLE_WORDS = plain_pattern("“十[一二三四五]五”规划|开工签约|签约开工|共建(?!设)|共享|有[效色机]|要素")
# What follows a number that has no noun: 现场签约十七个，总投资.
_ENDS = frozenset("，、（")
# 城镇 and 园区 are no names of places.
_PLACE = plain_pattern(
    r"(?!从|[两二三四五六]年|[省市县区]{2}|(?:[老主小]|中心)?城[市镇区]|[乡集]镇|[园社库灾景片山]区)\p{Han}{1,7}?[省市县区州盟旗镇]"
)
# What joins the members of a list of works.
LISTED = lazy_pattern("(?:项目|工程)?[、和及与]")
# How far before a figure its paragraph may have named what it is of.
REACH = 260
_KINDS = lazy_pattern("项目|工程|企业")
# Households are not the works that are done for them: 安居工程九万户.
_KINDS_OF_WORKS = ("项目", "工程")
# What a clause says of projects before it counts them: 列入年度计划的九个项目.
_SAID = lazy_pattern("(?:列入|纳入|进入)[^，。；]{4,24}的(?:项目|工程|$)")
# How companies were won, where nothing more is said of them: 引进九家企业.
_WON = frozenset({"引进", "新引进", "招引"})
# The noun behind a number, before what became of some of them: 9个水利项目开工4个.
_OF_COUNTED = lazy_pattern(
    "[0-9](?:家(?:项目|工程|企业)|[个项](?:(?!实施|落实|安排|引进|推进|共(?![建享])|新)[^、，。；：0-9]){0,16}?(?:项目|工程|企业))"
)
# What works are counted with one by one, and what deeds are: 20件实事.
_OF_WORKS = frozenset("个项")
_DEEDS = "件"
# Who has projects, or what they serve, plans them: 城区安排项目九个.
_PLANNED = lazy_pattern(
    "(?<=..)(?<!”|计划|组织|重点|规划|推进|集中|策划|储备|包装|统筹|着手|新增|重大|深度|[全今当]年|[共已将拟])"
    "(?:要|计划|拟|将|共|已|累计)*(?:实施|安排|规划|铺排|谋划)(?=(?:项目|工程)?$)"
)
# Projects that are counted in the same clause before: 九个项目已开工、六个项目.
_COUNTED = lazy_pattern("[0-9]+[个项](?:项目|工程)")


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
    great = [
        Subject(Span(*found.span()), found.group(), None, int(parse_numeral(found["count"]) or 0) or None)
        for found in rules.shapes["great"].finditer(text)
    ]
    return sorted((*named, *great, *_groups(text, quantities, rules)), key=lambda subject: subject.span)


def _groups(text: str, quantities: Sequence[Quantity], rules: InvestmentRules) -> Iterator[Subject]:
    for quantity in quantities:
        if quantity.unit not in rules.counters:
            continue
        start, end = quantity.span
        clause = _clause_start(text, start)
        after = rules.shapes["after_count"].match(text, quantity.number.end)
        before = None if after else rules.shapes["before_count"].search(text[clause:start])
        if after:
            noun, end = after["noun"], after.end()
            if noun in rules.bare_kinds:
                noun = _bare_group(text, Span(clause, start), after.end(), noun, rules)
        elif before and before.start() and _OF_COUNTED.match(text, clause + before.start() - 1):
            # 九个项目开工四个: the four are of those that were counted.
            continue
        elif before:
            noun = trim(rules.shapes["sum_of_names"].sub("", _COUNTER.sub("", before["noun"])), rules)
            start = clause + before.start() + before["noun"].rfind(noun)
        elif verb := rules.shapes["begun"].search(text, clause, start):
            start, noun = (verb.start("verb"), verb["verb"] + "项目") if text[end : end + 1] in _ENDS else (start, "")
            if not noun:
                continue
        else:
            continue
        if ("”" in noun and "“" not in noun) or noun.startswith("强企业") or text.startswith("之一", end):
            # 十个全覆盖 within quotes are counted by the name of one undertaking; 300强企业 are who invests; of nine
            # projects 之一 is the one that is spoken of.
            continue
        name = _name_of(_quoted(text, noun, Span(clause, quantity.span.start), end), rules)
        households = quantity.unit == "户" and name.endswith(_KINDS_OF_WORKS)
        yield Subject(Span(start, end), name, None, None if households else int(quantity.low), "元以上" in name)


def _quoted(text: str, noun: str, before: Span, end: int) -> str:
    """The noun, with all that the quotes hold where its number stands within them (农村学校“四项工程”), and with their
    end where the noun does (九个教育“暖心工程”)."""
    opened = text.rfind("“", *before)
    if noun.count("“") == noun.count("”"):
        return noun
    if opened < 0 or text.find("”", opened, before.end) >= 0:
        return noun + "”" if text.startswith("”", end) else noun
    return noun[: noun.rfind("“")] + text[opened:end].removesuffix("”") + "”"


def _name_of(noun: str, rules: InvestmentRules) -> str:
    """What a counted `noun` is called: without how it was won, and the threshold of its class if it says more."""
    if _SAID.match(noun):
        return noun
    noun = _PLANNED.sub("", noun)
    listed = rules.shapes["listed"].sub("", noun)
    listed = noun if listed in rules.bare_kinds and "元" in noun else listed
    return rules.shapes["won_by"].sub("", rules.shapes["won"].sub("", trim(listed, rules)))


def _bare_group(text: str, before: Span, after: int, noun: str, rules: InvestmentRules) -> str:
    """The name of a group that its noun alone does not tell: by the words in front of its number, or by what became of
    it (九个项目集中开工)."""
    names = rules.shapes["names_signed"].match(text[slice(*before)].strip())
    if names:
        return names["verb"] + noun
    signed = text[slice(*before)].rstrip("的").endswith("签约")
    if _SAID.fullmatch(text, *before):
        return text[slice(*before)] + noun
    head = trim(text[slice(*(before if signed else strip_fillers(text, before, rules)))], rules)
    if _COUNTED.search(head):
        return noun
    head = _PLANNED.sub("", head)
    if head and (head in _WON or head not in rules.heads) and not rules.shapes["no_head"].fullmatch(head):
        return head + noun
    became = rules.shapes["became"].match(text, after)
    return became["verb"] + noun if became else noun


def trim(words: str, rules: InvestmentRules, cutting: bool = True) -> str:
    """`words` without the time, place and verb at their head: 全年实施重点项目 speaks of 重点项目.

    `cutting`: also without what stands before a verb further on (全市统筹实施重点项目).
    """
    while True:
        words = _NUMBERED.sub("", words.strip(_EDGES))
        timed = rules.shapes["time"].match(words)
        if timed:
            words = words[timed.end() :]
            continue
        rest = _after_verb(words, rules) if cutting else words
        rest = rest[_placed(rest, rules) :]
        head = next(word for word in rules.heads if rest.startswith(word)) if rest.startswith(rules.heads) else ""
        head = "" if _WHOLE_WORDS.match(rest) else head
        head = head if cutting or head not in _BRINGING else ""
        if head and len(rest) >= len(head) + 2 and (head in _LIGHT or rest[len(head) :] not in rules.bare_kinds):
            rest = rest[len(head) :]
        if rest == words:
            return words
        words = rest


def named(span: Span, words: str, rules: InvestmentRules) -> Subject:
    """The subject that `words` name, without what is said of it and without its number, which is its count."""
    words = rules.shapes["won_by"].sub("", rules.shapes["said_of_it"].sub("", words))
    number = rules.shapes["trailing_count"].search(words)
    return Subject(span, words[: number.start()], None, counted(number, rules)) if number else Subject(span, words)


def whole_words(subject: Subject, rules: InvestmentRules) -> Subject:
    """The subject without pieces of the words around it, and without the number before it, which is its count."""
    if subject.project or not subject.text:
        return subject
    words = rules.shapes["laid_out"].sub("", rules.shapes["loose_ends"].sub("", subject.text))
    number = rules.shapes["leading_count"].match(words)
    if number is None or not number["count"].isdecimal():
        # Undertakings are called by a number in words: 十项惠民实事.
        return replace(subject, text=words)
    words = words[number.end() :]
    of_works = words.endswith(_KINDS_OF_WORKS) and number["counter"] in _OF_WORKS
    return replace(subject, text=words, count=subject.count or (counted(number, rules) if of_works else None))


def counted(number: regex.Match[str], rules: InvestmentRules) -> int | None:
    """How many there are, None where there is one, or a length or an area is told."""
    count = parse_numeral(number["count"]) if number["counter"] in (*rules.counters, _DEEDS) else None
    return int(count) if count and count > 1 else None


def _placed(words: str, rules: InvestmentRules) -> int:
    """Where the place ends that `words` begin with, before a verb that is left out too: 东岭区开工重点项目."""
    place = _PLACE.match(words)
    verb = next((word for word in rules.heads if words.startswith(word, place.end())), "") if place else ""
    # 示范镇建设 is what is done to the place.
    return place.end() if place and verb and place.end() + len(verb) < len(words) else 0


def _after_verb(words: str, rules: InvestmentRules) -> str:
    """What follows the last verb of `words`; what stands before it, where only 项目 follows."""
    at, length = max([(words.rfind(verb), len(verb)) for verb in rules.cutting])
    rest = words[at + length :].strip(_EDGES) if at >= 0 else words
    if rest.startswith("类"):
        # 实施类项目 are a class of projects.
        return words
    if rest in rules.bare_kinds:
        before = _KINDS.search(words, 0, at)
        return words[: before.end()] if before else words
    return rest if len(rest) > 1 else words


def _clause_start(text: str, offset: int) -> int:
    start = max(0, offset - 60)
    for stop in STOP.finditer(text, start, offset):
        start = stop.end()
    return start


def begun_before(candidates: Sequence[Subject], offset: int) -> int:
    """How many of the `candidates`, which are in their order, begin before `offset`."""
    return bisect_left(candidates, offset, key=lambda subject: subject.span.start)


def works_within(candidates: Sequence[Subject], name: Span) -> Subject | None:
    """The first of the `candidates`, which are in their order, that are works and stand in `name`."""
    first, last = (begun_before(candidates, offset) for offset in name)
    return next((one for one in candidates[first:last] if one.project and name.contains(one.span)), None)


def next_after(candidates: Sequence[Subject], offset: int) -> Subject | None:
    """The first of the `candidates` that begins at `offset` or behind it."""
    index = begun_before(candidates, offset)
    return candidates[index] if index < len(candidates) else None
