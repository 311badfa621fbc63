"""What the address of the inbox asks for: its filters, the page of the list, and the words that are looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from flask import request

from bot.takeover import LONGEST as BY_CHANNEL
from clinic import phones
from clinic.model import Clinic
from db import inbox, seeking

if TYPE_CHECKING:
    from sqlalchemy import Connection

SWITCHES = ("needs", "urgent", "unread", "mine")
CHANNELS = tuple(BY_CHANNEL)
HEADER = "X-Sought"
"""The words that are looked for come in a header or a form: an address is kept by histories and logs."""
EPOCH = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters as an address has them, by name; `typed` is what is looked for."""

    args: Mapping[str, Any]
    typed: str = ""

    def on(self, name: str, value: str = "1") -> bool:
        return self.args.get(name) == value

    def turned(self, name: str, value: str = "1") -> dict[str, Any]:
        """The filters with this one switched: on where it was off, off where it was on."""
        others = {key: kept for key, kept in self.args.items() if key != name}
        return others if self.on(name, value) else others | {name: value}

    def filter(self, conn: Connection, clinic: Clinic, staff_id: int) -> inbox.Filter:
        """The same for the list."""
        switched = {name: self.on(name) for name in ("needs", "urgent", "unread")}
        named = {name: self.args.get(name) for name in ("channel", "language")}
        chosen = inbox.Filter(**switched, **named, mine=staff_id if self.on("mine") else None)  # type: ignore[arg-type]
        return replace(chosen, sought=seeking.sought(conn, self.typed, phones.region(clinic.phone)))


def asked() -> Asked:
    """What this request asks for; anything made up is left out."""
    allowed = {**dict.fromkeys(SWITCHES, ("1",)), "channel": CHANNELS}
    args = {name: value for name, value in request.args.items() if value in allowed.get(name, ())}
    language = request.args.get("language", "")
    if len(language) == 2 and language.isascii() and language.isalpha():
        args["language"] = language
    typed = request.form.get("q", "") or unquote(request.headers.get(HEADER, ""))
    return Asked(args, typed[: seeking.LONGEST])


def written(after: inbox.Cursor) -> str:
    """Where a page begins, as it stands in an address: microseconds and the conversation's id."""
    return f"{(after[0] - EPOCH) // timedelta(microseconds=1)}-{after[1]}"


def cursor(text: str) -> inbox.Cursor | None:
    """The reverse of `written`; None, the first page, for anything else."""
    micros, _, number = text.partition("-")
    if not all(part.isascii() and part.isdecimal() and len(part) <= 17 for part in (micros, number)):
        return None
    return EPOCH + timedelta(microseconds=int(micros)), int(number)
