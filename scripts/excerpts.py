"""Labels of corpus excerpts + the corpus -> folders of texts and facts, as `make score` and the training read them.

    excerpts.py OUT CORPUS.jsonl.gz...

Writes, each with text/ and gold/:
- OUT/seen and OUT/drawn_seen (drawn at random), to look at while rules are written,
- OUT/unseen and OUT/drawn_unseen, to measure with, not to be looked at,
- OUT/targets, where only growth targets are labelled, and OUT/targets_unseen, to measure with,
- OUT/names, where only the names of projects are, and OUT/goals, where only what figure is a goal is: to learn from.
The labels, scripts/labels/excerpts.jsonl, tell an excerpt by the address of its document and, where it is not the
whole, by its offsets in code points. The texts are other people's: they are not part of this repository.
"""

import gzip
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_LABELS = Path(__file__).parent / "labels" / "excerpts.jsonl"
_KINDS = ("officials", "cities", "projects", "investments", "growth_targets")

Record = dict[str, Any]


def read_corpus(paths: Iterable[str], wanted: set[str]) -> dict[str, Record]:
    """The documents of the corpus that are wanted, by their address."""
    found: dict[str, Record] = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.update((record["url"], record) for record in map(json.loads, lines) if record["url"] in wanted)
    return found


def excerpt(label: Record, document: Record) -> str:
    """The text that a label is about: a stretch of the document below its head, or the whole below its title."""
    if "start" in label:
        return f"{label['head']}\n\n{document['text'][label['start'] : label['end']]}\n".lstrip()
    return f"{document.get('title', '')}\n{document['text']}\n"


def write(label: Record, text: str, out: Path) -> None:
    """Writes the text and the facts of one label."""
    for folder, content in (("text", text), ("gold", json.dumps(_gold(label), ensure_ascii=False, indent=1))):
        path = out / label["set"] / folder / f"{label['id']}.{'txt' if folder == 'text' else 'json'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def _gold(label: Record) -> Record:
    facts = {kind: label["facts"].get(kind, []) for kind in _KINDS}
    if "figures" in label["facts"]:
        facts["figures"] = label["facts"]["figures"]
    return {"id": label["id"], "source": f"{label['id']}.txt", **facts}


def main() -> None:
    """Writes every excerpt whose document the corpus holds, and says how many it does not."""
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    labels = [json.loads(line) for line in _LABELS.read_text("utf-8").splitlines()]
    corpus = read_corpus(sys.argv[2:], {label["url"] for label in labels})
    for label in labels:
        if label["url"] in corpus:
            write(label, excerpt(label, corpus[label["url"]]), Path(sys.argv[1]))
    missing = sum(label["url"] not in corpus for label in labels)
    print(f"{len(labels) - missing} excerpts written, {missing} without their document")


if __name__ == "__main__":
    main()
