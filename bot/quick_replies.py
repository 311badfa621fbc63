"""The clinic's quick replies: what one must be, and how it becomes words for one patient."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection

from bot.actor import Stale, Unknown, act
from clinic.mistakes import Mistakes, Wrong
from clinic.model import Clinic, Patient
from conversations.scene import first_name
from db import quick_replies
from db.quick_replies import NameTaken, QuickReply

LONGEST_NAME = 60  # characters
LONGEST_TEXT = 1000
_NAME = re.compile(r",?\s*\{name\}")


@act
def save(
    conn: Connection,
    now: datetime,
    clinic: Clinic,
    actor: str,
    values: Mapping[str, str],
    *,
    number: int | None = None,
    seen: datetime | None = None,
) -> int:
    """Keeps a quick reply out of `name` and a text for each language of the clinic, of which one is enough; its id.

    Raises Mistakes by field, Stale where it has changed since `seen` (its `updated_at` then), Unknown.
    """
    if number is not None:
        _as_seen(conn, number, seen)
    name = " ".join(values.get("name", "").split())
    texts = {language: values.get(language, "").strip() for language in clinic.languages}
    if wrong := _mistakes(name, texts):
        raise Mistakes(wrong)
    try:
        return quick_replies.keep(conn, number, name, {k: v for k, v in texts.items() if v}, now=now, actor=actor)
    except NameTaken:
        raise Mistakes({"name": Wrong("twice", {"value": name})}) from None


@act
def remove(conn: Connection, now: datetime, actor: str, number: int, *, seen: datetime | None = None) -> None:
    """Forgets a quick reply. Raises Stale where it has changed since `seen`, Unknown."""
    _as_seen(conn, number, seen)
    quick_replies.drop(conn, number, now=now, actor=actor)


def _as_seen(conn: Connection, number: int, seen: datetime | None) -> None:
    known = quick_replies.get(conn, number, lock=True)
    if known is None:
        raise Unknown("quick_reply", number)
    if seen is not None and known.updated_at.astimezone(UTC) != seen.astimezone(UTC):
        raise Stale


def _mistakes(name: str, texts: Mapping[str, str]) -> dict[str, Wrong]:
    wrong = {"name": Wrong("empty")} if not name else {}
    if len(name) > LONGEST_NAME:
        wrong["name"] = Wrong("letters", {"most": LONGEST_NAME})
    if not any(texts.values()):
        wrong[next(iter(texts))] = Wrong("empty")
    long = {language for language, text in texts.items() if len(text) > LONGEST_TEXT}
    return wrong | {language: Wrong("letters", {"most": LONGEST_TEXT}) for language in long}


def filled(reply: QuickReply, patient: Patient | None, clinic: Clinic, language: str | None) -> str:
    """The words for one patient, in her language. Other braces than the two that are known stay as they are.

    For somebody whose name nobody knows, "Hello {name}, ..." becomes "Hello, ...".
    """
    text, name = reply.text(language, *clinic.languages), first_name(patient)
    named = text.replace("{name}", name) if name else _NAME.sub("", text)
    return named.replace("{clinic}", clinic.name)
