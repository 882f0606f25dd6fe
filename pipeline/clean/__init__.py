"""RawDocument -> Document: steps propose edits, one fold applies them, then the page's zones are told apart."""

from pipeline.clean.fold import Step
from pipeline.clean.stage import STEPS, clean

__all__ = ["STEPS", "Step", "clean"]
