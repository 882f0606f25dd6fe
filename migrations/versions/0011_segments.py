"""SQLite's full text index takes in a whole batch at one time, and merges its segments when 64 of a kind are there."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# How many segments of one size are merged into a larger one, step by step; how many in one go, where the steps do not
# keep up; how many bytes of words are gathered before a segment is written. Merging cost half of the time.
NOW = {"automerge": 64, "crisismerge": 256, "hashsize": 8 * 1024**2}
BEFORE = {"automerge": 16, "crisismerge": 16, "hashsize": 1024**2}


def upgrade() -> None:
    set_options(NOW)


def downgrade() -> None:
    set_options(BEFORE)


def set_options(options: dict[str, int]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name, value in options.items():
            op.execute(f"INSERT INTO document_search (document_search, rank) VALUES ('{name}', {value})")
