"""Goals find their results, and results their goals, by indicator, place and period at one time."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = ("growth_targets", "growth_actuals")
COLUMNS = ["indicator", "adcode", "period_end"]


def upgrade() -> None:
    for table in TABLES:
        op.create_index(op.f(f"ix_{table}_indicator_adcode_period_end"), table, COLUMNS, unique=False)
        op.drop_index(op.f(f"ix_{table}_indicator"), table)


def downgrade() -> None:
    for table in TABLES:
        op.create_index(op.f(f"ix_{table}_indicator"), table, ["indicator"], unique=False)
        op.drop_index(op.f(f"ix_{table}_indicator_adcode_period_end"), table)
