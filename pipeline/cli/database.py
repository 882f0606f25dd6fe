"""`fangzhi db`, `status`, `schema` and `export`: the database and what it holds."""

import typer

db_app = typer.Typer(help="The schema of the database.", no_args_is_help=True)


@db_app.command()
def upgrade() -> None:
    """."""


def status() -> None:
    """."""


def schema() -> None:
    """."""


def export() -> None:
    """."""
