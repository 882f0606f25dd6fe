"""Draws CPU time against the number of documents: `figure.py CURVE.json FILE.png`. Does nothing without matplotlib."""

import json
import sys
from pathlib import Path


def main() -> None:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        return
    points = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    figure = Figure(figsize=(5, 3), layout="constrained")
    axes = figure.subplots()
    axes.plot(*zip(*points, strict=True))
    last = points[-1]
    axes.plot((0, last[0]), (0, last[1]), linestyle=":", color="grey")
    axes.set_xlabel("documents")
    axes.set_ylabel("seconds of CPU")
    figure.savefig(sys.argv[2], dpi=100)


if __name__ == "__main__":
    main()
