"""What workers begin with: the one module that does something on import, for the process that they fork from."""

import gc
import signal

from pipeline.rules import load_rules
from pipeline.run import stages

__all__ = ["stages"]

# An interrupt is for the command to deal with.
signal.signal(signal.SIGINT, signal.SIG_IGN)
load_rules().read()
# The rules stay for good: no search for circles of dead objects looks at them, or copies their pages by looking.
gc.freeze()
