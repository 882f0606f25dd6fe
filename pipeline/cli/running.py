"""`fangzhi run`: the job."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from models.vocabulary import RunStatus
from pipeline.cli.options import DEFAULT_DATABASE, Database, Fields, Quiet, Verbose, field_names
from pipeline.cli.terminal import (
    SOMETHING_REJECTED,
    interrupted,
    notices,
    plain_failures,
    print_table,
    results,
    start_logging,
    wrong_call,
)
from pipeline.errors import ReadError
from pipeline.read.caps import Caps
from pipeline.run.limits import Limits

if TYPE_CHECKING:
    from rich.console import Console
    from sqlalchemy import Engine

    from pipeline.run.job import Report
    from pipeline.run.pools import Pool
    from pipeline.run.summary import Summary

_LIMITS = Limits()
_CAPS = Caps()
_POOLS = ("local", "dask")
_MEGABYTE = 1024**2


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, - or fsspec URLs.")],
    database: Database = DEFAULT_DATABASE,
    workers: Annotated[
        int | None,
        typer.Option(min=0, help="Processes that extract, else one a core; 0: none but this one, for debugging."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="How long one document may take.")
    ] = _LIMITS.seconds,
    memory_limit: Annotated[
        int, typer.Option(min=256, metavar="MB", help="How much memory a process that extracts may take.")
    ] = _LIMITS.memory // _MEGABYTE,
    max_document: Annotated[
        int, typer.Option(min=1, metavar="MB", help="How large one document may be.")
    ] = _CAPS.document // _MEGABYTE,
    max_ratio: Annotated[
        int, typer.Option(min=1, metavar="TIMES", help="How much larger than itself a packed file may be unpacked.")
    ] = _CAPS.ratio,
    pool: Annotated[
        str,
        typer.Option(
            "--engine", metavar="local|dask", help="Processes of this machine, or the workers of a Dask cluster."
        ),
    ] = "local",
    scheduler: Annotated[
        str | None, typer.Option(metavar="URL", help="The cluster's scheduler: tcp://HOST:8786 or tls://HOST:8786.")
    ] = None,
    field: Fields = None,
    force: Annotated[bool, typer.Option("--force", help="Work through documents that are there already.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Do everything but write: the database is opened to be read only.")
    ] = False,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Log one JSON object a line, one for everything that is kept out.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with code 3 where something was rejected.")] = False,
    show_queries: Annotated[
        bool, typer.Option("--show-queries", help="End with three example queries and their answers.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read, clean, extract, validate and load: from INPUT to rows. Makes the database where there is none."""
    if workers != 0 and scheduler is None:
        from pipeline.run.forks import forking

        # It loads while this process does.
        forking()
    from pipeline.cli.connecting import opened
    from pipeline.load.database import shown
    from pipeline.run import job

    caps, fields = Caps(max_document * _MEGABYTE, max_ratio), field_names(field)
    limits = Limits(time_limit, memory_limit * _MEGABYTE)
    errors = notices()
    start_logging(quiet, verbose, errors, log_json)
    with (
        plain_failures(),
        _opened_pool(pool, scheduler) as opened_pool,
        opened(database, complete=False, read_only=dry_run, new=True) as connected,
    ):
        options = job.Options(workers, force, dry_run, limits, caps, fields, opened_pool)
        try:
            with _progress(errors, quiet) as report:
                summary = job.run(inputs, connected, options, report)
        except ReadError as error:
            raise wrong_call(str(error)) from None
        if not quiet and dry_run:
            _print_rehearsal(summary)
        elif not quiet:
            _print_summary(summary, connected, shown(database))
        if show_queries and not dry_run:
            _print_queries(connected)
    if summary.status is RunStatus.INTERRUPTED:
        raise interrupted()
    if strict and summary.tally.rejections:
        raise typer.Exit(SOMETHING_REJECTED)


@contextmanager
def _opened_pool(name: str, scheduler: str | None) -> "Generator[Pool | None, None, None]":
    """The workers of the cluster, where one is asked for."""
    if name not in _POOLS or (name == "dask") != (scheduler is not None):
        raise wrong_call(f"--engine {name}: local, or dask with --scheduler URL")
    if scheduler is None:
        yield None
        return
    try:
        from pipeline.run.cluster import cluster_pool
    except ModuleNotFoundError as error:
        raise wrong_call(f"a cluster needs the package {error.name}: pip install 'fangzhi[dask]'") from None
    with cluster_pool(scheduler) as pool:
        yield pool


@contextmanager
def _progress(console: "Console", quiet: bool) -> "Generator[Report, None, None]":
    """A report that draws a bar on a terminal, and nothing elsewhere."""
    if quiet or not console.is_terminal:
        yield lambda _: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    words = TextColumn("{task.completed} documents, {task.fields[facts]} facts")
    with Progress(SpinnerColumn(), words, TimeElapsedColumn(), console=console, transient=True) as progress:
        task = progress.add_task("", total=None, facts=0)
        yield lambda counts: progress.update(task, completed=counts.documents_read, facts=counts.facts)


def _print_summary(summary: "Summary", engine: "Engine", url: str) -> None:
    from pipeline.query.status import count_rows

    console, tally, counts = results(), summary.tally, summary.tally.counts
    totals = count_rows(engine)
    console.print(
        f"{counts.documents_read} documents in {summary.seconds:.1f} s into {url}: {counts.documents_loaded} loaded, "
        f"{counts.documents_unchanged} unchanged, {counts.documents_rejected} rejected\n"
    )
    facts = [(name, tally.facts[name], total) for name, total in totals.facts.items()]
    print_table(console, "Facts", ("kind", "this run", "in the database"), facts)
    if tally.rejections:
        print_table(console, "Rejected in this run", ("rule", "count"), tally.rejections.most_common())


def _print_rehearsal(summary: "Summary") -> None:
    console, tally, counts = results(), summary.tally, summary.tally.counts
    console.print(
        f"{counts.documents_read} documents, nothing written: {counts.documents_loaded} would be loaded, "
        f"{counts.documents_unchanged} unchanged, {counts.documents_rejected} rejected\n"
    )
    print_table(console, "Facts that would be written", ("kind", "count"), tally.facts.most_common())
    print_table(console, "Rejected", ("rule", "count"), tally.rejections.most_common())


def _print_queries(engine: "Engine") -> None:
    from pipeline.query.examples import EXAMPLES, answer

    console = results()
    for example in EXAMPLES:
        header, rows = answer(engine, example)
        console.print(f"{example.question}\n\n{example.sql}\n")
        print_table(console, "", header, rows)
