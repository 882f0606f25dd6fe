"""CPU milliseconds of each stage over the texts of a JSON Lines file, as JSON.

Each stage is given everything that the one before made, once: a second time it would remember the names it has weighed.
What a start takes, reading the rules and compiling the patterns, is over by then: the sample articles go before.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.extract import extract
from pipeline.load.database import open_database, writing
from pipeline.load.rows import DocumentRows, rows_of
from pipeline.load.writer import Writer
from pipeline.mentions import find_mentions
from pipeline.rules import load_rules
from pipeline.rules.program import program_id
from pipeline.run.inputs import read_all
from pipeline.run.job import prepare
from pipeline.run.windows import windows
from pipeline.validate import validate

ARTICLES = str(Path(__file__).resolve().parents[2] / "seeds/articles")
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds that the work took, and what it gave."""
    began = time.process_time()
    result = work()
    return (time.process_time() - began) * 1000, result


def main() -> None:
    gc.disable()
    stages(ARTICLES)
    print(json.dumps(stages(sys.argv[1])))


def stages(texts: str) -> dict[str, float]:
    """Milliseconds of each stage, by its name."""
    rules = load_rules()
    read, raws = timed(lambda: [raw for raw in read_all([texts]) if isinstance(raw, RawDocument)])
    cleaning, documents = timed(lambda: [clean(raw, rules) for raw in raws])
    finding, mentions = timed(lambda: [find_mentions(document, rules) for document in documents])
    both = list(zip(documents, mentions, strict=True))
    extracting, facts = timed(lambda: [extract(document, found, rules) for document, found in both])
    checking, verdicts = timed(lambda: [validate(one, some, rules) for one, some in zip(documents, facts, strict=True)])
    worked = list(zip(documents, mentions, verdicts, strict=True))
    making, rows = timed(lambda: [rows_of(one, found.context, verdict) for one, found, verdict in worked])
    return {
        "read": read,
        "clean": cleaning,
        "mentions": finding,
        "extract": extracting,
        "validate": checking,
        "make rows": making,
        "load into SQLite": load(raws, rows),
    }


def load(raws: list[RawDocument], rows: list[DocumentRows]) -> float:
    """Milliseconds for the rows of the texts, in transactions as a run makes them, into a database ready and empty."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{Path(folder) / 'load.db'}")
        prepare(engine)
        writer = Writer(program_id())
        left = iter(rows)
        batches = [list(islice(left, len(window))) for window in windows(raws)]
        began = time.process_time()
        for batch in batches:
            with writing(engine) as connection:
                writer.write(connection, batch)
        took = time.process_time() - began
        engine.dispose()
    return took * 1000


if __name__ == "__main__":
    main()
