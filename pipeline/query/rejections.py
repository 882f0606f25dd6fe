"""What was kept out, row by row, and where it can be read again."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from models.schema import metadata

_REJECTIONS = metadata.tables["rejections"].c
_DOCUMENTS = metadata.tables["documents"].c


@dataclass(frozen=True, slots=True)
class KeptOut:
    """One document or fact that was kept out: where it stands, what it is, which rule said no and why."""

    source: str
    kind: str
    rule: str
    reason: str
    quote: str | None


def kept_out(
    engine: Engine, rule: str | None = None, kind: str | None = None, limit: int | None = None
) -> list[KeptOut]:
    """What was kept out, by source and place; of one rule or one kind where they are given."""
    source = func.coalesce(_REJECTIONS.source, _DOCUMENTS.source)
    columns = select(source, _REJECTIONS.kind, _REJECTIONS.rule, _REJECTIONS.reason, _REJECTIONS.quote)
    wanted = columns.outerjoin_from(metadata.tables["rejections"], metadata.tables["documents"])
    for column, word in ((_REJECTIONS.rule, rule), (_REJECTIONS.kind, kind)):
        wanted = wanted if word is None else wanted.where(column == word)
    order = wanted.order_by(source, _REJECTIONS.start, _REJECTIONS.rejection_id).limit(limit)
    with engine.connect() as connection:
        return [KeptOut(*row) for row in connection.execute(order)]


def inputs_of(sources: Iterable[str]) -> tuple[list[str], list[str]]:
    """The files that hold the sources, each once; and the sources that no file here is known to hold.

    A source is a file, a record of one (`articles.jsonl#7`) or a member of an archive (`articles.zip/7.txt`).
    """
    files: dict[str, None] = {}
    lost: list[str] = []
    for source in sources:
        path = Path(source.rpartition("#")[0] if "#" in source and not Path(source).exists() else source)
        holder = next((str(place) for place in (path, *path.parents) if place.is_file()), None)
        if holder is None:
            lost.append(source)
        else:
            files[holder] = None
    return list(files), lost
