"""The division that a figure is set for: the subject of its clause, or what the document is about."""

from bisect import bisect_left
from functools import lru_cache

import regex

from pipeline.document import Span
from pipeline.extract.growth.mood import Discourse
from pipeline.extract.growth.naming import ANNOUNCED, COUNTED, OF_ROWS
from pipeline.extract.growth.series import Figure, Places
from pipeline.mentions import Mentions
from pipeline.mentions.locality import last_named
from pipeline.mentions.types import DivisionMention
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules import Rules
from pipeline.rules.divisions import COUNTRY
from pipeline.rules.growth import GrowthRules

# A whole county or banner: what a city or a province is not called.
_WHOLE = plain_pattern(r"[全该我本](?P<level>[县旗])(?!域|级)")
# A whole that may be larger than the home.
_WHOLE_NAMED = plain_pattern(r"(?:(?:到|至)?(?:(?:19|20)\d\d年[底末]?|今年|明年)，?)?(?P<whole>全国|全省|全市)")
_OUR_PROVINCE, _OUR_CITY, _OUR_COUNTY = lazy_pattern("我省"), lazy_pattern("我[市州盟]"), lazy_pattern("我[县区旗]")
_WHOLE_OF_HOME = lazy_pattern(r"[全我][省市州]")
# How far back a place is heard.
_MEMORY = 1000
# A paragraph that is about a place names it among its first words.
_OPENING = 12
# What leads on to a place that is not the subject: 甲县—乙省.
_LEADING_ON = frozenset("—－-至到与和同向对从")
# What follows the first of several places.
_JOINTS = ("、", "和", "与", "及")


def places_of(text: str, mentions: Mentions) -> Places:
    """Where the text names divisions for themselves."""
    resolved = (found.span for found in mentions.divisions if found.adcode and found.embedded is None)
    ends = {span.start: span.end for span in resolved}
    return Places(text, ends, frozenset(ends.values()))


def subject_places(
    text: str, mentions: Mentions, figure: Figure, discourse: Discourse, rules: GrowthRules
) -> tuple[DivisionMention, ...]:
    """The divisions that the clause of the figure's name begins with: several where one verb announces the goal of
    each (`甲省、乙省均提出增长6%`); else the one that the line is labelled with (`甲省：增长6%`)."""
    start = figure.subject.start
    opening = rules.names.opening.match(text, start)
    first = _division_at(mentions, start) or (_division_at(mentions, opening.end()) if opening else None)
    if first is None:
        label = _division_at(mentions, discourse.item_start(figure.quantity.number.start))
        return (label,) if label and text.startswith(("：", ":"), label.span.end) else ()
    if _is_beside_subject(text, first, mentions.context.home, figure, rules):
        return ()
    return _row_of_places(text, mentions, first) if figure.rule == ANNOUNCED or figure.rule in OF_ROWS else (first,)


def _is_beside_subject(text: str, place: DivisionMention, home: str | None, figure: Figure, rules: GrowthRules) -> bool:
    """Whether the place but begins the name of what a count goes on from (`江州药业产业园等20个项目竣工`), or of a kind
    of things that the larger division which home lies in awards (a city's `创建江南省级园区3个`)."""
    if figure.quantity.unit not in rules.units.counts:
        return False
    before = text[place.span.end : figure.quantity.span.start].rstrip()
    goes_on = figure.rule == COUNTED and before.endswith((*_JOINTS, "等"))
    within = (place.adcode or "").rstrip("0")
    return goes_on or (home is not None and place.adcode != home and home.startswith(within))


def _division_at(mentions: Mentions, start: int) -> DivisionMention | None:
    at = bisect_left(mentions.division_starts, start)
    if at == len(mentions.divisions):
        return None
    division = mentions.divisions[at]
    resolved = division.span.start == start and division.adcode and division.embedded is None
    return division if resolved else None


def _row_of_places(text: str, mentions: Mentions, first: DivisionMention) -> tuple[DivisionMention, ...]:
    row = [first]
    while text.startswith(_JOINTS, row[-1].span.end) and (following := _division_at(mentions, row[-1].span.end + 1)):
        row.append(following)
    return tuple(row)


def document_place(discourse: Discourse, mentions: Mentions, figure: Figure, rules: GrowthRules) -> str | None:
    """The document's own division; in an article about several places, the last one that the paragraph named, or
    the country."""
    text, context, number = discourse.text, mentions.context, figure.quantity.number.start
    if whole := _whole_named(text, context.home, figure.subject.start):
        return whole
    if not discourse.is_report and (
        topic := _topic_of(text, mentions, discourse.passage_at(number).span.start, number)
    ):
        return topic
    county = _whole_county(text, mentions, discourse.sentence_at(number).start, number)
    if county is not None:
        return county
    if not discourse.is_report:
        paragraph = max(discourse.passage_at(number).span.start, number - _MEMORY)
        named = last_named(mentions.divisions, paragraph, number)
        if named is not None and context.primary is None:
            ours = _speaks_of_home(text, context.home, discourse.sentence_at(number).start, number)
            return context.home if ours else named
        if named is None and _is_national(discourse, paragraph, number, rules):
            return COUNTRY
    if context.home is None and _names_country(text, rules.national):
        return COUNTRY
    return context.own


@lru_cache(maxsize=1)
def _names_country(text: str, national: regex.Pattern[str]) -> bool:
    """Whether the whole text anywhere speaks of the country: asked for at each of its figures."""
    return national.search(text) is not None


def _is_national(discourse: Discourse, paragraph: int, number: int, rules: GrowthRules) -> bool:
    """Whether the paragraph up to the number, or the headline, speaks of the whole country."""
    spans = (Span(paragraph, number), discourse.passages[0].span)
    return any(rules.national.search(discourse.text, *span) for span in spans)


def _topic_of(text: str, mentions: Mentions, paragraph: int, number: int) -> str | None:
    """The place that the paragraph begins with, where it does not speak of the whole before the number: a county in an
    article about its city or province, where it names no other county; a place elsewhere, where it names no other."""
    home = mentions.context.home
    if number - paragraph > _MEMORY or home is None or _WHOLE_OF_HOME.search(text, paragraph, number):
        return None
    at = bisect_left(mentions.division_starts, paragraph)
    named = [d for d in mentions.divisions[at : bisect_left(mentions.division_starts, number)] if d.adcode]
    opens = bool(named) and named[0].span.start <= paragraph + _OPENING
    code = named[0].adcode if opens and text[max(0, named[0].span.start - 1)] not in _LEADING_ON else None
    if code is None or home.startswith(code.rstrip("0")):
        return None
    beside = {d.adcode for d in named if d.adcode and not (_is_within(code, home) and d.adcode.endswith("00"))}
    return code if beside == {code} else None


def _is_within(code: str, home: str) -> bool:
    """Whether `code` is that of a part of `home`."""
    return code.startswith(home.rstrip("0"))


def _whole_named(text: str, home: str | None, start: int) -> str | None:
    """The country, the province or the city that the clause speaks of, in a text at home in it or in a part of it
    (`全省增长8%` in one of a county)."""
    found = _WHOLE_NAMED.match(text, start)
    if found is None:
        return None
    if found["whole"] == "全国":
        return COUNTRY
    if home is None:
        return None
    if found["whole"] == "全省":
        return f"{home[:2]}0000"
    return None if home.endswith("0000") else f"{home[:4]}00"


def _speaks_of_home(text: str, home: str | None, sentence: int, number: int) -> bool:
    """Whether the sentence speaks for the home by its level (`我县要学乙市经验，力争增长8%`)."""
    if home is None:
        return False
    ours = _OUR_PROVINCE if home.endswith("0000") else _OUR_CITY if home.endswith("00") else _OUR_COUNTY
    return ours.search(text, max(sentence, number - _MEMORY), number) is not None


def _whole_county(text: str, mentions: Mentions, sentence: int, number: int) -> str | None:
    """The county that `全县` (the banner that `全旗`) in the sentence means, in a text at home in no county: the one
    named last before, in the home's province."""
    home = mentions.context.home
    start = max(sentence, number - _MEMORY)
    whole = next(_WHOLE.finditer(text, start, number), None) if home is None or home.endswith("00") else None
    if whole is None:
        return None
    at = bisect_left(mentions.division_starts, whole.start())
    for division in reversed(mentions.divisions[:at]):
        code = division.adcode
        if code and not code.endswith("00") and text[division.span.end - 1] == whole["level"]:
            return code if home is None or code[:2] == home[:2] else None
    return None


def is_abroad(text: str, mentions: Mentions, paragraph: Span, rules: Rules) -> bool:
    """Whether `paragraph` speaks of other countries and of no place in this one."""
    if not rules.officials.posts.foreign.search(text, *paragraph) or rules.growth.at_home.search(text, *paragraph):
        return False
    return last_named(mentions.divisions, *paragraph) is None
