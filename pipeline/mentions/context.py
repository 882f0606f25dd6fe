"""What the document as a whole tells: its place and its year."""

from pipeline.document import Document
from pipeline.mentions.headline import find_headline
from pipeline.mentions.home import find_home
from pipeline.mentions.places import Places
from pipeline.mentions.subject import find_subject
from pipeline.mentions.timing import find_timing
from pipeline.mentions.types import Context, DivisionMention
from pipeline.rules import Rules


def find_context(document: Document, divisions: tuple[DivisionMention, ...], rules: Rules) -> Context:
    """The home and main division of `document`, and when it speaks."""
    timing = find_timing(document)
    places = Places(document, find_headline(document), divisions, rules.divisions)
    home = find_home(places)
    return Context(home, find_subject(places, home), timing.day, timing.year)
