"""`fangzhi db`, `status`, `schema` and `export`: the database and what it holds."""

import json
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
    from pipeline.load.migrate import current_revision, head_revision
    from pipeline.load.migrate import upgrade as upgrade_database
    from pipeline.load.reference import load_reference_data

    with opened(database, complete=False) as engine:
        upgrade_database(engine, revision)
        if current_revision(engine) == head_revision():
            load_reference_data(engine)


@db_app.command()
def downgrade(
    revision: Annotated[str, typer.Argument(help="A revision; base is before the first table: all rows are gone.")],
    database: Database = DEFAULT_DATABASE,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Take the schema back to a revision."""
    start_logging(quiet, verbose)
    from pipeline.cli.connecting import opened
    from pipeline.load.migrate import downgrade as downgrade_database

    with opened(database, complete=False) as engine:
        downgrade_database(engine, revision)


@db_app.command()
def current(database: Database = DEFAULT_DATABASE, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Print the revision that the database is at, and the latest."""
    start_logging(quiet, verbose)
    from pipeline.cli.connecting import opened
    from pipeline.load.migrate import current_revision, head_revision

    with opened(database, complete=False) as engine:
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

    with opened(database) as engine:
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
    with opened(database) as engine, plain_failures():
        counts = export_all(engine, folder, wanted)
    if not quiet:
        for view, count in counts.items():
            notices().print(safe(f"{view}: {count} rows"))
