"""How fast the whole job is: beside other tools on the same text, stage by stage, and as the documents grow in number.

    python scripts/bench [--peers PYTHON] [--rounds N] [--documents N] INPUT...

Takes an even sample of the documents that INPUT holds. Everything is CPU time (user and system) of one process each:
on a machine that others use too, the clock on the wall says little. Rounds in turns, medians, ratios of the same run.
`--peers` is the interpreter of an environment with jieba, jionlp and matplotlib; what it lacks is left out.
Writes docs/performance.md and docs/performance.png, and prints the page.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from page import Figures, Measured, page

from pipeline.document import RawDocument
from pipeline.run.inputs import read_all

HERE = Path(__file__).resolve().parent
DOCS = HERE.parents[1] / "docs"
# So much that starting does not matter much.
SAMPLE_BYTES = 4_000_000
# Two workers start no sooner than one: what they are worth shows where there is work for minutes.
CROWD_BYTES, CROWD_ROUNDS = 16_000_000, 3
# What is as slow as jionlp gets one document in so many.
SLOW_SHARE = 10
ARTICLE = HERE.parents[1] / "seeds/articles/photo-caption.txt"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of CPU, seconds on the wall, megabytes at its largest, and what it printed."""

    cpu: float
    wall: float
    megabytes: float
    printed: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default=sys.executable, help="Python with the tools to compare with")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=5_000, help="how many documents the curve of growth has")
    parser.add_argument("inputs", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), options)
    text = page(figures)
    (DOCS / "performance.md").write_text(text, encoding="utf-8")
    print(text)


def measure(folder: Path, options: argparse.Namespace) -> Figures:
    inputs, peers = options.inputs, options.peers
    every = [raw.text for raw in read_all(inputs) if isinstance(raw, RawDocument)]
    texts, many = sample(every, SAMPLE_BYTES), sample(every, CROWD_BYTES)
    few = texts[::SLOW_SHARE]
    whole, part = stored(folder / "all.jsonl", texts), stored(folder / "part.jsonl", few)
    rounds = [measured_round(folder, whole, part, peers) for _ in range(options.rounds)]
    names = [name for name in rounds[0] if all(name in one for one in rounds)]
    medians = {name: statistics.median(one[name].cpu for one in rounds) for name in names}
    size, small = megabytes(texts), megabytes(few)
    speeds = {
        name: Measured(seconds, (small if name == "jionlp" else size) / seconds)
        for name, seconds in medians.items()
        if name in ("fangzhi", "jieba", "jionlp")
    }
    crowd = stored(folder / "crowd.jsonl", many)
    crowds = [measured_crowds(folder, crowd) for _ in range(CROWD_ROUNDS)]
    growth = json.loads(cost_of([sys.executable, str(HERE / "growth.py"), str(options.documents), *inputs]).printed)
    draw(peers, folder, growth["curve"])
    return Figures(
        options.rounds,
        len(texts),
        size,
        speeds,
        stages(whole, options.rounds),
        medians["extract"],
        medians["fresh"],
        max(one["fangzhi"].megabytes for one in rounds),
        statistics.median(confined / two for confined, _, two in crowds),
        statistics.median(one / two for _, one, two in crowds),
        megabytes(many),
        growth,
        cost_of([peers, str(HERE / "peers.py"), "versions"]).printed.split(),
    )


def stages(texts: Path, rounds: int) -> dict[str, float]:
    """Milliseconds of each stage: the medians of the rounds."""
    command = [sys.executable, str(HERE / "stages.py"), str(texts)]
    found = [json.loads(cost_of(command).printed) for _ in range(rounds)]
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def measured_round(folder: Path, whole: Path, part: Path, peers: str) -> dict[str, Cost]:
    """One process of each kind; a tool that is not installed is not in it."""
    found = {"fangzhi": cost_of(*job(whole, folder / "bench.db", 0))}
    found["fresh"] = cost_of(*job(ARTICLE, folder / "fresh.db", 0))
    found["extract"] = cost_of([sys.executable, "-m", "pipeline", "extract", str(ARTICLE)])
    for name, text in (("jieba", whole), ("jionlp", part)):
        cost = cost_of([peers, str(HERE / "peers.py"), name, str(text)])
        if cost.printed:
            # Loading its dictionary is not counted against another tool.
            found[name] = Cost(float(cost.printed.split()[-1]), cost.wall, cost.megabytes, "")
    return found


def measured_crowds(folder: Path, texts: Path) -> tuple[float, float, float]:
    """Seconds by the clock on the wall: one worker with one core, one that may have more, and two."""
    runs = ((1, 1), (1, None), (2, None))
    one, free, two = (cost_of(*job(texts, folder / "workers.db", workers), cores).wall for workers, cores in runs)
    return one, free, two


def job(texts: Path, database: Path, workers: int) -> tuple[list[str], Path]:
    command = [sys.executable, "-m", "pipeline", "run", str(texts), "--database", f"sqlite:///{database}"]
    return [*command, "--workers", str(workers), "--quiet"], database


def cost_of(command: list[str], fresh: Path | None = None, cores: int | None = None) -> Cost:
    """Runs `command`, without the file `fresh`, to its end; all its processes on so many of the machine's `cores`."""
    if fresh is not None:
        fresh.unlink(missing_ok=True)
    before = os.times()
    # What pip installs is compiled once, not at every start.
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONDONTWRITEBYTECODE": ""}
    confined = partial(os.sched_setaffinity, 0, set(sorted(os.sched_getaffinity(0))[:cores])) if cores else None
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, preexec_fn=confined)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, os.times().elapsed - before.elapsed, usage.ru_maxrss / 1024, printed)


def sample(texts: list[str], size: int) -> list[str]:
    """Every n-th of `texts`, so that they are about `size` bytes of UTF-8 together."""
    return texts[:: max(1, round(megabytes(texts) * 1e6 / size))]


def megabytes(texts: list[str]) -> float:
    return sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6


def stored(path: Path, texts: list[str]) -> Path:
    lines = [json.dumps({"text": text}) for text in texts]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def draw(peers: str, folder: Path, curve: list[list[float]]) -> None:
    points = folder / "curve.json"
    points.write_text(json.dumps(curve), encoding="utf-8")
    cost_of([peers, str(HERE / "figure.py"), str(points), str(DOCS / "performance.png")])


if __name__ == "__main__":
    main()
