"""The division whose post a post is: the one named with it, the country, or the one that its level word means here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.vocabulary import Level
from pipeline.document import Span
from pipeline.mentions.people.chains import Chain
from pipeline.mentions.people.posts import Post
from pipeline.mentions.sentences import behind_last
from pipeline.mentions.types import Context, DivisionMention
from pipeline.patterns import plain_pattern
from pipeline.rules.divisions import COUNTRY, DivisionRules
from pipeline.rules.officials import PostRules

# How far back a division may stand that a post without one means, in characters.
_BACK = 300
# What may stand before the name of the place that opens a paragraph, and how far in the name may begin.
_MARKS = " \u3000\t\xa0【[（(●▲■◆★○◎◇□☆·•*#>＞—-0123456789.、．"
_OPENS = 6
_COMMAS = frozenset("，,")
# `，重庆城口人，`, `四川渠县籍`: where a person was born.
_BORN = plain_pattern(r"[\u4e00-\u9fff]{0,5}(?<!负责)(?<!发言)(?<!领导)[人籍][，,]")
_WANTED = {
    "自治区": "province",
    "自治州": "prefecture",
    "自治县": "county",
    "地区": "prefecture",
    "地委": "prefecture",
    "行署": "prefecture",
    "街道": "township",
    "社区": "township",
    "省": "province",
    "市": "city",
    "州": "prefecture",
    "盟": "prefecture",
    "县": "county",
    "区": "county",
    "旗": "county",
    "镇": "township",
    "乡": "township",
    "村": "township",
}
# Departments of this kind are a province's, but for the general offices.
_DEPARTMENT, _OFFICE = "厅", "办公厅"
# The head of a department of the centre; Hong Kong and Macao have some of the same title.
_CENTRAL_HEAD, _REGIONS = "司长", ("香港", "澳门")
# What stands before the words that open a phrase: a mark, a date, a time of the day, or nothing.
_OPENINGS = frozenset({"", "，", "。", "：", "；", "\n", " ", "\u3000", "日", "午", "晚", "天"})
# A team that the centre sends, whatever its name begins with.
_TEAM = plain_pattern("中央[\u4e00-\u9fff]{0,6}[团组]$")
# What joins the next member of a list.
_LISTED = frozenset({"，", "、", "和"})
# What joins the next holder of a post of the same place.
_LISTED_WITH = frozenset("、和")
# A head of state's envoy is introduced by that, then by the post held at home.
_ENVOY = "特使、"
# Of the highest titles, those that no other country gives.
_OURS_ALONE = frozenset({"国务委员", "审计长", "中央委员"})
# Titles that, in a report on the nation's congress, are of its own committees.
_CONGRESS_TITLES = frozenset({"主任委员", "常务主席"})
DELEGATES = frozenset({"常委", "委员", "主任委员"})


@dataclass(frozen=True, slots=True)
class Placed:
    """The code of a post's division and whether the post's own words give it (not only its surroundings).

    `joined`: those of a post beside it do (`甲省委副书记、省长`).
    """

    adcode: str | None
    explicit: bool
    joined: bool = False


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds the division of posts in one document.

    `starts` are where `divisions` begin; `bodies` keeps the bodies whose division is known so far, `told` where posts
    stand that are written with their division, `seen` what the whole text has been searched for.
    """

    text: str
    context: Context
    divisions: tuple[DivisionMention, ...]
    gazetteer: DivisionRules
    posts: PostRules
    starts: tuple[int, ...]
    bodies: dict[str, str] = field(default_factory=dict[str, str])
    told: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    seen: dict[str, bool] = field(default_factory=dict[str, bool])

    def learn(self, chains: Sequence[Chain]) -> None:
        """Keeps the posts and bodies that any of `chains` writes with their division, for the places that shorten
        them."""
        for post in (post for chain in chains for post in chain):
            code = self._explicit(post)
            if code and len(post.body) > 3:
                self.bodies.setdefault(post.body, code)
            if code and post.place is not None:
                self.told.append((post.span.start, code))

    def of_chain(self, chain: Chain) -> tuple[Placed, ...]:
        """The division of every post of the chain."""
        placed = any(post.place for post in chain)
        explicit = [self._explicit(post, placed=placed) for post in chain]
        found: list[Placed] = []
        for index, post in enumerate(chain):
            code = explicit[index]
            if code is None and not post.body and self._central(post):
                found.append(Placed(COUNTRY, explicit=True))
            elif code is None:
                same = _of_same_village(chain, explicit, post)
                before = [placed.adcode for placed in reversed(found) if placed.adcode]
                after = [one for one in explicit[index + 1 :] if one]
                meant = same or self._meant(post, (*before, *after))
                told = any(one and meant == self.fit(one, _wanted(post)) for one in explicit)
                found.append(Placed(meant, explicit=False, joined=told))
            else:
                found.append(Placed(code, explicit=True))
        return tuple(found)

    def _explicit(self, post: Post, *, placed: bool = False) -> str | None:
        """The division that the post's own words tell. Where one is named beside it (`placed`), that is meant, and not
        the one that has a body of the same name elsewhere."""
        if post.place is not None:
            named = self._named(post.place, _wanted(post))
            home = self.context.home
            nearer = home and named and home != named and self.gazetteer.within(home, named)
            return home if nearer and self.posts.bodies.zones.search(post.body) else named
        committee = post.head.text in _CONGRESS_TITLES and _level_of(post.body) == "any" and self._congress()
        if self._national(post) or committee:
            return COUNTRY
        remembered = self._remembered(post.body)
        known = None if placed and remembered != COUNTRY else remembered
        return known or self._zone(post.body)

    def _national(self, post: Post) -> bool:
        if post.head.level == "nation":
            return True
        body = post.body + (post.head.text[0] if post.fused else "")
        if _TEAM.search(body):
            return True
        if not body.startswith(self.posts.national):
            return False
        shared = post.body.startswith(self.posts.shared_bodies) and "中央" not in post.body
        return not shared or self.context.home in (None, COUNTRY) or self._congress()

    def _named(self, mention: DivisionMention, wanted: str) -> str | None:
        if mention.adcode is not None:
            return self.fit(mention.adcode, wanted, above=False) or mention.adcode
        fitting = tuple(code for code in mention.candidates if self.fit(code, wanted, above=False))
        return self._likeliest(fitting)

    def _remembered(self, body: str) -> str | None:
        """The division of a body that the document writes in full elsewhere (`领导小组`)."""
        if len(body) < 3 or _level_of(body) != "any":
            return None
        for full, code in self.bodies.items():
            if full.endswith(body):
                return code
        if body not in self.seen:
            whole = any(full + body in self.text for full in ("国务院", "中央"))
            part = any(full + body[:3] in self.text for full in ("全国人大", "全国政协"))
            self.seen[body] = whole or part
        return COUNTRY if self.seen[body] else None

    def _zone(self, body: str) -> str | None:
        """The division whose name an own body's begins with (`侯马经济开发区`)."""
        for size in range(min(5, len(body) - 2), 1, -1):
            codes = self.gazetteer.candidates(body[:size], self.context.year)
            if codes and body.startswith(self.posts.bodies.zone_heads, size):
                # A hill or a lake here may be called as a county far away is: `黄龙物流园区`.
                ordinary = body[:size] in self.gazetteer.cues.ordinary and self.context.home is not None
                return self._likeliest(codes, anywhere=not ordinary)
        return None

    def _likeliest(self, codes: tuple[str, ...], *, anywhere: bool = True) -> str | None:
        """The only one of `codes` that the document is near to, else (`anywhere`) the only one at all."""
        home, within = self.context.home, self.gazetteer.within
        near = [code for code in codes if home and (within(code, home) or within(home, code))]
        named = {mention.adcode for mention in self.divisions}
        also = [code for code in codes if code in named or named.intersection(self.gazetteer.ancestors(code))]
        groups = (near, also, codes) if anywhere else (near, also)
        return next((group[0] for group in groups if len(group) == 1), None)

    def _meant(self, post: Post, joined: tuple[str, ...]) -> str | None:
        if post.head.text == _CENTRAL_HEAD and not any(region in self.text for region in _REGIONS):
            return COUNTRY
        wanted = _wanted(post)
        if wanted == "city" and any(self._is(code, "province") for code in joined):
            # Who sits on a province's committee heads a city right below it, never one of a county's rank.
            wanted = "large city"
        if wanted == "any" and COUNTRY in joined:
            return COUNTRY
        for code in (*joined, *self._around(post, wanted)):
            fitting = self.fit(code, wanted)
            if fitting:
                return fitting
        if wanted == "township" and self.context.home != COUNTRY:
            # The county is not told, the division above it is.
            return self.context.home
        national = wanted == "any" and post.body and "全国" in self.text
        return COUNTRY if national else None

    def _central(self, post: Post) -> bool:
        """Whether a bare title can only be the centre's here: `甲主席`, `甲委员` behind a congress of the nation."""
        if post.title == "主席":
            return True
        if post.head.text not in DELEGATES:
            return False
        return any(self.text.find(body, 0, post.span.start) >= 0 for body in ("全国人大", "全国政协"))

    def _congress(self) -> bool:
        """Whether the document reports on the nation's congress."""
        if "congress" not in self.seen:
            self.seen["congress"] = "委员长" in self.text or "人民大会堂" in self.text
        return self.seen["congress"]

    def _around(self, post: Post, wanted: str) -> Iterator[str]:
        """Divisions in the order in which a post without a name of its own would mean them."""
        at = post.span.start
        near = [one for one in self._between(at - _BACK, at) if one.adcode and self._speaks(one)]
        sentence = self._sentence(at)
        inside = [mention for mention in near if mention.span.start >= sentence]
        yield from (code for code in self._opening(at) if self.fit(code, wanted, above=False))
        media = [one.adcode for one in self.divisions if one.embedded == "medium" and one.adcode]
        yield from (code for code in media if self.fit(code, wanted, above=False))
        yield from (one.adcode for one in reversed(inside) if one.adcode and self.fit(one.adcode, wanted, above=False))
        yield from (code for code in self._of_paragraph(at) if self.fit(code, wanted, above=False))
        if self.context.home and self.context.home != COUNTRY:
            yield self.context.home
        if wanted == "any":
            # In a text of the nation's a body of no told place and level is hardly of the place named last.
            return
        yield from (one.adcode for one in reversed(near) if one.adcode)
        visited = (one.adcode for one in self._between(at, at + 60))
        yield from (above for code in visited if code for above in self.gazetteer.ancestors(code))

    def _of_paragraph(self, at: int) -> Iterator[str]:
        """The divisions whose posts the paragraph has named before, the last first; a guest's only for the next of a
        list (`甲区委书记乙、区长丙`)."""
        begin = self.text.rfind("\n", 0, at) + 1
        told = [(start, code) for start, code in reversed(self.told) if begin <= start < at]
        if told and self.text[at - 1] in _LISTED_WITH and told[0][0] >= self._sentence(at):
            yield told[0][1]
        yield from dict.fromkeys(code for _, code in told if code not in self.context.guests)

    def _opening(self, at: int) -> Iterator[str]:
        """The division whose name opens the paragraph, as in a round-up: `【甲市】...`, or the part of a list that ends
        at a semicolon."""
        line = self.text.rfind("\n", 0, at) + 1
        part = self.text.rfind("；", max(line, self.text.rfind("。", line, at)), at) + 1
        yield from self._begun(part, at) if part else ()
        yield from self._begun(line, at)

    def _begun(self, begin: int, at: int) -> Iterator[str]:
        """The division whose name stands at `begin`, or a mark behind it; the last one of `甲省乙市`."""
        first, *further = self._between(begin, at) or (None,)
        if first is None or first.span.start > begin + _OPENS or self.text[begin : first.span.start].strip(_MARKS):
            return
        for one in further:
            if one.span.start != first.span.end:
                break
            first = one
        if first.adcode and self._speaks(first):
            yield first.adcode

    def _speaks(self, mention: DivisionMention) -> bool:
        """Whether the sentence is the place's own: it is no goal of a journey, no place of birth, and not where a
        guest comes from."""
        start = mention.span.start
        if mention.adcode in self.context.guests:
            return False
        if self.text[start - 1 : start] in _COMMAS and _BORN.match(self.text, mention.span.end):
            return False
        if self.gazetteer.cues.comers.match(self.text, mention.span.end):
            return False
        before = self.text[max(0, mention.span.start - 2) : mention.span.start]
        visit = self.posts.visits.search(self.text, mention.span.end, mention.span.end + 14)
        return not before.endswith(self.posts.journeys) and not (visit and before.endswith("在"))

    def _between(self, left: int, right: int) -> Sequence[DivisionMention]:
        return self.divisions[bisect_left(self.starts, left) : bisect_right(self.starts, right)]

    def counterpart(self, start: int, post: Post) -> bool:
        """Whether the holder of the highest titles is met by ours: `同甲总书记` where the text speaks of a country.

        So is the next of a list that began with another country's: `会见某国国家主席甲，总理乙`.
        """
        if post.head.level != "nation" or post.body or post.place:
            return False
        if self._listed_abroad(post):
            return True
        met = self.posts.meetings.search(self.text, max(0, start - 6), start)
        return met is not None and self.speaks_of_countries()

    def _listed_abroad(self, post: Post) -> bool:
        at = post.span.start
        listed = self.text[max(0, at - 1) : at] in _LISTED and not self.text.endswith(_ENVOY, 0, at)
        return listed and post.head.text not in _OURS_ALONE and self.abroad(at)

    def host(self, post: Post) -> bool:
        """Whether one of the highest titles in full opens a phrase, as our own head of state is introduced.

        The other country's comes with its name in front, or behind `同` and `、`.
        """
        before = self.text[max(0, post.span.start - 1) : post.span.start]
        return post.head.level == "nation" and post.head.text.startswith("国家") and before in _OPENINGS

    def speaks_of_countries(self) -> bool:
        """Whether the text names another country."""
        if "countries" not in self.seen:
            self.seen["countries"] = self.posts.foreign.search(self.text) is not None
        return self.seen["countries"]

    def abroad(self, at: int) -> bool:
        """Whether the sentence speaks of another country before `at`."""
        start = max(self._sentence(at), at - 60)
        patterns = (self.posts.foreign, self.posts.foreign_titles)
        return any(pattern.search(self.text, start, at) for pattern in patterns)

    def _sentence(self, at: int) -> int:
        """Where the sentence begins that goes on at `at`, as far as it is looked for."""
        return behind_last(self.text, "。！？\n", Span(max(0, at - _BACK), at))

    def fit(self, code: str, wanted: str, *, above: bool = True) -> str | None:
        """The division of level `wanted` that `code` is or (with `above`) lies in."""
        line = (code, *self.gazetteer.ancestors(code)) if above else (code,)
        return next((one for one in line if self._is(one, wanted)), None)

    def _is(self, code: str, wanted: str) -> bool:
        row = self.gazetteer.division(code, self.context.year)
        if row is None or code == COUNTRY:
            return False
        city = row.name.endswith("市")
        levels = {
            "any": True,
            "city": city,
            "large city": city and row.level != Level.COUNTY,
            "province": row.level == Level.PROVINCE,
            "prefecture": row.level == Level.PREFECTURE and not city,
            "county": row.level == Level.COUNTY and not city,
            "township": row.level == Level.COUNTY,
        }
        return levels[wanted]


def _level_of(words: str) -> str:
    return next((level for word, level in _WANTED.items() if words.startswith(word)), "any")


def _of_same_village(chain: Chain, explicit: Sequence[str | None], post: Post) -> str | None:
    """The division of another post below the counties: who heads a village's branch and its committee does so there."""
    if _wanted(post) != "township":
        return None
    codes = (code for other, code in zip(chain, explicit, strict=True) if code and _wanted(other) == "township")
    return next(codes, None)


def _wanted(post: Post) -> str:
    """The level that the post's own words ask for."""
    if post.local:
        return "township" if post.head.level == "village" else post.head.level
    if not post.body:
        return "any"
    body = post.body.removeprefix("共青").removeprefix("团")
    provincial = post.head.text == _DEPARTMENT + "长" or body.startswith(_DEPARTMENT) or body.endswith(_DEPARTMENT)
    if provincial and not body.endswith(_OFFICE) and not body.startswith(tuple(_WANTED)):
        return "province"
    return _level_of(body if body.startswith(tuple(_WANTED)) else post.level + body)
