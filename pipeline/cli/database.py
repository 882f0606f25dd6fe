"""`fangzhi db`, `status`, `schema` and `export`: the database and what it holds."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_DATABASE, Database, Quiet, Verbose
from pipeline.cli.terminal import notices, plain_failures, print_table, results, safe, start_logging, wrong_call

db_app = typer.Typer(help="The schema of the database.", no_args_is_help=True)

_RUN_HEADER = ("run", "started (UTC)", "status", "read", "loaded", "same", "failed", "facts", "kept out", "error")

AsJson = Annotated[bool, typer.Option("--json", help="JSON in place of text.")]


@db_app.command()
def upgrade(
    revision: Annotated[str, typer.Argument(help="A revision; head is the latest.")] = "head",
    database: Database = DEFAULT_DATABASE,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make the tables, or bring them up to a revision; loads the reference data."""
    start_logging(quiet, verbose)
    from pipeline.cli.connecting import opened
    from pipeline.load.migrate import is_current, steps_to
    from pipeline.load.migrate import upgrade as upgrade_database
    from pipeline.load.reference import load_reference_data

    wanted = _revision(revision)
    with opened(database, complete=False, new=True) as engine:
        if steps_to(engine, wanted) < 0:
            raise wrong_call(f"the database is past {wanted}: `fangzhi db downgrade {wanted}` takes it back")
        upgrade_database(engine, wanted)
        if is_current(engine):
            load_reference_data(engine)


@db_app.command()
def downgrade(
    revision: Annotated[str, typer.Argument(help="A revision; base is before the first table: all rows are gone.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; needed where nobody can be asked.")] = False,
    database: Database = DEFAULT_DATABASE,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Take the schema back to a revision; the rows of what is newer are gone for good, so it asks before."""
    start_logging(quiet, verbose)
    from pipeline.cli.connecting import opened
    from pipeline.load.database import shown
    from pipeline.load.migrate import downgrade as downgrade_database
    from pipeline.load.migrate import speak_of_backup, steps_to

    wanted = _revision(revision)
    with opened(database, complete=False) as engine:
        steps = steps_to(engine, wanted)
        if steps > 0:
            raise wrong_call(f"the database is not at {revision} yet: `fangzhi db upgrade {revision}` takes it there")
        if steps == 0:
            return
        speak_of_backup(engine, wanted)
        if not yes:
            _ask(f"Take {safe(shown(database))} back to {revision}? What is newer, with its rows, is dropped.")
        downgrade_database(engine, wanted)


def _revision(name: str) -> str:
    from pipeline.load.migrate import revision_called

    try:
        return revision_called(name)
    except ValueError as error:
        raise wrong_call(str(error)) from None


def _ask(question: str) -> None:
    """Goes on where somebody at a terminal agrees, and ends the command where nobody can or does."""
    if not sys.stdin.isatty():
        raise wrong_call("rows would be dropped: say --yes")
    typer.confirm(question, abort=True, err=True)


@db_app.command()
def current(database: Database = DEFAULT_DATABASE, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Print the revision that the database is at, and the latest."""
    start_logging(quiet, verbose)
    from pipeline.cli.connecting import opened
    from pipeline.load.migrate import current_revision, head_revision

    with opened(database, complete=False, read_only=True) as engine:
        typer.echo(f"{current_revision(engine) or 'base'} (latest: {head_revision()})")


@db_app.command()
def grant_reader(
    role: Annotated[str, typer.Argument(metavar="ROLE", help="A PostgreSQL role that exists.")],
    database: Database = DEFAULT_DATABASE,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Let a role read every table and view, those to come included, and nothing else (PostgreSQL)."""
    from pipeline.cli.connecting import opened
    from pipeline.load.access import grant_reader as grant

    start_logging(quiet, verbose)
    with opened(database) as engine:
        grant(engine, role)


def status(
    database: Database = DEFAULT_DATABASE, as_json: AsJson = False, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Show what the database holds, the last runs, and what was rejected and why."""
    start_logging(quiet, verbose)
    from pipeline.cli.connecting import opened
    from pipeline.load.database import shown
    from pipeline.query.status import as_objects, count_rows, last_runs, rejected, unreadable

    with opened(database, read_only=True) as engine:
        if as_json:
            typer.echo(json.dumps(as_objects(engine), ensure_ascii=False, indent=1))
            return
        holdings, runs, kept_out, failures = count_rows(engine), last_runs(engine), rejected(engine), unreadable(engine)
    console = results()
    console.print(safe(shown(database)) + "\n")
    print_table(console, "Holdings", ("table", "rows"), [*holdings.dimensions.items(), *holdings.facts.items()])
    print_table(console, "Last runs", _RUN_HEADER, [tuple(run.values()) for run in runs])
    rows = [(entry.kind, entry.rule, entry.count, entry.example) for entry in kept_out]
    print_table(console, "Rejected", ("kind", "rule", "count", "for example"), rows)
    print_table(console, "Documents that could not be read", ("source", "reason"), failures)


def schema(as_json: AsJson = False, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Print the data dictionary: every table, view and column, with its meaning and unit."""
    start_logging(quiet, verbose)
    from pipeline.query.dictionary import as_markdown, as_objects

    typer.echo(json.dumps(as_objects(), ensure_ascii=False, indent=1) if as_json else as_markdown())


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the files go; made where it is not there.")],
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", help="csv, bom-csv, jsonl, parquet, ftm or annotations; may be given several times."
        ),
    ] = None,
    database: Database = DEFAULT_DATABASE,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write every view as CSV (bom-csv: for Excel), JSON Lines or Parquet, or all as FollowTheMoney or annotations.

    In CSV, a text that begins like a formula (= + - @) gets an apostrophe before it; numbers never do. ftm: persons,
    positions, occupancies and projects; annotations: the evidence of every fact as W3C Web Annotations.
    """
    from pipeline.cli.connecting import opened
    from pipeline.query.export import Format
    from pipeline.query.export import export as export_all

    start_logging(quiet, verbose)
    try:
        wanted = [Format(name) for name in formats or ("csv", "jsonl")]
    except ValueError as error:
        raise wrong_call(f"{error}: csv, bom-csv, jsonl, parquet, ftm and annotations are") from None
    with opened(database, read_only=True) as engine, plain_failures():
        counts = export_all(engine, folder, wanted)
    if not quiet:
        for view, count in counts.items():
            notices().print(safe(f"{view}: {count} rows"))
