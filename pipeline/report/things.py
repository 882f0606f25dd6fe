"""The pages of places, persons, projects and indicators: what all documents together say of one thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.load.entities import Row
from pipeline.report import wording
from pipeline.report.charts import Chart, Dot, Tile
from pipeline.report.charts_over_time import dots, grid
from pipeline.report.contradictions import Contradiction
from pipeline.report.disputes import disputes
from pipeline.report.page import Matrix, Page, Property
from pipeline.report.shelf import Shelf
from pipeline.report.tables import IN_LISTS, Cell, Table, TableRow, document_cell, number, place_cell, table
from pipeline.report.wording import Words, same

# So many rows a page shows of one kind; the lists have them all.
_MOST_ROWS = 300
_FEWEST_DOTS = 3

Disputed = Mapping[str, Sequence[Contradiction]]


def thing_pages(shelf: Shelf, found: Sequence[Contradiction]) -> Iterator[Page]:
    """All pages of things, the places first."""
    by_place = _disputed(found, "adcode")
    yield from (_place_page(adcode, shelf, by_place) for adcode in shelf.places)
    yield from (_person_page(official_id, facts, shelf) for official_id, facts in shelf.by_person.items())
    by_project = _disputed(found, "project_id")
    yield from (_project_page(key, facts, shelf, by_project) for key, facts in shelf.by_project.items())
    by_indicator = _disputed(found, "indicator")
    yield from (_indicator_page(code, facts, shelf, by_indicator) for code, facts in shelf.by_indicator.items())


def _disputed(found: Iterable[Contradiction], key: str) -> Disputed:
    grouped: dict[str, list[Contradiction]] = defaultdict(list)
    for entry in found:
        if entry.fact.get(key):
            grouped[entry.fact[key]].append(entry)
    return grouped


def _page(path: str, kind: str, title: Words, **content: Any) -> Page:
    return Page(path, "thing.html", title, {"kind": kind, **content})


def _latest_first(facts: Iterable[Row], shelf: Shelf) -> list[Row]:
    return sorted(facts, key=shelf.day, reverse=True)


def _tables(facts: Sequence[Row], shelf: Shelf, without: Iterable[str] = ()) -> tuple[Table, ...]:
    """A table for each kind among `facts`, the latest documents first, without the columns that all rows share."""
    hidden = frozenset(without)
    tables: list[Table] = []
    for kind, columns in IN_LISTS.items():
        some = _latest_first((fact for fact in facts if fact["fact"] == kind), shelf)
        if some:
            tables.append(_shortened(table(kind, [name for name in columns if name not in hidden], some, shelf)))
    return tuple(tables)


def _shortened(whole: Table) -> Table:
    """A table as far as a page has room for it."""
    return replace(whole, rows=whole.rows[:_MOST_ROWS], left_out=max(0, len(whole.rows) - _MOST_ROWS))


def _place_page(adcode: str, shelf: Shelf, disputed: Disputed) -> Page:
    row, facts = shelf.holdings.divisions[adcode], shelf.by_place.get(adcode, [])
    valid = f"{row['valid_from'] or ''}–{row['valid_to'] or ''}"
    properties = (
        Property("code", (Cell(same(adcode)),)),
        Property("level", (Cell(shelf.word(row["level"])),)),
        Property("belongs_to", tuple(place_cell(above, shelf) for above in shelf.path(adcode))),
        Property("pinyin", (Cell(same(row["pinyin"])),) if row["pinyin"] else ()),
        Property("valid", (Cell(same(valid)),) if valid != "–" else ()),
        Property("parts", tuple(place_cell(part, shelf) for part in shelf.parts.get(adcode, ()))),
    )
    own = [fact for fact in facts if fact["fact"] != "cities"]
    return _page(
        f"places/{adcode}.html",
        "place",
        shelf.place_words(adcode),
        properties=properties,
        matrix=_by_period(own, shelf),
        disputes=disputes(disputed.get(adcode, ()), shelf),
        tables=(
            *_tables(own, shelf, ("place",)),
            *_documents(shelf.documents_about.get(adcode, ()), facts, shelf),
        ),
        more=f"targets.html#q={row['name']}" if len(own) > _MOST_ROWS else "",
    )


def _documents(about: Iterable[Row], facts: Iterable[Row], shelf: Shelf) -> Iterator[Table]:
    """The documents that are about a place, then those that only speak of it."""
    rows = {document["document_id"]: document for document in about}
    mentioning = {fact["document_id"]: fact for fact in facts if fact["fact"] == "cities"}
    main = [TableRow((Cell(same(row["day"])), _titled(row, shelf))) for row in rows.values()]
    other = [
        table("cities", ("day", "document", "mentions"), [fact], shelf).rows[0]
        for fact in _latest_first(mentioning.values(), shelf)
        if fact["document_id"] not in rows
    ]
    if main:
        yield _shortened(Table("documents_about", ("day", "document"), tuple(main)))
    if other:
        yield _shortened(Table("documents_mentioning", ("day", "document", "mentions"), tuple(other)))


def _titled(document: Row, shelf: Shelf) -> Cell:
    return document_cell(document, shelf.document_link(document["document_id"]))


def _by_period(facts: Iterable[Row], shelf: Shelf) -> Matrix | None:
    """The targets of a place by indicator and period, each number once."""
    figures = [fact for fact in facts if fact.get("indicator") and fact["period_end"]]
    periods = sorted({(fact["period_end"].year, _period(fact)) for fact in figures}, reverse=True)
    if not periods:
        return None
    cells: dict[tuple[str, str, str], dict[str, dict[Words, Cell]]] = defaultdict(lambda: defaultdict(dict))
    for fact in figures:
        words = wording.figure(fact)
        cell = Cell(words, shelf.evidence_link(fact))
        cells[fact["fact"], fact["indicator"], fact["measure"]][_period(fact)].setdefault(words, cell)
    rows = (
        (_row_head(key, shelf), tuple(tuple(found.get(name, {}).values()) for _, name in periods))
        for key, found in sorted(cells.items())
    )
    return Matrix("by_period", tuple(name for _, name in periods), tuple(rows))


def _period(fact: Row) -> str:
    return wording.period(fact["period_start"], fact["period_end"])


def _row_head(key: tuple[str, str, str], shelf: Shelf) -> Cell:
    kind, indicator, measure = key
    row, words = shelf.holdings.indicators[indicator], shelf.word(measure)
    result = Words("（实绩）", " (result)") if kind == "growth_actuals" else same("")
    zh, en = f"{row['name_zh']} · {words.zh}{result.zh}", f"{row['name_en']} · {words.en.lower()}{result.en}"
    return Cell(Words(zh, en), shelf.indicator_link(indicator))


def _person_page(official_id: str, facts: Sequence[Row], shelf: Shelf) -> Page:
    row = shelf.holdings.officials[official_id]
    properties = (
        Property("province", (place_cell(row["province_adcode"], shelf),) if row["province_adcode"] else ()),
        Property("documents", (number(len({fact["document_id"] for fact in facts})),)),
    )
    content = {"properties": properties, "tables": (_career(facts, shelf), *_tables(facts, shelf, ("person",)))}
    return _page(f"people/{official_id}.html", "person", same(row["name"]), **content)


def _career(facts: Sequence[Row], shelf: Shelf) -> Table:
    """Each post with the first and the last day that documents see the person in it."""
    posts: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for fact in facts:
        posts[fact["post"] or "", fact["organization"] or "", fact["adcode"] or ""].append(fact)
    rows: list[tuple[str, TableRow]] = []
    for seen in posts.values():
        seen.sort(key=shelf.day)
        first, last = seen[0], seen[-1]
        post, place = table("", ("post", "place"), [first], shelf).rows[0].cells
        days = tuple(Cell(same(shelf.day(fact)), shelf.evidence_link(fact)) for fact in (first, last))
        documents = number(len({fact["document_id"] for fact in seen}))
        rows.append((shelf.day(first), TableRow((post, place, *days, documents))))
    ordered = tuple(row for _, row in sorted(rows, key=lambda entry: entry[0]))
    return Table("career", ("post", "place", "first_seen", "last_seen", "documents"), ordered)


def _project_page(project_id: str, facts: Sequence[Row], shelf: Shelf, disputed: Disputed) -> Page:
    row = shelf.holdings.projects[project_id]
    spellings = sorted({fact["project"] for fact in facts if fact["project"]})
    places = sorted({fact["adcode"] for fact in facts if fact["adcode"]})
    properties = (
        Property("spellings", tuple(Cell(same(name)) for name in spellings if name != row["name"])),
        Property("place", tuple(place_cell(adcode, shelf) for adcode in places)),
        Property("documents", (number(len({fact["document_id"] for fact in facts})),)),
    )
    return _page(
        f"projects/{project_id}.html",
        "project",
        same(row["name"]),
        properties=properties,
        disputes=disputes(disputed.get(project_id, ()), shelf),
        tables=_tables(facts, shelf),
    )


def _indicator_page(code: str, facts: Sequence[Row], shelf: Shelf, disputed: Disputed) -> Page:
    row = shelf.holdings.indicators[code]
    aliases = str(row["aliases"] or "").split(";")
    return _page(
        f"indicators/{code}.html",
        "indicator",
        Words(row["name_zh"], row["name_en"]),
        properties=(
            Property("code", (Cell(same(code)),)),
            Property("aliases", tuple(Cell(same(alias)) for alias in aliases if alias)),
        ),
        charts=tuple(target_charts([fact for fact in facts if fact["fact"] == "growth_targets"], shelf)),
        disputes=disputes(disputed.get(code, ()), shelf),
        tables=_tables(facts, shelf, ("indicator",)),
        more=f"targets.html#q={row['name_zh']}" if len(facts) > _MOST_ROWS else "",
    )


def target_charts(facts: Iterable[Row], shelf: Shelf) -> Iterator[Chart]:
    """An indicator's goals for single years, in percent: all places over time, and provinces by year."""
    yearly = [fact for fact in facts if _is_yearly_percent(fact)]
    if len(yearly) >= _FEWEST_DOTS:
        yield dots("targets_over_time", [_dot(fact, shelf) for fact in yearly])
    if provinces := [fact for fact in yearly if shelf.holdings.divisions[fact["adcode"]]["level"] == "province"]:
        yield _province_grid(provinces, shelf)


def _is_yearly_percent(fact: Row) -> bool:
    start, end = fact["period_start"], fact["period_end"]
    one_year = start is not None and end is not None and start.year == end.year
    return one_year and fact["adcode"] is not None and fact["unit"] == "%" and fact["measure"] == "growth"


def _said(fact: Row, shelf: Shelf) -> Words:
    place, figure = shelf.place_words(fact["adcode"]), wording.figure(fact)
    year = fact["period_end"].year
    return Words(f"{place.zh} {year}: {figure.zh}", f"{place.en} {year}: {figure.en}")


def _dot(fact: Row, shelf: Shelf) -> Dot:
    high: Decimal | None = fact["value_high"]
    return Dot(
        year=fact["period_end"].year,
        low=float(fact["value_low"]),
        high=None if high is None else float(high),
        comparator=fact["comparator"],
        group=shelf.holdings.divisions[fact["adcode"]]["level"],
        label=_said(fact, shelf),
        link=shelf.evidence_link(fact),
    )


def _province_grid(facts: Sequence[Row], shelf: Shelf) -> Chart:
    codes = sorted({fact["adcode"] for fact in facts})
    years = sorted({fact["period_end"].year for fact in facts})
    first: dict[tuple[int, int], Row] = {}
    for fact in facts:
        first.setdefault((fact["period_end"].year, codes.index(fact["adcode"])), fact)
    lowest = min(float(fact["value_low"]) for fact in facts)
    room = max(float(fact["value_low"]) for fact in facts) - lowest or 1.0
    tiles = [
        Tile(
            column=year,
            row=row,
            name=same(wording.figure(fact).zh.replace("%", "").replace(" ", "")),
            value=(float(fact["value_low"]) - lowest) / room,
            label=_said(fact, shelf),
            link=shelf.evidence_link(fact),
        )
        for (year, row), fact in sorted(first.items())
    ]
    names = [Words(row["short_name"], row["name_en"]) for row in map(shelf.holdings.divisions.__getitem__, codes)]
    return grid("targets_by_province", tiles, years, names, "growth_targets")
