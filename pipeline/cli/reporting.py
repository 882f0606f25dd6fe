"""`fangzhi report`: the web site of a database."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_DATABASE, Database, Quiet, Verbose
from pipeline.cli.terminal import notices, results, safe, start_logging, wrong_call

_LANGUAGES = ("zh", "en")


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the site goes: a new folder, or a report.")],
    filters: Annotated[
        list[str] | None,
        typer.Option(
            "--filter", "-f", metavar="KEY=VALUE", help="place=NAME or CODE, year=YEAR or kind=KIND; may be repeated."
        ),
    ] = None,
    language: Annotated[str, typer.Option("--lang", metavar="zh|en", help="The language that is shown first.")] = "zh",
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that write; else one, or every core for many pages.")
    ] = None,
    database: Database = DEFAULT_DATABASE,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make a static web site: every document with its facts marked, pages for places, people and projects, charts.

    Open DIR/index.html: no server and no network is needed. Needs the extra `report` (jinja2 and vl-convert-python).
    """
    from pipeline.cli.connecting import opened

    start_logging(quiet, verbose)
    if language not in _LANGUAGES:
        raise wrong_call(f"{language}: zh and en are the languages of a report")
    try:
        from pipeline.report.selection import FilterError
        from pipeline.report.site import build_site
    except ModuleNotFoundError as error:
        raise wrong_call(f"a report needs the package {error.name}: pip install 'fangzhi[report]'") from None
    with opened(database, read_only=True) as engine:
        try:
            summary = build_site(engine, folder, filters or (), language, workers)
        except FilterError as error:
            raise wrong_call(str(error)) from None
    if not quiet:
        megabytes = f"{summary.size / 1_000_000:.1f} MB"
        changed = f"{summary.written} written, {summary.removed} taken away, the others as they were"
        notices().print(f"{summary.files} files, {megabytes}: {changed}")
        results().print(safe(f"Open {folder / 'index.html'}"))
