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
    subject = find_subject(places, home)
    # A text that names its home nowhere speaks for it; one of several that it names is only the one named most.
    own = home or subject if subject or home not in places.codes else None
    return Context(home, subject, timing.day, timing.year, own)
