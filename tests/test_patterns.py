"""Patterns that are compiled late find what they would find if they were compiled at once."""

import json
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
import regex

from pipeline.patterns import lazy_pattern, plain_pattern


@pytest.mark.parametrize(("make", "compile_now"), [(lazy_pattern, regex.compile), (plain_pattern, re.compile)])
def test_a_lazy_pattern_answers_as_a_compiled_one(
    make: Callable[[str, int], regex.Pattern[str]], compile_now: Callable[[str, int], regex.Pattern[str]]
) -> None:
    text, flags = r"^(?P<what>总投资|利用外资)\s*(\d+)亿元", int(re.MULTILINE)
    lazy, compiled = make(text, flags), compile_now(text, flags)
    for line in ("总投资 33亿元\n利用外资5亿元", "又总投资33亿元", ""):
        assert [found.groupdict() for found in lazy.finditer(line)] == [
            found.groupdict() for found in compiled.finditer(line)
        ]
        assert lazy.sub("_", line) == compiled.sub("_", line)
        assert bool(lazy.match(line)) == bool(compiled.match(line))
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)


def test_a_malformed_pattern_raises_when_it_is_first_used() -> None:
    malformed = lazy_pattern("总投资(")
    with pytest.raises(regex.error):
        malformed.search("总投资33亿元")


# Asks an interpreter of its own, where no test has left a pattern behind.
_EVERY_PATTERN = """
import gc, json, pkgutil, regex
from importlib import import_module
import pipeline
from pipeline.patterns import lazy_pattern
from pipeline.rules import load_rules

for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
    if module.name != "pipeline.__main__":
        import_module(module.name)
load_rules().read()
gc.unfreeze()
kept = [vars(thing) for thing in gc.get_objects() if type(thing) is type(lazy_pattern(""))]
print(json.dumps([(one["_text"], int(one["_flags"]), one["_make"] is regex.compile) for one in kept]))
"""


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, int, bool]]:
    """Every pattern of the program that is compiled late: its text, its flags, and whether `regex` answers for it."""
    ran = subprocess.run([sys.executable, "-c", _EVERY_PATTERN], capture_output=True, text=True, check=True)
    return [tuple(one) for one in json.loads(ran.stdout)]


def test_every_pattern_of_the_program_compiles(patterns: list[tuple[str, int, bool]]) -> None:
    assert len(patterns) > 300
    for text, flags, lazy in patterns:
        assert (lazy_pattern if lazy else plain_pattern)(text, flags).flags is not None


def test_no_plain_pattern_asks_for_characters_of_words(patterns: list[tuple[str, int, bool]]) -> None:
    """The standard library takes ① for one, `regex` does not."""
    assert plain_pattern(r"\w").match("①") and not lazy_pattern(r"\w").match("①")
    plain = [text for text, _, lazy in patterns if not lazy]
    assert len(plain) > 50
    assert [text for text in plain if re.search(r"\\[wWbB]", text)] == []
