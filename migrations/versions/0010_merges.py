"""SQLite's full text index merges its segments when sixteen of a kind are there, not at every fourth."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    set_segments(16)


def downgrade() -> None:
    set_segments(4)


def set_segments(number: int) -> None:
    """How many segments of one size are merged into a larger one: the more there may be, the less is written anew."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"INSERT INTO document_search (document_search, rank) VALUES ('automerge', {number})")
