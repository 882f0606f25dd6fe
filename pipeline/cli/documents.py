"""`fangzhi extract` and `fangzhi explain`: single documents, no database needed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import DEFAULT_DATABASE, Database
from pipeline.cli.terminal import FAILED, notices, plain_failures, results, safe, wrong_call
from pipeline.errors import ReadError

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.document import RawDocument
    from pipeline.run.explained import Explained, Mark

# JSON spells out the control characters below space by itself.
_C1_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document: a path, - or an fsspec URL.")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One object a line, without the list around them.")] = False,
) -> None:
    """Print the facts of one document as JSON; no database."""
    from pipeline.rules import load_rules
    from pipeline.run.objects import fact_objects
    from pipeline.run.stages import work_through

    with plain_failures():
        rules = load_rules()
        found = [entry for raw in _documents(file) for entry in fact_objects(work_through(raw, rules), rules)]
    lines = [json.dumps(entry, ensure_ascii=False).translate(_C1_CONTROLS) for entry in found]
    if jsonl:
        for line in lines:
            typer.echo(line)
    else:
        typer.echo("[\n " + ",\n ".join(lines) + "\n]" if lines else "[]")


def explain(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A file, or a stored document's source or id.")],
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Show a document with its facts marked, and the rule behind each."""
    on_disk = document == "-" or "://" in document or Path(document).exists()
    for explained in _from_file(document) if on_disk else _from_database(document, database):
        _print_explained(results(), explained)


def _from_file(location: str) -> "Iterator[Explained]":
    from pipeline.rules import load_rules
    from pipeline.run.explained import explain_worked
    from pipeline.run.stages import work_through

    with plain_failures():
        rules = load_rules()
        for raw in _documents(location):
            yield explain_worked(work_through(raw, rules), rules)


def _from_database(document: str, database: str) -> "Iterator[Explained]":
    from pipeline.cli.connecting import opened
    from pipeline.query.explaining import explain_stored

    with opened(database) as engine:
        explained = explain_stored(engine, document)
    if explained is None:
        raise wrong_call(f"{document}: no such file, and no document of that source or id in the database")
    yield explained


def _documents(location: str) -> "Iterator[RawDocument]":
    """The documents at `location`; what cannot be read is told, and ends the command where nothing can be."""
    from pipeline.load.items import Failure
    from pipeline.run.stages import read_all, require_inputs

    try:
        require_inputs([location])
    except ReadError as error:
        raise wrong_call(str(error)) from None
    read = failures = 0
    for reading in read_all([location]):
        if isinstance(reading, Failure):
            failures += 1
            notices().print(safe(f"{reading.source}: {reading.reason}"))
        else:
            read += 1
            yield reading
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
