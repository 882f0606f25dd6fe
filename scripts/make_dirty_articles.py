"""Makes the sample articles that arrive broken: clean text of scripts/clean_articles -> seeds/articles.

Each is damaged in one way that scraped pages are damaged: machine-made traditional script with pinyin glosses,
undeclared encodings, bytes lost on the way. Run it again after changing a clean text:

    python scripts/make_dirty_articles.py
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import opencc

CLEAN = Path(__file__).parent / "clean_articles"
ARTICLES = Path(__file__).parent.parent / "seeds" / "articles"

# Where the byte was lost: the rest of the line up to the first trail byte below 0x80 is read shifted by one.
LOST = ("。韋長河說", "部陸海新通道", "企沙南港區")

GLOSSES = {
    "業": "yè", "長": "zhǎng", "動": "dòng", "經": "jīng", "濟": "jì", "產": "chǎn", "區": "qū", "點": "diǎn",
    "設": "shè", "電": "diàn", "來": "lái", "開": "kāi", "爭": "zhēng", "項": "xiàng", "資": "zī",
}  # fmt: skip


@cache
def converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


def traditional(text: str, config: str = "s2t") -> str:
    return str(converter(config).convert(text))


def glossed(text: str) -> str:
    """`text` with the reading behind every second of the characters that have one in the table."""
    parts: list[str] = []
    seen = 0
    for character in text:
        parts.append(character)
        if character in GLOSSES:
            seen += 1
            if seen % 2 == 0:
                parts.append(f"({GLOSSES[character]})")
    return "".join(parts)


def with_lost_lead_bytes(text: str, places: tuple[str, ...]) -> str:
    """`text` as it reads when, in GBK, the first byte of the first character of each of `places` became `?`."""
    data = bytearray(text.encode("gbk"))
    for place in places:
        data[data.index(place.encode("gbk"))] = ord("?")
    return data.decode("gb18030")


DIRTY: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "interview-glossed.txt": ("interview.txt", lambda text: glossed(traditional(text)).encode("utf-8")),
    "signing-gb18030.txt": ("signing.txt", lambda text: text.encode("gb18030")),
    "discipline-big5.txt": ("discipline.txt", lambda text: traditional(text, "s2tw").encode("big5")),
    "appointments-utf16.txt": ("appointments.txt", lambda text: text.encode("utf-16")),
    "harbour-byte-slip.txt": (
        "harbour.txt",
        lambda text: with_lost_lead_bytes(traditional(text), LOST).encode("utf-8"),
    ),
}


def main() -> None:
    for name, (source, damage) in DIRTY.items():
        text = (CLEAN / source).read_text(encoding="utf-8")
        (ARTICLES / name).write_bytes(damage(text))


if __name__ == "__main__":
    main()
