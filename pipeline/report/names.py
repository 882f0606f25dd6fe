"""The one table in which everything that has a page is found by any of its names."""

from collections.abc import Iterator

from pipeline.load.entities import Row
from pipeline.report.shelf import Shelf
from pipeline.report.tables import Cell, Table, TableRow, number, place_cell
from pipeline.report.wording import Words, same

_KINDS = {
    "people": Words("人物", "Person"),
    "places": Words("地方", "Place"),
    "projects": Words("项目", "Project"),
    "indicators": Words("指标", "Indicator"),
}
# Other names that a cell has room for: the search finds what it shows.
_ROOM = 12


def names_table(shelf: Shelf) -> Table:
    """People, places, projects and indicators by name, other names and place; what most documents name comes first."""
    rows = [*_people(shelf), *_places(shelf), *_projects(shelf), *_indicators(shelf)]
    rows.sort(key=lambda row: -float(row.cells[-1].sort or 0))
    return Table("search", ("name", "kind", "also", "place", "documents"), tuple(rows), ("kind",))


def _row(kind: str, name: Words, link: str, also: Words, place: Cell, facts: list[Row]) -> TableRow:
    documents = number(len({fact["document_id"] for fact in facts}))
    return TableRow((Cell(name, link), Cell(_KINDS[kind]), Cell(also), place, documents))


def _people(shelf: Shelf) -> Iterator[TableRow]:
    for official_id, facts in shelf.by_person.items():
        last = max(facts, key=shelf.day)
        posts = same(_joined({fact["post"] for fact in facts}))
        name = same(shelf.holdings.officials[official_id]["name"])
        yield _row("people", name, shelf.person_link(official_id), posts, place_cell(last["adcode"], shelf), facts)


def _places(shelf: Shelf) -> Iterator[TableRow]:
    for adcode in shelf.places:
        row = shelf.holdings.divisions[adcode]
        above = place_cell(row["parent_adcode"], shelf)
        also = same(_joined({row["short_name"], row["pinyin"], row["name_en"], adcode}))
        name, facts = shelf.place_words(adcode), shelf.by_place.get(adcode, [])
        yield _row("places", name, shelf.place_link(adcode), also, above, facts)


def _projects(shelf: Shelf) -> Iterator[TableRow]:
    for project_id, facts in shelf.by_project.items():
        name = shelf.holdings.projects[project_id]["name"]
        also = same(_joined({fact["project"] for fact in facts} - {name}))
        placed = next((fact["adcode"] for fact in facts if fact["adcode"]), None)
        yield _row("projects", same(name), shelf.project_link(project_id), also, place_cell(placed, shelf), facts)


def _indicators(shelf: Shelf) -> Iterator[TableRow]:
    for code, facts in shelf.by_indicator.items():
        row = shelf.holdings.indicators[code]
        also = same(_joined(set(str(row["aliases"] or "").split(";"))))
        name = Words(row["name_zh"], row["name_en"])
        yield _row("indicators", name, shelf.indicator_link(code), also, Cell(same("")), facts)


def _joined(names: set[str | None]) -> str:
    """Names in a stable order, the short ones first, as many as there is room for."""
    known = sorted((name for name in names if name), key=lambda name: (len(name), name))
    return " · ".join(known[:_ROOM])
