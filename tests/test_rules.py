"""The rule files keep their word: examples match, counterexamples do not, ids and reasons are there."""

import re
from collections import Counter
from importlib.resources import files
from itertools import takewhile
from pathlib import Path

import pytest

from pipeline.rules.source import PatternRule, read_pattern_rules, read_toml

ROOT = Path(__file__).parent.parent
RULE_FILES = sorted(entry.name for entry in files("pipeline.rules").iterdir() if entry.name.endswith(".toml"))


def tables_of(name: str) -> list[str]:
    """The names of the tables of pattern rules in a file: every array whose entries have a pattern and examples."""
    content = read_toml(name)
    return [key for key, value in content.items() if isinstance(value, list) and value and "examples" in value[0]]


RULES = {
    f"{name}:{rule.id}": rule
    for name in RULE_FILES
    for table in tables_of(name)
    for rule in read_pattern_rules(name, table)
}


@pytest.mark.parametrize("name", RULE_FILES)
def test_the_head_of_a_file_says_who_reads_and_who_uses_it(name: str) -> None:
    text = (files("pipeline.rules") / name).read_text("utf-8")
    head = " ".join(
        line.removeprefix("#").strip() for line in takewhile(lambda line: line.startswith("#"), text.splitlines())
    )
    assert "Read by pipeline/rules/" in head
    assert "used by pipeline/" in head
    named = re.findall(r"pipeline/[a-z_/]+(?:\.py)?", head)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_there_are_pattern_rules() -> None:
    assert RULES


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_proves_itself_by_its_examples_and_counterexamples(rule: PatternRule) -> None:
    assert [text for text in rule.examples if not (rule.may_match(text) and rule.pattern.search(text))] == []
    assert [text for text in rule.counterexamples if rule.pattern.search(text)] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_says_why_and_shows_both_sides(rule: PatternRule) -> None:
    assert rule.why.strip()
    assert rule.examples
    assert rule.counterexamples


def test_an_id_names_one_rule_in_all_files() -> None:
    assert [rule_id for rule_id, count in Counter(rule.id for rule in RULES.values()).items() if count > 1] == []
