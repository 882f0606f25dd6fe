"""CPU milliseconds of each stage over the texts of a JSON Lines file, and how much of the whole each takes, as JSON.

Each stage is given everything that the one before made, once to warm up and then three times; the least of these.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
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
from pipeline.rules.engine import engine_id
from pipeline.run.job import prepare
from pipeline.run.stages import read_all
from pipeline.validate import validate

ROUNDS = 4
T = TypeVar("T")


def least(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds of the fastest of several rounds but the first, and what the work gave."""
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        result = work()
        took.append(time.process_time() - began)
    return min(took[1:]) * 1000, result


def main() -> None:
    rules, texts = load_rules(), sys.argv[1]
    gc.disable()
    read, raws = least(lambda: [raw for raw in read_all([texts]) if isinstance(raw, RawDocument)])
    cleaning, documents = least(lambda: [clean(raw, rules) for raw in raws])
    finding, mentions = least(lambda: [find_mentions(document, rules) for document in documents])
    both = list(zip(documents, mentions, strict=True))
    extracting, facts = least(lambda: [extract(document, found, rules) for document, found in both])
    checking, verdicts = least(lambda: [validate(one, some, rules) for one, some in zip(documents, facts, strict=True)])
    worked = list(zip(documents, mentions, verdicts, strict=True))
    making, rows = least(lambda: [rows_of(one, found.context, verdict) for one, found, verdict in worked])
    loading = min(load(rows) for _ in range(ROUNDS))
    print(
        json.dumps(
            {
                "read": read,
                "clean": cleaning,
                "mentions": finding,
                "extract": extracting,
                "validate": checking,
                "make rows": making,
                "load into SQLite": loading,
            }
        )
    )


def load(rows: list[DocumentRows]) -> float:
    """Milliseconds for the rows in transactions of a hundred documents, into a database that is ready and empty."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{Path(folder) / 'load.db'}")
        prepare(engine)
        writer = Writer(engine_id())
        began = time.process_time()
        for at in range(0, len(rows), 100):
            with writing(engine) as connection:
                writer.write(connection, rows[at : at + 100])
        took = time.process_time() - began
        engine.dispose()
    return took * 1000


if __name__ == "__main__":
    main()
