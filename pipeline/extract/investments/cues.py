"""The words beside an amount of money -> what kind of investment it is, if it is one."""

from dataclasses import dataclass

from models.vocabulary import Comparator, InvestmentKind
from pipeline.document import Span
from pipeline.mentions.sentences import behind_last
from pipeline.mentions.types import Quantity
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.investments import InvestmentRules, KindRule, Trait

STOPS = "，,。；;：:！？\n"
STOP = plain_pattern(f"[{STOPS}]")
_CLOSING = lazy_pattern(r"[)）]")
_REMARK = plain_pattern(r"[^（()）\n]{0,30}[)）]")
# A threshold is told for investors from here and from abroad: 三亿元或五千万美元以上项目.
_IN_TWO_CURRENCIES = lazy_pattern("元?或[0-9.]{1,6}[万亿]美元")
# A sum is told as roughly as it is known, a threshold is not: 三十多亿元.
_ROUGHLY = plain_pattern("[多余]")
# Names that end like a word that only carries a number: 水土保持, 雷达, 宏达.
_NAME_END = lazy_pattern("(?:水土保持|[雷宏腾恒顺鑫信利荣润伟泰]达)$")
_REACH = 44
# How far before a clause that names nothing the one may begin that does.
_TOPIC_REACH = 60
# How far on either side of an amount and its lead may stand what a cue needs besides, and what it may not have.
_NEAR, _CLOSE = (80, 40), (30, 16)


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words beside an amount tell: the rule that read them, and where they stand in the text."""

    rule: KindRule
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount that is an investment: its sentence, where the amount before it ends, the words that lead to it and
    those that tell its kind. In a list of amounts `head` is the lead of the first, `rank` the place in the list;
    `part`: it is named as a part of a sum told before."""

    amount: Quantity
    sentence: Span
    before: int
    lead: Span
    cue: Cue
    kind: InvestmentKind
    head: Span
    rank: int = 0
    part: bool = False


@dataclass(frozen=True, slots=True)
class Nearby:
    """The text around an amount in its paragraph: `wide` for what its cue needs besides, `close` for what it may not
    have beside it."""

    wide: Span
    close: Span


def nearby(text: str, lead: Span, amount: Quantity) -> Nearby:
    """The stretches around the amount and the words that lead to it; what stands in another line is not close."""
    paragraph = text.rfind("\n", 0, lead.start) + 1
    over = text.find("\n", amount.span.end)
    end = over if over >= 0 else len(text)
    wide, close = (
        Span(max(paragraph, lead.start - before), amount.span.end + after) for before, after in (_NEAR, _CLOSE)
    )
    return Nearby(wide, Span(close.start, min(close.end, end)))


def lead_of(text: str, sentence: Span, before: int, amount: Quantity) -> Span:
    """The words that lead to the amount: from the last stop, or the end of the last amount at `before`."""
    start = max(sentence.start, before, amount.span.start - _REACH)
    for stop in STOP.finditer(text, start, amount.span.start):
        start = start if _is_remark(text, stop.start(), amount.span.start) else stop.end()
    for bracket in ("(", "（"):
        opened = text.rfind(bracket, start, amount.span.start)
        if opened >= 0 and not _CLOSING.search(text, opened, amount.span.start):
            start = opened + 1
    return Span(start, amount.span.start)


def _is_remark(text: str, offset: int, end: int) -> bool:
    """Whether what stands at `offset` is within brackets that are closed before `end`."""
    inside = _REMARK.match(text, offset + 1, end) is not None
    return inside and max(text.rfind(bracket, 0, offset) for bracket in "（(") > text.rfind("）", 0, offset)


def tells_goal(text: str, clause: Span, rules: InvestmentRules) -> bool:
    """Whether the words of the clause before an amount alone tell a goal."""
    return rules.shapes["clause_goal"].search(text[slice(*clause)]) is not None


def strip_fillers(text: str, lead: Span, rules: InvestmentRules) -> Span:
    """`lead` without the words that only carry the number: 达到, 约为, 累计."""
    between = rules.shapes["told_between"].search(text, *lead)
    end = between.start() if between else lead.end
    while end > lead.start and not _NAME_END.search(text, lead.start, end):
        lengths = range(min(rules.longest_filler, end - lead.start), 0, -1)
        length = next((length for length in lengths if text[end - length : end] in rules.fillers), 0)
        if not length and not text[end - 1].isspace():
            break
        end -= length or 1
    return Span(lead.start, end)


def find_cue(text: str, lead: Span, amount: Quantity, near: Nearby, rules: InvestmentRules) -> Cue | None:
    """What the words before the amount (or else after it) tell, None where they tell no investment.

    `near`: where those words stand that some rules need besides, or may not have.
    """
    own = lead
    topic = _topic_of(text, lead, rules)
    if topic is not None:
        lead = topic
    whole, bare = text[lead.start : lead.end], strip_fillers(text, lead, rules)
    if rules.per.search(whole):
        return None
    if rules.shapes["trigger"].search(whole):
        for words, end in ((whole, lead.end), (text[slice(*bare)], bare.end)):
            for rule in rules.leads:
                match = rule.rule.pattern.search(words)
                if match and _is_in_place(text, rule, near, rules):
                    trailing = _trailing_cue(text, lead, amount, near, rules) if Trait.VERB in rule.traits else None
                    better = trailing if trailing and Trait.WEAK not in trailing.rule.traits else None
                    return better or Cue(rule, Span(end - len(words) + match.start(), end))
    return _trailing_cue(text, own, amount, near, rules)


def _is_in_place(text: str, rule: KindRule, near: Nearby, rules: InvestmentRules) -> bool:
    """Whether what the rule needs besides its words stands near, and nothing that it must not have."""
    if rule.unless and rules.shapes[rule.unless].search(text, *near.close):
        return False
    return not rule.needs or rules.shapes[rule.needs].search(text, *near.wide) is not None


def _topic_of(text: str, lead: Span, rules: InvestmentRules) -> Span | None:
    """The noun of the clause before, where the amount's own says nothing: 外资年均增长二成，累计达到五亿美元."""
    bare = strip_fillers(text, lead, rules)
    joint = text.rfind("、", bare.start, bare.end) + 1
    if joint and (joint == bare.end or text[joint : bare.end] in rules.scale_words):
        grown = rules.shapes["topic"].match(text, lead.start, joint)
        return Span(*grown.span("noun")) if grown else None
    scale = text[slice(*bare)] in rules.scale_words
    mark = text[lead.start - 1 : lead.start]
    if mark in ("，", "；") and rules.shapes["in_a_time"].fullmatch(text, *lead):
        return grown_before(text, lead, rules)
    if (bare.end > bare.start and not scale) or not mark or mark not in "，：":
        return None
    says_more = scale or (lead.end > lead.start and mark == "，")
    topic = grown_before(text, lead, rules) if says_more else None
    if topic:
        return topic
    before = _clause_before(text, lead)
    return before if scale or rules.shapes["left_open"].search(text, *before) else None


def grown_before(text: str, lead: Span, rules: InvestmentRules) -> Span | None:
    """The noun of the clause before, that says how it grew: `工业投资年均增长一成；去年完成九亿元`."""
    grown = rules.shapes["topic"].match(text, *_clause_before(text, lead))
    return Span(*grown.span("noun")) if grown else None


def _clause_before(text: str, lead: Span) -> Span:
    """The clause that ends with the mark right before `lead`, as far as it is heard."""
    end = lead.start - 1
    return Span(behind_last(text, STOPS, Span(max(0, lead.start - _TOPIC_REACH), end)), end)


def _trailing_cue(text: str, lead: Span, amount: Quantity, near: Nearby, rules: InvestmentRules) -> Cue | None:
    after = text[amount.span.end : amount.span.end + 24]
    verb = rules.trail_verbs.search(text, lead.start, lead.end)
    for rule in rules.trails:
        match = rule.rule.pattern.search(after) if verb or rule.alone else None
        if match and _is_in_place(text, rule, near, rules):
            return Cue(rule, Span(amount.span.end + match.start(), amount.span.end + match.end()))
    return None


def is_threshold(text: str, amount: Quantity, rules: InvestmentRules) -> bool:
    """Whether the amount is the threshold of the projects that follow it: 亿元以上项目九个."""
    return _is_bound(amount) and rules.shapes["size_class"].match(text, amount.span.end) is not None


def only_names_class(text: str, figure: Figure, rules: InvestmentRules) -> bool:
    """Whether the amount only names a class of projects: 亿元以上项目, 五百万元以上的企业九家, 三亿元或五千万美元."""
    amount, shapes = figure.amount, rules.shapes
    if _IN_TWO_CURRENCIES.match(text, amount.span.end):
        return True
    if _is_bound(amount) and shapes["counted_class"].match(text, amount.span.end):
        return True
    if not is_threshold(text, amount, rules):
        return False
    each = shapes["each_so_large"].search(text, *figure.lead) and not _ROUGHLY.search(text, *amount.span)
    return bool(each) or Trait.EXPLICIT not in figure.cue.rule.traits


def _is_bound(amount: Quantity) -> bool:
    return amount.comparator in (Comparator.GE, Comparator.GT)


def inherits(text: str, previous: Quantity, amount: Quantity, rules: InvestmentRules) -> bool:
    """Whether only a list's comma (and a name) stands between two amounts: the later has the kind of the first."""
    if previous.unit != amount.unit:
        # The same sum told in another currency.
        return False
    between = text[previous.span.end : amount.span.start]
    return len(between) <= 44 and rules.shapes["inheriting"].fullmatch(between) is not None
