"""Whether there is anything new, told so cheaply that every open page may ask each second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Pulse:
    """How many conversations are unread, need a person, are urgent or the colleague's own.

    `alarm` is the conversation of the newest urgent call, and `alarm_id` the call's own number, which grows; 0 for none.
    `mark` is another one as soon as anything that lists of conversations show has changed.
    """

    unread: int
    needs: int
    urgent: int
    mine: int
    alarm: int
    alarm_id: int
    mark: str


# Nearly all that a list shows is a message, or has a line in the history; unread messages and open calls are counted besides.
# A number can be given out before a greater one and be committed after it: while somebody is writing, his transaction is part
# of the mark, and so the mark changes once more when he is done.
_PULSE = text(
    """
    with calls as (
        select count(*) as every, count(distinct conversation_id) as needs,
            count(distinct conversation_id) filter (where urgent) as urgent,
            max(attention_id) as newest, coalesce(max(attention_id) filter (where urgent), 0) as alarm_id
        from attention where resolved_at is null
    ), waiting as (
        select count(*) as talks, coalesce(sum(unread), 0) as messages from conversations where unread > 0
    )
    select waiting.talks as unread, calls.needs, calls.urgent, calls.alarm_id,
        coalesce((select conversation_id from attention where attention_id = calls.alarm_id), 0) as alarm,
        (
            select count(*) from conversations
            where (assigned_to is not null or taken_over_by is not null)
                and (assigned_to = :staff_id or taken_over_by = :staff_id)
        ) as mine,
        concat_ws(
            '.', (select max(message_id) from messages), (select max(history_id) from history), (select version from clinic),
            waiting.talks, waiting.messages, calls.every, calls.newest, calls.urgent, calls.alarm_id,
            split_part(pg_current_snapshot()::text, ':', 3)
        ) as mark
    from calls, waiting
    """
)


def pulse(conn: Connection, staff_id: int) -> Pulse:
    """The pulse of the house as this colleague feels it."""
    return Pulse(**conn.execute(_PULSE, {"staff_id": staff_id}).one()._mapping)


_THREAD = text(
    """
    with last as (
        select message_id, status, error_code from messages
        where conversation_id = :conversation_id order by message_id desc limit :most
    )
    select concat_ws(
        '.',
        (select md5(string_agg(concat_ws(' ', message_id, status, error_code), ',' order by message_id)) from last),
        (
            select concat_ws('.', count(*), max(attention_id), count(*) filter (where urgent)) from attention
            where conversation_id = :conversation_id and resolved_at is null
        ),
        t.taken_over_at, t.taken_over_by, t.assigned_to, t.contact_id, c.opted_out_at, c.unreachable_at, c.wrong_number_at,
        (select version from clinic), split_part(pg_current_snapshot()::text, ':', 3)
    )
    from conversations t join contacts c on c.contact_id = t.contact_id where t.conversation_id = :conversation_id
    """
)


def of_thread(conn: Connection, conversation_id: int, most: int) -> str | None:
    """Another text as soon as anything that the thread shows has changed; None for an unknown conversation."""
    at: dict[str, Any] = {"conversation_id": conversation_id, "most": most}
    return conn.execute(_THREAD, at).scalar_one_or_none()


def of_history(conn: Connection) -> str:
    """Another text as soon as anything is noted in the history."""
    noted = "select concat_ws('.', max(history_id), split_part(pg_current_snapshot()::text, ':', 3)) from history"
    return str(conn.execute(text(noted)).scalar_one())
