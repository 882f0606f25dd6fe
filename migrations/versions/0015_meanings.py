"""Rules that find facts say how they do."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The meanings are reference data: they are loaded after the migration."""
    op.add_column(
        "extraction_rules",
        sa.Column(
            "meaning",
            sa.Text(),
            nullable=False,
            server_default="",
            comment="How it finds a fact, in one sentence; empty for a rule of an earlier version.",
        ),
    )


def downgrade() -> None:
    op.drop_column("extraction_rules", "meaning")
