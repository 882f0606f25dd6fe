"""Finds what a figure measures: the indicator's words left of the number, or right of it."""

from functools import lru_cache
from typing import NamedTuple

import regex

from pipeline.extract.growth.indicators import BLANK, bared, code_of, quoted, trimmed
from pipeline.extract.growth.members import members
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.growth import GrowthRules

# Searched from the end: the last boundary comes first.
_BOUNDARY = lazy_pattern(r"(?r)[，,；;：:。！？!?\n…]|——|(?<=[”」）])—")
_BRACKETED = plain_pattern(r"（[^（）]{0,40}）|\([^()]{0,40}\)|\[[^\[\]]{0,10}\]|\*")
_BRACKET_MARKS = frozenset("（([*")
# Of what is praised in turn (布局合理、功能完善的卫生院) the thing alone is the name; machines and mines have a size
# before it (6台20蒸吨以下锅炉).
_FOLLOWING = plain_pattern(
    r"[的“]?(?:(?:\p{Han}{2,8}、){1,4}\p{Han}{2,8}的)?(?P<size>\d[\d.]*(?:[-—~至]\d[\d.]*)?万?(?:蒸?吨|千伏|千瓦|兆瓦|立方米)(?:及?以[上下])?的?(?=\p{Han}{2}))?(?P<noun>(?:[^，,。；;、：:！？\n（）()\d]|（[^（）\d，。；、]{1,8}）(?=\p{Han})|\d(?=[GgA-Z]|\d*(?:强|分钟)|\d?(?:[-—~～至]\d{1,2})?周?岁|[\d千万]*亿元?级|[\d.]*[千百]?[万亿]?(?:美?元(?:及?以上|级|项目|企业|产业|开发区|园区|集群|的)|(?:千瓦|平方米)(?:及?以上)?的))){2,32})"
)
# What is counted, with a sum that is told of it: 8个项目完成投资20亿元.
_MEASURED = lazy_pattern(r"(?:完成投资|产值|收入|税收)[\d.]+[百千]?[万亿]?元(?:及?以上)?$")
# Further things of one number, of which the last may tell what all of them are: 50个甲化工、乙化工和电力项目.
_LISTED_ON = plain_pattern(
    r"(?:、(?!有|若干|一批|一系列)[^，,。；;、：:！？\n（）()\d]{2,16}){1,5}(?=[，,。；;！？\n]|$)"
)
# What each of those who are counted gains: 4万户茶农户均增收5000元.
_EACH_GAINS = lazy_pattern(r"(?<=[\p{Han}]{2})年?(?:户均|人均)(?=增|年|纯?收入|可支配)")
_AND_SOME = plain_pattern(r"[和及与]一批")
_COLONS = ("：", ":")
# The year in which a change arrives, between its verb and the number: 提高到2035年的68%.
_ARRIVAL = lazy_pattern(r"(?<=[到至])(?:19|20)\d\d年的$")
# A year in Chinese digits, which no other pattern knows: 到二○○五年.
_WRITTEN_YEAR = plain_pattern(r"(?:到|至|在)?[一二][〇○零一二三四五六七八九]{3}年[底末前]?")
_FOOTNOTE = plain_pattern(r"\[\d{1,3}\]")
_OPEN_END = plain_pattern(r"(?:[、和与及等的]|以及)\s*$")
_LONGEST, _LONGEST_PREDICATE = 80, 24


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
    clause = _ARRIVAL.sub("", rules.moved.sub("", without_brackets(clause)))
    relative = rules.names.relative.search(clause)
    if relative:
        clause = clause[: relative.start()]
    found = rules.predicate.pattern.search(clause, max(0, len(clause) - _LONGEST_PREDICATE))
    predicate = found.group() if found else ""
    words = clause[: len(clause) - len(predicate)]
    expects_more = _OPEN_END.search(clause) is not None
    return Head(tuple(members(words, predicate, rules, numbers)), predicate, expects_more, relative is not None)


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
    plain = without_brackets(left)
    opened = max(plain.rfind("（"), plain.rfind("(")) + 1
    last = _BOUNDARY.search(plain, opened)
    return last.end() if last else opened


def without_brackets(text: str) -> str:
    """`text` with spaces in the place of what stands in brackets."""
    if _BRACKET_MARKS.isdisjoint(text):
        return text
    return _BRACKETED.sub(_blank, text)


def _blank(found: regex.Match[str]) -> str:
    return BLANK * len(found.group())


def read_right(right: str, rules: GrowthRules) -> str:
    """The thing counted, where it stands after its number (`新建10个平台`); empty where none does."""
    right = _FOOTNOTE.sub("", right)
    found = _FOLLOWING.match(right)
    if not found or rules.names.nothing.search(found.group().lstrip("的")):
        return ""
    noun = found["noun"] + _listed_on(right, found.end(), rules)
    noun = _EACH_GAINS.split(_AND_SOME.split(noun)[0])[0]
    predicate = rules.predicate.pattern.search(noun)
    noun = noun[: predicate.start()] if predicate else noun
    noun = rules.names.manner.sub("", rules.names.praise.sub("", noun))
    named = quoted(bared(rules.names.following_verb.sub("", _OPEN_END.sub("", noun))))
    return (found["size"] or "") + named if named else ""


def _listed_on(right: str, end: int, rules: GrowthRules) -> str:
    """The further members of the list that goes on at `end`, unless one of them begins with a verb."""
    found = _LISTED_ON.match(right, end)
    if found is None or any(rules.names.bare_verb.match(member) for member in found.group().split("、")[1:]):
        return ""
    return found.group()


def tells_sum(right: str) -> bool:
    """Whether what is counted right of a number goes on to a sum of money that is told of it."""
    found = _FOLLOWING.match(right)
    return found is not None and _MEASURED.search(found["noun"]) is not None
