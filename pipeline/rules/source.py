"""Reads the rule files and the seed tables out of the installed packages."""

import csv
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, get_args

import regex

from pipeline.errors import RuleError
from pipeline.patterns import lazy_pattern, plain_pattern

# A pattern that a dataclass of rules keeps under the name that it has in the file, with what makes it.
Lazy = Annotated[regex.Pattern[str], lazy_pattern]
Plain = Annotated[regex.Pattern[str], plain_pattern]


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The tables of `pipeline/rules/NAME`, parsed once for all who take their part of them; not to be changed.

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
        RuleError: the file is missing, or a row of it has more or fewer fields than the header.
    """
    try:
        text = (files("seeds") / name).read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(f"seeds/{name}: {error}") from error
    header, *rows = csv.reader(text.splitlines())
    for row in rows:
        if len(row) != len(header):
            raise RuleError(f"seeds/{name}: not {len(header)} fields: {row}")
        yield dict(zip(header, row, strict=True))


@dataclass(frozen=True, slots=True)
class PatternRule:
    """One pattern with its reason and its proofs: each example matches somewhere, no counterexample does.

    `only_with` are words one of which stands in all that the pattern matches, cheap to look for; empty where unknown.
    """

    id: str
    pattern: regex.Pattern[str]
    why: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    only_with: tuple[str, ...] = ()

    def may_match(self, text: str) -> bool:
        """Whether the pattern is worth being tried on `text`."""
        return not self.only_with or any(map(text.__contains__, self.only_with))


def any_of(words: Iterable[str], literal: Callable[[str], str] = regex.escape) -> str:
    """A pattern of one of `words`, the longest first; `literal` makes a pattern of each.

    >>> any_of(["亿", "亿元"])
    '(?:亿元|亿)'
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(literal, longest_first))})"


def expand(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    """`pattern` with every `{{name}}` replaced by a pattern of one of the words of `lists[name]`.

    >>> expand("{{verb}}了", {"verb": ["完成", "实现"]})
    '(?:完成|实现)了'

    Raises:
        KeyError: a list that is not there.
    """
    return regex.sub(r"\{\{(\w+)\}\}", lambda name: any_of(lists[name[1]]), pattern)


def patterns_of(kind: type, table: Mapping[str, Any]) -> dict[str, regex.Pattern[str]]:
    """Those of the fields of the dataclass `kind` that are `Lazy` or `Plain` and stand in `table`."""
    makers = {field.name: get_args(field.type)[1] for field in fields(kind) if field.type in (Lazy, Plain)}
    return {name: make(table[name]) for name, make in makers.items() if name in table}


def read_pattern_rules(name: str, table: str = "rule") -> tuple[PatternRule, ...]:
    """The `[[TABLE]]` entries of `pipeline/rules/NAME`; their patterns may use the file's `[lists]`.

    Those that say `plain` are matched by the standard library (`plain_pattern`).

    Raises:
        RuleError: an entry without id, pattern, why, examples or counterexamples, a list that is not there, or an
            id used twice.
    """
    content = read_toml(name)
    rules: dict[str, PatternRule] = {}
    for entry in content.get(table, []):
        make = plain_pattern if entry.get("plain") else lazy_pattern
        try:
            rule = PatternRule(
                entry["id"],
                make(expand(entry["pattern"], content.get("lists", {}))),
                entry["why"],
                tuple(entry["examples"]),
                tuple(entry["counterexamples"]),
                tuple(entry.get("only_with", ())),
            )
        except KeyError as error:
            raise RuleError(f"pipeline/rules/{name}: rule {entry.get('id', '?')}: {error!r}") from error
        if rule.id in rules:
            raise RuleError(f"pipeline/rules/{name}: the id {rule.id} is used twice")
        rules[rule.id] = rule
    return tuple(rules.values())
