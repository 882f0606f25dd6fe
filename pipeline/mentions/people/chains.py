"""Posts that follow one another: found in the text, and what a bare one takes from the one before it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import ASIDE, Document, Span
from pipeline.mentions.people.posts import BELOW_COUNTY, REACH, Phrase, Post
from pipeline.mentions.types import DivisionMention
from pipeline.patterns import plain_pattern
from pipeline.rules.officials import PostRules, Title

# Nobody is introduced with more posts than these in one breath.
_LONGEST = 30
_JOINT = plain_pattern(
    r"(?:[（(][^）)\n]{1,40}[）)])?[ \u3000]{0,2}[、，,/]?[ \u3000]{0,2}"
    r"(?:兼任|并兼|现任|兼|和|及|以及|暨|并|与|同时担任|同时)?[ \u3000]{0,2}"
)
# What begins in the last character of a longer word that hides a title.
_AFTER_TITLES = ("期间", "令狐")
# Who sits on a committee of the party is a member of that, and of no other body: `区党委书记、常委、委员`.
_MEMBER = "委员"
# Those who sit for the whole court, whatever tribunal of it they head.
_OF_COURTS = frozenset({"审判员", "检察员"})
_COURTS = ("法院", "检察院")

Chain = tuple[Post, ...]


def find_chains(document: Document, divisions: tuple[DivisionMention, ...], rules: PostRules) -> Iterator[Chain]:
    """The posts of the text in order, those that follow one another directly (`市委副书记、市长`) together."""
    chain: list[Post] = []
    for post in _posts(document, divisions, rules):
        joined = chain and _JOINT.fullmatch(document.text, chain[-1].span.end, post.span.start)
        if chain and (not joined or len(chain) == _LONGEST):
            yield _joined(chain, rules)
            chain = []
        chain.append(post)
    if chain:
        yield _joined(chain, rules)


def _posts(document: Document, divisions: tuple[DivisionMention, ...], rules: PostRules) -> Iterator[Post]:
    starts = [mention.span.start for mention in divisions]
    floor = 0
    for index, start, end in rules.matcher.find_matches_as_indexes(document.text):
        head, end = _head(document.text, rules.patterns[index], Span(start, end), rules)
        start = end - len(head.text) if head else start
        near = divisions[bisect_left(starts, start - REACH - 10) : bisect_left(starts, end)]
        # A title that a place's name begins in is none: 长 of `州长顺县`.
        cut = any(start < mention.span.start for mention in near)
        if head is None or cut or document.zone_at(start) in ASIDE:
            continue
        yield Phrase.of(document.text, floor, Span(start, end), head, near, rules).post()
        floor = end


def _head(text: str, head: Title | None, span: Span, rules: PostRules) -> tuple[Title | None, int]:
    """The title of a match and where it ends; a length of time is none (`全市长期`), but a term of office is one
    (`任市长期间`), as is what stands before a surname (`主席令狐某`)."""
    if head is None and text.startswith(_AFTER_TITLES, span.end - 1):
        return rules.titles.get(text[span.start : span.end - 1]), span.end - 1
    return head, span.end


def _joined(chain: list[Post], rules: PostRules) -> Chain:
    """The chain with every bare post given the body of the one before it (`发改委党组书记、主任`)."""
    posts: list[Post] = []
    for post in chain:
        posts.append(inherit(posts[-1], post, rules) if posts else post)
    if any(post.foreign for post in posts):
        posts = [replace(post, foreign=True) for post in posts]
    return tuple(posts)


def inherit(before: Post, post: Post, rules: PostRules) -> Post:
    """`post` with the body, or the outer body, of the one `before` it, where it names none of its own."""
    if post.head.level != "any" or post.place is not None or post.loose:
        return post
    base = before.body
    if not base and before.local:
        base = (before.level or before.head.text[0]) + "政府"
    base = _court(base) if post.head.text in _OF_COURTS else base
    outer = next((base[: -len(end)] for end in rules.bodies.shed if base.endswith(end)), base)
    if post.body in rules.bodies.inner:
        return replace(
            post, body=outer + post.body, place=before.place, level=before.level, public=before.public, own=before.own
        )
    if post.body:
        named = before.own and not post.own and post.body.startswith(BELOW_COUNTY) and post.body[0] == before.body[0]
        return replace(post, own=before.own) if named else post
    same = "party" in (post.head.kind, before.head.kind if post.head.text == _MEMBER else "")
    same = same or post.head.text == before.head.text or post.head.text in _OF_COURTS
    body = base if same else outer
    public = before.public and post.public
    return replace(post, body=body, place=before.place, level=before.level, public=public, own=before.own)


def _court(body: str) -> str:
    """The court or procuratorate of which `body` is a part (`县人民法院某某人民法庭`), else `body`."""
    ends = [body.find(name) + len(name) for name in _COURTS if name in body]
    return body[: ends[0]] if ends else body
