"""The command: what it prints and where, its exit codes, and what it never shows."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from models.schema import metadata
from models.views import VIEWS
from pipeline.load.database import open_database, writing
from pipeline.query.export import csv_cell
from pipeline.run.objects import FACT_NAMES
from tests.command import fangzhi

ARTICLE = (
    "2023年2月6日,漳州市委书记林知远在南靖县调研总投资73.5亿元的临江化工二期项目。\n"
    "今年漳州市地区生产总值预期增长6.5%以上。\n"
)
ROOT = Path(__file__).parent.parent
ESCAPE = "\x1b[2J\x1b]0;title\x07"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_run_prints_a_summary_and_ends_with_0(article: Path, new_sqlite: Callable[[], str]) -> None:
    result = fangzhi("run", article, "--database", new_sqlite())
    assert result.exit_code == 0
    assert "1 documents in" in result.stdout
    assert "1 loaded" in result.stdout
    for kind in ("appointments", "city_mentions", "project_mentions", "investments", "growth_targets"):
        assert kind in result.stdout


def test_run_shows_three_queries_with_their_answers(article: Path, new_sqlite: Callable[[], str]) -> None:
    result = fangzhi("run", article, "--database", new_sqlite(), "--show-queries")
    assert result.stdout.count("SELECT") == 3
    assert "林知远" in result.stdout


def test_quiet_prints_nothing(article: Path, new_sqlite: Callable[[], str]) -> None:
    result = fangzhi("run", article, "--database", new_sqlite(), "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_the_environment_names_the_database(article: Path, tmp_path: Path) -> None:
    fangzhi("run", article, "--quiet", FANGZHI_DATABASE=f"sqlite:///{tmp_path / 'named.db'}")
    assert (tmp_path / "named.db").exists()


def test_without_a_name_the_database_is_in_the_current_folder(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fangzhi("run", article, "--quiet")
    assert (tmp_path / "fangzhi.db").exists()


def test_an_unreadable_file_is_told_and_strict_makes_it_count(article: Path, new_sqlite: Callable[[], str]) -> None:
    bad = article.with_name("bad.txt")
    bad.write_bytes(b"")
    url = new_sqlite()
    lenient, strict = fangzhi("run", article, bad, "-d", url), fangzhi("run", article, bad, "-d", url, "--strict")
    assert (lenient.exit_code, strict.exit_code) == (0, 3)
    assert "bad.txt" in lenient.stderr
    assert "empty" in lenient.stdout
    assert "bad.txt" in fangzhi("status", "-d", url).stdout


def test_strict_is_content_where_nothing_was_rejected(article: Path, new_sqlite: Callable[[], str]) -> None:
    assert fangzhi("run", article, "-d", new_sqlite(), "--strict").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", "nowhere.txt"),
        ("run", "nothing-*.txt"),
        ("run", ""),
        ("extract", ""),
        ("run", "--no-such-option", "."),
        ("run", ".", "--database", "nonsense"),
        ("run", ".", "--engine", "dask"),
        ("run", ".", "--engine", "elsewhere"),
        ("run", ".", "--scheduler", "tcp://127.0.0.1:9"),
        ("run", ".", "--database", "mysql://db/news"),
        ("run", ".", "--database", "sqlite:///news\udcff.db"),
        ("extract", "nowhere.txt"),
        ("explain", "nowhere.txt", "--database", "mysql://db/news"),
        ("export", "out", "--format", "xml"),
        ("no-such-command",),
    ],
)
def test_a_wrong_call_ends_with_2_and_touches_nothing(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = fangzhi(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////no/such/folder/fangzhi.db",
        "postgresql://ann:s3cr%40t@127.0.0.1:1/news",
        "postgresql://ann@127.0.0.1:1/news?password=s3cr%40t",
        "postgresql+psycopg://ann:s3cr%40t@127.0.0.1:1/news?sslmode=bad-s3cr%40t",
    ],
)
@pytest.mark.parametrize("command", ["run", "status", "db"])
def test_a_database_out_of_reach_ends_without_the_password(url: str, command: str, article: Path) -> None:
    arguments = {"run": ("run", article), "status": ("status",), "db": ("db", "upgrade")}[command]
    result = fangzhi(*arguments, "--database", url)
    # A file that is to be read and is not there is a wrong call.
    assert result.exit_code == (2 if command == "status" and url.startswith("sqlite") else 1)
    assert result.stderr.startswith("fangzhi: ")
    assert "s3cr" not in result.output
    assert "Traceback" not in result.output


def test_a_database_without_tables_is_told_from_a_broken_one(new_empty: Callable[[], str]) -> None:
    result = fangzhi("status", "-d", new_empty())
    assert result.exit_code == 1
    assert "fangzhi db upgrade" in result.stderr


def test_a_database_of_a_later_version_is_refused(new_prepared: Callable[[], str], article: Path) -> None:
    url = new_prepared()
    engine = open_database(url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    result = fangzhi("run", article, "-d", url)
    assert result.exit_code == 1
    assert "9999" in result.stderr


def test_extract_prints_facts_that_stand_in_the_text(article: Path) -> None:
    facts = json.loads(fangzhi("extract", article).stdout)
    assert {"officials", "cities"} <= {fact["fact"] for fact in facts}
    assert all(ARTICLE[fact["start"] : fact["end"]] == fact["quote"] for fact in facts)


def test_extract_prints_the_same_objects_one_a_line(article: Path) -> None:
    lines = fangzhi("extract", "--jsonl", article).stdout.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(fangzhi("extract", article).stdout)


@pytest.mark.parametrize("command", [("run", "."), ("status",), ("db", "upgrade"), ("export", "out")])
def test_a_database_of_a_later_version_is_refused_by_name(
    command: tuple[str, ...], new_prepared_sqlite: Callable[[], str]
) -> None:
    url = new_prepared_sqlite()
    engine = open_database(url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    result = fangzhi(*command, "-d", url)
    assert result.exit_code == 1
    assert "9999" in result.stderr
    assert "later Fangzhi" in result.stderr


@pytest.mark.parametrize("command", [("run",), ("db", "upgrade")])
def test_an_older_database_is_upgraded_with_a_word_about_backups(
    command: tuple[str, ...], article: Path, new_sqlite: Callable[[], str]
) -> None:
    url = new_sqlite()
    assert fangzhi("db", "upgrade", "0004", "-d", url).stderr == ""
    result = fangzhi(*command, *((article,) if command == ("run",) else ()), "-d", url)
    assert result.exit_code == 0
    assert "backup" in result.stderr


def test_extract_tells_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = fangzhi("extract", tmp_path / "empty.txt")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert fangzhi("extract", "--quiet", tmp_path / "empty.txt").stderr == result.stderr
    assert fangzhi("explain", "--quiet", tmp_path / "empty.txt").stderr == result.stderr


def test_what_cannot_be_read_beside_a_document_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text(json.dumps({"text": ARTICLE}) + "\nno object\n", encoding="utf-8")
    told, quiet = (fangzhi("extract", *more, tmp_path / "lines.jsonl") for more in ((), ("--quiet",)))
    assert (told.exit_code, quiet.exit_code) == (0, 0)
    assert "lines.jsonl#2" in told.stderr
    assert quiet.stderr == ""
    assert told.stdout == quiet.stdout != "[]\n"


def test_the_command_tells_its_version() -> None:
    result = fangzhi("--version")
    assert (result.exit_code, result.stdout) == (0, f"fangzhi {version('fangzhi')}\n")


def test_extract_gives_what_run_writes(article: Path, new_sqlite: Callable[[], str]) -> None:
    url = new_sqlite()
    ran = fangzhi("run", article, "-d", url, "-q")
    assert (ran.exit_code, ran.output) == (0, "")
    facts = json.loads(fangzhi("extract", article).stdout)
    engine = open_database(url)
    with engine.connect() as connection:
        for kind in FACT_NAMES.values():
            rows = connection.execute(text(f'SELECT start, "end", quote FROM v_{kind}')).all()
            mine = [fact for fact in facts if fact["fact"] == kind]
            assert sorted(map(tuple, rows)) == sorted((fact["start"], fact["end"], fact["quote"]) for fact in mine)
    engine.dispose()


def test_explain_marks_facts_and_names_rules(article: Path) -> None:
    shown = fangzhi("explain", article).stdout
    rules = {fact["rule"] for fact in json.loads(fangzhi("extract", article).stdout)}
    assert "[" in shown
    assert all(rule in shown for rule in rules)


def test_explain_shows_a_stored_document_by_its_source(article: Path, new_prepared: Callable[[], str]) -> None:
    url = new_prepared()
    fangzhi("run", article, "-d", url, "-q")
    article.unlink()
    assert "林知远" in fangzhi("explain", article, "-d", url).stdout
    assert fangzhi("explain", "no such thing", "-d", url).exit_code == 2


def test_nothing_of_a_document_moves_the_cursor(tmp_path: Path, new_sqlite: Callable[[], str]) -> None:
    path = tmp_path / f"a{ESCAPE}b.txt"
    path.write_text(ARTICLE.replace("在南靖", f"{ESCAPE}在南靖") + ESCAPE, encoding="utf-8")
    (tmp_path / f"empty{ESCAPE}.txt").write_bytes(b"")
    url = new_sqlite()
    calls = [
        ("run", tmp_path, "-d", url, "--verbose", "--show-queries"),
        ("status", "-d", url),
        ("explain", path, "-d", url),
        ("extract", path),
        ("extract", tmp_path / f"empty{ESCAPE}.txt"),
    ]
    for call in calls:
        output = fangzhi(*call).output
        assert output
        assert not {"\x1b", "\x07", "\x9b"} & set(output)


def test_status_tells_holdings_runs_and_rejections_as_json(article: Path, new_prepared: Callable[[], str]) -> None:
    url = new_prepared()
    fangzhi("run", article, "-d", url, "-q")
    told = json.loads(fangzhi("status", "--json", "-d", url).stdout)
    assert told["dimensions"]["documents"] == 1
    assert told["runs"][0]["status"] == "done"
    assert told["rejected"] == told["unreadable"] == []


def test_schema_tells_every_table_view_and_column() -> None:
    entries = {entry["name"]: entry for entry in json.loads(fangzhi("schema", "--json").stdout)}
    assert set(entries) == {*metadata.tables, *(view.name for view in VIEWS)}
    assert all(column["meaning"] for entry in entries.values() for column in entry["columns"])
    page = fangzhi("schema").stdout
    assert all(f"## {name} (" in page for name in entries)


def test_exports_are_the_same_bytes_from_both_kinds_of_database(
    article: Path, tmp_path: Path, new_sqlite: Callable[[], str], new_postgres: Callable[[], str]
) -> None:
    for name, url in (("sqlite", new_sqlite()), ("postgres", new_postgres())):
        fangzhi("run", article, ROOT / "seeds" / "articles", "-d", url, "-q")
        assert fangzhi("export", tmp_path / name, "-d", url).exit_code == 0
    files = sorted(path.name for path in (tmp_path / "sqlite").iterdir())
    assert files == sorted(f"{view.name}.{kind}" for view in VIEWS for kind in ("csv", "jsonl"))
    for file in files:
        assert (tmp_path / "sqlite" / file).read_bytes() == (tmp_path / "postgres" / file).read_bytes()


def test_csv_and_json_lines_tell_the_same_facts(article: Path, tmp_path: Path, new_sqlite: Callable[[], str]) -> None:
    url = new_sqlite()
    fangzhi("run", article, "-d", url, "-q")
    fangzhi("export", tmp_path / "out", "-d", url)
    for view in VIEWS:
        with (tmp_path / "out" / f"{view.name}.csv").open(encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        lines = (tmp_path / "out" / f"{view.name}.jsonl").read_text(encoding="utf-8").splitlines()
        objects: list[dict[str, Any]] = [json.loads(line) for line in lines]
        assert [row["place"] for row in table] == [entry["place"] or "" for entry in objects]
        assert all(list(entry) == list(view.columns()) for entry in objects)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_in_csv_is_a_formula(cell: str) -> None:
    assert csv_cell(cell) == f"'{cell}"


def test_the_module_is_the_command(article: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "extract", str(article)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, check=True)
    assert json.loads(done.stdout)


def test_extraction_needs_no_database_library(article: Path) -> None:
    code = (
        "import sys; from pipeline.cli.app import app\n"
        f"try: app(['extract', {str(article)!r}])\n"
        "finally: assert not {'sqlalchemy', 'alembic', 'psycopg'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)


def test_a_dry_run_tells_all_and_writes_nothing(
    article: Path, new_prepared: Callable[[], str], new_database: Callable[[], str]
) -> None:
    bad = article.with_name("bad.txt")
    bad.write_bytes(b"")
    for url in (new_prepared(), new_database()):
        result = fangzhi("run", article, bad, "-d", url, "--dry-run", "--workers", 0)
        assert result.exit_code == 0
        assert "1 would be loaded, 0 unchanged, 1 rejected" in result.stdout
        engine = open_database(url)
        with engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            assert not tables or not connection.scalar(text("SELECT count(*) FROM documents"))
            assert not tables or not connection.scalar(text("SELECT count(*) FROM runs"))
        engine.dispose()


def test_a_dry_run_makes_no_file(article: Path, tmp_path: Path) -> None:
    assert fangzhi("run", article, "-d", f"sqlite:///{tmp_path / 'new.db'}", "--dry-run", "--workers", 0).exit_code == 0
    assert not (tmp_path / "new.db").exists()


def test_a_database_opened_to_be_read_refuses_to_be_written(new_prepared: Callable[[], str]) -> None:
    engine = open_database(new_prepared(), read_only=True)
    with pytest.raises(DBAPIError, match=r"read-?only"), engine.begin() as connection:
        connection.execute(text("DELETE FROM divisions"))
    engine.dispose()


def test_logs_as_json_are_one_object_a_line(article: Path, new_sqlite: Callable[[], str]) -> None:
    bad = article.with_name(f"bad{ESCAPE}.txt")
    bad.write_bytes(b"")
    result = fangzhi("run", article, bad, "-d", new_sqlite(), "--log-json", "--workers", 0)
    (line,) = [json.loads(line) for line in result.stderr.splitlines()]
    assert (line["event"], line["level"], line["kind"], line["rule"]) == ("rejected", "warning", "document", "empty")
    assert line["source"] == str(bad)


def test_rejections_are_listed_and_tried_again(article: Path, new_sqlite: Callable[[], str]) -> None:
    bad, url = article.with_name("bad.txt"), new_sqlite()
    bad.write_bytes(b"")
    fangzhi("run", article, bad, "-d", url, "--quiet")
    (entry,) = map(
        json.loads, fangzhi("rejections", "list", "--kind", "document", "--json", "-d", url).stdout.splitlines()
    )
    assert (entry["source"], entry["rule"]) == (str(bad), "empty")
    assert "bad.txt" in fangzhi("rejections", "list", "--rule", "empty", "-d", url).stdout
    assert "0 loaded, 1 left out" in fangzhi("rejections", "replay", "-d", url).stdout
    bad.write_text(ARTICLE.replace("林知远", "黄知远"), encoding="utf-8")
    assert "1 loaded, 0 left out" in fangzhi("rejections", "replay", "-d", url).stdout
    assert fangzhi("rejections", "list", "--kind", "document", "--json", "-d", url).stdout == ""


def test_records_keep_what_they_hold_under_other_names(tmp_path: Path) -> None:
    table = tmp_path / "news.csv"
    table.write_text("headline,content\n开工,漳州市市长甲乙丙宣布项目开工。\n", encoding="utf-8")
    found = fangzhi("extract", table, "--jsonl", "--field", "text=content", "--field", "title=headline")
    assert {json.loads(line)["title"] for line in found.stdout.splitlines()} == {"开工"}
    wrong = fangzhi("extract", table, "--field", "body=content")
    assert wrong.exit_code == 2
    assert "body=content" in wrong.stderr
