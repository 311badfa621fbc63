"""Reading a request: path, query, headers and body become typed values, or a problem that points at the place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_origin

from flask import Request
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import RequestEntityTooLarge

from web.api.fields import LARGEST_ID, Asked
from web.api.problems import Fault, Problem
from web.api.route import Endpoint

LARGEST_BODY = 1_000_000  # bytes


def ids(given: dict[str, str]) -> dict[str, int]:
    """The numbers of the path. Raises Problem not-found: what is no number names nothing."""
    for text in given.values():
        if not (text.isascii() and text.isdecimal() and len(text) < 20 and 0 < int(text) <= LARGEST_ID):
            raise Problem("not-found", "There is nothing at this address.")
    return {name: int(text) for name, text in given.items()}


def arguments(endpoint: Endpoint, request: Request) -> dict[str, Asked]:
    """The query and the body as the handler wants them, by argument name. Raises Problem."""
    made: dict[str, Asked] = {}
    if endpoint.query:
        made["query"] = _query(endpoint.query, request)
    elif request.args:
        raise _invalid([Fault("is no parameter of this address", parameter=name) for name in request.args])
    if endpoint.body and (raw := body(request) or endpoint.body_required):
        made["body"] = _body(endpoint.body, request, raw if isinstance(raw, bytes) else b"")
    return made


def body(request: Request) -> bytes:
    """The body's bytes. Raises Problem too-large, also for one that does not tell its length."""
    # A body without a length is cut off there without a word, so one byte more than is allowed is let through.
    request.max_content_length = LARGEST_BODY + 1
    try:
        raw = request.get_data(cache=True)
    except RequestEntityTooLarge:
        raise _too_large() from None
    if len(raw) > LARGEST_BODY:
        raise _too_large()
    return raw


def _too_large() -> Problem:
    return Problem("too-large", f"A body may have at most {LARGEST_BODY} bytes.")


def _query(model: type[Asked], request: Request) -> Asked:
    many = {name for name, field in model.model_fields.items() if get_origin(field.annotation) is tuple}
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    twice = [name for name, values in request.args.lists() if len(values) > 1 and names.get(name) not in many]
    if twice:
        raise _invalid([Fault("is given twice", parameter=name) for name in twice])
    given: dict[str, Any] = {
        name: tuple(values) if names.get(name) in many else values[0] for name, values in request.args.lists()
    }
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise _wrong(error.errors(), lambda at: {"parameter": str(at[0]) if at else ""}) from None


def _body(model: type[Asked], request: Request, raw: bytes) -> Asked:
    if request.mimetype != "application/json":
        raise Problem(
            "not-json", "Send the header Content-Type: application/json.", headers={"Accept": "application/json"}
        )
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        found = error.errors()
        if found[0]["type"] == "json_invalid":
            raise Problem("malformed-json", _words(found[0])) from None
        raise _wrong(found, lambda at: {"pointer": pointer(at)}) from None


def pointer(at: Iterable[str | int]) -> str:
    """A place in the body as a JSON pointer in a URI fragment (RFC 6901): ("a", 0) -> "#/a/0"."""
    return "#" + "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in at)


def _wrong(found: list[ErrorDetails], place: Any) -> Problem:
    faults = [Fault(_words(one), **place(one["loc"])) for one in found[:50]]
    slug = next((_SLUGS[one["type"]] for one in found if one["type"] in _SLUGS), "invalid")
    return _invalid(faults, slug)


_SLUGS = {"zone_missing": "zone-missing", "cursor": "cursor-unknown"}
_PLAINER = {
    "missing": "is missing",
    "extra_forbidden": "is no field that we know",
    "int_type": "must be a whole number",
    "string_type": "must be a text",
    "model_type": "must be an object",
}


def _words(one: ErrorDetails) -> str:
    return _PLAINER.get(one["type"]) or one["msg"].removeprefix("Input ").removeprefix("String ")


def _invalid(faults: list[Fault], slug: str = "invalid") -> Problem:
    first = faults[0]
    where = first.parameter or (first.pointer or "").removeprefix("#/") or first.header or "the body"
    return Problem(slug, f"{where} {first.detail}.", faults)
