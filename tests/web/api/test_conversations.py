"""Conversations: read, joined and handed back as the desk does."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, update

from db import attention
from db.tables import ContactRow, ConversationRow, MessageRow, OutboxRow
from tests.web.api.conftest import KEY, LOCAL_NOW, NOW, Api, places, problem
from tests.web.scene import Talk, talk


def begin(api: Api, *said: str, address: str = "+12125550142", channel: str = "sms") -> Talk:
    with api.runtime.engine.begin() as conn:
        return talk(conn, *said, address=address, channel=channel, now=NOW)


def test_reads_a_conversation(api: Api) -> None:
    begun = begin(api, "hello")
    with api.runtime.engine.begin() as conn:
        attention.raise_(conn, now=NOW, kind="human", conversation_id=begun.id)

    told = api.get(f"/conversations/{begun.id}").get_json()

    assert (told["channel"], told["address"]) == ("sms", "+12125550142")
    assert told["patient_ids"] == [begun.patient_id]
    assert told["needs"] == ["human"]
    assert told["taken_over_at"] is None
    assert api.get("/conversations").get_json()["items"] == [told]


def test_reads_the_messages_page_by_page(api: Api) -> None:
    begun = begin(api, "hello", "are you there")
    other = begin(api, "hi", address="+12125550143")

    first = api.get(f"/conversations/{begun.id}/messages?limit=3").get_json()
    second = api.get(f"/conversations/{begun.id}/messages?limit=3&cursor={first['next']}").get_json()

    said = [(each["direction"], each["author"], each["body"]) for each in first["items"] + second["items"]]
    assert said == [
        ("in", "patient", "hello"),
        ("out", "bot", "You said: hello"),
        ("in", "patient", "are you there"),
        ("out", "bot", "You said: are you there"),
    ]
    elsewhere = api.get(f"/conversations/{other.id}/messages?cursor={first['next']}")
    assert problem(elsewhere) == (422, "cursor-unknown")


def test_filters_the_list(api: Api) -> None:
    one = begin(api, "hello")
    two = begin(api, "hello", address="4711", channel="telegram")
    with api.runtime.engine.begin() as conn:
        attention.raise_(conn, now=NOW, kind="human", conversation_id=two.id)

    def found(query: str) -> list[int]:
        return [each["conversation_id"] for each in api.get(f"/conversations?{query}").get_json()["items"]]

    assert found("") == [one.id, two.id]
    assert found("channel=telegram") == [two.id]
    assert found(f"patient_id={one.patient_id}") == [one.id]
    assert found("needs_person=true") == [two.id]
    assert found("needs_person=false") == [one.id]
    assert found("updated_since=2026-11-23T14:00:00Z") == [one.id, two.id]
    assert found("updated_since=2026-11-23T14:00:01Z") == []
    since = "updated_since=2026-11-23T14:00:00Z&limit=1"
    assert found(f"{since}&cursor={api.get(f'/conversations?{since}').get_json()['next']}") == [two.id]
    assert problem(api.get("/conversations?needs_person=maybe")) == (422, "invalid")


def test_writes_in_the_clinic_s_name(api: Api) -> None:
    woken: list[int] = []
    api.runtime.wake = woken.extend
    begun = begin(api, "hello")

    answer = api.post(
        f"/conversations/{begun.id}/messages", {"text": "We have found your glasses."}, Idempotency_Key="g"
    )
    again = api.post(
        f"/conversations/{begun.id}/messages", {"text": "We have found your glasses."}, Idempotency_Key="g"
    )

    assert answer.status_code == 201
    told = answer.get_json()
    assert again.get_json() == told
    assert (told["direction"], told["status"], told["segments"]) == ("out", "queued", 1)
    assert told["author"].startswith("api:")
    with api.runtime.engine.connect() as conn:
        rows = conn.execute(select(OutboxRow.outbox_id, OutboxRow.kind, OutboxRow.message_id)).all()
    assert [(row.kind, row.message_id) for row in rows] == [("message", told["message_id"])]
    assert woken == [rows[0].outbox_id]


@pytest.mark.parametrize(
    ("column", "slug"),
    [("opted_out_at", "opted-out"), ("wrong_number_at", "wrong-number"), ("unreachable_at", "unreachable")],
)
def test_nobody_is_written_to_against_her_will(api: Api, column: str, slug: str) -> None:
    begun = begin(api, "hello")
    with api.runtime.engine.begin() as conn:
        conn.execute(update(ContactRow).values({column: NOW}))

    answer = api.post(f"/conversations/{begun.id}/messages", {"text": "hello"})

    assert problem(answer) == (409, slug)
    with api.runtime.engine.connect() as conn:
        assert conn.execute(select(MessageRow).where(MessageRow.provider == "desk")).first() is None


def test_a_text_that_cannot_be_sent(api: Api) -> None:
    begun = begin(api, "hello")
    for text in ("", "   ", "x" * 1601, "x" * 5000, "a\x00b", 7, None):
        answer = api.post(f"/conversations/{begun.id}/messages", {"text": text})
        assert problem(answer) == (422, "invalid"), text
        assert places(answer) == {"#/text"}, text


def test_takes_over_and_hands_back(api: Api) -> None:
    path = f"/conversations/{begin(api, 'hello').id}"
    before = api.get(path)

    taken = api.post(path + "/take_over", If_Match=before.headers["ETag"])
    again = api.post(path + "/take_over")
    late = api.post(path + "/take_over", If_Match=before.headers["ETag"])
    back = api.post(path + "/hand_back")

    assert taken.get_json()["taken_over_at"] == LOCAL_NOW
    assert again.get_json() == taken.get_json()
    assert problem(late) == (412, "changed-meanwhile")
    assert back.get_json()["taken_over_at"] is None
    assert api.post(path + "/hand_back").status_code == 200


def test_an_unknown_conversation_is_not_found(shared: Api) -> None:
    for answer in (
        shared.get("/conversations/999"),
        shared.get("/conversations/999/messages"),
        shared.post("/conversations/999/messages", {"text": "hello"}),
        shared.post("/conversations/999/take_over"),
        shared.post("/conversations/999/hand_back"),
    ):
        assert problem(answer) == (404, "not-found")


def test_a_stranger_speaks_for_nobody(api: Api) -> None:
    with api.runtime.engine.begin() as conn:
        contact = conn.execute(
            insert(ContactRow).values(channel="sms", address="+12125550199").returning(ContactRow.contact_id)
        ).scalar_one()
        conn.execute(insert(ConversationRow).values(contact_id=contact))

    told = api.get("/conversations").get_json()["items"][0]

    assert (told["patient_ids"], told["needs"]) == ([], [])


def test_an_unspecified_key_sees_nothing(shared: Api) -> None:
    assert problem(Api(shared.client, shared.runtime, KEY[:-1]).get("/conversations")) == (401, "key-unknown")
