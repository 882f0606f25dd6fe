"""The divisions of a document are found by the unique key alone, which begins with the document."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_city_mentions_document_id"), "city_mentions")


def downgrade() -> None:
    op.create_index(op.f("ix_city_mentions_document_id"), "city_mentions", ["document_id"], unique=False)
