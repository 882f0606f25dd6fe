"""The names of a list left of a number: each member with the head that all share, or the one thing that they are."""

from itertools import accumulate

from pipeline.extract.growth.indicators import BEGUN_WITH_JOINT, bared, code_of, trimmed
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth import GrowthRules
from pipeline.words import lexicon

# Joints; 普及, 参与, 和谐 and the like hold none.
_AND = f"(?<![共饱调缓平温])和(?!{BEGUN_WITH_JOINT})"
_JOINTS = lazy_pattern(rf"、|{_AND}|(?<!参)与|以及|(?<![普涉以])及(?!相关)")
# 和 joins two members into one thing, where a list of 、 may be but what stands before.
_COORDINATED = lazy_pattern(
    rf"(?<![共饱调缓平温])(?:和(?!{BEGUN_WITH_JOINT})|(?<!参)与|以?及(?![时格]|相关))[^、和与及]{{2,}}$"
)
# Of shares and visits joined by 和 each has the number for itself.
_SHARE = lazy_pattern(r"(?:率|比重|占比|人次)$")
# The share that the members of a list have of one whole: 甲、乙增加值占地区生产总值比重.
_SHARE_OF = lazy_pattern(r"占[^、占]{2,16}(?:比重|比例)$")
# 一二三产业, 一、二、三产业: several sectors told by one head.
_SECTORS = plain_pattern(r"(?P<which>[一二三]、?[一二三](?:、?[一二三])?)次?产(?:业)?(?P<of>(?!品|量|值|能|出|权).*)")
# 三次产业分别增长: the three of them in their order.
_ALL_SECTORS = plain_pattern(r"三次产业(?P<of>\p{Han}*)")
# Members that a common head follows after 等, where each is given its number: 甲、乙等产业产值分别达到.
_EXAMPLES = lazy_pattern(
    r"(?P<members>[^等]+、[^等]+)等(?:[\d一二三四五六七八九十]+[个大])?(?P<head>[^等、和与及]{2,16})"
)
# Indicators of which each is given the number: 甲、乙、丙等主要经济指标增长一成.
_ALL_OF = lazy_pattern(
    r"(?P<members>[^等]+、[^等]+)等(?:[\d一二三四五六七八九十]+[个大项])?(?:主要|重要|核心)?(?:经济)?(?:社会)?(?:发展)?指标"
)
# What parts the members of a list.
LISTED = lazy_pattern(f"、|{_AND}")
_TOWN_AND_COUNTRY = lazy_pattern(r"城乡(?=(?:常住)?居民)")
# What holds of both, and is told for each: 城乡文体设施覆盖率分别达到90%和70%.
_TOWN_WITH_COUNTRY = lazy_pattern(r"^城乡(?=[\p{Han}]{2,}(?:率|面积|水平|标准)$)")
_TOWN_OR_COUNTRY = "城、乡居民"
_HOME_OR_FOREIGN, _HOME_AND_FOREIGN = "内、外资", "内资、外资"
_DEPOSITS_AND_LOANS = lazy_pattern(r"存贷款(?=余额)")
# Gives each of the things named a number of its own.
HANDED_OUT = "分别"
# Speaks of all years, not of each of the things named: 城乡居民收入年均增长.
_YEARLY = "年均"
# A member of a list as short as this lacks more of its head than the last character.
_STUB = 3
_LEVEL = "级"
# What is told of each of several crops or goods by its whole name: 水果、中药材产量.
_PRODUCED = lazy_pattern(r"(?:总?产量|产能)$")


def members(words: str, predicate: str, rules: GrowthRules, numbers: int) -> list[str]:
    """The indicators that `words`, up to the `predicate` of a number, name; none where they say nothing.

    `numbers` is how many stand side by side: as many members of a list have one each.
    """
    handed_out = HANDED_OUT in predicate
    if handed_out and (named := _examples(words, rules)):
        return named
    words = _with_each_population(words)
    if named := _indicators_all(words, rules):
        return named
    words = trimmed(words, rules)
    if not words:
        return []
    return _sectors(words, handed_out) or _joined(words, predicate, rules, numbers)


def _examples(words: str, rules: GrowthRules) -> list[str]:
    """Members of which each takes the head that follows 等."""
    given = _EXAMPLES.fullmatch(words)
    if given is None:
        return []
    first, *others = LISTED.split(given["members"])
    return [member + given["head"] for member in (trimmed(first, rules), *others)]


def _with_each_population(words: str) -> str:
    """`words` with 城、乡居民 told in full, as a list of two, and 内、外资."""
    words = words.replace(_HOME_OR_FOREIGN, _HOME_AND_FOREIGN)
    before, both, of = words.partition(_TOWN_OR_COUNTRY)
    return f"{before}城镇居民{of}、农村居民{of}" if both else words


def _indicators_all(words: str, rules: GrowthRules) -> list[str]:
    """The members of a list that is summed up as indicators, where those in its midst are known."""
    every = _ALL_OF.search(words)
    named = [trimmed(member, rules) for member in LISTED.split(every["members"])] if every else []
    return named if all(code_of(member, rules) for member in named[1:-1]) else []


def _sectors(words: str, handed_out: bool) -> list[str]:
    """The sectors of an economy that one head tells, each by its name."""
    sectors = _SECTORS.fullmatch(words)
    if sectors:
        return [f"第{which}产业{sectors['of']}" for which in sectors["which"].replace("、", "")]
    every = _ALL_SECTORS.fullmatch(words) if handed_out else None
    return [f"第{which}产业{every['of']}" for which in "一二三"] if every else []


def _joined(words: str, predicate: str, rules: GrowthRules, numbers: int) -> list[str]:
    """What joints part, each for itself where each has the number; else the one thing that `words` name."""
    parts = [part for part in (bared(part) for part in _JOINTS.split(words)) if part]
    if len(parts) < 2 or code_of(words, rules):
        of_both = numbers > 1 or rules.predicate.each.search(predicate.replace(_YEARLY, "")) is not None
        return _both_halves(words) if of_both else [words]
    full = _completed(parts, rules)
    each = rules.predicate.each.search(predicate) is not None or len(parts) == numbers
    if each or all(code_of(part, rules) for part in full) or all(_SHARE.search(part) for part in parts):
        return [part.replace(HANDED_OUT, "") for part in full]
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


def _behind_first(part: str, last: str) -> str:
    """What of `last` follows the word that stands in it where `part` does: another level (级), a word of that length
    before another word, or the words that reach as far: (工业, 服务业税收) share 税收."""
    level = last.find(_LEVEL, 0, len(part) + _STUB)
    if part.endswith(_LEVEL) and level >= 0:
        return last[level + 1 :]
    first, tail = last[: len(part)], last[len(part) :]
    if lexicon().frequency(first) and len(next(iter(lexicon().cut(tail)), "")) > 1:
        return tail
    ends = accumulate(map(len, lexicon().cut(last)))
    return last[next((end for end in ends if end >= len(part)), len(last)) :]


def _shared_tail(part: str, last: str, rules: GrowthRules) -> str:
    """What of the last member of a list belongs to `part` as well."""
    for length in range(len(part), len(part) + 4):
        if code_of(part + last[length:], rules):
            return last[length:]
    verb = rules.names.bare_verb.match(last) if rules.names.bare_verb.fullmatch(part) else None
    if verb:
        return last[verb.end() :]
    produced = _PRODUCED.search(last) if len(part) > 1 else None
    if produced:
        return produced.group()
    if len(part) <= _STUB:
        return _behind_first(part, last)
    head = next((head for head in rules.names.shared if last.endswith(head)), "")
    # 失业保险、工伤保险参保人数: the first has a part of the head.
    told = next((length for length in range(len(head), 0, -1) if part.endswith(head[:length])), 0)
    return head[told:]
