"""Projects over all documents: which one each mention and each amount speaks of, and how documents spell its name.

`project_names` hold the places and spellings of all projects of one core; a new place may part or join what was known.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from pipeline.load.articles import Articles, ArticlesByKey
from pipeline.load.contradictions import mark_contradictions
from pipeline.load.entities import Row, project_row, usual_spelling
from pipeline.load.places import unsettles
from pipeline.load.rows import DocumentRows
from pipeline.load.settling import Kind, Owners, Settled, settle
from pipeline.load.tables import INVESTMENTS, PROJECT_FIGURES, PROJECT_MENTIONS, PROJECT_NAMES, PROJECTS
from pipeline.load.works import project_id, project_places
from pipeline.rules import load_rules

_Spelling = tuple[str, str]


def settle_projects(
    connection: Connection,
    cores: Collection[str],
    anew: Collection[str],
    brought: Sequence[DocumentRows],
    articles: Articles,
) -> None:
    """Gives every mention of projects of the cores, and every amount for one, its project; marks which amounts for one
    contradict one another.

    Of the cores in `anew` all rows count, of the others those of the documents `brought`, whose rows have been written.
    """
    owners = settle(connection, _PROJECTS, cores, anew, brought, articles)
    amounts = {key: owner for (table, key), owner in owners.items() if table == INVESTMENTS.name}
    mark_contradictions(connection, amounts.keys(), set(amounts.values()))


def _settled(core: str, known: Sequence[Row], rows: Sequence[Row], counted: ArticlesByKey) -> Settled:
    """The projects of a core, from the spellings that are `known` and the rows of further documents."""
    told = _told(core, rows)
    before = {row["adcode"] for row in known}
    places = project_places(core, before | {*told.values()}, load_rules())
    homes = {project_id(core, place): place for place in places.values()}
    owners = {key: project_id(core, places[place]) for key, place in told.items()}
    counts = _counts(known, rows, owners, counted)
    spellings = {(owners[_key(row)], row["project"]) for row in rows}
    return Settled(
        [project_row(core, usual_spelling(counts[owner]), homes[owner]) for owner in {*owners.values()}],
        owners,
        [{"project_id": owner, "name": name, "documents": counts[owner][name]} for owner, name in spellings],
        any(unsettles(place, before) for place in places.values() if before and place not in before),
    )


def _key(row: Row) -> tuple[str, str]:
    return row["table"], row["key"]


def _told(core: str, rows: Sequence[Row]) -> dict[tuple[str, str], str | None]:
    """For each row, the place that its document as a whole tells of the project."""
    given: defaultdict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        given[row["document_id"]].add(row["adcode"])
    places = {document: project_places(core, adcodes, load_rules()) for document, adcodes in given.items()}
    return {_key(row): places[row["document_id"]][row["adcode"]] for row in rows}


def _counts(
    known: Sequence[Row], rows: Sequence[Row], owners: Owners, counted: ArticlesByKey
) -> defaultdict[str, dict[str, int]]:
    """By project and spelling, how many articles use it."""
    fresh: defaultdict[_Spelling, set[str]] = defaultdict(set)
    for row in rows:
        fresh[owners[_key(row)], row["project"]].add(row["article"])
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in known:
        counts[row["project_id"]][row["name"]] = int(row["documents"])
    for (project, spelling), articles in fresh.items():
        more = len(articles - counted.get((project, spelling), set()))
        counts[project][spelling] = counts[project].get(spelling, 0) + more
    return counts


_PROJECTS = Kind(
    things=PROJECTS,
    name=PROJECTS.c.core,
    of_document=lambda document: document.projects,
    uses=(PROJECT_MENTIONS, INVESTMENTS),
    told=("adcode", "project"),
    counted=("project_id", "project"),
    derived=(PROJECT_NAMES, PROJECT_FIGURES),
    beside=(PROJECTS.c.adcode,),
    settled=_settled,
)
