"""The five kinds of facts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_appointments()
    create_city_mentions()
    create_growth_targets()
    create_investments()
    create_project_mentions()


def downgrade() -> None:
    op.drop_table("project_mentions")
    op.drop_table("investments")
    op.drop_table("growth_targets")
    op.drop_table("city_mentions")
    op.drop_table("appointments")


def create_appointments() -> None:
    op.create_table(
        "appointments",
        sa.Column("appointment_id", sa.String(24), nullable=False, comment="Hash of the fact."),
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document that says so."),
        sa.Column("official_id", sa.String(24), nullable=False, comment="The person."),
        sa.Column(
            "post",
            sa.Text(),
            nullable=True,
            comment="The post without the name of its place (市委书记); null where the text does not state it.",
        ),
        sa.Column(
            "organization",
            sa.Text(),
            nullable=True,
            comment="The body whose post it is, where that is no administrative division (a zone, a ministry).",
        ),
        sa.Column(
            "adcode",
            sa.String(6),
            nullable=True,
            comment="The division it belongs to; null where the text does not tell.",
        ),
        sa.Column(
            "start", sa.Integer(), nullable=False, comment="Where its words begin in documents.text, in code points."
        ),
        sa.Column(
            "end", sa.Integer(), nullable=False, comment="Where its words end in documents.text, in code points."
        ),
        sa.Column("quote", sa.Text(), nullable=False, comment="Its words: the text from start to end."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Name of the rule that found it."),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_appointments_evidence")),
        sa.ForeignKeyConstraint(["adcode"], ["divisions.adcode"], name=op.f("fk_appointments_adcode_divisions")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_appointments_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["official_id"], ["officials.official_id"], name=op.f("fk_appointments_official_id_officials")
        ),
        sa.PrimaryKeyConstraint("appointment_id", name=op.f("pk_appointments")),
        comment="Fact: a person holds or held a public post. One row a post a document.",
    )
    op.create_index(op.f("ix_appointments_adcode"), "appointments", ["adcode"], unique=False)
    op.create_index(op.f("ix_appointments_document_id"), "appointments", ["document_id"], unique=False)
    op.create_index(op.f("ix_appointments_official_id"), "appointments", ["official_id"], unique=False)
    op.create_index(op.f("ix_appointments_post"), "appointments", ["post"], unique=False)


def create_city_mentions() -> None:
    op.create_table(
        "city_mentions",
        sa.Column("city_mention_id", sa.String(24), nullable=False, comment="Hash of the fact."),
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document that says so."),
        sa.Column("adcode", sa.String(6), nullable=False, comment="The division."),
        sa.Column("mentions", sa.Integer(), nullable=False, comment="How many times the text names it."),
        sa.Column("is_primary", sa.Boolean(), nullable=False, comment="Whether the document is about this division."),
        sa.Column(
            "start", sa.Integer(), nullable=False, comment="Where its words begin in documents.text, in code points."
        ),
        sa.Column(
            "end", sa.Integer(), nullable=False, comment="Where its words end in documents.text, in code points."
        ),
        sa.Column("quote", sa.Text(), nullable=False, comment="Its words: the text from start to end."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Name of the rule that found it."),
        sa.CheckConstraint("mentions > 0", name=op.f("ck_city_mentions_mentions")),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_city_mentions_evidence")),
        sa.ForeignKeyConstraint(["adcode"], ["divisions.adcode"], name=op.f("fk_city_mentions_adcode_divisions")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_city_mentions_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("city_mention_id", name=op.f("pk_city_mentions")),
        sa.UniqueConstraint("document_id", "adcode", name=op.f("uq_city_mentions_document_id_adcode")),
        comment="Fact: a document speaks of an administrative division. One row a division a document.",
    )
    op.create_index(op.f("ix_city_mentions_adcode"), "city_mentions", ["adcode"], unique=False)
    op.create_index(op.f("ix_city_mentions_document_id"), "city_mentions", ["document_id"], unique=False)


def create_growth_targets() -> None:
    op.create_table(
        "growth_targets",
        sa.Column("growth_target_id", sa.String(24), nullable=False, comment="Hash of the fact."),
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document that says so."),
        sa.Column(
            "indicator",
            sa.String(40),
            nullable=True,
            comment="Code of the indicator; null where none of the list fits.",
        ),
        sa.Column(
            "indicator_text", sa.Text(), nullable=False, comment="The document's own words for what is measured."
        ),
        sa.Column(
            "measure",
            sa.String(40),
            nullable=False,
            comment="growth: the number is a change; level: it is the state to reach.",
        ),
        sa.Column(
            "comparator",
            sa.String(40),
            nullable=False,
            comment="eq, ge, gt, le, lt, approx or range: how the goal stands to the number.",
        ),
        sa.Column(
            "value_low",
            sa.Numeric(24, 6),
            nullable=False,
            comment="The number, in unit; the low end of a range; a fall is negative.",
        ),
        sa.Column("value_high", sa.Numeric(24, 6), nullable=True, comment="High end of a range, in unit; else null."),
        sa.Column(
            "unit",
            sa.Text(),
            nullable=False,
            comment="%, pp (percentage points), CNY (yuan), or the word the things are counted in.",
        ),
        sa.Column(
            "adcode",
            sa.String(6),
            nullable=True,
            comment="The division it belongs to; null where the text does not tell.",
        ),
        sa.Column(
            "period_start",
            sa.Date(),
            nullable=True,
            comment="First day of the period it is for; null where the text gives only the end, or nothing.",
        ),
        sa.Column(
            "period_end",
            sa.Date(),
            nullable=True,
            comment="Last day of the period it is for; null where nothing tells.",
        ),
        sa.Column(
            "start", sa.Integer(), nullable=False, comment="Where its words begin in documents.text, in code points."
        ),
        sa.Column(
            "end", sa.Integer(), nullable=False, comment="Where its words end in documents.text, in code points."
        ),
        sa.Column("quote", sa.Text(), nullable=False, comment="Its words: the text from start to end."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Name of the rule that found it."),
        sa.CheckConstraint(
            "comparator IN ('eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range')", name=op.f("ck_growth_targets_comparator")
        ),
        sa.CheckConstraint("measure IN ('growth', 'level')", name=op.f("ck_growth_targets_measure")),
        sa.CheckConstraint(
            "period_start IS NULL OR period_end IS NULL OR period_end >= period_start",
            name=op.f("ck_growth_targets_period"),
        ),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_growth_targets_evidence")),
        sa.CheckConstraint("value_high IS NULL OR value_high >= value_low", name=op.f("ck_growth_targets_value_high")),
        sa.ForeignKeyConstraint(["adcode"], ["divisions.adcode"], name=op.f("fk_growth_targets_adcode_divisions")),
        sa.ForeignKeyConstraint(
            ["comparator"], ["comparators.code"], name=op.f("fk_growth_targets_comparator_comparators")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_growth_targets_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicators.code"], name=op.f("fk_growth_targets_indicator_indicators")
        ),
        sa.ForeignKeyConstraint(["measure"], ["measures.code"], name=op.f("fk_growth_targets_measure_measures")),
        sa.PrimaryKeyConstraint("growth_target_id", name=op.f("pk_growth_targets")),
        comment="Fact: a number that is aimed at, with its period and place. One row a figure a document.",
    )
    op.create_index(op.f("ix_growth_targets_adcode"), "growth_targets", ["adcode"], unique=False)
    op.create_index(op.f("ix_growth_targets_document_id"), "growth_targets", ["document_id"], unique=False)
    op.create_index(op.f("ix_growth_targets_indicator"), "growth_targets", ["indicator"], unique=False)
    op.create_index(op.f("ix_growth_targets_period_end"), "growth_targets", ["period_end"], unique=False)


def create_investments() -> None:
    op.create_table(
        "investments",
        sa.Column("investment_id", sa.String(24), nullable=False, comment="Hash of the fact."),
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document that says so."),
        sa.Column(
            "project_id", sa.String(24), nullable=True, comment="The project; null where it is for a group or a place."
        ),
        sa.Column("project", sa.Text(), nullable=True, comment="The project's name as the document has it."),
        sa.Column(
            "subject",
            sa.Text(),
            nullable=True,
            comment="What the money is for: a project's name, or words for a group.",
        ),
        sa.Column(
            "kind",
            sa.String(40),
            nullable=False,
            comment="total, annual_plan, completed, signed, utilized, funding or reserve.",
        ),
        sa.Column(
            "comparator",
            sa.String(40),
            nullable=False,
            comment="eq, ge, gt, le, lt, approx or range: how the money stands to the number.",
        ),
        sa.Column(
            "amount_cny",
            sa.Numeric(20, 2),
            nullable=True,
            comment="Amount in yuan (CNY), the low end of a range; null for foreign money.",
        ),
        sa.Column(
            "amount_high_cny", sa.Numeric(20, 2), nullable=True, comment="High end of a range in yuan (CNY); else null."
        ),
        sa.Column("amount_yi", sa.Numeric(22, 10), nullable=True, comment="amount_cny in 亿元 (100 million yuan)."),
        sa.Column("currency", sa.String(3), nullable=False, comment="Currency of amount: ISO 4217 code."),
        sa.Column(
            "amount", sa.Numeric(20, 2), nullable=False, comment="Amount in units of currency, the low end of a range."
        ),
        sa.Column(
            "amount_high",
            sa.Numeric(20, 2),
            nullable=True,
            comment="High end of a range in units of currency; else null.",
        ),
        sa.Column(
            "project_count", sa.Integer(), nullable=True, comment="Number of projects the amount is for, where told."
        ),
        sa.Column(
            "adcode",
            sa.String(6),
            nullable=True,
            comment="The division it belongs to; null where the text does not tell.",
        ),
        sa.Column(
            "period_start",
            sa.Date(),
            nullable=True,
            comment="First day of the period it is for; null where the text gives only the end, or nothing.",
        ),
        sa.Column(
            "period_end",
            sa.Date(),
            nullable=True,
            comment="Last day of the period it is for; null where nothing tells.",
        ),
        sa.Column(
            "start", sa.Integer(), nullable=False, comment="Where its words begin in documents.text, in code points."
        ),
        sa.Column(
            "end", sa.Integer(), nullable=False, comment="Where its words end in documents.text, in code points."
        ),
        sa.Column("quote", sa.Text(), nullable=False, comment="Its words: the text from start to end."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Name of the rule that found it."),
        sa.CheckConstraint("(currency = 'CNY') = (amount_cny IS NOT NULL)", name=op.f("ck_investments_amount_cny")),
        sa.CheckConstraint(
            "comparator IN ('eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range')", name=op.f("ck_investments_comparator")
        ),
        sa.CheckConstraint(
            "kind IN ('total', 'annual_plan', 'completed', 'signed', 'utilized', 'funding', 'reserve')",
            name=op.f("ck_investments_kind"),
        ),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_investments_amount")),
        sa.CheckConstraint("amount_high IS NULL OR amount_high >= amount", name=op.f("ck_investments_amount_high")),
        sa.CheckConstraint("length(currency) = 3", name=op.f("ck_investments_currency_length")),
        sa.CheckConstraint(
            "period_start IS NULL OR period_end IS NULL OR period_end >= period_start",
            name=op.f("ck_investments_period"),
        ),
        sa.CheckConstraint("project_count IS NULL OR project_count > 0", name=op.f("ck_investments_project_count")),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_investments_evidence")),
        sa.ForeignKeyConstraint(["adcode"], ["divisions.adcode"], name=op.f("fk_investments_adcode_divisions")),
        sa.ForeignKeyConstraint(
            ["comparator"], ["comparators.code"], name=op.f("fk_investments_comparator_comparators")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_investments_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["kind"], ["investment_kinds.code"], name=op.f("fk_investments_kind_investment_kinds")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.project_id"], name=op.f("fk_investments_project_id_projects")
        ),
        sa.PrimaryKeyConstraint("investment_id", name=op.f("pk_investments")),
        comment="Fact: money put, to be put or promised into projects and places. One row a figure a document.",
    )
    op.create_index(op.f("ix_investments_adcode"), "investments", ["adcode"], unique=False)
    op.create_index(op.f("ix_investments_document_id"), "investments", ["document_id"], unique=False)
    op.create_index(op.f("ix_investments_kind"), "investments", ["kind"], unique=False)
    op.create_index(op.f("ix_investments_period_end"), "investments", ["period_end"], unique=False)
    op.create_index(op.f("ix_investments_project_id"), "investments", ["project_id"], unique=False)


def create_project_mentions() -> None:
    op.create_table(
        "project_mentions",
        sa.Column("project_mention_id", sa.String(24), nullable=False, comment="Hash of the fact."),
        sa.Column("document_id", sa.String(24), nullable=False, comment="The document that says so."),
        sa.Column("project_id", sa.String(24), nullable=False, comment="The project."),
        sa.Column("project", sa.Text(), nullable=False, comment="The project's name as the document has it."),
        sa.Column(
            "adcode",
            sa.String(6),
            nullable=True,
            comment="The division it belongs to; null where the text does not tell.",
        ),
        sa.Column(
            "start", sa.Integer(), nullable=False, comment="Where its words begin in documents.text, in code points."
        ),
        sa.Column(
            "end", sa.Integer(), nullable=False, comment="Where its words end in documents.text, in code points."
        ),
        sa.Column("quote", sa.Text(), nullable=False, comment="Its words: the text from start to end."),
        sa.Column("rule", sa.Text(), nullable=False, comment="Name of the rule that found it."),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_project_mentions_evidence")),
        sa.ForeignKeyConstraint(["adcode"], ["divisions.adcode"], name=op.f("fk_project_mentions_adcode_divisions")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_project_mentions_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.project_id"], name=op.f("fk_project_mentions_project_id_projects")
        ),
        sa.PrimaryKeyConstraint("project_mention_id", name=op.f("pk_project_mentions")),
        comment="Fact: a document names a project. One row a project a document.",
    )
    op.create_index(op.f("ix_project_mentions_adcode"), "project_mentions", ["adcode"], unique=False)
    op.create_index(op.f("ix_project_mentions_document_id"), "project_mentions", ["document_id"], unique=False)
    op.create_index(op.f("ix_project_mentions_project_id"), "project_mentions", ["project_id"], unique=False)
