"""Personal names and the public posts that stand with them."""

from pipeline.document import Document
from pipeline.mentions.people.links import Link, Linker
from pipeline.mentions.people.names import NameReader
from pipeline.mentions.people.places import Placed, PlaceFinder
from pipeline.mentions.people.posts import find_chains
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
    places.learn(chains)
    return _persons([link for link in linker.links(chains) if _public(link)], places)


def _public(link: Link) -> bool:
    return all(post.public and not post.foreign for post in link.posts)


def _persons(links: list[Link], places: PlaceFinder) -> tuple[PersonMention, ...]:
    """The links with the division of every post: one that a post is written with holds for the same person's
    same title elsewhere."""
    placed = [places.of_chain(link.posts) for link in links]
    written = {
        (link.reading.name, post.title): code.adcode
        for link, codes in zip(links, placed, strict=True)
        for post, code in zip(link.posts, codes, strict=True)
        if code.explicit
    }
    return tuple(_person(link, codes, written) for link, codes in zip(links, placed, strict=True))


def _person(link: Link, codes: tuple[Placed, ...], written: dict[tuple[str, str], str | None]) -> PersonMention:
    name = link.reading.name
    posts = tuple(
        PostMention(
            post.span,
            post.text,
            post.body or None,
            code.adcode if code.explicit else written.get((name, post.title), code.adcode),
        )
        for post, code in zip(link.posts, codes, strict=True)
    )
    return PersonMention(link.reading.span, name, posts, link.rule)
