"""The rest of a list whose last member a figure was found to be of: `制造、食品和医药工业完成投资九亿元`; the rest of a
quotation."""

from dataclasses import replace

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.groups import REACH, Subject, trim
from pipeline.mentions.sentences import behind_last
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules
from pipeline.words import lexicon

# What joins the last member to those before it, and where its clause begins.
_JOINS, _STOPS = "、和及与", "，；：。！？\n"
# Each of several things comes to an amount: 产值、投资均突破百亿元.
_EACH = lazy_pattern("[均各都]|分别")
# The first member stands behind the verb: 财政对科技、教育事业投入, 获得国债、专项债.
_GIVEN_TO = lazy_pattern("^(?:.*(?:对(?!口|外|接|标)|用于|支持)|获得?)(?=..)")
# Who has a level names it by one character: 省、市重点项目.
_LEVEL = lazy_pattern("(?:国家?|中央|自治区|[省市县区州乡镇])级?")
_MONEY = lazy_pattern("(?:资金|投资|补助|转移支付|金融工具|[国债贷]|债券?|基金|预算内|专项|额度)$")
_NO_MEMBER = lazy_pattern("[0-9%％“”（）()“”的]")
_LONGEST_MEMBER = 14
_SUMMED = "等"
_LONGEST_QUOTED = 20
# Classes of words that begin or end what is done or said, not what is named.
_DONE, _SAID = (
    frozenset({"v", "vd", "d", "ad", "r", "p", "c", "m", "z", "l"}),
    frozenset({"v", "a", "d", "r", "p", "m"}),
)


def with_list(case: Case, chosen: Subject) -> Subject:
    """`chosen`, or all of the list that it ends: one amount that several nouns share is of them all."""
    if chosen.project or not chosen.text or case.shared_out:
        return chosen
    sentence, amount = case.figure.sentence.start, case.figure.amount.span.start
    at = case.text.rfind(chosen.text, sentence, amount)
    start = max(behind_last(case.text, _STOPS, Span(sentence, max(at, sentence))), case.figure.before)
    if at <= start + 1 or case.text[at - 1] not in _JOINS:
        return chosen
    if _EACH.search(case.text, at + len(chosen.text), amount):
        return chosen
    first, *others = case.text[start : at - 1].split("、")
    first = _without_verb(first, case.rules)
    if not all(_is_member(case, one, chosen) for one in (first, *others)):
        return chosen
    begin = case.text.rfind(first, start, at)
    return replace(chosen, text=case.text[begin : at + len(chosen.text)])


def with_quotes(case: Case, chosen: Subject) -> Subject:
    """`chosen` with the rest of what stands in quotes, where its words hold but a part of it: “阳光|工程”."""
    words = chosen.text or ""
    lacking = words.count("“") - words.count("”")
    at = case.text.rfind(words, max(0, case.figure.sentence.start - REACH), case.figure.sentence.end) if lacking else -1
    if chosen.project or at < 0:
        return chosen
    end = at + len(words)
    closed = case.text.find("”", end, end + _LONGEST_QUOTED) + 1 if lacking > 0 else end
    begin = case.text.rfind("“", max(0, at - _LONGEST_QUOTED), at) if lacking < 0 else at
    return replace(chosen, text=case.text[begin:closed]) if closed and begin >= 0 else chosen


def _without_verb(words: str, rules: InvestmentRules) -> str:
    """The first member of a list, which stands behind the verb."""
    words = _GIVEN_TO.sub("", trim(words, rules))
    level = next((head for head in rules.heads if _LEVEL.fullmatch(words.removeprefix(head))), "")
    return words.removeprefix(level)


def _is_member(case: Case, words: str, last: Subject) -> bool:
    """Whether `words` are a noun of the same sort as the `last` one."""
    if _LEVEL.fullmatch(words):
        return _LEVEL.match(last.text or "") is not None
    if last.count or not 2 <= len(words) <= _LONGEST_MEMBER or _NO_MEMBER.search(words):
        return False
    if case.figure.kind is InvestmentKind.FUNDING and _MONEY.search(last.text or ""):
        return _MONEY.search(words) is not None
    return _SUMMED in (last.text or "") or _is_noun(words, case.rules)


def _is_noun(words: str, rules: InvestmentRules) -> bool:
    classes = [lexicon().word_class(word) for word in lexicon().cut(words)]
    ends = classes[-1] not in _SAID or rules.shapes["works"].search(words) or rules.shapes["domain"].search(words)
    return classes[0] not in _DONE and bool(ends)
