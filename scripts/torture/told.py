"""What the torture came to as a table: printed, and written into docs/reliability.md."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
_BEGIN, _END = "<!-- figures: make torture -->\n", "<!-- end of figures -->"


@dataclass(frozen=True, slots=True)
class Told:
    """One promise of a part, what was measured, whether it was kept, and how many seconds that took."""

    part: str
    promise: str
    figure: str
    kept: bool
    seconds: float


def as_table(told: Sequence[Told], seconds: float) -> str:
    """The results as a table in Markdown, and on what they were measured: times are of no use without the load."""
    load = os.getloadavg()[2]
    rows = [
        f"| {_cell(entry.promise)} | {_cell(entry.figure)} | {'kept' if entry.kept else '**broken**'} | {entry.part} "
        f"| {entry.seconds:.0f} |"
        for entry in told
    ]
    head = ["| promise | measured | | part | seconds |", "| --- | --- | --- | --- | --- |"]
    foot = (
        f"{seconds / 60:.1f} minutes in all, two parts at a time, on {os.cpu_count()} cores with a load of {load:.1f} "
        f"(mean of 15 minutes); Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
    )
    return "\n".join([*head, *rows, "", foot, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def write_figures(table: str) -> None:
    """Puts the table in the place of the last one."""
    before, _, rest = _PAGE.read_text("utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    _PAGE.write_text(f"{before}{_BEGIN}\n{table}\n{_END}{after}", encoding="utf-8")
