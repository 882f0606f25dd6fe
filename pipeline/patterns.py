"""Patterns that are compiled when they are first asked something: a short text asks a quarter of them."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import cast

import regex


class _LazyPattern:
    """Stands for a pattern, and answers for it.

    What it was asked once it keeps among its own attributes, so that it is as fast as the pattern from then on.
    """

    def __init__(self, make: Callable[[str, int], object], text: str, flags: int) -> None:
        self._make = make
        self._text = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> object:
        return self._make(self._text, self._flags)

    def __getattr__(self, name: str) -> object:
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def lazy_pattern(text: str, flags: int = 0) -> regex.Pattern[str]:
    """What `regex.compile` gives, but made on first use; that is also when a malformed pattern raises `regex.error`.

    >>> lazy_pattern("总投资([0-9]+)亿元").search("总投资33亿元").group(1)
    '33'
    """
    return cast("regex.Pattern[str]", _LazyPattern(regex.compile, text, flags))


def plain_pattern(text: str, flags: int = 0) -> regex.Pattern[str]:
    """The same for a pattern that needs nothing of `regex`: the standard library's matcher answers for it.

    That takes half the time for a few characters, which most patterns are tried on again and again; over a whole
    document `regex` is often the faster one. It alone knows `\\p{Han}`, looks behind by any length, and does not take
    signs like ① for letters of a word (`\\w`). To callers the two are alike, so that a rule may change from one to the
    other.

    >>> plain_pattern("总投资([0-9]+)亿元").match("总投资33亿元").group(1)
    '33'
    """
    return cast("regex.Pattern[str]", _LazyPattern(re.compile, text, flags))
