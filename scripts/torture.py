"""Hostile texts through clean, mentions and extract: does the time grow in proportion to their length?

    python scripts/torture.py [LENGTH]

Each text is one line built to make a careless pattern try everything: endless names, figures, brackets, cues without
what they announce. Each is timed at an eighth of LENGTH (default 65,536 characters) and at LENGTH; a text that takes
more than 20 times as long for 8 times the length is named, and the exit code is 1.
"""

import sys
import time

from pipeline.clean import clean
from pipeline.extract import extract
from pipeline.mentions import find_mentions
from pipeline.read.types import make_document
from pipeline.rules import Rules, load_rules

GROWTH = 8
PATIENCE = 20

UNITS = {
    "one character": "县",
    "surnames": "王李张欧阳司马",
    "posts": "副市长",
    "posts in a list": "副市长、",
    "posts and names": "市委书记王小明、",
    "places": "漳州市",
    "ambiguous places": "朝阳区鼓楼区",
    "digits": "1",
    "digits with separators": "1,000,",
    "numerals": "一百二十三万四千",
    "amounts": "总投资12.5亿元",
    "amounts of projects": "总投资12.5亿元的A、",
    "ranges": "1.5—2—",
    "percents": "增长6%、",
    "goals without a number": "力争确保达到",
    "indicators": "地区生产总值、",
    "project tails": "工程项目基地",
    "long project name": "新材料",
    "opening quotes": "“",
    "quotes": "“项目”",
    "brackets": "（",
    "glosses": "經(jīng)",
    "half glosses": "經(jīng",
    "traditional": "國務院總理",
    "entities": "&nbsp;",
    "spaces": "张 佩 ",
    "spaces alone": " ",
    "new lines": "\n",
    "zero width": "\u200b",
    "private use": "\ue636",
    "slips": "?！睆堣",
    "years": "2023年",
    "datelines": "2023-02-14 09:12:33 来源：",
    "credits": "记者 摄",
    "middle dots": "艾力·",
    "commas": "，",
    "replacement characters": "\ufffd",
}


def seconds(text: str, rules: Rules) -> float:
    start = time.perf_counter()
    document = clean(make_document("torture.txt", text, "utf-8", "text/plain"), rules)
    extract(document, find_mentions(document, rules), rules)
    return time.perf_counter() - start


def main() -> int:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 65_536
    rules = load_rules()
    seconds("漳州市委书记王小明说，总投资1亿元。", rules)
    failed = 0
    for name, unit in UNITS.items():
        short, long = (seconds((unit * size)[:size], rules) for size in (length // GROWTH, length))
        slow = long > 0.5 and long > PATIENCE * short
        failed += slow
        print(f"{name:24} {short:8.3f} s {long:8.3f} s  x{long / short:6.1f} {'TOO SLOW' if slow else ''}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
