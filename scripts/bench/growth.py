"""How time grows with the number of documents: `growth.py N [INPUT...]` prints a curve, and the time of a second run.

Each tenth of them is a run of its own, so that no work on one counts for the one before.

N documents are made of the openings of those that INPUT holds, each with a line of its own, so that no two are one.
Without INPUT they are short notices made here, which all speak of the same 50 persons and 100 projects.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice, product
from pathlib import Path

from pipeline.document import RawDocument
from pipeline.load.database import open_database
from pipeline.run.inputs import read_all
from pipeline.run.job import Options, run

# An opening of so many characters is about what a short piece of news has.
OPENING = 300
SOURCES = 2000
TENTHS = 10
# What notices are made of: 50 persons, 100 projects.
POSTS, FAMILIES, GIVEN = ["市委书记", "副市长"], "林陈纪周何", ["知远", "云舒", "怀章", "立岩", "望川"]
STEMS = ["临江", "望海", "云溪", "金沙", "白石", "青禾", "南浦", "东陂", "长岭", "石桥"]
WORKS = [
    *("炼化项目", "数据中心", "污水处理厂", "装备产业园", "冷链物流园"),
    *("抽水蓄能电站", "新材料基地", "职业学校", "城际铁路", "康养小镇"),
]


def main() -> None:
    wanted = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "many.db"
        openings = _openings(sys.argv[2:]) if sys.argv[2:] else _notices()
        lines = (json.dumps({"text": f"{text}\n简讯第{at}号"}) for at, text in enumerate(islice(openings, wanted)))
        parts = [_written(Path(folder) / f"{part}.jsonl", islice(lines, wanted // TENTHS)) for part in range(TENTHS)]
        engine = open_database(f"sqlite:///{database}")
        # What is made once, the database and the patterns, is no document's cost.
        run(
            [_written(Path(folder) / "first.jsonl", [json.dumps({"text": next(_notices())})])],
            engine,
            Options(workers=0),
        )
        curve: list[tuple[int, float]] = [(0, 0.0)]
        began = time.process_time()
        for number, part in enumerate(parts, 1):
            run([part], engine, Options(workers=0))
            curve.append((number * (wanted // TENTHS), time.process_time() - began))
        first = curve[-1][1]
        run(parts, engine, Options(workers=0))
        again = time.process_time() - began - first
        print(
            json.dumps(
                {
                    "documents": wanted,
                    "seconds": first,
                    "again": again,
                    "last_to_first_tenth": curve[1][1] / (first - curve[-2][1]),
                    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                    "database_megabytes": database.stat().st_size / 1e6,
                    "curve": curve,
                }
            )
        )


def _openings(inputs: list[str]) -> Iterator[str]:
    """The openings of the documents, over and over."""
    readings = islice(read_all(inputs), SOURCES)
    return cycle([reading.text[:OPENING] for reading in readings if isinstance(reading, RawDocument)])


def _notices() -> Iterator[str]:
    """Notices too short to be taken for reposts; every eleventh gives a project another sum than the others."""
    people = cycle([f"漳州市{post}{family}{given}" for post, family, given in product(POSTS, FAMILIES, GIVEN)])
    works = cycle([(at, f"{stem}{work}") for at, (stem, work) in enumerate(product(STEMS, WORKS))])
    for number, (person, (at, work)) in enumerate(zip(people, works, strict=False)):
        day = f"{2015 + number // 28 % 9}年{number // 336 % 12 + 1}月{number % 28 + 1}日"
        yield f"{day}，{person}调研总投资{at + 20 + (number % 11 == 0)}亿元的{work}。"


def _written(path: Path, lines: Iterable[str]) -> str:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


if __name__ == "__main__":
    main()
