"""Reads the weights that were learnt from labelled documents: one feature a line, and what it weighs."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from typing import Any

from pipeline.errors import RuleError

# A function that makes words which a weight can be given to, and what it makes them from.
Telling = tuple[Callable[..., Iterable[str]], tuple[Any, ...]]


class Weights:
    """What features weigh, in hundredths: whole numbers, whose sum no order of adding changes."""

    def __init__(self, table: Mapping[str, int]) -> None:
        self._table = table
        self.constant = table.get("", 0)
        self.of = lru_cache(maxsize=1 << 14)(self._sum)
        self.under = cache(self._under)

    def total(self, features: Iterable[str]) -> int:
        """What `features` weigh together; one without a weight says nothing."""
        return sum(map(self._table.get, features, repeat(0)))

    def _under(self, layers: tuple[str, ...]) -> "Weights":
        """These weights, with those that features have once more behind the words of `layers` added to them."""
        table = dict(self._table)
        for feature, weight in self._table.items():
            for layer in layers:
                if feature.startswith(layer):
                    plain = feature.removeprefix(layer)
                    table[plain] = table.get(plain, 0) + weight
        return Weights(table)

    def _sum(self, describe: Callable[..., Iterable[str]], given: tuple[Any, ...]) -> int:
        """What the words that `describe` makes from `given` weigh together."""
        return self.total(describe(*given))


def load_weights(name: str) -> Weights:
    """The weights of the file `name` in this package.

    A line has the feature, a tab, and the weight with two decimals; an empty feature is the constant.

    Raises:
        RuleError: the file cannot be read, or a line is no feature with a number.
    """
    try:
        text = (files("pipeline.rules") / name).read_text(encoding="utf-8")
        pairs = [line.split("\t") for line in text.splitlines()]
        return Weights({feature: round(float(weight) * 100) for feature, weight in pairs})
    except (OSError, ValueError) as error:
        raise RuleError(f"pipeline/rules/{name}: {error}") from error
