"""Tables have each of their rules once, and some that held without being said; views of facts end with the evidence."""

import re
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

RANGE = "(comparator = 'range') = ({high} IS NOT NULL)"
# What held of all rows already: a figure has two ends if it is a range; amounts in yuan are the amounts where the
# currency is the yuan.
CHECKS = {
    "investments": {
        "range": RANGE.format(high="amount_high"),
        "yuan": "amount_cny IS NULL OR amount_cny = amount",
        "amount_high_cny": "(amount_high_cny IS NOT NULL) = (amount_cny IS NOT NULL AND amount_high IS NOT NULL)",
        "yuan_high": "amount_high_cny IS NULL OR amount_high_cny = amount_high",
    },
    "growth_targets": {"range": RANGE.format(high="value_high")},
    "growth_actuals": {"range": RANGE.format(high="value_high")},
}
# Columns that point at the key of another table from now on.
KEYS = {
    "project_figures": {
        "kind": "investment_kinds.code",
        "comparator": "comparators.code",
        "period_start": "calendar.day",
        "period_end": "calendar.day",
    },
    "document_versions": {"run_id": "runs.run_id"},
}
ON_DELETE = {"runs.run_id": "SET NULL"}

SHOWN = re.compile(
    r"(?P<evidence>(?P<fact>\w+)\.start,.*?\.quote), (?P<rule>\w+\.rule, extraction_rules\.confidence)", re.S
)


def upgrade() -> None:
    rebuild(up=True)


def downgrade() -> None:
    rebuild(up=False)


def rebuild(*, up: bool) -> None:
    """Alters the tables while no view shows them: SQLite makes them anew."""
    star, search, articles, rules = map(module, ("0005", "0006", "0008", "0009"))
    articles.drop_views(star)
    if up:
        say_rules_once()
        add_rules()
    else:
        drop_rules()
    views = rules.with_rules(articles.shown_with_reposts(star.VIEWS))
    views = {name: with_evidence_last(selection) if up else selection for name, selection in views.items()}
    articles.create_views(star, {**views, "v_target_gaps": articles.TARGET_GAPS}, search.TARGET_GAPS_COMMENT)


def module(revision: str) -> ModuleType:
    """An earlier migration: it is never edited, so what it says can be built upon."""
    environment = op.get_context().environment_context
    assert environment is not None
    return environment.script.get_revision(revision).module


def with_evidence_last(selection: str) -> str:
    """The selection with the rule and its confidence before the evidence, not behind; as it is without them."""
    return SHOWN.sub(r"\g<rule>, \g<evidence>", selection)


def say_rules_once() -> None:
    """Makes anew, on SQLite, a table that has its checks twice since 0005; `add_rules` does it with the others.

    Of the constraints that are read back from the old table, the new one gets one of each name.
    """
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("documents", recreate="always"):
            pass


def add_rules() -> None:
    for name, checks in CHECKS.items():
        with op.batch_alter_table(name) as table:
            for check, condition in checks.items():
                table.create_check_constraint(op.f(f"ck_{name}_{check}"), sa.text(condition))
    # Who took runs out of the book by hand left versions that point at nothing.
    op.execute("UPDATE document_versions SET run_id = NULL WHERE run_id NOT IN (SELECT run_id FROM runs)")
    for name, keys in KEYS.items():
        with op.batch_alter_table(name) as table:
            for column, key in keys.items():
                other, _, referred = key.partition(".")
                table.create_foreign_key(
                    key_name(name, column, key), other, [column], [referred], ondelete=ON_DELETE.get(key)
                )
    op.create_index(op.f("ix_document_versions_run_id"), "document_versions", ["run_id"], unique=False)


def drop_rules() -> None:
    op.drop_index(op.f("ix_document_versions_run_id"), "document_versions")
    for name, keys in KEYS.items():
        with op.batch_alter_table(name) as table:
            for column, key in keys.items():
                table.drop_constraint(key_name(name, column, key), type_="foreignkey")
    for name, checks in CHECKS.items():
        with op.batch_alter_table(name) as table:
            for check in checks:
                table.drop_constraint(op.f(f"ck_{name}_{check}"), type_="check")


def key_name(table: str, column: str, key: str) -> str:
    return op.f(f"fk_{table}_{column}_{key.partition('.')[0]}")
