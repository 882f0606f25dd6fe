"""行政区划 names in the text -> candidates -> one adcode, or none."""

from pipeline.document import Document
from pipeline.mentions.division_choice import Chooser
from pipeline.mentions.division_names import find_names
from pipeline.mentions.timing import find_timing
from pipeline.mentions.types import DivisionMention
from pipeline.rules import Rules


def find_divisions(document: Document, rules: Rules) -> tuple[DivisionMention, ...]:
    """The divisions that the article names, in order; `adcode` is None where nothing decides between several."""
    year = find_timing(document).year
    names = find_names(document, year, rules.divisions)
    chooser = Chooser(document.text, names, year, rules.divisions)
    return tuple(
        DivisionMention(name.span, chooser.choose(index), name.candidates, name.embedded)
        for index, name in enumerate(names)
        if chooser.supported(index)
    )
