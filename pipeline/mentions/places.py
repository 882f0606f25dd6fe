"""The places that a document names, weighed; the levels of government that it speaks from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import regex

from models.vocabulary import Level
from pipeline.document import Document
from pipeline.mentions.division_names import is_given_name
from pipeline.mentions.types import DivisionMention
from pipeline.rules.divisions import DivisionRules

# Names within the names of papers, streets, waters and schools do not say what a text is about.
_SILENT = frozenset({"medium", "road", "water", "university", "township"})
# `我市` says that a city speaks; `全省` may be said by a city, too, but a province seldom says 全市.
_OWN = {Level.PROVINCE: 3, Level.PREFECTURE: 4, Level.COUNTY: 6}
_FEW_WORDS = 4
# Between the places at which a line begins and ends.
_LINE = "至"
_HEAD, OPENING = 600, 200
_ITS = {Level.PROVINCE: 1, Level.PREFECTURE: 2, Level.COUNTY: 3}


class Places:
    """The places of one document."""

    def __init__(
        self, document: Document, headline: str, divisions: Sequence[DivisionMention], rules: DivisionRules
    ) -> None:
        self.document, self.headline, self.divisions, self.rules = document, headline, divisions, rules
        self.cues = rules.cues
        self.codes = {mention.adcode for mention in divisions if mention.adcode and mention.embedded != "medium"}

    @cached_property
    def weights(self) -> Counter[str]:
        """How often each division is spoken of; `福建省漳州市` speaks of the city alone."""
        starts = {mention.span.start: mention.adcode for mention in self.divisions if mention.adcode}
        return Counter(
            mention.adcode
            for mention in self.divisions
            if mention.adcode
            and mention.embedded not in _SILENT
            and mention.adcode not in self.guests
            and not self._leads_to(mention.adcode, starts.get(mention.span.end))
            and not self._is_elsewhere(self.document.text, *mention.span)
        )

    @cached_property
    def guests(self) -> frozenset[str]:
        """The divisions whose people visit the one that the text speaks for (`我县`), or are visited by its people."""
        text, cues = self.document.text, self.cues
        opening = text[:OPENING].partition("。")[0].rpartition("\n")[2]
        guests = {code for line in (self.headline, opening) for code in self._of_journey(line)}
        if any(pattern.search(text) for pattern in cues.own_units.values()):
            guests |= {one.adcode for one in self.divisions if one.adcode and self._is_guest(text, *one.span)}
        return frozenset(guests)

    @cached_property
    def is_journey(self) -> bool:
        """Whether the headline tells of a journey between places, so that it is about both."""
        return any(self._of_journey(self.headline))

    def _of_journey(self, line: str) -> Iterator[str]:
        """Of the places of a line that tells of a journey those it is not told for: its goal (`甲县代表团赴乙县考察`),
        or whence the travellers come (`乙县代表团来甲县考察`). A visit from above is told for the place visited."""
        named = list(self._found_in(line))
        for at, (goal, start, end) in enumerate(named):
            left, first = max(0, start - 10), named[0][0]
            if not self.cues.visit.match(line, end):
                continue
            if self.cues.comes_to.search(line, left, start):
                yield from (code for code, _, _ in named[:at] if code not in (goal, *self.rules.ancestors(goal)))
            elif self.cues.bound_for.search(line, left, start) and (
                first not in (goal, *self.rules.ancestors(goal)) if at else self._sends(line[:start], goal)
            ):
                yield goal

    def _sends(self, words: str, goal: str) -> bool:
        """Whether the words before the goal of a journey tell of travellers from a county, or from a city whose goal is
        no county (`市党政代表团赴甲市考察`)."""
        travellers = self.cues.travellers.search(words)
        return travellers is not None and (travellers[1] in "县区旗" or self.rules.level(goal) is not Level.COUNTY)

    def _is_guest(self, text: str, start: int, end: int) -> bool:
        if self.cues.guest.match(text, end):
            return True
        bound = self.cues.bound_for.search(text, max(0, start - 10), start)
        return bound is not None and self.cues.visit.match(text, end) is not None

    def _leads_to(self, code: str, after: str | None) -> bool:
        """Whether the name that follows at once is that of a division in this one."""
        return after is not None and code in self.rules.ancestors(after)

    def _is_elsewhere(self, text: str, start: int, end: int) -> bool:
        """Whether the name there is only a venue or where somebody comes from, or begins a paper's or an event's."""
        cues = self.cues
        if any(pattern.match(text, end) for pattern in (cues.venue, cues.event, cues.medium, cues.comers)):
            return True
        if cues.comes.search(text, max(0, start - 10), start):
            return True
        return cues.scene.match(text, end) is not None and cues.at.search(text, max(0, start - 10), start) is not None

    @cached_property
    def inclusive(self) -> Counter[str]:
        """The weights, each counted for the divisions above, too."""
        return self.including(self.weights)

    def including(self, weights: Counter[str]) -> Counter[str]:
        """`weights`, each counted for the divisions above, too."""
        total: Counter[str] = Counter()
        for code, weight in weights.items():
            for above in (code, *self.rules.ancestors(code)):
                total[above] += weight
        return total

    @cached_property
    def media(self) -> Counter[str]:
        """How often the text names a paper or a station of each division; its publisher counts, too."""
        counts = Counter(
            mention.adcode for mention in self.divisions if mention.adcode and mention.embedded == "medium"
        )
        publisher = self.document.publisher or ""
        for name in self.cues.media_names.findall(f"{self.document.text[:_HEAD]}\n{publisher}"):
            counts[self.cues.media[name]] += 1
        for index, _, _ in self.rules.matcher.find_matches_as_indexes(publisher):
            if code := self._sole(self.rules.patterns[index]):
                counts[code] += 1
        counts.update(self._of_papers(f"{publisher}：\n{self.document.text[:_HEAD]}"))
        return counts

    def _of_papers(self, text: str) -> Iterator[str]:
        """The divisions after which papers are named that have a word of today for a name (`安康日报讯`)."""
        for paper in self.cues.paper.finditer(text):
            word = paper["place"]
            codes = self.rules.candidates(word) if word in self.cues.ordinary - self.cues.common else ()
            if len(codes) == 1 and f"{word}{paper['kind']}" not in self.cues.media:
                yield codes[0]

    @cached_property
    def in_headline(self) -> tuple[str, ...]:
        """The divisions that the headline names, in order; where it names none, the one that the text names right
        before a town of the headline (`乙镇招商忙`: `甲县乙镇`)."""
        return self._named_in(self.headline) or self._of_town()

    def _of_town(self) -> tuple[str, ...]:
        text = self.document.text
        for town in self.cues.town.findall(self.headline):
            for mention in self.divisions:
                if mention.adcode and text.startswith(town, mention.span.end):
                    return (mention.adcode,)
        return ()

    @cached_property
    def leading_headline(self) -> str | None:
        """The division that the headline names before a colon, where it names no other there (`甲省：携手乙市`)."""
        lead = self.cues.leading.search(self.headline)
        return self.deepest(self._named_in(lead[0])) if lead else None

    @cached_property
    def _meanings(self) -> dict[str, str | None]:
        """What the text means by each name; None for what is only a part of a longer one."""
        named: dict[str, str | None] = {}
        for mention in self.divisions:
            if mention.adcode and mention.embedded in _SILENT:
                named.setdefault(self.document.text[slice(*mention.span)], None)
            elif mention.adcode:
                named.setdefault(self.document.text[slice(*mention.span)], mention.adcode)
        return named

    def _named_in(self, headline: str) -> tuple[str, ...]:
        codes: dict[str, None] = {}
        for code, start, end in self._found_in(headline):
            aside = self._is_elsewhere(headline, start, end) or self._stands_aside(headline, start, end)
            if code not in self.guests and not aside:
                codes[code] = None
        return tuple(codes)

    def _found_in(self, line: str) -> Iterator[tuple[str, int, int]]:
        """The divisions that a line names, and where."""
        for index, start, end in self.rules.matcher.find_matches_as_indexes(line):
            word, named = self.rules.patterns[index], self._meanings
            code = named[word] if word in named else self._shortened(word, named)
            if code and not is_given_name(word, line, start, self.rules):
                yield code, start, end

    def _shortened(self, word: str, named: Mapping[str, str | None]) -> str | None:
        """The division that a headline's word means which the text does not say as a name of its own: the one that the
        text names in full (`甲市`), else the one that alone bears it."""
        meant = {code for full, code in named.items() if code and full.startswith(word)}
        if len(meant) == 1 and meant <= set(self.rules.candidates(word)) and word not in self.cues.common:
            return meant.pop()
        return None if word in self.document.text else self._sole(word)

    def _stands_aside(self, headline: str, start: int, end: int) -> bool:
        """Whether the name there begins a company's (`甲省乙集团`) or a list cut short (`甲省等7省区`), or is where a
        line begins or ends (`甲县至乙县段`)."""
        if _LINE in (headline[start - 1 : start], headline[end : end + 1]):
            return True
        longer = self.cues.embedded.match(headline, end)
        firm = longer is not None and longer.lastgroup == "company"
        return firm or self.cues.among.match(headline, end) is not None

    def _sole(self, word: str) -> str | None:
        """The division that alone bears the name, where the text around does not tell."""
        if word not in self.rules.names or word in self.cues.ordinary:
            return None
        candidates = self.rules.candidates(word)
        return candidates[0] if len(candidates) == 1 else None

    def deepest(self, codes: Iterable[str]) -> str | None:
        """The lowest of divisions that lie in one another; None where they do not."""
        found: str | None = None
        for code in codes:
            if found is None or self.rules.within(code, found):
                found = code
            elif not self.rules.within(found, code):
                return None
        return found

    def level(self, code: str) -> Level | None:
        """The level at which the words for the division speak: a municipality and a county that is a city are 全市,
        as a prefecture is; an autonomous prefecture is 全州 and never 全市, so it has none where no word says so."""
        if code in self.cues.municipalities or self.rules.rows[code][-1].name.endswith("市"):
            return Level.PREFECTURE
        if self.rules.rows[code][-1].name.endswith("自治州") and not self.cues.own_state.search(self.document.text):
            return None
        return self.rules.level(code)

    @cached_property
    def is_national(self) -> bool:
        """Whether the text opens with the bodies of the nation and with none of a place, or with what holds everywhere
        before it names one (`各地加快复工，在甲市...`)."""
        cues, text = self.cues, self.document.text
        opening = f"{self.headline}\n{text[:OPENING]}"
        units = (*cues.own_units.values(), *cues.its_units.values())
        if any(pattern.search(opening) for pattern in units):
            return False
        first = min([OPENING, *(mention.span.start for mention in self.divisions[:1])])
        return (cues.national.search(opening) or cues.framed.search(text, 0, first)) is not None

    @cached_property
    def levels(self) -> Counter[Level | None]:
        """The share of each level in the words like `全省`, `市委`, `我县` that follow no name; empty without any.

        The shares of a few words add up to less than one: they tell little.
        """
        counts: Counter[Level | None] = Counter()
        ends = {mention.span.end for mention in self.divisions}
        for patterns, weights in ((self.cues.own_units, _OWN), (self.cues.its_units, _ITS)):
            for unit, pattern in patterns.items():
                level = self._level_of(unit)
                counts[level] += weights[level] * self._count_unnamed(pattern, ends)
        total = counts.total() + _FEW_WORDS
        return Counter({level: count / total for level, count in counts.items() if count})

    def _level_of(self, unit: str) -> Level:
        """The level of a word for a division; `全区` is the region where the text names most an autonomous one."""
        if unit != "region":
            return Level(unit)
        provinces = [code for code in self.inclusive if code.endswith("0000")]
        top = max(provinces, key=lambda code: (self.inclusive[code], code), default=None)
        return Level.PROVINCE if top in self.cues.regions else Level.COUNTY

    def _count_unnamed(self, pattern: regex.Pattern[str], ends: set[int]) -> int:
        return sum(word.start() not in ends for word in pattern.finditer(self.document.text))
