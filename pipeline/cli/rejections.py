"""`fangzhi rejections`: what was kept out, and another try."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from models.vocabulary import RunStatus
from pipeline.cli.options import DEFAULT_DATABASE, Database, Quiet, Verbose
from pipeline.cli.terminal import interrupted, notices, print_table, results, safe, start_logging

rejections_app = typer.Typer(help="What was kept out, and another try.", no_args_is_help=True)

Rule = Annotated[str | None, typer.Option("--rule", help="Only what this rule kept out.")]


@rejections_app.command("list")
def list_rejections(
    rule: Rule = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only this kind: document, investments, ...")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="No more than so many.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line in place of a table.")] = False,
    database: Database = DEFAULT_DATABASE,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show every document and fact that was kept out, with the rule and the reason."""
    from pipeline.cli.connecting import opened
    from pipeline.query.rejections import kept_out

    start_logging(quiet, verbose)
    with opened(database, read_only=True) as engine:
        found = kept_out(engine, rule, kind, limit)
    if as_json:
        for entry in found:
            typer.echo(json.dumps(asdict(entry)))
        return
    rows = [(entry.source, entry.kind, entry.rule, entry.reason, entry.quote) for entry in found]
    print_table(results(), "", ("source", "kind", "rule", "reason", "quote"), rows)


@rejections_app.command()
def replay(
    rule: Rule = None, database: Database = DEFAULT_DATABASE, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Read again the files of documents that were kept out; what goes well this time leaves the rejections."""
    from pipeline.cli.connecting import opened
    from pipeline.query.rejections import inputs_of, kept_out
    from pipeline.run import job

    start_logging(quiet, verbose)
    with opened(database) as engine:
        files, lost = inputs_of(entry.source for entry in kept_out(engine, rule, "document"))
        for source in lost:
            notices().print(safe(f"{source}: no file here holds it; give its input to `fangzhi run`"))
        if not files:
            return
        summary = job.run(files, engine, job.Options())
        left = len(kept_out(engine, rule, "document"))
    if not quiet:
        results().print(
            f"{len(files)} files read again: {summary.tally.counts.documents_loaded} loaded, {left} left out"
        )
    if summary.status is RunStatus.INTERRUPTED:
        raise interrupted()
