"""Facts of a document as plain objects for JSON: the names of the views, without a database."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from pipeline.document import Document
from pipeline.facts import Appointment, CityMention, Fact, GrowthActual, GrowthTarget, Investment, ProjectMention
from pipeline.rules import Rules
from pipeline.run.stages import Worked

# What a fact is called, and the names that its fields have in the views where they differ.
FACT_NAMES: dict[type[Fact], str] = {
    Appointment: "officials",
    CityMention: "cities",
    ProjectMention: "projects",
    Investment: "investments",
    GrowthTarget: "growth_targets",
    GrowthActual: "growth_actuals",
}
_RENAMED: dict[tuple[type[Fact], str], str] = {(ProjectMention, "name"): "project"}


def fact_objects(worked: Worked, rules: Rules) -> Iterator[dict[str, Any]]:
    """One object a fact: where it comes from, what it says, and its evidence."""
    for fact in worked.verdict.accepted:
        yield {
            "fact": FACT_NAMES[type(fact)],
            **_document(worked.document),
            **_said(fact),
            **_place(fact.adcode, rules),
            "start": fact.evidence.start,
            "end": fact.evidence.end,
            "quote": fact.evidence.quote,
            "rule": fact.evidence.rule,
        }


def _document(document: Document) -> dict[str, Any]:
    return {
        "document_id": document.raw.document_id,
        "source": document.raw.source,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": _plain(document.published_on),
    }


def _said(fact: Fact) -> dict[str, Any]:
    said = {
        _RENAMED.get((type(fact), field.name), field.name): _plain(getattr(fact, field.name))
        for field in fields(fact)
        if field.name != "evidence"
    }
    if isinstance(fact, Investment):
        yuan = fact.currency == "CNY"
        said["amount_cny"] = said["amount"] if yuan else None
        said["amount_high_cny"] = said["amount_high"] if yuan else None
    return said


def _place(adcode: str | None, rules: Rules) -> dict[str, Any]:
    division = None if adcode is None else rules.divisions.division(adcode)
    return {"place": None if division is None else division.name}


def _plain(value: object) -> object:
    """`value` as JSON knows it; a number that is whole stays whole."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
