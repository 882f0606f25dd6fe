"""The five views that people and BI tools query."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

VIEWS = {
    "v_officials": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, appointments.official_id, officials.name, appointments.post,
        appointments.organization, appointments.adcode, divisions.name AS place, divisions.province,
        divisions.city, divisions.county, appointments.start, appointments."end", appointments.quote
        FROM appointments
        JOIN officials ON officials.official_id = appointments.official_id
        JOIN documents ON documents.document_id = appointments.document_id
        LEFT JOIN divisions ON divisions.adcode = appointments.adcode
    """,
    "v_cities": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, city_mentions.adcode, divisions.level, city_mentions.mentions,
        city_mentions.is_primary, divisions.name AS place, divisions.province, divisions.city,
        divisions.county, city_mentions.start, city_mentions."end", city_mentions.quote
        FROM city_mentions
        JOIN documents ON documents.document_id = city_mentions.document_id
        LEFT JOIN divisions ON divisions.adcode = city_mentions.adcode
    """,
    "v_projects": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, project_mentions.project_id, project_mentions.project,
        project_mentions.adcode, divisions.name AS place, divisions.province, divisions.city,
        divisions.county, project_mentions.start, project_mentions."end", project_mentions.quote
        FROM project_mentions
        JOIN documents ON documents.document_id = project_mentions.document_id
        LEFT JOIN divisions ON divisions.adcode = project_mentions.adcode
    """,
    "v_investments": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, investments.investment_id, investments.project_id, investments.project,
        investments.subject, investments.kind, investments.comparator, investments.amount_cny,
        investments.amount_high_cny, investments.currency, investments.amount,
        investments.project_count, investments.period_start, investments.period_end, investments.adcode,
        divisions.name AS place, divisions.province, divisions.city, divisions.county,
        investments.start, investments."end", investments.quote
        FROM investments
        JOIN documents ON documents.document_id = investments.document_id
        LEFT JOIN divisions ON divisions.adcode = investments.adcode
    """,
    "v_growth_targets": """
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, growth_targets.growth_target_id, growth_targets.indicator,
        indicators.name_zh AS indicator_name, growth_targets.indicator_text, growth_targets.measure,
        growth_targets.comparator, growth_targets.value_low, growth_targets.value_high,
        growth_targets.unit, growth_targets.period_start, growth_targets.period_end,
        growth_targets.adcode, divisions.name AS place, divisions.province, divisions.city,
        divisions.county, growth_targets.start, growth_targets."end", growth_targets.quote
        FROM growth_targets
        LEFT JOIN indicators ON indicators.code = growth_targets.indicator
        JOIN documents ON documents.document_id = growth_targets.document_id
        LEFT JOIN divisions ON divisions.adcode = growth_targets.adcode
    """,
}

VIEW_COMMENTS = {
    "v_officials": "Who holds or held which public post, one row a post a document.",
    "v_cities": "The divisions that a document speaks of, one row a division a document.",
    "v_projects": "The projects that a document names, one row a project a document.",
    "v_investments": "Money put into projects and places, one row a figure a document.",
    "v_growth_targets": "What is aimed at, in numbers, one row a figure a document.",
}

COLUMN_COMMENTS = {
    "document_id": "Hash of what was read, 24 hexadecimal digits: the same content has the same id.",
    "source": "Path or URL it came from; of several, the first in the order of their characters.",
    "title": "Headline.",
    "publisher": "Medium or body that published it.",
    "published_on": "Day of publication.",
    "official_id": "The person.",
    "name": "Personal name in simplified script.",
    "post": "The post without the name of its place (市委书记); null where the text does not state it.",
    "organization": "The body whose post it is, where that is no administrative division (a zone, a ministry).",
    "adcode": "The division it belongs to; null where the text does not tell.",
    "place": "Full name (漳州市); the last one the code bore.",
    "province": "Name of the province; null for the country.",
    "city": "Name of the prefecture-level division; null for provinces and what they govern directly.",
    "county": "Name of the county-level division; null above that level.",
    "start": "Where its words begin in documents.text, in code points.",
    "end": "Where its words end in documents.text, in code points.",
    "quote": "Its words: the text from start to end.",
    "level": "country, province, prefecture or county.",
    "mentions": "How many times the text names it.",
    "is_primary": "Whether the document is about this division.",
    "project_id": "The project.",
    "project": "The project's name as the document has it.",
    "investment_id": "Hash of the fact.",
    "subject": "What the money is for: a project's name, or words for a group.",
    "kind": "total, annual_plan, completed, signed, utilized, funding or reserve.",
    "comparator": "eq, ge, gt, le, lt, approx or range: how the money stands to the number.",
    "amount_cny": "Amount in yuan (CNY), the low end of a range; null for foreign money.",
    "amount_high_cny": "High end of a range in yuan (CNY); else null.",
    "currency": "Currency of amount: ISO 4217 code.",
    "amount": "Amount in units of currency, the low end of a range.",
    "project_count": "Number of projects the amount is for, where told.",
    "period_start": "First day of the period it is for; null where the text gives only the end, or nothing.",
    "period_end": "Last day of the period it is for; null where nothing tells.",
    "growth_target_id": "Hash of the fact.",
    "indicator": "Code of the indicator; null where none of the list fits.",
    "indicator_name": "Chinese name (地区生产总值).",
    "indicator_text": "The document's own words for what is measured.",
    "measure": "growth: the number is a change; level: it is the state to reach.",
    "value_low": "The number, in unit; the low end of a range; a fall is negative.",
    "value_high": "High end of a range, in unit; else null.",
    "unit": "%, pp (percentage points), CNY (yuan), or the word the things are counted in.",
}

# Where a column says something else than its namesakes.
OWN_COMMENTS = {
    ("v_cities", "adcode"): "The division.",
    ("v_investments", "project_id"): "The project; null where it is for a group or a place.",
    ("v_growth_targets", "comparator"): "eq, ge, gt, le, lt, approx or range: how the goal stands to the number.",
}


def upgrade() -> None:
    for view, selection in VIEWS.items():
        op.execute(f"CREATE VIEW {view} AS {selection}")
    if op.get_bind().dialect.name == "postgresql":
        comment_on_views()


def comment_on_views() -> None:
    """PostgreSQL keeps comments in its catalogue; a view does not inherit those of its tables."""
    catalogue = sa.inspect(op.get_bind())
    for view, comment in VIEW_COMMENTS.items():
        op.execute(f"COMMENT ON VIEW {view} IS {quoted(comment)}")
        for column in catalogue.get_columns(view):
            name = column["name"]
            text = OWN_COMMENTS.get((view, name), COLUMN_COMMENTS[name])
            op.execute(f'COMMENT ON COLUMN {view}."{name}" IS {quoted(text)}')


def quoted(text: str) -> str:
    """`text` as a literal of SQL; a colon would be taken for a bound parameter."""
    return "'" + text.replace("'", "''").replace(":", "\\:") + "'"


def downgrade() -> None:
    for view in reversed(VIEWS):
        op.execute(f"DROP VIEW {view}")
