"""Document and Verdict -> rows of the tables: pure, so that worker processes can make them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.document import Document, RawDocument, storable
from pipeline.facts import (
    Appointment,
    CityMention,
    Evidence,
    Fact,
    GrowthActual,
    GrowthTarget,
    IndicatorFigure,
    Investment,
    ProjectMention,
    Rejection,
    Verdict,
)
from pipeline.load.bigrams import search_words
from pipeline.load.entities import People, Row, Works
from pipeline.load.ids import content_id
from pipeline.load.prints import fingerprint

if TYPE_CHECKING:
    from pipeline.mentions.types import Context

_YUAN_PER_YI = Decimal(100_000_000)
# The tables of facts, each with the column of its ids.
FACT_TABLES = {
    "appointments": "appointment_id",
    "city_mentions": "city_mention_id",
    "project_mentions": "project_mention_id",
    "investments": "investment_id",
    "growth_targets": "growth_target_id",
    "growth_actuals": "growth_actual_id",
}


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """Everything that one document brings: its own row, and by table the rows of dimensions and facts."""

    place: Row
    document: Row
    words: Row
    print_: str | None
    officials: tuple[Row, ...]
    projects: tuple[Row, ...]
    facts: dict[str, tuple[Row, ...]]
    rejections: tuple[Row, ...]

    @property
    def source(self) -> str:
        return str(self.place["source"])

    @property
    def document_id(self) -> str:
        return str(self.place["document_id"])


def rows_of(document: Document, context: "Context", verdict: Verdict) -> DocumentRows:
    """The rows for one document, the same on every machine."""
    document_id = document.raw.document_id
    people, works = People.of(verdict.accepted), Works.of(verdict.accepted)
    made: dict[str, list[Row]] = {table: [] for table in FACT_TABLES}
    for fact in verdict.accepted:
        table, row = _fact_row(document_id, fact, people, works)
        made[table].append(row)
    facts = {table: _distinct(rows, FACT_TABLES[table]) for table, rows in made.items()}
    rejections = _distinct((_rejected(document_id, item) for item in verdict.rejected), "rejection_id")
    own = _document_row(document, context)
    return DocumentRows(
        place_row(document.raw),
        own,
        _words_row(document),
        fingerprint(document),
        people.rows(),
        works.rows(),
        facts,
        rejections,
    )


def place_row(raw: RawDocument) -> Row:
    """Where a document was read, and how; not how it was worked through."""
    return {
        "source": storable(raw.source),
        "document_id": raw.document_id,
        "url": _storable(raw.url),
        "media_type": raw.media_type,
        "encoding": raw.encoding,
    }


def unreadable_row(source: str, rule: str, reason: str) -> Row:
    """The rejection of a whole document that could not be read or worked through."""
    return {
        "rejection_id": content_id("rejection", source, rule, reason),
        "document_id": None,
        "source": storable(source),
        "kind": "document",
        "rule": rule,
        "reason": storable(reason),
        "start": None,
        "end": None,
        "quote": None,
    }


def rejection_row(document_id: str, evidence: Evidence, kind: str, rule: str, reason: str) -> Row:
    """The rejection of something that the document says."""
    return {
        "rejection_id": content_id("rejection", document_id, kind, rule, reason, evidence.start, evidence.end),
        "document_id": document_id,
        "source": None,
        "kind": kind,
        "rule": rule,
        "reason": storable(reason),
        "start": evidence.start,
        "end": evidence.end,
        "quote": storable(evidence.quote),
    }


def refused_row(table: str, fact: Row) -> Row:
    """The rejection of a fact that the database itself refused."""
    evidence = Evidence(fact["start"], fact["end"], fact["quote"], fact["rule"])
    reason = f"a constraint of the table {table} forbids the row"
    return rejection_row(fact["document_id"], evidence, table, "database", reason)


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _distinct(rows: Iterable[Row], key: str) -> tuple[Row, ...]:
    """One row for each id: the one that stands first in the text."""
    kept: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row["start"], row["end"])):
        kept.setdefault(row[key], row)
    return tuple(kept.values())


def _document_row(document: Document, context: "Context") -> Row:
    raw = document.raw
    return {
        "document_id": raw.document_id,
        "source": storable(raw.source),
        "title": _storable(document.title),
        "publisher": _storable(document.publisher),
        "published_on": document.published_on,
        "year": context.year,
        "adcode": context.primary,
        "characters": len(raw.text),
        "cleaning": " ".join(document.applied_steps),
        "text_hash": content_id(raw.text),
        "text": storable(raw.text),
    }


def _words_row(document: Document) -> Row:
    document_id = document.raw.document_id
    text = storable(f"{document.title or ''}\n{document.text}")
    return {"word_key": int(document_id[:15], 16), "document_id": document_id, "words": search_words(text)}


def _rejected(document_id: str, item: Rejection) -> Row:
    return rejection_row(document_id, item.evidence, item.kind, item.rule, item.reason)


def _evidence(evidence: Evidence) -> Row:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "quote": storable(evidence.quote),
        "rule": evidence.rule,
    }


def _fact_row(document_id: str, fact: Fact, people: People, works: Works) -> tuple[str, Row]:
    """The table that a fact belongs to, and its row there."""
    match fact:
        case Appointment():
            table, own = "appointments", _appointment(fact, people)
        case CityMention():
            table, own = "city_mentions", {"adcode": fact.adcode}
        case ProjectMention():
            table, own = "project_mentions", {"project_id": works.project_id(fact.name, fact.adcode)}
        case Investment():
            table, own = "investments", _investment(fact, works)
        case GrowthTarget():
            table, own = "growth_targets", _figure(fact)
        case GrowthActual():
            table, own = "growth_actuals", _figure(fact)
    identity = content_id(table, document_id, *own.values())
    return table, {
        FACT_TABLES[table]: identity,
        "document_id": document_id,
        **own,
        **_beside_identity(fact, works),
        **_evidence(fact.evidence),
    }


def _beside_identity(fact: Fact, works: Works) -> Row:
    """What a row tells beyond what makes the fact this one fact."""
    match fact:
        case CityMention():
            return {"mentions": fact.mentions, "is_primary": fact.is_primary}
        case ProjectMention():
            return {"project": _storable(fact.name), "adcode": works.adcode(fact.name, fact.adcode)}
        case Investment():
            return _amounts_in_yuan(fact)
        case _:
            return {}


def _appointment(fact: Appointment, people: People) -> Row:
    return {
        "official_id": people.official_id(fact.name),
        "post": _storable(fact.post),
        "organization": _storable(fact.organization),
        "adcode": fact.adcode,
    }


def _investment(fact: Investment, works: Works) -> Row:
    return {
        "project_id": None if fact.project is None else works.project_id(fact.project, fact.adcode),
        "project": _storable(fact.project),
        "subject": _storable(fact.subject),
        "kind": fact.kind.value,
        "comparator": fact.comparator.value,
        "currency": fact.currency,
        "amount": fact.amount,
        "amount_high": fact.amount_high,
        "project_count": fact.project_count,
        "period_start": fact.period_start,
        "period_end": fact.period_end,
        "adcode": fact.adcode,
    }


def _amounts_in_yuan(fact: Investment) -> Row:
    if fact.currency != "CNY":
        return {"amount_cny": None, "amount_high_cny": None, "amount_yi": None}
    return {
        "amount_cny": fact.amount,
        "amount_high_cny": fact.amount_high,
        "amount_yi": fact.amount / _YUAN_PER_YI,
    }


def _figure(fact: IndicatorFigure) -> Row:
    return {
        "indicator": fact.indicator,
        "indicator_text": _storable(fact.indicator_text),
        "measure": fact.measure.value,
        "comparator": fact.comparator.value,
        "value_low": fact.value_low,
        "value_high": fact.value_high,
        "unit": fact.unit,
        "period_start": fact.period_start,
        "period_end": fact.period_end,
        "adcode": fact.adcode,
    }
