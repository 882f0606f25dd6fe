"""The rows of a report with what leads from one to the other: names, links, and the facts of each thing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.load.entities import Row
from pipeline.report.gather import Gathered
from pipeline.report.wording import Words, same


@dataclass(frozen=True)
class Shelf:
    """Everything that pages look up. Links lead from the root of the site; without a page they are empty."""

    holdings: Gathered

    @cached_property
    def by_person(self) -> dict[str, list[Row]]:
        return self._grouped(("officials",), "official_id")

    @cached_property
    def by_project(self) -> dict[str, list[Row]]:
        return self._grouped(("projects", "investments"), "project_id")

    @cached_property
    def by_indicator(self) -> dict[str, list[Row]]:
        return self._grouped(("growth_targets", "growth_actuals"), "indicator")

    @cached_property
    def by_place(self) -> dict[str, list[Row]]:
        """The facts of each division itself, not of those that it holds."""
        kinds = ("officials", "cities", "projects", "investments", "growth_targets", "growth_actuals")
        return self._grouped(kinds, "adcode")

    @cached_property
    def documents_about(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for document in self.holdings.documents.values():
            if document["adcode"]:
                found[document["adcode"]].append(document)
        return dict(found)

    @cached_property
    def places(self) -> list[str]:
        """The divisions with a page: those with facts, and those that hold one of them."""
        found = {*self.by_place, *self.documents_about}
        for adcode in [*found]:
            found.update(self.path(adcode))
        return sorted(found)

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """The divisions with a page, under the one that each belongs to."""
        found: dict[str, list[str]] = defaultdict(list)
        for adcode in self.places:
            parent = self.holdings.divisions[adcode]["parent_adcode"]
            if parent:
                found[parent].append(adcode)
        return dict(found)

    def path(self, adcode: str) -> list[str]:
        """The divisions above, the highest first."""
        above: list[str] = []
        parent = self.holdings.divisions[adcode]["parent_adcode"]
        while parent and parent not in above:
            above.insert(0, parent)
            parent = self.holdings.divisions[parent]["parent_adcode"]
        return above

    def place_words(self, adcode: str | None) -> Words:
        if adcode is None:
            return same("")
        row = self.holdings.divisions[adcode]
        return Words(row["name"], row["name_en"] or row["pinyin"] or row["name"])

    def place_link(self, adcode: str | None) -> str:
        return f"places/{adcode}.html" if adcode in self._pages else ""

    def person_link(self, official_id: str) -> str:
        return f"people/{official_id}.html"

    def project_link(self, project_id: str) -> str:
        return f"projects/{project_id}.html"

    def indicator_link(self, code: str | None) -> str:
        return f"indicators/{code}.html" if code in self.by_indicator else ""

    def indicator_words(self, fact: Row) -> Words:
        """The name of what a figure measures; the document's own words where it is none of the list."""
        row = self.holdings.indicators.get(fact["indicator"] or "")
        return same(fact["indicator_text"]) if row is None else Words(row["name_zh"], row["name_en"])

    def document_link(self, document_id: str) -> str:
        return f"documents/{document_id}.html"

    def evidence_link(self, fact: Row) -> str:
        return f"documents/{fact['document_id']}.html#f{fact['n']}"

    def word(self, code: str) -> Words:
        """The label of a word of a closed vocabulary."""
        return Words(*self.holdings.words.get(code, (code, code)))

    def day(self, fact: Row) -> str:
        return str(self.holdings.documents[fact["document_id"]]["day"])

    @cached_property
    def _pages(self) -> frozenset[str]:
        return frozenset(self.places)

    def _grouped(self, kinds: Iterable[str], key: str) -> dict[str, list[Row]]:
        """Facts of some kinds by what their column `key` names, in the order of kinds and documents."""
        found: dict[str, list[Row]] = defaultdict(list)
        for kind in kinds:
            for fact in self.holdings.of_kind(kind):
                if fact[key]:
                    found[fact[key]].append(fact)
        return dict(sorted(found.items()))
