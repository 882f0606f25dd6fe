"""Options that mean the same with every command."""

from collections.abc import Iterable
from typing import Annotated

import typer

from pipeline.cli.terminal import wrong_call
from pipeline.read.types import FieldNames

DEFAULT_DATABASE = "sqlite:///fangzhi.db"

Database = Annotated[
    str,
    typer.Option(
        "--database",
        "-d",
        envvar="FANGZHI_DATABASE",
        show_envvar=False,
        metavar="URL",
        help="The database: sqlite:///FILE or postgresql://... (else $FANGZHI_DATABASE).",
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="NAME=COLUMN",
        help="Where records keep text, url, title, published_on or publisher, if under no usual name: text=speech.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but results asked for, and errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell more on stderr: every fact kept out, every step.")]


def field_names(pairs: Iterable[str] | None) -> FieldNames:
    """The columns that `--field` names."""
    try:
        return FieldNames.given(pairs or ())
    except ValueError as error:
        raise wrong_call(f"--field: {error}") from None
