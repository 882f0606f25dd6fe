"""The places that a document tells of, weighed: which it names, where it is at home, which it is about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import regex

from models.vocabulary import Level
from pipeline.document import Document
from pipeline.mentions.types import DivisionMention
from pipeline.rules.divisions import DivisionRules

# Names within the names of papers, streets, waters and schools do not say what a text is about.
_SILENT = frozenset({"medium", "road", "water", "university", "township"})
_HEAD = 1500
_OPENING = 200
_MAIN_SHARE, _HALF, _NATIONAL_SHARE, _CLEAR = 0.6, 0.5, 0.75, 1.5
_UNIT_WEIGHTS = {Level.PROVINCE: 1, Level.PREFECTURE: 2, Level.COUNTY: 3}
_HOST = regex.compile(r"https?://(?:[\w-]+\.)*?([a-z]+)\.gov\.cn")


class Places:
    """The places of one document."""

    def __init__(self, document: Document, headline: str, divisions: Sequence[DivisionMention], rules: DivisionRules):
        self.document, self.headline, self.divisions, self.rules = document, headline, divisions, rules
        self.cues = rules.cues
        self.codes = {mention.adcode for mention in divisions if mention.adcode and mention.embedded != "medium"}

    @cached_property
    def weights(self) -> Counter[str]:
        """How often each division is spoken of; `福建省漳州市` speaks of the city alone."""
        ends = {(mention.span.start, code) for mention in self.divisions if (code := mention.adcode)}
        starts = {start: code for start, code in ends}
        return Counter(
            mention.adcode
            for mention in self.divisions
            if mention.adcode
            and mention.embedded not in _SILENT
            and not self._leads_to(mention, starts)
            and not self._is_elsewhere(self.document.text, mention.span.end)
        )

    def _leads_to(self, mention: DivisionMention, starts: dict[int, str]) -> bool:
        """Whether the name of a division in this one follows at once."""
        after = starts.get(mention.span.end)
        return after is not None and mention.adcode in self.rules.ancestors(after)

    @cached_property
    def inclusive(self) -> Counter[str]:
        """The weights, each counted for the divisions above, too."""
        return self._including(self.weights)

    def _including(self, weights: Counter[str]) -> Counter[str]:
        total: Counter[str] = Counter()
        for code, weight in weights.items():
            for above in (code, *self.rules.ancestors(code)):
                total[above] += weight
        return total

    @cached_property
    def in_headline(self) -> tuple[str, ...]:
        """The divisions that the headline names, in order, without those that only lead to a lower one."""
        named: dict[str, str] = {}
        for mention in self.divisions:
            if mention.adcode:
                named.setdefault(self.document.text[slice(*mention.span)], mention.adcode)
        codes = []
        for index, _, end in self.rules.matcher.find_matches_as_indexes(self.headline):
            word = self.rules.patterns[index]
            code = named.get(word) or self._sole(word)
            if code and not self._is_elsewhere(self.headline, end):
                codes.append(code)
        return tuple(dict.fromkeys(codes))

    def _sole(self, word: str) -> str | None:
        """The division that alone bears the name, for a headline that stands outside the text."""
        if word not in self.rules.names or word in self.cues.ordinary or self.headline in self.document.text:
            return None
        candidates = self.rules.candidates(word)
        return candidates[0] if len(candidates) == 1 else None

    def _is_elsewhere(self, text: str, end: int) -> bool:
        """Whether the name that ends there is only a venue, or begins the name of a paper or an event."""
        cues = self.cues
        return any(pattern.match(text, end) for pattern in (cues.venue, cues.event, cues.embedded["medium"]))

    @property
    def is_report(self) -> bool:
        return self.cues.report.search(self.headline) is not None

    def home(self) -> str | None:
        """The division that `全市`, `市委` without a name mean."""
        return self._of_congress() or self._deepest(self.in_headline) or self._of_host() or self._most_named()

    def _of_congress(self) -> str | None:
        """The division to whose people's congress the text speaks."""
        for mention in self.divisions:
            if mention.span.start > _HEAD:
                return None
            if mention.adcode and self.cues.congress.match(self.document.text, mention.span.end):
                return mention.adcode
        return None

    def _deepest(self, codes: Iterable[str]) -> str | None:
        """The lowest of divisions that lie in one another; None where they do not."""
        found: str | None = None
        for code in codes:
            if found is None or self.rules.within(code, found):
                found = code
            elif not self.rules.within(found, code):
                return None
        return found

    def _of_host(self) -> str | None:
        """The division whose government published the text on its site."""
        host = _HOST.search(self.document.raw.url or "") or _HOST.search(self.document.text[:_HEAD])
        codes = self.rules.hosts.get(host[1], ()) if host else ()
        if len(codes) > 1:
            codes = tuple(code for code in codes if self.inclusive[code])
        return codes[0] if len(codes) == 1 else None

    def _most_named(self) -> str | None:
        """The division that is named most and that the text's `全省`, `市委`, `我县` fit best."""
        weights = self.weights or self._media()
        total, levels = sum(weights.values()), self._levels_spoken_from()

        def fit(code: str) -> float:
            row = self.rules.division(code)
            return weights[code] / total + (levels[row.level] / 2 if row else 0)

        return max(sorted(self._including(weights)), key=fit, default=None)

    def _media(self) -> Counter[str]:
        return Counter(mention.adcode for mention in self.divisions if mention.adcode and mention.embedded == "medium")

    def _levels_spoken_from(self) -> Counter[Level]:
        """The share of each level in the words like `全省`, `市委`, `我县` that follow no name.

        Those of lower levels count more: a city speaks of its province, a province seldom of 全市.
        """
        named = {mention.span.end for mention in self.divisions}
        counts: Counter[Level] = Counter()
        for level, pattern in self.cues.units.items():
            found = sum(word.start() not in named for word in pattern.finditer(self.document.text))
            counts[level] = found * _UNIT_WEIGHTS[level]
        total = sum(counts.values()) or 1
        return Counter({level: count / total for level, count in counts.items()})

    def main(self, home: str | None) -> str | None:
        """The one division that the text is about, of those that it names."""
        if self.is_report:
            return home if home in self.codes else None
        if self.in_headline:
            return self._of_headline()
        return None if self.cues.many_places.search(self.headline) else self._dominant(home, _MAIN_SHARE)

    def _of_headline(self) -> str | None:
        """The lowest division that the headline names; of several apart, the one that leads it (`甲省：携手乙市`)."""
        deepest = self._deepest(self.in_headline)
        if deepest is None:
            leading = self.cues.leading.search(self.headline)
            first = self.in_headline[0]
            return first if leading and first in self.codes else None
        if self.cues.office.search(self.headline) and self._dominant(None, _HALF) is None:
            return None
        return deepest if deepest in self.codes else None

    def _dominant(self, home: str | None, share: float) -> str | None:
        """The lowest division that holds most of the places named."""
        total = sum(self.weights.values())
        share = max(share, _NATIONAL_SHARE) if self._is_national() else share
        holding = [code for code, weight in self.inclusive.items() if weight > share * total and code in self.codes]
        code = self._deepest(sorted(holding, key=lambda code: len(self.rules.ancestors(code))))
        code = code and self._descend(code, total)
        return code if code and self.inclusive[code] >= self._needed(code, home) else None

    def _descend(self, code: str, total: int) -> str:
        """A division within `code` that is named half of all times and clearly more often than `code` itself."""
        within = [other for other in self.codes if other != code and self.rules.within(other, code)]
        best = max(within, key=lambda other: (self.inclusive[other], other), default=code)
        clear = self.inclusive[best] >= _HALF * total and self.inclusive[best] >= _CLEAR * self.weights[code]
        return best if clear else code

    def _needed(self, code: str, home: str | None) -> int:
        """How often a division must be named to be what the text is about."""
        if self._is_national():
            return 6
        row = self.rules.division(code)
        if row and code == home and self._levels_spoken_from()[row.level] >= _HALF:
            return 1
        opening = any(mention.adcode == code and mention.span.start < _OPENING for mention in self.divisions)
        return 2 if opening else 3

    def _is_national(self) -> bool:
        """Whether the text opens with the bodies of the nation and with none of a place."""
        opening = f"{self.headline}\n{self.document.text[:_OPENING]}"
        local = any(pattern.search(opening) for pattern in self.cues.units.values())
        return not local and self.cues.national.search(opening) is not None
