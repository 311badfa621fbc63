"""The rules' reasons as problems: which type, and what it means, in words for the integrator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bot.actor import Clash, Refused, Stale, Unknown
from clinic.rules import Reason
from web.api.problems import Fault, Problem

REASONS: Mapping[Reason, tuple[str, str]] = {
    Reason.TAKEN: ("slot-taken", "Somebody else has that time."),
    Reason.CLOSED: ("closed", "The doctor does not work then."),
    Reason.PAST: ("in-the-past", "That time has gone by."),
    Reason.TOO_SOON: ("too-soon", "The clinic wants longer notice than that."),
    Reason.TOO_FAR: ("too-far-ahead", "The clinic does not book so far ahead."),
    Reason.NOT_OFFERED: ("not-offered", "The doctor does not offer that kind of visit."),
    Reason.NO_SLOT: ("no-slot", "No visit of that length begins then."),
    Reason.OVERLAPS_OWN: ("patient-busy", "The patient has another visit at that time."),
    Reason.ALREADY_CANCELLED: ("already-cancelled", "The visit is cancelled."),
    Reason.ALREADY_OVER: ("already-over", "The visit has begun or is over."),
    Reason.NOT_ALLOWED: ("status-not-allowed", "A visit of this status cannot become that."),
    Reason.TOO_EARLY: ("too-early", "That cannot be known before the visit."),
}
ABOUT_TIME = (
    "slot-taken",
    "closed",
    "in-the-past",
    "too-soon",
    "too-far-ahead",
    "not-offered",
    "no-slot",
    "patient-busy",
)
ABOUT_STATUS = ("already-cancelled", "already-over", "status-not-allowed", "too-early")


def refusal(reason: Reason, pointer: str | None = None) -> Problem:
    """The problem for a reason; `pointer` is the field that it concerns."""
    slug, words = REASONS[reason]
    return Problem(slug, words, [Fault(words, pointer=pointer)] if pointer else [])


UNKNOWN: Mapping[str, tuple[str, str]] = {
    "patient": ("unknown-patient", "#/patient_id"),
    "doctor": ("unknown-doctor", "#/doctor_id"),
    "visit_type": ("unknown-visit-type", "#/visit_type"),
    "appointment": ("unknown-appointment", "#/appointment_id"),
}


@contextmanager
def told(pointer: str | None = None) -> Iterator[None]:
    """Turns the desk's refusals into problems; `pointer` is the field of the body that asked for it."""
    try:
        yield
    except Clash:
        raise refusal(Reason.TAKEN, pointer) from None
    except Refused as refused:
        raise refusal(refused.reason, pointer) from None
    except Stale:
        raise Problem("changed-meanwhile", "It was changed meanwhile. Read it again, then decide.") from None
    except Unknown as missing:
        raise (_gone() if missing.what == "appointment" else unknown(missing.what)) from None


def unknown(what: str) -> Problem:
    """The problem for a field of the body that names nothing: "patient", "doctor", "visit_type" or "appointment"."""
    slug, pointer = UNKNOWN[what]
    fault = Fault("names nothing that we know", pointer=pointer)
    return Problem(slug, f"{pointer.removeprefix('#/')} {fault.detail}.", [fault])


def _gone() -> Problem:
    """The visit of the address itself went away meanwhile."""
    return Problem("not-found", "There is no such appointment.")
