"""Fixtures that every test shares."""

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.extract import extract
from pipeline.facts import Fact, Investment
from pipeline.load.database import open_database
from pipeline.load.migrate import upgrade
from pipeline.load.reference import load_reference_data
from pipeline.mentions import find_mentions
from pipeline.rules import load_rules
from pipeline.validate import validate
from scripts.torture.server import postgres_server

FactsOf = Callable[..., tuple[Fact, ...]]
InvestmentsOf = Callable[..., list[Investment]]
NewDatabase = Callable[[], str]

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def facts_of() -> FactsOf:
    """A function from a text (and what its container states) to the facts that the pipeline accepts."""

    def run(text: str, title: str | None = None, published_on: date | None = None) -> tuple[Fact, ...]:
        rules = load_rules()
        document = clean(RawDocument("test", "test.txt", text, "utf-8", "text/plain", title, None, published_on), rules)
        verdict = validate(document, extract(document, find_mentions(document, rules), rules), rules)
        for fact in verdict.accepted:
            assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        return verdict.accepted

    return run


@pytest.fixture(scope="session")
def investments_of(facts_of: FactsOf) -> InvestmentsOf:
    """A function from a text (and what its container states) to the investments that the pipeline accepts."""

    def run(text: str, **stated: object) -> list[Investment]:
        return [fact for fact in facts_of(text, **stated) if isinstance(fact, Investment)]

    return run


@pytest.fixture(scope="session")
def sample_database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite file that `fangzhi run seeds/articles` makes."""
    path = tmp_path_factory.mktemp("sample") / "fangzhi.db"
    command = [sys.executable, "-m", "pipeline", "run", str(ROOT / "seeds" / "articles"), "--quiet"]
    environment = {**os.environ, "FANGZHI_DATABASE": f"sqlite:///{path}"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return path


@pytest.fixture
def sample_database(sample_database_file: Path) -> Iterator[sqlite3.Connection]:
    """The sample articles as rows, to be read only."""
    connection = sqlite3.connect(f"file:{sample_database_file}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of our own, for as long as the tests run: the URL of its first database."""
    with postgres_server() as server:
        yield server.url()


def _prepare(url: str) -> None:
    engine = open_database(url)
    upgrade(engine)
    load_reference_data(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def prepared_by() -> Callable[[str], None]:
    """A function that gives the database at a URL our tables and the reference data."""
    return _prepare


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    """The name of a PostgreSQL database with our tables and the reference data, to be copied."""
    _create_postgres(postgres_url, "prepared", "template0")
    _prepare(postgres_url.replace("/postgres?", "/prepared?"))
    return "prepared"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with our tables and the reference data, to be copied."""
    path = tmp_path_factory.mktemp("template") / "prepared.db"
    _prepare(f"sqlite:///{path}")
    return path


def _create_postgres(postgres_url: str, name: str, template: str) -> str:
    administration = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with administration.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}"))
    administration.dispose()
    return postgres_url.replace("/postgres?", f"/{name}?")


def _name() -> str:
    return f"test_{uuid.uuid4().hex}"


@pytest.fixture
def new_postgres(postgres_url: str) -> NewDatabase:
    """A function that makes an empty PostgreSQL database."""
    return lambda: _create_postgres(postgres_url, _name(), "template0")


@pytest.fixture
def new_sqlite(tmp_path: Path) -> NewDatabase:
    """A function that names an SQLite file that is not there yet."""
    return lambda: f"sqlite:///{tmp_path / _name()}.db"


@pytest.fixture
def new_prepared_postgres(postgres_url: str, postgres_template: str) -> NewDatabase:
    """A function that makes a PostgreSQL database with our tables and the reference data."""
    return lambda: _create_postgres(postgres_url, _name(), postgres_template)


@pytest.fixture
def new_prepared_sqlite(tmp_path: Path, sqlite_template: Path) -> NewDatabase:
    """A function that makes an SQLite file with our tables and the reference data."""
    return lambda: f"sqlite:///{shutil.copy(sqlite_template, tmp_path / f'{_name()}.db')}"


@pytest.fixture(params=["sqlite", "postgres"])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    """A function from nothing to the URL of an empty database: every test that asks for it runs on both kinds."""
    make: NewDatabase = request.getfixturevalue(f"new_{request.param}")
    return make


@pytest.fixture
def new_empty(new_database: NewDatabase) -> NewDatabase:
    """As `new_database`, where SQLite has an empty file as well."""

    def make() -> str:
        url = new_database()
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).touch()
        return url

    return make


@pytest.fixture(params=["sqlite", "postgres"])
def new_prepared(request: pytest.FixtureRequest) -> NewDatabase:
    """As `new_database`, with our tables and the reference data in it."""
    make: NewDatabase = request.getfixturevalue(f"new_prepared_{request.param}")
    return make


@pytest.fixture
def new_engine(new_prepared: Callable[[], str]) -> Iterator[Callable[[], Engine]]:
    """A function that opens a new database with the reference data in it."""
    engines: list[Engine] = []

    def make() -> Engine:
        engines.append(open_database(new_prepared()))
        return engines[-1]

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def engine(new_engine: Callable[[], Engine]) -> Engine:
    return new_engine()
