"""Rows -> PostgreSQL in bulk, by COPY, inside the transaction of a connection."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DataError, IntegrityError

from pipeline.load.entities import Row


def copy_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows, which all have the same columns.

    Raises:
        IntegrityError, DataError: as an INSERT of SQLAlchemy would.
    """
    columns = [table.c[name] for name in rows[0]]
    binders = [column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for column in columns]
    names = SQL(", ").join(Identifier(column.name) for column in columns)
    statement = SQL("COPY {} ({}) FROM STDIN").format(Identifier(table.name), names)
    cursor: psycopg.Cursor[Any] = connection.connection.cursor()  # type: ignore[assignment]
    with _told_as_sqlalchemy_does(f"COPY {table.name}"), cursor, cursor.copy(statement) as copy:
        for row in rows:
            values = zip(row.values(), binders, strict=True)
            copy.write_row([value if bind is None else bind(value) for value, bind in values])


@contextmanager
def _told_as_sqlalchemy_does(statement: str) -> Generator[None, None, None]:
    try:
        yield
    except psycopg.IntegrityError as error:
        raise IntegrityError(statement, None, error, hide_parameters=True) from error
    except psycopg.DataError as error:
        raise DataError(statement, None, error, hide_parameters=True) from error
