"""The process that workers fork from: what all of them need, the stages and the rules, it loads once."""

from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerContext


def forking() -> ForkServerContext:
    """How workers are started: as forks of a process that is started now, where it does not run yet.

    Who calls this early has it load while something else is done: asked for a worker, it answers when it is ready.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipeline.cli", "pipeline.run.loaded"])
    forkserver.ensure_running()
    return context
