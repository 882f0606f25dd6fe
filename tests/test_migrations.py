"""The migrations make what the models say, up, down and up again, on both kinds of database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import CheckConstraint, Engine, inspect, select, text

from models.schema import metadata
from models.views import VIEWS
from pipeline.errors import LoadError
from pipeline.load.database import open_database, writing
from pipeline.load.migrate import alembic_config, current_revision, downgrade, head_revision, upgrade


@pytest.fixture
def engine(new_database: Callable[[], str]) -> Iterator[Engine]:
    engine = open_database(new_database())
    yield engine
    engine.dispose()


def test_an_empty_database_gets_every_table_and_view(engine: Engine) -> None:
    upgrade(engine)
    catalogue = inspect(engine)
    assert set(catalogue.get_table_names()) == {*metadata.tables, "alembic_version"}
    assert set(catalogue.get_view_names()) == {view.name for view in VIEWS}


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    upgrade(engine)
    assert current_revision(engine) == head_revision()


def test_the_models_ask_for_nothing_that_the_migrations_do_not_make(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        command.check(alembic_config(connection))


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
        wanted = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
        assert {check["name"] for check in catalogue.get_check_constraints(table.name)} == wanted


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
    assert imports == {"import sqlalchemy as sa", "from alembic import op"}


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
