"""The different figures of each project, so that a batch looks at these and not at all rows of its projects."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table stays empty: of a project that has no row here, the loader reads all amounts once."""
    op.create_table(
        "project_figures",
        sa.Column("figure_id", sa.String(24), nullable=False, comment="Hash of the project and the figure."),
        sa.Column("project_id", sa.String(24), nullable=False, comment="The project."),
        sa.Column("kind", sa.String(40), nullable=False, comment="What the amount is: total, planned, completed ..."),
        sa.Column("comparator", sa.String(40), nullable=False, comment="How the amount is meant: eq, ge, approx ..."),
        sa.Column("currency", sa.String(3), nullable=False, comment="Currency of amount: ISO 4217 code."),
        sa.Column(
            "amount", sa.Numeric(20, 2), nullable=False, comment="Amount in units of currency, the low end of a range."
        ),
        sa.Column(
            "amount_high",
            sa.Numeric(20, 2),
            nullable=True,
            comment="High end of a range in units of currency; else null.",
        ),
        sa.Column("period_start", sa.Date(), nullable=True, comment="First day of the period it is for, where told."),
        sa.Column("period_end", sa.Date(), nullable=True, comment="Last day of the period it is for, where told."),
        sa.Column(
            "first_article",
            sa.String(24),
            nullable=False,
            comment="The least of the documents that have the figure; a repost counts as what it repeats.",
        ),
        sa.Column("last_article", sa.String(24), nullable=False, comment="The greatest of these documents."),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.project_id"],
            name=op.f("fk_project_figures_project_id_projects"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("figure_id", name=op.f("pk_project_figures")),
        comment="Derived: the different amounts that documents give for a project, one row each, to tell which "
        "contradict one another.",
    )
    op.create_index(op.f("ix_project_figures_project_id"), "project_figures", ["project_id"], unique=False)


def downgrade() -> None:
    op.drop_table("project_figures")
