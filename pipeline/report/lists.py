"""The pages that list all of a kind: a table to sort, filter and search, its rows in a script file of their own."""

from collections.abc import Iterable, Iterator

from pipeline.load.entities import Row
from pipeline.report.names import names_table
from pipeline.report.page import Data, Page
from pipeline.report.shelf import Shelf
from pipeline.report.tables import IN_LISTS, Cell, Table, TableRow, document_cell, number, place_cell, table
from pipeline.report.wording import Words, amount, same


def list_pages(shelf: Shelf) -> Iterator[Page | Data]:
    """Every list: its page and its rows."""
    for name, listed in _lists(shelf):
        yield Data(f"data/{name}.js", listed)
        content = {"name": name, "rows": len(listed.rows), "note": _NOTES.get(name, "")}
        yield Page(f"{name}.html", "list.html", _TITLES[name], content)


_TITLES = {
    "search": Words("搜索", "Search"),
    "documents": Words("文献", "Documents"),
    "people": Words("人物", "People"),
    "places": Words("地方", "Places"),
    "projects": Words("项目", "Projects"),
    "indicators": Words("指标", "Indicators"),
    "investments": Words("投资", "Investments"),
    "targets": Words("目标", "Targets"),
    "results": Words("实绩", "Results"),
    "rejections": Words("存疑", "Kept out"),
}
_NOTES = {"search": "search_note"}


def _lists(shelf: Shelf) -> Iterator[tuple[str, Table]]:
    yield "search", names_table(shelf)
    yield "documents", _documents(shelf)
    yield "people", _people(shelf)
    yield "places", _places(shelf)
    yield "projects", _projects(shelf)
    yield "indicators", _indicators(shelf)
    for name, kind in (("investments", "investments"), ("targets", "growth_targets"), ("results", "growth_actuals")):
        facts = list(shelf.holdings.of_kind(kind))
        yield name, table(kind, IN_LISTS[kind], facts, shelf)
    yield "rejections", _rejections(shelf)


def _documents(shelf: Shelf) -> Table:
    rows = (
        TableRow(
            (
                Cell(same(row["day"])),
                document_cell(row, shelf.document_link(document_id)),
                place_cell(row["adcode"], shelf),
                Cell(same(row["publisher"])),
                number(len(shelf.holdings.facts[document_id])),
                number(len(shelf.holdings.rejections[document_id])),
                number(row["characters"]),
            )
        )
        for document_id, row in shelf.holdings.documents.items()
    )
    return Table("documents", ("day", "document", "place", "publisher", "facts", "rejected", "characters"), tuple(rows))


def _people(shelf: Shelf) -> Table:
    rows = (_person(facts, shelf) for facts in shelf.by_person.values())
    return Table("people", ("person", "post", "place", "last_seen", "documents"), _most_first(rows))


def _most_first(rows: Iterable[TableRow]) -> tuple[TableRow, ...]:
    """The rows with the most documents, which their last cell counts, first; among equals the latest."""
    ordered = sorted(rows, key=lambda row: row.cells[-2].words.zh, reverse=True)
    return tuple(sorted(ordered, key=lambda row: -float(row.cells[-1].sort or 0)))


def _person(facts: list[Row], shelf: Shelf) -> TableRow:
    """A person in the post that the latest document gives."""
    last = max(facts, key=shelf.day)
    cells = table("", ("person", "post", "place", "day"), [last], shelf).rows[0].cells
    return TableRow((*cells, number(len({fact["document_id"] for fact in facts}))))


def _places(shelf: Shelf) -> Table:
    rows = (
        TableRow(
            (
                place_cell(adcode, shelf),
                Cell(same(adcode)),
                Cell(shelf.word(shelf.holdings.divisions[adcode]["level"])),
                Cell(same(shelf.holdings.divisions[adcode]["province"])),
                number(len(shelf.documents_about.get(adcode, ()))),
                number(sum(fact["fact"] != "cities" for fact in shelf.by_place.get(adcode, ()))),
            )
        )
        for adcode in shelf.places
    )
    columns = ("place", "code", "level", "province", "documents", "facts")
    return Table("places", columns, tuple(rows), ("level", "province"))


def _projects(shelf: Shelf) -> Table:
    rows = (_project(project_id, facts, shelf) for project_id, facts in shelf.by_project.items())
    return Table("projects", ("project", "place", "money", "last_seen", "documents"), _most_first(rows))


def _project(project_id: str, facts: list[Row], shelf: Shelf) -> TableRow:
    """A project with the largest figure for the whole of it."""
    name = Cell(same(shelf.holdings.projects[project_id]["name"]), shelf.project_link(project_id))
    placed = next((fact["adcode"] for fact in facts if fact["adcode"]), None)
    last = max(map(shelf.day, facts))
    most = largest_total(facts)
    money = Cell(same("")) if most is None else Cell(amount(most["amount_cny"]), sort=float(most["amount_cny"]))
    documents = number(len({fact["document_id"] for fact in facts}))
    return TableRow((name, place_cell(placed, shelf), money, Cell(same(last)), documents))


def largest_total(facts: list[Row]) -> Row | None:
    """The largest amount in yuan that is stated for the whole of a project."""
    totals = [fact for fact in facts if fact.get("kind") == "total" and fact["amount_cny"] is not None]
    return max(totals, key=lambda fact: fact["amount_cny"], default=None)


def _indicators(shelf: Shelf) -> Table:
    rows = (
        TableRow(
            (
                Cell(Words(row["name_zh"], row["name_en"]), shelf.indicator_link(code)),
                Cell(same(code)),
                number(len(shelf.by_indicator[code])),
                number(len({fact["adcode"] for fact in shelf.by_indicator[code]} - {None})),
            )
        )
        for code, row in shelf.holdings.indicators.items()
        if code in shelf.by_indicator
    )
    return Table("indicators", ("indicator", "code", "facts", "places_count"), tuple(rows))


def _rejections(shelf: Shelf) -> Table:
    held = shelf.holdings
    rows = [
        _rejection(row, document_cell(held.documents[document_id], f"{shelf.document_link(document_id)}#x{place}"))
        for document_id, rejections in held.rejections.items()
        for place, row in enumerate(rejections, start=1)
    ]
    rows += [_rejection(row, Cell(same(row["source"]))) for row in held.unreadable]
    return Table("rejections", ("kind", "rule", "reason", "quote", "document"), tuple(rows), ("kind", "rule"))


def _rejection(row: Row, document: Cell) -> TableRow:
    texts = (row["kind"], row["rule"], row["reason"], row["quote"])
    return TableRow((*(Cell(same(text)) for text in texts), document))
