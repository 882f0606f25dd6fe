"""Runs the migrations on the connection it is given, or, for the `alembic` command, on $FANGZHI_DATABASE."""

import os

from alembic import context
from sqlalchemy import Connection, create_engine

from models.schema import metadata


def _is_of_the_models(_thing: object, name: str | None, *_further: object) -> bool:
    """Whether the models say it: what full text search keeps for itself is the database's own affair."""
    return name is None or not name.startswith("document_search")


def migrate(connection: Connection) -> None:
    """Brings the database at `connection` to the revision that Alembic was asked for."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        include_object=_is_of_the_models,
    )
    with context.begin_transaction():
        context.run_migrations()


def migrate_from_environment() -> None:
    """What `alembic upgrade head` in the project's folder does."""
    engine = create_engine(os.environ.get("FANGZHI_DATABASE", "sqlite:///fangzhi.db"))
    with engine.begin() as connection:
        migrate(connection)


given: Connection | None = context.config.attributes.get("connection")
if given is None:
    migrate_from_environment()
else:
    migrate(given)
