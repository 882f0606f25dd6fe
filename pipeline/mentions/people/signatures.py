"""The head of government who signs a work report: `（2020年1月8日 甲）` below its title tells the post unsaid."""

from pipeline.document import Document, Span
from pipeline.mentions.people.names import NameReader
from pipeline.mentions.types import Context, PersonMention, PostMention
from pipeline.patterns import lazy_pattern
from pipeline.rules.divisions import DivisionRules
from pipeline.rules.officials import OfficialRules

# A report's title, date and signature stand at its very top.
_TOP = 800
_REPORT = "政府工作报告"
_SIGNED = lazy_pattern(
    r"[（(][ \u3000]*[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日[ \u3000]*"
    r"(?P<name>[\p{Han}·]{2,12}+|\p{Han}[ \u3000]{1,3}\p{Han})[ \u3000]*[）)]"
)


def find_signature(
    document: Document, context: Context, reader: NameReader, gazetteer: DivisionRules, rules: OfficialRules
) -> PersonMention | None:
    """The signer of a government's work report with the post that only the head of that government's level has."""
    top = document.text[:_TOP]
    if context.home is None or _REPORT not in top + (document.title or ""):
        return None
    head = _head(context, gazetteer, rules)
    for match in _SIGNED.finditer(top):
        span = Span(*match.span("name"))
        reading = reader.whole(*span)
        # The place of a signature vouches for names that no list of surnames knows.
        name = "".join((reading.name if reading else match["name"]).split())
        if head and not name.endswith(rules.unsigned):
            return PersonMention(span, name, (PostMention(span, head, None, context.home),), "report-signature")
    return None


def _head(context: Context, gazetteer: DivisionRules, rules: OfficialRules) -> str | None:
    """The title of the head of the home's government, by the last word of the home's name."""
    row = gazetteer.division(context.home, context.year) if context.home else None
    if row is None:
        return None
    return next((title for ending, title in rules.heads.items() if row.name.endswith(ending)), None)
