"""The migrations make what the models say, up, down and up again, on both kinds of database."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, CheckConstraint, Column, Date, Engine, MetaData, String, Table, inspect, select, text
from sqlalchemy.exc import IntegrityError

from models.schema import metadata
from models.views import VIEWS
from pipeline.errors import LoadError
from pipeline.load.database import open_database, writing
from pipeline.load.migrate import alembic_config, current_revision, downgrade, head_revision, revisions, upgrade
from pipeline.query.searching import search
from pipeline.run.job import Options, run
from scripts.make_snapshot import SNAPSHOT, migrated, snapshot

ARTICLES = str(Path(__file__).parent.parent / "seeds" / "articles")


@pytest.fixture
def engine(new_database: Callable[[], str]) -> Iterator[Engine]:
    engine = open_database(new_database())
    yield engine
    engine.dispose()


def test_an_empty_database_gets_every_table_and_view(engine: Engine) -> None:
    upgrade(engine)
    catalogue = inspect(engine)
    names = {name for name in catalogue.get_table_names() if not name.startswith("document_search")}
    assert names == {*metadata.tables, "alembic_version"}
    assert set(catalogue.get_view_names()) == {view.name for view in VIEWS}


def test_a_new_file_gets_at_once_what_the_migrations_make(new_sqlite: Callable[[], str]) -> None:
    step_by_step, at_once = migrated(new_sqlite()), open_database(new_sqlite())
    upgrade(at_once)
    assert SNAPSHOT.read_text("utf-8") == snapshot(step_by_step), "run `make docs`"
    assert snapshot(at_once) == snapshot(step_by_step)
    assert rows_of(at_once) == rows_of(step_by_step)
    step_by_step.dispose()
    at_once.dispose()


def rows_of(engine: Engine) -> dict[str, list[str]]:
    """What a database holds before the first run, by table."""
    with engine.connect() as connection:
        return {name: sorted(map(str, connection.execute(text(f"SELECT * FROM {name}")))) for name in metadata.tables}


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    upgrade(engine)
    assert current_revision(engine) == head_revision()


def test_the_models_ask_for_nothing_that_the_migrations_do_not_make(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        command.check(alembic_config(connection))


def test_the_files_are_called_after_their_revisions_in_their_order(engine: Engine) -> None:
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection))
    assert revisions() == tuple(script.revision for script in scripts.walk_revisions())[::-1]


def test_going_down_leaves_nothing_and_up_again_leads_back(engine: Engine) -> None:
    upgrade(engine)
    downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade(engine)
    assert current_revision(engine) == head_revision()


def test_the_views_are_the_selections_of_the_models(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        for view in VIEWS:
            made = connection.execute(text(f"SELECT * FROM {view.name}"))
            assert list(made.keys()) == list(connection.execute(view.selection).keys()) == list(view.columns())


def test_checks_are_the_same_in_models_and_database(engine: Engine) -> None:
    upgrade(engine)
    catalogue = inspect(engine)
    for table in metadata.tables.values():
        wanted = sorted(str(check.name) for check in table.constraints if isinstance(check, CheckConstraint))
        assert sorted(str(check["name"]) for check in catalogue.get_check_constraints(table.name)) == wanted


def test_up_down_and_up_again_loses_no_row(engine: Engine) -> None:
    upgrade(engine, "0004")
    _fill(engine, documents=2000)
    before = _counted(engine)
    assert sum(before.values()) > 10_000
    for revision in ("0004", "0004"):
        upgrade(engine)
        assert before.items() <= _counted(engine).items()
        downgrade(engine, revision)
        assert _counted(engine) == before


def test_one_step_down_and_up_again_leaves_every_view_as_it_was(new_prepared: Callable[[], str]) -> None:
    engine = open_database(new_prepared())
    run([ARTICLES], engine, Options(workers=0))
    before = _shown(engine)
    assert all(before.values())
    downgrade(engine, "0007")
    upgrade(engine)
    assert _shown(engine) == before
    engine.dispose()


def test_indexes_triggers_and_search_outlive_tables_that_are_made_anew(new_prepared_sqlite: Callable[[], str]) -> None:
    engine = open_database(new_prepared_sqlite())
    run([ARTICLES], engine, Options(workers=0))
    schema, found = snapshot(engine), search(engine, ["市长"], 20)
    assert found[0]
    downgrade(engine, "0013")
    upgrade(engine)
    assert snapshot(engine) == schema
    assert search(engine, ["市长"], 20) == found
    with writing(engine) as connection:
        connection.execute(metadata.tables["documents"].delete())
        assert not connection.scalar(text("SELECT count(*) FROM document_search WHERE document_search MATCH '市长'"))
    engine.dispose()


CONTRADICTIONS = {
    "investments SET comparator = 'range'",
    "investments SET amount_high = amount + 1, amount_high_cny = amount + 1 WHERE comparator = 'eq'",
    "investments SET amount_cny = amount + 1 WHERE currency = 'CNY'",
    "investments SET amount_high_cny = amount WHERE comparator = 'eq'",
    "growth_targets SET comparator = 'range' WHERE comparator = 'eq'",
    "growth_actuals SET value_high = value_low WHERE comparator = 'eq'",
    "project_figures SET kind = 'gift'",
    "document_versions SET run_id = 99",
}


def test_rows_that_contradict_themselves_are_refused(new_prepared: Callable[[], str]) -> None:
    engine = open_database(new_prepared())
    run([ARTICLES], engine, Options(workers=0))
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO document_versions VALUES ('a.txt', 'd', 'h', NULL, NULL, 1, 1)"))
    assert {change for change in CONTRADICTIONS if not _is_refused(engine, change)} == set()
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM runs"))
        assert connection.execute(text("SELECT run_id FROM document_versions")).all() == [(None,)]
    engine.dispose()


def _is_refused(engine: Engine, change: str) -> bool:
    try:
        with writing(engine) as connection:
            connection.execute(text(f"UPDATE {change}"))
    except IntegrityError:
        return True
    return False


def _shown(engine: Engine) -> dict[str, list[str]]:
    """What the views show; whether goals were met, and how often rules are right, only a run says."""
    with engine.connect() as connection:
        views = {view.name: connection.execute(view.selection).mappings() for view in VIEWS}
        return {
            name: sorted(str({**row, "attained": None, "confidence": None}) for row in rows)
            for name, rows in views.items()
        }


def test_a_migration_leaves_foreign_keys_at_work(engine: Engine) -> None:
    upgrade(engine)
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(text("INSERT INTO officials VALUES ('x', 'x', '999999')"))


def _fill(engine: Engine, documents: int) -> None:
    """Rows of every kind of fact, all that point at one another, in the tables as they are there."""
    tables = MetaData()
    tables.reflect(engine)
    with writing(engine) as connection:
        for table in tables.sorted_tables:
            if table.name not in ("runs", "alembic_version", "division_history", "division_successors"):
                number = 1 if table.name in ONE_ROW else documents
                connection.execute(table.insert(), [_row(table, ordinal) for ordinal in range(number)])


ONE_ROW = {"divisions", "division_levels", "comparators", "investment_kinds", "measures", "indicators"}
GIVEN = {
    "level": "country",
    "kind": "total",
    "comparator": "eq",
    "measure": "growth",
    "currency": "CNY",
    "end": 1,
    "parent_adcode": None,
    "valid_to": None,
    "value_high": None,
    "amount_high": None,
    "amount_high_cny": None,
    "indicator": None,
    "start": 0,
}


def _row(table: Table, ordinal: int) -> dict[str, object]:
    return {column.name: GIVEN.get(column.name, _value(table, column, ordinal)) for column in table.columns}


def _value(table: Table, column: Column[object], ordinal: int) -> object:
    if table.name == "rejections" and column.name == "source":
        return None
    if column.name == "code":
        return {"division_levels": "country", "investment_kinds": "total", "measures": "growth"}.get(table.name, "eq")
    if column.name.endswith("adcode"):
        return "100000"
    if isinstance(column.type, Date):
        return date(2023, 1, 1)
    return f"{ordinal:024}" if isinstance(column.type, String) else True if isinstance(column.type, Boolean) else 1


def _counted(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        return {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in names}


def test_a_database_of_a_later_version_is_refused(engine: Engine) -> None:
    upgrade(engine)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LoadError, match="9999"):
        upgrade(engine)


def test_migrations_import_nothing_of_ours() -> None:
    folder = Path(__file__).parent.parent / "migrations" / "versions"
    lines = [line for path in folder.glob("*.py") for line in path.read_text(encoding="utf-8").splitlines()]
    imports = {line for line in lines if line.startswith(("import ", "from "))}
    assert imports
    assert not {line for line in imports if line.split()[1].split(".")[0] in ("pipeline", "models", "migrations")}


def test_reference_data_is_complete_and_loading_it_again_changes_nothing(
    engine: Engine, prepared_by: Callable[[str], None]
) -> None:
    url = engine.url.render_as_string(hide_password=False)
    prepared_by(url)
    names = ("divisions", "division_history", "division_successors", "indicators", "comparators")
    before = _contents(engine, names)
    prepared_by(url)
    assert _contents(engine, names) == before
    assert all(before.values())


def test_a_changed_row_of_reference_data_is_mended(engine: Engine, prepared_by: Callable[[str], None]) -> None:
    url = engine.url.render_as_string(hide_password=False)
    prepared_by(url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE indicators SET name_en = 'wrong' WHERE code = 'gdp'"))
    prepared_by(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT name_en FROM indicators WHERE code = 'gdp'")) != "wrong"


def _contents(engine: Engine, names: tuple[str, ...]) -> dict[str, set[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {name: {tuple(row) for row in connection.execute(select(metadata.tables[name]))} for name in names}
