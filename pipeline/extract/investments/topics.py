"""What a figure is of where its own clause does not say it: the item of a list, the opening words, the main works."""

from pipeline.document import Span
from pipeline.extract.investments.case import Case
from pipeline.mentions.sentences import behind_last
from pipeline.patterns import lazy_pattern

_STOPS = "，,、；;。：\n"
_CLOSED = lazy_pattern("[）)]")
# What stands before the words of an item: bullets and numbers.
_BULLET = lazy_pattern(
    r"(?:[\s\p{So}*·•、，；。：.．)）(（-]|(?:\d+|[一二三四五六七八九十]{1,3})(?=[.、．)）]))*(?:其中|关于|包括|位于[^，。；的]{2,16}的|[^，。；：\n]{0,10}最[大高多](?:的)?(?:一个|项目)?(?:是|要数))?"
)
_SEGMENT = lazy_pattern(r"[^，,；;：:。\n]{2,60}")
_SPEECH = lazy_pattern("(?:说|介绍|透露|表示|告诉记者|称|有[^，]{1,6}[张个])$")
# `二、关于云河机场。`: what a paragraph is headed by.
_HEADING = lazy_pattern(r"(?:^|[\n。、.])关于(?P<noun>[^，。；：\n]{3,30})[。：\n]")
_HEADING_REACH = 160
_TITLE_REACH = 40


def holder(case: Case) -> Span | None:
    """The words before the bracket that holds the amount (`甲电站（百万千瓦，八十亿元）`), None outside of brackets."""
    start, end = max(case.figure.sentence.start, case.figure.before), case.figure.amount.span.start
    bracket = max(case.text.rfind("（", start, end), case.text.rfind("(", start, end))
    if bracket <= start or _CLOSED.search(case.text, bracket, end):
        return None
    begin = behind_last(case.text, _STOPS, Span(start, bracket))
    bullet = _BULLET.match(case.text, begin, bracket)
    return Span(bullet.end() if bullet else begin, bracket)


def opening_words(case: Case) -> list[Span]:
    """What the segments name between the amount before, or the beginning of the sentence, and this amount, in order."""
    start = max(case.figure.sentence.start, case.figure.before)
    found: list[Span] = []
    for segment in _SEGMENT.finditer(case.text, start, case.figure.amount.span.start):
        bullet = _BULLET.match(case.text, segment.start(), segment.end())
        begin = bullet.end() if bullet else segment.start()
        told = case.rules.shapes["begins_to_tell"].search(case.text, begin, segment.end())
        if not _SPEECH.search(segment[0]) and case.text[segment.end() : segment.end() + 1] not in ("：", ":"):
            found.append(Span(begin, told.start() if told else segment.end()))
    return found


def heading(case: Case) -> Span | None:
    """What the paragraph of the figure is headed by, None where it has no such head."""
    end = case.figure.sentence.start
    found = list(_HEADING.finditer(case.text, max(0, case.text.rfind("\n", 0, end - 1), end - _HEADING_REACH), end))
    return Span(*found[-1].span("noun")) if found else None


def clause_before(case: Case) -> Span | None:
    """The clause that ends with the comma before that of the figure, in its sentence."""
    start, end = case.figure.sentence.start, case.figure.lead.start - 1
    if end <= start or case.text[end] != "，" or case.figure.before > end:
        return None
    return Span(behind_last(case.text, _STOPS, Span(start, end)), end)


def sentence_before(case: Case) -> Span | None:
    """The sentence before that of the figure, in its paragraph, where it is short and has one clause, or the last of
    its clauses, where it tells what is undertaken (`…，启动村庄整治`)."""
    start, end = case.figure.sentence.start, case.figure.sentence.start - 1
    if case.figure.lead.start != start or end <= 0 or case.text[end] != "。":
        return None
    reach = Span(max(0, end - _TITLE_REACH), end)
    begin = behind_last(case.text, _STOPS, reach)
    if begin == reach.start > 0:
        return None
    bullet = _BULLET.match(case.text, begin, end)
    begin = bullet.end() if bullet else begin
    whole = case.text[begin - 1] != "，" or case.rules.shapes["undertaking"].match(case.text[begin:end])
    return Span(begin, end) if whole else None
