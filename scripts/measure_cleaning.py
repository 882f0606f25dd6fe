"""What the reader and the cleaner can do, as a table in Markdown, beside the libraries that do a part of it.

    python scripts/measure_cleaning.py TEXTS [--seconds 20]

TEXTS is a folder of undamaged UTF-8 texts. They are damaged here, in the same way at every call, and a case counts
when the text is restored exactly. Numbers, pages and containers are cases of our own. The libraries beside are the
optional extra `bench`; ftfy keeps curly quotes, and since it halves the width of punctuation, its text is compared at
one width, where width is not what is measured.
"""

import argparse
import random
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import ftfy
from damage import ENCODED, GLOSSES, SCRIPT, SPACING, Damage
from make_dirty_articles import traditional
from measured_cases import NUMBERS, PAGES, container_cases, page_cases
from measured_encodings import encoding_rows
from measured_fuzz import fuzz_rows
from slips import halved, slips_of

from pipeline.clean import STEPS, clean
from pipeline.clean.fold import apply_edits, fold
from pipeline.clean.slips import repair_slips
from pipeline.document import Document, RawDocument
from pipeline.mentions.quantities import find_quantities
from pipeline.rules import load_rules

LINES, SLIPS, SEED = 600, 300, 11
_SHORTEST, _LONGEST = 15, 200


class Row(NamedTuple):
    """One line of the table: the point, what was measured, our figure, and those of others."""

    point: int
    measured: str
    ours: str
    others: str = "—"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the reader and the cleaner.")
    parser.add_argument("texts", type=Path, help="a folder of undamaged texts")
    parser.add_argument("--seconds", type=float, default=20, help="how long random bytes are fed")
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(options.texts.iterdir()) if path.is_file()]
    print("| point | measured | Fangzhi | others |\n| --- | --- | --- | --- |")
    for row in rows(texts, options.seconds):
        print(f"| {row.point} | {row.measured} | {row.ours} | {row.others} |", flush=True)


def rows(texts: list[str], seconds: float) -> Iterator[Row]:
    lines = clean_lines(texts)
    for measured, ours, others in encoding_rows(lines, traditional):
        yield Row(1, measured, ours, others)
    yield from (repair_row(1, name, damage, lines) for name, damage in ENCODED.items())
    yield Row(2, "containers and packings from which the same article is read", counted(container_cases()))
    for point, damages in ((3, SCRIPT), (4, GLOSSES), (6, SPACING)):
        yield from (repair_row(point, name, damage, lines) for name, damage in damages.items())
        if point == 4:
            yield Row(4, "real parentheses taken for glosses in those lines as they were", str(false_repairs(lines)))
            yield from slip_rows(texts)
    yield Row(7, "figures as Chinese writes them, read to the value, unit and bound", *numbers())
    for name, cases in page_cases(PAGES, read_page_text).items():
        yield Row(8, name, counted(cases))
    for measured, ours in fuzz_rows(lines, seconds):
        yield Row(9, measured, ours)


def counted(cases: Iterable[bool]) -> str:
    """How many of `cases` hold, and their share."""
    held = list(cases)
    share = 100 * sum(held) / len(held) if held else 0
    return f"{sum(held)} of {len(held)} ({share:.1f} %)"


def cleaned(text: str) -> str:
    return fold(text, STEPS, load_rules().clean).text


def clean_lines(texts: list[str]) -> list[str]:
    """Lines of `texts` that cleaning leaves as they are, so that what was damaged can be restored exactly."""
    lines = sorted({line for text in texts for line in text.splitlines() if _SHORTEST <= len(line) <= _LONGEST})
    random.Random(SEED).shuffle(lines)
    return [line for line in lines[: 2 * LINES] if cleaned(line) == line][:LINES]


def repair_row(point: int, name: str, damage: Damage, lines: list[str]) -> Row:
    chance = random.Random(SEED)
    cases = [(line, damage(line, chance)) for line in lines]
    cases = [(line, damaged) for line, damaged in cases if damaged != line]
    # Bringing both sides to one width must not do the repair itself.
    compared = str if all(one_width(damaged) == one_width(line) for line, damaged in cases) else one_width
    others = f"ftfy {counted(compared(fix(damaged)) == compared(line) for line, damaged in cases)}"
    if point == 3:
        others += f"; opencc {counted(traditional(damaged, 't2s') == line for line, damaged in cases)}"
    return Row(point, f"{name}, lines restored", counted(cleaned(damaged) == line for line, damaged in cases), others)


def fix(text: str) -> str:
    return ftfy.fix_text(text, uncurl_quotes=False)


def one_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def false_repairs(lines: list[str]) -> int:
    return sum(
        cleaned(line).count("(") + cleaned(line).count("（") != line.count("(") + line.count("（") for line in lines
    )


def slip_rows(texts: list[str]) -> Iterator[Row]:
    """Slips where cleaning repairs nothing before the damage: else what was damaged could not come back as it was."""
    old_script = [traditional(text) for text in texts]
    for name, source, closed in (("an ASCII trail byte", old_script, True), ("another lost byte", texts, False)):
        slips = [
            slip
            for slip in slips_of(source, SLIPS, SEED)
            if slip.closed_by_ascii is closed and slips_repaired(slip.whole) == slip.whole
        ]
        for marks, shown in (("", str), (", punctuation halved", halved)):
            repaired = [(slip, shown(slips_repaired(shown(slip.broken))) == shown(slip.whole)) for slip in slips]
            ftfys = counted(one_width(fix(slip.broken)) == one_width(slip.whole) for slip in slips)
            yield Row(5, f"slips closed by {name}{marks}, restored", counted(ok for _, ok in repaired), f"ftfy {ftfys}")
            if not closed:
                left = counted(ok for slip, ok in repaired if not slip.leaves_nothing)
                yield Row(5, f"of these{marks}, those where a byte is left of every character", left)
    false = sum(1 for text in texts for form in (text, halved(text)) for _ in repair_slips(form, load_rules().clean))
    yield Row(5, f"false repairs in the {len(texts)} texts, as they are and with halved punctuation", str(false))


def slips_repaired(text: str) -> str:
    return apply_edits(text, repair_slips(text, load_rules().clean))


def numbers() -> tuple[str, str]:
    """How many of the figures are read, and which are not."""
    wrong = [text for text, expected in NUMBERS.items() if quantities_of(text) != expected]
    return counted(text not in wrong for text in NUMBERS), f"not read: {'、'.join(wrong)}" if wrong else "—"


def quantities_of(text: str) -> list[tuple[str, str | None, str, str]]:
    found = find_quantities(read_page_text(text), load_rules())
    return [(str(q.low), None if q.high is None else str(q.high), q.unit, q.comparator.value) for q in found]


def read_page_text(text: str) -> Document:
    return clean(RawDocument("measured", "measured.txt", text, "utf-8", "text/plain"), load_rules())


if __name__ == "__main__":
    main()
