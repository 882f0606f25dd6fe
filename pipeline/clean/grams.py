"""How likely one character is behind others: in official prose at large, and in the text itself."""

import math
import re
from collections import Counter
from functools import lru_cache

from pipeline.clean.script import simplified_forms
from pipeline.rules.characters import gram_bits

_DIGIT = re.compile("[0-9０-９]")
_BREAK = re.compile(r"\s*\n\s*")
_OTHER = re.compile("[^\u4e00-\u9fff#%，。、；：？！“”‘’《》（）—…·|]+")
_WIDE = str.maketrans(",:;!?()％", "，：；！？（）%")
# The longest stretches that are weighed: in prose at large (`rules/grams.txt`), and in the text itself.
_LONGEST, _LONGEST_OWN = 3, 4
# What a character costs that is not told of, and what it costs more that a context is not told with it.
_UNKNOWN_BITS = 20.0
_SHORTER_BITS = (0.0, 1.0, 0.5)
# How far the text itself is believed, by the length of the context that it repeats.
_OWN_SHARES = (0.0, 0.1, 0.2, 0.4)
# How much of the text is counted, on either side of the place in question.
_REACH = 30_000


def normalized(text: str) -> str:
    """`text` as stretches are counted: one sign for any digit, one for line breaks, one for what is not Chinese.

    >>> normalized("至2021年, GDP增長。\\n")
    '至####年，~增长。|'
    """
    forms = simplified_forms()
    plain = "".join([forms.get(character, character) for character in text.translate(_WIDE)])
    return _OTHER.sub("~", _BREAK.sub("|", _DIGIT.sub("#", plain.replace("|", "~"))))


# What stands beside one lost byte is asked for with every character that is tried for it.
_normalized_words = lru_cache(maxsize=1 << 12)(normalized)


class Grams:
    """What prose at large and one text put behind what.

    >>> Grams("", 0).bits("固定", "资") < Grams("", 0).bits("固定", "姿")
    True
    >>> Grams("汪淼到会。汪淼讲话。", 5).bits("汪", "淼") < Grams("", 0).bits("汪", "淼")
    True
    """

    def __init__(self, text: str, place: int) -> None:
        own = normalized(text[max(0, place - _REACH) : place + _REACH])
        self._own: Counter[str] = Counter()
        for length in range(1, _LONGEST_OWN + 1):
            self._own.update(own[start : start + length] for start in range(len(own) - length + 1))
        self._known: dict[str, float] = {}

    def bits(self, before: str, text: str, behind: str = "") -> float:
        """Bits that `text` and the beginning of `behind` cost behind `before`; lower is likelier."""
        context = _normalized_words(before)
        whole = context + _normalized_words(text + behind[: _LONGEST - 1])
        places = range(len(context), len(whole))
        return sum([self._bits_of_last(whole[max(0, place + 1 - _LONGEST_OWN) : place + 1]) for place in places])

    def _bits_of_last(self, stretch: str) -> float:
        """Bits of the last character of `stretch` behind the others; a page broken all over asks for the same ones."""
        bits = self._known.get(stretch)
        if bits is None:
            bits = self._known[stretch] = self._weighed(stretch)
        return bits

    def _weighed(self, stretch: str) -> float:
        place = len(stretch) - 1
        likely = 2.0 ** -_common_bits(stretch)
        for length in range(1, place + 1):
            seen = self._own[stretch[place - length : place]]
            if not seen:
                break
            share = _OWN_SHARES[length] * seen / (seen + 1)
            likely += share * (self._own[stretch[place - length :]] / seen - likely)
        return -math.log2(likely)


def _common_bits(stretch: str) -> float:
    """Bits of the last character in prose at large, behind as much of what stands before it as is told of."""
    known, place = gram_bits(), len(stretch) - 1
    missing = 0.0
    for length in range(min(place, _LONGEST - 1), 0, -1):
        bits = known.get(stretch[place - length :])
        if bits is not None:
            return bits + missing
        missing += _SHORTER_BITS[length]
    return known.get(stretch[-1], _UNKNOWN_BITS) + missing
