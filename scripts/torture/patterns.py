"""Hostile texts through every pattern of the rules and through the stages: does the time stay in proportion?

Each text is one line built to make a careless pattern try everything: endless names, figures, brackets, cues without
what they announce; and, for each pattern, its own examples, whole and cut short, over and over.
"""

import math
import time
from collections.abc import Callable, Iterator
from importlib.resources import files

from pipeline.clean import clean
from pipeline.extract import extract
from pipeline.mentions import find_mentions
from pipeline.read.types import make_document
from pipeline.rules import Rules, load_rules
from pipeline.rules.source import PatternRule, read_pattern_rules, read_toml
from scripts.torture.bench import Bench, Result

_LENGTH = 65_536
_GROWTH = 8
# A pattern of its own is measured closely; all stages together, over many caches, less so.
_STEEPEST, _STEEPEST_STAGES = 1.2, 1.5
_LONGEST, _LONGEST_STAGES = 1.0, 10.0
# Below this many seconds a clock tells nothing of a slope.
_MEASURABLE = 0.05

UNITS = {
    "one character": "县",
    "surnames": "王李张欧阳司马",
    "posts": "副市长",
    "posts in a list": "副市长、",
    "posts and names": "市委书记王小明、",
    "places": "漳州市",
    "ambiguous places": "朝阳区鼓楼区",
    "digits": "1",
    "digits with separators": "1,000,",
    "numerals": "一百二十三万四千",
    "amounts": "总投资12.5亿元",
    "amounts of projects": "总投资12.5亿元的A、",
    "ranges": "1.5—2—",
    "percents": "增长6%、",
    "goals without a number": "力争确保达到",
    "indicators": "地区生产总值、",
    "project tails": "工程项目基地",
    "long project name": "新材料",
    "works in a list": "石湖、",
    "works in pairs": "甲湖和乙湖、",
    "opening quotes": "“",
    "quotes": "“项目”",
    "brackets": "（",
    "glosses": "經(jīng)",
    "half glosses": "經(jīng",
    "traditional": "國務院總理",
    "entities": "&nbsp;",
    "spaces": "张 佩 ",
    "spaces alone": " ",
    "new lines": "\n",
    "zero width": "\u200b",
    "private use": "\ue636",
    "slips": "?！睆堣",
    "years": "2023年",
    "datelines": "2023-02-14 09:12:33 来源：",
    "credits": "记者 摄",
    "middle dots": "艾力·",
    "commas": "，",
    "replacement characters": "\ufffd",
}


def patterns(bench: Bench) -> Iterator[Result]:
    """Every pattern by its own examples, then all stages by texts made to be slow."""
    rules = [rule for name in _rule_files() for table in _tables(name) for rule in read_pattern_rules(name, table)]
    texts = [(rule, unit) for rule in rules for unit in _units_of(rule)][:: bench.amount(1, 20)]
    timings = [(f"{rule.id} on {unit!r}", *_timed(_search(rule), unit)) for rule, unit in texts]
    yield _judged(f"no pattern explodes ({len(rules)} patterns, {len(texts)} texts)", timings, _STEEPEST, _LONGEST)
    loaded = load_rules()
    units = list(UNITS.items())[:: bench.amount(1, 12)]
    _stages(loaded)("漳州市委书记王小明说，总投资1亿元。")
    timings = [(name, *_timed(_stages(loaded), unit)) for name, unit in units]
    yield _judged(f"no stage explodes ({len(units)} texts)", timings, _STEEPEST_STAGES, _LONGEST_STAGES)


def _rule_files() -> list[str]:
    return sorted(entry.name for entry in files("pipeline.rules").iterdir() if entry.name.endswith(".toml"))


def _tables(name: str) -> list[str]:
    """The tables of a file that hold patterns with examples."""
    return [
        table
        for table, entries in read_toml(name).items()
        if isinstance(entries, list) and all(isinstance(entry, dict) and "examples" in entry for entry in entries)
    ]


def _units_of(rule: PatternRule) -> list[str]:
    """Examples whole, without their last character, and their first half."""
    whole = [*rule.examples[:2], *rule.counterexamples[:1]]
    return sorted({text[:end] for text in whole for end in (len(text), len(text) - 1, len(text) // 2) if end > 0})


def _search(rule: PatternRule) -> Callable[[str], object]:
    return lambda text: sum(1 for _ in rule.pattern.finditer(text))


def _stages(rules: Rules) -> Callable[[str], object]:
    def work(text: str) -> object:
        document = clean(make_document("torture.txt", text, "utf-8", "text/plain"), rules)
        return extract(document, find_mentions(document, rules), rules)

    return work


def _timed(work: Callable[[str], object], unit: str) -> tuple[float, float]:
    """Seconds for an eighth of the length, and for the length."""
    taken = []
    for length in (_LENGTH // _GROWTH, _LENGTH):
        text = (unit * (length // len(unit) + 1))[:length]
        # The clock of the process: what else the machine does is nobody's fault here.
        began = time.process_time()
        work(text)
        taken.append(time.process_time() - began)
    return taken[0], taken[1]


def _judged(promise: str, timings: list[tuple[str, float, float]], steepest: float, longest: float) -> Result:
    slopes = {name: math.log(long / max(short, 1e-6), _GROWTH) for name, short, long in timings if long > _MEASURABLE}
    slowest, _, most = max(timings, key=lambda timing: timing[2])
    steep = {name: slope for name, slope in slopes.items() if slope > steepest}
    figure = f"slowest {most:.2f} s ({slowest[:40]}), steepest slope {max(slopes.values(), default=0):.2f}"
    if steep:
        figure += f"; TOO STEEP: {', '.join(f'{name[:60]} {slope:.2f}' for name, slope in steep.items())}"
    return Result(promise, figure, not steep and most <= longest)
