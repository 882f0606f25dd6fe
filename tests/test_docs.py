"""What documentation is made of the program does not drift from it."""

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import create_engine

from pipeline.load.database import open_database
from pipeline.query.dictionary import as_markdown
from pipeline.run import job

ROOT = Path(__file__).parent.parent
QUERIES = (ROOT / "docs" / "queries.md").read_text("utf-8")


@pytest.fixture(scope="module")
def make_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_data_dictionary_is_what_the_models_say() -> None:
    assert (ROOT / "docs" / "schema.md").read_text("utf-8") == as_markdown()


def test_there_are_fifteen_questions_with_answers() -> None:
    assert len(re.findall(r"^## \d+\. ", QUERIES, re.MULTILINE)) == 15
    answers = re.findall(r"```text\n(.*?)```", QUERIES, re.DOTALL)
    assert len(answers) == 15
    assert all(answer.count("\n") > 1 for answer in answers)


def test_the_answers_are_those_of_the_sample_database(make_docs: ModuleType, sample_database_file: Path) -> None:
    engine = create_engine(f"sqlite:///{sample_database_file}")
    assert make_docs.answered(QUERIES, engine) == QUERIES
    engine.dispose()


def test_postgresql_gives_the_same_answers(make_docs: ModuleType, new_prepared_postgres: Callable[[], str]) -> None:
    engine = open_database(new_prepared_postgres())
    job.run([str(ROOT / "seeds" / "articles")], engine, job.Options(1))
    assert make_docs.answered(QUERIES, engine) == QUERIES
    engine.dispose()
