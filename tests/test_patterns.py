"""Patterns that are compiled late find what they would find if they were compiled at once."""

import gc
import pkgutil
import re
from collections.abc import Callable
from importlib import import_module

import pytest
import regex

import pipeline
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules import load_rules


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


def test_every_pattern_of_the_program_compiles() -> None:
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if module.name != "pipeline.__main__":
            import_module(module.name)
    load_rules().read()
    lazy = type(lazy_pattern(""))
    texts = {thing.pattern for thing in gc.get_objects() if type(thing) is lazy and thing.pattern != "总投资("}
    assert len(texts) > 300


def test_no_plain_pattern_asks_for_characters_of_words() -> None:
    """The standard library takes ① for one, `regex` does not."""
    assert plain_pattern(r"\w").match("①") and not lazy_pattern(r"\w").match("①")
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if module.name != "pipeline.__main__":
            import_module(module.name)
    load_rules().read()
    kept = [vars(thing) for thing in gc.get_objects() if type(thing) is type(lazy_pattern(""))]
    plain = [pattern["_text"] for pattern in kept if pattern["_make"] is not regex.compile]
    assert len(plain) > 50
    assert [text for text in plain if re.search(r"\\[wWbB]", text)] == []


def test_chinese_script_is_the_same_to_both() -> None:
    for pattern in (r"\p{Han}", r"[\p{Han}·]+", r"[^\p{Han}·]|$"):
        plain, other = plain_pattern(pattern), lazy_pattern(pattern)
        for text in ("漳", "々", "〇", "㐀", "𠮷", "豈", "⻌", "·", "、", "①", "a", "1", "ー", "가", " ", ""):
            assert bool(plain.fullmatch(text)) == bool(other.fullmatch(text)), (pattern, text)
