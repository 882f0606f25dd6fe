"""Persons over all documents: whom each appointment speaks of, and the careers that come of it.

`careers` hold all that tells the persons of a name apart.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from pipeline.load.articles import Articles, ArticlesByKey
from pipeline.load.entities import Row
from pipeline.load.ids import content_id
from pipeline.load.persons import Person, Sighting, persons_of, together, unseated
from pipeline.load.rows import DocumentRows
from pipeline.load.settling import Kind, Settled, settle
from pipeline.load.tables import APPOINTMENTS, CAREERS, OFFICIALS
from pipeline.rules import load_rules

_POST = ("post", "organization", "adcode")


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
    settle(connection, _PERSONS, names, anew, brought, articles)


def _settled(name: str, known: Sequence[Row], rows: Sequence[Row], counted: ArticlesByKey) -> Settled:
    """The persons of a name, from the careers that are `known` and the appointments in further documents."""
    ties = [*_seats_by("seat_group", known), *_seats_by("document_id", rows)]
    sightings = [*map(_sighting_of_career, known), *map(_sighting, rows)]
    persons = persons_of(name, [seen for seen in sightings if seen is not None], ties)
    homes = {seat: person for person in persons for seat in person.seats}
    owners = _owners(rows, homes, unseated(name, persons))
    marks = {seat: min(group) for group in together(ties) for seat in group}
    return Settled(
        [_official(name, person) for person in {*homes.values(), *owners.values()}],
        {(row["table"], row["key"]): owners[row["document_id"]].official_id for row in rows},
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


_PERSONS = Kind(
    things=OFFICIALS,
    name=OFFICIALS.c.name,
    of_document=lambda document: document.officials,
    uses=(APPOINTMENTS,),
    told=_POST,
    counted=("official_id", *_POST),
    derived=(CAREERS,),
    beside=(),
    settled=_settled,
)
