"""Fixtures that every test shares."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.extract import extract
from pipeline.facts import Fact
from pipeline.mentions import find_mentions
from pipeline.rules import load_rules
from pipeline.validate import validate

FactsOf = Callable[..., tuple[Fact, ...]]

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def facts_of() -> FactsOf:
    """A function from a text (and what its container states) to the facts that the pipeline accepts."""

    def run(text: str, title: str | None = None, published_on: date | None = None) -> tuple[Fact, ...]:
        rules = load_rules()
        document = clean(RawDocument("test", "test.txt", text, "utf-8", "text/plain", title, None, published_on), rules)
        verdict = validate(document, extract(document, find_mentions(document, rules), rules), rules)
        for fact in verdict.accepted:
            assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        return verdict.accepted

    return run


@pytest.fixture(scope="session")
def sample_database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite file that `fangzhi run seeds/articles` makes."""
    path = tmp_path_factory.mktemp("sample") / "fangzhi.db"
    command = [sys.executable, "-m", "pipeline", "run", str(ROOT / "seeds" / "articles"), "--quiet"]
    environment = {**os.environ, "FANGZHI_DATABASE": f"sqlite:///{path}"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return path


@pytest.fixture
def sample_database(sample_database_file: Path) -> Iterator[sqlite3.Connection]:
    """The sample articles as rows, to be read only."""
    connection = sqlite3.connect(f"file:{sample_database_file}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()
