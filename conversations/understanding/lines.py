"""`reception understand`: one JSON object a line in, one a line out."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any, get_args
from zoneinfo import ZoneInfo

from conversations.understanding.model import Choice, Context, Expecting, Understanding, Vocabulary, Window
from conversations.understanding.reading import understand

_EXPECTING = frozenset(get_args(Expecting))
_PLAIN = json.JSONEncoder(ensure_ascii=False)  # one for all: `json.dumps` makes one a call


class LineError(ValueError):
    """A line that is no request; the message says why, in words for whoever wrote it."""


def reply(line: str, vocabulary: Vocabulary) -> str:
    """The answer to one line, as one line without its end; a line that is no request gets `{"id": …, "error": …}`."""
    return _answer(line, vocabulary, with_evidence=False)


def explain(line: str, vocabulary: Vocabulary) -> str:
    """As `reply`, with all else that was read and the words that made each piece."""
    return _answer(line, vocabulary, with_evidence=True)


def _answer(line: str, vocabulary: Vocabulary, *, with_evidence: bool) -> str:
    identity: Any = None
    try:
        asked = _object(line)
        identity = asked.get("id")
        text, context = _request(asked, vocabulary)
    except LineError as error:
        return _written({"id": identity, "error": str(error)})
    understood = understand(text, context)
    told = {"id": identity} | _told(understood, vocabulary)
    return _written(told | _further(understood, text) if with_evidence else told)


def _written(told: dict[str, Any]) -> str:
    written = _PLAIN.encode(told)
    # Half of a surrogate pair is legal in JSON text and in no encoding.
    return written if written.isascii() or _encodes(written) else json.dumps(told)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _object(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError("the line is no JSON") from None
    if not isinstance(asked, dict):
        raise LineError("the line is no JSON object")
    return asked


def _request(asked: dict[str, Any], vocabulary: Vocabulary) -> tuple[str, Context]:
    text = asked.get("text")
    if not isinstance(text, str):
        raise LineError("text: must be a string")
    now = _instant(asked.get("now"), "now")
    expecting = asked.get("expecting")
    if expecting is not None and (not isinstance(expecting, str) or expecting not in _EXPECTING):
        raise LineError(f"expecting: must be null or one of {', '.join(get_args(Expecting))}")
    zone = _zone(asked.get("timezone"), now)
    return text, Context(now, zone, expecting, _choices(asked.get("choices")), vocabulary)  # type: ignore[arg-type]


def _instant(value: object, name: str) -> datetime:
    if not isinstance(value, str):
        raise LineError(f"{name}: must be an ISO 8601 instant")
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise LineError(f"{name}: is no ISO 8601 instant") from None
    if at.utcoffset() is None:
        raise LineError(f"{name}: lacks its offset from UTC")
    # A week each way is what the calendar beyond these years does not have.
    if not 2 <= at.year <= 9990:
        raise LineError(f"{name}: lies outside the calendar")
    return at


def _zone(value: object, now: datetime) -> tzinfo:
    """The zone of a name; without one, the fixed offset of `now`."""
    if value is None:
        return timezone(now.utcoffset() or timedelta())
    if not isinstance(value, str):
        raise LineError("timezone: must be null or a name such as Europe/Madrid")
    try:
        return ZoneInfo(value)
    except (ValueError, OSError):
        raise LineError("timezone: is no name of a time zone") from None
    except KeyError:
        raise LineError("timezone: is not known") from None


def _choices(value: object) -> tuple[Choice, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise LineError("choices: must be a list of ISO 8601 instants")
    return tuple(Choice(start=_instant(one, f"choices[{at}]")) for at, one in enumerate(value))


def _told(understood: Understanding, vocabulary: Vocabulary) -> dict[str, Any]:
    """What every answer tells."""
    return {
        "intent": understood.intent,
        "answer": understood.answer,
        "choice": understood.choice,
        "when": [_window(window) for window in understood.when or understood.had],
        "doctor": next((doctor.name for doctor in vocabulary.doctors if doctor.id == understood.doctor), None),
        "visit_type": understood.visit_type,
        "language": understood.language,
        "confidence": round(understood.confidence, 2),
    }


def _window(window: Window) -> dict[str, str]:
    return {"start": window.start.isoformat(), "end": window.end.isoformat(), "grain": window.grain}


def _further(understood: Understanding, text: str) -> dict[str, Any]:
    """What else was read, absent pieces left out, and the evidence."""
    pieces: dict[str, Any] = {
        "name": understood.name,
        "email": understood.email,
        "birthdate": understood.birthdate.isoformat() if understood.birthdate else None,
        "for": understood.whom and {"relation": understood.whom.relation, "name": understood.whom.name},
        "unknown_doctor": understood.unknown_doctor,
        "topics": list(understood.topics),
        "direction": understood.direction,
        "late_minutes": understood.late_minutes,
        "language_wish": understood.language_wish,
    }
    flags = ("language_sure", "skip", "everyone", "soonest", "any_time", "any_doctor", "other_doctor", "none_of_these")
    pieces |= dict.fromkeys(
        (flag for flag in (*flags, "but_later", "wrong_number", "undo") if getattr(understood, flag)), True
    )
    evidence = [
        {"text": text[one.start : one.end], "start": one.start, "piece": one.piece} for one in understood.evidence
    ]
    return {name: piece for name, piece in pieces.items() if piece not in (None, [])} | {"evidence": evidence}
