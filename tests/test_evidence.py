"""Every fact can be shown in its source: the offsets lead to the quote in the text as read."""

import sqlite3

import pytest

FACT_TABLES = ("appointments", "city_mentions", "project_mentions", "investments", "growth_targets")


@pytest.mark.parametrize("table", FACT_TABLES)
def test_every_fact_of_the_sample_articles_quotes_its_document(table: str, sample_database: sqlite3.Connection) -> None:
    facts = sample_database.execute(
        f'SELECT d.text, f.start, f."end", f.quote FROM {table} f JOIN documents d ON d.document_id = f.document_id'
    ).fetchall()
    assert facts
    assert [tuple(fact)[1:] for fact in facts if fact["text"][fact["start"] : fact["end"]] != fact["quote"]] == []


def test_every_rejection_of_the_sample_articles_says_which_rule_and_why(sample_database: sqlite3.Connection) -> None:
    incomplete = "SELECT * FROM rejections WHERE rule IS NULL OR rule = '' OR reason IS NULL OR reason = ''"
    assert [tuple(row) for row in sample_database.execute(incomplete)] == []
