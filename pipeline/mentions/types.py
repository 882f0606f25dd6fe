"""Mentions: what the words of one document name, resolved as far as words and document allow.

What is made at every name and number of a text is a tuple: it takes half the time that a frozen dataclass does.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from models.vocabulary import Comparator
from pipeline.document import Span


class DivisionMention(NamedTuple):
    """A division's name in the text. `adcode` is None where several divisions bear the name and nothing decides.

    `candidates` are all divisions the name could mean at the document's date. `embedded` names the kind of
    larger name it stands in, where it does (`organization`, `company`, `medium`, `university`, ...): some of
    those speak of the place and some do not.
    """

    span: Span
    adcode: str | None
    candidates: tuple[str, ...]
    embedded: str | None = None


class PostMention(NamedTuple):
    """A public post in the text: `text` without the name of its place; `organization` where it has one of its own.

    `adcode` is the division whose post it is.
    """

    span: Span
    text: str
    organization: str | None
    adcode: str | None


# How a person came to a post: the rules of officials.
PersonRule = Literal[
    "appointed",
    "apposed",
    "borne",
    "held",
    "held-before",
    "name-title",
    "post-name",
    "post-names",
    "report-signature",
    "resume",
]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A personal name in the text with the posts that this place of the text gives the person.

    `doubtful` where the posts may be another country's.
    """

    span: Span
    name: str
    posts: tuple[PostMention, ...]
    rule: PersonRule
    doubtful: bool = False


class Quantity(NamedTuple):
    """A number with its unit and its bound words.

    `span` covers the comparator words on both sides, `number` the digits and unit alone. `unit`: `%`, `pp`,
    an ISO 4217 code for money (amounts in whole units of it), or the classifier as written. `low` is the number;
    `high` only for a range.
    """

    span: Span
    number: Span
    low: Decimal
    high: Decimal | None
    unit: str
    comparator: Comparator


class Period(NamedTuple):
    """A stretch of time in the text, closed at both ends; `start` is None for `到2025年`; `rule`: how it was read."""

    span: Span
    start: date | None
    end: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A named project in the text, `name` in the form the database keeps; `adcode` where it lies, if known."""

    span: Span
    name: str
    adcode: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the document as a whole tells: the division it is about or speaks for, and when it speaks.

    `home` is the division that `全市`, `我市`, `市委` without a name mean; `primary` the division the document is
    about (None where it is about several or none); `spoken_on` the day it speaks, as far as known; `year` the
    year that `今年` means; `own` the division of what is told without a place: None where the document is about
    several, so that each passage has its own; `guests` those whose people came to the one that it speaks for
    (`来我县`), or were visited by its people.
    """

    home: str | None
    primary: str | None
    spoken_on: date | None
    year: int | None
    own: str | None
    guests: frozenset[str] = frozenset()


class Line(NamedTuple):
    """A line and the section that it stands in: `side` is 1 for a plan, -1 for a review and 0 where no `heading`
    tells."""

    span: Span
    side: int
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document, each tuple in the order of the text, its sentences, and its lines with their
    sections."""

    context: Context
    sentences: tuple[Span, ...]
    lines: tuple[Line, ...]
    divisions: tuple[DivisionMention, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    people: tuple[PersonMention, ...]
    projects: tuple[ProjectName, ...]
    # Where divisions and periods begin, apart from them: looked up at every figure.
    division_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    period_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "division_starts", tuple(division.span.start for division in self.divisions))
        object.__setattr__(self, "period_starts", tuple(period.span.start for period in self.periods))
