"""How often Chinese characters occur, from pipeline/rules/characters.txt (written by scripts/make_characters.py)."""

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
