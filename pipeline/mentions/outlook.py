"""Whether a stretch of text sets goals or reports results, from its own words and those around it."""

import regex

from pipeline.document import Span
from pipeline.rules.investments import OutlookWords

# A strong word outweighs this many weak ones.
_STRONG = 3
# How far the words of the whole document are read where sentence and paragraph do not decide.
_REACH = 6000


def sets_goal(text: str, sentence: Span, words: OutlookWords, hint: int = 0) -> bool:
    """Whether `sentence` speaks of what is to come rather than of what has been.

    The nearest stretch that leans either way decides: the sentence, its paragraph, the text around. `hint` adds
    to the sentence's own lean what the reader knows besides (positive for a goal).
    """
    for span in (sentence, _paragraph(text, sentence), _around(text, sentence)):
        lean = _lean(text, span, words) + hint
        if lean:
            return lean > 0
    return False


def _lean(text: str, span: Span, words: OutlookWords) -> int:
    """How much more the words of `span` speak of goals than of results."""
    strong = _count(text, span, words.strong_goal) - _count(text, span, words.strong_result)
    weak = _count(text, span, words.goal) - _count(text, span, words.result)
    return _STRONG * strong + weak


def _count(text: str, span: Span, pattern: regex.Pattern[str]) -> int:
    return sum(1 for _ in pattern.finditer(text, span.start, span.end))


def _paragraph(text: str, sentence: Span) -> Span:
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    return Span(start, len(text) if end < 0 else end)


def _around(text: str, sentence: Span) -> Span:
    return Span(max(0, sentence.start - _REACH), min(len(text), sentence.end + _REACH))
