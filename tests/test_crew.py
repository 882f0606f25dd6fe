"""Workers that die, stand still, or take all the memory cost the run one document each."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.document import RawDocument
from pipeline.errors import WorkError
from pipeline.load.database import open_database
from pipeline.load.items import Failure, Known
from pipeline.read.types import make_document
from pipeline.run.crew import Crew
from pipeline.run.job import Options, run
from pipeline.run.limits import Limits
from pipeline.run.pages import PageProcess
from pipeline.run.pools import HerePool, LocalPool
from pipeline.run.windows import windows
from pipeline.run.workers import work_window
from scripts.poison import POISONS, PoisonedPool, hand_over_half_a_result, read_poisoned_page

ROOT = Path(__file__).parent.parent
SOUND = "2023年2月6日,漳州市委书记林知远在南靖县调研总投资{}亿元的临江化工二期项目。"
SHORT = Limits(seconds=2.0, memory=1024**3)


def documents(*poisons: str, sound: int = 6) -> list[RawDocument]:
    """Sound documents, and each poison somewhere among them."""
    texts = [SOUND.format(number + 2) for number in range(sound)]
    for number, poison in enumerate(poisons):
        texts.insert(2 * number + 1, f"{poison}。{SOUND.format(number + 50)}")
    return [make_document(f"{number}.txt", words, "utf-8", "text/plain") for number, words in enumerate(texts)]


def still_there(processes: list[str]) -> list[str]:
    """Those of the processes that have not ended, nor do so soon."""
    for _ in range(200):
        left = [number for number in processes if _runs(Path(f"/proc/{number}/stat"))]
        if not left:
            break
        time.sleep(0.05)
    return left


def _runs(stat: Path) -> bool:
    try:
        return stat.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_every_poison_costs_its_document_and_no_other(
    new_prepared_sqlite: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.windows._WINDOW_DOCUMENTS", 4)
    folder = tmp_path / "articles"
    folder.mkdir()
    for document in documents(*POISONS, sound=12):
        (folder / document.source).write_text(document.text, encoding="utf-8")
    engine = open_database(new_prepared_sqlite())
    summary = run([str(folder)], engine, Options(limits=SHORT, pool=PoisonedPool(2)))
    assert (summary.tally.counts.documents_loaded, summary.tally.counts.documents_rejected) == (12, len(POISONS))
    with engine.connect() as connection:
        found = connection.execute(text("SELECT source, rule FROM rejections WHERE kind = 'document'")).all()
    engine.dispose()
    rules = {Path(source).name: rule for source, rule in found}
    poisoned = {document.source: document.text.split("。")[0] for document in documents(*POISONS, sound=12)}
    assert rules == {name: POISONS[word] for name, word in poisoned.items() if word in POISONS}


def test_a_page_that_kills_its_parser_costs_itself_alone(
    new_prepared_sqlite: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.job.PageProcess", lambda limits: PageProcess(limits, read_poisoned_page))
    for document in documents(*POISONS, sound=6):
        page = f"<html><body><p>{document.text}</p></body></html>"
        (tmp_path / f"{document.source}.html").write_text(page, encoding="utf-8")
    engine = open_database(new_prepared_sqlite())
    summary = run([str(tmp_path / "*.html")], engine, Options(workers=1, limits=SHORT))
    engine.dispose()
    assert summary.tally.counts.documents_loaded == 6
    # What raises is told as what cannot be read is.
    assert summary.tally.rejections == {"killed": 1, "time_limit": 2, "memory_limit": 1, "unreadable": 1}


def test_workers_that_cannot_live_stop_the_run_and_condemn_no_document() -> None:
    class Dying(LocalPool):
        def open(self) -> Executor:
            return ProcessPoolExecutor(1, initializer=os._exit, initargs=(1,))

    with pytest.raises(WorkError, match="no worker stays alive"), Crew(Dying(1), SHORT) as crew:
        list(crew.work(windows(documents())))


def test_a_pool_ends_though_a_process_is_killed_in_the_middle_of_a_result() -> None:
    pool = LocalPool(1)
    executor = pool.open()
    executor.submit(work_window, [], SHORT).result()
    executor.submit(hand_over_half_a_result)
    time.sleep(0.5)
    ending = threading.Thread(target=pool.close, args=(executor,), daemon=True)
    ending.start()
    ending.join(60)
    assert not ending.is_alive()


def test_outcomes_come_in_the_order_of_plans_whatever_takes_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.windows._WINDOW_DOCUMENTS", 2)
    readings: list[RawDocument | Known | Failure] = [*documents(sound=7), Failure("bad", "empty", "")]
    with Crew(LocalPool(2), Limits()) as crew:
        items = [item for window in crew.work(windows(readings)) for item in window]
    assert [item.source for item in items] == [reading.source for reading in readings]


def test_a_long_input_is_not_read_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.windows._WINDOW_DOCUMENTS", 1)
    read = 0

    def readings() -> Iterator[RawDocument]:
        nonlocal read
        for document in documents(sound=12):
            read += 1
            yield document

    with Crew(HerePool(), Limits()) as crew:
        for done, _ in enumerate(crew.work(windows(readings()))):
            assert read <= done + 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_run_with_a_summary_and_leaves_no_process(
    number: int, new_prepared_sqlite: Callable[[], str], tmp_path: Path
) -> None:
    url = new_prepared_sqlite()
    folder = tmp_path / "articles"
    folder.mkdir()
    for copy in range(2500):
        (folder / f"{copy}.txt").write_text(SOUND.format(copy + 2) * 3, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "run", str(folder), "--database", url, "--workers", "2"]
    job = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    engine = open_database(url)
    with engine.connect() as connection:
        while not connection.scalar(text("SELECT count(*) FROM documents")):
            connection.rollback()
            time.sleep(0.05)
    children = Path(f"/proc/{job.pid}/task/{job.pid}/children").read_text("ascii").split()
    job.send_signal(number)
    out, err = job.communicate(timeout=60)
    assert job.returncode == 1
    assert "loaded" in out
    assert "interrupted" in err
    assert "Traceback" not in err
    assert not still_there(children)
    with engine.connect() as connection:
        counted = connection.execute(text("SELECT status, documents_loaded FROM runs")).one()
        assert tuple(counted) == ("interrupted", connection.scalar(text("SELECT count(*) FROM documents")))
    engine.dispose()


def test_workers_do_not_outlive_a_command_that_is_killed(
    new_prepared_sqlite: Callable[[], str], tmp_path: Path
) -> None:
    for copy in range(400):
        (tmp_path / f"{copy}.txt").write_text(SOUND.format(copy + 2) * 3, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "run", str(tmp_path), "-d", new_prepared_sqlite(), "--workers", "1"]
    job = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    children: list[str] = []
    while len(children) < 2:  # the worker, and the process that keeps account of semaphores
        time.sleep(0.05)
        children = Path(f"/proc/{job.pid}/task/{job.pid}/children").read_text("ascii").split()
    job.kill()
    job.wait()
    assert not still_there(children)


@pytest.mark.parametrize("other", ["pipeline/__init__.py", "models.py", "json.py"])
def test_other_modules_in_the_current_folder_are_not_loaded(
    other: str, tmp_path: Path, new_sqlite: Callable[[], str]
) -> None:
    module = tmp_path / other
    module.parent.mkdir(exist_ok=True)
    module.write_text("raise SystemExit('not this one')", encoding="utf-8")
    (tmp_path / "article.txt").write_text(SOUND.format(9), encoding="utf-8")
    url = new_sqlite()
    for command in (["run", "article.txt", "--workers", "1"], ["report", "site", "--workers", "2"]):
        whole = [str(Path(sys.executable).with_name("fangzhi")), *command, "--database", url]
        done = subprocess.run(whole, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert "not this one" not in done.stdout + done.stderr
    with open_database(url).connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM v_investments")) == 1
