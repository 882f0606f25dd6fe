"""Documents and where they came from, and the books kept about the work: runs and rejections."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Adcode, Base, Code, ContentId
from models.vocabulary import RunStatus, one_of


class Document(Base):
    """A document as it was read, and what it says of itself."""

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint("length(document_id) = 24", name="document_id_length"),
        CheckConstraint("characters >= 0", name="characters"),
        {"comment": "Documents, one row a content: the same article in two places is one document with two sources."},
    )

    document_id: Mapped[ContentId] = mapped_column(
        primary_key=True, comment="Hash of what was read, 24 hexadecimal digits: the same content has the same id."
    )
    source: Mapped[str] = mapped_column(
        index=True, comment="Path or URL it came from; of several, the first in the order of their characters."
    )
    title: Mapped[str | None] = mapped_column(comment="Headline.")
    publisher: Mapped[str | None] = mapped_column(index=True, comment="Medium or body that published it.")
    published_on: Mapped[date | None] = mapped_column(
        ForeignKey("calendar.day"), index=True, comment="Day of publication."
    )
    year: Mapped[int | None] = mapped_column(comment="The year that it means by 今年 (this year).")
    adcode: Mapped[Adcode | None] = mapped_column(
        ForeignKey("divisions.adcode"), index=True, comment="The division it is about, where it is about one."
    )
    characters: Mapped[int] = mapped_column(comment="Length of the text in code points.")
    cleaning: Mapped[str] = mapped_column(comment="Repairs that changed something, by name, separated by spaces.")
    engine: Mapped[ContentId] = mapped_column(
        comment="Hash of the program and rules that worked it through; with another, a run does it again."
    )
    text_hash: Mapped[ContentId] = mapped_column(index=True, comment="Hash of the text alone: finds copies.")
    # No foreign key: the writer sets it anew in the transaction that takes the first one away.
    duplicate_of: Mapped[ContentId | None] = mapped_column(
        index=True, comment="The first of the documents that are the same article, where that is another one."
    )
    text: Mapped[str] = mapped_column(
        comment="The text as it was read, before any cleaning; start and end of every fact count in it."
    )


class DocumentSource(Base):
    """One place that a document was read from."""

    __tablename__ = "document_sources"
    __table_args__ = ({"comment": "Every place that a document was read from, and how it was read there."},)

    source: Mapped[str] = mapped_column(primary_key=True, comment="Path or URL.")
    document_id: Mapped[ContentId] = mapped_column(
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        comment="The document that was found there.",
    )
    url: Mapped[str | None] = mapped_column(comment="Web address that is stated there.")
    media_type: Mapped[str] = mapped_column(comment="Media type of what was read there (text/html).")
    encoding: Mapped[str] = mapped_column(comment="Character encoding of what was read there.")


class Run(Base):
    """One call of the job."""

    __tablename__ = "runs"
    __table_args__ = (
        CheckConstraint(one_of("status", RunStatus), name="status"),
        CheckConstraint("ended_at IS NULL OR ended_at >= started_at", name="times"),
        {"comment": "Bookkeeping: every call of the job, its input, its counts and its end."},
    )

    run_id: Mapped[int] = mapped_column(primary_key=True, comment="Number of the run.")
    started_at: Mapped[datetime] = mapped_column(index=True, comment="When it started (UTC).")
    ended_at: Mapped[datetime | None] = mapped_column(comment="When it ended (UTC); null while it runs, or was killed.")
    status: Mapped[Code] = mapped_column(comment="running, done, interrupted or failed.")
    inputs: Mapped[str] = mapped_column(comment="What it was given to read, one a line.")
    version: Mapped[str] = mapped_column(comment="Version of the program.")
    engine: Mapped[ContentId] = mapped_column(comment="Hash of the program and rules.")
    workers: Mapped[int] = mapped_column(comment="Number of processes that extracted.")
    documents_read: Mapped[int] = mapped_column(comment="Documents read.")
    documents_loaded: Mapped[int] = mapped_column(comment="Documents worked through and written.")
    documents_unchanged: Mapped[int] = mapped_column(comment="Documents left alone, being there already.")
    documents_rejected: Mapped[int] = mapped_column(comment="Documents that could not be read or worked through.")
    facts: Mapped[int] = mapped_column(comment="Facts written.")
    facts_rejected: Mapped[int] = mapped_column(comment="Doubtful facts kept out.")
    error: Mapped[str | None] = mapped_column(comment="What ended it, where it failed; never holds a password.")


class Rejection(Base):
    """A document or a fact that was kept out."""

    __tablename__ = "rejections"
    __table_args__ = (
        CheckConstraint("(document_id IS NULL) <> (source IS NULL)", name="of_source_or_document"),
        CheckConstraint('(start IS NULL) = ("end" IS NULL)', name="evidence"),
        {"comment": "Bookkeeping: documents that could not be read, doubtful facts kept out, and the reason."},
    )

    rejection_id: Mapped[ContentId] = mapped_column(primary_key=True, comment="Hash of the row.")
    document_id: Mapped[ContentId | None] = mapped_column(
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        index=True,
        comment="The document that the doubtful fact stands in; null where there is no document.",
    )
    source: Mapped[str | None] = mapped_column(
        index=True, comment="Path or URL that gave no document; null where the document is there."
    )
    kind: Mapped[Code] = mapped_column(comment="What was kept out: document, or the kind of fact.")
    rule: Mapped[str] = mapped_column(index=True, comment="Name of the rule that said no.")
    reason: Mapped[str] = mapped_column(comment="Why, in one sentence.")
    start: Mapped[int | None] = mapped_column(comment="Where it begins in documents.text, in code points.")
    end: Mapped[int | None] = mapped_column(comment="Where it ends in documents.text, in code points.")
    quote: Mapped[str | None] = mapped_column(comment="Its words: the text from start to end.")
