"""Who holds which post where."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

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


@dataclass(frozen=True, slots=True)
class _Kept:
    """One `held` an office, its longest form; `forms` are their posts without words of former time.

    Two posts of a person are one office where one is a shorter form of the other, or both are the same one of the same
    division. `市长` is no shorter form of `副市长`, nor `省委书记` of `共青团省委书记`.

    A person may stand in a text a thousand times: `found` tells by name and form which may be meant, `shorter` by name
    and shorter form, the first held first; what a longer form has replaced stays in them.
    """

    rules: PostRules
    held: list[_Held] = field(default_factory=list[_Held])
    forms: list[str] = field(default_factory=list[str])
    found: defaultdict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))
    shorter: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, new: _Held) -> None:
        form = self.rules.former.sub("", new.post.text)
        index = min(self._same(new, form), default=None)
        if index is None:
            self.held.append(new)
            self.forms.append(form)
            self._remember(len(self.held) - 1)
        elif len(new.post.text) > len(self.held[index].post.text):
            self.held[index], self.forms[index] = new, form
            self._remember(index)

    def _same(self, new: _Held, form: str) -> Iterator[int]:
        """Those held that are the same office as the `new` one: the first of every kind."""
        name, forms = new.person.name, self.forms
        for end in self._ends(form):
            yield from _first(at for at in self.found.get((name, end), ()) if forms[at] == end)
        code = new.post.adcode
        same = self.found.get((name, form, code or ""), ())
        yield from _first(at for at in same if forms[at] == form and self.held[at].post.adcode == code)
        longer = self.shorter.get((name, form), ())
        yield from _first(at for at in longer if forms[at] != form and form in self._ends(forms[at]))

    def _remember(self, index: int) -> None:
        name, post, form = self.held[index].person.name, self.held[index].post, self.forms[index]
        for key in ((name, form), (name, form, post.adcode or "")):
            insort(self.found[key], index)
        for end in self._ends(form):
            insort(self.shorter[name, end], index)

    def _ends(self, form: str) -> Iterator[str]:
        """The shorter forms of the same office."""
        for at in range(1, len(form)):
            if self.rules.other_office.search(form, 0, at) is None:
                yield form[at:]


def _first(indexes: Iterator[int]) -> Iterator[int]:
    return islice(indexes, 1)


def extract_officials(document: Document, mentions: Mentions, rules: Rules) -> Iterator[Fact | Rejection]:
    """One appointment a person and post; the longest form of a post stands for its shorter ones.

    A person of whom the text leaves open which country's post it is becomes a rejection, once a name.
    """
    kept = _Kept(rules.officials.posts)
    doubtful: dict[str, _Held] = {}
    for person in mentions.people:
        if person.doubtful:
            doubtful.setdefault(person.name, _Held(person, person.posts[0]))
            continue
        for post in person.posts:
            kept.add(_Held(person, post))
    sure = {held.person.name for held in kept.held}
    yield from (_rejected(document, held) for name, held in doubtful.items() if name not in sure)
    for held in kept.held:
        found = evidence(document, held.span(), held.person.rule)
        yield Appointment(found, held.person.name, held.post.text, held.post.organization, held.post.adcode)


def _rejected(document: Document, held: _Held) -> Rejection:
    reason = f"Whether {held.person.name} is {held.post.text} of this country or of another one is left open."
    return Rejection(evidence(document, held.span(), held.person.rule), "officials", "official.country", reason)
