"""Where a project lies: the divisions its name speaks of, those its sentence speaks of, or the document's own."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter

from pipeline.document import Span
from pipeline.mentions.locality import last_named, passage_start
from pipeline.mentions.rows import cells_of
from pipeline.mentions.types import Context, DivisionMention
from pipeline.patterns import plain_pattern
from pipeline.rules.divisions import DivisionRules

# What may follow the division in a cell that tells where works lie.
_TOWN = plain_pattern(r"\s*(?:\p{Han}{1,8}(?:镇|乡|街道|村|社区|园|区))?\s*")
_start_of = attrgetter("span.start")
_PROVINCE = 2
# What is often named after a place far away.
_NAMED_AFTER = frozenset({"road", "company", "university"})


def locate(
    span: Span,
    in_table: bool,
    text: str,
    sentences: Sequence[Span],
    divisions: Sequence[DivisionMention],
    context: Context,
    rules: DivisionRules,
) -> str | None:
    """The smallest division that holds all places in the project's name; without any, the one that its row has a cell
    for, or the last one named before it in its sentence, if it lies within the document's own, else that; in a document
    about several, the last that the passage names.
    """
    first = bisect_left(divisions, span.start, key=_start_of)
    last = bisect_left(divisions, span.end, lo=first, key=_start_of)
    inside = [
        place.adcode
        for place in divisions[first:last]
        if place.span.end <= span.end and place.adcode and _speaks_of_place(place, context.own)
    ]
    if inside:
        return rules.common(inside)
    if in_table and (told := _in_row(text, span, divisions, context)):
        return told
    sentence = _sentence_at(span.start, sentences)
    opening = bisect_left(divisions, sentence.start, hi=first, key=_start_of)
    before = [place.adcode for place in divisions[opening:first] if place.adcode]
    if before and (context.own is None or _within(before[-1], context.own)):
        return before[-1]
    return context.own or last_named(divisions, passage_start(text, span.start), span.start)


def _in_row(text: str, span: Span, divisions: Sequence[DivisionMention], context: Context) -> str | None:
    """The division that has a cell for itself, with its town perhaps, in the row of a table in which `span` lies; none
    that is outside the document's own: investors come from there."""
    stop = text.find("\n", span.end)
    line = Span(text.rfind("\n", 0, span.start) + 1, stop if stop >= 0 else len(text))
    cells = {cell.start: cell.end for cell in cells_of(text, line)}
    first = bisect_left(divisions, line.start, key=_start_of)
    for place in divisions[first : bisect_left(divisions, line.end, lo=first, key=_start_of)]:
        end, near = cells.get(place.span.start), context.own is None or _within(place.adcode or "", context.own)
        if end is not None and near and _TOWN.fullmatch(text, place.span.end, end):
            return place.adcode
    return None


def _speaks_of_place(name: DivisionMention, own: str | None) -> bool:
    """Whether what is named after a place lies there: a road called 北京路 does where the text is about Beijing."""
    return name.embedded not in _NAMED_AFTER or own is None or _within(name.adcode or "", own)


def _within(adcode: str, home: str) -> bool:
    return adcode.startswith(home.rstrip("0").ljust(_PROVINCE, "0"))


def _sentence_at(offset: int, sentences: Sequence[Span]) -> Span:
    index = bisect_right(sentences, offset, key=itemgetter(0)) - 1
    return sentences[index] if index >= 0 else Span(offset, offset)
