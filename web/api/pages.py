"""Lists, a page at a time: an opaque cursor says where the last page ended, so that nothing is skipped or told twice."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from db.registers import Key
from web.api.fields import LARGEST_ID, Asked, Text, digits
from web.api.problems import Fault, Problem

MOST = 200


class Paged(Asked):
    """The part of a list's query that turns its pages."""

    limit: Annotated[int, BeforeValidator(digits)] = Field(50, ge=1, le=MOST, description="Items on a page.")
    cursor: Annotated[Text, Field(min_length=1, max_length=200)] | None = Field(
        None, description="`next` of the page before; the other parameters must stay as they were."
    )


_READERS: Mapping[str, Callable[[str], Any]] = {"i": int, "t": datetime.fromisoformat}


def after(cursor: str | None, order: str) -> Key | None:
    """Where the page before ended. `order` names what the list is ordered by. Raises Problem cursor-unknown."""
    if cursor is None:
        return None
    try:
        text = base64.b64decode(cursor.encode() + b"=" * (-len(cursor) % 4), b"-_", validate=True).decode()
        named, kind, value, number = text.split("|")
        key = _READERS[kind](value), int(number)
    except (ValueError, KeyError):
        raise _unknown() from None
    if named != order or not _plausible(value, number, key):
        raise _unknown()
    return key


def following(key: Key | None, order: str) -> str | None:
    """The cursor for the page after the one that ended at `key`."""
    if key is None:
        return None
    first, number = key
    kind, value = ("t", first.isoformat()) if isinstance(first, datetime) else ("i", str(first))
    text = f"{order}|{kind}|{value}|{number}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _plausible(value: str, number: str, key: Key) -> bool:
    """Whether it can be ours: made-up numbers and times must not reach the database."""
    first, tie = key
    in_reach = first.tzinfo is not None if isinstance(first, datetime) else 0 <= first <= LARGEST_ID
    return in_reach and 0 <= tie <= LARGEST_ID and bool(re.fullmatch(r"\d+", number, re.ASCII)) and value.isascii()


def _unknown() -> Problem:
    fault = Fault("is none that this list gave; begin again without it", parameter="cursor")
    return Problem("cursor-unknown", f"cursor {fault.detail}.", [fault])
