"""What a run did, counted window by window."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.vocabulary import RunStatus
from pipeline.load.entities import Row
from pipeline.load.items import Item, Known
from pipeline.load.rows import DocumentRows
from pipeline.load.runs import Counts


@dataclass(frozen=True, slots=True)
class Tally:
    """What windows came to: counts, facts by kind, rejections by rule."""

    counts: Counts = field(default_factory=Counts)
    facts: Counter[str] = field(default_factory=Counter)
    rejections: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.counts + other.counts, self.facts + other.facts, self.rejections + other.rejections)


@dataclass(slots=True)
class Summary:
    """What a run did: its number, how it ended, what it came to, and how long it took."""

    run_id: int
    status: RunStatus = RunStatus.RUNNING
    tally: Tally = field(default_factory=Tally)
    seconds: float = 0.0


def tally(items: Sequence[Item], refused: Sequence[Row]) -> Tally:
    """What one window came to; `refused` are the rejections that the database gave cause for."""
    loaded = [item for item in items if isinstance(item, DocumentRows)]
    unchanged = sum(isinstance(item, Known) for item in items)
    failed = [item.rule for item in items if not isinstance(item, DocumentRows | Known)]
    facts = Counter({table: sum(len(item.facts.get(table, ())) for item in loaded) for table in _tables(loaded)})
    kept_out = [row["rule"] for item in loaded for row in item.rejections] + [row["rule"] for row in refused]
    counts = Counts(len(items), len(loaded), unchanged, len(failed), facts.total(), len(kept_out))
    return Tally(counts, facts, Counter(kept_out + failed))


def _tables(loaded: Iterable[DocumentRows]) -> set[str]:
    return {table for item in loaded for table in item.facts}
