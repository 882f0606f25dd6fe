"""Which of the names in a text are names of divisions, and which division each means."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from models.vocabulary import Level
from pipeline.mentions.division_names import Name
from pipeline.mentions.seams import follows_word
from pipeline.rules.divisions import DivisionRules
from pipeline.words import is_han

_RANK = {Level.COUNTRY: 0, Level.PROVINCE: 1, Level.PREFECTURE: 2, Level.COUNTY: 3}
# A region that holds this share of all names in the text is what the text is about.
_MAIN_SHARE = 0.3
# No longer than this is what joins two names of a list.
_LONGEST_JOINT = 10
# Nothing but a place follows these.
_BEFORE_PLACES = frozenset("在赴往")
# What begins in 县 as a word of its own: 县城, 县域, 县级.
_OF_COUNTIES = frozenset("城域级")
# The verb of holding a post is a surname, too.
_HOLDS = "任"
# Between the ends of a road.
_ROAD_JOINTS = frozenset("至到—－-～~")
_ROADS = ("干流", "公路", "高速", "铁路", "高铁", "国道", "省道")
_HIDING = frozenset({"road", "water", "township"})


class Chooser:
    """Resolves the names of one document; holds what the document as a whole tells."""

    def __init__(self, text: str, names: Sequence[Name], year: int | None, rules: DivisionRules) -> None:
        self.text, self.names, self.year, self.rules = text, names, year, rules
        self.weights = rules.cues.support
        self.chained: set[int] = set()
        self._chain()
        self.known = self._count_known()
        self.regions: Counter[str] = Counter()
        for code, count in self.known.items():
            for above in (code, *rules.ancestors(code)):
                self.regions[above] += count
        self.total = sum(self.known.values()) or 1
        self.townships = {name.text for name in names if name.embedded == "township"}
        # By code: a text names the same few divisions over and over.
        self._regional: dict[str, int] = {}

    def _chain(self) -> None:
        """A name right after the name of a division above it means the one that lies there."""
        for index in range(1, len(self.names)):
            before, name = self.names[index - 1], self.names[index]
            if before.span.end != name.span.start:
                continue
            inside = [code for code in name.candidates if set(self.rules.ancestors(code)) & set(before.candidates)]
            if inside:
                self.chained.add(index)
                above = {above for code in inside for above in self.rules.ancestors(code)}
                name.candidates = tuple(inside)
                before.candidates = tuple(code for code in before.candidates if code in above)

    def _count_known(self) -> Counter[str]:
        """How often each division is named beyond doubt."""
        return Counter(
            name.candidates[0]
            for index, name in enumerate(self.names)
            if len(name.candidates) == 1
            and name.embedded not in ("medium", "road", "water")
            and (name.certain or (index in self.chained and not name.ordinary))
        )

    def choose(self, index: int) -> str | None:
        """The division that name `index` means, None where nothing decides."""
        name = self.names[index]
        for choice in self._choices(index, name):
            if len(choice) == 1:
                return choice[0]
        return None

    def _choices(self, index: int, name: Name) -> Iterator[Sequence[str]]:
        """Ever weaker grounds for a choice."""
        codes, ancestors = name.candidates, self.rules.ancestors
        yield codes
        yield [code for code in codes if code in self.known and self._outweighs(code, codes)]
        yield self._by_region(codes)
        yield self._by_level(name)
        yield self._by_place_before(index)
        yield [code for code in codes if self._share(ancestors(code)[:1]) >= _MAIN_SHARE]
        yield [code for code in codes if self._share(ancestors(code)[:1]) > 0]
        yield [code for code in codes if self._share(ancestors(code)) > 0]
        yield self._by_exact_name(name)

    def _outweighs(self, known: str, codes: Sequence[str]) -> bool:
        """Whether no other candidate lies above the known one or in a region that the text speaks of more."""
        ancestors = self.rules.ancestors
        share = self._share(ancestors(known))
        return not any(other in ancestors(known) or self._share(ancestors(other)) > share for other in codes)

    def _share(self, codes: Sequence[str]) -> float:
        """The largest share that one of `codes` has of the names in the text."""
        return max([self.regions.get(code, 0) / self.total for code in codes], default=0.0)

    def _by_level(self, name: Name) -> list[str]:
        """A short name shared by divisions of several levels means the highest: `吉林` is the province."""
        ranks = {code: self._rank(code) for code in name.candidates}
        top = min(ranks.values())
        return [code for code, rank in ranks.items() if rank == top and rank < _RANK[Level.COUNTY]]

    def _rank(self, code: str) -> int:
        return _RANK[self.rules.level(code) or Level.COUNTY]

    def _by_region(self, codes: Sequence[str]) -> list[str]:
        """The candidate in a main region of the text, where the text speaks nowhere of the regions of the others.

        Not against a province: its own name is what would speak of its region (`河北` beside `天津`).
        """
        if any(self._rank(code) == _RANK[Level.PROVINCE] for code in codes):
            return []
        shares = {code: self._share((code, *self.rules.ancestors(code))) for code in codes}
        known = [code for code, share in shares.items() if share > 0]
        return known if len(known) == 1 and shares[known[0]] >= _MAIN_SHARE else []

    def _by_place_before(self, index: int) -> list[str]:
        """The candidates in the division named last before, of those that hold any."""
        for before in reversed(self.names[max(0, index - 8) : index]):
            if len(before.candidates) == 1:
                above = before.candidates[0]
                inside = [code for code in self.names[index].candidates if above in self.rules.ancestors(code)]
                if inside:
                    return inside
        return []

    def _by_exact_name(self, name: Name) -> list[str]:
        return [
            code
            for code in name.candidates
            if any(row.name == name.text and row.in_force(self.year) for row in self.rules.rows[code])
        ]

    def supported(self, index: int) -> bool:
        """Whether name `index` is a name at all: the text around must speak for what may be an ordinary word."""
        name = self.names[index]
        return name.certain or self._support(index, name) >= self._needed(name)

    def _needed(self, name: Name) -> int:
        if name.text in self.rules.cues.common:
            return self.weights.common_needs
        if name.text in self.rules.cues.ordinary:
            return self.weights.ordinary_needs
        return self.weights.short_needs if name.ordinary else 0

    def _support(self, index: int, name: Name) -> int:
        """Points for and against a name that may be none."""
        weights = self.weights
        common = name.text in self.rules.cues.common and not self._is_county_of(index)
        known = not common and any(code in self.known for code in name.candidates)
        regional = max([self._regional_points(code) for code in name.candidates])
        listed = self._in_list(index)
        points = regional + weights.known * known + weights.listed * listed
        full = name.full and (len(name.text) > 2 or self._governs(name))
        points += weights.above_county * (not name.county) + weights.full * full
        if index in self.chained:
            points += weights.chained_common if common else weights.chained
        else:
            points += self._boundaries(name, regional > common)
        if not known and name.embedded in _HIDING:
            points += weights.embedded
        if not known and self._attached(index, name):
            points += weights.attached
        if not (known or regional or listed):
            points += weights.local * self._is_local(name) + weights.stray * (not name.full and self._strays(index))
        return points

    def _is_county_of(self, index: int) -> bool:
        """Whether what may be an everyday word is the full name of a county behind that of the division above it:
        `信阳市新县`, though not `信阳市新|县城`."""
        name = self.names[index]
        whole = name.full and name.text.endswith("县")
        return whole and index in self.chained and self.text[name.span.end : name.span.end + 1] not in _OF_COUNTIES

    def _governs(self, name: Name) -> bool:
        """Whether a phrase begins with the name, or what somebody holds does (`甲任兴县县长`), and goes on with a body
        or a post (`兴县政府`)."""
        start, end = name.span
        clear = start == 0 or not is_han(self.text[start - 1]) or self.text[start - 1] == _HOLDS
        return clear and self.rules.cues.opening.match(self.text, end) is not None

    def _attached(self, index: int, name: Name) -> bool:
        """Whether a county's short name stands right behind that of a division that does not hold it (`礼县永兴`)."""
        before = self.names[index - 1] if index else None
        if before is None or before.span.end != name.span.start or (before.ordinary and not before.full):
            return False
        return name.county and not name.full and index not in self.chained

    def _is_local(self, name: Name) -> bool:
        """Whether the name is that of a township or a local structure that shares it with a county far away."""
        return name.text in self.townships or self.rules.cues.local.match(self.text, name.span.end) is not None

    def _strays(self, index: int) -> bool:
        """Whether the text is about one province, and the name, of another that it does not name, stands alone."""
        start = self.names[index].span.start
        if self.text[start - 1 : start] in _BEFORE_PLACES or self._is_road_end(index):
            return False
        if any(0 <= at < len(self.names) - 1 and self._joined(at) for at in (index - 1, index)):
            return False
        if any(self.regions[above] for code in self.names[index].candidates for above in self.rules.ancestors(code)):
            return False
        _, count = self._leading_province
        return count >= max(self.weights.stray_names, self.weights.stray_share * self.total)

    def _is_road_end(self, index: int) -> bool:
        """Whether a road or a line leads to the name or from it, and one of its divisions adjoins the text's
        province."""
        start, end = self.names[index].span
        near = self.rules.cues.neighbours.get(self._leading_province[0][:2], ())
        ends = self.text[start - 1 : start] in _ROAD_JOINTS or self.text[end : end + 1] in _ROAD_JOINTS
        return ends and any(code[:2] in near for code in self.names[index].candidates)

    @cached_property
    def _leading_province(self) -> tuple[str, int]:
        """The province named most and how many of the names in the text are of it."""
        provinces = [(count, code) for code, count in self.regions.items() if self._rank(code) == 1]
        count, code = max(provinces, default=(0, ""))
        return code, count

    def _regional_points(self, code: str) -> int:
        """Points for a division whose surroundings the document speaks of."""
        if code not in self._regional:
            self._regional[code] = self._weighed(code)
        return self._regional[code]

    def _weighed(self, code: str) -> int:
        above = self.rules.ancestors(code)
        parent, province = self._share(above[:1]), self._share(above[-1:])
        return (2 if parent >= _MAIN_SHARE else parent > 0) + (province >= _MAIN_SHARE)

    def _in_list(self, index: int) -> bool:
        """Whether the name stands in a row with another of the same province."""
        return any(
            0 <= other < len(self.names) and self._joined(min(index, other)) and self._related(index, other)
            for other in (index - 1, index + 1)
        )

    def _joined(self, index: int) -> bool:
        """Whether nothing but a joining word stands between name `index` and the next, or its share in a list of
        such (`甲县1.2万、乙县8000亩`)."""
        start, end = self.names[index].span.end, self.names[index + 1].span.start
        return 0 < end - start <= _LONGEST_JOINT and self.rules.cues.joins.fullmatch(self.text, start, end) is not None

    def _related(self, index: int, other: int) -> bool:
        """Whether two names can mean divisions of one province; of one prefecture where both are ordinary words.

        The ends of a road may lie in neighbouring provinces, where one of them is no ordinary word.
        """
        one, two = self.names[min(index, other)], self.names[max(index, other)]
        ordinary = one.ordinary and two.ordinary
        road = self.rules.cues.roads.fullmatch(self.text, one.span.end, two.span.start) is not None
        digits = 4 if ordinary and not road else 2
        near = {code[:digits] for code in two.candidates}
        if road and not ordinary:
            near |= {code for province in near for code in self.rules.cues.neighbours[province]}
        return not near.isdisjoint(code[:digits] for code in one.candidates)

    def _boundaries(self, name: Name, regional: bool) -> int:
        """Points for what stands right before and after; a verb before tells in a text about the `regional` one."""
        weights, (start, end) = self.weights, name.span
        if self.text.startswith(("段", "至"), end) and self.text.endswith(_ROADS, 0, start):
            return weights.stretch
        follows = self.rules.cues.follows.match(self.text, end) is not None
        held = self.text[start - 1 : start] == _HOLDS and name.full and self._governs(name)
        if start == 0 or held or not is_han(self.text[start - 1]):
            return weights.begins_place if follows else weights.begins
        before = self.rules.cues.precedes.search(self.text[max(0, start - 2) : start])
        if before:
            return weights.after_verb * (regional and len(before.group()) > 1) + follows
        if follows_word(self.text, start, end):
            return weights.after_word + follows
        if self.text[start - 1] in self.rules.cues.surnames:
            return weights.after_surname
        return (weights.ordinary_after_character if name.ordinary else weights.after_character) + follows
