"""Writes pipeline/rules/grams.txt: how likely each character is behind one or two others in official prose, in bits.

    python scripts/make_grams.py RECORDS... [--without TEXTS]

RECORDS are JSON Lines (also .gz) with a `text` each, in simplified script; TEXTS is a folder of texts on which repairs
are measured: what shares passages with them is not counted. A line of the output begins with one or two characters
(none for the first: any place); behind it stand those that follow, each band of them headed by its bits. `#` is any
digit, `|` a line break, `~` any run of what is neither Chinese nor common punctuation.
"""

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import opencc

from pipeline.clean.grams import normalized

TARGET = Path(__file__).parent.parent / "pipeline" / "rules" / "grams.txt"
LONGEST = 3
# What is rarer than this is not looked at, and what tells so few bits more than the shorter context, times its count,
# is left out: by the length of the stretch.
RAREST = {1: 5, 2: 3, 3: 3}
LEAST_TOLD = {1: 0.0, 2: 30.0, 3: 50.0}
# What is taken off every count for the stretches that were never seen.
DISCOUNT = 0.75
# How many characters there are besides those that were seen.
UNSEEN = 3000
# What two texts share when one holds a passage of the other: so many stretches of so many characters.
STRETCH, SHARED = 24, 3


def main() -> None:
    parser = argparse.ArgumentParser(description="Counts what follows what.")
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
    counts = {length: Counter[str]() for length in range(1, LONGEST + 1)}
    for line in lines(options.records, kept_out):
        for length, counted in counts.items():
            counted.update(line[start : start + length] for start in range(len(line) - length + 1))
    TARGET.write_text("".join(f"{line}\n" for line in table(telling(counts))), encoding="utf-8")


def lines(paths: list[Path], kept_out: set[str]) -> Iterator[str]:
    """Each line of the texts once, without those of texts that share passages with what is kept out."""
    seen: set[str] = set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for record in file:
                text = json.loads(record)["text"]
                if len(stretches(text, 1) & kept_out) > SHARED:
                    continue
                for line in map(str.strip, text.split("\n")):
                    if line not in seen:
                        seen.add(line)
                        yield normalized(f"\n{line}\n")


def stretches(text: str, step: int) -> set[str]:
    """Stretches of `text` without its blanks, beginning every `step` characters."""
    solid = "".join(text.split())
    return {solid[start : start + STRETCH] for start in range(0, len(solid) - STRETCH, step)}


def telling(counts: dict[int, Counter[str]]) -> dict[str, float]:
    """Bits of the last character of each stretch that tells more than its shorter one does."""
    bits: dict[str, float] = {}
    told: dict[str, float] = {}
    for length, counted in counts.items():
        masses = Counter[str]()
        kinds = Counter[str]()
        for stretch, count in counted.items():
            if count >= RAREST[length]:
                masses[stretch[:-1]] += count
                kinds[stretch[:-1]] += 1
        longer = {}
        for stretch, count in counted.items():
            if count < RAREST[length]:
                continue
            context = stretch[:-1]
            total = counts[length - 1][context] if context else counted.total() + UNSEEN
            spread = (total - masses[context] + DISCOUNT * kinds[context]) / total
            share = (count - DISCOUNT) / total + spread * 2 ** -bits.get(stretch[1:], math.inf)
            longer[stretch] = -math.log2(share)
            if abs(backed_off(told, stretch) - longer[stretch]) * count >= LEAST_TOLD[length]:
                told[stretch] = longer[stretch]
        bits |= longer
    return told


def backed_off(told: dict[str, float], stretch: str) -> float:
    return next((told[stretch[start:]] for start in range(1, len(stretch)) if stretch[start:] in told), math.inf)


def table(bits: dict[str, float]) -> Iterator[str]:
    """The table: for each context what follows it, by the bits that it costs."""
    bands: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for stretch, cost in sorted(bits.items()):
        bands[stretch[:-1]][round(cost)].append(stretch[-1])
    for context, followers in sorted(bands.items()):
        yield context + "".join(f"{cost}{''.join(band)}" for cost, band in sorted(followers.items()))


if __name__ == "__main__":
    main()
