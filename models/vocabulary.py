"""The closed vocabularies of the facts, shared by the extractors and the tables; standard library only."""

from enum import StrEnum


class Level(StrEnum):
    """Level of an administrative division (GB/T 2260)."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class Comparator(StrEnum):
    """How a figure stands to its number: `6.5%以上` is `ge`, `超过50亿元` is `gt`."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"
    RANGE = "range"


class InvestmentKind(StrEnum):
    """What an amount of money is to its project or place."""

    TOTAL = "total"
    ANNUAL_PLAN = "annual_plan"
    COMPLETED = "completed"
    SIGNED = "signed"
    UTILIZED = "utilized"
    FUNDING = "funding"
    RESERVE = "reserve"


class Measure(StrEnum):
    """Whether a target is for a change (`增长6%`) or for a level (`达到100家`)."""

    GROWTH = "growth"
    LEVEL = "level"


class RunStatus(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    DONE = "done"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


def one_of(column: str, vocabulary: type[StrEnum]) -> str:
    """The SQL condition that `column` holds a word of `vocabulary`.

    >>> one_of("measure", Measure)
    "measure IN ('growth', 'level')"
    """
    words = ", ".join(f"'{word}'" for word in vocabulary)
    return f"{column} IN ({words})"
