"""Prints what a step of cleaning does to texts, one repair a line: to look for false ones in texts without damage.

    python scripts/show_repairs.py repair_slips INPUT... [--halved]

INPUT is what `fangzhi run` reads. The text comes to the step as the steps before it leave it; `--halved` halves its
punctuation first. A line has the source, what stands before, what is replaced, what by, and what stands behind.
"""

import argparse
from collections.abc import Iterator

from slips import halved

from pipeline.clean import STEPS
from pipeline.clean.fold import fold
from pipeline.document import Edit, RawDocument
from pipeline.rules import load_rules
from pipeline.run.inputs import read_all

BESIDE = 12


def main() -> None:
    parser = argparse.ArgumentParser(description="Prints the repairs of one step.")
    parser.add_argument("step", choices=[step.__name__ for step in STEPS])
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--halved", action="store_true", help="with punctuation of half width")
    options = parser.parse_args()
    for document in read_all(options.inputs):
        if isinstance(document, RawDocument):
            text = halved(document.text) if options.halved else document.text
            for line in repairs(text, options.step):
                print(document.source, line, sep="\t")


def repairs(text: str, name: str) -> Iterator[str]:
    """What the step called `name` does to `text`, a line a repair."""
    rules = load_rules().clean
    place = next(place for place, step in enumerate(STEPS) if step.__name__ == name)
    text = fold(text, STEPS[:place], rules).text
    yield from (shown(text, edit) for edit in STEPS[place](text, rules))


def shown(text: str, edit: Edit) -> str:
    start, end = edit.span
    parts = (text[max(0, start - BESIDE) : start], text[start:end], edit.replacement, text[end : end + BESIDE])
    return "\t".join(map(repr, parts))


if __name__ == "__main__":
    main()
