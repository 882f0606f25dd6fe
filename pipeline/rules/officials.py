"""Posts, the bodies that have them, surnames, and what stands around a name.

Read from seeds/post.csv (`title, level, kind, english`), seeds/surname.csv (`surname, per_ten_thousand`) and
pipeline/rules/officials.toml.
"""

from dataclasses import dataclass
from typing import Any

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.errors import RuleError
from pipeline.patterns import lazy_pattern, plain_pattern
from pipeline.rules.source import any_of, read_csv, read_toml

Pattern = regex.Pattern[str]

# When somebody held a post: 2010年5月至2011年4月, 2011年以后.
_MONTH = r"[0-9]{4}年(?:[0-9]{1,2}月)?"
_WHILE = rf"{_MONTH}(?:[至到—－-]{{1,2}}{_MONTH})?(?:起|间|后|以后|以来|开始)?[，,]?"
_LEVELS = frozenset({"nation", "province", "city", "prefecture", "county", "township", "village", "any"})


@dataclass(frozen=True, slots=True)
class Title:
    """A word that names a post. `level`: of the division whose post it is by itself; `any` where a body must say.

    A title of the kinds `enterprise` and `academic` is no public post; who holds it may hold one besides.
    """

    text: str
    level: str
    kind: str

    @property
    def local(self) -> bool:
        """Whether it says by itself of what level of division it is."""
        return self.level not in ("any", "nation")


@dataclass(frozen=True, slots=True)
class BodyRules:
    """The bodies that have posts, by the words that they end in, are a part of, or have in their names.

    `stops`: what the phrase of a post cannot reach across. `inner` bodies are parts of what the post before is of,
    `shed` are the endings that it loses for them. `fused`: titles that swallow the last character of a body.
    """

    endings: tuple[str, ...]
    private: Pattern
    public: Pattern
    players: Pattern
    stops: Pattern
    local: Pattern
    department: Pattern
    inner: tuple[str, ...]
    shed: tuple[str, ...]
    fused: frozenset[str]
    subjects: Pattern
    zones: Pattern
    zone_heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostRules:
    """How a post is written: former, body, rank, title.

    `matcher` finds the titles and the longer words in which one only seems to stand; `patterns[i]` is the
    title that its i-th pattern ends in, None for such a word. `titles` are the titles by their text.
    """

    matcher: AhoCorasick
    patterns: tuple[Title | None, ...]
    titles: dict[str, Title]
    bodies: BodyRules
    prefix: Pattern
    former: Pattern
    former_first: Pattern
    former_inside: Pattern
    other_office: Pattern
    shared: frozenset[str]
    shared_ranks: frozenset[str]
    plain: frozenset[str]
    glued: frozenset[str]
    national: tuple[str, ...]
    shared_bodies: tuple[str, ...]
    journeys: tuple[str, ...]
    visits: Pattern
    meetings: Pattern
    planned: Pattern
    lead: Pattern
    foreign: Pattern
    foreign_titles: Pattern


@dataclass(frozen=True, slots=True)
class NameRules:
    """What personal names are made of and what stands beside them; surnames by their number in ten thousand people."""

    surnames: dict[str, int]
    words: frozenset[str]
    never: frozenset[str]
    never_last: frozenset[str]
    doubtful: frozenset[str]
    common: frozenset[str]
    foreign: frozenset[str]
    dotted: frozenset[str]
    followers: Pattern
    particles: frozenset[str]
    leaders: Pattern


@dataclass(frozen=True, slots=True)
class LinkRules:
    """How a name and its posts are joined across words; each pattern is for the text just before the posts.

    `objects` and `verbs` are the last words of `appointed` and `held`: cheap to look for before the patterns are tried.
    """

    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    held: Pattern
    appointed: Pattern
    appointing: Pattern
    removed: Pattern
    planned: Pattern
    plural: Pattern


@dataclass(frozen=True, slots=True)
class OfficialRules:
    """Everything that finding officials knows beforehand; `heads`: the head of a government by the last word of the
    name of its division; `unsigned`: how what is no signature below a report's title ends."""

    posts: PostRules
    names: NameRules
    links: LinkRules
    heads: dict[str, str]
    unsigned: tuple[str, ...]


def load_official_rules() -> OfficialRules:
    """The rules that ship with the package.

    Raises:
        RuleError: a title with an unknown level, a surname without a number, or a word list that is missing.
    """
    content = read_toml("officials.toml")
    try:
        return OfficialRules(
            _post_rules(content),
            _name_rules(content),
            _link_rules(content),
            dict(content["heads"]),
            tuple(content["signatures"]["unsigned"]),
        )
    except (KeyError, ValueError) as error:
        raise RuleError(f"pipeline/rules/officials.toml: {error!r}") from error


def _titles() -> tuple[Title, ...]:
    titles = tuple(Title(row["title"], row["level"], row["kind"]) for row in read_csv("post.csv"))
    for title in titles:
        if title.level not in _LEVELS:
            raise RuleError(f"seeds/post.csv: {title.text}: no such level: {title.level}")
    return titles


def _post_rules(content: dict[str, Any]) -> PostRules:
    words, bodies, foreign = content["titles"], content["bodies"], content["foreign"]
    titles = _titles()
    lengths = [title.text + tail for title in titles if title.text.endswith("长") for tail in words["long_tails"]]
    decoys = [*words["decoys"], *lengths]
    by_text = {title.text: title for title in titles}
    overlapped = {longer: by_text[title] for longer, title in words["overlapped"].items()}
    former = any_of(words["former"])
    return PostRules(
        matcher=AhoCorasick([*by_text, *overlapped, *decoys], matchkind=MatchKind.LeftmostLongest),
        patterns=(*titles, *overlapped.values(), *(None for _ in decoys)),
        titles=by_text,
        bodies=_body_rules(bodies, foreign),
        prefix=plain_pattern(f"(?P<former>{former})?(?P<rank>{any_of(words['ranks'])})?(?P<late>{former})?$"),
        former=lazy_pattern(former),
        other_office=lazy_pattern(f"^{any_of(bodies['league'])}|{any_of(words['ranks'])}$"),
        former_inside=lazy_pattern(f"(?<=.)(?:原|时任)(?={any_of(bodies['inner'])}$)"),
        former_first=plain_pattern(any_of(words["former_first"])),
        shared=frozenset(words["shared_titles"]),
        shared_ranks=frozenset(words["shared_ranks"]),
        plain=frozenset(words["plain"]),
        glued=frozenset(words["glued"]),
        national=tuple(words["national_bodies"]),
        shared_bodies=tuple(words["shared_bodies"]),
        journeys=tuple(words["journeys"]),
        # 赞同 and 陪同 meet nobody.
        meetings=lazy_pattern(f"(?<![赞认陪共参]){any_of(words['meetings'])}$"),
        visits=lazy_pattern(any_of(words["visits"])),
        planned=plain_pattern(any_of(words["planned"])),
        lead=plain_pattern(f"(?P<former>{former})?{any_of(bodies['party'])}?(?P<league>{any_of(bodies['league'])})?$"),
        foreign=lazy_pattern(f"{any_of(foreign['homonyms'])}(*SKIP)(*FAIL)|{any_of(foreign['places'])}"),
        foreign_titles=lazy_pattern(any_of(foreign["titles"])),
    )


def _body_rules(bodies: dict[str, Any], foreign: dict[str, Any]) -> BodyRules:
    town = (
        rf"(?<![^省市县区州旗盟镇乡，。；：、\s（(])[{bodies['town_marks']}]"
        rf"(?![{bodies['no_town']}])[\u4e00-\u9fff](?:[镇乡村]|街道|社区)"
    )
    joined = f"{town}|{any_of(bodies['matters'])}[和与及]|{any_of([*bodies['joined'], *foreign['places']])}"
    return BodyRules(
        endings=tuple(bodies["endings"]),
        private=plain_pattern(any_of(bodies["private"])),
        public=plain_pattern(any_of(bodies["public"])),
        players=lazy_pattern(f"(?<!{any_of(bodies['public_teams'])})队副?队长$"),
        stops=plain_pattern(f"(?:{joined})|(?P<stop>(?<=[0-9])[年月日号]|{any_of(bodies['stops'])})"),
        local=lazy_pattern(
            f"{any_of(bodies['league'])}?{any_of(bodies['levels'])}(?<![{bodies['zone_marks']}{bodies['area_marks']}]区)"
            rf"(?<![城小村集]镇)(?<![城返]乡)(?<![农乡驻]村){any_of(bodies['local'])}$"
        ),
        department=lazy_pattern(
            f"{any_of(bodies['levels'])}(?<![{bodies['zone_marks']}][区镇乡村])(?:(?!{any_of(bodies['levels'])})"
            rf"\p{{Han}}){{2,10}}{any_of(bodies['departments'])}$"
        ),
        inner=tuple(sorted(bodies["inner"], key=len, reverse=True)),
        shed=tuple(sorted(bodies["shed"], key=len, reverse=True)),
        fused=frozenset(bodies["fused"]),
        subjects=lazy_pattern(any_of(bodies["subjects"])),
        zones=lazy_pattern(any_of(bodies["zones"])),
        zone_heads=tuple(bodies["zone_heads"]),
    )


def _name_rules(content: dict[str, Any]) -> NameRules:
    words = content["names"]
    return NameRules(
        surnames={row["surname"]: int(row["per_ten_thousand"]) for row in read_csv("surname.csv")},
        words=frozenset(words["words"]),
        never=frozenset(words["never"]),
        never_last=frozenset(words["never_last"]),
        doubtful=frozenset(words["doubtful"]),
        common=frozenset(words["common"]),
        foreign=frozenset(words["foreign"]),
        dotted=frozenset(words["foreign"] + words["dotted"]),
        followers=plain_pattern(any_of(words["followers"])),
        particles=frozenset(word for word in words["followers"] if len(word) == 1) - frozenset(words["common"]),
        leaders=plain_pattern(f"{any_of(words['leaders'])}$"),
    )


def _link_rules(content: dict[str, Any]) -> LinkRules:
    words = content["links"]
    verbs, adverbs = any_of(words["verbs"]), any_of(words["adverbs"])
    name = r"(?:[\u4e00-\u9fff·]{2,12}?|[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff])"
    piece = rf"{name}(?:[（(][^（）()\n]{{1,8}}[）)])?"
    return LinkRules(
        verbs=(*words["verbs"], "了", "过"),
        objects=tuple(words["objects"]),
        held=plain_pattern(
            f"(?P<between>(?:同志)?(?:{_WHILE})?(?:{adverbs}(?!同志)){{0,3}})(?P<verb>{verbs})(?:了|过)?$"
        ),
        appointed=plain_pattern(
            f"(?P<names>{piece}(?:[、和]{piece}){{0,20}}?)(?:同志)?(?P<object>{any_of(words['objects'])})$"
        ),
        appointing=plain_pattern(any_of(words["appointing"])),
        removed=plain_pattern(f"{any_of(words['removing'])}(?P<name>{name})(?:同志)?$"),
        planned=lazy_pattern(any_of(words["planned"])),
        plural=lazy_pattern(f"{any_of(words['plural'])}$"),
    )
