"""Of several divisions with one name, the one that the text around and the document decide for."""

from collections import Counter
from collections.abc import Sequence

from models.vocabulary import Level
from pipeline.mentions.division_names import Name, is_han
from pipeline.rules.divisions import DivisionRules

_RANK = {Level.COUNTRY: 0, Level.PROVINCE: 1, Level.PREFECTURE: 2, Level.COUNTY: 3}


class Chooser:
    """Resolves the names of one document; holds what the document as a whole tells."""

    def __init__(self, text: str, names: Sequence[Name], year: int | None, rules: DivisionRules) -> None:
        self.text, self.names, self.year, self.rules = text, names, year, rules
        self.chained: set[int] = set()
        self._chain()
        self.known: Counter[str] = Counter()
        for index, name in enumerate(names):
            if (name.certain or index in self.chained) and len(name.candidates) == 1 and name.embedded != "medium":
                self.known[name.candidates[0]] += 1
        self.around = {above for code in self.known for above in (code, *rules.ancestors(code))}

    def _chain(self) -> None:
        """A name right after the name of a division above it means the one that lies there."""
        for index in range(1, len(self.names)):
            before, name = self.names[index - 1], self.names[index]
            if before.span.end != name.span.start:
                continue
            inside = tuple(
                code
                for code in name.candidates
                if any(above in self.rules.ancestors(code) for above in before.candidates)
            )
            if inside:
                self.chained.update((index, index - 1))
                name.candidates = inside
                before.candidates = tuple(
                    above for above in before.candidates if any(above in self.rules.ancestors(code) for code in inside)
                )

    def choose(self, index: int) -> str | None:
        """The division that name `index` means, None where nothing decides."""
        name = self.names[index]
        if len(name.candidates) == 1:
            return name.candidates[0]
        for choice in (
            [code for code in name.candidates if code in self.known],
            self._by_level(name),
            self._by_place_before(index),
            [code for code in name.candidates if self._parent(code) in self.around],
            [code for code in name.candidates if any(above in self.around for above in self.rules.ancestors(code))],
            self._by_exact_name(name),
        ):
            if len(choice) == 1:
                return choice[0]
        return None

    def _parent(self, code: str) -> str | None:
        above = self.rules.ancestors(code)
        return above[0] if above else None

    def _by_level(self, name: Name) -> list[str]:
        """A short name shared by divisions of several levels means the highest: `吉林` is the province."""
        ranks = {code: _RANK[row.level] for code in name.candidates if (row := self.rules.division(code, self.year))}
        top = min(ranks.values())
        return [code for code, rank in ranks.items() if rank == top and rank < _RANK[Level.COUNTY]]

    def _by_place_before(self, index: int) -> list[str]:
        """The candidates in the division named last before, of those that hold any."""
        for before in reversed(self.names[max(0, index - 8) : index]):
            if len(before.candidates) == 1:
                inside = [
                    code for code in self.names[index].candidates if before.candidates[0] in self.rules.ancestors(code)
                ]
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
        """Whether name `index` is a name at all: the short name of a county needs the text's support."""
        name = self.names[index]
        if name.certain or index in self.chained:
            return True
        if len(name.text) >= 3:
            return True
        return any(code in self.known for code in name.candidates) and self._stands_alone(name)

    def _stands_alone(self, name: Name) -> bool:
        start = name.span.start
        return (
            start == 0
            or not is_han(self.text[start - 1])
            or self.text[start - 1] in "在到赴于至从和与及的对是为以自由将向往来经去"
        )
