"""How often Chinese characters occur, and follow one another.

From pipeline/rules/characters.txt (written by scripts/make_characters.py) and pairs.txt (scripts/make_pairs.py).
"""

import re
from functools import cache
from importlib.resources import files


@cache
def character_bits() -> dict[str, float]:
    """Bits that each common Chinese character, simplified or traditional, costs: 7 for the commonest, 19 for rare ones.

    >>> character_bits()["的"] < character_bits()["瑜"]
    True
    """
    bands = (files("pipeline.rules") / "characters.txt").read_text(encoding="utf-8").splitlines()
    return {character: float(bits) for bits, band in enumerate(bands) for character in band}


@cache
def pair_bits() -> dict[str, float]:
    """Bits that it costs to find the second character of a common pair behind the first, in simplified official prose.

    >>> pair_bits()["县委"] < pair_bits()["县长"] + 3
    True
    """
    found: dict[str, float] = {}
    for line in (files("pipeline.rules") / "pairs.txt").read_text(encoding="utf-8").splitlines():
        for bits, band in re.findall(r"(\d+)(\D+)", line[1:]):
            found |= {line[0] + follower: float(bits) for follower in band}
    return found
