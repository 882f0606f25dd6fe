"""Patterns that are compiled late find what they would find if they were compiled at once."""

import gc
import pkgutil
from importlib import import_module

import pytest
import regex

import pipeline
from pipeline.patterns import lazy_pattern
from pipeline.rules import load_rules


def test_a_lazy_pattern_answers_as_a_compiled_one() -> None:
    text, flags = r"^(?P<what>总投资|利用外资)\s*(\d+)亿元", regex.MULTILINE
    lazy, compiled = lazy_pattern(text, flags), regex.compile(text, flags)
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


def test_every_pattern_of_the_program_compiles() -> None:
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if module.name != "pipeline.__main__":
            import_module(module.name)
    load_rules().read()
    lazy = type(lazy_pattern(""))
    texts = {thing.pattern for thing in gc.get_objects() if type(thing) is lazy and thing.pattern != "总投资("}
    assert len(texts) > 300
