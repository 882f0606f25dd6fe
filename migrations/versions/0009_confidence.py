"""The views of facts tell the rule that found a fact, and how often it is right."""

import re
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

QUOTE = re.compile(r"(?P<fact>\w+)\.quote\s+FROM ")


def upgrade() -> None:
    star, search, articles = module("0005"), module("0006"), module("0008")
    articles.drop_views(star)
    create_extraction_rules()
    views = {**with_rules(articles.shown_with_reposts(star.VIEWS)), "v_target_gaps": articles.TARGET_GAPS}
    articles.create_views(star, views, search.TARGET_GAPS_COMMENT)


def downgrade() -> None:
    star, search, articles = module("0005"), module("0006"), module("0008")
    articles.drop_views(star)
    op.drop_table("extraction_rules")
    views = {**articles.shown_with_reposts(star.VIEWS), "v_target_gaps": articles.TARGET_GAPS}
    articles.create_views(star, views, search.TARGET_GAPS_COMMENT)


def module(revision: str) -> ModuleType:
    """An earlier migration: it is never edited, so what it says can be built upon."""
    environment = op.get_context().environment_context
    assert environment is not None
    return environment.script.get_revision(revision).module


def with_rules(views: dict[str, str]) -> dict[str, str]:
    """The views of facts with the rule behind the quote."""
    return {name: with_rule(selection) for name, selection in views.items()}


def with_rule(selection: str) -> str:
    """The selection with the rule of its fact and the rule's confidence; as it is where it shows no fact."""
    found = QUOTE.search(selection)
    if found is None:
        return selection
    fact = found["fact"]
    shown = f"{fact}.quote, {fact}.rule, extraction_rules.confidence FROM "
    joined = f"LEFT JOIN extraction_rules ON extraction_rules.rule = {fact}.rule"
    return f"{selection[: found.start()]}{shown}{selection[found.end() :].rstrip()} {joined}"


def create_extraction_rules() -> None:
    op.create_table(
        "extraction_rules",
        sa.Column("rule", sa.Text(), nullable=False, comment="Name of the rule, as facts have it."),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="What it finds: officials, cities, projects, investments or growth_targets.",
        ),
        sa.Column(
            "judged",
            sa.Integer(),
            nullable=False,
            comment="How many of its facts labels judge, in documents that no rule was made from.",
        ),
        sa.Column("confirmed", sa.Integer(), nullable=False, comment="How many of these were right."),
        sa.Column(
            "confidence",
            sa.Numeric(4, 3),
            nullable=False,
            comment="Share of its facts to be expected right, 0 to 1: that of those judged, drawn towards the share of "
            "its kind, which weighs as much as ten facts; null in views for a rule whose kind no label judges.",
        ),
        sa.CheckConstraint("confirmed >= 0 AND confirmed <= judged", name=op.f("ck_extraction_rules_counts")),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_extraction_rules_confidence")),
        sa.PrimaryKeyConstraint("rule", name=op.f("pk_extraction_rules")),
        comment="Rules that find facts, with how often they are right on labelled documents.",
    )
