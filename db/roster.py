"""Many patients at once: gathered in a table of this transaction's own, compared with those who are known, then registered."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import datetime

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from clinic.roster import Entry


class KnownMeanwhile(Exception):
    """Somebody registered one of these e-mail addresses while the list was read."""


@dataclass(frozen=True, slots=True)
class Known:
    """A line whose patient is there already: as a patient, or by an earlier line of the same list."""

    line: int
    by: str  # "email" | "phone and name"
    patient_id: int | None
    earlier: int | None
    same_name: bool


def begin(conn: Connection) -> None:
    """Makes room for a list, until the transaction ends."""
    conn.execute(
        text("""
        create temporary table roster (
            line bigint not null, name text not null, email text, phone text, birthdate date, language text,
            known_by text, patient_id bigint, earlier bigint, same_name boolean
        ) on commit drop
        """)
    )


def put(conn: Connection, entries: Iterable[Entry]) -> None:
    """Adds patients to the list."""
    rows = io.StringIO()
    csv.writer(rows).writerows(astuple(entry) for entry in entries)
    rows.seek(0)
    cursor = conn.connection.cursor()
    cursor.copy_expert(_COPY, rows)
    cursor.close()


_COPY = "copy roster (line, name, email, phone, birthdate, language) from stdin with (format csv)"


def compare(conn: Connection) -> int:
    """Marks who is known already; how many."""
    conn.execute(text("analyze roster"))
    return sum(conn.execute(text(step)).rowcount for step in _STEPS)


# By e-mail a merged or erased patient counts, too: no second one may have the address.
_STEPS = (
    """
    update roster r set known_by = 'email', patient_id = p.patient_id, same_name = lower(p.name) = lower(r.name)
    from patients p where p.email is not null and lower(p.email) = lower(r.email)
    """,
    """
    update roster r set known_by = 'phone and name', patient_id = p.patient_id, same_name = true
    from (
        select phone, lower(name) as name, min(patient_id) as patient_id from patients
        where phone is not null and erased_at is null and merged_into is null group by 1, 2
    ) p
    where r.known_by is null and p.phone = r.phone and p.name = lower(r.name)
    """,
    """
    update roster r set known_by = 'email', earlier = f.line, same_name = f.name = lower(r.name)
    from (
        select distinct on (lower(email)) lower(email) as email, line, lower(name) as name from roster
        where known_by is null and email is not null order by lower(email), line
    ) f
    where r.known_by is null and lower(r.email) = f.email and r.line > f.line
    """,
    """
    update roster r set known_by = 'phone and name', earlier = f.line, same_name = true
    from (
        select phone, lower(name) as name, min(line) as line from roster
        where known_by is null and phone is not null group by 1, 2
    ) f
    where r.known_by is null and r.phone = f.phone and lower(r.name) = f.name and r.line > f.line
    """,
)


def known(conn: Connection) -> Iterator[Known]:
    """Those whom `compare` marked, by line, read as they are asked for."""
    query = text(
        "select line, known_by, patient_id, earlier, same_name from roster where known_by is not null order by line"
    )
    for row in conn.execute(query, execution_options={"stream_results": True, "yield_per": 1000}):
        yield Known(*row)


def register(conn: Connection, now: datetime, actor: str) -> int:
    """Registers all who are not known, each with a line in the history; how many. Raises KnownMeanwhile."""
    try:
        made = conn.execute(_REGISTER, {"now": now, "actor": actor}).rowcount
    except IntegrityError:
        raise KnownMeanwhile from None
    # Until PostgreSQL looks by itself, it would search so many new rows one by one.
    conn.execute(text("analyze patients"))
    return made


_REGISTER = text("""
    with made as (
        insert into patients (name, email, phone, birthdate, language, created_at, updated_at)
        select name, email, phone, birthdate, language, :now, :now from roster where known_by is null order by line
        returning patient_id, name, email, phone, birthdate, language
    )
    insert into history (at, actor, action, entity, entity_id, after)
    select :now, :actor, 'registered', 'patient', patient_id::text, jsonb_strip_nulls(jsonb_build_object(
        'name', name, 'email', email, 'phone', phone, 'birthdate', birthdate, 'language', language))
    from made
""")
