"""What the pipeline finds: facts with their evidence, and rejections with their reason."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.vocabulary import Comparator, InvestmentKind, Measure
from pipeline.document import Document, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: `start` and `end` in code points of the text as read, its words, and the rule's id."""

    start: int
    end: int
    quote: str
    rule: str


def evidence(document: Document, span: Span, rule: str) -> Evidence:
    """The evidence for what the clean `span` of `document` says, found by `rule`."""
    raw = document.offsets.to_raw(span)
    return Evidence(raw.start, raw.end, document.raw.text[raw.start : raw.end], rule)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person in a public post. `post` is None where the text does not state it; `organization` where the
    post belongs to a body that is no administrative division."""

    evidence: Evidence
    name: str
    post: str | None
    organization: str | None
    adcode: str | None


@dataclass(frozen=True, slots=True)
class CityMention:
    """A division that the document speaks of: one fact a division, `mentions` counts the places in the text."""

    evidence: Evidence
    adcode: str
    mentions: int
    is_primary: bool


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A named project and the division it lies in, where the text tells."""

    evidence: Evidence
    name: str
    adcode: str | None


@dataclass(frozen=True, slots=True)
class Investment:
    """An amount of money put into a project (`project`) or a group or sector (`subject`).

    `amount` and `amount_high` are in `currency` (ISO 4217) units, not thousands or 亿; yuan for CNY.
    `amount_high` is set for a range only.
    """

    evidence: Evidence
    kind: InvestmentKind
    comparator: Comparator
    currency: str
    amount: Decimal
    amount_high: Decimal | None
    subject: str | None
    project: str | None
    project_count: int | None
    period_start: date | None
    period_end: date | None
    adcode: str | None


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """A number of an indicator for a period. `unit`: `%`, `pp`, `CNY`, or the counted thing's classifier."""

    evidence: Evidence
    indicator: str | None
    indicator_text: str
    measure: Measure
    comparator: Comparator
    value_low: Decimal
    value_high: Decimal | None
    unit: str
    period_start: date | None
    period_end: date | None
    adcode: str | None


@dataclass(frozen=True, slots=True)
class GrowthTarget(IndicatorFigure):
    """A number set as a goal for a period."""


@dataclass(frozen=True, slots=True)
class GrowthActual(IndicatorFigure):
    """A number that was reached in a period that is over."""


Fact = Appointment | CityMention | ProjectMention | Investment | GrowthTarget | GrowthActual


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something doubtful that was kept out of the facts: which rule said no, and why, in one English sentence."""

    evidence: Evidence
    kind: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What validation lets in and what it keeps out, each in the order of the text."""

    accepted: tuple[Fact, ...]
    rejected: tuple[Rejection, ...]
