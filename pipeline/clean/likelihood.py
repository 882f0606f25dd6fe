"""How likely a stretch of Chinese is, by the words of the dictionary."""

import math
from functools import lru_cache

from pipeline.clean.script import simplified_forms
from pipeline.words import CORPUS, is_han, lexicon

_LONGEST_WORD = 6
_PUNCTUATION_BITS = {"，": 5.0, "。": 5.5, "、": 6.0, "“": 7.5, "”": 7.5, "：": 8.0, "；": 8.0, "《": 9.0, "》": 9.0}
_OTHER_MARKS = "？！（）‘’—…·　「」『』【】％"
_MARK_BITS = 11.0
# A digit, a capital (`A股`), and what hardly stands alone in Chinese: a small letter or a sign.
_PLAIN_BITS, _CAPITAL_BITS, _STRAY_BITS = 8.0, 12.0, 15.0
_UNKNOWN_BITS = 26.0
_SENSELESS_BITS = 40.0


def bits_of(text: str) -> float:
    """Bits that `text` costs when it is cut into the likeliest words; lower is likelier.

    >>> bits_of("固定资产投资") < bits_of("故定姿产投姿")
    True
    """
    plain = _plain(text)
    best = [0.0] + [math.inf] * len(plain)
    for start, initial in enumerate(plain):
        known = _words(initial)
        for end in range(start + 1, min(len(plain), start + _LONGEST_WORD) + 1):
            word = plain[start:end]
            bits = known.get(word) if end > start + 1 else _character_bits(word)
            if bits is not None and best[start] + bits < best[end]:
                best[end] = best[start] + bits
    return best[-1]


@lru_cache(maxsize=1 << 10)
def gap_bits(before: str, characters: tuple[str, ...], behind: str) -> tuple[float, ...]:
    """Bits that the two texts cost with each of the characters between them: as `bits_of`, but what the texts cost
    by themselves is reckoned once for all that are tried; damaged pages break the same words over and over.

    >>> likely, unlikely = gap_bits("固定", ("资", "姿"), "产投资")
    >>> likely == bits_of("固定资产投资"), unlikely > likely
    (True, True)
    """
    before, behind = _plain(before), _plain(behind)
    left_bits = [bits_of(before[: len(before) - reach]) for reach in range(min(_LONGEST_WORD, len(before) + 1))]
    right_bits = [bits_of(behind[reach:]) for reach in range(min(_LONGEST_WORD, len(behind) + 1))]
    alone = left_bits[0] + right_bits[0]
    words = [
        (left_bits[left] + right_bits[right], before[len(before) - left :], behind[:right])
        for left in range(len(left_bits))
        for right in range(len(right_bits))
        if 0 < left + right < _LONGEST_WORD
    ]

    def cost(character: str) -> float:
        told = [(bits, _words((left or character)[0]).get(left + character + right)) for bits, left, right in words]
        return min([alone + _character_bits(character), *[bits + word for bits, word in told if word is not None]])

    return tuple([cost(_plain(character)) for character in characters])


def _plain(text: str) -> str:
    forms = simplified_forms()
    return "".join([forms.get(character, character) for character in text])


def _character_bits(character: str) -> float:
    if is_han(character):
        return _words(character).get(character, _UNKNOWN_BITS)
    if character in _PUNCTUATION_BITS:
        return _PUNCTUATION_BITS[character]
    if character in _OTHER_MARKS:
        return _MARK_BITS
    if character.isascii():
        plain = character.isdigit() or character == "\n"
        return _PLAIN_BITS if plain else _CAPITAL_BITS if character.isupper() else _STRAY_BITS
    return _SENSELESS_BITS


@lru_cache(maxsize=1 << 14)
def _words(initial: str) -> dict[str, float]:
    """Bits of the words of the dictionary that begin with a character."""
    return {word: math.log2(CORPUS / count) for word, count in lexicon().frequencies(initial).items() if count}
