"""Every action and entity that the source writes into the history, found by reading it: wrappers are followed to their callers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[3]
ROOMS = ("bot", "db", "jobs", "web", "webhooks")
WRITERS = {"add": ("action", "entity"), "note": ("action", "entity")}  # db.history.add, db.audit.note, db.audit.viewed


@cache
def modules() -> tuple[ast.Module, ...]:
    return tuple(
        ast.parse(path.read_text(encoding="utf-8")) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))
    )


def written(name: str) -> set[str]:
    """The texts that reach the field `name` ("action" or "entity") of a line of the history or of the audit log."""
    return set(chain.from_iterable(_of_module(module, name) for module in modules()))


def _of_module(module: ast.Module, name: str) -> Iterator[str]:
    for call in _calls(module):
        for keyword in call.keywords:
            if keyword.arg == name:
                yield from _texts(keyword.value)
    # A wrapper of the module's own has a parameter (or a record a field) of that name: what it is given by place counts too.
    for wrapper, place in _wrappers(module, name):
        for call in _calls(module):
            if _called(call) == wrapper and len(call.args) > place:
                yield from _texts(call.args[place])


def _wrappers(module: ast.Module, name: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            places = [argument.arg for argument in node.args.posonlyargs + node.args.args]
            if name in places:
                yield node.name, places.index(name)
        elif isinstance(node, ast.ClassDef):
            fields = [
                each.target.id
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            ]
            if name in fields:
                yield node.name, fields.index(name)


def _calls(module: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    return (
        call.func.id
        if isinstance(call.func, ast.Name)
        else call.func.attr
        if isinstance(call.func, ast.Attribute)
        else ""
    )


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be: a literal, or one of the two of an `if`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
