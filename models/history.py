"""What a source held before, and what tells near-duplicates."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Code, ContentId


class DocumentVersion(Base):
    """What a source held before it changed."""

    __tablename__ = "document_versions"
    __table_args__ = (
        {"comment": "Bookkeeping: what a source held before. The facts of earlier versions are gone, this is kept."},
    )

    source: Mapped[str] = mapped_column(primary_key=True, comment="Path or URL.")
    document_id: Mapped[ContentId] = mapped_column(
        primary_key=True, index=True, comment="The document that was found there; it may be gone, or live on elsewhere."
    )
    text_hash: Mapped[ContentId] = mapped_column(comment="Hash of its text.")
    title: Mapped[str | None] = mapped_column(comment="Its headline.")
    published_on: Mapped[date | None] = mapped_column(comment="Its day of publication.")
    characters: Mapped[int] = mapped_column(comment="Length of its text in code points.")
    run_id: Mapped[int | None] = mapped_column(
        ForeignKey("runs.run_id", ondelete="SET NULL"), index=True, comment="The run that found something else there."
    )


class DocumentPrint(Base):
    """What a document shares with its reposts."""

    __tablename__ = "document_prints"
    __table_args__ = ({"comment": "Near-duplicates: a fingerprint of the body of each document that is long enough."},)

    document_id: Mapped[ContentId] = mapped_column(
        ForeignKey("documents.document_id", ondelete="CASCADE"), primary_key=True, comment="The document."
    )
    print: Mapped[str] = mapped_column(comment="64 least hashes of four hexadecimal digits each; alike if 52 agree.")


class DocumentBand(Base):
    """A key under which documents alike are found."""

    __tablename__ = "document_bands"
    __table_args__ = ({"comment": "Near-duplicates: keys made of fingerprints; documents alike share one at least."},)

    document_id: Mapped[ContentId] = mapped_column(
        ForeignKey("documents.document_id", ondelete="CASCADE"), primary_key=True, comment="The document."
    )
    band: Mapped[Code] = mapped_column(primary_key=True, index=True, comment="Place and digits of four hashes.")
