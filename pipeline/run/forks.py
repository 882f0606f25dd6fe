"""The process that workers fork from: what all of them need, the stages and the rules, it loads once."""

import signal
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import ForkServerContext


def forking() -> ForkServerContext:
    """How workers are started: as forks of a process that is started now, where it does not run yet.

    Who calls this early has it load while something else is done: asked for a worker, it answers when it is ready.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["pipeline.cli", "pipeline.run.loaded"])
    # Python starts it along with the other one, and hears interrupts again after that.
    resource_tracker.ensure_running()
    # An interrupt is for the command to deal with: what starts now never hears one.
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
    return context
