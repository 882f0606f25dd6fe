"""Who has won public money, and what has been given it: works and groups around the verb of winning."""

from collections.abc import Sequence

from pipeline.document import Span
from pipeline.extract.investments.bare import own_source
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.groups import Subject, named, trim
from pipeline.patterns import lazy_pattern

_NEEDED = lazy_pattern("(?:所需|需要?|的|获|获批|获得|争取到?|完成了?)+$")
# Verbs of a group that has been given money.
_WINS = lazy_pattern("(?:已|共|先后|成功|累计)*(?:获得|获批|获|争取到?|得到|发行|使用)")
# What stands between those that have money and the clause that tells how much.
_STOPPED = lazy_pattern("(?:项目|工程)?[0-9]{0,5}[个项]?[，、]")


def won_by(case: Case, inside: Sequence[Subject], before: Sequence[Subject]) -> Subject | None:
    """What has won the money of the figure: one of the candidates `inside` its clause, the noun before the verb, or the
    last of those `before` its clause."""
    return _winner(case, inside) or _receiver(case) or _won_for(case, before)


def given_to(case: Case) -> Subject | None:
    """The works before an amount whose kind the words behind it tell: `甲水厂所需三亿元资金由市财政承担`."""
    words = _NEEDED.sub("", trim(case.text[slice(*case.figure.lead)], case.rules))
    if not case.rules.shapes["works"].search(words) or case.rules.shapes["no_subject"].search(words):
        return None
    return _receiver(case) or named(Span(case.figure.lead.start, case.figure.lead.start + 1), words, case.rules)


def _receiver(case: Case) -> Subject | None:
    """The works that have been given the money, before the verb: `青溪水厂获得专项债`."""
    given = case.rules.shapes["receiver"].match(case.text, case.figure.lead.start, case.figure.amount.span.start)
    noun = trim(given["noun"], case.rules) if given else ""
    if given is None or not case.rules.shapes["works"].search(noun) or case.rules.shapes["source"].search(noun):
        return None
    return Subject(Span(*given.span("noun")), noun)


def _winner(case: Case, inside: Sequence[Subject]) -> Subject | None:
    """The counted group that has won the money, in the clause of the figure: `九个水利项目获得专项债`."""
    won = (found for found in inside if found.count and _WINS.match(case.text, found.span.end, case.figure.lead.end))
    return next(won, None)


def _won_for(case: Case, before: Sequence[Subject]) -> Subject | None:
    """The group that was counted right before money is won whose words tell but where it is from: `实施移民项目九个，
    落实国家补助三亿元`; of named works too, where they are said to have won it."""
    if not before or not own_source(case):
        return None
    last = before[-1]
    beside = _STOPPED.fullmatch(case.text, last.span.end, case.figure.lead.start)
    fits = (last.count and not last.size_class) or (last.project and case.text[case.figure.lead.start] == "获")
    return last if beside and fits else None
