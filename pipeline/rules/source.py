"""Reads the rule files and the seed tables out of the installed packages."""

import csv
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from pipeline.errors import RuleError


def read_toml(name: str) -> dict[str, Any]:
    """The tables of `pipeline/rules/NAME`.

    Raises:
        RuleError: the file is missing or is no TOML.
    """
    try:
        return tomllib.loads((files("pipeline.rules") / name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"pipeline/rules/{name}: {error}") from error


def read_csv(name: str) -> Iterator[dict[str, str]]:
    """The rows of `seeds/NAME`, each a mapping from column name to text.

    Raises:
        RuleError: the file is missing.
    """
    try:
        text = (files("seeds") / name).read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(f"seeds/{name}: {error}") from error
    yield from csv.DictReader(text.splitlines())
