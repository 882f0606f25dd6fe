"""The commands of `fangzhi`, registered; each imports what it needs when it is called."""

import atexit
import gc
from typing import Annotated

import typer

from pipeline.cli.database import db_app, export, schema, status
from pipeline.cli.documents import explain, extract
from pipeline.cli.rejections import rejections_app
from pipeline.cli.reporting import report
from pipeline.cli.running import run
from pipeline.cli.searching import search

# The search for circles of dead objects looks at all living ones, of which the rules alone are half a million: after
# every few hundred new ones, as Python does it, it takes a tenth of the time.
_OBJECTS_BETWEEN_SEARCHES = 100_000

app = typer.Typer(
    name="fangzhi",
    help="方志: reads Chinese local-government news and reports into a database of officials, places, projects, "
    "investments and growth targets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        # It brings the parser of mails along, a tenth of the start.
        from importlib.metadata import version

        typer.echo(f"fangzhi {version('fangzhi')}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Options of `fangzhi` itself, with no command."""


app.command()(run)
app.command()(extract)
app.command()(explain)
app.command()(search)
app.command()(status)
app.command()(schema)
app.command()(export)
app.command()(report)
app.add_typer(db_app, name="db")
app.add_typer(rejections_app, name="rejections")


def main() -> None:
    """The entry point of the command."""
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    # Python searches all of them once more before it ends, which frees nothing that the end would not.
    atexit.register(gc.freeze)
    app()
