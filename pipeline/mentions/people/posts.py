"""One post in the text: its title, and in front of it rank, body and the division whose it is."""

from dataclasses import dataclass

import regex

from pipeline.document import Span
from pipeline.mentions.types import DivisionMention
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.officials import PostRules, Title

# Armies are commanded; of all bodies they alone end in a character that men are called by.
_ARMY = "军"
_ARMIES = ("解放军", "志愿军", "陆军", "海军", "空军", "全军", "火箭军", "方面军", "集团军")
# How far in front of its title the name of a body may begin.
REACH = 40
_BREAKS = frozenset("，。；：、！？,;:!?()（）[]【】《》<>〈〉\n\r\t|/—…“‘’\"'「」『』")
# Inside quotes these tell a speech from a name.
_SPOKEN = frozenset("，。；：！？,;:!?\n")
# A title that begins with the last word of its body (`中央书记处书记`).
_SECRETARIAT = "书记处"
# Titles of these kinds are no public posts; who bears one may hold a post besides.
_PRIVATE = frozenset({"enterprise", "academic"})
_SPACES = frozenset(" \u3000\xa0")
_SHORT_LEVELS = {"自治州": "州", "自治县": "县", "自治旗": "旗", "特别行政区": ""}
_LEVEL_ENDS = (*_SHORT_LEVELS, "自治区", "地区", "特区", "省", "市", "县", "区", "州", "旗", "盟")
_GOVERNMENT = ("人民政府", "政府", "行署", "行政公署")
BELOW_COUNTY = ("镇", "乡", "村", "街道", "社区")
# Who is sent down to a village is of no level, either.
_OWN_LEVEL = (*BELOW_COUNTY, "共青团", "团", "地委", "地区", "驻")
# What a department deals with begins like a level without being one: `市|市场监管局`, `县|乡村振兴局`.
_MATTER = plain_pattern("团[委工]|市(?:场|容|政(?![府协法]))|乡[村镇]|村镇|区(?:划|域)|县域")
# A department of a town or a village, in whose name theirs stands: `桃花镇财政所`.
_OF_TOWN = plain_pattern("[\u4e00-\u9fff]{2,4}?(?:(?<![城小村集乡])镇|(?<![城返])乡(?![村镇])|(?<![农乡驻])村|街道)")
# A town or a village whose head's title follows, or has its last word (`甲县桃花镇|镇长`, `桃花村|支书`).
_TOWN = plain_pattern("(?:[\u4e00-\u9fff]{2,4}[镇乡])?[\u4e00-\u9fff]{2,4}(?:[镇乡村]|街道|社区)")
# A province that is none of ours, since all of these are known: a name, and no word that counts or points to some.
_PROVINCE = plain_pattern(
    "[\u4e00-\u9fff]{2}(?![个各全本我两三四五六七八九十等该邻外弟关部他某])[\u4e00-\u9fff](?<!哈尔)省(?:省?委|省?政府)?$"
)
# Names of towns and villages are no longer.
_LONGEST_NAME = 5
_HAN = lazy_pattern(r"\p{Han}+")
# The word that a post is newly held: `法院新院长`.
_NEWLY = lazy_pattern("(?:新任|(?<!高)新|首任|现任)$")
# What a deputy has charge of, between body and title: `省委组织部分管日常工作的副部长`.
_CHARGE = lazy_pattern(r"(?:主持|分管|负责|协管)\p{Han}{0,6}工作的$")
# The centre's own bodies begin a phrase, but for what was said to be former, and for who is sent to them.
_CENTRAL = lazy_pattern(
    r"(?:(?:时任|前任|原任|原|前)|第?[一二三四五六七八九十]{1,3}届)?(?<!驻|派|共和国)(?:中共中央|国务院|全国人大|全国政协|中央军委|最高人民)"
)
# Bodies that the title of their head names again; what a deputy does, where it stands for no body: `分管副局长`.
_BUREAUS = frozenset("局厅")
_IN_CHARGE = frozenset({"分管", "主管", "协管"})
_ORDINAL = lazy_pattern(r"^(?:第?[一二三四五六七八九十0-9]{1,3}届)")


@dataclass(frozen=True, slots=True)
class Post:
    """One post as written; `body` and `title` without the place's name, of which `level` is the last word (`市`).

    `span` covers former-words, place, body and title. `title` includes the rank, `head` is the bare title.
    `public` is false where the body is an enterprise and the like, `foreign` true where it is another country's,
    `fused` where the title swallows the body's last character (`公安局长`), `loose` where words that are no known
    body stand in front. `own` is the name of the town or village whose `body` it is.
    """

    span: Span
    head: Title
    rank: str
    title: str
    body: str = ""
    former: str = ""
    place: DivisionMention | None = None
    level: str = ""
    public: bool = True
    foreign: bool = False
    fused: bool = False
    loose: bool = False
    own: str = ""
    planned: bool = False

    @property
    def local(self) -> bool:
        """Whether the title says by itself of what level of division it is."""
        return self.head.local

    @property
    def told(self) -> bool:
        """Whether the words say whose post it is."""
        return bool(self.body) or self.place is not None

    @property
    def text(self) -> str:
        """The post as one title, without the name of its place."""
        # `局副局长`, of whom somebody is a member of its party group besides, is a 副局长.
        bare = (self.local and self.body.endswith(_GOVERNMENT)) or (
            self.body in _BUREAUS and self.body == self.head.text[0]
        )
        body = "" if bare else self.body
        return f"{self.former}{self._level_before(body)}{body}{self.title}"

    @property
    def organization(self) -> str | None:
        """The body with the level of its place (`市委`), a town's or village's with its name (`清溪镇党委`).

        None where the post is the head of a government or of a division (`自治区主席`).
        """
        if not self.body or self.local or self.body in _LEVEL_ENDS:
            return None
        swallowed = self.head.text[0] if self.fused else _SECRETARIAT if self.head.text.startswith(_SECRETARIAT) else ""
        return f"{self.own}{self._level_before(self.body)}{self.body}{swallowed}"

    def _level_before(self, body: str) -> str:
        """The place's level word, where the post needs it: `市` before `委`, `自治区` before a bare `主席`."""
        if not body:
            return self.level if self.head.level == "any" else ""
        own = body.startswith((*_OWN_LEVEL, self.level)) and not _MATTER.match(body)
        return "" if own or _OF_TOWN.match(body) else self.level


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words in front of one title: from `left` on they can be its post's."""

    text: str
    left: int
    title: Span
    head: Title
    divisions: tuple[DivisionMention, ...]
    rules: PostRules

    @classmethod
    def of(
        cls, text: str, floor: int, title: Span, head: Title, divisions: tuple[DivisionMention, ...], rules: PostRules
    ) -> "Phrase":
        """The phrase of the title `head` at `title`, behind whatever ends at `floor`; `divisions` are those nearby."""
        left = _left_limit(text, max(floor, title.start - REACH), title.start, rules)
        for match in rules.bodies.stops.finditer(text, left, title.start):
            if match["stop"] and not any(mention.span.overlaps(Span(*match.span())) for mention in divisions):
                left = match.end()
        # What stands before a body of the centre is the sentence: `热烈欢迎中共中央`.
        central = _CENTRAL.search(text, left, title.start)
        if central and not rules.foreign.search(text, left, central.start()):
            left = central.start()
        near = (
            one for one in divisions if one.span.start >= left and not rules.bodies.subjects.match(text, one.span.start)
        )
        return cls(text, left, title, head, tuple(near), rules)

    def post(self) -> Post:
        """The post that the title and the words in front of it tell."""
        at, former, rank = self._prefix()
        places = self._places(at)
        body_at = min(places[-1].span.end, at) if places else self.left
        written = self.text[body_at:at].strip()
        bare, inner = self._bare("" if written in _IN_CHARGE else written)
        body = self._body(bare, bool(places))
        town = self._is_town(bare)
        near = not bare or body == bare or town or body.startswith(BELOW_COUNTY)
        place = places[-1] if places and near else None
        loose = bool(bare and not body and not place and self.head.level == "any")
        own = _own_name(bare, body)
        if place:
            begin = places[0].span.start
        elif loose or town or (body and body == bare):
            begin = body_at
        else:
            begin = at - len(own) - len(body)
        begin, early, league = self._lead(begin)
        full = self._full(body, place, league)
        # A league's branch says the level in its own name: 团市委.
        level = "" if league and body else _level(self.text, place)
        planned = self.rules.planned.match(self.text, self.title.end)
        return Post(
            Span(self._unspaced(begin), planned.end() if planned else self.title.end),
            self.head,
            rank,
            f"{former}{rank}{self.head.text}",
            full,
            early or (inner if body else ""),
            place,
            level,
            public=self._public(),
            loose=loose,
            foreign=self._foreign(bare if not places else ""),
            fused=bool(body) and not body.endswith(self.rules.bodies.endings),
            own=own,
            planned=planned is not None,
        )

    def _bare(self, written: str) -> tuple[str, str]:
        """The words between place and title without ordinals and words of former time, and the first of these
        (`县原农业局`, `农业局原党组`)."""
        inner = self.rules.former_first.match(written)
        bare = _NEWLY.sub("", _ORDINAL.sub("", written[inner.end() if inner else 0 :]))
        former = inner or self.rules.former_inside.search(bare)
        return self.rules.former_inside.sub("", _CHARGE.sub("", bare)), former.group() if former else ""

    def _is_town(self, bare: str) -> bool:
        """Whether the words before the title of a town's or a village's head name it."""
        if self.head.level not in ("township", "village"):
            return False
        return any(_TOWN.fullmatch(name) for name in (bare, bare + self.head.text[0]))

    def _lead(self, begin: int) -> tuple[int, str, str]:
        """Where the post begins with the words in front of its place, and of these former time and league."""
        lead = self.rules.lead.search(self.text, max(self.left, begin - 8), begin) if begin >= self.left else None
        if lead is None:
            return begin, "", ""
        return lead.start(), lead["former"] or "", lead["league"] or ""

    def _full(self, body: str, place: DivisionMention | None, league: str) -> str:
        """`body` with what the place's name is a part of: an area's or an institution's own name, a league's branch."""
        level = _level(self.text, place)
        if place and body and not level and self.rules.bodies.zones.search(body):
            return self.text[slice(*place.span)] + body
        if league and body:
            return league + ("" if body.startswith((*_LEVEL_ENDS, *_OWN_LEVEL)) else level) + body
        return body

    def _prefix(self) -> tuple[int, str, str]:
        """Where the words of rank and former time in front of the title begin, and they."""
        match = self.rules.prefix.search(self.text, self.left, self.title.start)
        if match is None:
            return self.title.start, "", ""
        if any(one.span.start <= match.start() < one.span.end for one in self.divisions):
            return self.title.start, "", ""
        return match.start(), (match["former"] or "") + (match["late"] or ""), match["rank"] or ""

    def _places(self, right: int) -> list[DivisionMention]:
        """The divisions named one after the other, the last of them nearest (`四川省成都市`).

        The last name may share a character with the title (`浙江省长`).
        """
        found: list[DivisionMention] = []
        for mention in reversed(self.divisions):
            if mention.span.end > right + 1 or mention.span.start >= right:
                continue
            if found and mention.span.end != found[0].span.start:
                break
            found.insert(0, mention)
        return found

    def _body(self, body: str, placed: bool) -> str:
        """As much of `body` as is one: all of it, a division's own body at its end, or nothing."""
        if not body:
            return ""
        if self.head.local:
            return body if body.endswith(_GOVERNMENT) else ""
        local = self.rules.bodies.local.search(body)
        if local and (not placed or local.start() == 0 or local.group().startswith(BELOW_COUNTY)):
            return local.group()
        if body.endswith(self.rules.bodies.endings) and not self._named(body):
            return body
        fused = self.head.text in self.rules.bodies.fused and len(body) >= 2
        return body if fused and (body + self.head.text[0]).endswith(self.rules.bodies.endings) else ""

    def _named(self, body: str) -> bool:
        """Whether what looks like an army is the end of a name (`县委王某军书记`): an army has a commander."""
        return body.endswith(_ARMY) and self.head.kind != "military" and not body.endswith(_ARMIES)

    def _public(self) -> bool:
        if self.head.kind in _PRIVATE:
            return False
        phrase = self.rules.bodies.public.sub("", self.rules.former.sub("", self.text[self.left : self.title.end]))
        return self.rules.bodies.private.search(phrase) is None and self.rules.bodies.players.search(phrase) is None

    def _foreign(self, unplaced: str) -> bool:
        """Whether a foreign name stands in the phrase, or an unknown one where only a place's can (`某某市市长`)."""
        if any(self._abroad(match) for match in self.rules.foreign.finditer(self.text, self.left, self.title.start)):
            return True
        if _PROVINCE.search(unplaced):
            return True
        if not self.head.local or self.head.level in ("county", "township", "village"):
            return False
        known = unplaced in _LEVEL_ENDS or not unplaced.endswith(self.head.text[0])
        return not known and len(unplaced) > 2

    def _abroad(self, match: regex.Match[str]) -> bool:
        """Whether the foreign name is one, and no part of a division's (`黑山县`)."""
        return not any(one.span.overlaps(Span(*match.span())) for one in self.divisions)

    def _unspaced(self, start: int) -> int:
        while self.text[start : start + 1].isspace():
            start += 1
        return start


def _left_limit(text: str, floor: int, start: int, rules: PostRules) -> int:
    """Where the phrase of the title at `start` can begin at the earliest: behind the last mark or space.

    A space between a body and the rest of its post is none: `省统计局 局长`; nor are the quotes of a body's name
    (`“双创”办公室`), but those of a speech are.
    """
    closed: int | None = None
    for at in range(start - 1, floor - 1, -1):
        character = text[at]
        if character == "”":
            closed = at + 1
        elif closed is not None and character == "“":
            closed = None
        elif closed is not None and character in _SPOKEN:
            return closed
        elif closed is None and _parts(text, at, rules):
            return at + 1
    return floor


def _parts(text: str, at: int, rules: PostRules) -> bool:
    """Whether the character at `at` stands between a post and what is not of it."""
    if text[at] in _SPACES:
        # A body of the country begins a new phrase: `五中全会 中共中央总书记`.
        return text.startswith(rules.national, at + 1) or not text.endswith(rules.bodies.endings, max(0, at - 8), at)
    return text[at] in _BREAKS


def _own_name(bare: str, body: str) -> str:
    """The name in front of a town's or village's `body`, which ends `bare`: no list of divisions holds it."""
    name = bare.removesuffix(body) if body.startswith(BELOW_COUNTY) else ""
    return name if len(name) <= _LONGEST_NAME and _HAN.fullmatch(name) else ""


def _level(text: str, place: DivisionMention | None) -> str:
    """The last word of the place's name, where it says the level."""
    if place is None:
        return ""
    name = text[slice(*place.span)]
    level = next((end for end in _LEVEL_ENDS if name.endswith(end) and len(name) > len(end)), "")
    if level == "州" and len(name) < 3:
        return ""
    return _SHORT_LEVELS.get(level, level)
