"""Who holds which post where."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import Document, Span
from pipeline.facts import Appointment, Fact, Rejection, evidence
from pipeline.mentions import Mentions
from pipeline.mentions.types import PersonMention, PostMention
from pipeline.rules import Rules
from pipeline.rules.officials import PostRules

# A quote that has name and post in it is kept as long as it can be read at a glance; else the post alone.
_GLANCE = 160


@dataclass(frozen=True, slots=True)
class _Held:
    """A person, a post and the place of the text that joins them."""

    person: PersonMention
    post: PostMention

    def span(self) -> Span:
        start, end = min(self.person.span.start, self.post.span.start), max(self.person.span.end, self.post.span.end)
        return Span(start, end) if end - start <= _GLANCE else self.post.span


def extract_officials(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """One appointment a person and post; the longest form of a post stands for its shorter ones.

    A person of whom the text leaves open which country's post it is becomes a rejection, once a name.
    """
    kept: list[_Held] = []
    doubtful: dict[str, _Held] = {}
    for person in mentions.people:
        if person.doubtful:
            doubtful.setdefault(person.name, _Held(person, person.posts[0]))
            continue
        for post in person.posts:
            _keep(kept, _Held(person, post), rules.officials.posts)
    sure = {held.person.name for held in kept}
    yield from (_rejected(document, held) for name, held in doubtful.items() if name not in sure)
    for held in kept:
        found = evidence(document, held.span(), held.person.rule)
        yield Appointment(found, held.person.name, held.post.text, held.post.organization, held.post.adcode)


def _rejected(document: Document, held: _Held) -> Rejection:
    reason = f"Whether {held.person.name} is {held.post.text} of this country or of another one is left open."
    return Rejection(evidence(document, held.span(), held.person.rule), "officials", "official.country", reason)


def _keep(kept: list[_Held], new: _Held, rules: PostRules) -> None:
    for index, held in enumerate(kept):
        if held.person.name == new.person.name and _same_office(held.post, new.post, rules):
            if len(new.post.text) > len(held.post.text):
                kept[index] = new
            return
    kept.append(new)


def _same_office(one: PostMention, other: PostMention, rules: PostRules) -> bool:
    """Whether the two are one office, at most one of them in a shorter form or with a word of former time.

    `市长` is no shorter form of `副市长`, nor `省委书记` of `共青团省委书记`.
    """
    short, long = sorted((rules.former.sub("", post.text) for post in (one, other)), key=len)
    if not long.endswith(short):
        return False
    if short == long:
        return one.adcode == other.adcode
    return rules.other_office.search(long, 0, len(long) - len(short)) is None
