"""How fast the whole job is, beside plain `jieba.cut` of the same text.

    python scripts/bench.py INPUT...

Runs `fangzhi run` into a fresh SQLite database and `list(jieba.cut(text))` over what that database then holds,
five times each in turns, one process each, and prints the medians and their ratio. Loading jieba's dictionary is
not counted; starting Fangzhi, reading its rules, making and filling the database are.
"""

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5

JIEBA = """
import sqlite3, sys, time, jieba
jieba.setLogLevel(60)
jieba.initialize()
texts = [text for (text,) in sqlite3.connect(sys.argv[1]).execute("SELECT text FROM documents")]
start = time.perf_counter()
for text in texts:
    list(jieba.cut(text))
print(time.perf_counter() - start)
"""


def seconds_of_job(inputs: list[str], database: Path) -> float:
    database.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pipeline", "run", *inputs, "--database", f"sqlite:///{database}", "--quiet"]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
    return time.perf_counter() - start


def seconds_of_jieba(database: Path) -> float:
    command = [sys.executable, "-c", JIEBA, str(database)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, env=environment()).stdout)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "ignore"}


def size_of(database: Path) -> tuple[int, float]:
    """Documents, and their text in MB of UTF-8."""
    with sqlite3.connect(database) as connection:
        texts = [text for (text,) in connection.execute("SELECT text FROM documents")]
    return len(texts), sum(len(text.encode()) for text in texts) / 1e6


def main() -> None:
    inputs = sys.argv[1:] or ["seeds/articles"]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        rounds = [(seconds_of_job(inputs, database), seconds_of_jieba(database)) for _ in range(ROUNDS)]
        documents, megabytes = size_of(database)
    job, jieba = (statistics.median(seconds) for seconds in zip(*rounds, strict=True))
    print(f"{documents} documents, {megabytes:.2f} MB of UTF-8; medians of {ROUNDS} rounds")
    print(f"fangzhi run  {job:8.2f} s  {megabytes / job:6.2f} MB/s")
    print(f"jieba.cut    {jieba:8.2f} s  {megabytes / jieba:6.2f} MB/s")
    print(f"ratio        {job / jieba:8.2f}")


if __name__ == "__main__":
    main()
