"""Options that mean the same with every command."""

from typing import Annotated

import typer

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
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but results asked for, and errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell more on stderr: every fact kept out, every step.")]
