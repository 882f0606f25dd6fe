"""Identities over all documents: after each batch, the persons and projects whose names it touched are told apart anew.

The rows that come out depend on the documents in the database alone, not on the order in which they came.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, delete, exists, literal, select, update

from models.schema import metadata
from pipeline.load import sql
from pipeline.load.contradictions import MoneyFigure, contradicted
from pipeline.load.entities import Row, project_row
from pipeline.load.ids import content_id
from pipeline.load.persons import Person, Sighting, persons_of
from pipeline.load.works import project_id, project_places
from pipeline.rules import load_rules

_DOCUMENTS = metadata.tables["documents"]
_OFFICIALS = metadata.tables["officials"]
_APPOINTMENTS = metadata.tables["appointments"]
_CAREERS = metadata.tables["careers"]
_PROJECTS = metadata.tables["projects"]
_MENTIONS = metadata.tables["project_mentions"]
_INVESTMENTS = metadata.tables["investments"]
_USES = (_MENTIONS, _INVESTMENTS)


def settle_officials(connection: Connection, names: Collection[str]) -> None:
    """Gives every appointment of the names its person, and writes the persons' careers."""
    for some in sql.slices(names):
        rows = _appointments_of(connection, some)
        owners: dict[tuple[str, str], Person] = {}
        by_name: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_name[row["name"]].append(row)
        for name, own in by_name.items():
            for person in persons_of(name, map(_sighting, own)):
                owners.update({(name, document): person for document in person.documents})
        _write_persons(connection, some, rows, owners)


def _appointments_of(connection: Connection, names: Sequence[str]) -> list[Row]:
    a, columns = _APPOINTMENTS.c, (_OFFICIALS.c.name, _DOCUMENTS.c.published_on)
    own = (a.appointment_id, a.document_id, a.official_id, a.post, a.organization, a.adcode)
    joined = _APPOINTMENTS.join(_OFFICIALS).join(_DOCUMENTS, _DOCUMENTS.c.document_id == a.document_id)
    found = select(*own, *columns).select_from(joined).where(_OFFICIALS.c.name.in_(names))
    return [dict(row) for row in connection.execute(found).mappings()]


def _sighting(row: Row) -> Sighting:
    former = row["post"] is not None and load_rules().identity.matches("identity.former", row["post"])
    return Sighting(row["document_id"], row["adcode"], former, row["published_on"])


def _write_persons(
    connection: Connection, names: Sequence[str], rows: Sequence[Row], owners: Mapping[tuple[str, str], Person]
) -> None:
    persons = {
        person.official_id: {"official_id": person.official_id, "name": name, "province_adcode": person.province}
        for (name, _), person in owners.items()
    }
    sql.upsert(connection, _OFFICIALS, list(persons.values()))
    belong = {row["appointment_id"]: owners[row["name"], row["document_id"]].official_id for row in rows}
    _repoint(
        connection, _APPOINTMENTS.c.official_id, belong, {row["appointment_id"]: row["official_id"] for row in rows}
    )
    used = exists().where(_APPOINTMENTS.c.official_id == _OFFICIALS.c.official_id)
    connection.execute(delete(_OFFICIALS).where(_OFFICIALS.c.name.in_(names), ~used))
    sql.delete_where(connection, _CAREERS.c.official_id, persons)
    sql.insert(connection, _CAREERS, _careers([{**row, "official_id": belong[row["appointment_id"]]} for row in rows]))


def _careers(rows: Sequence[Row]) -> list[Row]:
    """One row a post of a person, with the days on which documents tell of it."""
    posts: defaultdict[tuple[str | None, ...], dict[str, date | None]] = defaultdict(dict)
    for row in rows:
        post = (row["official_id"], row["post"], row["organization"], row["adcode"])
        posts[post][row["document_id"]] = row["published_on"]
    careers: list[Row] = []
    for key, documents in posts.items():
        days = sorted(day for day in documents.values() if day is not None)
        careers.append(
            {
                "career_id": content_id("career", *key),
                **dict(zip(("official_id", "post", "organization", "adcode"), key, strict=True)),
                "first_seen": days[0] if days else None,
                "last_seen": days[-1] if days else None,
                "documents": len(documents),
            }
        )
    return careers


def settle_projects(connection: Connection, cores: Collection[str]) -> None:
    """Gives every mention of projects of the cores, and every amount for one, its project."""
    for some in sql.slices(cores):
        rows = [row for use in _USES for row in _project_rows(connection, use, some)]
        told = _told_by_documents(rows)
        by_core: defaultdict[str, set[str | None]] = defaultdict(set)
        for row in rows:
            by_core[row["core"]].add(told[row["table"], row["key"]])
        places = {core: project_places(core, adcodes, load_rules()) for core, adcodes in by_core.items()}
        for row in rows:
            row["place"] = places[row["core"]][told[row["table"], row["key"]]]
        _write_projects(connection, some, rows)
        _mark_contradictions(connection, some)


def _project_rows(connection: Connection, use: Table, cores: Sequence[str]) -> list[Row]:
    """The rows of a table that point at projects of the cores."""
    key = next(iter(use.primary_key)).label("key")
    columns = (key, use.c.document_id, use.c.adcode, use.c.project_id, use.c.project, _PROJECTS.c.core)
    found = select(literal(use.name).label("table"), *columns).join_from(use, _PROJECTS)
    return [dict(row) for row in connection.execute(found.where(_PROJECTS.c.core.in_(cores))).mappings()]


def _told_by_documents(rows: Sequence[Row]) -> dict[tuple[str, str], str | None]:
    """For each row, the place that its document as a whole tells of the project."""
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["document_id"], row["core"]].append(row)
    told: dict[tuple[str, str], str | None] = {}
    for (_, core), own in groups.items():
        places = project_places(core, {row["adcode"] for row in own}, load_rules())
        told.update({(row["table"], row["key"]): places[row["adcode"]] for row in own})
    return told


def _write_projects(connection: Connection, cores: Sequence[str], rows: Sequence[Row]) -> None:
    spellings: defaultdict[tuple[str, str | None], set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        spellings[row["core"], row["place"]].add((row["project"], row["document_id"]))
    sql.upsert(
        connection,
        _PROJECTS,
        [project_row(core, _usual(spelt), place) for (core, place), spelt in spellings.items()],
    )
    for use in _USES:
        own = [row for row in rows if row["table"] == use.name]
        belong = {row["key"]: project_id(row["core"], row["place"]) for row in own}
        _repoint(connection, use.c.project_id, belong, {row["key"]: row["project_id"] for row in own})
    used = [~exists().where(use.c.project_id == _PROJECTS.c.project_id) for use in _USES]
    connection.execute(delete(_PROJECTS).where(_PROJECTS.c.core.in_(cores), *used))


def _usual(spelt: Collection[tuple[str, str]]) -> str:
    """The spelling of most documents; of several, the shortest, and of these the first by its characters."""
    counts = Counter(spelling for spelling, _ in spelt)
    return min(counts, key=lambda spelling: (-counts[spelling], len(spelling), spelling))


def _mark_contradictions(connection: Connection, cores: Sequence[str]) -> None:
    names = [field.name for field in fields(MoneyFigure) if field.name != "key"]
    columns = [_INVESTMENTS.c.investment_id, *(_INVESTMENTS.c[name] for name in names), _INVESTMENTS.c.contradicted]
    found = select(*columns).join_from(_INVESTMENTS, _PROJECTS).where(_PROJECTS.c.core.in_(cores))
    rows = [tuple(row) for row in connection.execute(found)]
    against = contradicted(MoneyFigure(*row[:-1]) for row in rows)
    _repoint(
        connection,
        _INVESTMENTS.c.contradicted,
        {row[0]: row[0] in against for row in rows},
        {row[0]: row[-1] for row in rows},
    )


def _repoint(connection: Connection, column: Column[Any], wanted: Mapping[str, Any], found: Mapping[str, Any]) -> None:
    """Writes the values of a column, by the key of their rows, where they differ from those found."""
    changed = [{"row": key, "value": wanted[key]} for key in sorted(wanted) if wanted[key] != found[key]]
    key = next(iter(column.table.primary_key))
    statement = update(column.table).where(key == bindparam("row")).values({column: bindparam("value")})
    if changed:
        connection.execute(statement, changed)
