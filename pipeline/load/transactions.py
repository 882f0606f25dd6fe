"""Transactions that outlive the connection that they were begun on."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import sleep
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from pipeline.errors import LoadError
from pipeline.load.database import error_text, reading, writing
from pipeline.load.stopping import sheltered

_LOG = logging.getLogger("fangzhi")
# Seconds before each further attempt: a server that is started anew is back within them.
_PAUSES = (0.1, 0.3, 1.0, 3.0, 9.0, 18.0)
# SQLSTATE: the connection failed, the transaction is to be repeated, the server shuts down or is not up yet.
_PASSING = ("08", "40", "57P")
T = TypeVar("T")


def write_lasting(engine: Engine, work: Callable[[Connection], T]) -> T:
    """What `work` gives in a transaction that writes, begun again where the connection to the server is lost.

    `work` is called once more for every attempt. Whether an attempt whose end was not heard has been committed cannot
    be known: `work` has to write the same rows a second time.

    Raises:
        LoadError: the connection was lost at every attempt.
    """
    return _lasting(engine, writing, work)


def read_lasting(engine: Engine, work: Callable[[Connection], T]) -> T:
    """What `work` gives that only reads, as `write_lasting` does it."""
    return _lasting(engine, reading, work)


def _lasting(
    engine: Engine, begin: Callable[[Engine], AbstractContextManager[Connection]], work: Callable[[Connection], T]
) -> T:
    for pause in (*_PAUSES, None):
        try:
            with sheltered(), begin(engine) as connection:
                return work(connection)
        except DBAPIError as error:
            if not _is_passing(engine, error):
                raise
            if pause is None:
                raise LoadError(_given_up(error_text(engine, error))) from error
            _LOG.warning("the database does not answer (%s); once more in %g s", error_text(engine, error), pause)
            sleep(pause)
    raise AssertionError("the last attempt either returns or raises")


def _given_up(cause: str) -> str:
    attempts, seconds = len(_PAUSES) + 1, sum(_PAUSES)
    return (
        f"the database was lost {attempts} times within {seconds:.0f} s; what was loaded is kept, another run goes on "
        f"from there ({cause})"
    )


def _is_passing(engine: Engine, error: DBAPIError) -> bool:
    """Whether the same may succeed in a while."""
    if error.connection_invalidated:
        return True
    if engine.dialect.name != "postgresql" or not isinstance(error, OperationalError):
        return False
    state = getattr(error.orig, "sqlstate", "")
    return state is None or state.startswith(_PASSING)
