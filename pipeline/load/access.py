"""Who may read the database: one role that may select everything, and nothing else."""

from sqlalchemy import Connection, Engine, text

from pipeline.errors import LoadError
from pipeline.load.database import writing

# What PostgreSQL lets everybody do before anybody asks, and what a reader needs.
_STATEMENTS = (
    "REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC",
    "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
    "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
    "GRANT CONNECT ON DATABASE {database} TO {role}",
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    "GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT ON TABLES TO {role}",
)


def grant_reader(engine: Engine, role: str) -> None:
    """Lets the PostgreSQL role `role`, which has to exist, read every table and view, those to come included.

    Raises:
        LoadError: the database is none that knows roles, or has no such role.
    """
    if engine.dialect.name != "postgresql":
        raise LoadError("only PostgreSQL knows roles; an SQLite file is read by whoever may read the file")
    with writing(engine) as connection:
        if not connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}):
            raise LoadError(f"there is no role {role}: CREATE ROLE ... LOGIN makes one")
        names = _quoted_names(connection, role)
        for statement in _STATEMENTS:
            connection.exec_driver_sql(statement.format(**names))


def _quoted_names(connection: Connection, role: str) -> dict[str, str]:
    """The names that go into the statements, quoted: names cannot be bound parameters."""
    database, schema = connection.execute(text("SELECT current_database(), current_schema()")).one()
    quote = connection.dialect.identifier_preparer.quote_identifier
    return {"database": quote(database), "schema": quote(schema), "role": quote(role)}
