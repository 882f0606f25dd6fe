"""Traditional characters -> simplified ones, character for character."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

import opencc

from pipeline.document import Edit, Span
from pipeline.rules.clean import CleanRules

_CHINESE = re.compile("[\u3400-\u9fff]")
_LINE = re.compile(r"[^\n]+")


@cache
def _converter() -> Any:
    return cast(Any, opencc.OpenCC("t2s"))


def _simplified(text: str) -> str:
    return cast(str, _converter().convert(text))


@cache
def simplified_forms() -> dict[str, str]:
    """Every traditional character that has one simplified form on the basic plane, with that form."""
    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted = _simplified("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, converted, strict=True) if old != new and new < "\uffff"}


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(simplified_forms())}]")


@cache
def _only_traditional(kept: frozenset[str]) -> re.Pattern[str]:
    """Traditional characters that simplified text never uses: those outside GB 2312 but for the `kept` ones."""
    return re.compile(f"[{''.join(form for form in simplified_forms() if form not in kept and not _in_gb2312(form))}]")


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def is_traditional(text: str, rules: CleanRules) -> bool:
    """Whether `text` is in traditional script throughout, rather than simplified with a name pasted in.

    >>> from pipeline.rules.clean import load_clean_rules
    >>> is_traditional("經濟發展", load_clean_rules()), is_traditional("经济发展", load_clean_rules())
    (True, False)
    """
    found = sum(1 for _ in _only_traditional(rules.script.kept).finditer(text))
    return found > 0 and found >= rules.script.traditional_share * sum(1 for _ in _CHINESE.finditer(text))


def simplify_script(text: str, rules: CleanRules) -> Iterator[Edit]:
    """Edits that turn traditional characters into simplified ones, one by one.

    A text that is traditional throughout is read with its phrases (`乾坤` stays, `乾燥` does not). In a simplified
    text only what simplified script never uses is changed, so that names keep their characters (`李乾`).
    """
    if is_traditional(text, rules):
        yield from _simplify_throughout(text, rules)
        return
    forms = simplified_forms()
    for match in _only_traditional(rules.script.kept).finditer(text):
        yield Edit(Span(*match.span()), forms[match.group()])
    for pattern, simplified in rules.script.strays:
        for stray in pattern.finditer(text):
            yield Edit(Span(*stray.span()), simplified)


def _simplify_throughout(text: str, rules: CleanRules) -> Iterator[Edit]:
    forms = simplified_forms()
    for line in _LINE.finditer(text):
        if not _traditional().search(line.group()) and "著" not in line.group():
            continue
        # A lone surrogate cannot be handed to the converter.
        converted = _simplified(line.group().encode("utf-8", "replace").decode())
        if len(converted) != len(line.group()):
            converted = "".join(forms.get(character, character) for character in line.group())
        converted = _zhu_words(rules.script.zhu_words).sub(lambda match: match.group(1) or "着", converted)
        for index, (old, new) in enumerate(zip(line.group(), converted, strict=True), line.start()):
            if old != new:
                yield Edit(Span(index, index + 1), new)


@cache
def _zhu_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"({'|'.join(words)})|著")
