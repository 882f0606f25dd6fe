"""Every fact can be shown in its source, and how far its rule is to be trusted."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.load.database import open_database
from pipeline.run.job import Options, run
from scripts.calibrate_rules import KINDS

FACT_TABLES = ("appointments", "city_mentions", "project_mentions", "investments", "growth_targets", "growth_actuals")


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


def test_every_fact_of_a_kind_that_labels_judge_has_a_confidence(new_prepared_sqlite: Callable[[], str]) -> None:
    root = Path(__file__).parent.parent
    labelled = [str(root / "tests" / "labelled" / name / "text") for name in ("seen", "pages_seen", "hard_seen")]
    engine = open_database(new_prepared_sqlite())
    run([str(root / "seeds" / "articles"), *labelled], engine, Options(workers=0))
    with engine.connect() as connection:
        for kind in KINDS:
            facts = connection.execute(text(f"SELECT rule, confidence FROM v_{kind}")).all()
            assert len(facts) > 100
            assert {fact.rule for fact in facts if fact.confidence is None} == set()
    engine.dispose()
