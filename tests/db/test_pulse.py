"""The mark of the inbox: another one for whatever the list shows, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Engine, text

from bot import asides, takeover
from clinic.model import Clinic
from db import attention, people, practice, pulse, staff, thread
from tests.web.scene import NOW, furnish, hear, talk

Change = Callable[[Connection, int], object]

CHANGES: dict[str, Change] = {
    "a message": lambda conn, number: hear(conn, number, "hello"),
    "a note": lambda conn, number: asides.note(conn, NOW, number, "a note", by="api:ab12cd34"),
    "read": thread.seen,
    "unread again": asides.unread,
    "taken over": lambda conn, number: takeover.take_over(conn, NOW, number, by="api:ab12cd34", staff_id=None),
    "a call": lambda conn, number: attention.raise_(conn, now=NOW, kind="human", conversation_id=number),
    "a call that becomes urgent": lambda conn, number: attention.raise_(conn, now=NOW, kind="late", urgent=True, key="k"),
    "a call seen to": lambda conn, _: attention.resolve_key(conn, "k", now=NOW, by="staff:1"),
    "another name": lambda conn, _: people.correct(conn, _patient(conn), {"name": "Ada"}, now=NOW, actor="api:ab12cd34"),
}  # fmt: skip


def _patient(conn: Connection) -> int:
    return int(conn.execute(text("select max(patient_id) from patients")).scalar_one())


def mark(engine: Engine) -> str:
    with engine.connect() as conn:
        return pulse.pulse(conn, 1).mark


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_that_a_list_shows_gives_another_mark(engine: Engine, name: str) -> None:
    with engine.begin() as conn:
        furnish(conn)
        number = talk(conn, "hi").id
        if name == "unread again":
            thread.seen(conn, number)
        attention.raise_(conn, now=NOW, kind="late", key="k", conversation_id=number)
    before = mark(engine)
    assert mark(engine) == before
    with engine.begin() as conn:
        CHANGES[name](conn, number)
    assert mark(engine) != before


def test_what_is_committed_late_is_not_missed(engine: Engine) -> None:
    """A greater number may be seen before a smaller one: the mark tells that somebody is still writing."""
    with engine.begin() as conn:
        furnish(conn)
        first, second = talk(conn, "hi").id, talk(conn, "hi", name=None, address="+12125550143").id
    with engine.connect() as slow:
        takeover.take_over(slow, NOW, first, by="api:ab12cd34", staff_id=None)
        takeover.write(slow, NOW, _clinic(engine), first, "slowly", by="api:ab12cd34")
        with engine.begin() as conn:
            asides.note(conn, NOW, second, "quickly", by="api:ab12cd34")
        seen = mark(engine)
        slow.commit()
    assert mark(engine) != seen


def _clinic(engine: Engine) -> Clinic:
    with engine.connect() as conn:
        return practice.load(conn).clinic


def test_the_counts_are_the_colleagues_own(engine: Engine) -> None:
    with engine.begin() as conn:
        furnish(conn)
        one, other = talk(conn, "hi").id, talk(conn, "hi", name=None, address="+12125550143").id
        me = staff.add(conn, "rosa@riverside.example", "correct horse battery")
        asides.assign(conn, NOW, one, me, by=f"staff:{me}", was=None)
        attention.raise_(conn, now=NOW, kind="human", conversation_id=other)
        attention.raise_(conn, now=NOW, kind="late", conversation_id=other)
    with engine.connect() as conn:
        mine, others = pulse.pulse(conn, me), pulse.pulse(conn, me + 1)
    assert (mine.unread, mine.needs, mine.urgent, mine.mine, mine.alarm) == (2, 1, 0, 1, 0)
    assert others.mine == 0
