"""Search in Chinese inside the database, and goals beside results."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TARGET_GAPS = """
    CREATE VIEW v_target_gaps AS
    SELECT
        growth_targets.growth_target_id, growth_actuals.growth_actual_id, growth_targets.indicator,
        indicators.name_zh AS indicator_name, indicators.name_en AS indicator_name_en,
        growth_targets.measure, growth_targets.unit, growth_targets.period_start,
        growth_targets.period_end, calendar.year AS period_year,
        growth_targets.comparator AS target_comparator, growth_targets.value_low AS target_low,
        growth_targets.value_high AS target_high, growth_actuals.comparator AS actual_comparator,
        growth_actuals.value_low AS actual_low, growth_actuals.value_high AS actual_high,
        growth_targets.document_id AS target_document_id, growth_targets.quote AS target_quote,
        growth_actuals.document_id AS actual_document_id, growth_actuals.quote AS actual_quote,
        growth_targets.adcode, provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en,
        divisions.name AS place, divisions.province, divisions.city, divisions.county
        FROM growth_targets
        JOIN growth_actuals ON growth_targets.indicator = growth_actuals.indicator
            AND growth_targets.adcode = growth_actuals.adcode
            AND growth_targets.measure = growth_actuals.measure
            AND growth_targets.unit = growth_actuals.unit
            AND growth_targets.period_end = growth_actuals.period_end
            AND (growth_targets.period_start = growth_actuals.period_start
                OR growth_targets.period_start IS NULL AND growth_targets.measure = 'level')
        JOIN indicators ON indicators.code = growth_targets.indicator
        JOIN calendar ON calendar.day = growth_targets.period_end
        LEFT JOIN divisions ON divisions.adcode = growth_targets.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
"""
TARGET_GAPS_COMMENT = "Goals beside results, one row a goal and a result of the same place, indicator and period."

# A full text index of SQLite over the table of words, kept in step by triggers, so also with rows that a foreign key
# takes along. Every character that is not ASCII belongs to a word: `ascii` splits at the spaces alone.
SQLITE_SEARCH = (
    """
    CREATE VIRTUAL TABLE document_search USING fts5 (
        words, content = 'document_words', content_rowid = 'word_key', tokenize = 'ascii'
    )
    """,
    """
    CREATE TRIGGER document_search_insert AFTER INSERT ON document_words BEGIN
        INSERT INTO document_search (rowid, words) VALUES (new.word_key, new.words);
    END
    """,
    """
    CREATE TRIGGER document_search_delete AFTER DELETE ON document_words BEGIN
        INSERT INTO document_search (document_search, rowid, words) VALUES ('delete', old.word_key, old.words);
    END
    """,
    """
    CREATE TRIGGER document_search_update AFTER UPDATE ON document_words BEGIN
        INSERT INTO document_search (document_search, rowid, words) VALUES ('delete', old.word_key, old.words);
        INSERT INTO document_search (rowid, words) VALUES (new.word_key, new.words);
    END
    """,
)
POSTGRESQL_SEARCH = "CREATE INDEX document_search ON document_words USING gin (string_to_array(words, ' '))"


def upgrade() -> None:
    create_document_words()
    op.execute(TARGET_GAPS)
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_SEARCH:
            op.execute(statement)
    else:
        op.execute(POSTGRESQL_SEARCH)
        comment_on_target_gaps()


def downgrade() -> None:
    op.execute("DROP VIEW v_target_gaps")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE document_search")
    op.drop_table("document_words")


def create_document_words() -> None:
    op.create_table(
        "document_words",
        sa.Column(
            "word_key",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
            comment="The first 15 digits of document_id as a number: SQLite's full text wants one.",
        ),
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document."),
        sa.Column(
            "words",
            sa.Text(),
            nullable=False,
            comment="Every two neighbouring Chinese characters (漳州 州市), Latin words and numbers, in the order of "
            "the text; then each Chinese character once. Separated by spaces.",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_document_words_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("word_key", name=op.f("pk_document_words")),
        comment="Search: title and cleaned text of each document as words of two characters.",
    )
    op.create_index(op.f("ix_document_words_document_id"), "document_words", ["document_id"], unique=True)


def comment_on_target_gaps() -> None:
    """PostgreSQL keeps comments in its catalogue; a view does not inherit those of its tables."""
    catalogue = sa.inspect(op.get_bind())
    op.execute(f"COMMENT ON VIEW v_target_gaps IS {quoted(TARGET_GAPS_COMMENT)}")
    for shown in TARGET_GAPS.partition("FROM")[0].partition("SELECT")[2].split(","):
        base, _, label = " ".join(shown.split()).partition(" AS ")
        table, _, name = base.replace("provinces.", "divisions.").partition(".")
        said = {column["name"]: column.get("comment") or "" for column in catalogue.get_columns(table)}
        op.execute(f'COMMENT ON COLUMN v_target_gaps."{label or name}" IS {quoted(said[name])}')


def quoted(text: str) -> str:
    """`text` as a literal of SQL; a colon would be taken for a bound parameter."""
    return "'" + text.replace("'", "''").replace(":", "\\:") + "'"
