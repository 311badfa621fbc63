"""What the bot made of a message, as a few words for staff: from the JSON kept beside it to (name, value) pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from web.times import Times
from web.words import Words

Fact = tuple[str, str]
MOST_WINDOWS = 2

# The pieces that are told as they are, in this order; `when` and `confidence` are written by functions of their own.
_TOLD = (
    "intent", "answer", "choice", "doctor", "visit_type", "name", "email", "birthdate", "whom", "late_minutes",
    "answers", "topics", "direction", "language_wish",
)  # fmt: skip
_FLAGS = ("wrong_number", "none_of_these", "any_time", "soonest", "but_later", "undo", "skip", "everyone", "any_doctor")
_NAMED = {
    "intent": "understood_intent",
    "answer": "understood_answer",
    "direction": "understood",
    "language_wish": "language",
}
_SURE = 0.995


def facts(understood: Mapping[str, Any] | None, t: Words, times: Times, names: Mapping[str, str]) -> list[Fact]:
    """The pairs to show; nothing for a message that was not read. `names` maps "doctor:3" and "visit_type:checkup" to words."""
    if not understood:
        return []
    told = [
        (t.named("understood", key), _value(key, understood[key], t, times, names))
        for key in _TOLD
        if _there(understood, key)
    ]
    told += [(t("understood.when"), window(each, times)) for each in (understood.get("when") or ())[:MOST_WINDOWS]]
    told += [(t.named("understood", key), "") for key in _FLAGS if understood.get(key)]
    return told + _doubt(understood, t)


def window(value: Mapping[str, Any], times: Times) -> str:
    """One window: "Tue, Dec 1" for a day, "Tue, Dec 1, 3:00 PM" for a point, "… – …" for a stretch."""
    start, end = datetime.fromisoformat(value["start"]), datetime.fromisoformat(value["end"])
    grain = value.get("grain")
    if grain in ("minute", "hour"):
        return times.moment(start)
    if grain == "day":
        return times.day(times.local(start).date())
    last = times.clock(end) if times.local(start).date() == times.local(end).date() else times.moment(end)
    return f"{times.moment(start)} – {last}"


def _there(understood: Mapping[str, Any], key: str) -> bool:
    value = understood.get(key)
    return value is not None and value != "" and value not in ([], {}) and value is not False


def _value(key: str, value: Any, t: Words, times: Times, names: Mapping[str, str]) -> str:
    if written := _WRITTEN.get(key):
        return written(value, t, times)
    if known := names.get(f"{key}:{value}"):
        return known
    return t.named(_NAMED[key], str(value)) if key in _NAMED else str(value)


def _whom(value: Mapping[str, str | None], t: Words, _: Times) -> str:
    """ "child Leo" """
    return " ".join(part for part in (t.named("relation", value["relation"] or ""), value.get("name")) if part)


_WRITTEN: Mapping[str, Callable[[Any, Words, Times], str]] = {
    "choice": lambda value, _, __: str(int(value) + 1),
    "topics": lambda value, t, _: ", ".join(t.named("understood", str(each)) for each in value),
    "whom": _whom,
    "answers": lambda value, t, _: ", ".join(
        f"{who} {t.named('understood_answer', said)}" for who, said in value.items()
    ),
    "birthdate": lambda value, _, times: times.day_of_birth(date.fromisoformat(value)),
}


def _doubt(understood: Mapping[str, Any], t: Words) -> list[Fact]:
    confidence = understood.get("confidence")
    if not isinstance(confidence, int | float) or confidence >= _SURE:
        return []
    return [(t("understood.confidence"), f"{confidence:.0%}")]
