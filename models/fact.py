"""Facts, one row a fact a document, each with its evidence; and the persons and projects they speak of."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from models.base import Adcode, Base, Code, ContentId, Currency, Figure, Money, MoneyYi
from models.vocabulary import Comparator, InvestmentKind, Measure, one_of


class Official(Base):
    """A person who holds or held a public post."""

    __tablename__ = "officials"
    __table_args__ = ({"comment": "Dimension: persons in public posts; name, province and career tell them apart."},)

    official_id: Mapped[ContentId] = mapped_column(
        primary_key=True, comment="Hash of name and province, and of the first seat where these are not enough."
    )
    name: Mapped[str] = mapped_column(index=True, comment="Personal name in simplified script.")
    province_adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode"),
        index=True,
        comment="Province of the first post that documents tell of; null where unknown or national.",
    )


class Project(Base):
    """A named undertaking that money is put into."""

    __tablename__ = "projects"
    __table_args__ = ({"comment": "Dimension: named projects; the core of the name and the place tell them apart."},)

    project_id: Mapped[ContentId] = mapped_column(primary_key=True, comment="Hash of the name's core and the place.")
    name: Mapped[str] = mapped_column(index=True, comment="The spelling that most documents use.")
    core: Mapped[str] = mapped_column(
        index=True,
        comment="What its spellings share: without punctuation, place, company, 项目 and 工程; the phase last.",
    )
    province_adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode"), index=True, comment="Province it lies in; null where unknown."
    )
    adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode"), index=True, comment="The lowest division it is told to lie in; null if unknown."
    )


def _checks(*further: SchemaItem, comment: str) -> tuple[Any, ...]:
    """The checks of every fact table, the table's own, and its comment."""
    return (
        CheckConstraint('start >= 0 AND "end" > start', name="evidence"),
        *further,
        {"comment": comment},
    )


class _Fact:
    """What every fact has: its document and its evidence."""

    document_id: Mapped[ContentId] = mapped_column(
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        index=True,
        sort_order=-1,
        comment="The document that says so.",
    )
    start: Mapped[int] = mapped_column(
        comment="Where its words begin in documents.text, in code points.", sort_order=90
    )
    end: Mapped[int] = mapped_column(comment="Where its words end in documents.text, in code points.", sort_order=91)
    quote: Mapped[str] = mapped_column(comment="Its words: the text from start to end.", sort_order=92)
    rule: Mapped[str] = mapped_column(comment="Name of the rule that found it.", sort_order=93)


class _Placed:
    """The division that a fact belongs to, where the text tells."""

    adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode"),
        index=True,
        sort_order=70,
        comment="The division it belongs to; null where the text does not tell.",
    )


class _Period:
    """The stretch of time that a figure is for."""

    period_start: Mapped[date | None] = mapped_column(
        ForeignKey("calendar.day"),
        comment="First day of the period it is for; null where the text gives only the end, or nothing.",
        sort_order=80,
    )
    period_end: Mapped[date | None] = mapped_column(
        ForeignKey("calendar.day"),
        index=True,
        comment="Last day of the period it is for; null where nothing tells.",
        sort_order=81,
    )


class Appointment(_Placed, _Fact, Base):
    """A person in a public post, as one document has it."""

    __tablename__ = "appointments"
    __table_args__ = _checks(comment="Fact: a person holds or held a public post. One row a post a document.")

    appointment_id: Mapped[ContentId] = mapped_column(primary_key=True, sort_order=-2, comment="Hash of the fact.")
    official_id: Mapped[ContentId] = mapped_column(
        ForeignKey("officials.official_id"), index=True, comment="The person."
    )
    post: Mapped[str | None] = mapped_column(
        index=True, comment="The post without the name of its place (市委书记); null where the text does not state it."
    )
    organization: Mapped[str | None] = mapped_column(
        comment="The body whose post it is, where that is no administrative division (a zone, a ministry)."
    )


class CityMention(_Fact, Base):
    """A division that a document speaks of."""

    __tablename__ = "city_mentions"
    __table_args__ = _checks(
        UniqueConstraint("document_id", "adcode"),
        CheckConstraint("mentions > 0", name="mentions"),
        comment="Fact: a document speaks of an administrative division. One row a division a document.",
    )

    city_mention_id: Mapped[ContentId] = mapped_column(primary_key=True, sort_order=-2, comment="Hash of the fact.")
    # Not indexed as that of the other facts is: the unique key begins with it.
    document_id: Mapped[ContentId] = mapped_column(
        ForeignKey("documents.document_id", ondelete="CASCADE"), sort_order=-1, comment="The document that says so."
    )
    adcode: Mapped[Adcode] = mapped_column(ForeignKey("divisions.adcode"), index=True, comment="The division.")
    mentions: Mapped[int] = mapped_column(comment="How many times the text names it.")
    is_primary: Mapped[bool] = mapped_column(comment="Whether the document is about this division.")


class ProjectMention(_Placed, _Fact, Base):
    """A project that a document names."""

    __tablename__ = "project_mentions"
    __table_args__ = _checks(comment="Fact: a document names a project. One row a project a document.")

    project_mention_id: Mapped[ContentId] = mapped_column(primary_key=True, sort_order=-2, comment="Hash of the fact.")
    project_id: Mapped[ContentId] = mapped_column(ForeignKey("projects.project_id"), index=True, comment="The project.")
    project: Mapped[str] = mapped_column(comment="The project's name as the document has it.")


class Investment(_Period, _Placed, _Fact, Base):
    """An amount of money put into a project, a group of projects or a place."""

    __tablename__ = "investments"
    __table_args__ = _checks(
        CheckConstraint(one_of("kind", InvestmentKind), name="kind"),
        CheckConstraint(one_of("comparator", Comparator), name="comparator"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("amount_high IS NULL OR amount_high >= amount", name="amount_high"),
        CheckConstraint("(comparator = 'range') = (amount_high IS NOT NULL)", name="range"),
        CheckConstraint("(currency = 'CNY') = (amount_cny IS NOT NULL)", name="amount_cny"),
        CheckConstraint("amount_cny IS NULL OR amount_cny = amount", name="yuan"),
        CheckConstraint(
            "(amount_high_cny IS NOT NULL) = (amount_cny IS NOT NULL AND amount_high IS NOT NULL)",
            name="amount_high_cny",
        ),
        CheckConstraint("amount_high_cny IS NULL OR amount_high_cny = amount_high", name="yuan_high"),
        CheckConstraint("length(currency) = 3", name="currency_length"),
        CheckConstraint("project_count IS NULL OR project_count > 0", name="project_count"),
        CheckConstraint("period_start IS NULL OR period_end IS NULL OR period_end >= period_start", name="period"),
        comment="Fact: money put, to be put or promised into projects and places. One row a figure a document.",
    )

    investment_id: Mapped[ContentId] = mapped_column(primary_key=True, sort_order=-2, comment="Hash of the fact.")
    project_id: Mapped[ContentId | None] = mapped_column(
        ForeignKey("projects.project_id"), index=True, comment="The project; null where it is for a group or a place."
    )
    project: Mapped[str | None] = mapped_column(comment="The project's name as the document has it.")
    subject: Mapped[str | None] = mapped_column(
        comment="What the money is for: a project's name, or words for a group."
    )
    kind: Mapped[Code] = mapped_column(
        ForeignKey("investment_kinds.code"),
        index=True,
        comment="total, annual_plan, completed, signed, utilized, funding or reserve.",
    )
    comparator: Mapped[Code] = mapped_column(
        ForeignKey("comparators.code"),
        comment="eq, ge, gt, le, lt, approx or range: how the money stands to the number.",
    )
    amount_cny: Mapped[Money | None] = mapped_column(
        comment="Amount in yuan (CNY), the low end of a range; null for foreign money."
    )
    amount_high_cny: Mapped[Money | None] = mapped_column(comment="High end of a range in yuan (CNY); else null.")
    amount_yi: Mapped[MoneyYi | None] = mapped_column(comment="amount_cny in 亿元 (100 million yuan).")
    currency: Mapped[Currency] = mapped_column(comment="Currency of amount: ISO 4217 code.")
    amount: Mapped[Money] = mapped_column(comment="Amount in units of currency, the low end of a range.")
    amount_high: Mapped[Money | None] = mapped_column(comment="High end of a range in units of currency; else null.")
    project_count: Mapped[int | None] = mapped_column(comment="Number of projects the amount is for, where told.")
    contradicted: Mapped[bool | None] = mapped_column(
        sort_order=100,
        comment="Whether another document, reposts apart, gives the project another figure of this kind and period; "
        "null where it is for no named project.",
    )


class _Figure:
    """What a figure of an indicator says: the same for goals and for results."""

    indicator: Mapped[Code | None] = mapped_column(
        ForeignKey("indicators.code"),
        sort_order=10,
        comment="Code of the indicator; null where none of the list fits.",
    )
    indicator_text: Mapped[str] = mapped_column(sort_order=11, comment="The document's own words for what is measured.")
    value_low: Mapped[Figure] = mapped_column(
        sort_order=20, comment="The number, in unit; the low end of a range; a fall is negative."
    )
    value_high: Mapped[Figure | None] = mapped_column(sort_order=21, comment="High end of a range, in unit; else null.")
    unit: Mapped[str] = mapped_column(
        sort_order=22, comment="%, pp (percentage points), CNY (yuan), or the word the things are counted in."
    )


def _figure_checks(comment: str) -> tuple[Any, ...]:
    return _checks(
        CheckConstraint(one_of("measure", Measure), name="measure"),
        CheckConstraint(one_of("comparator", Comparator), name="comparator"),
        CheckConstraint("value_high IS NULL OR value_high >= value_low", name="value_high"),
        CheckConstraint("(comparator = 'range') = (value_high IS NOT NULL)", name="range"),
        # What goals and results are brought together by.
        Index(None, "indicator", "adcode", "period_end"),
        CheckConstraint("period_start IS NULL OR period_end IS NULL OR period_end >= period_start", name="period"),
        comment=comment,
    )


class GrowthTarget(_Figure, _Period, _Placed, _Fact, Base):
    """A number set as a goal for a period."""

    __tablename__ = "growth_targets"
    __table_args__ = _figure_checks(
        "Fact: a number that is aimed at, with its period and place. One row a figure a document."
    )

    growth_target_id: Mapped[ContentId] = mapped_column(primary_key=True, sort_order=-2, comment="Hash of the fact.")
    measure: Mapped[Code] = mapped_column(
        ForeignKey("measures.code"),
        sort_order=12,
        comment="growth: the number is a change; level: it is the state to reach.",
    )
    comparator: Mapped[Code] = mapped_column(
        ForeignKey("comparators.code"),
        sort_order=13,
        comment="eq, ge, gt, le, lt, approx or range: how the goal stands to the number.",
    )


class GrowthActual(_Figure, _Period, _Placed, _Fact, Base):
    """A number that was reached in a period."""

    __tablename__ = "growth_actuals"
    __table_args__ = _figure_checks(
        "Fact: a result of an indicator for a period that was over. One row a figure a document."
    )

    growth_actual_id: Mapped[ContentId] = mapped_column(primary_key=True, sort_order=-2, comment="Hash of the fact.")
    measure: Mapped[Code] = mapped_column(
        ForeignKey("measures.code"),
        sort_order=12,
        comment="growth: the number is a change; level: it is the state that was reached.",
    )
    comparator: Mapped[Code] = mapped_column(
        ForeignKey("comparators.code"),
        sort_order=13,
        comment="eq, ge, gt, le, lt, approx or range: how the result stands to the number.",
    )
