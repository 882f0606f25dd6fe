"""Writes pipeline/rules/characters.txt: how often Chinese characters occur, in bands.

    python scripts/make_characters.py

Counts the characters of jieba's dictionary (MIT licence), each word as often as the dictionary says it occurs;
a traditional form occurs as often as the simplified one. Line `n` of the output holds the characters that occur
about once in 2**n characters; what is rarer than the last band is left out.
"""

import math
from collections import Counter
from importlib.resources import files
from pathlib import Path

import opencc

TARGET = Path(__file__).parent.parent / "pipeline" / "rules" / "characters.txt"
RAREST = 19


def main() -> None:
    """Counts, and writes the bands."""
    counts: Counter[str] = Counter()
    for line in (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split(" ")
        for character in word:
            if "\u4e00" <= character <= "\u9fff":
                counts[character] += int(count)
    to_traditional = opencc.OpenCC("s2t")
    for character, count in list(counts.items()):
        other = to_traditional.convert(character)
        if len(other) == 1:
            counts[other] = max(counts[other], count)
    total = sum(counts.values())
    bands: list[list[str]] = [[] for _ in range(RAREST + 1)]
    for character, count in sorted(counts.items()):
        if (band := round(math.log2(total / count))) <= RAREST:
            bands[band].append(character)
    TARGET.write_text("".join("".join(band) + "\n" for band in bands), encoding="utf-8")


if __name__ == "__main__":
    main()
