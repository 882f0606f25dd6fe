"""Forms: lines of a key and what it is for one undertaking (`项目名称：甲水厂`, `总投资：三亿元`)."""

from pipeline.document import Span
from pipeline.extract.investments.case import Case
from pipeline.extract.investments.groups import Subject, works_within
from pipeline.mentions.rows import lines_of
from pipeline.patterns import lazy_pattern

# How far above a line of a form the name of its works may stand.
_REACH = 600
# A line of a form begins with its key, and one for money with a word for that.
_KEY = lazy_pattern(
    r"[ \u3000]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、])?[\p{Han}（）0-9/、 ]{2,16}(?:[：:]|\t| {2})"
)
_MONEY = lazy_pattern("投资|资金|概算|估算|造价|金额")
# The line over those of a form that has no key but is the name: `1.甲水厂`, `【乙路改建】`.
_HEAD = lazy_pattern(
    r"[ \u3000]*(?P<mark>[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、]|[【●■◆▲★])?[ \u3000]*"
    r"(?P<noun>[^，。；：:【】\n\t]{4,40})】?[ \u3000]*$"
)


def form_name(case: Case) -> Subject | None:
    """What the form names whose line the figure stands in: its `项目名称`, or the line over those with a key."""
    start = case.text.rfind("\n", 0, case.figure.amount.span.start) + 1
    key = _KEY.match(case.text, start, case.figure.amount.span.start)
    if key is None and "：" not in case.text[start : case.figure.amount.span.start]:
        return None
    for line in reversed(lines_of(case.text, (max(0, start - _REACH), max(0, start - 1)))):
        named = case.rules.shapes["form_name"].match(case.text, *line)
        if named:
            return _of_works(case, Span(*named.span("noun")))
        if key and _MONEY.search(key.group()) and case.text[slice(*line)].strip() and not _KEY.match(case.text, *line):
            return _headed(case, line)
    return None


def _headed(case: Case, line: Span) -> Subject | None:
    """The works that the `line` names, by its mark or by their kind."""
    head = _HEAD.match(case.text, *line)
    if head is None or not (head["mark"] or case.rules.shapes["works"].search(head["noun"])):
        return None
    return _of_works(case, Span(*head.span("noun")))


def _of_works(case: Case, name: Span) -> Subject:
    return works_within(case.candidates, name) or Subject(
        name, case.rules.shapes["subject_tail"].sub("", case.text[slice(*name)].strip())
    )
