"""What is said beside a call for a person: the details that are kept with it, told in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from web import reasons
from web.words import Words

SAID: Mapping[str, str] = {
    "the receptionist could not go on": "stuck",
    "the number was opted out by a carrier's word": "carrier_word",
    "writes though opted out": "writes_opted_out",
    "asked for no more messages": "asked_no_more",
    "says that the clinic has the wrong number": "wrong_number",
    "running late": "late",
    "waits for an earlier visit": "waits",
    "asked something that the clinic's data do not answer": "unanswered",
    "no open time in the horizon": "no_time",
    "cannot come; nothing else is arranged yet": "declined",
    "the reminder reaches the patient neither by text nor by e-mail": "unreminded",
    "what was changed reaches the patient neither by text nor by e-mail": "untold",
}
"""What is kept -> what is told."""

SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"running (?P<n>\d+) min late"), "late_by"),
    (re.compile(r"(?P<event>\w+) during the quiet hours: no text reaches the patient in time"), "quiet"),
    (re.compile(r"(?P<kind>\w+): an error of our own"), "own"),
    (re.compile(r"an e-mail to a colleague: (?P<why>.*)"), "colleague"),
    (re.compile(r"webhook (?P<n>\d+): (?P<why>.*); nothing is sent there until it is switched on again"), "webhook"),
)
"""The same for what is kept with something in it."""

PROVIDERS = frozenset({"undeliverable", "opt_out", "email_failed", "line_stopped", "calendar_failed"})
"""Calls with which a provider's words are kept."""


def told(t: Words, kind: str, detail: str) -> str:
    """What is known of a call of this kind; empty where that is no more than the kind itself."""
    if key := SAID.get(detail):
        return t(f"call.{key}")
    for shape, key in SHAPES:
        if found := shape.fullmatch(detail):
            return t(f"call.{key}", **_fields(t, found.groupdict()))
    return reasons.kept(t, kind, detail) if detail and kind in PROVIDERS else ""


def _fields(t: Words, found: Mapping[str, str]) -> dict[str, str]:
    """What stands in a shape, itself in the reader's language."""
    spelled = {
        "kind": lambda words: t.named("job_kind", words),
        "event": lambda words: t.named("action", words),
        "why": lambda words: reasons.why(t, "webhook" if "n" in found else "email", None, words),
    }
    return {name: spelled.get(name, str)(words) for name, words in found.items()}
