"""What reaches people: text without control characters, results on stdout, everything else on stderr."""

import json
import logging
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from rich.console import Console

FAILED = 1
WRONG_CALL = 2
SOMETHING_REJECTED = 3

_CONTROL = [*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_VISIBLE = {code: f"\\u{code:04x}" for code in _CONTROL if code not in (0x09, 0x0A)} | {0x0D: ""}


def safe(text: object) -> str:
    """`text` fit for a terminal: what would move its cursor, colour it or turn its direction is spelled out.

    >>> print(safe(chr(27) + "[2J漳州" + chr(0x202E)))
    \\u001b[2J漳州\\u202e
    """
    return str(text).translate(_VISIBLE)


def results() -> "Console":
    """The console for results: stdout."""
    from rich.console import Console

    return Console(highlight=False, markup=False, soft_wrap=True)


def notices() -> "Console":
    """The console for everything else: stderr."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def print_table(console: "Console", title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table for people; numbers stand right. Without rows there is nothing to print."""
    if not rows:
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", box=None, pad_edge=False, title_style="bold")
    for number, name in enumerate(header):
        numeric = bool(rows) and all(isinstance(row[number], int) for row in rows)
        table.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(safe("" if cell is None else cell)) for cell in row))
    console.print(table)
    console.print()


class _Handler(logging.Handler):
    """Log lines on stderr, above a progress bar where a console draws one."""

    def __init__(self, console: "Console | None", write: Callable[[logging.LogRecord], str]) -> None:
        super().__init__()
        self.console = console
        self.write = write

    def emit(self, record: logging.LogRecord) -> None:
        line = self.write(record)
        if self.console is None:
            typer.echo(line, err=True)
        else:
            self.console.print(line)


def _as_text(record: logging.LogRecord) -> str:
    return safe(f"{record.levelname.lower()}: {record.getMessage()}")


def _as_json(record: logging.LogRecord) -> str:
    """A line for a program to read: when, how grave, and either what it is about, field by field, or a message."""
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    fields = getattr(record, "fields", None) or {"event": "message", "message": record.getMessage()}
    return json.dumps({"time": at, "level": record.levelname.lower(), **fields}, ensure_ascii=True)


def start_logging(quiet: bool, verbose: bool, console: "Console | None" = None, as_json: bool = False) -> None:
    """Failures of documents are told; every doubtful fact with `verbose` or `as_json`, nothing but errors with
    `quiet`."""
    logger = logging.getLogger("fangzhi")
    logger.handlers = [_Handler(console, _as_json if as_json else _as_text)]
    logger.propagate = False
    logger.setLevel(logging.ERROR if quiet else logging.INFO if verbose or as_json else logging.WARNING)


@contextmanager
def plain_failures() -> Generator[None, None, None]:
    """Ends the command with one line and exit code 1, where the job cannot be done."""
    try:
        yield
    except PipelineError as error:
        typer.echo(f"fangzhi: {safe(error)}", err=True)
        raise typer.Exit(FAILED) from None
    except OSError as error:
        named = f": {error.filename}" if error.filename else ""
        typer.echo(f"fangzhi: {safe(error.strerror or error)}{safe(named)}", err=True)
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        raise interrupted() from None


def interrupted() -> typer.Exit:
    """Says that somebody asked for an end; gives what to raise."""
    typer.echo("fangzhi: interrupted; what was loaded is kept, another run goes on from there", err=True)
    return typer.Exit(FAILED)


def wrong_call(message: str) -> typer.Exit:
    """Says what was wrong with the call; gives what to raise."""
    print(f"fangzhi: {safe(message)}", file=sys.stderr)
    return typer.Exit(WRONG_CALL)
