"""What an investment is quoted by: the words from where its clause, or its own member of a list, begins."""

from pipeline.document import Span
from pipeline.extract.investments.cues import STOPS, Figure
from pipeline.mentions.sentences import behind_last
from pipeline.patterns import lazy_pattern, plain_pattern

# A quote reaches back to the head of its clause, or of its list, if that is so near.
_LONGEST = 100
# What ends a clause, and what is before the first of its words.
_CLOSED = frozenset(f"{STOPS} 　\t（(*、")
# Behind an amount: what the amount before is of (三亿元的甲厂、), or no more than a join.
_OF_ANOTHER = plain_pattern("的")
_JOIN = plain_pattern("以及|[、和及与]")
# Words for the money stand behind the amount, up to the end of their clause if that is near: 两亿元专项债券投入使用.
_REST = lazy_pattern("[^，。；：、！？\\n（）()]{0,8}(?=[，。；：、！？\\n）)])")
_EDGES = frozenset(" 　\t\n、，,*")


def quoted(text: str, figure: Figure) -> Span:
    """The words that a person can read the figure in, on their own."""
    start, end = _begin(text, figure), figure.amount.span.end
    if figure.cue.span.start >= end:
        rest = _REST.match(text, figure.cue.span.end)
        end = rest.end() if rest else figure.cue.span.end
    while start < figure.amount.span.start and text[start] in _EDGES:
        start += 1
    return Span(start, end)


def _begin(text: str, figure: Figure) -> int:
    """Where the clause begins that leads to the amount; of several amounts with the same words, that of the first."""
    at, lead = figure.amount.span.start, figure.lead.start
    cue = figure.cue.span.start if figure.cue.span.end <= at else at
    first = figure.head.start if figure.rank else min(lead, cue)
    start = first if at - first <= _LONGEST else min(lead, at)
    if start <= figure.sentence.start or text[start - 1] in _CLOSED:
        return start
    join = _JOIN.match(text, start)
    if join and text[join.end() : at].strip():
        return join.end()
    member = _last_member(text, Span(start, max(start, cue)))
    if member is not None and _OF_ANOTHER.match(text, start):
        return member
    clause = behind_last(text, STOPS, Span(figure.sentence.start, start))
    return clause if at - clause <= _LONGEST else start if member is None else member


def _last_member(text: str, reach: Span) -> int | None:
    """Where the last member of a list begins in `reach`."""
    joins = [join.end() for join in _JOIN.finditer(text, *reach)]
    return joins[-1] if joins else None
