"""What was measured -> docs/performance.md."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of CPU, and megabytes of UTF-8 in each of them."""

    seconds: float
    speed: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All that was measured: `stages` in milliseconds; `start` and `fresh` in seconds, of `extract` and of `run` of one
    small file; `two_workers` tells how many times as fast as one that has a core they are, `second_worker` as one
    that may use more; `crowd` are the megabytes that they share; `growth` is what growth.py prints."""

    rounds: int
    documents: int
    megabytes: float
    speeds: dict[str, Measured]
    stages: dict[str, float]
    start: float
    fresh: float
    peak: float
    two_workers: float
    second_worker: float
    crowd: float
    growth: dict[str, Any]
    peers: list[str]


_TITLES = {
    "fangzhi": "`fangzhi run`, from start to rows in SQLite",
    "jieba": "`list(jieba.cut(text))`, dictionary loaded",
    "jionlp": "jionlp: extract_money, extract_time, recognize_location",
}

_PAGE = """# Performance

Made by `make bench`; do not edit. {machine}, {system}, Python {python}; {peers}. Medians of {rounds} rounds in turns,
CPU time (user and system) of one process each. {documents} documents of the corpus, {megabytes:.2f} MB of UTF-8.

## Beside other tools

{speeds}

jieba cuts words and does nothing else, jionlp finds money, times and places, in every tenth of the documents;
Fangzhi's time includes its start, reading, cleaning, five extractors, validation and making and filling a database.
{fresh:.1f} s of it are start and the making of the database: what `fangzhi run` takes for one small file.

## Against the bar

{bar}

Two workers share {crowd:.0f} MB and are timed by the clock on the wall while {load:.1f} processes want the machine's
{cores} cores: only on an idle machine does that figure say anything. One worker and the process that reads and loads
share one core, two workers and that process two. Where one worker leaves it a core of its own, the second worker makes
the job {second:.2f} times as fast.

## Stage by stage

One process that has started, each text once.

{stages}

What finds nothing – start, making the database, reading, cleaning, validation, rows, loading – takes {around:.1f} s of
the whole job: even if mentions and extraction cost nothing, it would be {limit} times as fast as `jieba.cut`.

## With the number of documents

![seconds of CPU against documents](performance.png)

{documents_grown} documents of 300 characters, no two the same: {seconds:.1f} s of CPU; again, nothing changed:
{again:.1f} s. The dotted line is straight. Peak memory {peak_grown:.0f} MB, a database of {database:.0f} MB.
"""


_FINDING = ("mentions", "extract")


def page(figures: Figures) -> str:
    growth = figures.growth
    around = figures.fresh + sum(taken for name, taken in figures.stages.items() if name not in _FINDING) / 1000
    jieba = figures.speeds.get("jieba")
    return _PAGE.format(
        machine=_processor(),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        peers=", ".join([f"fangzhi=={version('fangzhi')}", *figures.peers]),
        rounds=figures.rounds,
        documents=figures.documents,
        megabytes=figures.megabytes,
        speeds=_table(("what", "seconds", "MB/s", "fangzhi is so many times as fast"), _speeds(figures)),
        bar=_table(("what", "floor", "goal", "measured"), _bar(figures)),
        fresh=figures.fresh,
        around=around,
        limit=f"{jieba.seconds / around:.1f}" if jieba else "(not measured)",
        crowd=figures.crowd,
        second=figures.second_worker,
        load=os.getloadavg()[0],
        cores=os.cpu_count(),
        stages=_table(("stage", "ms", "MB/s", "share"), _stages(figures)),
        documents_grown=growth["documents"],
        seconds=growth["seconds"],
        again=growth["again"],
        peak_grown=growth["megabytes"],
        database=growth["database_megabytes"],
    )


def _speeds(figures: Figures) -> list[tuple[str, ...]]:
    own = figures.speeds["fangzhi"].speed
    return [
        (_TITLES[name], f"{one.seconds:.2f}", f"{one.speed:.2f}", "" if name == "fangzhi" else f"{own / one.speed:.2f}")
        for name, one in figures.speeds.items()
    ]


def _bar(figures: Figures) -> list[tuple[str, ...]]:
    own, growth = figures.speeds["fangzhi"].speed, figures.growth
    beside = {name: f"{own / one.speed:.2f} ×" for name, one in figures.speeds.items()}
    share = figures.stages["load into SQLite"] / sum(figures.stages.values())
    return [
        ("the whole job against `jieba.cut`", "1.0 ×", "3 ×", beside.get("jieba", "not installed")),
        ("the whole job against jionlp", "10 ×", "30 ×", beside.get("jionlp", "not installed")),
        ("share of loading into SQLite", "≤ 25 %", "≤ 15 %", f"{share:.0%}"),
        ("two workers, a core each, against one", "1.7 ×", "1.9 ×", f"{figures.two_workers:.2f} ×"),
        ("the last tenth of the documents against the first", "0.9", "1.0", f"{growth['last_to_first_tenth']:.2f}"),
        ("peak memory of a process", "≤ 400 MB", "≤ 200 MB", f"{figures.peak:.0f} MB"),
        ("`fangzhi extract` of one small file", "≤ 1.0 s", "≤ 0.4 s", f"{figures.start:.2f} s"),
        ("unchanged documents against new ones", "20 ×", "", f"{growth['seconds'] / growth['again']:.1f} ×"),
    ]


def _stages(figures: Figures) -> list[tuple[str, ...]]:
    total = sum(figures.stages.values())
    rows = [*figures.stages.items(), ("all", total)]
    return [
        (name, f"{taken:.0f}", f"{figures.megabytes / taken * 1000:.2f}", f"{taken / total:.0%}")
        for name, taken in rows
    ]


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _processor() -> str:
    """The processor's name as the system tells it."""
    info = Path("/proc/cpuinfo")
    names = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    name = next((line.partition(":")[2].strip() for line in names if line.startswith("model name")), "")
    return f"{name or platform.processor() or 'an unknown processor'}, {os.cpu_count()} cores"
