"""Whether a sentence sets a goal or reports a result, from its own words and those around it."""

import re

from pipeline.document import Span
from pipeline.rules.investments import OutlookWords

# Statistics have decimals: 增长7.25%, 完成246.79亿元. Goals are round.
_FINE_FIGURE = re.compile(r"\d\.\d\d|\d\d\.\d|\d{3}\.\d")
_FINE_WEIGHT, _FINE_MOST = -2, 2
# What the words of the sentence, of its paragraph and of the text around it count.
_SHARES = (4, 2, 1)
_LIMIT = 8
_CLEAR = (_SHARES[1] + _SHARES[2]) * _LIMIT
_REACH = 700


def sets_goal(text: str, sentence: Span, words: OutlookWords, hint: int = 0) -> bool:
    """Whether `sentence` speaks of what is to come rather than of what has been.

    Its own words count most, those of its paragraph and of the text around it less. `hint` adds what the reader
    knows besides (positive for a goal).
    """
    lean = _SHARES[0] * (_lean(text, sentence, words) + hint)
    for share, span in zip(_SHARES[1:], _surroundings(text, sentence), strict=True):
        # Farther words cannot outweigh what is as clear as this.
        if abs(lean) > _CLEAR:
            break
        lean += share * _limited(_lean(text, span, words))
    return lean > 0


def _lean(text: str, span: Span, words: OutlookWords) -> int:
    """How much more the words of `span` speak of goals than of results; a word counts once."""
    stretch = text[slice(*span)]
    found = {index for index, _, _ in words.automaton.find_matches_as_indexes(stretch)}
    fine = min(len(_FINE_FIGURE.findall(stretch)), _FINE_MOST)
    return sum(words.weights[index] for index in found) + _FINE_WEIGHT * fine


def _limited(lean: int) -> int:
    return max(-_LIMIT, min(_LIMIT, lean))


def _surroundings(text: str, sentence: Span) -> tuple[Span, Span]:
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    paragraph = Span(max(start, sentence.start - _REACH), min(len(text) if end < 0 else end, sentence.end + _REACH))
    around = Span(max(0, sentence.start - 3 * _REACH), min(len(text), sentence.end + 3 * _REACH))
    return paragraph, around
