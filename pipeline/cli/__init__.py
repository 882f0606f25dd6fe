"""The command `fangzhi`: parses its arguments, calls the pipeline, prints what comes of it."""

from pipeline.cli.app import main

__all__ = ["main"]
