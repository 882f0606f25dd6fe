"""What the numbers of a sentence are read into: figures, and the series of numbers that share their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from models.vocabulary import Comparator, Measure
from pipeline.document import Span
from pipeline.extract.growth.heads import Head, clause_start
from pipeline.mentions.types import Quantity
from pipeline.patterns import lazy_pattern, plain_pattern

RATES = frozenset(("%", "pp", "‰"))
MONEY = ("CNY", "USD")
LEFT_REACH, RIGHT_REACH = 40, 40

_SERIES = plain_pattern(r"[、，,]?(?:和|与|及|以及)?\s*")
# After a comma a number with its own noun opens another clause: 覆盖率90%以上，40%的村; 各1家，5家企业上市.
_OWN_NOUN = plain_pattern(r"的\p{Han}|(?![和与及或并且的以左为])\p{Han}{2}")
_BESIDE = plain_pattern(
    r"(?:[^，。；、\d]{0,8}(?:[级型类]|新建|续建|在建)|[^，。；、\d]{0,4}\d*[百千万亿]+元以上)?[、和及]"
)
# What a change is measured from (比2016年增加): the change is of less use than the figure it explains.
_YARDSTICK = lazy_pattern(r"[比较](?:\d{4}|“?十[一二三四五]五)")
_GIVEN_OUT = 8
# What is called after the place that stands before it: 江州港吞吐量.
CALLED_AFTER = plain_pattern(r"[东西南北新]?(?:港(?![口航务澳资商籍])|机场|大数据交易所)")
_JOINTS = frozenset("、和与及")

# How a figure came to its name: the rules of growth targets.
NamingRule = Literal[
    "growth.announced",
    "growth.counted",
    "growth.elliptical",
    "growth.grouped",
    "growth.in_turn",
    "growth.inherited",
    "growth.named",
    "growth.of_goal",
    "growth.of_places",
    "growth.of_roundup",
    "growth.of_topic",
    "growth.relative",
    "growth.resumed",
    "growth.table",
]


class Figure(NamedTuple):
    """A number with one indicator's name. `clause` is where the number stands, `subject` where the name does."""

    quantity: Quantity
    comparator: Comparator
    name: str
    measure: Measure
    falls: bool
    clause: Span
    subject: Span
    rule: NamingRule

    def values(self) -> tuple[Decimal, Decimal | None]:
        """The low and the high end, None where there is but one number; a fall is negative."""
        low, high = self.quantity.low, self.quantity.high
        return negated(low, high) if self.falls else (low, high)


def negated(low: Decimal, high: Decimal | None) -> tuple[Decimal, Decimal | None]:
    """The ends of a fall of so much, the low one first."""
    return (-low, None) if high is None else (-high, -low)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the names of divisions begin in the text, with their ends; `stops` are these ends."""

    text: str
    ends: Mapping[int, int]
    stops: frozenset[int]

    def row_end(self, start: int) -> int:
        """Where the places end that stand side by side from `start` on; `start` where none does."""
        end = self.ends.get(start, start)
        while end > start and self.text[end : end + 1] in _JOINTS and end + 1 in self.ends:
            end = self.ends[end + 1]
        return end

    def without_place(self, name: str, subject: Span) -> str:
        """`name`, which stands in `subject`, without the places that it begins with, unless the last is but the first
        word of another name."""
        start = self.text.find(name, *subject)
        rest = name[self.row_end(start) - start :] if start >= 0 else name
        return name if not rest or CALLED_AFTER.match(rest) else rest


class Series(NamedTuple):
    """Numbers of one unit side by side, with the words `left` of them back to the figure before, and those right
    of them up to the end of the sentence; `beyond` are those right of the number that stands beside them, `onward`
    those between them and the next number, which `closes` its clause or not. `figures` are the figures before them;
    `carried` is the last one before the semicolon where the sentence goes on after one, and `whole` is where it
    begins."""

    text: str
    quantities: tuple[Quantity, ...]
    left: str
    right: str
    beyond: str
    onward: str
    closes: bool
    head: Head
    figures: tuple[Figure, ...]
    carried: Figure | None
    whole: int
    places: Places

    @property
    def start(self) -> int:
        return self.quantities[0].span.start

    @property
    def end(self) -> int:
        return self.quantities[-1].span.end

    @property
    def unit(self) -> str:
        return self.quantities[0].unit

    @property
    def before(self) -> Figure | None:
        """The figure before, in the same sentence."""
        return self.figures[-1] if self.figures else None

    @property
    def clause(self) -> int:
        """Where the clause of the numbers begins."""
        return self.start - len(self.left) + clause_start(self.left)

    @property
    def stands_alone(self) -> bool:
        """Whether nothing but words without a name stands between the figure before and the numbers."""
        words = self.left.removesuffix(self.head.predicate)
        return (
            not self.head.names
            and not words[: clause_start(self.left)].strip(" 　、，,")
            and not _YARDSTICK.search(self.left)
        )


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a series, the rule that found them and where its words end."""

    names: tuple[str, ...]
    rule: NamingRule
    end: int


def side_by_side(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Numbers of one unit side by side, or of several where 分别 gives them out: `分别增长6%、7%`."""
    series: list[list[Quantity]] = []
    for quantity in quantities:
        last = series[-1] if series else []
        if last and _goes_on(text, last[-1].span.end, quantity.span):
            start = last[0].span.start
            if last[-1].unit == quantity.unit or "分别" in text[max(0, start - _GIVEN_OUT) : start]:
                last.append(quantity)
                continue
        series.append([quantity])
    return series


def _goes_on(text: str, end: int, number: Span) -> bool:
    """Whether nothing but a joint parts the number from the one that ends at `end`, and it opens no clause."""
    if text[end : end + 1] in "，," and _OWN_NOUN.match(text, number.end):
        return False
    return _SERIES.fullmatch(text, end, number.start) is not None


def beyond(text: str, sentence: Span, group: Sequence[Quantity], following: Sequence[Quantity] | None) -> str:
    """What stands right of the number next to the group's: `9条、30公里绿道`, `6个省级、9个市级园区`."""
    if not following or not _BESIDE.fullmatch(text, group[-1].span.end, following[0].span.start):
        return ""
    end = following[-1].span.end
    return text[end : min(sentence.end, end + RIGHT_REACH)]
