"""Windows worked through by the workers of a Dask cluster: the one place that knows Dask (the extra `dask`)."""

from collections.abc import Generator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, cast

import distributed

from pipeline.errors import WorkError
from pipeline.rules.program import program_id

_PATIENCE = "20s"
# Half of Dask is without types.
_connect = cast(Any, distributed.Client)


class ClusterPool:
    """The workers that a scheduler has when the run begins. Dask starts lost ones anew, so an executor stays good."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._size = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))

    @property
    def size(self) -> int:
        return self._size

    def open(self) -> Executor:
        # Not pure: a window is worked through again because it is asked for again.
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def close(self, executor: Executor) -> None:
        executor.shutdown(wait=False)


@contextmanager
def cluster_pool(scheduler: str) -> Generator[ClusterPool, None, None]:
    """The pool of the cluster at `scheduler` (`tcp://host:8786`; `tls://` by the certificates of Dask's own settings).

    Raises:
        WorkError: no scheduler answers, it has no workers, or these have another version of this program.
    """
    try:
        client = _connect(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise WorkError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    with client:
        _require_same_program(client, scheduler)
        yield ClusterPool(client)


def _require_same_program(client: Any, scheduler: str) -> None:
    """Makes sure that every worker would find what this process would."""
    try:
        programs: dict[str, str] = client.run(program_id)
    except Exception as error:
        raise WorkError(f"the workers of {scheduler} cannot run Fangzhi: {error}") from error
    others = sorted(worker for worker, program in programs.items() if program != program_id())
    if others or not programs:
        told = f"another version of Fangzhi: {', '.join(others)}" if others else "no workers"
        raise WorkError(f"the scheduler {scheduler} has {told}")
