"""Patterns that are compiled when they are first asked something: a short text asks a quarter of them."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import cast

import regex

# The characters of Chinese script: what `\p{Han}` is to `regex`.
_HAN = (
    r"\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d"
    r"\ufa70-\ufad9\U00016fe2\U00016fe3\U00016ff0-\U00016ff6\U00020000-\U0002a6df\U0002a700-\U0002b81e"
    r"\U0002b820-\U0002cead\U0002ceb0-\U0002ebe0\U0002ebf0-\U0002ee5d\U0002f800-\U0002fa1d\U00030000-\U0003134a"
    r"\U00031350-\U00033479"
)
_CLASS = re.compile(r"(\[(?:\\.|[^\]\\])*\])")


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
    document `regex` is often the faster one. Each `\\p{Han}` makes compiling 1 ms longer: what thousands of tries save.
    `regex` alone looks behind by any length, and does not take signs like ① for letters of a word (`\\w`). To callers
    the two are alike, so that a rule may change from one to the other.

    >>> plain_pattern(r"总投资([0-9]+)亿元(?=\\p{Han})").match("总投资33亿元的").group(1)
    '33'
    """
    return cast("regex.Pattern[str]", _LazyPattern(_compile_plain, text, flags))


def _compile_plain(text: str, flags: int) -> re.Pattern[str]:
    """The compiled pattern, with Chinese script spelt out, which the standard library has no name for."""
    if r"\p{Han}" in text:
        pieces = _CLASS.split(text)
        text = "".join(
            piece.replace(r"\p{Han}", _HAN if index % 2 else f"[{_HAN}]") for index, piece in enumerate(pieces)
        )
    return re.compile(text, flags)
