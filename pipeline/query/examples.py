"""Three questions that a first visitor asks the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, text


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the SQL that answers it on either database."""

    question: str
    sql: str


EXAMPLES = (
    Example(
        "Who holds which post?",
        "SELECT name, post, place, published_on\n"
        "FROM v_officials\n"
        "WHERE post IS NOT NULL AND place IS NOT NULL\n"
        "ORDER BY adcode, post, name\n"
        "LIMIT 5",
    ),
    Example(
        "Where does the largest money go?",
        "SELECT place, subject, kind, amount_cny\n"
        "FROM v_investments\n"
        "WHERE amount_cny IS NOT NULL\n"
        "ORDER BY amount_cny DESC, subject\n"
        "LIMIT 5",
    ),
    Example(
        "What growth do places aim at?",
        "SELECT place, indicator_name, comparator, value_low, value_high, unit, period_end\n"
        "FROM v_growth_targets\n"
        "WHERE unit = '%' AND indicator IS NOT NULL\n"
        "ORDER BY period_end DESC, adcode, indicator, value_low\n"
        "LIMIT 5",
    ),
)


def answer(engine: Engine, example: Example) -> tuple[list[str], list[Sequence[Any]]]:
    """The columns and rows that the database answers with."""
    with engine.connect() as connection:
        found = connection.execute(text(example.sql))
        return list(found.keys()), [tuple(row) for row in found]
