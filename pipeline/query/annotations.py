"""The evidence of every fact -> W3C Web Annotations (JSON-LD), one annotation a line.

A position selector counts code points of `documents.text`, a quote selector gives the words with some before and after.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from models.schema import metadata
from pipeline.load.rows import FACT_TABLES

_DOCUMENTS = metadata.tables["documents"]
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Enough of the neighbourhood to find the words again in another copy of the text.
_AROUND = 32
_EVIDENCE = {"document_id", "start", "end", "quote", "rule"}


def write_annotations(engine: Engine, path: Path) -> int:
    """Writes the annotations, document by document in the order of ids; gives their number."""
    count = 0
    with engine.connect() as connection, path.open("w", encoding="utf-8", newline="") as file:
        texts = select(_DOCUMENTS.c.document_id, _DOCUMENTS.c.source, _DOCUMENTS.c.text)
        for document in connection.execute(texts.order_by(_DOCUMENTS.c.document_id)).mappings().all():
            for annotation in _annotations(connection, dict(document)):
                file.write(json.dumps(annotation, ensure_ascii=False) + "\n")
                count += 1
    return count


def _annotations(connection: Connection, document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found: list[tuple[int, int, str, dict[str, Any]]] = []
    for name, key in FACT_TABLES.items():
        table = metadata.tables[name]
        rows = connection.execute(select(table).where(table.c.document_id == document["document_id"])).mappings()
        found += [
            (row["start"], row["end"], row[key], _annotation(name, row[key], dict(row), document)) for row in rows
        ]
    for *_, annotation in sorted(found, key=lambda entry: entry[:3]):
        yield annotation


def _annotation(kind: str, key: str, row: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    said = {name: _plain(value) for name, value in row.items() if name not in _EVIDENCE and value is not None}
    start, end, text = row["start"], row["end"], document["text"]
    return {
        "@context": _CONTEXT,
        "id": f"urn:fangzhi:{kind}:{key}",
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"id": f"urn:fangzhi:rule:{row['rule']}", "type": "Software"},
        "body": {"type": "TextualBody", "format": "application/json", "value": json.dumps(said, ensure_ascii=False)},
        "target": {
            "source": f"urn:fangzhi:document:{document['document_id']}",
            "canonical": document["source"],
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": row["quote"],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        },
    }


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
