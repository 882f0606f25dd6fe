"""Whether a sentence sets a goal or reports a result, from its own words and those around it."""

import regex

from pipeline.document import Span
from pipeline.rules.investments import OutlookWords

# Statistics have decimals: 增长7.25%, 完成246.79亿元. Goals are round.
_FINE_FIGURE = regex.compile(r"\d\.\d\d|\d\d\.\d|\d{3}\.\d")
_FINE_WEIGHT, _FINE_MOST = -2, 2
# What the words of the paragraph and of the text around it count beside those of the sentence itself.
_SHARES = (2, 1)
_LIMIT = 8
_REACH = 700


def sets_goal(text: str, sentence: Span, words: OutlookWords, hint: int = 0) -> bool:
    """Whether `sentence` speaks of what is to come rather than of what has been.

    Its own words count most, those of its paragraph and of the text around it less. `hint` adds what the reader
    knows besides (positive for a goal).
    """
    own = _lean(text, sentence, words) + hint
    paragraph, around = (_limited(_lean(text, span, words)) for span in _surroundings(text, sentence))
    return 4 * own + _SHARES[0] * paragraph + _SHARES[1] * around > 0


def _lean(text: str, span: Span, words: OutlookWords) -> int:
    """How much more the words of `span` speak of goals than of results; a word counts once."""
    found = {match.group() for match in words.pattern.finditer(text, *span)}
    fine = sum(1 for _ in _FINE_FIGURE.finditer(text, *span))
    return sum(words.weights[word] for word in found) + _FINE_WEIGHT * min(fine, _FINE_MOST)


def _limited(lean: int) -> int:
    return max(-_LIMIT, min(_LIMIT, lean))


def _surroundings(text: str, sentence: Span) -> tuple[Span, Span]:
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    paragraph = Span(max(start, sentence.start - _REACH), min(len(text) if end < 0 else end, sentence.end + _REACH))
    around = Span(max(0, sentence.start - 3 * _REACH), min(len(text), sentence.end + 3 * _REACH))
    return paragraph, around
