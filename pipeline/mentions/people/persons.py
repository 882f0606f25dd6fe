"""Names read, linked to posts and placed -> the persons of a document."""

from dataclasses import replace

from pipeline.document import Document
from pipeline.mentions.people.chains import find_chains
from pipeline.mentions.people.links import Link, Linker
from pipeline.mentions.people.names import NameReader
from pipeline.mentions.people.places import DELEGATES, Placed, PlaceFinder
from pipeline.mentions.people.posts import Post
from pipeline.mentions.people.signatures import find_signature
from pipeline.mentions.types import Context, DivisionMention, PersonMention, PostMention
from pipeline.patterns import plain_pattern
from pipeline.rules import Rules
from pipeline.rules.divisions import COUNTRY

_PARTY = plain_pattern("[省市县区州旗盟]委(?!员)")
# How the bodies are called that no other country has; each has a ministry and a presidium.
_OURS = ("中国", "中共", "中央", "全国", "国务院", "政务院", "最高人民", "中华", "解放军")
_PREMIER = "总理"
# Bodies of the world, and those that other countries call so, too: not ours where the holder has a foreign name.
_INTERNATIONAL, _CENTRE = "国际", "中央"
_CHAIRMAN = "主席"
_FIRMS = plain_pattern("集团|董事")


def find_people(
    document: Document, context: Context, divisions: tuple[DivisionMention, ...], rules: Rules
) -> tuple[PersonMention, ...]:
    """The persons whom the text gives a public post of this country, each place of the text by itself, in its order."""
    officials = rules.officials
    chains = list(find_chains(document, divisions, officials.posts))
    named = frozenset(mention.span for mention in divisions)
    begins = frozenset(post.span.start for chain in chains for post in chain)
    reader = NameReader(document.text, officials.names, named, begins)
    starts = frozenset(post.span.start for chain in chains for post in chain if post.told)
    linker = Linker(document.text, officials, reader, starts)
    begun = tuple(mention.span.start for mention in divisions)
    places = PlaceFinder(document.text, context, divisions, rules.divisions, officials.posts, begun)
    places.learn(chains)
    people = _persons(_ours(linker.links(chains), places), places)
    signer = find_signature(document, context, reader, rules.divisions, officials)
    if signer is None or any(person.name == signer.name and not person.doubtful for person in people):
        return people
    return tuple(sorted((signer, *people), key=lambda person: person.span.start))


def _ours(links: list[Link], places: PlaceFinder) -> list[Link]:
    """The links to public posts of this country, without the persons whom the text gives another country's."""
    abroad = {link.reading.name for link in links if any(post.foreign for post in link.posts)}
    met = {link.reading.name for link in links if places.counterpart(link.reading.span.start, link.posts[0])}
    met -= {link.reading.name for link in links if places.host(link.posts[0])}
    told = {link.reading.name for link in links for post in link.posts if not post.foreign and post.told}
    abroad = (abroad | met) - told
    kept = (
        replace(link, posts=tuple(post for post in link.posts if post.public and not post.foreign)) for link in links
    )
    ours = [link for link in kept if link.posts and link.reading.name not in abroad]
    heads = {link.reading.name for link in ours if any(post.head.level == "nation" for post in link.posts)}
    firms = {link.reading.name for link in links if not all(post.public for post in link.posts)}
    return [link for link in ours if not _chairs_firm(link, heads, firms, places)]


def _chairs_firm(link: Link, heads: set[str], firms: set[str], places: PlaceFinder) -> bool:
    """Whether `甲主席` is no head of state, but of a firm that the text speaks of."""
    post, name = link.posts[0], link.reading.name
    if link.rule != "name-title" or post.title != _CHAIRMAN or post.told or name in heads:
        return False
    local = places.context.home not in (None, COUNTRY) and not places.speaks_of_countries()
    return name in firms or (local and _FIRMS.search(places.text) is not None)


def _doubtful(link: Link, codes: tuple[Placed, ...], places: PlaceFinder) -> bool:
    """Whether the holder may be another country's: no post says whose it is, and name or sentence are foreign."""
    post, start = link.posts[0], link.posts[0].span.start
    if not link.reading.native and post.body.startswith((_INTERNATIONAL, _CENTRE)):
        return post.body.startswith(_INTERNATIONAL) or places.abroad(start)
    if post.head.text == _PREMIER and link.rule != "name-title" and not post.body.startswith(_OURS):
        # Ours is 国务院总理甲 or 甲总理, and never 总理甲.
        return places.speaks_of_countries()
    ours = link.reading.native or post.body or post.place or post.head.text in DELEGATES
    if ours and any(code.explicit for code in codes):
        if codes[0].adcode != COUNTRY or post.body.startswith(_OURS):
            return False
        return places.abroad(start) and post.fused if link.reading.native else places.speaks_of_countries()
    # Only this country has committees of the party at its divisions (`县委副书记`).
    foreign = not (link.reading.native or places.context.home or _PARTY.match(places.text, start))
    return places.abroad(start) or foreign


def _persons(links: list[Link], places: PlaceFinder) -> tuple[PersonMention, ...]:
    """The links with the division of every post: one that a post is written with holds for the same person's
    same title elsewhere."""
    placed = [places.of_chain(link.posts) for link in links]
    doubtful = [_doubtful(link, codes, places) for link, codes in zip(links, placed, strict=True)]
    written = {
        (link.reading.name, post.text): code.adcode
        for link, codes, doubt in zip(links, placed, doubtful, strict=True)
        for post, code in zip(link.posts, codes, strict=True)
        if (code.explicit or code.joined) and not doubt
    }
    # `甲省长` elsewhere is the province's whose governor or deputy the text introduces so.
    introduced = {
        (link.reading.name, post.head.text): code.adcode
        for link, codes in zip(links, placed, strict=True)
        for post, code in zip(link.posts, codes, strict=True)
        if link.rule != "name-title" and post.local
    }
    return tuple(
        replace(_person(link, codes, written, introduced), doubtful=doubt)
        for link, codes, doubt in zip(links, placed, doubtful, strict=True)
    )


def _person(
    link: Link,
    codes: tuple[Placed, ...],
    written: dict[tuple[str, str], str | None],
    introduced: dict[tuple[str, str], str | None],
) -> PersonMention:
    name = link.reading.name

    def place(post: Post, code: Placed) -> str | None:
        if code.explicit or code.joined:
            return code.adcode
        known = introduced.get((name, post.head.text)) if link.rule == "name-title" else None
        return written.get((name, post.text), known or code.adcode)

    posts = tuple(
        PostMention(post.span, post.text, post.organization, place(post, code))
        for post, code in zip(link.posts, codes, strict=True)
    )
    return PersonMention(link.reading.span, name, posts, link.rule)
