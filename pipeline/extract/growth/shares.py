"""What a share is a share of, where no word joins the two: `80%以上的村建成公园`, `新上项目100%开工`."""

from typing import NamedTuple

from pipeline.extract.growth.indicators import code_of
from pipeline.extract.growth.series import Series
from pipeline.patterns import plain_pattern
from pipeline.rules.growth import GrowthRules

# Those of which it is a share, and what they do or become, with the amount of money that they come to.
_OF_THINGS = plain_pattern(
    r"的?(?P<of>(?![”’」』的])(?:[^，。；;、：:！？\n（）()\d]|\d{1,2}(?=分钟)){3,24}(?:(?<=[达到超过破在])[\d.]+[百千]?[万亿]?元(?:及?以上)?)?)"
)
_DEED = plain_pattern(r"(?P<deed>(?![的和与及或并且各即为是])\p{Han}{2,12})(?=[，。；;、：:（！\n]|$)")
# What is told in shares itself.
_MEASURE = plain_pattern(r"(?:率|比重|占比|比例|[度量额值]|收入|投入|能耗|支出|经费)$")
_SHORTEST = 2
# What a name ends in that breaks off.
_BROKEN_OFF = "和与及、“"


class Share(NamedTuple):
    """What a share is of, and where the words end that say so."""

    name: str
    end: int


def share_of(series: Series, opens: bool, rules: GrowthRules) -> Share | None:
    """Those that stand right of the share, where the words left of it name nothing (`opens`), else those left of it
    with what they do; None where the share is of none."""
    if series.unit != "%" or len(series.quantities) > 1:
        return None
    return _of_those_behind(series, rules) if opens else _of_those_before(series, rules)


def _of_those_behind(series: Series, rules: GrowthRules) -> Share | None:
    found = _OF_THINGS.match(series.right)
    if found is None or rules.names.no_share.match(found["of"]) or series.left.endswith("按"):
        return None
    return Share(found["of"].rstrip(_BROKEN_OFF), series.end + found.end())


def _of_those_before(series: Series, rules: GrowthRules) -> Share | None:
    found = _DEED.match(series.right)
    if found is None or series.head.predicate.strip() or len(series.head.names) != 1:
        return None
    name = series.head.names[0]
    if len(name) < _SHORTEST or name.endswith("按") or rules.names.no_share.match(found["deed"]):
        return None
    if code_of(name, rules) or _MEASURE.search(name):
        return None
    return Share(name + found["deed"], series.end + found.end())
