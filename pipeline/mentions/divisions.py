"""行政区划 names in the text -> candidates -> one adcode, or none."""

from models.vocabulary import Level
from pipeline.document import Document
from pipeline.mentions.division_choice import Chooser
from pipeline.mentions.division_names import find_names
from pipeline.mentions.timing import find_timing
from pipeline.mentions.types import DivisionMention
from pipeline.rules import Rules
from pipeline.rules.divisions import DivisionRules

_COUNTY = "县"


def find_divisions(document: Document, rules: Rules) -> tuple[DivisionMention, ...]:
    """The divisions that the article names, in order; `adcode` is None where nothing decides between several."""
    year = find_timing(document).year
    names = find_names(document, year, rules.divisions)
    chooser = Chooser(document.text, names, year, rules.divisions)
    mentions = tuple(
        DivisionMention(name.span, chooser.choose(index), name.candidates, name.embedded)
        for index, name in enumerate(names)
        if chooser.supported(index)
    )
    return mentions if year else _as_counties(document.text, mentions, rules.divisions)


def _as_counties(text: str, mentions: tuple[DivisionMention, ...], rules: DivisionRules) -> tuple[DivisionMention, ...]:
    """The mentions in a text of no told year: where it speaks as a county (`县委`) and names none of today, the first
    place of that level that was one when it went by its short name alone is meant as that county (`腾冲`)."""
    local = [one for one in mentions if one.adcode and rules.level(one.adcode) is Level.COUNTY]
    if not local or not _speaks_as_county(text, rules):
        return mentions
    first = local[0].adcode or ""
    full = {rules.rows[one.adcode][-1].name for one in local if one.adcode}
    if any(name.endswith(_COUNTY) for name in full) or rules.rows[first][-1].name in text:
        return mentions
    former = _former_county(first, rules)
    return tuple(one._replace(adcode=former) if former and one.adcode == first else one for one in mentions)


def _speaks_as_county(text: str, rules: DivisionRules) -> bool:
    def times(unit: str) -> int:
        return sum(len(units[unit].findall(text)) for units in (rules.cues.own_units, rules.cues.its_units))

    return times("county") > times("prefecture")


def _former_county(code: str, rules: DivisionRules) -> str | None:
    """The county of the same short name in whose place `code` came."""
    rows = rules.names[rules.rows[code][-1].short_name]
    before = [row for row in rows if code in row.successors and row.name.endswith(_COUNTY)]
    return max(before, key=lambda row: row.valid_to or 0).adcode if before else None
