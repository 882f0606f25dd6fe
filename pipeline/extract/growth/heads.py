"""Finds what a figure measures: the indicator's words left of the number, or right of it."""

from functools import lru_cache
from typing import NamedTuple

import regex

from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth import GrowthRules, IndicatorRules

# Searched from the end: the last boundary comes first.
_BOUNDARY = lazy_pattern(r"(?r)[，,；;：:。！？!?\n…]|——|(?<=[”」）])—")
_BRACKETED = plain_pattern(r"（[^（）]{0,40}）|\([^()]{0,40}\)|\[[^\[\]]{0,10}\]|\*")
_BRACKET_MARKS = frozenset("（([*")
# Stands for what was in brackets, so that offsets stay what they are; every pattern takes it for a space.
_BLANK = "\u2003"
# 普及, 参与, 和谐 and the like hold no joint.
_JOINTS = lazy_pattern(r"、|(?<![共饱调缓平温])和(?![谐平美])|(?<!参)与|以及|(?<![普涉以])及")
# 和 joins two members into one thing, where a list of 、 may be but what stands before.
_COORDINATED = lazy_pattern(r"(?<![共饱调缓平温])(?:和(?![谐平美])|(?<!参)与|以?及(?![时格]))[^、和与及]{2,}$")
# Of shares and visits joined by 和 each has the number for itself.
_SHARE = lazy_pattern(r"(?:率|比重|占比|人次)$")
# The share that the members of a list have of one whole: 甲、乙增加值占地区生产总值比重.
_SHARE_OF = lazy_pattern(r"占[^、占]{2,16}(?:比重|比例)$")
# Of what is praised in turn (布局合理、功能完善的卫生院) the thing alone is the name.
_FOLLOWING = plain_pattern(
    r"[的“]?(?:\p{Han}{2,5}、\p{Han}{2,6}的)?(?P<noun>(?:[^，,。；;、：:！？\n（）()\d]|（[^（）\d，。；、]{1,8}）(?=\p{Han})|\d(?=[GgA-Z]|\d*(?:强|分钟)|[\d千万]*亿元?级|[\d.]*[千百]?[万亿]?元(?:及?以上|级|项目|企业|产业|开发区|园区|集群|的))){2,24})"
)
# What is counted, with a sum that is told of it: 8个项目完成投资20亿元.
_MEASURED = lazy_pattern(r"(?:完成投资|产值|收入|税收)[\d.]+[百千]?[万亿]?元(?:及?以上)?$")
# What each of those who are counted gains: 4万户茶农户均增收5000元.
_EACH_GAINS = lazy_pattern(r"(?<=[\p{Han}]{2})(?:户均|人均)(?=增|年|纯?收入|可支配)")
_AND_SOME = plain_pattern(r"[和及与]一批")
_COLONS = ("：", ":")
_EDGES = " \u2003　*“”\"'、和及与的—─"
_MARKS = lazy_pattern(r"^(?:[^\w“\"'‘（(\[《]|[一二三四五六七八九十]{1,2}、(?!二|三))+")
# A time between a name and its predicate: 茶产业产值2023年要达到.
_WHEN = lazy_pattern(r"(?:到|至|在)?(?:(?:19|20)\d\d年|今年|明年|全年|年内|“?十[一二三四五六]五”?期?)[底末]?$")
# The year in which a change arrives, between its verb and the number: 提高到2035年的68%.
_ARRIVAL = lazy_pattern(r"(?<=[到至])(?:19|20)\d\d年的$")
# A year in Chinese digits, which no other pattern knows: 到二○○五年.
_WRITTEN_YEAR = plain_pattern(r"(?:到|至|在)?[一二][〇○零一二三四五六七八九]{3}年[底末前]?")
_FOOTNOTE = plain_pattern(r"\[\d{1,3}\]")
# 一二三产业, 一、二、三产业: several sectors told by one head.
_SECTORS = plain_pattern(r"(?P<which>[一二三]、?[一二三](?:、?[一二三])?)次?产(?:业)?(?P<of>(?!品|量|值|能|出|权).*)")
# 三次产业分别增长: the three of them in their order.
_ALL_SECTORS = plain_pattern(r"三次产业(?P<of>\p{Han}*)")
_OPEN_END = plain_pattern(r"(?:[、和与及等的]|以及)\s*$")
# What ends a list of examples; 高等, 平等, 等级 and the like hold none.
_ET_CETERA = lazy_pattern(r"(?<!^|[平高中同初相对均])等(?![级额待候距效价])")
_LONGEST, _LONGEST_PREDICATE = 80, 24
# Members that a common head follows after 等, where each is given its number: 甲、乙等产业产值分别达到.
_EXAMPLES = lazy_pattern(
    r"(?P<members>[^等]+、[^等]+)等(?:[\d一二三四五六七八九十]+[个大])?(?P<head>[^等、和与及]{2,16})"
)
# Indicators of which each is given the number: 甲、乙、丙等主要经济指标增长一成.
_ALL_OF = lazy_pattern(
    r"(?P<members>[^等]+、[^等]+)等(?:[\d一二三四五六七八九十]+[个大项])?(?:主要|重要|核心)?(?:经济)?(?:社会)?(?:发展)?指标"
)
LISTED = lazy_pattern(r"、|(?<![共饱调缓平温])和(?![谐平美])")
_TOWN_AND_COUNTRY = lazy_pattern(r"城乡(?=(?:常住)?居民)")
# What holds of both, and is told for each: 城乡文体设施覆盖率分别达到90%和70%.
_TOWN_WITH_COUNTRY = lazy_pattern(r"^城乡(?=[\p{Han}]{2,}(?:率|面积|水平)$)")
_TOWN_OR_COUNTRY = "城、乡居民"
_DEPOSITS_AND_LOANS = lazy_pattern(r"存贷款(?=余额)")
# What may stand before an indicator without narrowing it, and the shortest name in which it does.
_VERBS = plain_pattern(r"完成|实现|新增|认定|培育|净增|拉动|带动|推动|使|让|确保|力争|争取|全部|合计")
_SHORTEST_WITH_VERB = 6
# Speaks of all years, not of each of the things named: 城乡居民收入年均增长.
_YEARLY = "年均"
# A member of a list as short as this lacks more of its head than the last character.
_STUB = 3


class Head(NamedTuple):
    """What stands left of a number: the indicators' `names`, and the `predicate` that joins them to it.

    `expects_more` where the words break off (`二期等`, `改扩建和`): the thing itself follows the number. `is_relative`
    where the number is a distance from another place's figure.
    """

    names: tuple[str, ...]
    predicate: str
    expects_more: bool
    is_relative: bool


def read_left(left: str, rules: GrowthRules, numbers: int = 1) -> Head:
    """The indicators that the text up to a number names; no names where it holds but verbs.

    `left` ends where the number begins and starts where the figure before it ended, or the sentence began; `numbers` is
    how many stand side by side: as many members of a list have one each.
    """
    clause = _last_clause(left, rules)[-_LONGEST:]
    clause = _ARRIVAL.sub("", rules.moved.sub("", _without_brackets(clause)))
    relative = rules.names.relative.search(clause)
    if relative:
        clause = clause[: relative.start()]
    found = rules.predicate.pattern.search(clause, max(0, len(clause) - _LONGEST_PREDICATE))
    predicate = found.group() if found else ""
    words = clause[: len(clause) - len(predicate)]
    expects_more = _OPEN_END.search(clause) is not None
    return Head(tuple(_members(words, predicate, rules, numbers)), predicate, expects_more, relative is not None)


def _last_clause(left: str, rules: GrowthRules) -> str:
    """The last clause of `left`, and before it the label of the number where nothing but a colon parts the two:
    `GDP增速：8%`."""
    left = _WRITTEN_YEAR.sub(_blank, left)
    start = clause_start(left)
    clause = left[start:]
    if left[start - 1 : start] not in _COLONS or rules.predicate.pattern.sub("", clause):
        return clause
    label = trimmed(left[clause_start(left[: start - 1]) : start - 1], rules)
    return label + clause if code_of(label, rules) or rules.names.complete.search(label) else clause


@lru_cache(maxsize=256)
def clause_start(left: str) -> int:
    """Where the last clause of `left` begins; what stands in closed brackets does not end a clause."""
    plain = _without_brackets(left)
    opened = max(plain.rfind("（"), plain.rfind("(")) + 1
    last = _BOUNDARY.search(plain, opened)
    return last.end() if last else opened


def _without_brackets(text: str) -> str:
    if _BRACKET_MARKS.isdisjoint(text):
        return text
    return _BRACKETED.sub(_blank, text)


def _blank(found: regex.Match[str]) -> str:
    return _BLANK * len(found.group())


def read_right(right: str, rules: GrowthRules) -> str:
    """The thing counted, where it stands after its number (`新建10个平台`); empty where none does."""
    found = _FOLLOWING.match(_FOOTNOTE.sub("", right))
    if not found or rules.names.nothing.search(found["noun"]):
        return ""
    noun = _EACH_GAINS.split(_AND_SOME.split(found["noun"])[0])[0]
    predicate = rules.predicate.pattern.search(noun)
    noun = noun[: predicate.start()] if predicate else noun
    return _quoted(rules.names.following_verb.sub("", noun).strip(_EDGES))


def tells_sum(right: str) -> bool:
    """Whether what is counted right of a number goes on to a sum of money that is told of it."""
    found = _FOLLOWING.match(right)
    return found is not None and _MEASURED.search(found["noun"]) is not None


def trimmed(words: str, rules: GrowthRules) -> str:
    """`words` without the verbs, times and scopes that stand before an indicator's name."""
    words = _ET_CETERA.split(_MARKS.sub("", words.replace(_BLANK, "")).strip(_EDGES))[-1]
    rest = _opened(words, rules)
    name = _opened(rules.names.subject.sub("", rest).strip(_EDGES), rules)
    return _quoted(_WHEN.sub("", _behind_verb(name, rules) or rest).strip(_EDGES))


def _behind_verb(name: str, rules: GrowthRules) -> str:
    """`name` from the indicator on that it ends with, where a verb stands before that:
    `开发区完成工业投资`."""
    if len(name) < _SHORTEST_WITH_VERB or code_of(name, rules):
        return name
    rests = (name[verb.end() :] for verb in _VERBS.finditer(name))
    return next((rest for rest in rests if code_of(rest, rules)), name)


def _opened(words: str, rules: GrowthRules) -> str:
    """`words` without those that only open a name."""
    opening = rules.names.opening.match(words)
    return words[opening.end() :] if opening else words


def _quoted(name: str) -> str:
    """`name` with the other one of the pair where it has but one quote."""
    missing = name.count("“") - name.count("”")
    return f"“{name}" if missing < 0 else f"{name}”" if missing > 0 else name


def _members(words: str, predicate: str, rules: GrowthRules, numbers: int) -> list[str]:
    if "分别" in predicate and (given := _EXAMPLES.fullmatch(words)):
        first, *others = LISTED.split(given["members"])
        return [member + given["head"] for member in (trimmed(first, rules), *others)]
    before, both, of = words.partition(_TOWN_OR_COUNTRY)
    words = f"{before}城镇居民{of}、农村居民{of}" if both else words
    if every := _ALL_OF.search(words):
        named = [trimmed(member, rules) for member in LISTED.split(every["members"])]
        if all(code_of(member, rules) for member in named[1:-1]):
            return named
    words = trimmed(words, rules)
    if not words:
        return []
    sectors = _SECTORS.fullmatch(words)
    if sectors:
        return [f"第{which}产业{sectors['of']}" for which in sectors["which"].replace("、", "")]
    if "分别" in predicate and (sectors := _ALL_SECTORS.fullmatch(words)):
        return [f"第{which}产业{sectors['of']}" for which in "一二三"]
    parts = [part for part in (part.strip(_EDGES) for part in _JOINTS.split(words)) if part]
    each = rules.predicate.each.search(predicate) is not None or len(parts) == numbers > 1
    if len(parts) < 2 or code_of(words, rules):
        of_both = numbers > 1 or rules.predicate.each.search(predicate.replace(_YEARLY, "")) is not None
        return _both_halves(words) if of_both else [words]
    full = _completed(parts, rules)
    if each or all(code_of(part, rules) for part in full) or all(_SHARE.search(part) for part in parts):
        return [part.replace("分别", "") for part in full]
    if _COORDINATED.search(words):
        return [words]
    return [full[-1] if rules.names.complete.search(full[-1]) else words]


def _both_halves(name: str) -> list[str]:
    """城乡居民收入 is the income of two populations, 存贷款余额 the balance of two accounts."""
    if _DEPOSITS_AND_LOANS.search(name):
        return [_DEPOSITS_AND_LOANS.sub(kind, name) for kind in ("存款", "贷款")]
    if _TOWN_WITH_COUNTRY.search(name):
        return [_TOWN_WITH_COUNTRY.sub(kind, name) for kind in ("城镇", "农村")]
    if _TOWN_AND_COUNTRY.search(name):
        return [_TOWN_AND_COUNTRY.sub("城镇", name), _TOWN_AND_COUNTRY.sub("农村", name)]
    return [name]


def _completed(parts: list[str], rules: GrowthRules) -> list[str]:
    """The members of a list with the head that they share: (城镇, 农村居民收入) -> (城镇居民收入, 农村居民收入)."""
    last = parts[-1]
    share = _SHARE_OF.search(last)
    if share and not any("占" in part for part in parts[:-1]):
        return [part + share.group() for part in parts[:-1]] + [last]
    return [
        part if code_of(part, rules) or rules.names.complete.search(part) else part + _shared_tail(part, last, rules)
        for part in parts[:-1]
    ] + [last]


def _shared_tail(part: str, last: str, rules: GrowthRules) -> str:
    for length in range(len(part), len(part) + 4):
        if code_of(part + last[length:], rules):
            return last[length:]
    if len(part) <= _STUB:
        return last[len(part) :]
    return next((head for head in rules.names.shared if last.endswith(head)), "")


def code_of(name: str, rules: GrowthRules) -> str | None:
    """The code of the indicator that `name` names with nothing but scope and measure words around it.

    None where `name` says something narrower (`县域经济地区生产总值`).
    """
    return _code_of(name, rules.indicators)


def may_name_indicator(words: str, rules: GrowthRules) -> bool:
    """Whether any part of `words` may have a code: cheaply asked before names are read out of them.

    Names that are put together of parts (`甲、乙投资分别增长`) it does not see.
    """
    known, plain = rules.indicators, _plain(words, rules.indicators)
    return bool(known.automaton.find_matches_as_indexes(plain)) or any(map(plain.__contains__, known.whole))


def _plain(name: str, known: IndicatorRules) -> str:
    return known.same_words.sub(lambda found: known.same[found.group()], known.noise.sub("", name))


@lru_cache(maxsize=1 << 14)
def _code_of(name: str, known: IndicatorRules) -> str | None:
    plain = _plain(name, known)
    found = known.automaton.find_matches_as_indexes(plain, overlapping=True)
    for alias, start, end in sorted(found, key=lambda match: (match[1] - match[2], match[1])):
        if known.scope.fullmatch(plain, 0, start) and known.measure.fullmatch(plain, end):
            return known.codes[known.aliases[alias]]
    return known.whole.get(plain)
