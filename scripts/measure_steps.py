"""What each step of cleaning is worth: the score of labelled documents before and after it, as a table in Markdown.

    python scripts/measure_steps.py LABELLED --scorer score.py

LABELLED is a folder with `text/` and `gold/`; the scorer is the one that compares a database with `gold/`. The steps
are added one by one, in their order; then each is left out by itself, with all the others at work.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import create_engine

from pipeline.clean import STEPS, Step
from pipeline.document import RawDocument
from pipeline.load.database import writing
from pipeline.load.rows import DocumentRows, rows_of
from pipeline.load.writer import Writer
from pipeline.rules import load_rules
from pipeline.run.inputs import read_all
from pipeline.run.job import prepare
from pipeline.run.stages import work_through

KINDS = ("officials", "cities", "projects", "investments", "growth_targets", "MACRO")
COUNTED = KINDS[:-1]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what each step of cleaning is worth.")
    parser.add_argument("labelled", type=Path, help="a folder with text/ and gold/")
    parser.add_argument("--scorer", type=Path, required=True, help="the program that compares a database with gold/")
    options = parser.parse_args()
    documents = [found for found in read_all([str(options.labelled / "text")]) if isinstance(found, RawDocument)]
    print(f"| steps | {' | '.join(KINDS)} | facts right | facts wrong |\n|{' --- |' * (len(KINDS) + 3)}")
    for name, steps in settings():
        figures = scores(documents, steps, options.labelled / "gold", options.scorer)
        f1 = " | ".join(f"{figures[kind]['f1']:.3f}" for kind in KINDS)
        right, wrong = (sum(figures[kind][count] for kind in COUNTED) for count in ("tp", "fp"))
        print(f"| {name} | {f1} | {right} | {wrong} |", flush=True)


def settings() -> Iterator[tuple[str, Sequence[Step]]]:
    """The sets of steps to measure, each with what it is called."""
    yield "none", ()
    for count, step in enumerate(STEPS, 1):
        yield f"+ {step.__name__}", STEPS[:count]
    for left_out in STEPS:
        yield f"all but {left_out.__name__}", [step for step in STEPS if step is not left_out]


def scores(documents: Sequence[RawDocument], steps: Sequence[Step], gold: Path, scorer: Path) -> dict[str, Any]:
    """What the scorer says of the rows that are made of `documents` with `steps`."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "steps.db"
        engine = create_engine(f"sqlite:///{database}")
        prepare(engine)
        with writing(engine) as connection:
            Writer("measured").write(connection, [_rows(document, steps) for document in documents])
        engine.dispose()
        told = subprocess.run(
            [sys.executable, scorer, database, gold, "--json"], check=True, capture_output=True, text=True
        )
    figures: dict[str, Any] = json.loads(told.stdout)
    return figures


def _rows(document: RawDocument, steps: Sequence[Step]) -> DocumentRows:
    worked = work_through(document, load_rules(), steps)
    return rows_of(worked.document, worked.mentions.context, worked.verdict)


if __name__ == "__main__":
    main()
