"""How processes are started; above all that which workers fork from, which loads the stages and the rules once."""

import os
import signal
from collections.abc import Generator
from contextlib import contextmanager
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import ForkServerContext

# What Python is told by to leave the current folder out of where it looks for modules.
_SAFE_PATH = "PYTHONSAFEPATH"


def forking() -> ForkServerContext:
    """How workers are started: as forks of a process that is started now, where it does not run yet.

    Who calls this early has it load while something else is done: asked for a worker, it answers when it is ready.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipeline.cli", "pipeline.run.loaded"])
    with outside_the_current_folder():
        # Python starts it along with the other one, and hears interrupts again after that.
        resource_tracker.ensure_running()
        # An interrupt is for the command to deal with: what starts now never hears one.
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)
    return context


@contextmanager
def outside_the_current_folder() -> Generator[None, None, None]:
    """A process that Python starts inside would look for modules in the current folder first, as with `python -c`:
    whoever keeps a `models.py` there, or a `pipeline/`, must not find it loaded instead of ours."""
    told = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        del os.environ[_SAFE_PATH]
        if told is not None:
            os.environ[_SAFE_PATH] = told
