"""Reference data: divisions with their history, the calendar, indicators, and the closed vocabularies."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Adcode, Base, Code, Share
from models.vocabulary import Level, one_of


class Division(Base):
    """An administrative division under the name it bears now, or bore last."""

    __tablename__ = "divisions"
    __table_args__ = (
        CheckConstraint("length(adcode) = 6", name="adcode_length"),
        CheckConstraint(one_of("level", Level), name="level"),
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name="years"),
        {"comment": "Administrative divisions of China (GB/T 2260) down to counties, those of the past included."},
    )

    adcode: Mapped[Adcode] = mapped_column(primary_key=True, comment="Code of GB/T 2260: six digits, as text.")
    name: Mapped[str] = mapped_column(index=True, comment="Full name (漳州市); the last one the code bore.")
    short_name: Mapped[str] = mapped_column(index=True, comment="Name without the word for its kind (漳州).")
    level: Mapped[Code] = mapped_column(
        ForeignKey("division_levels.code"), index=True, comment="country, province, prefecture or county."
    )
    parent_adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode", deferrable=True, initially="DEFERRED"),
        index=True,
        comment="The division it belongs to, or belonged to last; null for the country.",
    )
    province_adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode", deferrable=True, initially="DEFERRED"),
        index=True,
        comment="The province it lies in; a province's own code for itself; null for the country.",
    )
    province: Mapped[str | None] = mapped_column(comment="Name of the province; null for the country.")
    city: Mapped[str | None] = mapped_column(
        comment="Name of the prefecture-level division; null for provinces and what they govern directly."
    )
    county: Mapped[str | None] = mapped_column(comment="Name of the county-level division; null above that level.")
    valid_from: Mapped[int | None] = mapped_column(
        comment="First year of the code; null where it precedes the record (1984)."
    )
    valid_to: Mapped[int | None] = mapped_column(comment="Last year of the code; null while in force.")
    iso_3166_2: Mapped[str | None] = mapped_column(comment="Code of ISO 3166-2 (CN-FJ), for maps; provinces only.")
    name_en: Mapped[str | None] = mapped_column(comment="English name (Fujian); provinces only.")
    pinyin: Mapped[str | None] = mapped_column(comment="Name in pinyin (Fújiàn); provinces only.")


class DivisionHistory(Base):
    """What a division's code stood for during some years."""

    __tablename__ = "division_history"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name="years"),
        {"comment": "Names and parents that a division's code has had, with their years (襄樊市, then 襄阳市)."},
    )

    adcode: Mapped[Adcode] = mapped_column(
        ForeignKey("divisions.adcode", ondelete="CASCADE"), primary_key=True, comment="The division's code."
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, comment="Place in the order of time, from 1.")
    name: Mapped[str] = mapped_column(index=True, comment="The name it bore.")
    parent_adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode"), index=True, comment="The division it belonged to."
    )
    valid_from: Mapped[int | None] = mapped_column(comment="First year; null where it precedes the record (1984).")
    valid_to: Mapped[int | None] = mapped_column(comment="Last year; null while in force.")


class DivisionSuccessor(Base):
    """A division that took the place of another."""

    __tablename__ = "division_successors"
    __table_args__ = ({"comment": "What a division's code became: one row a successor (崇文区 became 东城区)."},)

    adcode: Mapped[Adcode] = mapped_column(
        ForeignKey("divisions.adcode", ondelete="CASCADE"), primary_key=True, comment="The code that ended."
    )
    successor_adcode: Mapped[Adcode] = mapped_column(
        ForeignKey("divisions.adcode", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        comment="A code that stands for its area since.",
    )


class CalendarDay(Base):
    """A day, with what charts group days by."""

    __tablename__ = "calendar"
    __table_args__ = ({"comment": "Dimension: every day from 1900 to 2100, with its year, quarter and month."},)

    day: Mapped[date] = mapped_column(primary_key=True, comment="The day.")
    year: Mapped[int] = mapped_column(comment="Its year.")
    quarter: Mapped[int] = mapped_column(comment="Its quarter, 1 to 4.")
    month: Mapped[int] = mapped_column(comment="Its month, 1 to 12.")
    month_start: Mapped[date] = mapped_column(comment="First day of its month, for charts by month.")


class Indicator(Base):
    """What a growth target measures."""

    __tablename__ = "indicators"
    __table_args__ = ({"comment": "Indicators of the economy and society that growth targets are set for."},)

    code: Mapped[Code] = mapped_column(primary_key=True, comment="Short English code (gdp).")
    name_zh: Mapped[str] = mapped_column(unique=True, comment="Chinese name (地区生产总值).")
    name_en: Mapped[str] = mapped_column(comment="English name (Gross regional product).")
    aliases: Mapped[str | None] = mapped_column(comment="Other names in texts, separated by semicolons.")


class _Term:
    """A word of a closed vocabulary with its labels."""

    code: Mapped[Code] = mapped_column(primary_key=True, comment="The word as the facts hold it.")
    label_zh: Mapped[str] = mapped_column(comment="Chinese label, for charts.")
    label_en: Mapped[str] = mapped_column(comment="English label, for charts.")
    meaning: Mapped[str] = mapped_column(comment="What the word says, in one sentence.")
    position: Mapped[int] = mapped_column(comment="Place of the word in lists and legends, from 1.")


class DivisionLevel(_Term, Base):
    """A level of administrative divisions."""

    __tablename__ = "division_levels"
    __table_args__ = ({"comment": "Vocabulary: levels of administrative divisions."},)


class ComparatorTerm(_Term, Base):
    """How a figure stands to its number."""

    __tablename__ = "comparators"
    __table_args__ = ({"comment": "Vocabulary: how a figure stands to its number (ge: at least)."},)


class InvestmentKindTerm(_Term, Base):
    """What an amount of money is to its project or place."""

    __tablename__ = "investment_kinds"
    __table_args__ = ({"comment": "Vocabulary: what an amount is to its project or place (total, signed, ...)."},)


class MeasureTerm(_Term, Base):
    """Whether a target is for a change or a level."""

    __tablename__ = "measures"
    __table_args__ = ({"comment": "Vocabulary: whether a target is for a change (growth) or for a level."},)


class ExtractionRule(Base):
    """A rule that finds facts, with how often it is right."""

    __tablename__ = "extraction_rules"
    __table_args__ = (
        CheckConstraint("confirmed >= 0 AND confirmed <= judged", name="counts"),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        {"comment": "Rules that find facts, with how often they are right on labelled documents."},
    )

    rule: Mapped[str] = mapped_column(primary_key=True, comment="Name of the rule, as facts have it.")
    kind: Mapped[str] = mapped_column(
        comment="What it finds: officials, cities, projects, investments or growth_targets."
    )
    judged: Mapped[int] = mapped_column(
        comment="How many of its facts labels judge, in documents that no rule was made from."
    )
    confirmed: Mapped[int] = mapped_column(comment="How many of these were right.")
    confidence: Mapped[Share] = mapped_column(
        comment="Share of its facts to be expected right, 0 to 1: that of those judged, drawn towards the share of its "
        "kind, which weighs as much as ten facts; null in views for a rule whose kind no label judges."
    )
    meaning: Mapped[str] = mapped_column(
        server_default="", comment="How it finds a fact, in one sentence; empty for a rule of an earlier version."
    )
