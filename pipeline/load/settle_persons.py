"""Persons over all documents: a batch adds what it tells to the careers that are known of its names.

What the database holds of a name in `careers` is enough to tell its persons apart. Only where a batch makes other
persons of what was known, or takes documents away, all appointments of the name are read again. The outcome depends on
the documents in the database alone, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, select

from pipeline.load import sql
from pipeline.load.articles import ARTICLE, Articles, ArticlesByKey, articles_by, rows_of_articles
from pipeline.load.entities import Row, rows_by
from pipeline.load.ids import content_id
from pipeline.load.persons import Person, Sighting, persons_of, together, unseated
from pipeline.load.rows import DocumentRows
from pipeline.load.tables import APPOINTMENTS, CAREERS, DOCUMENTS, OFFICIALS
from pipeline.rules import load_rules

_POST = ("post", "organization", "adcode")
_TOLD = ("official_id", *_POST)


@dataclass(frozen=True, slots=True)
class _Settled:
    """The persons of one name: who each appointment belongs to, and their careers; `moved` if it was another before."""

    officials: list[Row]
    owners: dict[str, str]
    careers: list[Row]
    moved: bool


def settle_persons(
    connection: Connection,
    names: Collection[str],
    anew: Collection[str],
    brought: Sequence[DocumentRows],
    articles: Articles,
) -> None:
    """Gives the appointments of the names their persons, and writes the persons' careers.

    Of the names in `anew` all appointments count, of the others those of the documents `brought`, whose rows have been
    written.
    """
    fresh = rows_by("name", _rows_of(brought, articles))
    again = set(anew)
    for some in sql.slices(set(names) - again):
        again |= _add(connection, some, [row for name in some for row in fresh[name]], brought)
    for whole in sql.slices(again):
        _settle_whole(connection, whole)


def _add(
    connection: Connection, names: Collection[str], rows: Sequence[Row], brought: Sequence[DocumentRows]
) -> set[str]:
    """Adds the rows to the careers of the names; gives those whose persons are not what they were, untouched."""
    reposted = {row["article"] for row in rows if row["article"] != row["document_id"]}
    but = {document.document_id for document in brought}
    counted = articles_by(_TOLD, rows_of_articles(connection, _appointments(), reposted, but))
    known = rows_by("name", _careers_of(connection, names))
    found = {name: _settled(name, known[name], own, counted) for name, own in rows_by("name", rows).items()}
    moved = {name for name, settled in found.items() if settled.moved}
    _write(connection, set(names) - moved, rows, [settled for name, settled in found.items() if name not in moved])
    return moved


def _settle_whole(connection: Connection, names: Sequence[str]) -> None:
    rows = sql.rows_of(connection, _appointments().where(OFFICIALS.c.name.in_(names)))
    persons = select(OFFICIALS.c.official_id).where(OFFICIALS.c.name.in_(names))
    connection.execute(delete(CAREERS).where(CAREERS.c.official_id.in_(persons)))
    _write(connection, names, rows, [_settled(name, (), own, {}) for name, own in rows_by("name", rows).items()])


@cache
def _appointments() -> Select[Any]:
    a = APPOINTMENTS.c
    columns: list[ColumnElement[Any]] = [
        *(a.appointment_id, a.document_id, a.official_id, a.post, a.organization, a.adcode),
        *(OFFICIALS.c.name, DOCUMENTS.c.published_on, ARTICLE.label("article")),
    ]
    joined = APPOINTMENTS.join(OFFICIALS).join(DOCUMENTS, DOCUMENTS.c.document_id == a.document_id)
    return select(*columns).select_from(joined)


def _rows_of(brought: Sequence[DocumentRows], articles: Articles) -> Iterator[Row]:
    """What `_appointments` finds in the documents, from what was written of them."""
    for document in brought:
        names = {row["official_id"]: row["name"] for row in document.officials}
        article = articles.get(document.document_id, document.document_id)
        for row in document.facts.get(APPOINTMENTS.name, ()):
            beside = {"published_on": document.document["published_on"], "article": article}
            yield {**row, "name": names[row["official_id"]], **beside}


def _careers_of(connection: Connection, names: Collection[str]) -> list[Row]:
    found = select(CAREERS, OFFICIALS.c.name).join_from(CAREERS, OFFICIALS).where(OFFICIALS.c.name.in_(names))
    return sql.rows_of(connection, found)


def _settled(name: str, known: Sequence[Row], rows: Sequence[Row], counted: ArticlesByKey) -> _Settled:
    """The persons of a name, from the careers that are `known` and the appointments in further documents."""
    ties = [*_seats_by("seat_group", known), *_seats_by("document_id", rows)]
    sightings = [*map(_sighting_of_career, known), *map(_sighting, rows)]
    persons = persons_of(name, [seen for seen in sightings if seen is not None], ties)
    homes = {seat: person for person in persons for seat in person.seats}
    owners = _owners(rows, homes, unseated(name, persons))
    marks = {seat: min(group) for group in together(ties) for seat in group}
    return _Settled(
        [_official(name, person) for person in {*homes.values(), *owners.values()}],
        {row["appointment_id"]: owners[row["document_id"]].official_id for row in rows},
        _careers(known, rows, {document: person.official_id for document, person in owners.items()}, marks, counted),
        _moved(known, homes),
    )


def _seats_by(key: str, rows: Sequence[Row]) -> list[frozenset[str]]:
    """The seats in the rows, together those that agree in the column `key`."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["adcode"] is not None:
            groups[row[key]].add(row["adcode"])
    return list(map(frozenset, groups.values()))


def _sighting(row: Row) -> Sighting | None:
    return _seen(row, row["published_on"], row["published_on"])


def _sighting_of_career(row: Row) -> Sighting | None:
    return _seen(row, row["first_seen"], row["last_seen"])


def _seen(row: Row, first: date | None, last: date | None) -> Sighting | None:
    former = row["post"] is not None and load_rules().identity.matches("identity.former", row["post"])
    return None if row["adcode"] is None else Sighting(row["adcode"], former, first, last)


def _owners(rows: Sequence[Row], homes: Mapping[str, Person], otherwise: Person) -> dict[str, Person]:
    """By document, who is meant there: whose seats it names, or the one whom it means without a seat."""
    owners: dict[str, Person] = {row["document_id"]: otherwise for row in rows}
    return owners | {row["document_id"]: homes[row["adcode"]] for row in rows if row["adcode"] is not None}


def _official(name: str, person: Person) -> Row:
    return {"official_id": person.official_id, "name": name, "province_adcode": person.province}


def _moved(known: Sequence[Row], homes: Mapping[str, Person]) -> bool:
    """Whether what was known belongs to other persons now, or cannot be told from what was kept of it."""
    seated = [row for row in known if row["adcode"] is not None]
    if any(row["seat_group"] is None or homes[row["adcode"]].official_id != row["official_id"] for row in seated):
        return True
    return bool(known) and {row["official_id"] for row in seated} != {one.official_id for one in homes.values()}


def _careers(
    known: Sequence[Row],
    rows: Sequence[Row],
    owners: Mapping[str, str],
    marks: Mapping[str, str],
    counted: ArticlesByKey,
) -> list[Row]:
    """One row a post of a person, with the days on which documents tell of it; those that are not as they are known."""
    before = {row["career_id"]: {key: value for key, value in row.items() if key != "name"} for row in known}
    careers = {key: {**row, "seat_group": marks.get(row["adcode"])} for key, row in before.items()}
    told: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        told[owners[row["document_id"]], *(row[name] for name in _POST)].append(row)
    for (owner, *post), own in told.items():
        key = content_id("career", owner, *post)
        career: Row = careers.get(key) or {
            "career_id": key,
            "official_id": owner,
            **dict(zip(_POST, post, strict=True)),
        }
        articles = {row["article"] for row in own} - counted.get((owner, *post), set())
        days = [day for day in (*map(_day, own), career.get("first_seen"), career.get("last_seen")) if day is not None]
        careers[key] = {
            **career,
            "seat_group": marks.get(own[0]["adcode"]),
            "first_seen": min(days, default=None),
            "last_seen": max(days, default=None),
            "documents": career.get("documents", 0) + len(articles),
        }
    return [row for key, row in careers.items() if row != before.get(key)]


def _day(row: Row) -> date | None:
    day: date | None = row["published_on"]
    return day


def _write(connection: Connection, names: Collection[str], rows: Sequence[Row], found: Sequence[_Settled]) -> None:
    sql.upsert(connection, OFFICIALS, [official for settled in found for official in settled.officials])
    owners = {key: owner for settled in found for key, owner in settled.owners.items()}
    sql.set_values(
        connection,
        APPOINTMENTS.c.official_id,
        {
            row["appointment_id"]: owners[row["appointment_id"]]
            for row in rows
            if owners.get(row["appointment_id"], row["official_id"]) != row["official_id"]
        },
    )
    sql.upsert(connection, CAREERS, [career for settled in found for career in settled.careers])
    used = exists().where(APPOINTMENTS.c.official_id == OFFICIALS.c.official_id)
    for some in sql.slices(names):
        connection.execute(delete(OFFICIALS).where(OFFICIALS.c.name.in_(some), ~used))
