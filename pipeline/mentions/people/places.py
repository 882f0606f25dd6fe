"""The division whose post a post is: the one named with it, the country, or the one that its level word means here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from models.vocabulary import Level
from pipeline.mentions.people.posts import Chain, Post
from pipeline.mentions.types import Context, DivisionMention
from pipeline.rules.divisions import DivisionRules
from pipeline.rules.officials import PostRules

COUNTRY = "100000"
_BACK = 200
_WANTED = {
    "省": "province", "自治区": "province", "市": "city", "州": "prefecture", "盟": "prefecture", "地区": "prefecture", "地": "prefecture",
    "自治州": "prefecture", "县": "county", "区": "county", "旗": "county", "自治县": "county", "镇": "township", "乡": "township",
    "村": "township", "街道": "township", "社区": "township",
}  # fmt: skip
_WORDS = sorted(_WANTED, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds the division of posts in one document."""

    text: str
    context: Context
    divisions: tuple[DivisionMention, ...]
    gazetteer: DivisionRules
    posts: PostRules

    def of_chain(self, chain: Chain) -> tuple[str | None, ...]:
        """The division's code of every post of the chain; None where the text does not tell."""
        found: list[str | None] = []
        for post in chain:
            found.append(self._of(post, tuple(code for code in found if code)))
        return tuple(found)

    def _of(self, post: Post, before: tuple[str, ...]) -> str | None:
        wanted = _wanted(post)
        if post.place is not None:
            return self._named(post.place, wanted)
        if self._national(post):
            return COUNTRY
        zone = self._zone(post)
        if zone:
            return zone
        return self._meant(wanted, post.span.start, before)

    def _national(self, post: Post) -> bool:
        if post.head.level == "nation":
            return True
        if not post.body.startswith(self.posts.national):
            return False
        shared = post.body.startswith(self.posts.shared_bodies)
        return not shared or self.context.home in (None, COUNTRY)

    def _named(self, mention: DivisionMention, wanted: str) -> str | None:
        if mention.adcode is not None:
            return self.fit(mention.adcode, wanted, exact=True) or mention.adcode
        fitting = [code for code in mention.candidates if self.fit(code, wanted, exact=True)]
        return fitting[0] if len(fitting) == 1 else None

    def _zone(self, post: Post) -> str | None:
        """The division whose name an own body's begins with (`侯马经济开发区`)."""
        for size in range(min(5, len(post.body) - 2), 1, -1):
            codes = self.gazetteer.candidates(post.body[:size], self.context.year)
            if codes:
                return self._likeliest(codes)
        return None

    def _likeliest(self, codes: tuple[str, ...]) -> str | None:
        home = self.context.home
        near = [code for code in codes if home and (self.gazetteer.within(code, home) or self.gazetteer.within(home, code))]
        named = {mention.adcode for mention in self.divisions}
        also = [code for code in codes if code in named or named.intersection(self.gazetteer.ancestors(code))]
        for group in (near, also, list(codes)):
            if len(group) == 1:
                return group[0]
        return None

    def _meant(self, wanted: str, at: int, before: tuple[str, ...]) -> str | None:
        for code in self._candidates(at, before):
            fitting = self.fit(code, wanted)
            if fitting:
                return fitting
        return None

    def _candidates(self, at: int, before: tuple[str, ...]) -> Iterator[str]:
        """Divisions in the order in which a post without a name of its own would mean them."""
        yield from (code for code in reversed(before) if code != COUNTRY)
        near = list(self._preceding(at))
        sentence = max(self.text.rfind(mark, 0, at) for mark in "。！？\n")
        home = self.context.home if self.context.home != COUNTRY else None
        inside = [mention.adcode for mention in near if mention.span.start > sentence and mention.adcode]
        if home is None:
            yield from inside
        else:
            yield from (code for code in inside if self.gazetteer.within(code, home))
            yield home
            yield from inside
        yield from (mention.adcode for mention in near if mention.adcode)

    def _preceding(self, at: int) -> Iterator[DivisionMention]:
        starts = [mention.span.start for mention in self.divisions]
        upper = bisect_right(starts, at)
        for index in range(upper - 1, bisect_left(starts, at - _BACK) - 1, -1):
            yield self.divisions[index]

    def fit(self, code: str, wanted: str, *, exact: bool = False) -> str | None:
        """The division of level `wanted` that `code` is or (unless `exact`) lies in."""
        line = (code,) if exact else (code, *self.gazetteer.ancestors(code))
        return next((one for one in line if self._is(one, wanted)), None)

    def _is(self, code: str, wanted: str) -> bool:
        row = self.gazetteer.division(code, self.context.year)
        if row is None or code == COUNTRY:
            return False
        if wanted == "any":
            return True
        if wanted == "city":
            return row.name.endswith("市")
        if wanted == "province":
            return row.level == Level.PROVINCE
        if wanted == "prefecture":
            return row.level == Level.PREFECTURE and not row.name.endswith("市")
        return row.level == Level.COUNTY and (wanted == "township" or not row.name.endswith("市"))


def _wanted(post: Post) -> str:
    """The level that the post's own words ask for."""
    words = f"{post.level}{post.body}" if post.body else ""
    if post.head.level not in ("any", "nation"):
        return "township" if post.head.level == "village" else post.head.level
    return next((_WANTED[word] for word in _WORDS if words.startswith(word)), "any")
