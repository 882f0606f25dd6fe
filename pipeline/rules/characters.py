"""How often Chinese characters occur, and follow one another.

From pipeline/rules/characters.txt (written by scripts/make_characters.py) and grams.txt (scripts/make_grams.py).
"""

import re
from functools import cache
from importlib.resources import files

_CONTEXT = re.compile(r"\D*")
_BAND = re.compile(r"(\d+)(\D+)")


@cache
def character_bits() -> dict[str, float]:
    """Bits that each common Chinese character, simplified or traditional, costs: 7 for the commonest, 19 for rare ones.

    >>> character_bits()["的"] < character_bits()["瑜"]
    True
    """
    bands = (files("pipeline.rules") / "characters.txt").read_text(encoding="utf-8").splitlines()
    return {character: float(bits) for bits, band in enumerate(bands) for character in band}


@cache
def gram_bits() -> dict[str, float]:
    """Bits that the last character of a stretch of one to three costs behind the others, in simplified official prose.

    >>> gram_bits()["委"] > gram_bits()["县委"]
    True
    """
    found: dict[str, float] = {}
    for line in (files("pipeline.rules") / "grams.txt").read_text(encoding="utf-8").splitlines():
        context = _CONTEXT.match(line)
        assert context is not None
        for bits, band in _BAND.findall(line, context.end()):
            cost = float(bits)
            for follower in band:
                found[context.group() + follower] = cost
    return found
