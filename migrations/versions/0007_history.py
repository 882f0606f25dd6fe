"""Versions that sources held before, and near-duplicates."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "documents",
        sa.Column(
            "duplicate_of",
            sa.String(24),
            nullable=True,
            comment="The first of the documents that are the same article, where that is another one.",
        ),
    )
    op.create_index(op.f("ix_documents_duplicate_of"), "documents", ["duplicate_of"], unique=False)
    create_versions()
    create_prints()
    create_bands()


def downgrade() -> None:
    op.drop_table("document_bands")
    op.drop_table("document_prints")
    op.drop_table("document_versions")
    op.drop_index(op.f("ix_documents_duplicate_of"), "documents")
    op.drop_column("documents", "duplicate_of")


def create_versions() -> None:
    op.create_table(
        "document_versions",
        sa.Column("source", sa.Text(), nullable=False, comment="Path or URL."),
        sa.Column(
            "document_id",
            sa.String(24),
            nullable=False,
            comment="The document that was found there; it may be gone, or live on elsewhere.",
        ),
        sa.Column("text_hash", sa.String(24), nullable=False, comment="Hash of its text."),
        sa.Column("title", sa.Text(), nullable=True, comment="Its headline."),
        sa.Column("published_on", sa.Date(), nullable=True, comment="Its day of publication."),
        sa.Column("characters", sa.Integer(), nullable=False, comment="Length of its text in code points."),
        sa.Column("run_id", sa.Integer(), nullable=True, comment="The run that found something else there."),
        sa.PrimaryKeyConstraint("source", "document_id", name=op.f("pk_document_versions")),
        comment="Bookkeeping: what a source held before. The facts of earlier versions are gone, this is kept.",
    )
    op.create_index(op.f("ix_document_versions_document_id"), "document_versions", ["document_id"], unique=False)


def create_prints() -> None:
    op.create_table(
        "document_prints",
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document."),
        sa.Column(
            "print",
            sa.Text(),
            nullable=False,
            comment="64 least hashes of four hexadecimal digits each; alike if 52 agree.",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_document_prints_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_prints")),
        comment="Near-duplicates: a fingerprint of the body of each document that is long enough.",
    )


def create_bands() -> None:
    op.create_table(
        "document_bands",
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document."),
        sa.Column("band", sa.String(40), nullable=False, comment="Place and digits of four hashes."),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_document_bands_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "band", name=op.f("pk_document_bands")),
        comment="Near-duplicates: keys made of fingerprints; documents alike share one at least.",
    )
    op.create_index(op.f("ix_document_bands_band"), "document_bands", ["band"], unique=False)
