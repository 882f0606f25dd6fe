"""Who holds which post where."""

from collections.abc import Iterator

from pipeline.document import Document, Span
from pipeline.facts import Appointment, Fact, Rejection, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.types import PersonMention, PostMention
from pipeline.rules import Rules


def extract_officials(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """One appointment a person and post; the longest form of a post stands for its shorter ones."""
    kept: list[tuple[PersonMention, PostMention]] = []
    for person in mentions.people:
        for post in person.posts:
            _keep(kept, person, post)
    for person, post in kept:
        span = Span(min(person.span.start, post.span.start), max(person.span.end, post.span.end))
        yield Appointment(evidence(document, span, person.rule), person.name, post.text, post.organization, post.adcode)


def _keep(kept: list[tuple[PersonMention, PostMention]], person: PersonMention, post: PostMention) -> None:
    for index, (other, held) in enumerate(kept):
        if other.name == person.name and _same_office(held, post):
            if len(post.text) > len(held.text):
                kept[index] = (person, post)
            return
    kept.append((person, post))


def _same_office(one: PostMention, other: PostMention) -> bool:
    short, long = sorted((_office(one.text), _office(other.text)), key=len)
    return long.endswith(short) and (one.adcode == other.adcode or len(short) < len(long))


def _office(text: str) -> str:
    return text.replace("时任", "").replace("原", "").replace("前", "")
