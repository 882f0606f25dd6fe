"""What the digits of an adcode tell: its province, and which division lies in which."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from pipeline.rules.divisions import COUNTRY


def province_of(adcode: str | None) -> str | None:
    """The province of a division: the first two digits say it; None for the country.

    >>> province_of("350681"), province_of("100000"), province_of(None)
    ('350000', None, None)
    """
    return None if adcode is None or adcode == COUNTRY else f"{adcode[:2]}0000"


def depth(adcode: str) -> int:
    """How far down a division stands: 0 the country, 1 a province, 2 a prefecture, 3 a county."""
    if adcode == COUNTRY:
        return 0
    return 1 if adcode.endswith("0000") else 2 if adcode.endswith("00") else 3


def lies_in(adcode: str, other: str) -> bool:
    """Whether a division is another one or lies in it.

    >>> lies_in("350681", "350600"), lies_in("350681", "100000"), lies_in("350600", "350681")
    (True, True, False)
    """
    return depth(other) == 0 or adcode.startswith(other[: 2 * depth(other)])


def apart(one: str, other: str) -> bool:
    """Whether neither of two divisions lies in the other."""
    return not lies_in(one, other) and not lies_in(other, one)


def narrowed(adcodes: Iterable[str | None]) -> dict[str | None, str | None]:
    """For each place that one thing is told to be at, the narrowest that the others leave no doubt about.

    A wide place (or None: none is told) stands for the only narrow one that lies in it; of two, it stays for itself.

    >>> narrowed([None, "350000", "350681"])[None], narrowed(["350681", "350000", "350582"])["350000"]
    ('350681', '350000')
    """
    given = sorted(set(adcodes), key=str)
    if len(given) == 1:
        return {given[0]: given[0]}
    inside = _narrow_inside(given)
    return {adcode: inside[adcode][0] if len(inside[adcode]) == 1 else adcode for adcode in given}


def unsettles(new: str | None, known: Collection[str | None]) -> bool:
    """Whether what is told to be at `new` may change what places told before stand for; `known` is what they stood for.

    A place that several narrow ones lie in stands for itself, whatever comes; one that nothing is known of stood for
    nothing.

    >>> unsettles("350681", [None]), unsettles("350681", ["440100"]), unsettles("350681", ["440100", "110000", None])
    (True, True, False)
    """
    if new is None:
        return False
    inside = _narrow_inside(known)
    return any(len(inside[holder]) == 1 or (not inside[holder] and holder in known) for holder in (None, *_above(new)))


def _narrow_inside(adcodes: Iterable[str | None]) -> defaultdict[str | None, list[str]]:
    """By place (None: wherever), those of the places in it that none of the others lies in."""
    known = [adcode for adcode in adcodes if adcode is not None]
    wide = {above for adcode in known for above in _above(adcode)}
    inside: defaultdict[str | None, list[str]] = defaultdict(list)
    for narrow in (adcode for adcode in known if adcode not in wide):
        for holder in (None, narrow, *_above(narrow)):
            inside[holder].append(narrow)
    return inside


def _above(adcode: str) -> tuple[str, ...]:
    """The divisions that a division lies in, itself left out."""
    return (COUNTRY, f"{adcode[:2]}0000", f"{adcode[:4]}00")[: depth(adcode)]
