"""Statements that both databases understand, built from the tables alone; values travel as bound parameters."""

from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Column, Connection, Insert, Select, Table, Update, bindparam, delete, or_, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DataError, IntegrityError

from pipeline.load.entities import Row

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

# Every build of either database takes this many values in one statement.
_VALUES = 900


@contextmanager
def savepoint(connection: Connection) -> Generator[None, None, None]:
    """Inside, what the database refuses is undone alone.

    After any other error, as with a full disk or a lost connection, there may be no savepoint left to go back to, and
    going back would only hide what went wrong: the whole transaction is.
    """
    point = connection.begin_nested()
    try:
        yield
    except (IntegrityError, DataError):
        point.rollback()
        raise
    point.commit()


def slices(values: Collection[str]) -> Iterator[list[str]]:
    """`values` in the order of their characters, in lists short enough for one statement."""
    ordered = iter(sorted(values))
    while some := list(islice(ordered, _VALUES)):
        yield some


def rows_of(connection: Connection, wanted: Select[Any]) -> list[Row]:
    """The rows that are `wanted`, by the names of their columns."""
    return [dict(row) for row in connection.execute(wanted).mappings()]


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows that are not there; in bulk, where the database has a way of its own."""
    if rows and connection.dialect.name == "postgresql":
        # The driver is imported where it is used: it takes a tenth of the start.
        from pipeline.load.copying import copy_rows

        copy_rows(connection, table, rows)
    elif rows:
        _execute_many(connection, _adding(table), rows)


def insert_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts the rows whose key is not there, in the order of keys, and leaves the others alone."""
    if rows:
        _execute_many(connection, _adding_missing(connection.dialect.name, table), _by_key(table, rows))


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts the rows, in the order of keys, and replaces those that are there and say something else in a column that
    the rows have.
    """
    if rows:
        statement = _replacing(connection.dialect.name, table, tuple(rows[0]))
        _execute_many(connection, statement, _by_key(table, rows), _VALUES // len(rows[0]))


@cache
def _adding(table: Table) -> Insert:
    return table.insert()


@cache
def _adding_missing(dialect: str, table: Table) -> Insert:
    return _insert(dialect, table).on_conflict_do_nothing(index_elements=list(table.primary_key))


@cache
def _replacing(dialect: str, table: Table, columns: tuple[str, ...]) -> Insert:
    statement = _insert(dialect, table)
    others = {name: statement.excluded[name] for name in columns if not table.c[name].primary_key}
    # A row that is written again is entered into each index again, whether it changes or not.
    differs = or_(*(table.c[name].is_distinct_from(value) for name, value in others.items()))
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=others, where=differs)


def _insert(dialect: str, table: Table) -> "postgresql.Insert | sqlite.Insert":
    if dialect == "sqlite":
        return sqlite.insert(table)
    # Every driver for PostgreSQL that SQLAlchemy knows comes along, and takes a tenth of a second.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def _by_key(table: Table, rows: Sequence[Row]) -> list[Row]:
    keys = [column.name for column in table.primary_key]
    return sorted(rows, key=lambda row: tuple(row[key] for key in keys))


def delete_where(connection: Connection, column: Column[str], values: Collection[str]) -> None:
    """Deletes the rows whose `column` holds one of the `values`."""
    for some in slices(values):
        connection.execute(delete(column.table).where(column.in_(some)))


def set_values(connection: Connection, column: Column[Any], values: Mapping[str, Any]) -> None:
    """Writes the values of a column, by the key of their rows, in the order of keys."""
    if values:
        rows = [{"row": row, "value": value} for row, value in sorted(values.items())]
        _execute_many(connection, _setting(column), rows)


@cache
def _setting(column: Column[Any]) -> Update:
    key = next(iter(column.table.primary_key))
    return update(column.table).where(key == bindparam("row")).values({column: bindparam("value")})


def _execute_many(connection: Connection, statement: Insert | Update, rows: Sequence[Row], together: int = 1) -> None:
    """Executes a statement that is kept for each of the rows, which have the same columns.

    SQLite writes a row in less time than SQLAlchemy takes to hand it over: it gets them straight. An INSERT may take
    some rows `together`: a row of words that comes alone makes the full text index write what it has gathered.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(statement, rows)
        return
    text, columns = _for_sqlite(statement, tuple(rows[0]))
    by_column = (
        [row[name] for row in rows] if bind is None else [bind(row[name]) for row in rows] for name, bind in columns
    )
    values = list(zip(*by_column, strict=True))
    if together == 1:
        connection.exec_driver_sql(text, values)
        return
    one = f"({', '.join('?' * len(columns))})"
    for first in range(0, len(values), together):
        some = values[first : first + together]
        connection.exec_driver_sql(text.replace(one, ", ".join([one] * len(some)), 1), tuple(chain(*some)))


@cache
def _for_sqlite(
    statement: Insert | Update, names: tuple[str, ...]
) -> tuple[str, list[tuple[str, Callable[[Any], Any] | None]]]:
    """The statement as the driver takes it, and in the order of its values their names and what makes them fit."""
    dialect = sqlite.dialect()
    compiled = cast(Any, statement.compile(dialect=dialect, column_keys=names))
    types = ((name, compiled.binds[name].type.dialect_impl(dialect)) for name in compiled.positiontup)
    return str(compiled), [(name, type_.bind_processor(dialect)) for name, type_ in types]


def values_where(connection: Connection, wanted: Column[str], column: Column[str], values: Collection[str]) -> set[str]:
    """The values of `wanted` in the rows whose `column` holds one of the `values`."""
    found: set[str] = set()
    for some in slices(values):
        rows = connection.scalars(select(wanted).where(column.in_(some), wanted.is_not(None)))
        found.update(rows)
    return found
