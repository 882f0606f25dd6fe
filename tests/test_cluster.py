"""A run over a real Dask cluster on this machine: the same rows as without one, also where a worker is killed."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from models.schema import metadata
from pipeline.errors import WorkError
from pipeline.load.database import open_database
from pipeline.load.rows import FACT_TABLES
from pipeline.load.runs import Counts
from pipeline.run.job import Options, run

distributed = pytest.importorskip("distributed", reason="needs the extra dask: pip install 'fangzhi[dask]'")
import dask  # noqa: E402

from pipeline.run.cluster import cluster_pool  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")
DOCUMENTS = 420


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as started:
        yield started


def certified(folder: Path) -> dict[str, str]:
    """A certificate made in `folder` that vouches for itself, as Dask's settings for every end of a line."""
    folder.mkdir()
    key, cert = str(folder / "key.pem"), str(folder / "cert.pem")
    wanted = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=fangzhi"]
    subprocess.run(["openssl", "req", *wanted, "-keyout", key, "-out", cert], check=True, capture_output=True)
    ends = [f"distributed.comm.tls.{end}" for end in ("scheduler", "worker", "client")]
    files = {f"{end}.{kind}": file for end in ends for kind, file in (("cert", cert), ("key", key))}
    return {"distributed.comm.tls.ca-file": cert, **files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(DOCUMENTS):
        words = f"漳州市市长纪怀章宣布，总投资{number + 1}亿元的漳州市云河水库扩建工程开工，"
        goal = f"力争地区生产总值增长{number % 9 + 1}%。"
        (texts / f"{number:04}.txt").write_text(words + goal, encoding="utf-8")
    return texts


def facts(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        tables = [metadata.tables[name] for name in (*FACT_TABLES, "rejections", "officials", "projects")]
        return {table.name: sorted(str(tuple(row)) for row in connection.execute(select(table))) for table in tables}


def test_a_worker_that_is_killed_in_the_midst_costs_nothing(
    folder: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So that there is a midst: short documents go to workers in larger windows.
    monkeypatch.setattr("pipeline.run.windows._WINDOW_DOCUMENTS", 200)
    here, there = (open_database(f"sqlite:///{tmp_path / name}.db") for name in ("here", "there"))
    run([str(folder)], here, Options(workers=0))
    killed: list[int] = []

    def kill_one(counts: Counts) -> None:
        if not killed and counts.documents_read < DOCUMENTS:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    with cluster_pool(cluster.scheduler_address) as pool:
        summary = run([str(folder)], there, Options(pool=pool), kill_one)
    assert killed
    assert summary.tally.counts.documents_loaded == DOCUMENTS
    assert facts(there) == facts(here)


def test_a_scheduler_that_does_not_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.cluster._PATIENCE", "1s")
    with pytest.raises(WorkError, match="no Dask scheduler answers"), cluster_pool("tcp://127.0.0.1:9"):
        pass


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the command openssl")
def test_a_cluster_behind_certificates_lets_in_those_whose_it_trusts(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = (open_database(f"sqlite:///{tmp_path / name}.db") for name in ("here", "there"))
    some = [str(file) for file in sorted(folder.iterdir())[:30]]
    run(some, here, Options(workers=0))
    own, strange = certified(tmp_path / "own"), certified(tmp_path / "strange")
    strange["distributed.comm.tls.ca-file"] = own["distributed.comm.tls.ca-file"]
    with dask.config.set({"distributed.comm.require-encryption": True, **own}), secured_cluster() as address:
        with cluster_pool(address) as pool:
            run(some, there, Options(pool=pool))
        monkeypatch.setattr("pipeline.run.cluster._PATIENCE", "3s")
        with dask.config.set(strange), pytest.raises(WorkError, match="no Dask scheduler"), cluster_pool(address):
            pass
    assert facts(there) == facts(here)


@contextmanager
def secured_cluster() -> Iterator[str]:
    """The address of a scheduler with one worker, behind the certificates of Dask's settings."""
    where = {"host": "127.0.0.1", "protocol": "tls://", "dashboard_address": None}
    security = distributed.Security()
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, security=security, silence_logs=50, **where
    ) as started:
        yield started.scheduler_address
