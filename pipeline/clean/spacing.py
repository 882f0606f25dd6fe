"""Repairs between characters: half-width punctuation, blanks and full stops inside numbers, blanks inside names and
between all characters, thousands separators."""

import re
from collections.abc import Iterator
from functools import cache

import regex

from pipeline.document import Edit, Span
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.clean import CleanRules

_HAN = r"[\u3400-\u9fff]"
_WIDE_FORMS = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
# A mark belongs to Chinese text when a Chinese character or its punctuation touches it; `9:30` and `a,b` do not.
# What stands before is looked at behind the mark: so the matcher runs from mark to mark.
_MARK = plain_pattern(
    r"[,:;!?](?:(?<=[\u3400-\u9fff”’》」』）)％%].)(?!//)"
    r"|(?<!:)(?:(?<=[0-9A-Za-z].)|(?<=[0-9A-Za-z] .))(?=[\u3400-\u9fff“‘《「『]))"
)
_DOUBLED = plain_pattern(r"[,，](?<=[\u3400-\u9fff0-9%”》）)].)[,，]*(?=[，。；：！？])")
_STOP = lazy_pattern(r"(?<=[\u3400-\u9fff]{2}[”’》）)]?)\.(?=\s*$|”)", regex.MULTILINE)
_BRACKETS = plain_pattern(r"\((?=([^()\n]{1,60})\))")

# So many characters with the same blank between each two are no table and no list of names, if half are Chinese.
_SPREAD = lazy_pattern(r"(?<!\S)\S([ \u3000])(?:\S\1){4,}\S(?!\S)")
_BLANK_IN_TURN = re.compile(r"[ \u3000]\S[ \u3000]\S[ \u3000]\S[ \u3000]")
_CHINESE = plain_pattern(_HAN)

_SPACED_YEAR = lazy_pattern(r"(?<![\d ] ?)[12](?: \d){3}(?= ?年)")
# What every number with blanks or separators inside has.
_THOUSANDS = re.compile(r"\d[,， \u3000]\d{3}")
_SEPARATED = lazy_pattern(
    r"(?<![\d,.])\d{1,3}(?:(,)\d{3})+(?![\d])(?!,\d)|(?<![\d，])\d{1,3}(?:(，)\d{3}){2,}(?![\d，])"
)
_GROUPED = lazy_pattern(
    r"(?<![\d.,] ?)\d{1,3}(?:([ \u3000])\d{3})+(?=\.\d|[ \u3000]?[亿万千百元美个家户人名项吨公平亩])(?!\d)"
)
# A point inside a number that reads as a full stop (5。6%), or has a blank behind it (外资1. 44亿).
_STOPPED = lazy_pattern(r"(?<=(?<![\d.:：∶第])\d{1,5})。(?=\d{1,2}(?:%|‰|倍|个百分点|[万亿]|公里|亩|吨))")
_POINT_GAP = lazy_pattern(r"(?<=[\u3400-\u9fff]\d{1,5}\.)[ \u3000](?=\d{1,3}(?:%|‰|[万亿]))")
# The sign for a share in a thousand, which became one for a share in a hundred with a stop behind it.
_PER_THOUSAND = plain_pattern(r"%。(?<=\d%。)(?=以内|以下|之内|左右|。)")
_SIGNS = ((_STOPPED, "."), (_POINT_GAP, ""), (_PER_THOUSAND, "‰"))


def join_spread_characters(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that take the blanks out of text that was set wide: one behind every character (`政 府 工 作 报 告`)."""
    for spread in _SPREAD.finditer(text) if _BLANK_IN_TURN.search(text) else ():
        shown = spread.group()
        if 2 * len(_CHINESE.findall(shown)) > len(shown) // 2:
            for at in range(spread.start() + 1, spread.end(), 2):
                yield Edit(Span(at, at + 1), "")


def widen_punctuation(text: str, _rules: CleanRules) -> Iterator[Edit]:
    """Edits that give punctuation in Chinese text its full width, and take out commas before another mark."""
    for match in _MARK.finditer(text):
        yield Edit(Span(*match.span()), _WIDE_FORMS[match.group()])
    for doubled in _DOUBLED.finditer(text):
        yield Edit(Span(*doubled.span()), "")
    for match in _STOP.finditer(text):
        yield Edit(Span(*match.span()), "。")
    for match in _BRACKETS.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if regex.search(_HAN, match.group(1)) or regex.match(_HAN, before):
            yield Edit(Span(match.start(), match.end()), "（")
            yield Edit(Span(match.end(1), match.end(1) + 1), "）")


def join_numbers(text: str, rules: CleanRules) -> Iterator[Edit]:
    """Edits that take blanks, separators and full stops out of numbers (`1 200 亿元`, `12,345家`, `5。6%`), and give
    back the sign for a share in a thousand (`7%。以内`)."""
    for pattern in (_SEPARATED, _GROUPED) if _THOUSANDS.search(text) else ():
        for match in pattern.finditer(text):
            for group in range(1, pattern.groups + 1):
                for span in match.spans(group):
                    yield Edit(Span(*span), "")
    for year in _SPACED_YEAR.finditer(text):
        for blank in _BLANKS.finditer(text, *year.span()):
            yield Edit(Span(*blank.span()), "")
    for broken, meant in _SIGNS:
        for sign in broken.finditer(text):
            yield Edit(Span(*sign.span()), meant)
    for gap in _unit_gap(rules.unit_starts).finditer(text):
        yield Edit(Span(*gap.span()), "")


@cache
def _unit_gap(unit_starts: str) -> re.Pattern[str]:
    units = re.escape(unit_starts)
    # Before a date the blank stays: it parts the date from a heading.
    return re.compile(rf"[ \u3000](?:(?<=\d.)(?=[{units}])|(?<={_HAN} )(?=\d[\d.]*[ \u3000]?(?![年月日时])[{units}]))")


def join_names(text: str, rules: CleanRules) -> Iterator[Edit]:
    """Edits that take the blanks out of a name of two or three characters: `张 佩`, `市长 方 平 川`.

    A name that a title shows to be one is joined wherever it stands (`张 佩强调`).
    """
    gaps: set[Span] = set()
    names: set[str] = set()
    joined = -1
    ends = rules.name_titles + rules.name_verbs
    for match in _name_gap(ends).finditer(text):
        surname = _lone_surname(rules.name_titles).search(text, max(0, match.start() - 8), match.start())
        if match.start() <= joined or surname is None:
            continue
        if match["bound"] and text[match.start() - 1] not in rules.surnames:
            continue
        third = _third(ends).match(text, match.end() + 1)
        if third and (third["gap"] != match.group() or third["given"] in rules.after_names):
            third = None
        joined = third.end() if third else match.end() + 1
        gaps |= {Span(*match.span()), *([Span(*third.span("gap"))] if third else [])}
        if surname["title"]:
            names.add(text[match.start() - 1 : joined].translate(_NO_BLANKS))
    for again in _spaced(names).finditer(text) if names else ():
        gaps |= {Span(*blank.span()) for blank in _BLANKS.finditer(text, *again.span())}
    yield from (Edit(gap, "") for gap in sorted(gaps))


_BLANKS = lazy_pattern(r"[ \u3000]{1,4}")
_NO_BLANKS = str.maketrans("", "", " \u3000")


@cache
def _name_gap(ends: tuple[str, ...]) -> regex.Pattern[str]:
    """The blanks between two characters of which the latter stands alone, or has the post or the deed of its bearer
    right behind it (`张 佩主任`)."""
    return lazy_pattern(
        rf"[ \u3000]{{1,4}}(?<={_HAN}[ \u3000]{{1,4}})(?={_HAN}(?:(?!{_HAN})|(?<bound>{'|'.join(ends)})))"
    )


def _spaced(names: set[str]) -> regex.Pattern[str]:
    """`names` with blanks inside."""
    return lazy_pattern("|".join("[ \u3000]{1,4}".join(name) for name in sorted(names)))


@cache
def _lone_surname(titles: tuple[str, ...]) -> regex.Pattern[str]:
    return lazy_pattern(rf"(?:(?P<title>{'|'.join(titles)})[ \u3000]?|(?<!{_HAN})){_HAN}$")


@cache
def _third(verbs: tuple[str, ...]) -> regex.Pattern[str]:
    """A third character that stands alone and is the last to do so (four and more are a spaced heading), or that a
    verb follows."""
    last = rf"(?!{_HAN}|[ \u3000]{{1,4}}{_HAN}(?!{_HAN}))|(?={'|'.join(verbs)})"
    return lazy_pattern(rf"(?P<gap>[ \u3000]{{1,4}})(?P<given>{_HAN})(?:{last})")
