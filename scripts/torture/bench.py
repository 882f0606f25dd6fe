"""What the parts of the torture share: results, databases to spoil, articles, the canonical dump."""

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event, select, text

from models.schema import metadata
from pipeline.load.database import open_database, writing
from pipeline.run.job import Options, run
from scripts.torture.server import Server, postgres_server

_DIMENSIONS = ("documents", "officials", "projects")
_PARAGRAPH = (
    "2023年{month}月6日,漳州市委书记林知远在南靖县调研总投资{amount}亿元的临江化工{number}期项目。\n"
    "今年漳州市地区生产总值预期增长{rate}%以上。南靖县县长陈云舒表示,力争全年完成投资{more}亿元。\n"
)
HERE = Options(workers=0)
AGAIN = Options(workers=0, force=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result:
    """One promise, what was measured, and whether it was kept."""

    promise: str
    figure: str
    kept: bool


@dataclass(frozen=True)
class Bench:
    """Where the torture happens: a folder, what is to be ended with it, whether to be brief, and how many times as long
    as on a quiet machine a part may take."""

    folder: Path
    ending: ExitStack
    short: bool
    patience: float = 1.0

    @cached_property
    def server(self) -> Server:
        """A PostgreSQL server, started when it is first needed."""
        return self.ending.enter_context(postgres_server(in_memory()))

    def amount(self, full: int, short: int) -> int:
        """How often to do something."""
        return short if self.short else full

    def within(self, seconds: float, items: Iterable[T]) -> Iterator[T]:
        """The items, until the time is up: on a machine that is busy there are fewer of them, and figures say so."""
        ends = time.monotonic() + seconds * self.patience
        for item in items:
            if time.monotonic() > ends:
                break
            yield item

    def articles(self, count: int) -> Path:
        """A folder with `count` articles of our own, the same ones every time."""
        folder = self.folder / f"articles-{count}"
        if not folder.exists():
            folder.mkdir()
            for number in range(count):
                values = {
                    "month": number % 12 + 1,
                    "amount": number + 5,
                    "rate": number % 7 + 3,
                    "more": 2 * number + 1,
                }
                words = _PARAGRAPH.format(number=number + 1, **values)
                (folder / f"{number:05}.txt").write_text(words, encoding="utf-8")
        return folder

    def new_sqlite(self) -> str:
        """The URL of a prepared SQLite file that holds no documents."""
        used = self.folder / "used.db"
        for beside in self.folder.glob("used.db*"):
            beside.unlink()
        shutil.copy(self._sqlite_template, used)
        return f"sqlite:///{used}"

    def new_postgres(self) -> str:
        """The URL of a prepared PostgreSQL database that holds no documents."""
        with database(self._postgres) as engine, writing(engine) as connection:
            connection.execute(text(f"TRUNCATE {', '.join(_DIMENSIONS)}, rejections CASCADE"))
            connection.execute(text("DELETE FROM runs WHERE run_id > 1"))
        return self._postgres

    def new_database(self, kind: str) -> str:
        """As the two above, by name."""
        return self.new_sqlite() if kind == "SQLite" else self.new_postgres()

    @cached_property
    def _sqlite_template(self) -> Path:
        path = self.folder / "template.db"
        self._prepare(f"sqlite:///{path}")
        return path

    @cached_property
    def _postgres(self) -> str:
        administration = create_engine(self.server.url(), isolation_level="AUTOCOMMIT")
        with administration.connect() as connection:
            connection.execute(text("CREATE DATABASE torture ENCODING 'UTF8' TEMPLATE template0"))
        administration.dispose()
        self._prepare(self.server.url("torture"))
        return self.server.url("torture")

    def _prepare(self, url: str) -> None:
        """Tables, reference data, and a first run over nothing, after which no run looks at reference data again."""
        with database(url) as engine:
            run([str(self.articles(0))], engine, HERE)


def in_memory() -> str | None:
    """A folder in memory, where there is one: what a kill leaves is what the kernel has, not what a disk has."""
    shared = Path("/dev/shm")
    return str(shared) if os.access(shared, os.W_OK) else None


@contextmanager
def database(url: str) -> Iterator[Engine]:
    """The database at `url`, let go at the end."""
    engine = open_database(url)
    try:
        yield engine
    finally:
        engine.dispose()


def load(url: str, folder: Path, options: Options = HERE) -> dict[str, list[str]]:
    """Runs the articles in `folder` into the database; gives its contents."""
    with database(url) as engine:
        run([str(folder)], engine, options)
        return contents(engine)


def contents(engine: Engine) -> dict[str, list[str]]:
    """The canonical dump: every row that comes of documents, in an order of its own."""
    tables = [table for table in metadata.sorted_tables if table.name in _DIMENSIONS or "document_id" in table.c]
    with engine.connect() as connection:
        return {table.name: sorted(str(tuple(row)) for row in connection.execute(select(table))) for table in tables}


def on_each_statement(engine: Engine, act: Any) -> None:
    """Calls `act` with the connection before and after each statement, and before each commit."""
    event.listen(engine, "before_cursor_execute", lambda connection, *_: act(connection))
    event.listen(engine, "after_cursor_execute", lambda connection, *_: act(connection))
    event.listen(engine, "commit", act)
