"""The first page: how much there is of what, drawn."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from math import sqrt

from pipeline.load.entities import Row
from pipeline.report.charts import Bar, Chart, Tile, bars, columns, tile_map
from pipeline.report.charts_over_time import against, grid
from pipeline.report.lists import largest_total
from pipeline.report.page import Page, Property
from pipeline.report.shelf import Shelf
from pipeline.report.tables import number, table
from pipeline.report.things import target_charts
from pipeline.report.wording import Words, amount, figure, same

_MOST_BARS = 12
_MOST_MONTHS = 36
_YUAN_PER_YI = Decimal(10) ** 8
# Where the facts of a kind are listed.
_LISTS = {
    "officials": "people.html",
    "cities": "places.html",
    "projects": "projects.html",
    "investments": "investments.html",
    "growth_targets": "targets.html",
    "growth_actuals": "results.html",
}


def overview_page(shelf: Shelf, disputed: int, filters: Iterable[str]) -> Page:
    """The page that people open first; `disputed`: how many contradictions there are. It tells the `filters`."""
    held = shelf.holdings
    counts = Counter(fact["fact"] for facts in held.facts.values() for fact in facts)
    stocks = [Property("documents", (number(len(held.documents), "documents.html"),))]
    stocks += [Property(kind, (number(counts[kind], link),)) for kind, link in _LISTS.items() if counts[kind]]
    rejected = sum(map(len, held.rejections.values())) + len(held.unreadable)
    stocks.append(Property("rejections", (number(rejected, "rejections.html"),)))
    stocks.append(Property("contradictions", (number(disputed, "contradictions.html"),)))
    content = {
        "stocks": tuple(stocks),
        "filters": tuple(filters),
        "coverage": tuple(_coverage(shelf)),
        "targets": tuple(_targets(shelf)),
        "money": tuple(_money(shelf)),
        "people": tuple(_people(shelf)),
        "rejections": tuple(_rejections(shelf)),
    }
    return Page("index.html", "index.html", Words("方志", "Fangzhi"), content)


def _coverage(shelf: Shelf) -> Iterator[Chart]:
    by_province: Counter[str] = Counter()
    by_both: Counter[tuple[int, str]] = Counter()
    by_year: Counter[int] = Counter()
    for document in shelf.holdings.documents.values():
        province = _province(document["adcode"])
        by_year.update([document["year"]] if document["year"] else [])
        by_province.update([province] if province else [])
        by_both.update([(document["year"], province)] if province and document["year"] else [])
    yield tile_map("by_province", _province_tiles(by_province, shelf))
    if by_year:
        years = range(min(by_year), max(by_year) + 1)
        yield columns("by_year", [Bar(same(year), by_year[year], same(by_year[year])) for year in years], "accent", 330)
    if len(by_both) > 1:
        yield _province_years(by_both, shelf)


def _province(adcode: str | None) -> str | None:
    return None if adcode is None or adcode.startswith("10") else f"{adcode[:2]}0000"


def _province_tiles(counts: Counter[str], shelf: Shelf) -> Iterator[tuple[str, Words, float, Words, str]]:
    most = max(counts.values(), default=1)
    for adcode, row in shelf.holdings.divisions.items():
        if row["level"] == "province":
            short = Words(row["short_name"], str(row["iso_3166_2"] or "").removeprefix("CN-"))
            count = counts[adcode]
            said = Words(f"{row['name']}: {count} 篇", f"{row['name_en']}: {count} documents")
            yield adcode, short, sqrt(count / most), said, shelf.place_link(adcode)


def _province_years(counts: Counter[tuple[int, str]], shelf: Shelf) -> Chart:
    codes = sorted({adcode for _, adcode in counts})
    years = list(range(min(year for year, _ in counts), max(year for year, _ in counts) + 1))
    most = max(counts.values())
    divisions = shelf.holdings.divisions
    tiles = [
        Tile(
            column=year,
            row=codes.index(adcode),
            name=same(count),
            value=sqrt(count / most),
            label=Words(
                f"{divisions[adcode]['name']} {year}: {count} 篇", f"{divisions[adcode]['name_en']} {year}: {count}"
            ),
            link=shelf.place_link(adcode),
        )
        for (year, adcode), count in sorted(counts.items())
    ]
    names = [Words(divisions[adcode]["short_name"], divisions[adcode]["name_en"]) for adcode in codes]
    return grid("by_province_and_year", tiles, years, names, "accent")


def _targets(shelf: Shelf) -> Iterator[Chart]:
    """The goals for growth of the whole economy, and beside them what was reached."""
    facts = shelf.by_indicator.get("gdp", [])
    yield from target_charts([fact for fact in facts if fact["fact"] == "growth_targets"], shelf)
    if pairs := list(_targets_with_results(facts, shelf)):
        yield against("target_and_result", pairs)


def _targets_with_results(facts: Iterable[Row], shelf: Shelf) -> Iterator[tuple[float, float, Words, str]]:
    """Target and result of one place, year and measure, in percent; of several the first by document."""
    found: dict[tuple[object, ...], dict[str, Row]] = defaultdict(dict)
    for fact in facts:
        if fact["unit"] == "%" and fact["adcode"] and fact["period_end"]:
            key = (fact["adcode"], fact["measure"], fact["period_start"], fact["period_end"])
            found[key].setdefault(fact["fact"], fact)
    for both in found.values():
        if len(both) == 2:
            target, result = both["growth_targets"], both["growth_actuals"]
            place, year = shelf.place_words(target["adcode"]), target["period_end"].year
            aimed, reached = figure(target), figure(result)
            said = Words(
                f"{place.zh} {year}: 目标 {aimed.zh}，实绩 {reached.zh}",
                f"{place.en} {year}: target {aimed.en}, result {reached.en}",
            )
            yield float(target["value_low"]), float(result["value_low"]), said, shelf.evidence_link(target)


def _money(shelf: Shelf) -> Iterator[Chart]:
    """Sums of figures as texts state them; a project's figure of a kind counts once."""
    facts = _counted_once(shelf.holdings.of_kind("investments"))
    if not facts:
        return
    largest = [(shelf.holdings.projects[key], largest_total(some)) for key, some in shelf.by_project.items()]
    stated = sorted(((fact["amount_cny"], row) for row, fact in largest if fact), key=lambda entry: -entry[0])
    entries = [
        Bar(same(row["name"]), float(most), amount(most), shelf.project_link(row["project_id"]))
        for most, row in stated[:_MOST_BARS]
    ]
    if entries:
        yield bars("largest_projects", entries, "projects", labels=210)
    yield bars(
        "money_by_kind", _sums(facts, lambda fact: fact["kind"], shelf.word, lambda _: ""), "investments", labels=150
    )
    by_city = _sums(facts, lambda fact: _city(fact["adcode"], shelf), shelf.place_words, shelf.place_link)
    if by_city:
        yield bars("money_by_city", by_city, "investments", labels=150)
    yield from _by_month(facts, shelf)


def _counted_once(facts: Iterable[Row]) -> list[Row]:
    kept: dict[tuple[str, str], Row] = {}
    for fact in facts:
        if fact["amount_cny"] is not None:
            key = (fact["project_id"] or fact["id"], fact["kind"])
            if key not in kept or kept[key]["amount_cny"] < fact["amount_cny"]:
                kept[key] = fact
    return list(kept.values())


def _sums(
    facts: Iterable[Row],
    key_of: Callable[[Row], str | None],
    words_of: Callable[[str], Words],
    link_of: Callable[[str], str],
) -> list[Bar]:
    """The largest sums of money by what `key_of` says of each fact."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for fact in facts:
        if key := key_of(fact):
            sums[key] += fact["amount_cny"]
    largest = sorted(sums.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST_BARS]
    return [Bar(words_of(key), float(total), amount(total), link_of(key)) for key, total in largest]


def _city(adcode: str | None, shelf: Shelf) -> str | None:
    """The prefecture that a division lies in; the province where that has none."""
    if adcode is None or adcode.endswith("0000"):
        return None
    prefecture = f"{adcode[:4]}00"
    return prefecture if prefecture in shelf.holdings.divisions else _province(adcode)


def _by_month(facts: Iterable[Row], shelf: Shelf) -> Iterator[Chart]:
    """What was told of by month; by year where there are many months."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for fact in facts:
        day = shelf.holdings.documents[fact["document_id"]]["published_on"]
        if day is not None:
            sums[f"{day:%Y-%m}"] += fact["amount_cny"]
    width, title = 7, "money_by_month"
    if len(sums) > _MOST_MONTHS:
        width, title = 4, "money_by_year"
    by_time: dict[str, Decimal] = defaultdict(Decimal)
    for month, total in sorted(sums.items()):
        by_time[month[:width]] += total
    if by_time:
        entries = [Bar(same(time), float(total / _YUAN_PER_YI), amount(total)) for time, total in by_time.items()]
        yield columns(title, entries, "investments")


def _people(shelf: Shelf) -> Iterator[Chart]:
    counted = [(len({fact["document_id"] for fact in facts}), facts) for facts in shelf.by_person.values()]
    counted.sort(key=lambda entry: (-entry[0], entry[1][0]["official_id"]))
    entries: list[Bar] = []
    for count, facts in counted[:_MOST_BARS]:
        last = max(facts, key=shelf.day)
        person, post = table("", ("person", "post"), [last], shelf).rows[0].cells
        label = same(f"{person.words.zh} {post.words.zh}".strip())
        entries.append(Bar(label, count, Words(f"{count} 篇", str(count)), person.link))
    if entries:
        yield bars("most_seen", entries, "officials", labels=210)


def _rejections(shelf: Shelf) -> Iterator[Chart]:
    rows = [row for some in shelf.holdings.rejections.values() for row in some] + shelf.holdings.unreadable
    counts = Counter((row["kind"], row["rule"]) for row in rows)
    largest = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST_BARS]
    entries = [Bar(same(f"{kind} · {rule}"), count, same(count), "rejections.html") for (kind, rule), count in largest]
    if entries:
        yield bars("rejections_by_rule", entries, "rejected", labels=240)
