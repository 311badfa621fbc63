"""The OpenAPI 3.1 document, made from the endpoints' own types: what is served is what is described."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from web.api import problems, repeats, told
from web.api.auth import SCOPES
from web.api.problems import ProblemDocument
from web.api.route import Endpoint, Routes

Json = dict[str, Any]
PREFIX = "/api/v1"
REF = "#/components/schemas/{model}"
EVERYWHERE = ("key-missing", "key-unknown", "not-allowed", "too-many-requests", "internal", "unavailable")
RETRY = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
BUDGET: Json = {
    "RateLimit-Policy": {"description": "How many requests a window allows.", "schema": {"type": "string"}},
    "RateLimit": {"description": "How many are left (r), and for how many seconds (t).", "schema": {"type": "string"}},
}


def document(title: str, version: str, groups: Sequence[Routes]) -> Json:
    """The whole specification as JSON."""
    endpoints = [endpoint for group in groups for endpoint in group.endpoints]
    paths: Json = {}
    for endpoint in endpoints:
        paths.setdefault(PREFIX + endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version, "description": _INTRODUCTION},
        "servers": [{"url": "/"}],
        "security": [{"key": []}],
        "tags": [{"name": group.tag, "description": group.about} for group in groups],
        "paths": paths,
        "webhooks": told.operations(REF),
        "components": {
            "schemas": _schemas(endpoints),
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "An API key."}},
        },
    }


_INTRODUCTION = """\
Book, move and cancel visits as the clinic's own desk does.

Every error is a problem document (RFC 9457) whose `type` never changes. Lists give `items` and the cursor `next`.
Send an `Idempotency-Key` with a POST and repeat it without harm for 24 hours. Send an `ETag` back in `If-Match`, and an
update never lands on something newer. All times bear an offset from UTC."""


def _operation(endpoint: Endpoint) -> Json:
    summary, description = endpoint.words
    made: Json = {
        "operationId": endpoint.name,
        "tags": [endpoint.tag],
        "summary": summary,
        "description": f"{description}\n\nScope: `{endpoint.scope}`. {SCOPES[endpoint.scope]}".strip(),
        "parameters": [*_path(endpoint), *_query(endpoint), *_headers(endpoint)],
        "responses": _responses(endpoint),
    }
    if endpoint.body:
        content = {"application/json": {"schema": _ref(endpoint.body), "example": endpoint.body.SAMPLE}}
        made["requestBody"] = {"required": endpoint.body_required, "content": content}
    return made


def _path(endpoint: Endpoint) -> list[Json]:
    schema = {"type": "integer", "format": "int64", "minimum": 1, "maximum": 2**63 - 1}
    return [{"name": name, "in": "path", "required": True, "schema": schema} for name in endpoint.ids]


def _query(endpoint: Endpoint) -> list[Json]:
    if endpoint.query is None:
        return []
    schema = endpoint.query.model_json_schema(ref_template=REF)
    required = schema.get("required", [])
    return [_parameter(name, field, name in required) for name, field in schema["properties"].items()]


def _parameter(name: str, schema: Json, required: bool) -> Json:
    # A parameter that is not given is null to us, but nobody can write null into a query.
    choices = [each for each in schema.pop("anyOf", []) if each.get("type") != "null"]
    schema = {**schema, **(choices[0] if choices else {})}
    if schema.get("default", 0) is None:
        del schema["default"]
    description = schema.pop("description", "")
    return {"name": name, "in": "query", "required": required, "description": description, "schema": schema}


def _headers(endpoint: Endpoint) -> list[Json]:
    found = []
    if endpoint.repeatable:
        about = "Any text of your own. The same request with the same key within 24 hours acts once."
        schema: Json = {"type": "string", "minLength": 1, "maxLength": repeats.LONGEST, "pattern": repeats.PATTERN}
        found.append({"name": repeats.HEADER, "in": "header", "description": about, "schema": schema})
    if endpoint.guarded:
        about = "The ETag of what you have read: 412 when it is not that any more."
        found.append({"name": "If-Match", "in": "header", "description": about, "schema": {"type": "string"}})
    return found


def _responses(endpoint: Endpoint) -> Json:
    headers: Json = dict(BUDGET)
    if endpoint.tagged:
        headers["ETag"] = {"description": "Names this very state.", "schema": {"type": "string"}}
    if endpoint.location:
        headers["Location"] = {"description": "Where it is found.", "schema": {"type": "string"}}
    if endpoint.repeatable:
        replayed = {"type": "string", "enum": ["true"]}
        headers[repeats.REPLAYED] = {"description": "An earlier answer, given again.", "schema": replayed}
    content = {"application/json": {"schema": _ref(endpoint.answer)}}
    done = {"description": endpoint.words[0] + ": done.", "headers": headers, "content": content}
    return {str(endpoint.status): done, **_troubles(slugs(endpoint))}


def slugs(endpoint: Endpoint) -> list[str]:
    """Every type of problem that an endpoint may answer with."""
    found = [*EVERYWHERE, *endpoint.problems]
    found += ["not-found"] if endpoint.ids else []
    found += ["invalid"]
    found += ["cursor-unknown"] if endpoint.query and "cursor" in endpoint.query.model_fields else []
    found += ["malformed-json", "not-json"] if endpoint.body else []
    found += ["too-large"] if endpoint.method != "GET" else []
    found += ["idempotency-key-reused"] if endpoint.repeatable else []
    found += ["changed-meanwhile"] if endpoint.guarded else []
    return list(dict.fromkeys(found))


def _troubles(found: Iterable[str]) -> Json:
    by_status: dict[int, list[str]] = {}
    for slug in found:
        by_status.setdefault(problems.KINDS[slug].status, []).append(slug)
    return {str(status): _trouble(status, each) for status, each in sorted(by_status.items())}


def _trouble(status: int, found: Sequence[str]) -> Json:
    lines = [f"- `{problems.BASE}{slug}`: {problems.KINDS[slug].title}" for slug in found]
    made: Json = {
        "description": "\n".join(lines),
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}},
    }
    if status in (429, 503):
        made["headers"] = RETRY
    if status == 401:
        made["headers"] = {"WWW-Authenticate": {"description": "How to come in.", "schema": {"type": "string"}}}
    return made


def _ref(model: type[BaseModel]) -> Json:
    return {"$ref": REF.format(model=model.__name__)}


def _schemas(endpoints: Sequence[Endpoint]) -> Json:
    wanted: dict[tuple[type[BaseModel], JsonSchemaMode], None] = {}
    for endpoint in endpoints:
        wanted[(endpoint.answer, "serialization")] = None
        if endpoint.body:
            wanted[(endpoint.body, "validation")] = None
    wanted |= dict.fromkeys((model, "serialization") for model, _ in told.EVENTS.values())
    _, found = models_json_schema(list(wanted), ref_template=REF)
    problem = ProblemDocument.model_json_schema(ref_template=REF)
    schemas: Mapping[str, Any] = {**found["$defs"], **problem.pop("$defs"), "Problem": problem}
    return dict(sorted(schemas.items()))
