"""How time grows with the number of documents: `growth.py N INPUT...` prints a curve, and the time of a second run.

N documents are made of the openings of those that INPUT holds, each with a line of its own, so that no two are one.
"""

import json
import resource
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from pipeline.document import RawDocument
from pipeline.load.database import open_database
from pipeline.load.runs import Counts
from pipeline.run.job import Options, run
from pipeline.run.stages import read_all

# An opening of so many characters is about what a short piece of news has.
OPENING = 300
SOURCES = 2000


def main() -> None:
    wanted = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        texts, database = Path(folder) / "many.jsonl", Path(folder) / "many.db"
        openings = [
            raw.text[:OPENING] for raw in islice(read_all(sys.argv[2:]), SOURCES) if isinstance(raw, RawDocument)
        ]
        lines = (
            json.dumps({"text": f"{text}\n简讯第{at}号"}) for at, text in enumerate(islice(cycle(openings), wanted))
        )
        texts.write_text("\n".join(lines) + "\n", encoding="utf-8")
        engine = open_database(f"sqlite:///{database}")
        curve: list[tuple[int, float]] = [(0, 0.0)]
        began = time.process_time()

        def note(counts: Counts) -> None:
            curve.append((counts.documents_read, time.process_time() - began))

        run([str(texts)], engine, Options(workers=0), note)
        first = time.process_time() - began
        run([str(texts)], engine, Options(workers=0))
        again = time.process_time() - began - first
        print(
            json.dumps(
                {
                    "documents": wanted,
                    "seconds": first,
                    "again": again,
                    "last_to_first_tenth": tenth(curve, 1) / tenth(curve, 10),
                    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                    "database_megabytes": database.stat().st_size / 1e6,
                    "curve": curve,
                }
            )
        )


def tenth(curve: list[tuple[int, float]], number: int) -> float:
    """Seconds for a document in one of the tenths of the run; making the database is no document's."""
    last = curve[-1][0]
    inside = [point for point in curve[1:] if last * (number - 1) / 10 <= point[0] <= last * number / 10]
    (first, began), (end, ended) = inside[0], inside[-1]
    return (ended - began) / (end - first)


if __name__ == "__main__":
    main()
