"""What the loader works out over all documents together: the same rows in whatever order these came."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Adcode, Base, Code, ContentId, Currency, Figure, Money


class Career(Base):
    """A post of a person, over all documents that tell of it."""

    __tablename__ = "careers"
    __table_args__ = (
        CheckConstraint("documents > 0", name="documents"),
        CheckConstraint("last_seen >= first_seen", name="days"),
        {"comment": "Derived: a person's posts, one row a post, with the days on which documents tell of it."},
    )

    career_id: Mapped[ContentId] = mapped_column(primary_key=True, comment="Hash of person, post, body and place.")
    official_id: Mapped[ContentId] = mapped_column(
        ForeignKey("officials.official_id", ondelete="CASCADE"), index=True, comment="The person."
    )
    post: Mapped[str | None] = mapped_column(
        index=True, comment="The post without the name of its place (市委书记); null where no text states it."
    )
    organization: Mapped[str | None] = mapped_column(
        comment="The body whose post it is, where that is no administrative division (a zone, a ministry)."
    )
    adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode"),
        index=True,
        comment="The division it belongs to; null where the text does not tell.",
    )
    first_seen: Mapped[date | None] = mapped_column(
        ForeignKey("calendar.day"), comment="Day of the first dated document that tells of it."
    )
    last_seen: Mapped[date | None] = mapped_column(
        ForeignKey("calendar.day"), comment="Day of the last dated document that tells of it."
    )
    documents: Mapped[int] = mapped_column(comment="Number of documents that tell of it; a repost is none of its own.")
    seat_group: Mapped[Adcode | None] = mapped_column(
        comment="The least of the divisions that documents name together as the person's; null without one."
    )


class ProjectName(Base):
    """A spelling of a project's name, over all documents."""

    __tablename__ = "project_names"
    __table_args__ = (
        CheckConstraint("documents > 0", name="documents"),
        {"comment": "Derived: how documents spell the name of a project, one row a spelling."},
    )

    project_id: Mapped[ContentId] = mapped_column(
        ForeignKey("projects.project_id", ondelete="CASCADE"), primary_key=True, comment="The project."
    )
    name: Mapped[str] = mapped_column(primary_key=True, comment="The project's name as documents have it.")
    documents: Mapped[int] = mapped_column(comment="Number of documents that spell it so; a repost is none of its own.")


class ProjectFigure(Base):
    """A figure that documents give for a project, over all of them."""

    __tablename__ = "project_figures"
    __table_args__ = (
        {
            "comment": "Derived: the different amounts that documents give for a project, one row each, to tell which "
            "contradict one another."
        },
    )

    figure_id: Mapped[ContentId] = mapped_column(primary_key=True, comment="Hash of the project and the figure.")
    project_id: Mapped[ContentId] = mapped_column(
        ForeignKey("projects.project_id", ondelete="CASCADE"), index=True, comment="The project."
    )
    kind: Mapped[Code] = mapped_column(
        ForeignKey("investment_kinds.code"), comment="What the amount is: total, planned, completed ..."
    )
    comparator: Mapped[Code] = mapped_column(
        ForeignKey("comparators.code"), comment="How the amount is meant: eq, ge, approx ..."
    )
    currency: Mapped[Currency] = mapped_column(comment="Currency of amount: ISO 4217 code.")
    amount: Mapped[Money] = mapped_column(comment="Amount in units of currency, the low end of a range.")
    amount_high: Mapped[Money | None] = mapped_column(comment="High end of a range in units of currency; else null.")
    period_start: Mapped[date | None] = mapped_column(
        ForeignKey("calendar.day"), comment="First day of the period it is for, where told."
    )
    period_end: Mapped[date | None] = mapped_column(
        ForeignKey("calendar.day"), comment="Last day of the period it is for, where told."
    )
    # No foreign keys: the writer takes documents away first and then, in the same transaction, the figures of their
    # projects; two more indexes, to follow the keys back, would cost more than the table saves.
    first_article: Mapped[ContentId] = mapped_column(
        comment="The least of the documents that have the figure; a repost counts as what it repeats."
    )
    last_article: Mapped[ContentId] = mapped_column(comment="The greatest of these documents.")


class TargetGap(Base):
    """A goal beside a result."""

    __tablename__ = "target_gaps"
    __table_args__ = (
        {"comment": "Derived: goals beside results of the same place, indicator and period, one row a pair."},
    )

    growth_target_id: Mapped[ContentId] = mapped_column(
        ForeignKey("growth_targets.growth_target_id", ondelete="CASCADE"), primary_key=True, comment="The goal."
    )
    growth_actual_id: Mapped[ContentId] = mapped_column(
        ForeignKey("growth_actuals.growth_actual_id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        comment="The result.",
    )
    difference: Mapped[Figure] = mapped_column(
        comment="Number of the result less number of the goal, in unit; rates differ by percentage points."
    )
    attained: Mapped[bool | None] = mapped_column(
        comment="Whether the result meets the goal; null where the words of the two (近, 左右) leave it open."
    )


class DocumentWords(Base):
    """The words of a document, for search."""

    __tablename__ = "document_words"
    __table_args__ = ({"comment": "Search: title and cleaned text of each document as words of two characters."},)

    word_key: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
        comment="The first 15 digits of document_id as a number: SQLite's full text wants one.",
    )
    document_id: Mapped[ContentId] = mapped_column(
        ForeignKey("documents.document_id", ondelete="CASCADE"), index=True, unique=True, comment="The document."
    )
    words: Mapped[str] = mapped_column(
        comment="Every two neighbouring Chinese characters (漳州 州市), Latin words and numbers, in the order of "
        "the text; then each Chinese character once. Separated by spaces."
    )
