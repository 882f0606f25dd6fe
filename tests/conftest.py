"""Fixtures that every test shares."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.clean import clean
from pipeline.document import RawDocument
from pipeline.extract import extract
from pipeline.facts import Fact
from pipeline.mentions import find_mentions
from pipeline.rules import load_rules
from pipeline.validate import validate

FactsOf = Callable[..., tuple[Fact, ...]]


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
