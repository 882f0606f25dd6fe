"""CPU seconds of another tool over the texts of a JSON Lines file: `peers.py jieba|jionlp FILE`; or their `versions`.

Prints nothing where the tool is not installed. Needs nothing of Fangzhi, so that it runs in an environment of its own.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

TOOLS = ("jieba", "jionlp")


def reader_of(tool: str) -> Callable[[str], object]:
    """What the tool does to one text, with its dictionaries loaded."""
    if tool == "jieba":
        import jieba

        jieba.setLogLevel(logging.ERROR)
        jieba.initialize()
        return lambda text: list(jieba.cut(text))
    import jionlp

    def read(text: str) -> None:
        jionlp.ner.extract_money(text, with_parsing=True)
        jionlp.ner.extract_time(text, with_parsing=True)
        # It ends in an error for a line without characters that it knows.
        for line in filter(str.strip, text.splitlines()):
            jionlp.recognize_location(line)

    return read


def main() -> None:
    if sys.argv[1] == "versions":
        for tool in TOOLS:
            try:
                print(f"{tool}=={version(tool)}")
            except PackageNotFoundError:
                continue
        return
    texts = [json.loads(line)["text"] for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()]
    # jionlp logs every time that it cannot parse.
    logging.disable()
    try:
        read = reader_of(sys.argv[1])
    except ImportError:
        return
    read(texts[0][:500])
    began = time.process_time()
    for text in texts:
        read(text)
    print(time.process_time() - began)


if __name__ == "__main__":
    main()
