"""Personal names and the public posts that stand with them."""

from pipeline.document import Document
from pipeline.mentions.people.links import Link, Linker
from pipeline.mentions.people.names import NameReader
from pipeline.mentions.people.places import PlaceFinder
from pipeline.mentions.people.posts import Post, find_chains
from pipeline.mentions.types import Context, DivisionMention, PersonMention, PostMention
from pipeline.rules import Rules

__all__ = ["find_people"]


def find_people(
    document: Document, context: Context, divisions: tuple[DivisionMention, ...], rules: Rules
) -> tuple[PersonMention, ...]:
    """The persons whom the text gives a public post of this country, each place of the text by itself, in its order."""
    officials = rules.officials
    chains = list(find_chains(document, divisions, officials.posts))
    reader = NameReader(document.text, officials.names, {})
    starts = frozenset(post.span.start for chain in chains for post in chain if post.body or post.place)
    linker = Linker(document.text, officials, reader, starts)
    places = PlaceFinder(document.text, context, divisions, rules.divisions, officials.posts)
    return tuple(_person(link, places) for link in linker.links(chains) if _public(link))


def _public(link: Link) -> bool:
    return all(post.public and not post.foreign for post in link.posts)


def _person(link: Link, places: PlaceFinder) -> PersonMention:
    codes = places.of_chain(link.posts)
    posts = tuple(_mention(post, code) for post, code in zip(link.posts, codes, strict=True))
    return PersonMention(link.reading.span, link.reading.name, posts, link.rule)


def _mention(post: Post, adcode: str | None) -> PostMention:
    return PostMention(post.span, post.text, post.body or None, adcode)
