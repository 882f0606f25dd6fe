"""What workers begin with: the one module that does something on import, for the process that they fork from."""

import gc

from pipeline.rules import load_rules
from pipeline.run import stages

__all__ = ["stages"]

load_rules().read()
# The rules stay for good: no search for circles of dead objects looks at them, or copies their pages by looking.
gc.freeze()
