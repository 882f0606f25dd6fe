"""The measure of the house: short functions, short files, a docstring where strangers enter."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("pipeline", "models", "migrations", "seeds")
# A migration is a list of columns, written once and never edited: it is as long as its tables.
FILES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if path.parent.name != "versions"
)
LONGEST_FUNCTION = 50
LONGEST_FILE = 400
LONGEST_FACE = 50

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions_of(path: Path) -> list[Function]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def body_length(function: Function) -> int:
    """Lines of the body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_keeps_the_measure(path: Path) -> None:
    text = path.read_text("utf-8")
    lengths = {function.name: body_length(function) for function in functions_of(path)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert text.count("\n") <= (LONGEST_FACE if path.name == "__init__.py" else LONGEST_FILE)
    assert ast.get_docstring(ast.parse(text)), "a module says what it is for"
