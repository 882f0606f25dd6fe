"""Patterns that are compiled when they are first asked something: a short text asks a quarter of them."""

from functools import cached_property
from typing import cast

import regex


class _LazyPattern:
    """Stands for a pattern, and answers for it.

    What it was asked once it keeps among its own attributes, so that it is as fast as the pattern from then on.
    """

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        return regex.compile(self._text, self._flags)

    def __getattr__(self, name: str) -> object:
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def lazy_pattern(text: str, flags: int = 0) -> regex.Pattern[str]:
    """What `regex.compile` gives, but made on first use; that is also when a malformed pattern raises `regex.error`.

    >>> lazy_pattern("总投资([0-9]+)亿元").search("总投资33亿元").group(1)
    '33'
    """
    return cast("regex.Pattern[str]", _LazyPattern(text, flags))
