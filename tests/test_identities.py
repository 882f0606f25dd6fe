"""One person, one project across documents: the same identities in whatever order the documents come."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise, permutations
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select, text

from models.schema import metadata
from models.vocabulary import Comparator, InvestmentKind
from pipeline.document import Document, OffsetMap, RawDocument
from pipeline.facts import Appointment, Evidence, Fact, Investment, ProjectMention, Verdict
from pipeline.load.database import open_database, writing
from pipeline.load.ids import content_id
from pipeline.load.items import Failure, Item
from pipeline.load.persons import Sighting, persons_of, unseated
from pipeline.load.rows import DocumentRows, rows_of
from pipeline.load.works import project_core, project_places
from pipeline.load.writer import Writer
from pipeline.mentions.types import Context
from pipeline.rules import load_rules

SEEN = Evidence(0, 2, "某地", "test.rule")
ZHANGZHOU, XIAMEN, LONGHAI, GUANGZHOU = "350600", "350200", "350604", "440100"


def holds(adcode: str | None, post: str = "副市长", name: str = "叶某") -> Appointment:
    return Appointment(SEEN, name, post, None, adcode)


def costs(project: str, amount: str, adcode: str | None = ZHANGZHOU, **changed: Any) -> Investment:
    given: dict[str, Any] = {"kind": InvestmentKind.TOTAL, "comparator": Comparator.EQ, "amount": Decimal(amount)}
    rest = {"currency": "CNY", "amount_high": None, "subject": None, "project": project, "project_count": None}
    return Investment(SEEN, **{**given, **rest, "period_start": None, "period_end": None, "adcode": adcode, **changed})


def told(source: str, month: int | None, *facts: Fact) -> DocumentRows:
    """A document of that month of 2023, or of no known day."""
    raw = RawDocument(content_id(source), source, "某地的事", "utf-8", "text/plain")
    day = None if month is None else date(2023, month, 1)
    document = Document(raw, raw.text, OffsetMap.identity(4), (), (), None, None, day)
    return rows_of(document, Context(None, None, None, 2023, None), Verdict(facts, ()))


def load(engine: Engine, *batches: Sequence[Item]) -> None:
    writer = Writer(content_id("engine"))
    for batch in batches:
        with writing(engine) as connection:
            writer.write(connection, batch)


def rows(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def contents(engine: Engine) -> dict[str, list[str]]:
    names = (
        "documents",
        "officials",
        "appointments",
        "careers",
        "projects",
        "project_names",
        "project_figures",
        "project_mentions",
        "investments",
    )
    with engine.connect() as connection:
        tables = {name: connection.execute(select(metadata.tables[name])) for name in names}
        return {name: sorted(str(tuple(row)) for row in found) for name, found in tables.items()}


def people(*told_of: tuple[str, str | None, int | None], former: str | None = None) -> int:
    """How many persons it takes for what is told: document, seat, month of 2023; in document `former`, of the past."""
    ties: defaultdict[str, set[str]] = defaultdict(set)
    sightings = []
    for document, seat, month in told_of:
        day = None if month is None else date(2023, month, 1)
        if seat is not None:
            ties[document].add(seat)
            sightings.append(Sighting(seat, document == former, day, day))
    persons = persons_of("叶某", sightings, map(frozenset, ties.values()))
    nowhere = {document for document, _, _ in told_of} - ties.keys()
    return len({*persons, *([unseated("叶某", persons)] if nowhere else [])})


def test_who_moves_from_one_city_to_another_is_one_person() -> None:
    assert people(("a", ZHANGZHOU, 1), ("b", ZHANGZHOU, 3), ("c", XIAMEN, 5)) == 1


def test_who_is_told_of_in_two_cities_at_the_same_time_is_two() -> None:
    assert people(("a", ZHANGZHOU, 1), ("b", XIAMEN, 3), ("c", ZHANGZHOU, 5)) == 2


def test_posts_of_a_county_its_city_and_its_province_are_one_persons() -> None:
    assert people(("a", LONGHAI, 1), ("b", "350000", 1), ("c", ZHANGZHOU, 1)) == 1


def test_people_of_two_provinces_are_two_until_a_document_tells_of_the_move() -> None:
    apart = [("a", ZHANGZHOU, 1), ("b", GUANGZHOU, 3)]
    assert people(*apart) == 2
    assert people(*apart, ("c", ZHANGZHOU, 4), ("c", GUANGZHOU, 4)) == 1


def test_who_is_told_of_without_a_seat_is_the_only_one_of_the_name() -> None:
    assert people(("a", ZHANGZHOU, 1), ("b", None, 2)) == 1
    assert people(("a", ZHANGZHOU, 1), ("b", GUANGZHOU, 2), ("c", None, 2)) == 3


def test_a_former_post_does_not_make_two_people() -> None:
    assert people(("a", ZHANGZHOU, 1), ("b", XIAMEN, 3), ("c", ZHANGZHOU, 5), former="c") == 1


@pytest.mark.parametrize(
    "spelling",
    [
        "临江炼化一体化二期",
        "临江炼化一体化项目二期",
        "“临江”炼化一体化（二期）工程",
        "漳州市临江炼化一体化2期",
        "临江炼化一体化第二期项目",
    ],
)
def test_spellings_of_one_project_have_one_core(spelling: str) -> None:
    assert project_core(spelling, ZHANGZHOU, load_rules()) == "临江炼化一体化二期"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临江炼化一期", "临江炼化二期"),
        ("临江污水处理厂", "临江污水处理厂扩建"),
        ("临江工程机械产业园", "临江机械产业园"),
        ("漳州大桥", "大桥"),
    ],
)
def test_other_projects_have_other_cores(one: str, other: str) -> None:
    assert project_core(one, ZHANGZHOU, load_rules()) != project_core(other, ZHANGZHOU, load_rules())


def test_plants_of_one_name_in_two_counties_are_two_and_a_railway_is_one() -> None:
    counties = ["350602", "350603"]
    assert len({*project_places("污水处理厂", counties, load_rules()).values()}) == 2
    assert len({*project_places("江东至江西高速公路", counties, load_rules()).values()}) == 1


DOCUMENTS = [
    told(
        "a",
        1,
        holds(ZHANGZHOU),
        ProjectMention(SEEN, "临江炼化项目二期", ZHANGZHOU),
        costs("临江炼化二期", "5000000000"),
    ),
    told(
        "b",
        2,
        holds(XIAMEN),
        ProjectMention(SEEN, "临江炼化二期", LONGHAI),
        costs("临江炼化二期工程", "7000000000", LONGHAI),
    ),
    told("c", 3, holds(ZHANGZHOU), holds(None, "厅长", "陈某"), ProjectMention(SEEN, "临江炼化二期", None)),
    told("d", None, holds(GUANGZHOU), holds(None, name="陈某"), ProjectMention(SEEN, "临江炼化二期", "350602")),
    told("e", 4, holds(None), holds("100000", "部长"), costs("临江炼化二期", "5030000000", None)),
]


def test_no_order_of_documents_shows(new_engine: Callable[[], Engine]) -> None:
    found = []
    for order in list(permutations(DOCUMENTS))[::17]:
        engine = new_engine()
        load(engine, *([document] for document in order))
        found.append(contents(engine))
    assert all(entry == found[0] for entry in found)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(DOCUMENTS))), gone=st.sets(st.integers(0, len(DOCUMENTS) - 1)))
def test_what_came_and_went_again_leaves_no_trace(
    order: list[int], gone: set[int], new_prepared_sqlite: Callable[[], str]
) -> None:
    engine, other = open_database(new_prepared_sqlite()), open_database(new_prepared_sqlite())
    load(engine, *([DOCUMENTS[at]] for at in order))
    load(engine, [Failure(DOCUMENTS[at].source, "empty", "no text") for at in sorted(gone)])
    load(other, [document for at, document in enumerate(DOCUMENTS) if at not in gone])
    assert contents(engine) == contents(other)
    engine.dispose()
    other.dispose()


def test_careers_tell_posts_with_their_days(engine: Engine) -> None:
    load(engine, [told("a", 1, holds(ZHANGZHOU)), told("b", 4, holds(ZHANGZHOU)), told("c", 6, holds(XIAMEN, "市长"))])
    found = rows(engine, "SELECT name, post, place, documents FROM v_careers ORDER BY first_seen")
    assert found == [("叶某", "副市长", "漳州市", 2), ("叶某", "市长", "厦门市", 1)]
    assert rows(engine, "SELECT count(*) FROM officials") == [(1,)]


def test_the_history_of_a_project_marks_what_documents_contradict(engine: Engine) -> None:
    load(engine, [*DOCUMENTS[:2], told("f", 5, costs("临江炼化二期", "7010000000", LONGHAI))])
    found = rows(engine, "SELECT source, name, amount_cny, contradicted FROM v_project_history ORDER BY source")
    assert [(source, name, int(amount), bool(flag)) for source, name, amount, flag in found] == [
        ("a", "临江炼化二期", 5000000000, True),
        ("b", "临江炼化二期", 7000000000, True),
        ("f", "临江炼化二期", 7010000000, True),
    ]
    with writing(engine) as connection:
        connection.execute(delete(metadata.tables["documents"]).where(text("source = 'a'")))
    load(engine, [DOCUMENTS[1]])
    assert rows(engine, "SELECT DISTINCT contradicted FROM v_project_history") in ([(0,)], [(False,)])


def test_figures_of_before_there_was_a_table_of_them_contradict_new_ones(engine: Engine) -> None:
    load(engine, [told("a", 1, costs("临江炼化二期", "5000000000")), told("b", 2, costs("临江炼化二期", "5010000000"))])
    with writing(engine) as connection:
        connection.execute(delete(metadata.tables["project_figures"]))
    load(engine, [told("c", 3, costs("临江炼化二期", "7000000000"))])
    assert rows(engine, "SELECT count(*) FROM investments WHERE contradicted") == [(3,)]
    assert rows(engine, "SELECT count(*) FROM project_figures") == [(3,)]


def test_amounts_that_leave_room_for_one_another_do_not_contradict(engine: Engine) -> None:
    more = costs("临江炼化二期", "6000000000", comparator=Comparator.GT)
    done = costs("临江炼化二期", "900000000", kind=InvestmentKind.COMPLETED)
    load(engine, [told("a", 1, costs("临江炼化二期", "7000000000")), told("b", 2, more, done)])
    assert rows(engine, "SELECT count(*) FROM investments WHERE contradicted") == [(0,)]


PLACES = [None, "100000", "350000", ZHANGZHOU, XIAMEN, LONGHAI, "350602", GUANGZHOU]
SPELLINGS = ["临江炼化项目二期", "临江炼化二期", "临江炼化二期工程", "甲至乙高速公路"]
# Of what is alike, the fingerprints are the same; most documents have none.
PRINTS = [None, None, None, "0123" * 64, "4567" * 64]


@st.composite
def documents(draw: st.DrawFn) -> list[DocumentRows]:
    """Documents that share names, seats, spellings, figures and sometimes a body."""
    place, month = st.sampled_from(PLACES), st.none() | st.integers(1, 12)
    held = st.builds(holds, place, st.sampled_from(["副市长", "原市长", "县委书记"]), st.sampled_from(["叶某", "陈某"]))
    spelling, amount = st.sampled_from(SPELLINGS), st.sampled_from(["50", "70", "71"])
    facts = held | st.builds(costs, spelling, amount, place) | st.builds(ProjectMention, st.just(SEEN), spelling, place)
    found = []
    for number in range(draw(st.integers(2, 9))):
        rows = told(f"{number}", draw(month), *draw(st.lists(facts, max_size=4)))
        found.append(replace(rows, print_=draw(st.sampled_from(PRINTS))))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(coming=documents(), chance=st.randoms(use_true_random=False))
def test_no_order_and_no_batch_shows(
    coming: list[DocumentRows], chance: Random, new_prepared_sqlite: Callable[[], str]
) -> None:
    engine, other = open_database(new_prepared_sqlite()), open_database(new_prepared_sqlite())
    load(other, coming)
    shuffled = chance.sample(coming, len(coming))
    again = chance.sample(coming, chance.randrange(len(coming)))
    cuts = sorted({0, len(coming), *(chance.randrange(len(coming)) for _ in range(3))})
    load(engine, *(shuffled[start:end] for start, end in pairwise(cuts)), again)
    assert contents(engine) == contents(other)
    engine.dispose()
    other.dispose()


def test_a_repost_is_no_document_of_its_own(engine: Engine) -> None:
    facts = holds(ZHANGZHOU), costs("临江炼化二期", "5000000000")
    wrong = costs("临江炼化二期", "6000000000")
    first, repost = (replace(told(name, month, *facts), print_="0123" * 64) for name, month in (("a", 1), ("b", 2)))
    load(engine, [first], [repost], [replace(told("c", 3, wrong), print_="0123" * 64)])
    assert rows(engine, "SELECT documents FROM v_careers") == [(1,)]
    assert rows(engine, "SELECT documents FROM project_names") == [(1,)]
    assert rows(engine, "SELECT count(*) FROM v_project_history WHERE duplicate_of IS NULL") == [(1,)]
    assert rows(engine, "SELECT count(*) FROM v_project_history WHERE contradicted") == [(0,)]
    load(engine, [told("d", 4, *facts[:1], wrong)])
    assert rows(engine, "SELECT documents FROM v_careers") == [(2,)]
    assert rows(engine, "SELECT count(*) FROM v_project_history WHERE contradicted") == [(3,)]
