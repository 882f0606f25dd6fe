"""Units of money and measure, classifiers, comparator words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.vocabulary import Comparator
from pipeline.errors import RuleError
from pipeline.rules.source import any_of, read_toml


@dataclass(frozen=True, slots=True)
class BoundWord:
    """A word that bounds the number beside it.

    `not_after`: characters before it that make it the end of another word; `bare`: bounds only numerals
    without a digit (`上万`).
    """

    comparator: Comparator
    not_after: frozenset[str]
    bare: bool


@dataclass(frozen=True, slots=True)
class UnitRules:
    """Units of money and measure, classifiers, comparator words.

    `tail` matches what follows a numeral: groups `inside` (多), `scale`, `late` (多) and `unit`; it, or a mark of a
    range, begins with one of `starts`. `units` leads from a unit as written to its form in the database, `signs` from
    a sign before a number to its currency. `before` and `after` are keyed by the word; `longest_before` and
    `longest_after` say how many characters to look at; `people` are the nouns that stand for their own classifier;
    `letters`: Latin words that are no part of a code.
    """

    tail: re.Pattern[str]
    starts: frozenset[str]
    units: Mapping[str, str]
    currencies: frozenset[str]
    signs: Mapping[str, str]
    before: Mapping[str, BoundWord]
    after: Mapping[str, Comparator]
    inside: Mapping[str, Comparator]
    longest_before: int
    longest_after: int
    range_mark: re.Pattern[str]
    range_not_after: tuple[str, ...]
    not_after: frozenset[str]
    letters: tuple[str, ...]
    money: re.Pattern[str]
    spending: re.Pattern[str]
    verbs: tuple[str, ...]
    no_money_before: frozenset[str]
    people: re.Pattern[str]
    people_units: Mapping[str, str]
    people_before: tuple[str, ...]


def load_unit_rules() -> UnitRules:
    """The units and bound words of rules/units.toml.

    Raises:
        RuleError: a table is missing, or a comparator is none of the vocabulary.
    """
    try:
        return _unit_rules(read_toml("units.toml"))
    except (KeyError, ValueError, re.error) as error:
        raise RuleError(f"pipeline/rules/units.toml: {error!r}") from error


def _unit_rules(content: Mapping[str, Any]) -> UnitRules:
    counts = content["counts"]
    units = {
        word: unit for table in ("money", "rates", "same") for unit, words in content[table].items() for word in words
    }
    units |= {word: word for word in (*counts["words"], *content["same"], *counts["characters"])}
    before = {word: _bound_word(entry) for entry in content["before"] for word in entry["words"]}
    after = _comparators(content["after"])
    inside = _comparators(content["inside"])
    return UnitRules(
        starts=_starts(content, units, inside),
        tail=_tail_pattern(units, counts["characters"], inside),
        units=units,
        currencies=frozenset(content["money"]),
        signs=content["signs"],
        before=before,
        after=after,
        inside=inside,
        longest_before=max(map(len, before)),
        longest_after=max(map(len, after)),
        range_mark=re.compile(rf" ?{any_of(content['ranges']['marks'])} ?"),
        range_not_after=tuple(content["ranges"]["not_after"]),
        not_after=frozenset(content["text"]["not_after"] + content["text"]["glue"]),
        letters=tuple(content["text"]["letters"]),
        money=re.compile(any_of(content["text"]["money"], _literal)),
        spending=re.compile(f"{any_of(content['text']['spending'])}[了是为的达到要共]{{0,2}}$"),
        verbs=tuple(content["text"]["verbs"]),
        no_money_before=frozenset(content["text"]["no_money_before"]),
        people=_people_pattern(content["people"]),
        people_units=content["people"]["units"],
        people_before=tuple(content["people"]["persons"]),
    )


def _starts(content: Mapping[str, Any], units: Iterable[str], inside: Iterable[str]) -> frozenset[str]:
    return frozenset(word[0] for word in (*units, *inside, *content["ranges"]["marks"], *" 个十百千万亿"))


def _bound_word(entry: Mapping[str, Any]) -> BoundWord:
    return BoundWord(Comparator(entry["comparator"]), frozenset(entry.get("not_after", "")), entry.get("bare", False))


def _comparators(entries: Iterable[Mapping[str, Any]]) -> dict[str, Comparator]:
    return {word: Comparator(entry["comparator"]) for entry in entries for word in entry["words"]}


def _literal(word: str) -> str:
    """`word` as a pattern; Latin letters end where the text's do (`5m` is no part of `5mm`)."""
    return re.escape(word) + ("(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else "")


def _people_pattern(content: Mapping[str, Any]) -> re.Pattern[str]:
    """What counts people without a classifier; the group that matched names the unit in `people_units`."""
    heads = "|".join(f"(?P<{group}>{any_of(content[group])})" for group in content["units"])
    return re.compile(rf"{any_of(content['modifiers'])}{{0,3}}(?:{heads})")


def _tail_pattern(units: Mapping[str, str], characters: Mapping[str, str], inside: Iterable[str]) -> re.Pattern[str]:
    """What may follow a numeral. `两个亿` has a classifier before its scale; a classifier is one only where the
    next character does not make it the beginning of another word."""
    words = any_of(units.keys() - characters.keys(), _literal)
    single = "|".join(f"{word}(?![{no}])" if no else word for word, no in characters.items())
    more = any_of(inside)
    classifier = rf"(?:个(?={more}?亿(?![元级吨千瓦斤])))?"
    scale = r"(?P<scale> ?(?:[十百万亿]|千(?![瓦克米伏升])){1,3})?"
    return re.compile(rf"{classifier}(?P<inside>{more})?{scale}(?P<late>{more})? ?(?P<unit>{words}|{single})?")
