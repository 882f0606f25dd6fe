"""Exports for other tools: Excel, FollowTheMoney, W3C annotations."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from models.views import VIEWS
from pipeline.load.database import open_database
from pipeline.run import job
from tests.command import fangzhi

ARTICLE = "2023年2月6日，漳州市委书记叶知秋、厦门市市长江远宣布总投资73.5亿元的“=临江”石化二期项目开工。\n"
# What FollowTheMoney 4.11 knows of the four schemata, as far as it is used here.
FTM = {
    "Person": {"name", "country"},
    "Position": {"name", "country", "subnationalArea"},
    "Occupancy": {"holder", "post", "date"},
    "Project": {"name", "country", "address"},
}


@pytest.fixture
def exported(tmp_path: Path, new_prepared: Callable[[], str]) -> tuple[str, Path]:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    url = new_prepared()
    engine = open_database(url)
    job.run([str(tmp_path / "article.txt")], engine, job.Options(1))
    engine.dispose()
    formats = [part for name in ("bom-csv", "ftm", "annotations") for part in ("-f", name)]
    done = fangzhi("export", str(tmp_path / "out"), "-d", url, *formats)
    assert done.exit_code == 0
    return url, tmp_path / "out"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_csv_for_excel_begins_with_a_byte_order_mark(exported: tuple[str, Path]) -> None:
    for view in VIEWS:
        file = exported[1] / f"{view.name}.csv"
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        with file.open(encoding="utf-8-sig", newline="") as opened:
            assert next(csv.reader(opened)) == list(view.columns())


def test_entities_are_what_followthemoney_knows_and_point_at_one_another(exported: tuple[str, Path]) -> None:
    entities = {entity["id"]: entity for entity in lines(exported[1] / "entities.ftm.json")}
    schemata = {entity["schema"] for entity in entities.values()}
    assert schemata >= {"Person", "Position", "Occupancy"}
    for entity in entities.values():
        assert set(entity["properties"]) <= FTM[entity["schema"]]
        assert all(isinstance(value, str) for values in entity["properties"].values() for value in values)
    held = [entity["properties"] for entity in entities.values() if entity["schema"] == "Occupancy"]
    told = {
        (entities[one["holder"][0]]["properties"]["name"][0], entities[one["post"][0]]["properties"]["name"][0])
        for one in held
    }
    assert told == {("叶知秋", "漳州市委书记"), ("江远", "厦门市长")}


def test_annotations_select_the_words_in_the_stored_text(exported: tuple[str, Path]) -> None:
    url, folder = exported
    engine = open_database(url)
    with engine.connect() as connection:
        (body,) = connection.scalars(text("SELECT text FROM documents"))
    engine.dispose()
    annotations = lines(folder / "annotations.jsonl")
    assert annotations
    for annotation in annotations:
        position, quote = annotation["target"]["selector"]
        assert body[position["start"] : position["end"]] == quote["exact"]
        assert body[: position["start"]].endswith(quote["prefix"])
        assert body[position["end"] :].startswith(quote["suffix"])
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_an_export_is_the_same_whenever_it_is_made(exported: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = exported
    fangzhi("export", str(tmp_path / "again"), "-d", url, "-f", "ftm", "-f", "annotations")
    for name in ("entities.ftm.json", "annotations.jsonl"):
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()
