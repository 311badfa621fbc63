"""Conversations found by what is looked for in them: whose they are, from which number they come, or words that were said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, or_, select, union
from sqlalchemy.dialects.postgresql import TSQUERY

from clinic import phones
from clinic.finding import folded, wanted
from db import finding
from db.tables import ContactPatientRow, ContactRow, ConversationRow, MessageRow

LONGEST = 100  # characters that are looked for
MOST_WORDS = 8
MOST_PATIENTS = 200  # more of one name than that, and it tells nobody apart
SHORTEST_NUMBER = 3  # digits
_SIMPLE: Any = literal_column("'simple'")  # a constant, or PostgreSQL would not see that its index is meant
_NUMBER = re.compile(r"[\s\d()+./-]+")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: `words` each of which begins a word of one message; `digits`, any of which is part of a number; these patients."""

    words: tuple[str, ...] = ()
    digits: tuple[str, ...] = ()
    patient_ids: Sequence[int] = ()

    @property
    def said(self) -> ColumnElement[bool]:
        """True of a message that holds all the words."""
        query = func.to_tsquery(_SIMPLE, " & ".join(f"{word}:*" for word in self.words), type_=TSQUERY)
        return func.to_tsvector(_SIMPLE, func.folded(MessageRow.body)).bool_op("@@")(query)


def sought(conn: Connection, typed: str, home: str | None) -> Sought | None:
    """What somebody typed as what it looks for; None where there is nothing to look for. `home`: the region of a number without its +."""
    text = typed.replace("\0", "").strip()[:LONGEST]
    words = tuple(re.findall(r"[^\W_]+", folded(text)))[:MOST_WORDS]
    if not words:
        return None
    digits = re.sub(r"[^0-9]", "", text) if _NUMBER.fullmatch(text) else ""
    full = phones.normalise(text, home) if digits else None
    numbers = [digits, *([full[1:]] if full else [])] if len(digits) >= SHORTEST_NUMBER else []
    patients = finding.find(conn, wanted(text), limit=MOST_PATIENTS).patients
    return Sought(words, tuple(dict.fromkeys(numbers)), [patient.id for patient in patients])


def found(what: Sought) -> Select[Any]:
    """The ids of the conversations in which it was found.

    Found as a whole and first: PostgreSQL would rather look into one conversation after the other, until it has enough.
    """
    talk, contact, link = ConversationRow, ContactRow, ContactPatientRow
    ways: list[Select[Any]] = [select(MessageRow.conversation_id).where(what.said)]
    if what.patient_ids:
        speaks = link.contact_id == talk.contact_id
        ways.append(select(talk.conversation_id).join(link, speaks).where(link.patient_id.in_(what.patient_ids)))
    if what.digits:
        alike = [column.contains(digits) for column in (contact.address, contact.phone) for digits in what.digits]
        writes = contact.contact_id == talk.contact_id
        ways.append(select(talk.conversation_id).join(contact, writes).where(or_(*alike)))
    every = union(*ways).cte("found").prefix_with("materialized")
    return select(every.c[0])
