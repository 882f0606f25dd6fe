"""Documents and where they came from, the books about runs and rejections, persons and projects."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_runs()
    create_documents()
    create_officials()
    create_projects()
    create_document_sources()
    create_rejections()


def downgrade() -> None:
    op.drop_table("rejections")
    op.drop_table("document_sources")
    op.drop_table("projects")
    op.drop_table("officials")
    op.drop_table("documents")
    op.drop_table("runs")


def create_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("run_id", sa.Integer(), nullable=False, comment="Number of the run."),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False, comment="When it started (UTC)."),
        sa.Column(
            "ended_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When it ended (UTC); null while it runs, or was killed.",
        ),
        sa.Column("status", sa.String(40), nullable=False, comment="running, done, interrupted or failed."),
        sa.Column("inputs", sa.Text(), nullable=False, comment="What it was given to read, one a line."),
        sa.Column("version", sa.Text(), nullable=False, comment="Version of the program."),
        sa.Column("engine", sa.String(24), nullable=False, comment="Hash of the program and rules."),
        sa.Column("workers", sa.Integer(), nullable=False, comment="Number of processes that extracted."),
        sa.Column("documents_read", sa.Integer(), nullable=False, comment="Documents read."),
        sa.Column("documents_loaded", sa.Integer(), nullable=False, comment="Documents worked through and written."),
        sa.Column(
            "documents_unchanged", sa.Integer(), nullable=False, comment="Documents left alone, being there already."
        ),
        sa.Column(
            "documents_rejected",
            sa.Integer(),
            nullable=False,
            comment="Documents that could not be read or worked through.",
        ),
        sa.Column("facts", sa.Integer(), nullable=False, comment="Facts written."),
        sa.Column("facts_rejected", sa.Integer(), nullable=False, comment="Doubtful facts kept out."),
        sa.Column("error", sa.Text(), nullable=True, comment="What ended it, where it failed; never holds a password."),
        sa.CheckConstraint("status IN ('running', 'done', 'interrupted', 'failed')", name=op.f("ck_runs_status")),
        sa.CheckConstraint("ended_at IS NULL OR ended_at >= started_at", name=op.f("ck_runs_times")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_runs")),
        comment="Bookkeeping: every call of the job, its input, its counts and its end.",
    )
    op.create_index(op.f("ix_runs_started_at"), "runs", ["started_at"], unique=False)


def create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column(
            "document_id",
            sa.String(24),
            nullable=False,
            comment="Hash of what was read, 24 hexadecimal digits: the same content has the same id.",
        ),
        sa.Column(
            "source",
            sa.Text(),
            nullable=False,
            comment="Path or URL it came from; of several, the first in the order of their characters.",
        ),
        sa.Column("title", sa.Text(), nullable=True, comment="Headline."),
        sa.Column("publisher", sa.Text(), nullable=True, comment="Medium or body that published it."),
        sa.Column("published_on", sa.Date(), nullable=True, comment="Day of publication."),
        sa.Column("year", sa.Integer(), nullable=True, comment="The year that it means by 今年 (this year)."),
        sa.Column("adcode", sa.String(6), nullable=True, comment="The division it is about, where it is about one."),
        sa.Column("characters", sa.Integer(), nullable=False, comment="Length of the text in code points."),
        sa.Column(
            "cleaning",
            sa.Text(),
            nullable=False,
            comment="Repairs that changed something, by name, separated by spaces.",
        ),
        sa.Column(
            "engine",
            sa.String(24),
            nullable=False,
            comment="Hash of the program and rules that worked it through; with another, a run does it again.",
        ),
        sa.Column("text_hash", sa.String(24), nullable=False, comment="Hash of the text alone: finds copies."),
        sa.Column(
            "text",
            sa.Text(),
            nullable=False,
            comment="The text as it was read, before any cleaning; start and end of every fact count in it.",
        ),
        sa.CheckConstraint("characters >= 0", name=op.f("ck_documents_characters")),
        sa.CheckConstraint("length(document_id) = 24", name=op.f("ck_documents_document_id_length")),
        sa.ForeignKeyConstraint(["adcode"], ["divisions.adcode"], name=op.f("fk_documents_adcode_divisions")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_documents")),
        comment="Documents, one row a content: the same article in two places is one document with two sources.",
    )
    op.create_index(op.f("ix_documents_adcode"), "documents", ["adcode"], unique=False)
    op.create_index(op.f("ix_documents_published_on"), "documents", ["published_on"], unique=False)
    op.create_index(op.f("ix_documents_publisher"), "documents", ["publisher"], unique=False)
    op.create_index(op.f("ix_documents_source"), "documents", ["source"], unique=False)
    op.create_index(op.f("ix_documents_text_hash"), "documents", ["text_hash"], unique=False)


def create_officials() -> None:
    op.create_table(
        "officials",
        sa.Column("official_id", sa.String(24), nullable=False, comment="Hash of name and province."),
        sa.Column("name", sa.Text(), nullable=False, comment="Personal name in simplified script."),
        sa.Column(
            "province_adcode",
            sa.String(6),
            nullable=True,
            comment="Province of the lowest of the person's posts; null where unknown or national.",
        ),
        sa.ForeignKeyConstraint(
            ["province_adcode"], ["divisions.adcode"], name=op.f("fk_officials_province_adcode_divisions")
        ),
        sa.PrimaryKeyConstraint("official_id", name=op.f("pk_officials")),
        comment="Dimension: persons in public posts; name and province tell them apart.",
    )
    op.create_index(op.f("ix_officials_name"), "officials", ["name"], unique=False)
    op.create_index(op.f("ix_officials_province_adcode"), "officials", ["province_adcode"], unique=False)


def create_projects() -> None:
    op.create_table(
        "projects",
        sa.Column("project_id", sa.String(24), nullable=False, comment="Hash of the name's core and the province."),
        sa.Column(
            "name",
            sa.Text(),
            nullable=False,
            comment="Core of the name: without punctuation, spaces and a general word (项目, 工程) at its end.",
        ),
        sa.Column("province_adcode", sa.String(6), nullable=True, comment="Province it lies in; null where unknown."),
        sa.ForeignKeyConstraint(
            ["province_adcode"], ["divisions.adcode"], name=op.f("fk_projects_province_adcode_divisions")
        ),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_projects")),
        comment="Dimension: named projects; the core of the name and the province tell them apart.",
    )
    op.create_index(op.f("ix_projects_name"), "projects", ["name"], unique=False)
    op.create_index(op.f("ix_projects_province_adcode"), "projects", ["province_adcode"], unique=False)


def create_document_sources() -> None:
    op.create_table(
        "document_sources",
        sa.Column("source", sa.Text(), nullable=False, comment="Path or URL."),
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document that was found there."),
        sa.Column("url", sa.Text(), nullable=True, comment="Web address that is stated there."),
        sa.Column("media_type", sa.Text(), nullable=False, comment="Media type of what was read there (text/html)."),
        sa.Column("encoding", sa.Text(), nullable=False, comment="Character encoding of what was read there."),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_document_sources_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("source", "document_id", name=op.f("pk_document_sources")),
        comment="Every place that a document was read from, and how it was read there.",
    )
    op.create_index(op.f("ix_document_sources_document_id"), "document_sources", ["document_id"], unique=False)


def create_rejections() -> None:
    op.create_table(
        "rejections",
        sa.Column("rejection_id", sa.String(24), nullable=False, comment="Hash of the row."),
        sa.Column(
            "document_id",
            sa.String(24),
            nullable=True,
            comment="The document that the doubtful fact stands in; null where there is no document.",
        ),
        sa.Column(
            "source",
            sa.Text(),
            nullable=True,
            comment="Path or URL that gave no document; null where the document is there.",
        ),
        sa.Column("kind", sa.String(40), nullable=False, comment="What was kept out: document, or the kind of fact."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Name of the rule that said no."),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why, in one sentence."),
        sa.Column("start", sa.Integer(), nullable=True, comment="Where it begins in documents.text, in code points."),
        sa.Column("end", sa.Integer(), nullable=True, comment="Where it ends in documents.text, in code points."),
        sa.Column("quote", sa.Text(), nullable=True, comment="Its words: the text from start to end."),
        sa.CheckConstraint(
            "(document_id IS NULL) <> (source IS NULL)", name=op.f("ck_rejections_of_source_or_document")
        ),
        sa.CheckConstraint('(start IS NULL) = ("end" IS NULL)', name=op.f("ck_rejections_evidence")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_rejections_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("rejection_id", name=op.f("pk_rejections")),
        comment="Bookkeeping: documents that could not be read, doubtful facts kept out, and the reason.",
    )
    op.create_index(op.f("ix_rejections_document_id"), "rejections", ["document_id"], unique=False)
    op.create_index(op.f("ix_rejections_rule"), "rejections", ["rule"], unique=False)
    op.create_index(op.f("ix_rejections_source"), "rejections", ["source"], unique=False)
