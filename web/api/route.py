"""What an endpoint is: a function with typed arguments, and the little that its types do not say."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_type_hints

from sqlalchemy import Connection

from clinic.model import Practice
from db.keys import Scope
from web.api.auth import Caller
from web.api.etag import Resource, Tags
from web.api.fields import Asked, Told

Method = Literal["GET", "POST", "PATCH", "DELETE"]
Handler = TypeVar("Handler", bound=Callable[..., Told])


@dataclass(frozen=True, slots=True)
class Ask:
    """One request inside its transaction. `wake` gathers the outbox rows that the workers are told of after the commit."""

    conn: Connection
    practice: Practice
    caller: Caller
    now: datetime
    tags: Tags
    base_url: str  # ours, as the world reaches us
    production: bool
    wake: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One method of one address; `problems` are the slugs that only this one answers with."""

    method: Method
    path: str  # "/appointments/{appointment_id}"
    handler: Callable[..., Told]
    tag: str
    scope: Scope
    status: int = 200
    problems: tuple[str, ...] = ()
    location: str | None = None  # where the thing made is found, filled from the answer's fields
    guarded: bool = False  # honours If-Match

    @property
    def name(self) -> str:
        return self.handler.__name__

    @property
    def words(self) -> tuple[str, str]:
        """The docstring as (summary, description)."""
        summary, _, rest = inspect.cleandoc(self.handler.__doc__ or "").partition("\n")
        return summary.rstrip("."), " ".join(rest.split())

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(re.findall(r"{(\w+)}", self.path))

    @property
    def rule(self) -> str:
        """The path as Flask writes it."""
        return re.sub(r"{(\w+)}", r"<\1>", self.path)

    @property
    def query(self) -> type[Asked] | None:
        return cast("type[Asked] | None", self._hints.get("query"))

    @property
    def body(self) -> type[Asked] | None:
        return cast("type[Asked] | None", self._hints.get("body"))

    @property
    def body_required(self) -> bool:
        return inspect.signature(self.handler).parameters["body"].default is inspect.Parameter.empty

    @property
    def answer(self) -> type[Told]:
        return cast("type[Told]", self._hints["return"])

    @property
    def tagged(self) -> bool:
        return issubclass(self.answer, Resource)

    @property
    def repeatable(self) -> bool:
        """Whether an Idempotency-Key is honoured."""
        return self.method == "POST"

    @property
    def _hints(self) -> dict[str, Any]:
        return _hints(self.handler)


@cache
def _hints(handler: Callable[..., Told]) -> dict[str, Any]:
    """The types of a handler's arguments and answer, read once: every request asks for them."""
    return get_type_hints(handler)


class Routes:
    """The endpoints of one resource, gathered by decorators; handlers take (ask, *ids, query=, body=)."""

    def __init__(self, tag: str, about: str, *, read: Scope = "read", write: Scope = "book") -> None:
        self.tag = tag
        self.about = about
        self.endpoints: list[Endpoint] = []
        self._scopes: dict[Method, Scope] = {"GET": read, "POST": write, "PATCH": write, "DELETE": write}

    def get(self, path: str, **more: Any) -> Callable[[Handler], Handler]:
        return self._add("GET", path, **more)

    def post(self, path: str, **more: Any) -> Callable[[Handler], Handler]:
        return self._add("POST", path, **more)

    def patch(self, path: str, **more: Any) -> Callable[[Handler], Handler]:
        return self._add("PATCH", path, guarded=True, **more)

    def delete(self, path: str, **more: Any) -> Callable[[Handler], Handler]:
        return self._add("DELETE", path, **more)

    def _add(self, method: Method, path: str, **more: Any) -> Callable[[Handler], Handler]:
        def keep(handler: Handler) -> Handler:
            self.endpoints.append(Endpoint(method, path, handler, self.tag, self._scopes[method], **more))
            return handler

        return keep
