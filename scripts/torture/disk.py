"""A full disk: the run ends with a message, the database stays sound, and once there is room the rows are the same."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import event

from pipeline.errors import LoadError
from pipeline.load.database import open_database, plain_errors
from pipeline.run import windows
from pipeline.run.job import run
from scripts.torture.bench import HERE, Bench, Result, load


def disk(bench: Bench) -> Iterator[Result]:
    """SQLite with room for k more pages, k growing until there is enough; then a small file system."""
    windows._WINDOW_DOCUMENTS = 4
    folder = bench.articles(bench.amount(40, 12))
    wanted = load(bench.new_sqlite(), folder)
    yield _pages(bench, folder, wanted)
    yield _small_file_system(bench, folder, wanted)


def _pages(bench: Bench, folder: Path, wanted: object) -> Result:
    step, room, refused, unsound, different = bench.amount(1, 12), 0, 0, 0, 0
    while True:
        url = bench.new_sqlite()
        path = Path(url.removeprefix("sqlite:///"))
        message = _with_room(url, _page_count(path) + room, folder)
        if not message:
            break
        refused += "full" in message
        unsound += _integrity(path) != "ok"
        different += load(url, folder) != wanted
        room += step
    tried = room // step
    figure = f"{tried} sizes too small, {refused} told so, {unsound} unsound, {different} differ afterwards"
    return Result("a full disk: SQLite page limit", figure, refused == tried and not (unsound or different))


def _with_room(url: str, pages: int, folder: Path) -> str:
    """What a run says for which the database must not grow beyond `pages`; nothing where it is enough."""
    engine = open_database(url)
    event.listen(engine, "connect", lambda connection, _: _limit(connection, pages))
    try:
        with plain_errors(url):
            run([str(folder)], engine, HERE)
    except LoadError as error:
        return str(error)
    finally:
        engine.dispose()
    return ""


def _limit(connection: Any, pages: int) -> None:
    connection.execute(f"PRAGMA max_page_count = {pages}")


def _page_count(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


def _integrity(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def _small_file_system(bench: Bench, folder: Path, wanted: object) -> Result:
    promise = "a full disk: a small file system"
    mounted = bench.folder / "small"
    mounted.mkdir(exist_ok=True)
    template = Path(bench.new_sqlite().removeprefix("sqlite:///"))
    size = template.stat().st_size // 1024 + 64
    if _mount("-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(mounted)):
        return Result(promise, "not measured: mounting is not permitted here", True)
    try:
        path = mounted / "small.db"
        shutil.copy(template, path)
        command = [sys.executable, "-m", "pipeline", "run", str(folder), "--database", f"sqlite:///{path}", "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        told = done.returncode == 1 and "full" in done.stderr and "Traceback" not in done.stderr
        sound = _integrity(path) == "ok"
        _mount("-o", "remount,size=64m", str(mounted))
        same = load(f"sqlite:///{path}", folder) == wanted
    finally:
        subprocess.run(["umount", str(mounted)], check=False)
    words = ("told" if told else "NOT told", "sound" if sound else "UNSOUND", "the same rows" if same else "OTHER rows")
    figure = f"exit {done.returncode}, {words[0]}, {words[1]}, with room {words[2]}"
    return Result(promise, figure, told and sound and same)


def _mount(*arguments: str) -> int:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode
