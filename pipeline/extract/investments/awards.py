"""Who has won public money, and what has been given it: works and groups around the verb of winning."""

from collections.abc import Sequence

from pipeline.extract.investments.bare import own_source
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.groups import Subject
from pipeline.patterns import lazy_pattern

# Verbs of a group that has been given money.
_WINS = lazy_pattern("(?:已|共|先后|成功|累计)*(?:获得|获批|获|争取到?|得到|发行|使用)")
# What stands between those that have money and the clause that tells how much.
_STOPPED = lazy_pattern("(?:项目|工程)?[0-9]{0,5}[个项]?[，、]")

# Bonds that are issued are no money that those named before have won.
_ISSUED = "发行"


def won_by(case: Case, inside: Sequence[Subject], before: Sequence[Subject]) -> Subject | None:
    """What has won the money of the figure: one of the candidates `inside` its clause, or the last of those
    `before` its clause."""
    return _winner(case, inside) or _won_for(case, before)


def _winner(case: Case, inside: Sequence[Subject]) -> Subject | None:
    """The counted group that has won the money, in the clause of the figure: `九个水利项目获得专项债`."""
    won = (found for found in inside if found.count and _WINS.match(case.text, found.span.end, case.figure.lead.end))
    return next(won, None)


def _won_for(case: Case, before: Sequence[Subject]) -> Subject | None:
    """The group that was counted right before money is won whose words tell but where it is from: `实施移民项目九个，
    落实国家补助三亿元`; of named works too, where they are said to have won it."""
    if not before or not own_source(case) or case.text.startswith(_ISSUED, case.figure.lead.start):
        return None
    last = before[-1]
    beside = _STOPPED.fullmatch(case.text, last.span.end, case.figure.lead.start)
    fits = (last.count and not last.size_class) or (last.project and case.text[case.figure.lead.start] == "获")
    return last if beside and fits else None
