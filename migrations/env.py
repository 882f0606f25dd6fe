"""Runs the migrations on the connection it is given, or, for the `alembic` command, on $FANGZHI_DATABASE."""

import os

from alembic import context
from sqlalchemy import Connection, create_engine

from models.schema import metadata


def migrate(connection: Connection) -> None:
    """Brings the database at `connection` to the revision that Alembic was asked for."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
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
