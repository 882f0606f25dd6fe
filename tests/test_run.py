"""The job: the same rows however it is run, one bad document costs nobody else, and the books are kept."""

import json
import os
import shutil
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select, text
from sqlalchemy.exc import OperationalError

from models.schema import metadata
from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.extract import extract
from pipeline.load import database
from pipeline.load.database import open_database
from pipeline.load.items import Failure
from pipeline.load.runs import Counts
from pipeline.load.writer import Writer
from pipeline.run import job, stages
from pipeline.run.job import Options, run
from pipeline.run.summary import Summary
from pipeline.run.windows import windows

ARTICLES = {
    "one.txt": "2023年2月6日,漳州市委书记林知远在南靖县调研总投资73.5亿元的临江化工二期项目。\n"
    "今年漳州市地区生产总值预期增长6.5%以上。",
    "two.txt": "2023年3月1日,南靖县委书记陈云舒表示,力争今年完成投资120亿元,固定资产投资增长8%。",
    "three.txt": "2022年5月,长泰区区长王云舒介绍,全区规模以上工业增加值增长9%,总投资8亿元的智能水表生产线项目开工。",
}

# Investments whose evidence is not what the text has at its place.
OFF_THE_MARK = """
SELECT quote FROM investments f JOIN documents d USING (document_id)
WHERE substr(d.text, f.start + 1, f."end" - f.start) <> f.quote
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    for name, words in ARTICLES.items():
        (path / name).write_text(words, encoding="utf-8")
    return path


def work(engine: Engine, *inputs: Path, **options: Any) -> Summary:
    return run([str(path) for path in inputs], engine, Options(**{"workers": 0, **options}))


def contents(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        return {
            name: sorted(str(tuple(row)) for row in connection.execute(select(table)))
            for name, table in metadata.tables.items()
            if name not in ("runs", "document_versions")
        }


def rows(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def test_a_folder_becomes_rows(engine: Engine, folder: Path) -> None:
    summary = work(engine, folder)
    assert summary.tally.counts.documents_loaded == 3
    assert summary.tally.counts.facts == sum(summary.tally.facts.values()) > 0
    assert rows(engine, "SELECT count(*) FROM documents") == [(3,)]


def test_running_again_works_through_nothing_and_leaves_the_same_rows(engine: Engine, folder: Path) -> None:
    work(engine, folder)
    before = contents(engine)
    again = work(engine, folder)
    assert (again.tally.counts.documents_unchanged, again.tally.counts.documents_loaded) == (3, 0)
    assert contents(engine) == before


def test_force_works_through_everything_and_leaves_the_same_rows(engine: Engine, folder: Path) -> None:
    work(engine, folder)
    before = contents(engine)
    assert work(engine, folder, force=True).tally.counts.documents_loaded == 3
    assert contents(engine) == before


def test_another_program_works_through_everything_again(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work(engine, folder)
    monkeypatch.setattr(job, "program_id", lambda: "f" * 24)
    assert work(engine, folder).tally.counts.documents_loaded == 3


def test_neither_order_nor_copies_nor_the_number_of_runs_show(new_engine: Callable[[], Engine], folder: Path) -> None:
    shutil.copy(folder / "one.txt", folder / "copy.txt")
    paths = sorted(folder.iterdir())
    together, apart = new_engine(), new_engine()
    work(together, *paths)
    for path in reversed(paths):
        work(apart, path)
    work(apart, folder)
    assert contents(together) == contents(apart)
    assert rows(together, "SELECT count(*) FROM documents") == [(3,)]


def test_two_processes_give_the_rows_of_one(
    new_prepared_sqlite: Callable[[], str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.windows._WINDOW_DOCUMENTS", 1)
    found = []
    for workers in (1, 2):
        engine = open_database(new_prepared_sqlite())
        work(engine, folder, workers=workers)
        found.append(contents(engine))
        engine.dispose()
    assert found[0] == found[1]


def test_a_changed_article_replaces_its_facts(new_engine: Callable[[], Engine], folder: Path) -> None:
    changed, fresh = new_engine(), new_engine()
    work(changed, folder)
    (folder / "one.txt").write_text(ARTICLES["one.txt"].replace("林知远", "黄知远"), encoding="utf-8")
    work(changed, folder)
    work(fresh, folder)
    assert contents(changed) == contents(fresh)


def test_articles_that_change_places_are_kept(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first window takes away what the second, planned before, counts as there."""
    monkeypatch.setattr("pipeline.run.windows._WINDOW_DOCUMENTS", 1)
    work(engine, folder)
    names = sorted(ARTICLES)
    for name, other in zip(names, names[1:] + names[:1], strict=True):
        (folder / name).write_text(ARTICLES[other], encoding="utf-8")
    work(engine, folder)
    assert rows(engine, "SELECT source, text FROM documents ORDER BY source") == [
        (str(folder / name), ARTICLES[other]) for name, other in zip(names, names[1:] + names[:1], strict=True)
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "empty"), (b"  \n\t", "empty"), (b"\x7fELF\x00\x00\x01\x02\x00\x00\xff\xfe", "binary")],
)
def test_a_file_that_is_no_text_is_named_and_the_run_goes_on(
    engine: Engine, folder: Path, content: bytes, why: str
) -> None:
    (folder / "bad.txt").write_bytes(content)
    summary = work(engine, folder)
    assert (summary.tally.counts.documents_loaded, summary.tally.counts.documents_rejected) == (3, 1)
    (rejection,) = rows(engine, "SELECT source, kind, rule, reason FROM rejections WHERE document_id IS NULL")
    assert rejection[:3] == (str(folder / "bad.txt"), "document", why)
    assert rejection[3]


def test_names_of_files_need_not_be_utf_8(engine: Engine, tmp_path: Path) -> None:
    sound, empty = (tmp_path / os.fsdecode(name.encode("gb18030")) for name in ("新闻.txt", "空白.txt"))
    sound.write_text(ARTICLES["one.txt"], encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    summary = work(engine, sound, empty)
    assert (summary.tally.counts.documents_loaded, summary.tally.counts.documents_rejected) == (1, 1)
    ((inputs,),) = rows(engine, "SELECT inputs FROM runs")
    assert inputs.count("\n") == 1


def test_a_document_that_a_stage_breaks_on_costs_only_itself(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = extract

    def breaking(document: Any, *others: Any) -> Any:
        if "南靖县委书记" in document.text:
            raise RuntimeError("a fault of ours")
        return whole(document, *others)

    monkeypatch.setattr(stages, "extract", breaking)
    shutil.copy(folder / "two.txt", folder / "two-copy.txt")
    assert work(engine, folder).tally.counts.documents_loaded == 2
    found = rows(engine, "SELECT source, rule, reason FROM rejections WHERE document_id IS NULL ORDER BY source")
    assert [Path(source).name for source, _, _ in found] == ["two-copy.txt", "two.txt"]
    assert {(rule, reason) for _, rule, reason in found} == {("failed", "RuntimeError: a fault of ours")}
    monkeypatch.setattr(stages, "extract", whole)
    assert work(engine, folder).tally.counts.documents_loaded == 1
    assert rows(engine, "SELECT count(*) FROM rejections WHERE document_id IS NULL") == [(0,)]


def test_an_input_that_names_nothing_is_an_error(engine: Engine, folder: Path) -> None:
    with pytest.raises(ReadError):
        work(engine, folder / "nowhere.txt")


def test_the_book_of_runs_tells_input_counts_and_end(engine: Engine, folder: Path) -> None:
    summary = work(engine, folder)
    work(engine, folder)
    columns = "run_id, status, inputs, documents_read, documents_loaded, documents_unchanged, facts"
    first, second = rows(engine, f"SELECT {columns} FROM runs ORDER BY run_id")
    assert first == (summary.run_id, "done", str(folder), 3, 3, 0, summary.tally.counts.facts)
    assert second[3:] == (3, 0, 3, 0)
    assert rows(engine, "SELECT count(*) FROM runs WHERE ended_at IS NULL") == [(0,)]


def breaking_writer(error: BaseException) -> Callable[..., None]:
    def broken(*_: Any) -> None:
        raise error

    return broken


def test_a_run_that_fails_says_so_in_its_book(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Writer, "write", breaking_writer(OperationalError("INSERT", {}, Exception("no room"))))
    with pytest.raises(OperationalError):
        work(engine, folder)
    assert rows(engine, "SELECT status FROM runs") == [("failed",)]
    assert rows(engine, "SELECT count(*) FROM documents") == [(0,)]


def test_a_run_that_is_interrupted_ends_with_what_it_has(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Writer, "write", breaking_writer(KeyboardInterrupt()))
    assert work(engine, folder).status == "interrupted"
    assert rows(engine, "SELECT status, documents_read FROM runs") == [("interrupted", 0)]
    assert rows(engine, "SELECT count(*) FROM documents") == [(0,)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_signal_that_finds_the_run_in_a_finalizer_ends_it(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Finalized:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGTERM)

    def report(_: Counts) -> None:
        Finalized()

    monkeypatch.setattr("pipeline.run.windows._WINDOW_DOCUMENTS", 1)
    summary = run([str(folder)], engine, Options(workers=0), report=report)
    assert summary.status == "interrupted"
    assert summary.tally.counts.documents_loaded == 1


def test_a_window_that_was_committed_as_patience_ended_is_in_the_summary(engine: Engine, folder: Path) -> None:
    written = []

    def note(*call: Any) -> None:
        written.extend(["a window"] if "documents_read" in call[2] and call[2].startswith("UPDATE") else [])

    def lose_patience(*_: Any) -> None:
        if written:
            written.clear()
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGALRM)

    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "reset", lose_patience)
    summary = work(engine, folder)
    assert summary.status == "interrupted"
    assert summary.tally.counts.documents_loaded == 3
    assert sum(summary.tally.facts.values()) == summary.tally.counts.facts > 0
    assert rows(engine, "SELECT status, documents_loaded FROM runs") == [("interrupted", 3)]
    assert rows(engine, "SELECT count(*) FROM documents") == [(3,)]


def test_a_run_that_is_interrupted_within_any_query_closes_its_book(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE_MS", 100)
    work(engine, folder)
    queries: list[str] = []

    def interrupt(*call: Any) -> None:
        writes = call[0].get_execution_options().get("fangzhi_writes")
        if writes and call[2].startswith("SELECT") and "FROM" in call[2] and "runs" not in call[2]:
            queries.append(call[2])
            if len(queries) == stop:
                raise KeyboardInterrupt

    event.listen(engine, "after_cursor_execute", interrupt)
    for stop in count():
        queries.clear()
        status = work(engine, folder, force=True).status
        assert rows(engine, "SELECT status FROM runs ORDER BY run_id DESC LIMIT 1") == [(status,)], queries[-1]
        if status == "done" and stop:
            break
    assert stop > 5


@given(st.lists(st.integers(0, 900_000), max_size=300))
@example([0] * 2500)
def test_windows_keep_every_document_in_order_and_within_bounds(lengths: list[int]) -> None:
    given_readings = [
        RawDocument(str(number), "", " " * length, "utf-8", "text/plain")
        if length % 7
        else Failure(str(number), "empty", "")
        for number, length in enumerate(lengths)
    ]
    made = list(windows(given_readings))
    assert [reading for window in made for reading in window] == given_readings
    assert all(0 < len(window) <= 1000 for window in made)
    for window in made:
        before_last = sum(len(reading.text) for reading in window[:-1] if isinstance(reading, RawDocument))
        assert before_last < 200_000


def test_odd_characters_make_the_same_rows_in_both_databases(
    new_prepared_sqlite: Callable[[], str], new_prepared_postgres: Callable[[], str], tmp_path: Path
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    words = ARTICLES["one.txt"]
    (folder / "nul.txt").write_bytes(words.encode().replace("调研".encode(), b"\x00"))
    half = ARTICLES["two.txt"].encode("utf-16-le").replace("表示".encode("utf-16-le"), b"\x00\xd8")
    (folder / "half.txt").write_bytes(half)
    (folder / "private.txt").write_text(words.replace("调研", "\ue636\U0010fffd"), encoding="utf-8")
    (folder / "record.jsonl").write_text(json.dumps({"text": words, "title": "\x00\ud800\ue636"}), encoding="utf-8")
    found = []
    for url in (new_prepared_sqlite(), new_prepared_postgres()):
        engine = open_database(url)
        assert work(engine, folder).tally.counts.documents_loaded == 4
        found.append(contents(engine))
        assert rows(engine, OFF_THE_MARK) == []
        engine.dispose()
    assert found[0] == found[1]
    assert found[0]["investments"] and found[0]["appointments"]
