"""A calendar, results beside targets, careers, what spellings of a project share, and wider views."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

VIEWS = {
    "v_officials": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, appointments.official_id, officials.name, appointments.post,
        appointments.organization, appointments.adcode, provinces.iso_3166_2 AS province_iso,
        provinces.name_en AS province_en, divisions.name AS place, divisions.province,
        divisions.city, divisions.county, appointments.start, appointments."end", appointments.quote
        FROM appointments
        JOIN officials ON officials.official_id = appointments.official_id
        JOIN documents ON documents.document_id = appointments.document_id
        LEFT JOIN divisions ON divisions.adcode = appointments.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
    """,
    "v_cities": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, city_mentions.adcode, divisions.level, city_mentions.mentions,
        city_mentions.is_primary, provinces.iso_3166_2 AS province_iso, provinces.name_en
        AS province_en, divisions.name AS place, divisions.province, divisions.city, divisions.county,
        city_mentions.start, city_mentions."end", city_mentions.quote
        FROM city_mentions
        JOIN documents ON documents.document_id = city_mentions.document_id
        LEFT JOIN divisions ON divisions.adcode = city_mentions.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
    """,
    "v_projects": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, project_mentions.project_id, project_mentions.project,
        project_mentions.adcode, provinces.iso_3166_2 AS province_iso, provinces.name_en
        AS province_en, divisions.name AS place, divisions.province, divisions.city, divisions.county,
        project_mentions.start, project_mentions."end", project_mentions.quote
        FROM project_mentions
        JOIN documents ON documents.document_id = project_mentions.document_id
        LEFT JOIN divisions ON divisions.adcode = project_mentions.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
    """,
    "v_investments": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, investments.investment_id, investments.project_id,
        investments.project, investments.subject, investments.kind, investments.comparator,
        investments.amount_cny, investments.amount_high_cny, investments.currency,
        investments.amount, investments.project_count, investments.period_start,
        investments.period_end, investments.adcode, investments.amount_yi, investment_kinds.label_zh
        AS kind_zh, investment_kinds.label_en AS kind_en, calendar.year AS period_year,
        provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en, divisions.name
        AS place, divisions.province, divisions.city, divisions.county, investments.start,
        investments."end", investments.quote
        FROM investments
        JOIN investment_kinds ON investment_kinds.code = investments.kind
        LEFT JOIN calendar ON calendar.day = investments.period_end
        JOIN documents ON documents.document_id = investments.document_id
        LEFT JOIN divisions ON divisions.adcode = investments.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
    """,
    "v_growth_targets": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, growth_targets.growth_target_id, growth_targets.indicator,
        indicators.name_zh AS indicator_name, growth_targets.indicator_text, growth_targets.measure,
        growth_targets.comparator, growth_targets.value_low, growth_targets.value_high,
        growth_targets.unit, growth_targets.period_start, growth_targets.period_end,
        growth_targets.adcode, indicators.name_en AS indicator_name_en, calendar.year
        AS period_year, provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en,
        divisions.name AS place, divisions.province, divisions.city, divisions.county,
        growth_targets.start, growth_targets."end", growth_targets.quote
        FROM growth_targets
        LEFT JOIN indicators ON indicators.code = growth_targets.indicator
        LEFT JOIN calendar ON calendar.day = growth_targets.period_end
        JOIN documents ON documents.document_id = growth_targets.document_id
        LEFT JOIN divisions ON divisions.adcode = growth_targets.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
    """,
    "v_growth_actuals": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, growth_actuals.growth_actual_id, growth_actuals.indicator,
        indicators.name_zh AS indicator_name, growth_actuals.indicator_text, growth_actuals.measure,
        growth_actuals.comparator, growth_actuals.value_low, growth_actuals.value_high,
        growth_actuals.unit, growth_actuals.period_start, growth_actuals.period_end,
        growth_actuals.adcode, indicators.name_en AS indicator_name_en, calendar.year
        AS period_year, provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en,
        divisions.name AS place, divisions.province, divisions.city, divisions.county,
        growth_actuals.start, growth_actuals."end", growth_actuals.quote
        FROM growth_actuals
        LEFT JOIN indicators ON indicators.code = growth_actuals.indicator
        LEFT JOIN calendar ON calendar.day = growth_actuals.period_end
        JOIN documents ON documents.document_id = growth_actuals.document_id
        LEFT JOIN divisions ON divisions.adcode = growth_actuals.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
    """,
    "v_careers": """
    SELECT
        careers.official_id, officials.name, careers.post, careers.organization, careers.adcode,
        careers.first_seen, careers.last_seen, careers.documents, provinces.iso_3166_2
        AS province_iso, provinces.name_en AS province_en, divisions.name AS place, divisions.province,
        divisions.city, divisions.county
        FROM careers
        JOIN officials ON officials.official_id = careers.official_id
        LEFT JOIN divisions ON divisions.adcode = careers.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
    """,
    "v_project_history": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, investments.investment_id, investments.project_id, projects.name,
        investments.project, investments.kind, investments.comparator, investments.amount_cny,
        investments.amount_high_cny, investments.amount_yi, investments.currency,
        investments.amount, investments.period_start, investments.period_end,
        investments.contradicted, investments.adcode, provinces.iso_3166_2 AS province_iso,
        provinces.name_en AS province_en, divisions.name AS place, divisions.province,
        divisions.city, divisions.county, investments.start, investments."end", investments.quote
        FROM investments
        JOIN projects ON projects.project_id = investments.project_id
        JOIN documents ON documents.document_id = investments.document_id
        LEFT JOIN divisions ON divisions.adcode = investments.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode
    """,
}

VIEW_COMMENTS = {
    "v_officials": "Who holds or held which public post, one row a post a document.",
    "v_cities": "The divisions that a document speaks of, one row a division a document.",
    "v_projects": "The projects that a document names, one row a project a document.",
    "v_investments": "Money put into projects and places, one row a figure a document.",
    "v_growth_targets": "What is aimed at, in numbers, one row a figure a document.",
    "v_growth_actuals": "What was reached, in numbers, one row a figure a document.",
    "v_careers": "The posts of each person over all documents, one row a post, with the days it is told of.",
    "v_project_history": "The money of each named project over all documents, one row a figure a document, "
    "contradictions marked.",
}

SQLITE_DAYS = """
    INSERT INTO calendar (day, year, quarter, month, month_start)
    WITH RECURSIVE days (day) AS (
        SELECT '1900-01-01' UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < '2100-12-31'
    )
    SELECT
        day, CAST(substr(day, 1, 4) AS INTEGER), (CAST(substr(day, 6, 2) AS INTEGER) + 2) / 3,
        CAST(substr(day, 6, 2) AS INTEGER), substr(day, 1, 8) || '01'
        FROM days
"""

POSTGRESQL_DAYS = """
    INSERT INTO calendar (day, year, quarter, month, month_start)
    SELECT
        CAST(day AS date), CAST(extract(year FROM day) AS integer), CAST(extract(quarter FROM day) AS integer),
        CAST(extract(month FROM day) AS integer), CAST(date_trunc('month', day) AS date)
        FROM generate_series(timestamp '1900-01-01', timestamp '2100-12-31', interval '1 day') AS day
"""

# SQLite makes a table anew to change it, and the checks are not read back from the old one.
CHECKS = {
    "documents": {"characters": "characters >= 0", "document_id_length": "length(document_id) = 24"},
    "investments": {
        "kind": "kind IN ('total', 'annual_plan', 'completed', 'signed', 'utilized', 'funding', 'reserve')",
        "comparator": "comparator IN ('eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range')",
        "amount": "amount >= 0",
        "amount_high": "amount_high IS NULL OR amount_high >= amount",
        "amount_cny": "(currency = 'CNY') = (amount_cny IS NOT NULL)",
        "currency_length": "length(currency) = 3",
        "project_count": "project_count IS NULL OR project_count > 0",
        "period": "period_start IS NULL OR period_end IS NULL OR period_end >= period_start",
        "evidence": 'start >= 0 AND "end" > start',
    },
    "growth_targets": {
        "measure": "measure IN ('growth', 'level')",
        "comparator": "comparator IN ('eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range')",
        "value_high": "value_high IS NULL OR value_high >= value_low",
        "period": "period_start IS NULL OR period_end IS NULL OR period_end >= period_start",
        "evidence": 'start >= 0 AND "end" > start',
    },
    "projects": {},
}

# The days that point at the calendar from now on.
DAYS = {
    "documents": ["published_on"],
    "investments": ["period_start", "period_end"],
    "growth_targets": ["period_start", "period_end"],
}

# What is said of a table and its columns, before and from now on.
COMMENTS = {
    ("officials", None): (
        "Dimension: persons in public posts; name and province tell them apart.",
        "Dimension: persons in public posts; name, province and career tell them apart.",
    ),
    ("officials", "official_id"): (
        "Hash of name and province.",
        "Hash of name and province, and of the first seat where these are not enough.",
    ),
    ("officials", "province_adcode"): (
        "Province of the lowest of the person's posts; null where unknown or national.",
        "Province of the first post that documents tell of; null where unknown or national.",
    ),
    ("projects", None): (
        "Dimension: named projects; the core of the name and the province tell them apart.",
        "Dimension: named projects; the core of the name and the place tell them apart.",
    ),
    ("projects", "project_id"): (
        "Hash of the name's core and the province.",
        "Hash of the name's core and the place.",
    ),
    ("projects", "name"): (
        "Core of the name: without punctuation, spaces and a general word (项目, 工程) at its end.",
        "The spelling that most documents use.",
    ),
}


def upgrade() -> None:
    drop_views()
    create_calendar()
    fill_calendar()
    create_growth_actuals()
    create_careers()
    for table, columns in DAYS.items():
        point_at_calendar(table, columns)
    op.add_column(
        "investments",
        sa.Column(
            "contradicted",
            sa.Boolean(),
            nullable=True,
            comment="Whether another document gives the project another figure of this kind and period; "
            "null where it is for no named project.",
        ),
    )
    widen_projects()
    comment(now=True)
    create_views()


def downgrade() -> None:
    drop_views()
    comment(now=False)
    narrow_projects()
    with op.batch_alter_table("investments", table_args=checks_of("investments")) as table:
        table.drop_column("contradicted")
    for name, columns in DAYS.items():
        with op.batch_alter_table(name, table_args=checks_of(name)) as table:
            for column in columns:
                table.drop_constraint(f"fk_{name}_{column}_calendar", type_="foreignkey")
    op.drop_table("careers")
    op.drop_table("growth_actuals")
    op.drop_table("calendar")
    # The views of before are made as they were made then.
    environment = op.get_context().environment_context
    assert environment is not None
    environment.script.get_revision("0004").module.upgrade()


def checks_of(table: str) -> tuple[sa.CheckConstraint, ...]:
    return tuple(sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in CHECKS[table].items())


def point_at_calendar(name: str, columns: list[str]) -> None:
    with op.batch_alter_table(name, table_args=checks_of(name)) as table:
        for column in columns:
            table.create_foreign_key(op.f(f"fk_{name}_{column}_calendar"), "calendar", [column], ["day"])


def widen_projects() -> None:
    op.add_column(
        "projects",
        sa.Column(
            "core",
            sa.Text(),
            nullable=True,
            comment="What its spellings share: without punctuation, place, company, 项目 and 工程; the phase last.",
        ),
    )
    op.add_column(
        "projects",
        sa.Column(
            "adcode",
            sa.String(6),
            nullable=True,
            comment="The lowest division it is told to lie in; null if unknown.",
        ),
    )
    # Until the next run works the documents through again, a project is what it was.
    op.execute("UPDATE projects SET core = name")
    with op.batch_alter_table("projects", table_args=checks_of("projects")) as table:
        table.alter_column("core", existing_type=sa.Text(), nullable=False)
        table.create_foreign_key(op.f("fk_projects_adcode_divisions"), "divisions", ["adcode"], ["adcode"])
    op.create_index(op.f("ix_projects_adcode"), "projects", ["adcode"], unique=False)
    op.create_index(op.f("ix_projects_core"), "projects", ["core"], unique=False)


def narrow_projects() -> None:
    op.drop_index("ix_projects_core", "projects")
    op.drop_index("ix_projects_adcode", "projects")
    op.execute("UPDATE projects SET name = core")
    with op.batch_alter_table("projects", table_args=checks_of("projects")) as table:
        table.drop_constraint("fk_projects_adcode_divisions", type_="foreignkey")
        table.drop_column("adcode")
        table.drop_column("core")


def create_calendar() -> None:
    op.create_table(
        "calendar",
        sa.Column("day", sa.Date(), nullable=False, comment="The day."),
        sa.Column("year", sa.Integer(), nullable=False, comment="Its year."),
        sa.Column("quarter", sa.Integer(), nullable=False, comment="Its quarter, 1 to 4."),
        sa.Column("month", sa.Integer(), nullable=False, comment="Its month, 1 to 12."),
        sa.Column("month_start", sa.Date(), nullable=False, comment="First day of its month, for charts by month."),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar")),
        comment="Dimension: every day from 1900 to 2100, with its year, quarter and month.",
    )


def fill_calendar() -> None:
    """Every day that a document or a fact may name: whoever loads rows finds the calendar complete."""
    op.execute(SQLITE_DAYS if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_DAYS)


def create_careers() -> None:
    op.create_table(
        "careers",
        sa.Column("career_id", sa.String(24), nullable=False, comment="Hash of person, post, body and place."),
        sa.Column("official_id", sa.String(24), nullable=False, comment="The person."),
        sa.Column(
            "post",
            sa.Text(),
            nullable=True,
            comment="The post without the name of its place (市委书记); null where no text states it.",
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
        sa.Column("first_seen", sa.Date(), nullable=True, comment="Day of the first dated document that tells of it."),
        sa.Column("last_seen", sa.Date(), nullable=True, comment="Day of the last dated document that tells of it."),
        sa.Column("documents", sa.Integer(), nullable=False, comment="Number of documents that tell of it."),
        sa.CheckConstraint("documents > 0", name=op.f("ck_careers_documents")),
        sa.CheckConstraint("last_seen >= first_seen", name=op.f("ck_careers_days")),
        sa.ForeignKeyConstraint(["adcode"], ["divisions.adcode"], name=op.f("fk_careers_adcode_divisions")),
        sa.ForeignKeyConstraint(["first_seen"], ["calendar.day"], name=op.f("fk_careers_first_seen_calendar")),
        sa.ForeignKeyConstraint(["last_seen"], ["calendar.day"], name=op.f("fk_careers_last_seen_calendar")),
        sa.ForeignKeyConstraint(
            ["official_id"],
            ["officials.official_id"],
            name=op.f("fk_careers_official_id_officials"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("career_id", name=op.f("pk_careers")),
        comment="Derived: a person's posts, one row a post, with the days on which documents tell of it.",
    )
    op.create_index(op.f("ix_careers_adcode"), "careers", ["adcode"], unique=False)
    op.create_index(op.f("ix_careers_official_id"), "careers", ["official_id"], unique=False)
    op.create_index(op.f("ix_careers_post"), "careers", ["post"], unique=False)


def create_growth_actuals() -> None:
    op.create_table(
        "growth_actuals",
        sa.Column("growth_actual_id", sa.String(24), nullable=False, comment="Hash of the fact."),
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
            comment="growth: the number is a change; level: it is the state that was reached.",
        ),
        sa.Column(
            "comparator",
            sa.String(40),
            nullable=False,
            comment="eq, ge, gt, le, lt, approx or range: how the result stands to the number.",
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
            "comparator IN ('eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range')", name=op.f("ck_growth_actuals_comparator")
        ),
        sa.CheckConstraint("measure IN ('growth', 'level')", name=op.f("ck_growth_actuals_measure")),
        sa.CheckConstraint(
            "period_start IS NULL OR period_end IS NULL OR period_end >= period_start",
            name=op.f("ck_growth_actuals_period"),
        ),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_growth_actuals_evidence")),
        sa.CheckConstraint("value_high IS NULL OR value_high >= value_low", name=op.f("ck_growth_actuals_value_high")),
        sa.ForeignKeyConstraint(["adcode"], ["divisions.adcode"], name=op.f("fk_growth_actuals_adcode_divisions")),
        sa.ForeignKeyConstraint(
            ["comparator"], ["comparators.code"], name=op.f("fk_growth_actuals_comparator_comparators")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            name=op.f("fk_growth_actuals_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicators.code"], name=op.f("fk_growth_actuals_indicator_indicators")
        ),
        sa.ForeignKeyConstraint(["measure"], ["measures.code"], name=op.f("fk_growth_actuals_measure_measures")),
        sa.ForeignKeyConstraint(["period_end"], ["calendar.day"], name=op.f("fk_growth_actuals_period_end_calendar")),
        sa.ForeignKeyConstraint(
            ["period_start"], ["calendar.day"], name=op.f("fk_growth_actuals_period_start_calendar")
        ),
        sa.PrimaryKeyConstraint("growth_actual_id", name=op.f("pk_growth_actuals")),
        comment="Fact: a result of an indicator for a period that was over. One row a figure a document.",
    )
    op.create_index(op.f("ix_growth_actuals_adcode"), "growth_actuals", ["adcode"], unique=False)
    op.create_index(op.f("ix_growth_actuals_document_id"), "growth_actuals", ["document_id"], unique=False)
    op.create_index(op.f("ix_growth_actuals_indicator"), "growth_actuals", ["indicator"], unique=False)
    op.create_index(op.f("ix_growth_actuals_period_end"), "growth_actuals", ["period_end"], unique=False)


def drop_views() -> None:
    """Our own views, as many of them as there are: SQLite alters no table that a view shows."""
    for view in VIEWS:
        op.execute(f"DROP VIEW IF EXISTS {view}")


def create_views() -> None:
    for view, selection in VIEWS.items():
        op.execute(f"CREATE VIEW {view} AS {selection}")
    if op.get_bind().dialect.name == "postgresql":
        comment_on_views()


def comment_on_views() -> None:
    """PostgreSQL keeps comments in its catalogue; a view does not inherit those of its tables."""
    catalogue = sa.inspect(op.get_bind())
    said = {
        (table, column["name"]): column.get("comment") or ""
        for table in catalogue.get_table_names()
        for column in catalogue.get_columns(table)
    }
    for view, selection in VIEWS.items():
        op.execute(f"COMMENT ON VIEW {view} IS {quoted(VIEW_COMMENTS[view])}")
        for shown in selection.partition("FROM")[0].replace("SELECT", "").replace('"', "").split(","):
            base, _, label = " ".join(shown.split()).partition(" AS ")
            table, _, column = base.replace("provinces.", "divisions.").partition(".")
            text = quoted(said[table, column])
            op.execute(f'COMMENT ON COLUMN {view}."{label or column}" IS {text}')


def comment(*, now: bool) -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for (table, column), texts in COMMENTS.items():
        named = f"TABLE {table}" if column is None else f"COLUMN {table}.{column}"
        op.execute(f"COMMENT ON {named} IS {quoted(texts[now])}")


def quoted(text: str) -> str:
    """`text` as a literal of SQL; a colon would be taken for a bound parameter."""
    return "'" + text.replace("'", "''").replace(":", "\\:") + "'"
