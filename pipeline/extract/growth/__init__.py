"""Growth targets and results by indicator and period; the two are told apart, forecasts are left out.

What the modules call things, in `财政收入、税收分别增长6%和7%`: a series is the numbers of one unit that stand side by
side (6 and 7); its head is the words before them that name indicators (财政收入、税收) and say what becomes of them,
the predicate (分别增长); a figure is one number with one indicator's name. A scene is a sentence with what is needed to
tell goals from results, and the mood of a passage is what its words speak for: a plan or a review.
"""

from collections.abc import Iterator

from pipeline.document import Document, Span
from pipeline.extract.growth.reading import read_growth
from pipeline.extract.growth.results import growth_actuals
from pipeline.extract.growth.tables import goal_rows, table_targets
from pipeline.extract.growth.targets import growth_targets
from pipeline.facts import Fact, Rejection
from pipeline.mentions import Mentions
from pipeline.rules import Rules

__all__ = ["extract_growth"]


def extract_growth(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """The goals in numbers that `document` sets, then the results that it tells of, each in the order of the text."""
    rows = goal_rows(document, mentions, rules.growth.tables)
    reading = read_growth(document, mentions, rules.growth, [Span(cells[0].start, cells[-1].end) for _, cells in rows])
    if reading is not None:
        yield from growth_targets(reading, rules)
    yield from table_targets(document, mentions, rows, rules)
    if reading is not None:
        yield from growth_actuals(reading, rules)
