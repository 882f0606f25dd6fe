"""A reader's role may select everything, and nothing else."""

import uuid
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from models.schema import metadata
from models.views import VIEWS
from pipeline.errors import LoadError
from pipeline.load.access import grant_reader
from pipeline.load.database import open_database


@pytest.fixture
def owner(new_prepared_postgres: Callable[[], str]) -> Iterator[Engine]:
    engine = open_database(new_prepared_postgres())
    yield engine
    engine.dispose()


@pytest.fixture
def reader(owner: Engine) -> Iterator[Engine]:
    """A connection as a role with an awkward name that was granted reading."""
    role = f'reader" {uuid.uuid4().hex[:8]} %s'
    with owner.begin() as connection:
        connection.exec_driver_sql(f'CREATE ROLE "{role.replace(chr(34), chr(34) * 2).replace("%", "%%")}" LOGIN')
    grant_reader(owner, role)
    engine = create_engine(make_url(owner.url).set(username=role))
    yield engine
    engine.dispose()


def test_a_reader_may_select_everything_that_is_and_that_comes(owner: Engine, reader: Engine) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE later (a integer)")
    with reader.connect() as connection:
        for name in (*metadata.tables, *(view.name for view in VIEWS), "later"):
            connection.execute(text(f"SELECT count(*) FROM {name}"))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO measures VALUES ('a', 'b', 'c', 'd', 9)",
        "UPDATE indicators SET name_en = 'x'",
        "DELETE FROM documents",
        "TRUNCATE documents CASCADE",
        "CREATE TABLE mine (a integer)",
        "CREATE TEMPORARY TABLE mine (a integer)",
        "CREATE SCHEMA mine",
        "DROP VIEW v_cities",
        "ALTER TABLE documents ADD COLUMN mine integer",
    ],
)
def test_a_reader_may_do_nothing_else(reader: Engine, statement: str) -> None:
    with reader.connect() as connection, pytest.raises(ProgrammingError, match=r"denied|must be owner"):
        connection.execute(text(statement))


def test_a_role_that_is_not_there_is_refused(owner: Engine) -> None:
    with pytest.raises(LoadError, match="no role nobody"):
        grant_reader(owner, "nobody")


def test_sqlite_has_no_roles(new_prepared_sqlite: Callable[[], str]) -> None:
    engine = open_database(new_prepared_sqlite())
    with pytest.raises(LoadError, match="PostgreSQL"):
        grant_reader(engine, "reader")
    engine.dispose()
