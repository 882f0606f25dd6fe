"""The tables of reference data: divisions, indicators and the closed vocabularies."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_comparators()
    create_division_levels()
    create_indicators()
    create_investment_kinds()
    create_measures()
    create_divisions()
    create_division_history()
    create_division_successors()


def downgrade() -> None:
    op.drop_table("division_successors")
    op.drop_table("division_history")
    op.drop_table("divisions")
    op.drop_table("measures")
    op.drop_table("investment_kinds")
    op.drop_table("indicators")
    op.drop_table("division_levels")
    op.drop_table("comparators")


def create_comparators() -> None:
    op.create_table(
        "comparators",
        sa.Column("code", sa.String(40), nullable=False, comment="The word as the facts hold it."),
        sa.Column("label_zh", sa.Text(), nullable=False, comment="Chinese label, for charts."),
        sa.Column("label_en", sa.Text(), nullable=False, comment="English label, for charts."),
        sa.Column("meaning", sa.Text(), nullable=False, comment="What the word says, in one sentence."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place of the word in lists and legends, from 1."),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_comparators")),
        comment="Vocabulary: how a figure stands to its number (ge: at least).",
    )


def create_division_levels() -> None:
    op.create_table(
        "division_levels",
        sa.Column("code", sa.String(40), nullable=False, comment="The word as the facts hold it."),
        sa.Column("label_zh", sa.Text(), nullable=False, comment="Chinese label, for charts."),
        sa.Column("label_en", sa.Text(), nullable=False, comment="English label, for charts."),
        sa.Column("meaning", sa.Text(), nullable=False, comment="What the word says, in one sentence."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place of the word in lists and legends, from 1."),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_division_levels")),
        comment="Vocabulary: levels of administrative divisions.",
    )


def create_indicators() -> None:
    op.create_table(
        "indicators",
        sa.Column("code", sa.String(40), nullable=False, comment="Short English code (gdp)."),
        sa.Column("name_zh", sa.Text(), nullable=False, comment="Chinese name (地区生产总值)."),
        sa.Column("name_en", sa.Text(), nullable=False, comment="English name (Gross regional product)."),
        sa.Column("aliases", sa.Text(), nullable=True, comment="Other names in texts, separated by semicolons."),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_indicators")),
        sa.UniqueConstraint("name_zh", name=op.f("uq_indicators_name_zh")),
        comment="Indicators of the economy and society that growth targets are set for.",
    )


def create_investment_kinds() -> None:
    op.create_table(
        "investment_kinds",
        sa.Column("code", sa.String(40), nullable=False, comment="The word as the facts hold it."),
        sa.Column("label_zh", sa.Text(), nullable=False, comment="Chinese label, for charts."),
        sa.Column("label_en", sa.Text(), nullable=False, comment="English label, for charts."),
        sa.Column("meaning", sa.Text(), nullable=False, comment="What the word says, in one sentence."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place of the word in lists and legends, from 1."),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_investment_kinds")),
        comment="Vocabulary: what an amount is to its project or place (total, signed, ...).",
    )


def create_measures() -> None:
    op.create_table(
        "measures",
        sa.Column("code", sa.String(40), nullable=False, comment="The word as the facts hold it."),
        sa.Column("label_zh", sa.Text(), nullable=False, comment="Chinese label, for charts."),
        sa.Column("label_en", sa.Text(), nullable=False, comment="English label, for charts."),
        sa.Column("meaning", sa.Text(), nullable=False, comment="What the word says, in one sentence."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place of the word in lists and legends, from 1."),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_measures")),
        comment="Vocabulary: whether a target is for a change (growth) or for a level.",
    )


def create_divisions() -> None:
    op.create_table(
        "divisions",
        sa.Column("adcode", sa.String(6), nullable=False, comment="Code of GB/T 2260: six digits, as text."),
        sa.Column("name", sa.Text(), nullable=False, comment="Full name (漳州市); the last one the code bore."),
        sa.Column("short_name", sa.Text(), nullable=False, comment="Name without the word for its kind (漳州)."),
        sa.Column("level", sa.String(40), nullable=False, comment="country, province, prefecture or county."),
        sa.Column(
            "parent_adcode",
            sa.String(6),
            nullable=True,
            comment="The division it belongs to, or belonged to last; null for the country.",
        ),
        sa.Column(
            "province_adcode",
            sa.String(6),
            nullable=True,
            comment="The province it lies in; a province's own code for itself; null for the country.",
        ),
        sa.Column("province", sa.Text(), nullable=True, comment="Name of the province; null for the country."),
        sa.Column(
            "city",
            sa.Text(),
            nullable=True,
            comment="Name of the prefecture-level division; null for provinces and what they govern directly.",
        ),
        sa.Column(
            "county", sa.Text(), nullable=True, comment="Name of the county-level division; null above that level."
        ),
        sa.Column(
            "valid_from",
            sa.Integer(),
            nullable=True,
            comment="First year of the code; null where it precedes the record (1984).",
        ),
        sa.Column("valid_to", sa.Integer(), nullable=True, comment="Last year of the code; null while in force."),
        sa.Column(
            "iso_3166_2", sa.Text(), nullable=True, comment="Code of ISO 3166-2 (CN-FJ), for maps; provinces only."
        ),
        sa.Column("name_en", sa.Text(), nullable=True, comment="English name (Fujian); provinces only."),
        sa.Column("pinyin", sa.Text(), nullable=True, comment="Name in pinyin (Fújiàn); provinces only."),
        sa.CheckConstraint("level IN ('country', 'province', 'prefecture', 'county')", name=op.f("ck_divisions_level")),
        sa.CheckConstraint("length(adcode) = 6", name=op.f("ck_divisions_adcode_length")),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name=op.f("ck_divisions_years")
        ),
        sa.ForeignKeyConstraint(["level"], ["division_levels.code"], name=op.f("fk_divisions_level_division_levels")),
        sa.ForeignKeyConstraint(
            ["parent_adcode"],
            ["divisions.adcode"],
            name=op.f("fk_divisions_parent_adcode_divisions"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["province_adcode"],
            ["divisions.adcode"],
            name=op.f("fk_divisions_province_adcode_divisions"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("adcode", name=op.f("pk_divisions")),
        comment="Administrative divisions of China (GB/T 2260) down to counties, those of the past included.",
    )
    op.create_index(op.f("ix_divisions_level"), "divisions", ["level"], unique=False)
    op.create_index(op.f("ix_divisions_name"), "divisions", ["name"], unique=False)
    op.create_index(op.f("ix_divisions_parent_adcode"), "divisions", ["parent_adcode"], unique=False)
    op.create_index(op.f("ix_divisions_province_adcode"), "divisions", ["province_adcode"], unique=False)
    op.create_index(op.f("ix_divisions_short_name"), "divisions", ["short_name"], unique=False)


def create_division_history() -> None:
    op.create_table(
        "division_history",
        sa.Column("adcode", sa.String(6), nullable=False, comment="The division's code."),
        sa.Column("ordinal", sa.Integer(), nullable=False, comment="Place in the order of time, from 1."),
        sa.Column("name", sa.Text(), nullable=False, comment="The name it bore."),
        sa.Column("parent_adcode", sa.String(6), nullable=True, comment="The division it belonged to."),
        sa.Column(
            "valid_from", sa.Integer(), nullable=True, comment="First year; null where it precedes the record (1984)."
        ),
        sa.Column("valid_to", sa.Integer(), nullable=True, comment="Last year; null while in force."),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name=op.f("ck_division_history_years")
        ),
        sa.ForeignKeyConstraint(
            ["adcode"], ["divisions.adcode"], name=op.f("fk_division_history_adcode_divisions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent_adcode"], ["divisions.adcode"], name=op.f("fk_division_history_parent_adcode_divisions")
        ),
        sa.PrimaryKeyConstraint("adcode", "ordinal", name=op.f("pk_division_history")),
        comment="Names and parents that a division's code has had, with their years (襄樊市, then 襄阳市).",
    )
    op.create_index(op.f("ix_division_history_name"), "division_history", ["name"], unique=False)
    op.create_index(op.f("ix_division_history_parent_adcode"), "division_history", ["parent_adcode"], unique=False)


def create_division_successors() -> None:
    op.create_table(
        "division_successors",
        sa.Column("adcode", sa.String(6), nullable=False, comment="The code that ended."),
        sa.Column("successor_adcode", sa.String(6), nullable=False, comment="A code that stands for its area since."),
        sa.ForeignKeyConstraint(
            ["adcode"], ["divisions.adcode"], name=op.f("fk_division_successors_adcode_divisions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["successor_adcode"],
            ["divisions.adcode"],
            name=op.f("fk_division_successors_successor_adcode_divisions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("adcode", "successor_adcode", name=op.f("pk_division_successors")),
        comment="What a division's code became: one row a successor (崇文区 became 东城区).",
    )
    op.create_index(
        op.f("ix_division_successors_successor_adcode"), "division_successors", ["successor_adcode"], unique=False
    )
