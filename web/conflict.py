"""Two people at one form: what the second typed is kept, what the first changed is taken over, and where both did it is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Met:
    """What the form holds now, and {field: what somebody else made of it} where it is not what stands in the form."""

    fields: dict[str, str]
    told: dict[str, str]


def meet(typed: Fields, was: Fields, now: Fields) -> Met:
    """`was`: what the form held when it was opened; `now`: what a fresh one would hold."""
    mine = {name: typed.get(name, "") for name in now}
    fields = {name: now[name] if mine[name] == was.get(name) else mine[name] for name in now}
    told = {name: now[name] for name in now if fields[name] != now[name] and now[name] != was.get(name)}
    return Met(fields, told)


def kept(fields: Fields) -> str:
    """What a form holds, as a hidden field of its own remembers it."""
    return json.dumps(dict(fields), sort_keys=True)


def remembered(text: str) -> dict[str, str]:
    """The reverse of `kept`; nothing for what is none of it."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
