"""The schema says what it means, and says it in the database too."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import (
    JSON,
    Column,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    create_engine,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.types import ARRAY, Float

from models.base import ExactNumeric
from models.schema import metadata
from models.views import VIEWS, View

ACCORDING_TO_CONTRACT = {
    "v_officials": "official_id, name, post, organization, adcode",
    "v_cities": "adcode, level, mentions, is_primary",
    "v_projects": "project_id, project, adcode",
    "v_investments": "investment_id, project_id, project, subject, kind, comparator, amount_cny, amount_high_cny, "
    "currency, amount, project_count, period_start, period_end, adcode",
    "v_growth_targets": "growth_target_id, indicator, indicator_name, indicator_text, measure, comparator, value_low, "
    "value_high, unit, period_start, period_end, adcode",
}
# Views that show no single fact of a document.
OVER_DOCUMENTS = {"v_careers", "v_target_gaps"}
ALL_COLUMNS = [column for table in metadata.tables.values() for column in table.columns]


@pytest.mark.parametrize("table", metadata.tables.values(), ids=lambda table: table.name)
def test_every_table_and_column_has_a_comment(table: Table) -> None:
    assert table.comment
    assert [column.name for column in table.columns if not column.comment] == []


def test_nothing_is_json_an_array_or_a_float() -> None:
    kinds = (JSON, ARRAY, Float)
    assert [str(column) for column in ALL_COLUMNS if isinstance(column.type, kinds)] == []


@pytest.mark.parametrize("column", ALL_COLUMNS, ids=str)
def test_every_code_of_a_division_points_at_the_divisions(column: Column[str]) -> None:
    if column.name.endswith("adcode") and not (column.primary_key and column.table.name == "divisions"):
        assert {key.column.table.name for key in column.foreign_keys} == {"divisions"}


def indexed(table: Table) -> list[list[str]]:
    """The columns of each index of the table, and of each key, which has one too."""
    keys = [key for key in table.constraints if isinstance(key, PrimaryKeyConstraint | UniqueConstraint)]
    return [[column.name for column in index.columns] for index in (*table.indexes, *keys)]


@pytest.mark.parametrize("column", ALL_COLUMNS, ids=str)
def test_every_foreign_key_has_an_index_to_follow_it_back(column: Column[str]) -> None:
    small = {"comparators", "measures", "division_levels", "investment_kinds"}
    never_deleted = {"calendar"}
    if not column.foreign_keys or {key.column.table.name for key in column.foreign_keys} <= small | never_deleted:
        return
    assert column.name in [columns[0] for columns in indexed(column.table)]


@pytest.mark.parametrize("table", metadata.tables.values(), ids=lambda table: table.name)
def test_no_index_is_the_beginning_of_another(table: Table) -> None:
    columns = indexed(table)
    assert [one for one in columns if sum(other[: len(one)] == one for other in columns) > 1] == []


@pytest.mark.parametrize(
    "view", [view for view in VIEWS if view.name not in OVER_DOCUMENTS], ids=lambda view: view.name
)
def test_views_of_facts_have_the_columns_of_the_contract_in_its_order(view: View) -> None:
    columns = list(view.columns())
    further = ACCORDING_TO_CONTRACT.get(view.name, columns[5]).split(", ")
    assert columns[:5] == ["document_id", "source", "title", "publisher", "published_on"]
    assert columns[5 : 5 + len(further)] == further
    assert columns[-3:] == ["start", "end", "quote"]


@pytest.mark.parametrize("view", [view for view in VIEWS if "adcode" in view.columns()], ids=lambda view: view.name)
def test_views_with_the_code_of_a_division_name_it(view: View) -> None:
    assert {"place", "province", "city", "county"} <= set(view.columns())


def test_every_view_of_the_contract_is_there() -> None:
    assert set(ACCORDING_TO_CONTRACT) <= {view.name for view in VIEWS}


@pytest.mark.parametrize("number", ["1020000000000", "6.5", "-12", "0.015", "999999999999.99", "0"])
def test_exact_numbers_come_back_as_they_went_in(number: str) -> None:
    table = Table("numbers", MetaData(), Column("value", ExactNumeric(20, 3)))
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), {"value": Decimal(number)})
        assert str(connection.scalar(select(table.c.value))) == number
    engine.dispose()


def test_sqlite_sorts_and_sums_exact_numbers_as_numbers() -> None:
    table = Table("numbers", MetaData(), Column("value", ExactNumeric(20, 2)))
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), [{"value": Decimal(number)} for number in ("9", "10", "-1")])
        assert list(connection.scalars(select(table.c.value).order_by(table.c.value))) == [-1, 9, 10]
        assert connection.scalar(select(func.sum(table.c.value))) == 18
    engine.dispose()


def test_postgresql_knows_the_comments(new_prepared_postgres: Callable[[], str]) -> None:
    engine = create_engine(new_prepared_postgres())
    catalogue = inspect(engine)
    for table in metadata.tables.values():
        assert catalogue.get_table_comment(table.name)["text"] == table.comment
        found = {column["name"]: column["comment"] for column in catalogue.get_columns(table.name)}
        assert found == {column.name: column.comment for column in table.columns}
    for view in VIEWS:
        assert catalogue.get_table_comment(view.name)["text"] == view.comment
        found = {column["name"]: column["comment"] for column in catalogue.get_columns(view.name)}
        assert found == {name: column.comment for name, column in view.columns().items()}
    engine.dispose()


def test_sqlite_declares_a_type_for_every_column_of_a_view(new_prepared_sqlite: Callable[[], str]) -> None:
    engine = create_engine(new_prepared_sqlite())
    with engine.connect() as connection:
        for view in VIEWS:
            columns = connection.execute(text(f"PRAGMA table_info({view.name})")).all()
            assert [name for _, name, declared, *_ in columns if not re.match("[A-Z]", declared)] == []
    engine.dispose()
