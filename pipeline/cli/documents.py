"""`fangzhi extract` and `fangzhi explain`: single documents, no database needed."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import DEFAULT_DATABASE, Database, Fields, Quiet, Verbose, field_names
from pipeline.cli.terminal import FAILED, plain_failures, results, safe, start_logging, wrong_call
from pipeline.errors import ReadError
from pipeline.read.types import DEFAULT_FIELDS, FieldNames

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.run.explained import Explained, Mark
    from pipeline.run.stages import Worked

_LOG = logging.getLogger("fangzhi")
# JSON spells out the control characters below space by itself.
_C1_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document: a path, - or an fsspec URL.")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One object a line, without the list around them.")] = False,
    field: Fields = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print the facts of one document as JSON; no database."""
    from pipeline.rules import load_rules
    from pipeline.run.objects import fact_objects

    start_logging(quiet, verbose)
    with plain_failures():
        found = [entry for worked in _worked(file, field_names(field)) for entry in fact_objects(worked, load_rules())]
    lines = [json.dumps(entry, ensure_ascii=False).translate(_C1_CONTROLS) for entry in found]
    if jsonl:
        for line in lines:
            typer.echo(line)
    else:
        typer.echo("[\n " + ",\n ".join(lines) + "\n]" if lines else "[]")


def explain(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A file, or a stored document's source or id.")],
    database: Database = DEFAULT_DATABASE,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show a document with its facts marked, and the rule behind each."""
    start_logging(quiet, verbose)
    on_disk = document == "-" or "://" in document or Path(document).exists()
    for explained in _from_file(document) if on_disk else _from_database(document, database):
        _print_explained(results(), explained)


def _from_file(location: str) -> "Iterator[Explained]":
    from pipeline.rules import load_rules
    from pipeline.run.explained import explain_worked

    with plain_failures():
        for worked in _worked(location):
            yield explain_worked(worked, load_rules())


def _from_database(document: str, database: str) -> "Iterator[Explained]":
    from pipeline.cli.connecting import opened
    from pipeline.query.explaining import explain_stored

    with opened(database, read_only=True) as engine:
        explained = explain_stored(engine, document)
    if explained is None:
        raise wrong_call(f"{document}: no such file, and no document of that source or id in the database")
    yield explained


def _worked(location: str, fields: FieldNames = DEFAULT_FIELDS) -> "Iterator[Worked]":
    """The documents at `location`, worked through; ends the command where none can be read."""
    from pipeline.load.items import Failure
    from pipeline.rules import load_rules
    from pipeline.run.inputs import read_all, require_inputs
    from pipeline.run.stages import work_through

    try:
        require_inputs([location])
    except ReadError as error:
        raise wrong_call(str(error)) from None
    read, failures = 0, list[Failure]()
    for reading in read_all([location], fields=fields):
        if isinstance(reading, Failure):
            failures.append(reading)
            continue
        read += 1
        worked = work_through(reading, load_rules())
        for item in worked.verdict.rejected:
            _LOG.info("%s kept out by %s: %s", item.kind, item.rule, item.reason)
        yield worked
    level = logging.WARNING if read else logging.ERROR
    for failure in failures:
        _LOG.log(level, "%s: %s (%s)", failure.source, failure.reason, failure.rule)
    if failures and not read:
        raise typer.Exit(FAILED)


def _print_explained(console: "Console", explained: "Explained") -> None:
    from pipeline.run.explained import marked_text

    console.print(safe(f"{explained.source}  {explained.document_id}"), style="bold")
    console.print(safe(f"repairs: {explained.cleaning or 'none'}\n"))
    console.print(safe(marked_text(explained.text, explained.facts)) + "\n")
    for number, mark in enumerate(explained.facts, start=1):
        console.print(safe(f"{number:>3} {_line(mark)}"))
    for mark in explained.rejected:
        console.print(safe(f"  - kept out: {_line(mark)}"))


def _line(mark: "Mark") -> str:
    return f"{mark.kind}: {mark.says}  [{mark.rule}, {mark.start}-{mark.end}]"
