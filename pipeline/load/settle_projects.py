"""Projects over all documents: a batch adds its names to the projects that are known.

Only where a batch tells of a new place, which may part or join what was known, or takes documents away, all rows of the
core of a name are read again. The outcome depends on the documents in the database alone, not on their order.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, exists, literal, select

from pipeline.load import sql
from pipeline.load.articles import ARTICLE, Told, articles_by, rows_of_articles
from pipeline.load.contradictions import mark_contradictions
from pipeline.load.entities import Row, project_row, rows_by
from pipeline.load.tables import DOCUMENTS, INVESTMENTS, PROJECT_MENTIONS, PROJECT_NAMES, PROJECTS
from pipeline.load.works import project_id, project_places
from pipeline.rules import load_rules

_USES = (PROJECT_MENTIONS, INVESTMENTS)
_Spelling = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Settled:
    """The projects of one core: what each row belongs to, and by project and spelling the articles that use it."""

    projects: list[Row]
    owners: dict[tuple[str, str], str]
    spellings: dict[_Spelling, int]
    moved: bool


def settle_projects(
    connection: Connection, cores: Collection[str], anew: Collection[str], brought: Collection[str]
) -> None:
    """Gives every mention of projects of the cores, and every amount for one, its project.

    Of the cores in `anew` all rows count, of the others those in the documents `brought`.
    """
    fresh = [row for use in _USES for some in sql.slices(brought) for row in _rows_in(connection, use, some)]
    again = set(anew)
    for some in map(set, sql.slices(set(cores) - again)):
        again |= _add(connection, some, [row for row in fresh if row["core"] in some], brought)
    for whole in sql.slices(again):
        _settle_whole(connection, whole)


def _add(connection: Connection, cores: Collection[str], rows: Sequence[Row], brought: Collection[str]) -> set[str]:
    """Adds the rows to the projects of the cores; gives those whose projects are not what they were, untouched."""
    reposted = {row["article"] for row in rows if row["article"] != row["document_id"]}
    told = [row for use in _USES for row in rows_of_articles(connection, _uses(use), reposted, brought)]
    counted = articles_by(("project_id", "project"), told)
    known = rows_by("core", _names_of(connection, cores))
    found = {core: _settled(core, known[core], own, counted) for core, own in rows_by("core", rows).items()}
    moved = {core for core, settled in found.items() if settled.moved}
    _write(connection, set(cores) - moved, rows, [settled for core, settled in found.items() if core not in moved])
    return moved


def _settle_whole(connection: Connection, cores: Sequence[str]) -> None:
    rows = [row for use in _USES for row in sql.rows_of(connection, _uses(use).where(PROJECTS.c.core.in_(cores)))]
    projects = select(PROJECTS.c.project_id).where(PROJECTS.c.core.in_(cores))
    connection.execute(delete(PROJECT_NAMES).where(PROJECT_NAMES.c.project_id.in_(projects)))
    _write(connection, cores, rows, [_settled(core, (), own, {}) for core, own in rows_by("core", rows).items()])


@cache
def _uses(use: Table) -> Select[Any]:
    """The rows of a table that point at projects, with what tells these apart."""
    key = next(iter(use.primary_key)).label("key")
    columns: list[ColumnElement[Any]] = [
        *(literal(use.name).label("table"), key, use.c.document_id, use.c.adcode, use.c.project_id, use.c.project),
        *(PROJECTS.c.core, ARTICLE.label("article")),
    ]
    joined = use.join(PROJECTS).join(DOCUMENTS, DOCUMENTS.c.document_id == use.c.document_id)
    return select(*columns).select_from(joined)


def _rows_in(connection: Connection, use: Table, documents: Sequence[str]) -> list[Row]:
    return sql.rows_of(connection, _uses(use).where(DOCUMENTS.c.document_id.in_(documents)))


def _names_of(connection: Connection, cores: Collection[str]) -> list[Row]:
    """The spellings of the projects that are settled; those that a batch has just brought have none."""
    columns = (PROJECT_NAMES, PROJECTS.c.core, PROJECTS.c.adcode)
    found = select(*columns).join_from(PROJECT_NAMES, PROJECTS).where(PROJECTS.c.core.in_(cores))
    return sql.rows_of(connection, found)


def _settled(core: str, known: Sequence[Row], rows: Sequence[Row], counted: Told) -> _Settled:
    """The projects of a core, from the spellings that are `known` and the rows of further documents."""
    told = _told_by_documents(core, rows)
    before = {row["adcode"] for row in known}
    places = project_places(core, {*before, *told.values()}, load_rules())
    owners = {
        (row["table"], row["key"]): project_id(core, places[told[row["document_id"], row["adcode"]]]) for row in rows
    }
    spellings = {(row["project_id"], row["name"]): int(row["documents"]) for row in known}
    fresh: defaultdict[_Spelling, set[str]] = defaultdict(set)
    for row in rows:
        fresh[owners[row["table"], row["key"]], row["project"]].add(row["article"])
    for (project, spelling), articles in fresh.items():
        more = len(articles - counted.get((project, spelling), set()))
        spellings[project, spelling] = spellings.get((project, spelling), 0) + more
    ids = {project_id(core, place): place for place in {*places.values()}}
    touched = {project for project, _ in fresh}
    return _Settled(
        [project_row(core, _usual(project, spellings), ids[project]) for project in touched],
        owners,
        {spelt: count for spelt, count in spellings.items() if spelt in fresh},
        bool(before) and not {*places.values()} <= before,
    )


def _told_by_documents(core: str, rows: Sequence[Row]) -> dict[tuple[str, str | None], str | None]:
    """For each document and place that it tells, the place that the document as a whole tells of the project."""
    given: defaultdict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        given[row["document_id"]].add(row["adcode"])
    return {
        (document, adcode): place
        for document, adcodes in given.items()
        for adcode, place in project_places(core, adcodes, load_rules()).items()
    }


def _usual(project: str, spellings: Mapping[_Spelling, int]) -> str:
    """The spelling of most documents; of several, the shortest, and of these the first by its characters."""
    counts = {spelling: count for (owner, spelling), count in spellings.items() if owner == project}
    return min(counts, key=lambda spelling: (-counts[spelling], len(spelling), spelling))


def _write(connection: Connection, cores: Collection[str], rows: Sequence[Row], found: Sequence[_Settled]) -> None:
    sql.upsert(connection, PROJECTS, [project for settled in found for project in settled.projects])
    owners = {key: owner for settled in found for key, owner in settled.owners.items()}
    for use in _USES:
        belong = {
            row["key"]: owners[use.name, row["key"]]
            for row in rows
            if row["table"] == use.name and owners.get((use.name, row["key"]), row["project_id"]) != row["project_id"]
        }
        sql.set_values(connection, use.c.project_id, belong)
    named = [
        {"project_id": project, "name": name, "documents": count}
        for settled in found
        for (project, name), count in settled.spellings.items()
    ]
    sql.upsert(connection, PROJECT_NAMES, named)
    mark_contradictions(connection, {project["project_id"] for settled in found for project in settled.projects})
    used = [~exists().where(use.c.project_id == PROJECTS.c.project_id) for use in _USES]
    for some in sql.slices(cores):
        connection.execute(delete(PROJECTS).where(PROJECTS.c.core.in_(some), *used))
