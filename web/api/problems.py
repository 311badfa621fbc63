"""Every error of the API as an RFC 9457 problem document with a type that stays the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"
BASE = "/api/problems/"
"""A type is this and a slug, relative to the server as RFC 9457 (3.1.1) allows: it leads to its own description."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of problem: its HTTP status, and a title that never changes."""

    status: int
    title: str


KINDS: Mapping[str, Kind] = {
    "malformed-json": Kind(400, "The body is not JSON"),
    "key-missing": Kind(401, "An API key is needed"),
    "key-unknown": Kind(401, "The API key is not known"),
    "not-allowed": Kind(403, "The API key may not do this"),
    "not-found": Kind(404, "There is no such thing"),
    "method-not-allowed": Kind(405, "The method does not fit the address"),
    "slot-taken": Kind(409, "The time was taken"),
    "email-taken": Kind(409, "The e-mail belongs to another patient"),
    "patient-busy": Kind(409, "The patient has another visit then"),
    "already-cancelled": Kind(409, "The visit is cancelled"),
    "already-over": Kind(409, "The visit has begun or is over"),
    "status-not-allowed": Kind(409, "The visit cannot be given that status"),
    "too-early": Kind(409, "What becomes of the visit cannot be known yet"),
    "already-waiting": Kind(409, "The patient waits for that already"),
    "opted-out": Kind(409, "The patient asked for no more messages"),
    "wrong-number": Kind(409, "The address belongs to somebody else"),
    "unreachable": Kind(409, "The address cannot be reached"),
    "too-many-webhooks": Kind(409, "There are enough webhooks"),
    "webhook-off": Kind(409, "The webhook is switched off"),
    "changed-meanwhile": Kind(412, "It was changed meanwhile"),
    "too-large": Kind(413, "The body is too large"),
    "not-json": Kind(415, "The body must be application/json"),
    "invalid": Kind(422, "The request does not make sense"),
    "zone-missing": Kind(422, "A time needs its offset from UTC"),
    "cursor-unknown": Kind(422, "The cursor is none of ours"),
    "span-too-long": Kind(422, "The time span is too long"),
    "unknown-patient": Kind(422, "There is no such patient"),
    "unknown-doctor": Kind(422, "There is no such doctor"),
    "unknown-visit-type": Kind(422, "There is no such kind of visit"),
    "unknown-appointment": Kind(422, "There is no such appointment"),
    "no-slot": Kind(422, "No visit begins then"),
    "closed": Kind(422, "The doctor does not work then"),
    "in-the-past": Kind(422, "The time has gone by"),
    "too-soon": Kind(422, "The notice is too short"),
    "too-far-ahead": Kind(422, "The time is too far ahead"),
    "not-offered": Kind(422, "The doctor does not offer that kind of visit"),
    "idempotency-key-reused": Kind(422, "The Idempotency-Key belongs to another request"),
    "too-many-requests": Kind(429, "Too many requests"),
    "internal": Kind(500, "Something broke on our side"),
    "unavailable": Kind(503, "The service is away for a moment"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the request: in the body (`pointer`, RFC 6901 as a fragment), the query or a header."""

    detail: str
    pointer: str | None = None
    parameter: str | None = None
    header: str | None = None


@dataclass(slots=True)
class Problem(Exception):
    """Ends the request with a problem document; `headers` go beside it."""

    slug: str
    detail: str
    faults: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        return KINDS[self.slug]

    def document(self) -> dict[str, object]:
        """The problem as JSON says it."""
        made: dict[str, object] = {
            "type": BASE + self.slug,
            "title": self.kind.title,
            "status": self.kind.status,
            "detail": self.detail,
        }
        if self.faults:
            made["errors"] = [_said(fault) for fault in self.faults]
        return made


class FaultDocument(BaseModel):
    """One thing that is wrong, and where."""

    detail: str
    pointer: str | None = Field(None, description="The field of the body, as a JSON pointer.", examples=["#/email"])
    parameter: str | None = Field(None, description="The parameter of the query.")
    header: str | None = Field(None, description="The header.")


class ProblemDocument(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(title="Problem", extra="allow")

    type: str = Field(description="Which problem this is; it never changes.", examples=[BASE + "slot-taken"])
    title: str
    status: int
    detail: str = Field(description="What went wrong this time, for a person.")
    errors: list[FaultDocument] | None = Field(None, description="What is wrong, and where.")


def answer(problem: Problem) -> Response:
    """The HTTP answer that tells of a problem."""
    body = json.dumps(problem.document(), ensure_ascii=False)
    made = Response(body, problem.kind.status, dict(problem.headers), mimetype=MEDIA_TYPE)
    made.headers.setdefault("Cache-Control", "no-store")
    return made


def _said(fault: Fault) -> dict[str, str]:
    places = {"pointer": fault.pointer, "parameter": fault.parameter, "header": fault.header}
    return {"detail": fault.detail, **{name: place for name, place in places.items() if place is not None}}
