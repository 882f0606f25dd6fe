"""`fangzhi extract` and `fangzhi explain`: one document, no database needed."""

from typing import Annotated

import typer


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document, or - for standard input.")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One object a line.")] = False,
) -> None:
    """Print the facts of one document as JSON; no database."""
    typer.echo("not yet")


def explain(file: str) -> None:
    """."""
