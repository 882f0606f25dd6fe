"""What the loader works out over all documents together: the same rows in whatever order these came."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Adcode, Base, ContentId


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
    documents: Mapped[int] = mapped_column(comment="Number of documents that tell of it.")


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
