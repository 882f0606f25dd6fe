"""Who the posts belong to: names behind them, names before them, names joined to them by a verb."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from pipeline.document import Span
from pipeline.mentions.people.names import NameReader, Reading
from pipeline.mentions.people.posts import Chain, Post
from pipeline.rules.officials import OfficialRules

_GAP = regex.compile(r"(?:同志)?[ \u3000]{0,6}[:：]?[ \u3000]{0,6}(?:[“\"])?")
_CALLED = regex.compile(r"的(?=\p{Han}{2,4}(?:同志|[，。、]))")
_NEXT_NAME = regex.compile(r"(?:同志)?[ \u3000]{0,3}(?:[（(][^）)\n]{1,12}[）)])?(?:[、和与及]|以及)[ \u3000]{0,3}")
_AFTER = regex.compile(r"(?:[，,][ \u3000]?|[（(]|[ \u3000]{1,4})$")
_ENDS = regex.compile(r"[，。；、）)\s]|$")
_SENTENCE = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the posts that this place of the text gives it; `rule` says by which construction."""

    reading: Reading
    posts: tuple[Post, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Linker:
    """Joins the chains of posts of one text to names."""

    text: str
    rules: OfficialRules
    reader: NameReader
    starts: frozenset[int]
    known: dict[str, int] = field(default_factory=dict)

    def links(self, chains: list[Chain]) -> list[Link]:
        """All links, in the order of the posts. Posts whose holder stands further off wait for the names found first."""
        found: list[Link] = []
        waiting: list[Chain] = []
        for chain in chains:
            links = list(self._direct(chain))
            found += links
            if not links:
                waiting.append(chain)
        names = {link.reading.name for link in found}
        for chain in waiting:
            found += self._distant(chain, names)
        return sorted(found, key=lambda link: (link.posts[0].span.start, link.reading.span.start))

    def _direct(self, chain: Chain) -> Iterator[Link]:
        appointed = list(self._appointed(chain))
        if appointed:
            yield from appointed
            return
        behind = self._behind(chain)
        if behind:
            yield from behind
            return
        held = self._held(chain)
        if held:
            yield held
            return
        beside = self._glued(chain) or self._apposed(chain)
        if beside:
            yield beside

    def _behind(self, chain: Chain) -> list[Link]:
        """`市委书记甲`, `副市长甲、乙`."""
        end = chain[-1].span.end
        gap = _GAP.match(self.text, end)
        start = gap.end() if gap else end
        called = _CALLED.match(self.text, end)
        if called:
            start = called.end()
        first = self._name_at(start)
        if first is None:
            return []
        posts = chain if not called or chain[0].former else ()
        if not posts:
            return []
        links = [Link(first, posts, "post-name")]
        last = chain[-1]
        shared = last.rank in self.rules.posts.shared_ranks or last.head.text in self.rules.posts.shared
        if shared:
            links += [Link(more, (last,), "post-names") for more in self._more_names(first.span.end)]
        return links

    def _name_at(self, start: int) -> Reading | None:
        if start in self.starts:
            return None
        reading = self.reader.after(start)
        if reading is None or any(at in self.starts for at in range(start, reading.span.end)):
            return None
        return reading

    def _more_names(self, end: int) -> Iterator[Reading]:
        while joint := _NEXT_NAME.match(self.text, end):
            reading = self._name_at(joint.end())
            if reading is None:
                return
            yield reading
            end = reading.span.end

    def _appointed(self, chain: Chain) -> Iterator[Link]:
        """`任命甲、乙为...`, `免去甲的...职务`."""
        start = chain[0].span.start
        match = self.rules.links.appointed.search(self.text, max(0, start - 120), start)
        if match is None:
            return
        sentence = max(self.text.rfind(mark, 0, start) for mark in _SENTENCE) + 1
        if not self.rules.links.appointing.search(self.text, sentence, start):
            return
        yield from (Link(name, chain, "appointed") for name in self._names_of(match.start("names"), match.end("names")))

    def _names_of(self, start: int, end: int) -> Iterator[Reading]:
        """The names of a list whose first member may have a verb in front."""
        pieces = [Span(*match.span()) for match in regex.finditer(r"[^、和]+", self.text, pos=start, endpos=end)]
        for index, piece in enumerate(pieces):
            begin = piece.start
            if index == 0:
                verbs = list(self.rules.links.appointing.finditer(self.text, piece.start, piece.end))
                begin = verbs[-1].end() if verbs else begin
            reading = self.reader.whole(begin, piece.end)
            if reading is None and index == 0:
                reading = self.reader.before(piece.end)
            if reading:
                yield reading

    def _held(self, chain: Chain) -> Link | None:
        """`甲任市委书记`."""
        start = chain[0].span.start
        match = self.rules.links.held.search(self.text, max(0, start - 24), start)
        if match is None or match["verb"] in ("为", "是"):
            return None
        reading = self.reader.before(match.start())
        if reading is None:
            return None
        return Link(reading, chain, "held")

    def _glued(self, chain: Chain) -> Link | None:
        """`甲市长`, `省委甲书记`."""
        post = chain[0]
        if post.head.text not in self.rules.posts.glued:
            return None
        start = post.span.end - len(post.title)
        reading = self.reader.before(start)
        if reading is None:
            return None
        bare = Post(Span(start, post.span.end), post.head, post.rank, post.title, "", "", None, "", True, post.foreign)
        return Link(reading, (bare,), "name-title")

    def _apposed(self, chain: Chain) -> Link | None:
        """`甲，最高人民法院院长`, `甲（市长）`."""
        start, end = chain[0].span.start, chain[-1].span.end
        match = _AFTER.search(self.text, max(0, start - 4), start)
        if match is None or not _ENDS.match(self.text, end):
            return None
        reading = self.reader.before(match.start())
        if reading is None or not _ENDS.match(self.text, reading.span.start - 1):
            return None
        return Link(reading, chain, "apposed")

    def _distant(self, chain: Chain, names: set[str]) -> Iterator[Link]:
        """`甲...，曾任省长`: the last name of the sentence, where a verb asks for a holder."""
        start = chain[0].span.start
        match = self.rules.links.held.search(self.text, max(0, start - 24), start)
        if match is None or match["verb"] in ("为", "是"):
            return
        sentence = max(self.text.rfind(mark, 0, start) for mark in _SENTENCE) + 1
        places = [(self.text.rfind(name, sentence, start), name) for name in names]
        at, name = max(places, default=(-1, ""))
        if at >= 0:
            yield Link(Reading(Span(at, at + len(name)), name, 0.0), chain, "held-before")
