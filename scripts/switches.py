"""Switches for what reads a kind of facts: every pattern, rule and reader can be turned off, and tells where it fires.

A reader is a function that answers yes or no, or something or nothing. What has a switch is replaced for good, in the
rules and modules of this process: nothing but a measurement may go on afterwards.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import partial, wraps
from types import FunctionType, ModuleType
from typing import Any, get_args

import regex

_NEVER = regex.compile("(?!)")
# What a pattern is known by, compiled or not yet: it may be one of `regex`, of `re`, or stand for either.
_ASKED = ("search", "fullmatch", "finditer")


@dataclass(slots=True)
class Switch:
    """Whether something is off, and the number of each document in which it found something."""

    name: str
    off: bool = False
    fired: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Board:
    """The switches of some modules and of the rules that these read by, and the number of the document read now."""

    modules: Mapping[str, ModuleType]
    switches: dict[str, Switch] = field(default_factory=dict)
    document: int = 0
    # By identity, what stands for what; the originals are kept, so that no other thing gets the identity of one.
    _replaced: dict[int, tuple[object, object]] = field(default_factory=dict)

    def put_on_modules(self) -> None:
        for name, module in self.modules.items():
            for own, value in list(vars(module).items()):
                setattr(module, own, self.put_on(value, f"{name}.{own}"))

    def forget(self) -> None:
        """Empties what the modules remember of texts they have read."""
        for module in self.modules.values():
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()

    def put_on(self, value: object, path: str) -> Any:
        """What stands for `value`: itself with switches on all that it holds, or, for a pattern or reader, one."""
        if id(value) not in self._replaced:
            self._replaced[id(value)] = value, value  # What holds itself is walked once.
            self._replaced[id(value)] = value, self._with_switches(value, path)
        return self._replaced[id(value)][1]

    def _with_switches(self, value: object, path: str) -> object:
        if isinstance(value, FunctionType):
            at_home = value.__module__ in self.modules
            return self._reader(value, f"{value.__module__}.{value.__name__}") if at_home else value
        if not isinstance(value, type | ModuleType) and all(hasattr(value, name) for name in _ASKED):
            return _Pattern(value, self, self._switch(path))
        if is_dataclass(value) and not isinstance(value, type):
            own = str(getattr(value, "id", path))
            for part in fields(value):
                name = own if part.name == "pattern" else f"{own}.{part.name}"
                object.__setattr__(value, part.name, self.put_on(getattr(value, part.name), name))
            return value
        if type(value) is dict:
            return {key: self.put_on(held, f"{path}.{key}") for key, held in value.items()}
        if type(value) is tuple:
            return tuple(self.put_on(held, f"{path}.{number}") for number, held in enumerate(value))
        return value

    def _switch(self, name: str) -> Switch:
        return self.switches.setdefault(name, Switch(name))

    def _reader(self, function: FunctionType, name: str) -> Callable[..., Any]:
        answer = function.__annotations__.get("return")
        if answer is not bool and type(None) not in get_args(answer):
            return function
        switch = self._switch(name)

        @wraps(function)
        def read(*given: Any, **named: Any) -> Any:
            if switch.off:
                return False if answer is bool else None
            found = function(*given, **named)
            if found:
                switch.fired.add(self.document)
            return found

        return read


class _Pattern:
    """Stands for a pattern: finds what it finds, or nothing while its switch is off."""

    def __init__(self, pattern: Any, board: Board, switch: Switch) -> None:
        self._pattern, self._board, self._switch = pattern, board, switch

    def __getattr__(self, name: str) -> Any:
        value = getattr(_NEVER if self._switch.off else self._pattern, name)
        return partial(self._ask, name, value) if callable(value) else value

    def _ask(self, name: str, method: Callable[..., Any], *given: Any, **named: Any) -> Any:
        found = method(*given, **named)
        found = list(found) if name == "finditer" else found
        # Where it finds nothing, `sub` gives the text back, and `split` the text alone.
        nothing = found == given[1] if name == "sub" else found == [given[0]] if name == "split" else not found
        if not nothing:
            self._switch.fired.add(self._board.document)
        return iter(found) if name == "finditer" else found


def modules_below(*packages: str) -> dict[str, ModuleType]:
    """The packages and their modules, by name."""
    found = {name: importlib.import_module(name) for name in packages}
    for name, package in list(found.items()):
        below = (module.name for module in pkgutil.iter_modules(package.__path__, f"{name}."))
        found |= {module: importlib.import_module(module) for module in below}
    return found
