"""Where the words of a figure lead back to: 该码头 means the wharf of the sentence before."""

from collections.abc import Sequence

from models.vocabulary import InvestmentKind
from pipeline.document import Span
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.groups import REACH, Subject, trim
from pipeline.patterns import lazy_pattern
from pipeline.rules.investments import InvestmentRules

# The words of a name up to the noun at its end; a stop, a list's comma or 的 cuts them off.
_PHRASE = lazy_pattern(r"(?:[\p{Han}A-Za-z0-9.·“”]|(?<!—)—(?!—)){0,30}$")
# How far behind what it is of a figure may stand whose own sentence does not say it.
_CARRY_REACH = 160
# One thing that is built: the sort of investment a figure tells of (工业投资) is none.
_WORKS_END = lazy_pattern("(?:[线厂园路桥库站楼港]|铁路|高速|项目|工程|中心|基地|[一二三]期)$")
# What a part of a sentence names by itself has so many characters at least.
_SHORTEST_NAME = 4
_POINTING = lazy_pattern("该|此|这[条座所处]")
# A part is told by words of so many characters: 东岭段.
_SHORTEST_PART, _LONGEST_PART = 3, 8
# What many works are called is no part of one: 基础设施.
_GENERIC = lazy_pattern("(?:配套)?(?:基础)?设施(?:建设)?|[新改扩、]*[改扩]建|(?:重点|重大|产业|工业)?项目")
_MEASURED = lazy_pattern(r"^(?:\D*的)?[\d.]+[万千百]?(?:吨|千瓦|兆瓦|千伏|亩|平方米|公里|张床位|伏)级?")


def pointed_noun(words: str, rules: InvestmentRules) -> str | None:
    """The noun of works that `words` point back with, None where they point to no works of their own kind.

    >>> from pipeline.rules.investments import load_investment_rules
    >>> pointed_noun("该码头", load_investment_rules())
    '码头'
    >>> pointed_noun("该项目", load_investment_rules())
    """
    pointing = _POINTING.match(words)
    noun = rules.shapes["subject_tail"].sub("", words[pointing.end() :]) if pointing else ""
    return noun if rules.shapes["pointed"].fullmatch(noun) else None


def phrase_before(text: str, noun: str, reach: Span) -> Span | None:
    """The last words in `reach` that end with `noun`, at most 30 characters, without a measure at their head."""
    at = text.rfind(noun, *reach)
    if at < 0:
        return None
    phrase = _PHRASE.search(text, reach.start, at)
    start = phrase.start() if phrase else at
    start = max(start, text.rfind("的", start, at) + 1)
    measured = _MEASURED.match(text, start, at)
    return Span(measured.end() if measured else start, at + len(noun))


def led_back(text: str, here: int, noun: str, candidates: Sequence[Subject], rules: InvestmentRules) -> Subject | None:
    """`该码头总投资两亿元`: the wharf that the paragraph named before `here`, by its name or by words that end so."""
    reach = Span(max(0, here - REACH, text.rfind("\n", 0, here) + 1), here)
    named = [found for found in candidates if reach.start <= found.span.start < here and found.project]
    for found in reversed(named):
        if found.text and found.text.endswith(noun):
            return found
    phrase = phrase_before(text, noun, reach)
    if phrase is None:
        return None
    whole = next((found.project for found in named if found.span.contains(phrase)), None)
    return Subject(phrase, trim(text[slice(*phrase)], rules), whole)


def carried(case: Case) -> Subject | None:
    """What the figure before was of, `known`, where this one goes on from it without naming another: in the same
    sentence, or from works."""
    start = case.figure.amount.span.start
    if case.known is None or case.known.text is None or not 0 <= start - case.known.span.end <= _CARRY_REACH:
        return None
    if case.known.span.end <= own_part(case):
        return None
    between = case.text[case.known.span.end : start]
    works = _WORKS_END.search(case.known.text) and case.figure.kind is not InvestmentKind.FUNDING
    near = case.known.project or works or case.known.span.start >= case.figure.sentence.start
    return case.known if near and "\n" not in between else None


def own_part(case: Case) -> int:
    """Where the part of the sentence begins, behind a semicolon, that names what it tells of by itself; 0 where it has
    no words of its own: `；实际完成投资`."""
    start = case.text.rfind("；", case.figure.sentence.start, case.figure.cue.span.start) + 1
    if not start:
        return 0
    words = trim(case.text[start : case.figure.cue.span.start].split("，", 1)[0], case.rules)
    return start if len(words) >= _SHORTEST_NAME and not case.rules.shapes["no_subject"].search(words) else 0


def whole_name(found: Subject, candidates: Sequence[Subject]) -> Subject | None:
    """The project whose name ends with the words of `found`, which are not all of it: 东岭段 means 云河高速东岭段."""
    words = found.text or ""
    if not _SHORTEST_PART <= len(words) <= _LONGEST_PART or _GENERIC.fullmatch(words):
        return None
    known = (one for one in candidates if one.project and one.text and one.text != words and one.text.endswith(words))
    return next(known, None)
