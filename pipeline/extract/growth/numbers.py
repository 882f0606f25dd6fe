"""The numbers that goals are set in: the document's quantities, and the years of schooling and of life."""

from collections.abc import Iterator
from decimal import Decimal

from models.vocabulary import Comparator
from pipeline.document import Span
from pipeline.mentions.types import Quantity
from pipeline.rules.growth import GrowthRules


def numbers_of(text: str, quantities: tuple[Quantity, ...], rules: GrowthRules) -> tuple[Quantity, ...]:
    """`quantities` with those years that measure a length of life (`人均预期寿命达到79岁`), in order.

    Years are no quantities elsewhere: nearly all of them are dates.
    """
    lengths = tuple(_lengths_of_life(text, rules))
    if not lengths:
        return quantities
    return tuple(sorted((*quantities, *lengths), key=lambda quantity: quantity.number.start))


def _lengths_of_life(text: str, rules: GrowthRules) -> Iterator[Quantity]:
    for found in rules.length_of_life.finditer(text):
        number = Span(found.start("value"), found.end("unit"))
        comparator = Comparator.GT if found["over"] else _COMPARATORS.get(found["bound"], Comparator.EQ)
        yield Quantity(
            span=Span(found.start("over") if found["over"] else number.start, found.end()),
            number=number,
            low=Decimal(found["value"]),
            high=None,
            unit=found["unit"],
            comparator=comparator,
        )


_COMPARATORS = {"以上": Comparator.GE, "左右": Comparator.APPROX}
