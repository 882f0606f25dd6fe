"""Posts in the text: body, rank and title, with the division named in front and the posts joined to them."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from pipeline.document import Document, Span, Zone
from pipeline.mentions.types import DivisionMention
from pipeline.rules.officials import PostRules, Title

_REACH = 40
_BREAKS = frozenset("，。；：、！？,;:!?()（）[]【】《》<>〈〉\n\r\t|/—…“”‘’\"'「」『』")
_SPACES = frozenset(" \u3000")
_JOINT = regex.compile(r"(?:[（(][^）)\n]{1,40}[）)])?[ \u3000]{0,2}[、，,/]?[ \u3000]{0,2}(?:兼任|并兼|兼|和|及|以及|暨|并|与|同时担任|同时)?[ \u3000]{0,2}")
_SKIPPED = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.CREDIT})
_LEVEL_ENDS = ("自治区", "特别行政区", "自治州", "自治县", "自治旗", "地区", "省", "市", "县", "区", "州", "旗", "盟")
_HEADLESS = {"自治州": "州", "自治县": "县", "自治旗": "旗", "特别行政区": "特区"}
_GOVERNMENT = ("人民政府", "政府")


@dataclass(frozen=True, slots=True)
class Post:
    """One post as written, `body` and `title` without the place; `level` is the place's last word (`市`), if named.

    `span` covers place, body and title. `title` includes the rank; `head` is the bare title of the table.
    `public` is false where the body is an enterprise and the like, `foreign` true where it is another country's.
    """

    span: Span
    head: Title
    rank: str
    title: str
    body: str
    former: str
    place: DivisionMention | None
    level: str
    public: bool
    foreign: bool

    @property
    def text(self) -> str:
        """The post as one title, without the name of its place."""
        body = self.body
        if self.head.level not in ("any", "nation") and body.endswith(_GOVERNMENT):
            body = ""
        level = "" if not body or body.startswith(self.level) else self.level
        return f"{self.former}{level}{body}{self.title}"


Chain = tuple[Post, ...]


def find_chains(document: Document, divisions: tuple[DivisionMention, ...], rules: PostRules) -> Iterator[Chain]:
    """The posts of the text in order, those that follow one another directly (`市委副书记、市长`) together."""
    chain: list[Post] = []
    for post in _posts(document, divisions, rules):
        if chain and not _JOINT.fullmatch(document.text, chain[-1].span.end, post.span.start):
            yield _joined(chain)
            chain = []
        chain.append(post)
    if chain:
        yield _joined(chain)


def _posts(document: Document, divisions: tuple[DivisionMention, ...], rules: PostRules) -> Iterator[Post]:
    starts = [mention.span.start for mention in divisions]
    floor = 0
    for index, start, end in rules.matcher.find_matches_as_indexes(document.text):
        head = rules.patterns[index]
        if head is None or document.zone_at(start) in _SKIPPED:
            continue
        near = divisions[bisect_left(starts, start - _REACH - 10) : bisect_left(starts, start + 1)]
        post = _post(document.text, floor, Span(start, end), head, near, rules)
        floor = end
        yield post


def _post(
    text: str, floor: int, span: Span, head: Title, divisions: tuple[DivisionMention, ...], rules: PostRules
) -> Post:
    left = _left_limit(text, max(floor, span.start - _REACH), span.start, rules)
    stop = _last_stop(text, left, span.start, divisions, rules)
    prefix_at, former, rank = _prefix(text, stop, span.start, divisions, rules)
    place = _place(divisions, stop, prefix_at)
    body_at = min(place.span.end, prefix_at) if place else stop
    body = text[body_at:prefix_at].strip()
    early = rules.former_before.search(text, max(0, (place.span.start if place else body_at) - 2), place.span.start if place else body_at)
    body, inner = _without_former(body, rules)
    phrase = text[stop : span.end]
    foreign = rules.foreign.search(phrase) is not None
    kept = _kept_body(body, place, head, rules)
    begin = prefix_at - len(former)
    if kept and kept == body:
        begin = body_at
    elif kept:
        begin = prefix_at - len(former) - len(kept)
    if place and (kept == body or not body):
        begin = place.span.start
    else:
        place = None if body and kept != body and len(body) > len(kept) else place
    title = f"{former}{rank}{head.text}"
    begin = _trim_spaces(text, begin)
    lead = early.group() if early and begin == (place.span.start if place else body_at) else inner
    return Post(
        Span(begin - (len(early.group()) if early and lead == early.group() else 0), span.end),
        head,
        rank,
        title,
        kept,
        lead,
        place,
        _level(text, place),
        not _private(phrase, rules),
        foreign,
    )


def _trim_spaces(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start


def _left_limit(text: str, floor: int, start: int, rules: PostRules) -> int:
    """Where the phrase of the title at `start` can begin at the earliest: behind the last mark or space.

    A single space between a body and the rest of its post is none: `省统计局 局长`.
    """
    quoted = False
    for at in range(start - 1, floor - 1, -1):
        character = text[at]
        if character == "”":
            quoted = True
        elif character == "“" and quoted:
            quoted = False
        elif character in _BREAKS and not quoted:
            return at + 1
        elif character in _SPACES and not text[:at].rstrip().endswith(rules.endings, max(0, at - 6)):
            return at + 1
    return floor


def _last_stop(
    text: str, left: int, start: int, divisions: tuple[DivisionMention, ...], rules: PostRules
) -> int:
    """Where the last word that no body's name holds ends."""
    last = left
    for match in rules.stops.finditer(text, left, start):
        if match["stop"] and not any(mention.span.overlaps(Span(*match.span())) for mention in divisions):
            last = match.end()
    return last


def _prefix(
    text: str, left: int, start: int, divisions: tuple[DivisionMention, ...], rules: PostRules
) -> tuple[int, str, str]:
    """Where rank and former-word in front of the title begin, and the two."""
    match = rules.prefix.search(text, left, start)
    if match is None:
        return start, "", ""
    at = match.start()
    if any(mention.span.start < at + 1 <= mention.span.end - 0 and mention.span.end > at for mention in divisions):
        return start, "", ""
    return at, (match["former"] or "") + (match["late"] or ""), match["rank"] or ""


def _place(divisions: tuple[DivisionMention, ...], left: int, right: int) -> DivisionMention | None:
    """The last division named between the two; its name may share one character with the title (`浙江省长`)."""
    inside = [mention for mention in divisions if left <= mention.span.start < right and mention.span.end <= right + 1]
    return inside[-1] if inside else None


def _without_former(body: str, rules: PostRules) -> tuple[str, str]:
    for former in ("时任", "原任", "前任", "原", "前"):
        if body.startswith(former):
            return body[len(former) :], former
    return body, ""


def _kept_body(body: str, place: DivisionMention | None, head: Title, rules: PostRules) -> str:
    """As much of `body` as is one: all of it, its own division's body at its end, or nothing."""
    if not body:
        return ""
    if head.level not in ("any", "nation"):
        return body if body.endswith(_GOVERNMENT) or body in ("行署", "地区行署") else ""
    local = rules.local_body.search(body)
    if local and (place is None or local.start() == 0):
        return local.group()
    if body.endswith(rules.endings):
        return body
    fused = head.text.endswith("长") and (body + head.text[0]).endswith(rules.endings) and len(body) >= 2
    return body if fused else ""


def _private(phrase: str, rules: PostRules) -> bool:
    return rules.private.search(rules.public.sub("", phrase)) is not None


def _level(text: str, place: DivisionMention | None) -> str:
    """The last word of the place's name, where it says the level."""
    if place is None:
        return ""
    name = text[slice(*place.span)]
    level = next((end for end in _LEVEL_ENDS if name.endswith(end) and len(name) > len(end)), "")
    return _HEADLESS.get(level, level)


def _joined(chain: list[Post]) -> Chain:
    """The chain with every bare post given the body of the one before it (`发改委党组书记、主任`)."""
    posts: list[Post] = []
    for post in chain:
        posts.append(_inherit(posts[-1], post) if posts else post)
    foreign = any(post.foreign for post in posts)
    return tuple(replace(post, foreign=foreign) for post in posts)


_INNER_ENDS = ("机关党组", "机关党委", "党组", "党委", "党工委", "工委", "管委会", "管理委员会", "党支部", "党总支")


def _inherit(before: Post, post: Post) -> Post:
    if post.head.level != "any" or post.place is not None:
        return post
    base = before.body
    if not base and before.head.level not in ("any", "nation"):
        base = before.level + "政府" if before.level else before.head.text[0] + "政府"
    stem = next((base[: -len(end)] for end in _INNER_ENDS if base.endswith(end) and len(base) > len(end)), base)
    if not post.body:
        return replace(post, body=_body_for(post, base, stem), place=before.place, level=before.level)
    if post.body in _INNER_ENDS or post.body in ("审判委员会", "检察委员会", "办公室", "办公厅", "常委会"):
        return replace(post, body=stem + post.body, place=before.place, level=before.level)
    return post


def _body_for(post: Post, base: str, stem: str) -> str:
    """The body of a bare title: an office's own head sits in the office, a party title in its committee."""
    if post.head.text in ("市长助理", "主席") and not base.endswith(("会", "联", "协")):
        return base
    return base if post.head.kind == "party" else stem
