"""Writes pipeline/rules/pairs.txt: how often one character follows another in official prose, in bands.

    python scripts/make_pairs.py RECORDS... [--without TEXTS]

RECORDS are JSON Lines (also .gz) with a `text` each, in simplified script; TEXTS is a folder of texts on which repairs
are measured: what shares passages with them is not counted. A line of the output begins with a character (`#`: any
digit); behind it stand those that follow it, each band of them headed by the bits that it costs to find them there.
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import opencc

TARGET = Path(__file__).parent.parent / "pipeline" / "rules" / "pairs.txt"
RAREST = 20
# What two texts share when one holds a passage of the other: so many stretches of so many characters.
STRETCH, SHARED = 24, 3
# A sharp stands for every digit.
MARKS = frozenset("#%，。、；：？！“”‘’《》（）—…·")
DIGIT = re.compile(r"\d")


def main() -> None:
    parser = argparse.ArgumentParser(description="Counts pairs of characters.")
    parser.add_argument("records", nargs="+", type=Path)
    parser.add_argument("--without", action="append", type=Path, default=[], help="texts kept out of the count")
    options = parser.parse_args()
    simplified = opencc.OpenCC("t2s")
    kept_out = {
        stretch
        for folder in options.without
        for path in folder.iterdir()
        for stretch in stretches(simplified.convert(path.read_text("utf-8")), STRETCH)
    }
    pairs: Counter[str] = Counter()
    for text in texts(options.records):
        if len(stretches(text, 1) & kept_out) <= SHARED:
            text = DIGIT.sub("#", text)
            pairs.update(map("".join, pairwise(text)))
    TARGET.write_text("".join(f"{line}\n" for line in lines(pairs)), encoding="utf-8")


def texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["text"]


def stretches(text: str, step: int) -> set[str]:
    """Stretches of `text` without its blanks, beginning every `step` characters."""
    solid = "".join(text.split())
    return {solid[start : start + STRETCH] for start in range(0, len(solid) - STRETCH, step)}


def lines(pairs: Counter[str]) -> Iterator[str]:
    """The table: for each first character its followers, by the bits that they cost."""
    firsts: Counter[str] = Counter()
    bands: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pair, count in pairs.items():
        firsts[pair[0]] += count
    for pair, count in sorted(pairs.items()):
        if count >= RAREST and all(map(counts, pair)):
            bands[pair[0]][round(math.log2(firsts[pair[0]] / count))].append(pair[1])
    for first, followers in sorted(bands.items()):
        yield first + "".join(f"{bits}{''.join(band)}" for bits, band in sorted(followers.items()))


def counts(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in MARKS


if __name__ == "__main__":
    main()
