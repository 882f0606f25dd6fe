"""What documentation is made of the program does not drift from it."""

import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from pipeline.load.database import open_database
from pipeline.query.dictionary import as_markdown
from pipeline.run import job

ROOT = Path(__file__).parent.parent
QUERIES = (ROOT / "docs" / "queries.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "seeds" / "SOURCES.md"])


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def make_docs() -> ModuleType:
    return script("make_docs")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_points_at_is_there(page: Path) -> None:
    words = page.read_text("utf-8")
    named = re.findall(r"`((?:pipeline|scripts|tests|seeds|models|migrations|docs)/[\w./*-]+)`", words)
    linked = re.findall(r"\]\((?!https?://|#)([^)#]+)", words)
    assert [name for name in named if not any(ROOT.glob(name.rstrip("/")))] == []
    assert [name for name in linked if not (page.parent / name).exists()] == []


def test_the_data_dictionary_is_what_the_models_say() -> None:
    assert (ROOT / "docs" / "schema.md").read_text("utf-8") == as_markdown()


def test_there_are_fifteen_questions_with_answers() -> None:
    assert len(re.findall(r"^## \d+\. ", QUERIES, re.MULTILINE)) == 15
    answers = re.findall(r"```text\n(.*?)```", QUERIES, re.DOTALL)
    assert len(answers) == 15
    assert all(answer.count("\n") > 1 for answer in answers)


def test_the_answers_are_those_of_the_sample_database(make_docs: ModuleType, sample_database_file: Path) -> None:
    engine = create_engine(f"sqlite:///{sample_database_file}")
    assert make_docs.answered(QUERIES, engine) == QUERIES
    engine.dispose()


def test_postgresql_gives_the_same_answers(make_docs: ModuleType, new_prepared_postgres: Callable[[], str]) -> None:
    engine = open_database(new_prepared_postgres())
    job.run([str(ROOT / "seeds" / "articles")], engine, job.Options(1))
    assert make_docs.answered(QUERIES, engine) == QUERIES
    engine.dispose()


def test_the_bundle_for_superset_is_made_of_the_views() -> None:
    make_superset = script("make_superset")
    files = {path for path in make_superset.BUNDLE.rglob("*") if path.is_file()}
    assert {str(path.relative_to(make_superset.BUNDLE)) for path in files} == set(make_superset.bundle())
    for name, content in make_superset.bundle().items():
        assert json.loads((make_superset.BUNDLE / name).read_text("utf-8")) == content


def test_the_bundle_points_at_what_it_holds_and_tells_no_password() -> None:
    files = script("make_superset").bundle()
    datasets = {entry["uuid"]: entry for name, entry in files.items() if name.startswith("datasets/")}
    charts = {entry["uuid"]: entry for name, entry in files.items() if name.startswith("charts/")}
    for chart in charts.values():
        columns = {column["column_name"] for column in datasets[chart["dataset_uuid"]]["columns"]}
        parameters = chart["params"]
        used = {metric["column"]["column_name"] for metric in parameters.get("metrics", [])}
        used |= {condition["subject"] for condition in parameters["adhoc_filters"]}
        used |= {*parameters.get("groupby", []), *parameters.get("all_columns", [])}
        used |= {parameters["x_axis"]} if "x_axis" in parameters else set()
        assert used <= columns
    position = files["dashboards/Fangzhi.yaml"]["position"]
    shown = {cell["meta"]["uuid"] for cell in position.values() if isinstance(cell, dict) and cell["type"] == "CHART"}
    assert shown == set(charts)
    assert make_url(files["databases/Fangzhi.yaml"]["sqlalchemy_uri"]).password is None
