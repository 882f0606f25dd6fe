"""What a run hands to the writer: documents worked through, documents known already, and failures."""

from dataclasses import dataclass

from pipeline.document import RawDocument, storable
from pipeline.load.entities import Row
from pipeline.load.rows import DocumentRows, place_row


@dataclass(frozen=True, slots=True)
class Known:
    """A source that holds a document which is there, or which this run has met before."""

    raw: RawDocument

    @property
    def place(self) -> Row:
        return place_row(self.raw)

    @property
    def source(self) -> str:
        return storable(self.raw.source)

    @property
    def document_id(self) -> str:
        return self.raw.document_id


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no document, or (`document_id`) one that could not be worked through."""

    source: str
    rule: str
    reason: str
    document_id: str | None = None


Item = DocumentRows | Known | Failure
