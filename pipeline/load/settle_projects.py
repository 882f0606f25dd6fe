"""Projects over all documents: a batch adds its names to the projects that are known.

Only where a batch tells of a new place that parts or joins what was known, or takes documents away, all rows of the
core of a name are read again. The outcome depends on the documents in the database alone, not on their order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, exists, literal, select

from pipeline.load import sql
from pipeline.load.articles import ARTICLE, Articles, ArticlesByKey, articles_by, rows_of_articles
from pipeline.load.contradictions import mark_contradictions
from pipeline.load.entities import Row, project_row, rows_by, usual_spelling
from pipeline.load.places import unsettles
from pipeline.load.rows import FACT_TABLES, DocumentRows
from pipeline.load.tables import DOCUMENTS, INVESTMENTS, PROJECT_FIGURES, PROJECT_MENTIONS, PROJECT_NAMES, PROJECTS
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
    connection: Connection,
    cores: Collection[str],
    anew: Collection[str],
    brought: Sequence[DocumentRows],
    articles: Articles,
) -> None:
    """Gives every mention of projects of the cores, and every amount for one, its project.

    Of the cores in `anew` all rows count, of the others those of the documents `brought`, whose rows have been written.
    """
    fresh = rows_by("core", _rows_of(brought, articles))
    again = set(anew)
    for some in sql.slices(set(cores) - again):
        again |= _add(connection, some, [row for core in some for row in fresh[core]], brought)
    for whole in sql.slices(again):
        _settle_whole(connection, whole)


def _add(
    connection: Connection, cores: Collection[str], rows: Sequence[Row], brought: Sequence[DocumentRows]
) -> set[str]:
    """Adds the rows to the projects of the cores; gives those whose projects are not what they were, untouched."""
    reposted = {row["article"] for row in rows if row["article"] != row["document_id"]}
    but = {document.document_id for document in brought}
    told = [row for use in _USES for row in rows_of_articles(connection, _uses(use), reposted, but)]
    counted = articles_by(("project_id", "project"), told)
    known = rows_by("core", _names_of(connection, cores))
    found = {core: _settled(core, known[core], own, counted) for core, own in rows_by("core", rows).items()}
    moved = {core for core, settled in found.items() if settled.moved}
    _write(connection, set(cores) - moved, rows, [settled for core, settled in found.items() if core not in moved])
    return moved


def _settle_whole(connection: Connection, cores: Sequence[str]) -> None:
    rows = [row for use in _USES for row in sql.rows_of(connection, _uses(use).where(PROJECTS.c.core.in_(cores)))]
    projects = select(PROJECTS.c.project_id).where(PROJECTS.c.core.in_(cores))
    for derived in (PROJECT_NAMES, PROJECT_FIGURES):
        connection.execute(delete(derived).where(derived.c.project_id.in_(projects)))
    by_core = rows_by("core", rows)
    _write(connection, cores, rows, [_settled(core, (), _with_told(core, by_core[core]), {}) for core in by_core])


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


def _rows_of(brought: Sequence[DocumentRows], articles: Articles) -> Iterator[Row]:
    """What `_uses` finds in the documents, from what was written of them, with the place that each tells."""
    for document in brought:
        projects = {row["project_id"]: {"core": row["core"], "told": row["adcode"]} for row in document.projects}
        same = {
            "document_id": document.document_id,
            "article": articles.get(document.document_id, document.document_id),
        }
        for use in _USES:
            key = FACT_TABLES[use.name]
            for row in document.facts.get(use.name, ()):
                if row["project_id"] is not None:
                    kept = {name: row[name] for name in ("adcode", "project_id", "project")}
                    yield {"table": use.name, "key": row[key], **projects[row["project_id"]], **kept, **same}


def _names_of(connection: Connection, cores: Collection[str]) -> list[Row]:
    """The spellings of the projects that are settled; those that a batch has just brought have none."""
    columns = (PROJECT_NAMES, PROJECTS.c.core, PROJECTS.c.adcode)
    found = select(*columns).join_from(PROJECT_NAMES, PROJECTS).where(PROJECTS.c.core.in_(cores))
    return sql.rows_of(connection, found)


def _settled(core: str, known: Sequence[Row], rows: Sequence[Row], counted: ArticlesByKey) -> _Settled:
    """The projects of a core, from the spellings that are `known` and the rows of further documents."""
    before = {row["adcode"] for row in known}
    places = project_places(core, {*before, *(row["told"] for row in rows)}, load_rules())
    ids = {place: project_id(core, place) for place in {*places.values()}}
    homes = {ids[place]: place for place in ids}
    owners = {(row["table"], row["key"]): ids[places[row["told"]]] for row in rows}
    fresh: defaultdict[_Spelling, set[str]] = defaultdict(set)
    for row in rows:
        fresh[ids[places[row["told"]]], row["project"]].add(row["article"])
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in known:
        counts[row["project_id"]][row["name"]] = int(row["documents"])
    for (project, spelling), articles in fresh.items():
        more = len(articles - counted.get((project, spelling), set()))
        counts[project][spelling] = counts[project].get(spelling, 0) + more
    return _Settled(
        [
            project_row(core, usual_spelling(counts[project]), homes[project])
            for project in {project for project, _ in fresh}
        ],
        owners,
        {(project, spelling): counts[project][spelling] for project, spelling in fresh},
        any(unsettles(place, before) for place in places.values() if before and place not in before),
    )


def _with_told(core: str, rows: Sequence[Row]) -> list[Row]:
    """The rows with the place that their documents as a whole tell of the project."""
    given: defaultdict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        given[row["document_id"]].add(row["adcode"])
    told = {document: project_places(core, adcodes, load_rules()) for document, adcodes in given.items()}
    return [{**row, "told": told[row["document_id"]][row["adcode"]]} for row in rows]


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
    amounts = {key: owner for (use, key), owner in owners.items() if use == INVESTMENTS.name}
    mark_contradictions(connection, amounts.keys(), set(amounts.values()))
    used = [~exists().where(use.c.project_id == PROJECTS.c.project_id) for use in _USES]
    for some in sql.slices(cores):
        connection.execute(delete(PROJECTS).where(PROJECTS.c.core.in_(some), *used))
