"""The tables and their keys as a Mermaid entity diagram."""

from collections.abc import Iterator

from models.schema import metadata

# Written everywhere, so that lines to them would hide the others: the text below the diagram names them.
_LEFT_OUT = {"calendar", "comparators", "measures", "division_levels", "runs"}


def as_mermaid() -> str:
    """The diagram, in the fence that Markdown wants."""
    return "\n".join(["```mermaid", "erDiagram", *_relations(), "```"])


def _relations() -> Iterator[str]:
    """One line a pair of tables: `||--o{` from the one row to the many that point at it."""
    found: dict[tuple[str, str], list[str]] = {}
    for table in metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                pair = (key.column.table.name, table.name)
                if not _LEFT_OUT & set(pair):
                    found.setdefault(pair, []).append(column.name)
    for (one, many), columns in sorted(found.items()):
        yield f'    {one} ||--o{{ {many} : "{", ".join(columns)}"'
