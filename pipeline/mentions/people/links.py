"""Who the posts belong to: names behind them, names before them, names joined to them by a verb."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

import regex

from pipeline.document import Span
from pipeline.mentions.people.chains import Chain, inherit
from pipeline.mentions.people.names import NameReader, Reading
from pipeline.mentions.people.posts import Post
from pipeline.mentions.people.resumes import Resume, find_resumes
from pipeline.mentions.sentences import behind_last
from pipeline.mentions.types import PersonRule
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.officials import OfficialRules

# A name that its title follows needs to read well: nothing else marks its beginning.
_GLUED_FLOOR = -3.8
# A grade, or that the post is an old one or held on trial, may stand in brackets: `副局长（正县级）甲`.
_GRADE = r"(?:[（(][^（）()\n]{0,6}(?:级|挂职|时任|兼|试用|援)[^（）()\n]{0,4}[）)])?"
_GAP = plain_pattern(rf"(?:同志)?{_GRADE}[ \u3000]{{0,6}}[:：]?[ \u3000]{{0,6}}[“\"]?")
_CALLED = lazy_pattern(r"的[ \u3000]?(?=\p{Han})")
_NEXT_NAME = lazy_pattern(r"(?:同志)?[ \u3000]{0,3}(?:[（(][^）)\n]{1,12}[）)])?(?:[、和与及]|以及)[ \u3000]{0,3}")
# A list behind a colon needs no marks: `常委：甲　乙（女）　丙`.
_NEXT_IN_ROSTER = lazy_pattern(r"(?:[（(][^）)\n]{1,12}[）)])?[ \u3000]{1,4}")
# In a table a gap or a bar stands between name and posts.
_AFTER = lazy_pattern(r"(?:[，,][ \u3000]?|[（(]|[ \u3000\t]{1,40}(?:\|[ \u3000\t]{0,8})?|\|[ \u3000\t]{0,8})$")
_NEXT_CELL = lazy_pattern(r"[ \u3000\t]{7,40}|[ \u3000]{0,8}[|\t][ \u3000\t]{0,8}")
_CELL_ENDS = lazy_pattern(r"[ \u3000\t]*(?:[|\n]|$)|[ \u3000]{4}|\t")
# Words for people whom a list of names follows.
_PEOPLE = ("领导", "嘉宾", "干部")
# Posts that somebody is said to bear: `市长一职由甲兼任`.
_BY = lazy_pattern(r"(?:一职|职务)?[，,]?(?:先后|均|都|将|改)?由")
_BEARS = lazy_pattern(r"(?:同志)?(?:担任|兼任|出任|接任|继任|代理)")
_ENDS = lazy_pattern(r"[，。；、：:）)\s|]|$")
_WIDEST_GAP = 50
_HAN = lazy_pattern(r"\p{Han}")
# Between the posts of one person behind the name.
_ALSO = frozenset("、，,兼")
_COMMAS = frozenset("，,")
_SENTENCE = "。！？；\n"
# Where no mark ends a sentence for so long, it is cut.
_LONG_SENTENCE = 600
_COMRADE = "同志"
# `和` joins names where at least two characters follow it; else it is a name's own (`胡和某`).
_AND_NAME = r"和(?!.?同志)(?=[^、和（）()]{2})"
_NAMED = lazy_pattern(rf"(?:(?!{_AND_NAME})[^、（）()]){{1,12}}?(?=同志|[、（(]|{_AND_NAME}|$)")
# Between names that a verb has in common.
_JOINS = frozenset("、和")
# `他` means the last name of the sentences before.
_PRONOUN = lazy_pattern("[他她](?!们)")
_PRONOUN_REACH = 200
# Who says `我` of a post need not be the last one named.
_SPEAKER = "我"
# How far above a line of a list of appointments the word may stand that makes it one.
_LIST_REACH = 400
# How far behind the post of a head a deputy's may stand and leave their common body unsaid.
_DEPUTY_REACH = 150
# How far before the posts the adverbs and the time in front of a verb of holding may begin.
_VERB_REACH = 40
# No department's name before its head's is longer: `市人力资源和社会保障局`.
_LONGEST_BODY = 12
# What lets a weak verb say that somebody holds a post.
_HELD_ONCE = lazy_pattern("同志|此前|曾")
_WEAK_VERBS = frozenset({"为", "是", "当", "做"})
# No given name ends in these (`到甲镇当镇长`).
_BEING = ("当", "做", "是")


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the posts that this place of the text gives it; `rule` says by which construction."""

    reading: Reading
    posts: tuple[Post, ...]
    rule: PersonRule


@dataclass(frozen=True, slots=True)
class Linker:
    """Joins the chains of posts of one text to names. No name begins where a post does (`starts`)."""

    text: str
    rules: OfficialRules
    reader: NameReader
    starts: frozenset[int]

    def links(self, chains: list[Chain]) -> list[Link]:
        """All links, in the order of the posts; posts whose holder stands further off wait for the other names."""
        found: list[Link] = []
        waiting: list[Chain] = []
        for chain in (part for whole in chains for part in self._parted(whole)):
            own = self._continued(chain, found)
            links = list(self._sure(self._direct(own)))
            found += links
            if not links:
                waiting.append(own)
        resumes = list(find_resumes(self.text, self.reader)) if waiting else []
        names = frozenset(link.reading.name for link in found)
        found += self._sure(link for chain in waiting for link in self._far(chain, names, resumes))
        return sorted(found, key=lambda link: (link.posts[0].span.start, link.reading.span.start))

    def _parted(self, chain: Chain) -> Iterator[Chain]:
        """The chain, cut at its first comma where its beginning is held by the name before (`甲任组长，副市长乙`), and
        before a title that follows a name (`县人大甲主任、县政协乙主席`)."""
        held = self._before(chain) is not None and self._name_at(chain[-1].span.end) is not None
        start = 0
        for at in range(1, len(chain)):
            named = self._is_named(chain[at - 1]) or self._is_named(chain[at])
            listed = named or (chain[at].loose and self._glued((chain[at],)) is not None)
            listed = listed and self.text[chain[at].span.start - 1] in _ALSO
            if listed or (held and self._comma(chain[at - 1], chain[at])):
                yield chain[start:at]
                start, held = at, False
        yield chain[start:]

    def _comma(self, post: Post, further: Post) -> bool:
        return self.text[post.span.end : further.span.start].strip() in _COMMAS

    def _sure(self, links: Iterable[Link]) -> Iterator[Link]:
        """The links without posts that somebody is only meant to take and those of what is no known body, where what
        is left says enough."""
        for link in links:
            glued = link.rule == "name-title"
            taken = tuple(post for post in link.posts if not post.planned and (glued or post.body or not post.loose))
            if taken and self._clear(replace(link, posts=taken)):
                yield replace(link, posts=taken)

    def _continued(self, chain: Chain, found: list[Link]) -> Chain:
        """`某部部长甲、副部长乙`, `某会主任甲主持，副主任乙出席`: the second post has the body of the first."""
        if not found or not (self._next_to(found[-1], chain) or self._deputy(found[-1].posts[-1], chain)):
            return chain
        return (inherit(found[-1].posts[-1], chain[0], self.rules.posts), *chain[1:])

    def _next_to(self, link: Link, chain: Chain) -> bool:
        return _NEXT_NAME.fullmatch(self.text, link.reading.span.end, chain[0].span.start) is not None

    def _deputy(self, head: Post, chain: Chain) -> bool:
        """Whether the chain begins with the bare post of a deputy of the `head` named shortly before, or the other
        way round."""
        post = chain[0]
        if post.told or post.loose or post.head != head.head or not (post.rank or head.rank):
            return False
        return post.span.start - head.span.end <= _DEPUTY_REACH

    def _clear(self, link: Link) -> bool:
        """Whether the posts say enough: a bare `主任` may be anybody's."""
        glued = link.rule == "name-title"
        plain = self.rules.posts.glued if glued else self.rules.posts.plain
        known = any(post.body or post.place or post.local or post.head.text in plain for post in link.posts)
        return known or (link.posts[0].head.level == "nation" and (link.reading.native or "·" in link.reading.name))

    def _direct(self, chain: Chain) -> list[Link]:
        appointed = list(self._appointed(chain))
        if appointed:
            return appointed
        glued, behind = self._glued(chain), self._behind(chain)
        if glued and not behind:
            # `甲总书记、国家主席的问候`: nobody else is there to hold the further posts.
            further = takewhile(lambda post: self.text[post.span.start - 1] in _ALSO, chain[1:])
            return [replace(glued, posts=(*glued.posts, *further))]
        if glued and glued.reading.score + 1.5 > behind[0].reading.score:
            rest = [replace(link, posts=link.posts[1:]) for link in behind if len(link.posts) > 1]
            return [glued, *rest]
        beside = self._in_cells(chain) or self._apposed(chain) or self._borne(chain)
        return behind or list(self._held(chain)) or ([beside] if beside else [])

    def _behind(self, chain: Chain) -> list[Link]:
        """`市委书记甲`, `副市长甲、乙`, `时任县长的甲`."""
        gap = _GAP.match(self.text, chain[-1].span.end)
        start = gap.end() if gap else chain[-1].span.end
        called = _CALLED.match(self.text, chain[-1].span.end)
        if called:
            if not chain[0].former and not self._took(chain):
                return []
            start = called.end()
        first = self._name_at(start)
        begin = chain[0].span.start
        if first is None or self.rules.links.plural.search(self.text, max(0, begin - 2), begin):
            return []
        links = [Link(first, chain, "post-name")]
        roster = gap is not None and gap[0].endswith((":", "："))
        if roster or self._shared(chain[-1]):
            joint = _NEXT_IN_ROSTER if roster else _NEXT_NAME
            common = tuple(post for post in chain if post is chain[-1] or self._shared(post))
            links += [Link(more, common, "post-names") for more in self._more_names(first.span.end, joint)]
        return links

    def _shared(self, post: Post) -> bool:
        """Whether many hold such a post at once: it goes to every name of the list behind it."""
        return post.rank in self.rules.posts.shared_ranks or post.head.text in self.rules.posts.shared

    def _name_at(self, start: int) -> Reading | None:
        if start in self.starts:
            return None
        reading = self.reader.after(start)
        if reading is None or any(at in self.starts for at in range(start, reading.span.end)):
            return None
        return reading

    def _more_names(self, end: int, between: regex.Pattern[str]) -> Iterator[Reading]:
        while joint := between.match(self.text, end):
            reading = self._name_at(joint.end())
            if reading is None:
                return
            yield reading
            end = reading.span.end

    def _appointed(self, chain: Chain) -> Iterator[Link]:
        """`任命甲、乙为...`, `免去甲的...职务`, and the later members of such a row (`，丙为...`)."""
        start = chain[0].span.start
        if not self.text.endswith(self.rules.links.objects, 0, start):
            yield from self._removed(chain)
            return
        sentence = self._sentence(start)
        if not self.rules.links.appointing.search(self.text, min(sentence, max(0, start - _LIST_REACH)), start):
            return
        match = self.rules.links.appointed.search(self.text, max(0, start - 120), start)
        if match is None:
            return
        if not self.text[sentence : match.start("names")].strip():
            sentence = max(0, start - _LIST_REACH)
        verbs = list(self.rules.links.appointing.finditer(self.text, sentence, start))
        if not verbs:
            return
        # A verb that no name follows is a name's end: `任命宋某选为...`.
        inside = [
            verb.end() for verb in verbs if match.start("names") <= verb.start() and verb.end() < match.end("names")
        ]
        begin = inside[-1] if inside else match.start("names")
        if not inside and not _ENDS.match(self.text, begin - 1) and verbs[-1].end() != begin:
            return
        yield from (Link(name, chain, "appointed") for name in self._names_of(begin, match.end("names")))

    def _removed(self, chain: Chain) -> Iterator[Link]:
        """`免去甲某局局长职务`: no word stands between name and posts."""
        match = self.rules.links.removed.search(self.text, max(0, chain[0].span.start - 16), chain[0].span.start)
        reading = self.reader.whole(*match.span("name")) if match else None
        if reading:
            yield Link(reading, chain, "appointed")

    def _names_of(self, start: int, end: int) -> Iterator[Reading]:
        for piece in _NAMED.finditer(self.text, start, end):
            reading = self.reader.whole(piece.start(), piece.end())
            if reading:
                yield reading

    def _sentence(self, start: int) -> int:
        return behind_last(self.text, _SENTENCE, Span(max(0, start - _LONG_SENTENCE), start))

    def _before(self, chain: Chain) -> regex.Match[str] | None:
        """The verb of holding and the adverbs that end right before the posts."""
        start = chain[0].span.start
        if not self.text.endswith(self.rules.links.verbs, 0, start):
            return None
        return self.rules.links.held.search(self.text, max(0, start - _VERB_REACH), start)

    def _took(self, chain: Chain) -> bool:
        """Whether a verb of holding stands before the posts: `当选为县长的甲`."""
        match = self._before(chain)
        return match is not None and match["verb"] not in _WEAK_VERBS

    def _verb(self, chain: Chain) -> regex.Match[str] | None:
        """The words before the posts that say that somebody holds them."""
        match = self._before(chain)
        if match is None or (match["verb"] in _WEAK_VERBS and not _HELD_ONCE.search(match["between"])):
            return None
        return None if _CALLED.match(self.text, chain[-1].span.end) and match["verb"] not in _WEAK_VERBS else match

    def _held(self, chain: Chain) -> Iterator[Link]:
        """`甲任市委书记`, `甲、乙同志任副市长`."""
        match = self._verb(chain)
        reading = self._holder(match) if match else None
        if match is None or reading is None:
            return
        yield Link(reading, chain, "held")
        while _COMRADE in match["between"] and self.text[reading.span.start - 1] in _JOINS:
            reading = self.reader.before(reading.span.start - 1)
            if reading is None:
                return
            yield Link(reading, chain, "held")

    def _holder(self, match: regex.Match[str]) -> Reading | None:
        """The name before the verb; an adverb that always stands behind it is its end (`王某正`)."""
        reading = self.reader.before(match.start())
        adverb = match["between"] and not match["between"].startswith(_COMRADE)
        longer = self.reader.before(match.start() + 1) if adverb else None
        if reading is None or longer is None or longer.span.start != reading.span.start:
            return reading
        times = self.reader.count(longer.name)
        return longer if times > 1 and times == self.reader.count(reading.name) else reading

    def _glued(self, chain: Chain) -> Link | None:
        """`甲市长`, `省委甲书记`, `县文旅局甲局长`."""
        post = chain[0]
        if post.head.text not in self.rules.posts.glued:
            return None
        start = post.span.end - len(post.title)
        reading = self.reader.before(start)
        if reading is None or reading.score < _GLUED_FLOOR or reading.name.endswith(_BEING):
            return None
        if not (reading.native or "·" in reading.name):
            return None
        named = self._named(post, reading.name)
        if named or post.place or post.body:
            return Link(reading, (named,), "name-title") if named else None
        begin = reading.span.start
        body = self._body_before(begin) if not post.local else None
        span = Span(body.start() if body else start, post.span.end)
        return Link(reading, (replace(post, span=span, body=body.group() if body else ""),), "name-title")

    def _body_before(self, end: int) -> regex.Match[str] | None:
        """The body of a division, or a department of its, that ends at `end`."""
        bodies = self.rules.posts.bodies
        return bodies.local.search(self.text, max(0, end - 8), end) or bodies.department.search(
            self.text, max(0, end - _LONGEST_BODY), end
        )

    def _is_named(self, post: Post) -> bool:
        """Whether the holder's name stands within the post: `县文旅局甲局长`."""
        return post.fused and self._glued((post,)) is not None

    def _named(self, post: Post, name: str) -> Post | None:
        """The post whose body seems to end in its title only because its holder's name stands between the two."""
        body = post.body.removesuffix(name)
        if not post.fused or body == post.body or not body.endswith(post.head.text[0]):
            return None
        return replace(post, body=body, fused=False)

    def _apposed(self, chain: Chain) -> Link | None:
        """`甲，最高人民法院院长`, `甲（市长）`."""
        start, end = chain[0].span.start, chain[-1].span.end
        match = _AFTER.search(self.text, max(0, start - _WIDEST_GAP), start)
        if match is None or not _ENDS.match(self.text, end):
            return None
        reading = self.reader.before(match.start())
        if reading is None or not self._begins(reading.span.start):
            return None
        return Link(reading, chain, "apposed")

    def _begins(self, start: int) -> bool:
        """Whether a phrase begins at `start`, or a list of people (`县领导甲（县长）`)."""
        return _ENDS.match(self.text, start - 1) is not None or self.text.endswith(_PEOPLE, 0, start)

    def _in_cells(self, chain: Chain) -> Link | None:
        """`|县长|甲|`: a line of a table that has the name behind the posts, unless it begins with one before them."""
        gap = _NEXT_CELL.match(self.text, chain[-1].span.end)
        reading = self._name_at(gap.end()) if gap else None
        if reading is None or not _CELL_ENDS.match(self.text, reading.span.end):
            return None
        line = self.text.rfind("\n", 0, chain[0].span.start) + 1
        before = self._apposed(chain)
        first = before is not None and not _HAN.search(self.text, line, before.reading.span.start)
        return before if first else Link(reading, chain, "post-name")

    def _borne(self, chain: Chain) -> Link | None:
        """`市委书记由甲担任`."""
        by = _BY.match(self.text, chain[-1].span.end)
        reading = self._name_at(by.end()) if by else None
        return Link(reading, chain, "borne") if reading and _BEARS.match(self.text, reading.span.end) else None

    def _far(self, chain: Chain, names: frozenset[str], resumes: list[Resume]) -> list[Link]:
        start = chain[0].span.start
        for resume in resumes:
            if resume.span.start <= start < resume.span.end:
                planned = self.rules.links.planned.search(self.text, max(resume.span.start, start - 12), start)
                return [] if planned else [Link(resume.reading, chain, "resume")]
        return list(self._distant(chain, names))

    def _distant(self, chain: Chain, names: frozenset[str]) -> Iterator[Link]:
        """`甲...，曾任省长`: the last name of the sentence, where a verb asks for a holder."""
        start = chain[0].span.start
        if self._verb(chain) is None or _SPEAKER in self.text[max(0, start - 12) : start]:
            return
        begin = self._sentence(start)
        if _PRONOUN.search(self.text, begin, start):
            begin = max(0, begin - _PRONOUN_REACH)
        places = [(self.text.rfind(name, begin, start), name) for name in names]
        at, name = max(places, default=(-1, ""))
        if at >= 0:
            yield Link(Reading(Span(at, at + len(name)), name, 0.0), chain, "held-before")
