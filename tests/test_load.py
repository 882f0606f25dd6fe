"""Loading gives the same rows whatever the order, and keeps the books."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from models.schema import metadata
from models.vocabulary import Comparator, InvestmentKind, Measure
from pipeline.document import Document, OffsetMap, RawDocument
from pipeline.errors import LoadError
from pipeline.facts import (
    Appointment,
    CityMention,
    Evidence,
    Fact,
    GrowthTarget,
    Investment,
    ProjectMention,
    Rejection,
    Verdict,
)
from pipeline.load.database import open_database, parse_url, scrubbed, shown, writing
from pipeline.load.ids import content_id
from pipeline.load.items import Failure, Item, Known
from pipeline.load.migrate import upgrade
from pipeline.load.reference import load_reference_data
from pipeline.load.rows import DocumentRows, rows_of
from pipeline.load.writer import Writer
from pipeline.mentions.types import Context

BOOKS = {"runs", "document_versions", "alembic_version"}
SEEN = Evidence(0, 2, "漳州", "test.rule")


def appointment(name: str = "林某某", post: str | None = "市委书记", adcode: str | None = "350600") -> Appointment:
    return Appointment(SEEN, name, post, None, adcode)


def project(name: str = "临江二期", adcode: str | None = "350600") -> ProjectMention:
    return ProjectMention(SEEN, name, adcode)


def investment(amount: str = "73300000000", project: str | None = "临江二期", **changed: Any) -> Investment:
    given = Investment(
        SEEN,
        InvestmentKind.TOTAL,
        Comparator.EQ,
        "CNY",
        Decimal(amount),
        None,
        None,
        project,
        None,
        date(2023, 1, 1),
        date(2023, 12, 31),
        None,
    )
    return replace(given, **changed)


def target(value: str = "6.5", high: str | None = None) -> GrowthTarget:
    top = None if high is None else Decimal(high)
    comparator = Comparator.GE if high is None else Comparator.RANGE
    year = date(2023, 1, 1), date(2023, 12, 31)
    return GrowthTarget(
        SEEN, "gdp", "地区生产总值", Measure.GROWTH, comparator, Decimal(value), top, "%", *year, "350600"
    )


def raw(words: str, source: str, **stated: Any) -> RawDocument:
    return RawDocument(content_id(words), source, words, "utf-8", "text/plain", **stated)


def worked(words: str, source: str, *facts: Fact, rejected: Sequence[Rejection] = ()) -> DocumentRows:
    document = raw(words, source)
    understood = Document(document, words, OffsetMap.identity(len(words)), (), (), None, None, date(2023, 2, 6))
    return rows_of(understood, Context("350600", "350600", None, 2023, "350600"), Verdict(facts, tuple(rejected)))


def load(engine: Engine, *batches: Sequence[Item], writer: Writer | None = None) -> None:
    """One run over the batches."""
    writer = writer or Writer(content_id("engine"))
    for batch in batches:
        with writing(engine) as connection:
            writer.write(connection, batch)


def contents(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table but the books, in an order of its own."""
    with engine.connect() as connection:
        return {
            name: sorted(str(tuple(row)) for row in connection.execute(select(table)))
            for name, table in metadata.tables.items()
            if name not in BOOKS
        }


def rows(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


FULL = worked(
    "漳州要增长", "a.txt", appointment(), CityMention(SEEN, "350600", 3, True), project(), investment(), target()
)
OTHER = worked("南靖也要", "b.txt", appointment(), appointment("陈某", "县长", "350627"), project("临江二期项目", None))


def test_a_fact_of_every_kind_comes_out_of_its_view(engine: Engine) -> None:
    load(engine, [FULL])
    assert rows(engine, "SELECT name, post, adcode, place, province, city, county FROM v_officials") == [
        ("林某某", "市委书记", "350600", "漳州市", "福建省", "漳州市", None)
    ]
    assert rows(engine, "SELECT level, mentions, quote FROM v_cities") == [("prefecture", 3, "漳州")]
    assert rows(engine, "SELECT project, place FROM v_projects") == [("临江二期", "漳州市")]
    assert rows(engine, "SELECT project, kind, amount_cny, currency FROM v_investments") == [
        ("临江二期", "total", 73300000000, "CNY")
    ]
    assert rows(engine, "SELECT indicator_name, value_low, unit FROM v_growth_targets") == [("地区生产总值", 6.5, "%")]


def test_the_same_again_leaves_the_same_rows(engine: Engine) -> None:
    load(engine, [FULL, OTHER])
    before = contents(engine)
    load(engine, [FULL, OTHER])
    assert contents(engine) == before


def test_no_order_of_loading_shows(new_engine: Callable[[], Engine]) -> None:
    copy = Known(replace(raw("漳州要增长", "0-copy.html"), media_type="text/html"))
    unreadable = Failure("c.bin", "binary", "no text")
    items: list[Item] = [FULL, OTHER, unreadable]
    found = []
    for order in list(permutations(items))[::2]:
        engine = new_engine()
        load(engine, *([item] for item in order), [copy])
        found.append(contents(engine))
    assert all(entry == found[0] for entry in found)


def test_both_kinds_of_database_hold_the_same_rows(
    new_prepared_sqlite: Callable[[], str], new_prepared_postgres: Callable[[], str]
) -> None:
    foreign = investment("30000000.5", None, currency="USD", subject="重点项目")
    items = [FULL, OTHER, worked("又有", "d.txt", foreign, target("3", "3.55"))]
    found = []
    for url in (new_prepared_sqlite(), new_prepared_postgres()):
        engine = open_database(url)
        load(engine, items)
        found.append(contents(engine))
        engine.dispose()
    assert found[0] == found[1]


def test_one_content_in_two_places_is_one_document_named_after_the_first(engine: Engine) -> None:
    load(engine, [FULL, Known(raw("漳州要增长", "0.txt"))])
    assert rows(engine, "SELECT source FROM documents") == [("0.txt",)]
    assert rows(engine, "SELECT source FROM document_sources ORDER BY source") == [("0.txt",), ("a.txt",)]


def test_a_changed_article_replaces_its_facts_and_leaves_no_orphans(engine: Engine) -> None:
    load(engine, [FULL])
    load(engine, [worked("只剩这个", "a.txt", appointment("陈某"))])
    assert rows(engine, "SELECT name FROM officials") == [("陈某",)]
    assert rows(engine, "SELECT count(*) FROM projects") == [(0,)]
    assert rows(engine, "SELECT text FROM documents") == [("只剩这个",)]


def test_a_changed_copy_leaves_the_document_to_its_other_source(engine: Engine) -> None:
    load(engine, [FULL, Known(raw("漳州要增长", "b.txt"))])
    load(engine, [worked("只剩这个", "a.txt")])
    assert rows(engine, "SELECT source, text FROM documents ORDER BY source") == [
        ("a.txt", "只剩这个"),
        ("b.txt", "漳州要增长"),
    ]


def test_a_source_that_can_no_longer_be_read_loses_its_document_and_gets_it_back(engine: Engine) -> None:
    load(engine, [FULL])
    before = contents(engine)
    load(engine, [Failure("a.txt", "empty", "no text")])
    assert rows(engine, "SELECT count(*) FROM documents") == [(0,)]
    assert rows(engine, "SELECT source, rule, reason FROM rejections") == [("a.txt", "empty", "no text")]
    load(engine, [FULL])
    assert contents(engine) == before


def test_two_documents_that_one_run_finds_at_one_source_are_both_kept(engine: Engine) -> None:
    load(engine, [worked("第一篇", "same")], [worked("第二篇", "same")])
    assert rows(engine, "SELECT count(*) FROM documents") == [(2,)]


def test_a_fact_stated_twice_is_one_row_with_the_first_evidence(engine: Engine) -> None:
    later = replace(appointment(), evidence=Evidence(3, 5, "增长", "test.other"))
    load(engine, [worked("漳州要增长", "a.txt", later, appointment())])
    assert rows(engine, "SELECT start, rule FROM appointments") == [(0, "test.rule")]


def test_a_persons_posts_at_several_levels_belong_to_one_official(engine: Engine) -> None:
    load(engine, [worked("漳州要增长", "a.txt", appointment(post="省政协副主席", adcode="350000"), appointment())])
    assert rows(engine, "SELECT name, province_adcode FROM officials") == [("林某某", "350000")]
    assert len(rows(engine, "SELECT 1 FROM appointments")) == 2


def test_people_of_one_name_in_two_provinces_stay_two(engine: Engine) -> None:
    load(engine, [FULL, worked("另一处", "b.txt", appointment(adcode="440100"))])
    assert len(rows(engine, "SELECT 1 FROM officials")) == 2


def test_spellings_of_one_project_are_one_project(engine: Engine) -> None:
    load(
        engine,
        [worked("漳州要增长", "a.txt", project(), project("“临江”二期项目", None), investment(project="临江二期工程"))],
    )
    assert rows(engine, "SELECT name, province_adcode FROM projects") == [("临江二期", "350000")]
    assert len(rows(engine, "SELECT 1 FROM project_mentions")) == 1


def test_a_fact_that_a_constraint_forbids_becomes_a_rejection_and_costs_no_other(engine: Engine) -> None:
    wrong = worked("漳州要增长", "a.txt", appointment(), investment("-5"), appointment("王某", adcode="999999"))
    load(engine, [wrong, OTHER])
    found = rows(engine, "SELECT kind, rule, quote FROM rejections ORDER BY kind")
    assert found == [("appointments", "database", "漳州"), ("investments", "database", "漳州")]
    assert rows(engine, "SELECT name FROM officials ORDER BY name") == [("林某某",), ("陈某",)]
    assert rows(engine, "SELECT count(*) FROM documents") == [(2,)]


def test_rejections_stand_beside_their_document(engine: Engine) -> None:
    doubtful = Rejection(SEEN, "investments", "amount.too_large", "more than the country earns")
    load(engine, [worked("漳州要增长", "a.txt", rejected=[doubtful])])
    assert rows(engine, "SELECT kind, rule, start, quote FROM rejections") == [
        ("investments", "amount.too_large", 0, "漳州")
    ]


def test_what_a_database_cannot_hold_is_replaced_in_place(engine: Engine) -> None:
    odd = worked("漳州", "a\ud800.txt", appointment())
    load(engine, [odd])
    assert rows(engine, "SELECT source FROM documents") == [("a\ufffd.txt",)]


def test_foreign_money_has_no_amount_in_yuan(engine: Engine) -> None:
    load(engine, [worked("漳州要增长", "a.txt", investment("30000000", currency="USD"))])
    assert rows(engine, "SELECT amount_cny, amount_yi, amount, currency FROM investments") == [
        (None, None, 30000000, "USD")
    ]


def test_amounts_are_told_in_yi_too(engine: Engine) -> None:
    load(engine, [FULL])
    table = metadata.tables["investments"]
    with engine.connect() as connection:
        assert connection.scalar(select(table.c.amount_yi)) == Decimal(733)


def test_a_schema_of_its_own_holds_everything_and_leaves_the_others_alone(new_postgres: Callable[[], str]) -> None:
    url = new_postgres()
    engine, plain = open_database(f"{url}&schema=gazetteer"), open_database(url)
    for _ in range(2):
        upgrade(engine)
    load_reference_data(engine)
    load(engine, [FULL, OTHER])
    assert rows(plain, "SELECT count(*) FROM gazetteer.v_officials") == [(3,)]
    assert rows(plain, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
    engine.dispose()
    plain.dispose()


@pytest.mark.parametrize(
    "url", ["postgresql://db/news?schema=a b", "postgresql://db/news?schema=A", "sqlite:///f?schema=a"]
)
def test_a_schema_that_cannot_be_is_refused(url: str) -> None:
    with pytest.raises(LoadError, match="schema"):
        open_database(url)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ann:s3cr%40t@db/news",
        "postgresql+psycopg://ann:s3cr%40t@db/news?sslmode=require",
        "postgresql://db/news?user=ann&password=s3cr%40t",
        "postgresql://ann@db/news?password=s3cr@t&sslpassword=s3cr%40t",
    ],
)
def test_a_password_is_never_shown(url: str) -> None:
    message = scrubbed(f"cannot connect to {url} with s3cr@t or s3cr%40t", url)
    for words in (shown(url), message):
        assert "s3cr" not in words


@pytest.mark.parametrize("url", ["nonsense", "mysql://db/news", "sqlite3:fangzhi.db", ""])
def test_a_url_of_something_else_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(LoadError) as caught:
        parse_url(url)
    assert url == "" or url not in str(caught.value)
