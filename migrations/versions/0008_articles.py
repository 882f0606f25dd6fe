"""A repost counts as no document of its own; spellings of projects; how far results are from goals."""

from decimal import Decimal
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TARGET_GAPS = """
    SELECT
        target_gaps.growth_target_id, target_gaps.growth_actual_id, growth_targets.indicator,
        indicators.name_zh AS indicator_name, indicators.name_en AS indicator_name_en,
        growth_targets.measure, growth_targets.unit, growth_targets.period_start,
        growth_targets.period_end, calendar.year AS period_year,
        growth_targets.comparator AS target_comparator, growth_targets.value_low AS target_low,
        growth_targets.value_high AS target_high, growth_actuals.comparator AS actual_comparator,
        growth_actuals.value_low AS actual_low, growth_actuals.value_high AS actual_high,
        growth_targets.document_id AS target_document_id, growth_targets.quote AS target_quote,
        growth_actuals.document_id AS actual_document_id, growth_actuals.quote AS actual_quote,
        growth_targets.adcode, provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en,
        divisions.name AS place, divisions.province, divisions.city, divisions.county,
        target_gaps.difference, target_gaps.attained,
        goal_documents.duplicate_of AS target_duplicate_of,
        result_documents.duplicate_of AS actual_duplicate_of
        FROM target_gaps
        JOIN growth_targets ON growth_targets.growth_target_id = target_gaps.growth_target_id
        JOIN growth_actuals ON growth_actuals.growth_actual_id = target_gaps.growth_actual_id
        JOIN documents AS goal_documents ON goal_documents.document_id = growth_targets.document_id
        JOIN documents AS result_documents ON result_documents.document_id = growth_actuals.document_id
        JOIN indicators ON indicators.code = growth_targets.indicator
        JOIN calendar ON calendar.day = growth_targets.period_end
        LEFT JOIN divisions ON divisions.adcode = growth_targets.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
"""
PAIRS = """
    SELECT growth_targets.growth_target_id, growth_actuals.growth_actual_id,
        growth_targets.value_low AS aimed, growth_actuals.value_low AS reached
        FROM growth_targets
        JOIN growth_actuals ON growth_targets.indicator = growth_actuals.indicator
            AND growth_targets.adcode = growth_actuals.adcode
            AND growth_targets.measure = growth_actuals.measure
            AND growth_targets.unit = growth_actuals.unit
            AND growth_targets.period_end = growth_actuals.period_end
            AND (growth_targets.period_start = growth_actuals.period_start
                OR growth_targets.period_start IS NULL AND growth_targets.measure = 'level')
"""
SPELLINGS = """
    INSERT INTO project_names (project_id, name, documents)
    SELECT uses.project_id, uses.project, COUNT(DISTINCT COALESCE(documents.duplicate_of, documents.document_id))
        FROM (
            SELECT document_id, project_id, project FROM project_mentions
            UNION ALL
            SELECT document_id, project_id, project FROM investments
                WHERE project_id IS NOT NULL AND project IS NOT NULL
        ) AS uses
        JOIN documents ON documents.document_id = uses.document_id
        GROUP BY uses.project_id, uses.project
"""
# Comments that say something else now: before, and from now on.
COUNTED = (
    "Number of documents that tell of it.",
    "Number of documents that tell of it; a repost is none of its own.",
)
CONTRADICTED = (
    "Whether another document gives the project another figure of this kind and period; "
    "null where it is for no named project.",
    "Whether another document, reposts apart, gives the project another figure of this kind and period; "
    "null where it is for no named project.",
)
MANY = 10_000


def upgrade() -> None:
    star, search = module("0005"), module("0006")
    drop_views(star)
    op.add_column(
        "careers",
        sa.Column(
            "seat_group",
            sa.String(6),
            nullable=True,
            comment="The least of the divisions that documents name together as the person's; null without one.",
        ),
    )
    create_project_names()
    create_target_gaps()
    op.execute(SPELLINGS)
    fill_target_gaps()
    comment(star, now=True)
    create_views(star, {**shown_with_reposts(star.VIEWS), "v_target_gaps": TARGET_GAPS}, search.TARGET_GAPS_COMMENT)


def downgrade() -> None:
    star, search = module("0005"), module("0006")
    drop_views(star)
    op.drop_table("target_gaps")
    op.drop_table("project_names")
    op.drop_column("careers", "seat_group")
    comment(star, now=False)
    star.create_views()
    op.execute(search.TARGET_GAPS)
    if op.get_bind().dialect.name == "postgresql":
        search.comment_on_target_gaps()


def module(revision: str) -> ModuleType:
    """An earlier migration: it is never edited, so what it says can be built upon."""
    environment = op.get_context().environment_context
    assert environment is not None
    return environment.script.get_revision(revision).module


def shown_with_reposts(views: dict[str, str]) -> dict[str, str]:
    """The views of facts with what their documents repeat, before the place."""
    place = "provinces.iso_3166_2 AS province_iso"
    return {
        name: selection.replace(place, f"documents.duplicate_of, {place}")
        if "documents.title" in selection
        else selection
        for name, selection in views.items()
    }


def drop_views(star: ModuleType) -> None:
    for view in (*star.VIEWS, "v_target_gaps"):
        op.execute(f"DROP VIEW {view}")


def create_views(star: ModuleType, views: dict[str, str], gaps: str) -> None:
    for view, selection in views.items():
        op.execute(f"CREATE VIEW {view} AS {selection}")
    if op.get_bind().dialect.name == "postgresql":
        comment_on_views(star, views, {**star.VIEW_COMMENTS, "v_target_gaps": gaps})


def comment_on_views(star: ModuleType, views: dict[str, str], comments: dict[str, str]) -> None:
    """PostgreSQL keeps comments in its catalogue; a view does not inherit those of its tables."""
    catalogue = sa.inspect(op.get_bind())
    said = {
        (table, column["name"]): column.get("comment") or ""
        for table in catalogue.get_table_names()
        for column in catalogue.get_columns(table)
    }
    aliases = {"provinces": "divisions", "goal_documents": "documents", "result_documents": "documents"}
    for view, selection in views.items():
        op.execute(f"COMMENT ON VIEW {view} IS {star.quoted(comments[view])}")
        for shown in selection.partition("FROM")[0].partition("SELECT")[2].replace('"', "").split(","):
            base, _, label = " ".join(shown.split()).partition(" AS ")
            table, _, column = base.partition(".")
            text = star.quoted(said[aliases.get(table, table), column])
            op.execute(f'COMMENT ON COLUMN {view}."{label or column}" IS {text}')


def comment(star: ModuleType, *, now: bool) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"COMMENT ON COLUMN careers.documents IS {star.quoted(COUNTED[now])}")
        op.execute(f"COMMENT ON COLUMN investments.contradicted IS {star.quoted(CONTRADICTED[now])}")


def create_project_names() -> None:
    op.create_table(
        "project_names",
        sa.Column("project_id", sa.String(24), nullable=False, comment="The project."),
        sa.Column("name", sa.Text(), nullable=False, comment="The project's name as documents have it."),
        sa.Column(
            "documents",
            sa.Integer(),
            nullable=False,
            comment="Number of documents that spell it so; a repost is none of its own.",
        ),
        sa.CheckConstraint("documents > 0", name=op.f("ck_project_names_documents")),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.project_id"],
            name=op.f("fk_project_names_project_id_projects"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("project_id", "name", name=op.f("pk_project_names")),
        comment="Derived: how documents spell the name of a project, one row a spelling.",
    )


def create_target_gaps() -> None:
    op.create_table(
        "target_gaps",
        sa.Column("growth_target_id", sa.String(24), nullable=False, comment="The goal."),
        sa.Column("growth_actual_id", sa.String(24), nullable=False, comment="The result."),
        sa.Column(
            "difference",
            sa.Numeric(24, 6),
            nullable=False,
            comment="Number of the result less number of the goal, in unit; rates differ by percentage points.",
        ),
        sa.Column(
            "attained",
            sa.Boolean(),
            nullable=True,
            comment="Whether the result meets the goal; null where the words of the two (近, 左右) leave it open.",
        ),
        sa.ForeignKeyConstraint(
            ["growth_target_id"],
            ["growth_targets.growth_target_id"],
            name=op.f("fk_target_gaps_growth_target_id_growth_targets"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["growth_actual_id"],
            ["growth_actuals.growth_actual_id"],
            name=op.f("fk_target_gaps_growth_actual_id_growth_actuals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("growth_target_id", "growth_actual_id", name=op.f("pk_target_gaps")),
        comment="Derived: goals beside results of the same place, indicator and period, one row a pair.",
    )
    op.create_index(op.f("ix_target_gaps_growth_actual_id"), "target_gaps", ["growth_actual_id"], unique=False)


def fill_target_gaps() -> None:
    """The pairs that the view has shown so far; whether goals were met, the next run says."""
    connection = op.get_bind()
    numbers = sa.text(PAIRS).columns(aimed=sa.Numeric(24, 6), reached=sa.Numeric(24, 6))
    table = sa.table("target_gaps", *map(sa.column, ("growth_target_id", "growth_actual_id", "difference")))
    pairs = connection.execute(numbers).fetchall()
    for first in range(0, len(pairs), MANY):
        rows = [
            {
                "growth_target_id": target,
                "growth_actual_id": actual,
                "difference": format(Decimal(reached) - Decimal(aimed), "f"),
            }
            for target, actual, aimed, reached in pairs[first : first + MANY]
        ]
        connection.execute(table.insert(), rows)
