"""Reference data: seeds/*.csv -> rows, written only where they differ from what is there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import Connection, Engine, Table, bindparam, select

from models.schema import metadata
from pipeline.load import sql
from pipeline.load.database import writing
from pipeline.load.entities import Row
from pipeline.load.places import province_of
from pipeline.rules.divisions import COUNTRY
from pipeline.rules.source import read_csv

_COUNTRY: Row = {
    "adcode": COUNTRY,
    "name": "中华人民共和国",
    "short_name": "中国",
    "level": "country",
    "parent_adcode": "",
    "valid_from": "",
    "valid_to": "",
    "successor_adcodes": "",
    "iso_3166_2": "CN",
    "name_en": "China",
    "pinyin": "Zhōngguó",
}
_LEVEL_COLUMN = {"province": "province", "prefecture": "city", "county": "county"}


def load_reference_data(engine: Engine) -> None:
    """Makes the reference tables say what the seeds say, in one transaction; a second time changes nothing."""
    with writing(engine) as connection:
        _load(connection)


def _load(connection: Connection) -> None:
    for name, rows in _vocabularies().items():
        _synchronize(connection, metadata.tables[name], rows)
    _synchronize(connection, metadata.tables["indicators"], list(_indicators()))
    _synchronize(connection, metadata.tables["extraction_rules"], list(_extraction_rules()))
    history = _division_history()
    _synchronize(connection, metadata.tables["divisions"], list(_divisions(history)))
    _synchronize(connection, metadata.tables["division_history"], list(_history_rows(history)))
    _synchronize(connection, metadata.tables["division_successors"], list(_successors(history)))


def _synchronize(connection: Connection, table: Table, wanted: Sequence[Row]) -> None:
    """Inserts the rows that are missing and updates those that differ."""
    keys = [column.name for column in table.primary_key]
    found = {tuple(row[key] for key in keys): dict(row) for row in connection.execute(select(table)).mappings()}
    if not found:
        sql.insert(connection, table, wanted)
        return
    missing = [row for row in wanted if tuple(row[key] for key in keys) not in found]
    changed = [row for row in wanted if row != found.get(tuple(row[key] for key in keys), row)]
    sql.insert(connection, table, missing)
    if changed:
        matching = (table.c[key] == bindparam(f"old_{key}") for key in keys)
        statement = table.update().where(*matching)
        connection.execute(statement, [{**row, **{f"old_{key}": row[key] for key in keys}} for row in changed])


def _vocabularies() -> dict[str, list[Row]]:
    """The rows of every vocabulary's table, numbered in the order of the file."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for row in read_csv("vocabulary.csv"):
        term = {key: row[key] for key in ("code", "label_zh", "label_en", "meaning")}
        terms = tables[row["vocabulary"]]
        terms.append({**term, "position": len(terms) + 1})
    return tables


def _indicators() -> Iterator[Row]:
    for row in read_csv("indicators.csv"):
        yield {**{key: row[key] for key in ("code", "name_zh", "name_en")}, "aliases": row["aliases"] or None}


def _extraction_rules() -> Iterator[Row]:
    for row in read_csv("extraction_rule.csv"):
        counts = {key: int(row[key]) for key in ("judged", "confirmed")}
        words = {key: row[key] for key in ("rule", "kind", "meaning")}
        yield {**words, **counts, "confidence": Decimal(row["confidence"])}


def _division_history() -> dict[str, list[Row]]:
    """By code, the rows of the gazetteer in the order of time; above the provinces, the country."""
    history: dict[str, list[Row]] = defaultdict(list)
    history[COUNTRY].append({**_COUNTRY, "parent_adcode": None, "valid_from": None, "valid_to": None})
    for row in read_csv("administrative_division.csv"):
        years = {key: int(row[key]) if row[key] else None for key in ("valid_from", "valid_to")}
        history[row["adcode"]].append({**row, **years, "parent_adcode": row["parent_adcode"] or COUNTRY})
    for rows in history.values():
        rows.sort(key=lambda row: row["valid_from"] or 0)
    return history


def _divisions(history: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """One row a code, as it is now or was last; parents before children."""
    named: dict[str | None, Row] = {None: dict.fromkeys(_LEVEL_COLUMN.values())}
    for adcode in sorted(history, key=lambda code: (_steps_down(code, history), code)):
        last = history[adcode][-1]
        above = named[last["parent_adcode"]]
        column = _LEVEL_COLUMN.get(last["level"])
        names = named[adcode] = above if column is None else {**above, column: above[column] or last["name"]}
        yield {
            **{key: last[key] for key in ("adcode", "name", "short_name", "level", "parent_adcode")},
            "province_adcode": province_of(adcode),
            **names,
            "valid_from": history[adcode][0]["valid_from"],
            "valid_to": last["valid_to"],
            **{key: last[key] or None for key in ("iso_3166_2", "name_en", "pinyin")},
        }


def _steps_down(adcode: str, history: Mapping[str, Sequence[Row]]) -> int:
    parent = history[adcode][-1]["parent_adcode"]
    return 0 if parent is None else 1 + _steps_down(parent, history)


def _history_rows(history: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    for adcode, rows in history.items():
        for ordinal, row in enumerate(rows, start=1):
            kept = {key: row[key] for key in ("name", "parent_adcode", "valid_from", "valid_to")}
            yield {"adcode": adcode, "ordinal": ordinal, **kept}


def _successors(history: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    for adcode, rows in history.items():
        for successor in filter(None, rows[-1]["successor_adcodes"].split(";")):
            yield {"adcode": adcode, "successor_adcode": successor}
