"""What the document as a whole tells: its place and its year."""

from models.vocabulary import Level
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
    own = home or subject if subject or (home and _speaks_for(places, home)) else None
    return Context(home, subject, timing.day, timing.year, own, places.guests)


def _speaks_for(places: Places, home: str) -> bool:
    """Whether a text about no one division speaks for its home all the same: it names that nowhere, or says 我市,
    全市; 全省 is said by anybody."""
    if home not in places.codes or any(own.search(places.document.text) for own in places.cues.own_units.values()):
        return True
    level = places.level(home)
    return level is not Level.PROVINCE and places.levels[level] > 0
