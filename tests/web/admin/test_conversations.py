"""The list of conversations."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import update

from bot.runtime import Runtime
from db import attention
from db.tables import AppointmentRow
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, talk, visit


def order(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'id="line-(\d+)"', html)]


def test_an_empty_list_says_what_will_come(someone: Staff) -> None:
    assert "When a patient texts the clinic" in someone.page("/admin/")


def test_the_last_words_stand_beside_the_name(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        talk(conn, "hello", "is the clinic open?")
    html = someone.page("/admin/")
    assert "Maya Chen" in html and "You said: is the clinic open?" in html and "2 unread" in html and "SMS" in html


def test_who_needs_a_person_comes_first_and_the_urgent_before_all(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        ids = [
            talk(conn, "hi", name=None, address=f"+1212555020{n}", now=NOW + timedelta(minutes=n)).id for n in range(5)
        ]
        attention.raise_(conn, now=NOW, kind="human", conversation_id=ids[2])
        attention.raise_(conn, now=NOW, kind="emergency", urgent=True, conversation_id=ids[0])
    html = someone.page("/admin/")
    assert order(html) == [ids[0], ids[2], ids[4], ids[3], ids[1]]
    assert (
        html.index("Need a person")
        < html.index("Emergency words")
        < html.index("Wants a person")
        < html.index("All others")
    )


def test_a_call_that_was_seen_to_is_gone(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        number = talk(conn, "hi").id
        call = attention.raise_(conn, now=NOW, kind="human", conversation_id=number)
    assert someone.post(f"/admin/attention/{call}/resolve", conversation=str(number)).location.endswith(str(number))
    assert "Wants a person" not in someone.page("/admin/")
    with runtime.engine.connect() as conn:
        assert attention.open_(conn) == []


def test_the_operators_own_calls_are_told(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        attention.raise_(conn, now=NOW, kind="line_stopped", detail="in its own words (20003)", key="line:twilio")
        maya = talk(conn, "hi").patient_id
        assert maya
        number, detail = visit(conn, maya).id, "the reminder reaches the patient neither by text nor by e-mail"
        attention.raise_(conn, now=NOW, kind="undeliverable", detail=detail, patient_id=maya, appointment_id=number)
    for html in (someone.page("/admin/"), someone.page("/admin/conversations")):
        assert "Line stopped" in html and "Twilio does not accept" in html and "own words" not in html
        assert f'href="/admin/patients/{maya}"' in html and f'href="/admin/visits/{number}"' in html
    assert "el recordatorio no llega" in someone.get("/admin/", **{"Accept-Language": "es"}).text


def test_older_conversations_are_a_page_away_and_none_is_shown_twice(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = [
            talk(conn, "hi", name=None, address=f"+1212555{n:04d}", now=NOW + timedelta(seconds=n // 2)).id
            for n in range(70)
        ]
    seen: list[int] = []
    path = "/admin/"
    for _ in range(3):
        html = someone.page(path)
        seen += order(html)
        more = re.search(r'href="(/admin/\?after=[^"]+)"', html)
        path = more[1] if more else ""
    assert not path
    assert sorted(seen) == sorted(made)


def test_a_made_up_page_is_the_first(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        talk(conn, "hi")
    for after in ("x", "1-", "-1", "9" * 40 + "-1", "1;drop table staff-1", "²-1"):
        assert order(someone.page(f"/admin/?after={after}"))


def test_the_piece_is_sent_again_only_when_it_has_changed(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        number = talk(conn, "hi").id
    first = someone.get("/admin/conversations")
    assert someone.get("/admin/conversations", **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    someone.get(f"/admin/conversations/{number}")
    assert someone.get("/admin/conversations", **{"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_what_a_patient_writes_is_text(someone: Staff, runtime: Runtime) -> None:
    evil = "<script>alert(1)</script>{{ 7*7 }}"
    with runtime.engine.begin() as conn:
        talk(conn, evil, name=f"Eve {evil}")
    html = someone.page("/admin/")
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html and "{{ 7*7 }}" in html


def test_the_day_stands_above_the_list_with_whom_to_call(someone: Staff, runtime: Runtime) -> None:
    assert "0 visits" in someone.page("/admin/today")
    with runtime.engine.begin() as conn:
        maya = talk(conn, "hi").patient_id
        assert maya
        soon = visit(conn, maya).id
        conn.execute(
            update(AppointmentRow).values(appointment_date=NOW + timedelta(hours=2), ends_at=NOW + timedelta(hours=3))
        )
    for path in ("/admin/", "/admin/today"):
        told = someone.page(path)
        assert "1 visit, the next at 12:00" in told and "1 not confirmed" in told
    listed = someone.page("/admin/today/unconfirmed")
    assert f'href="/admin/visits/{soon}"' in listed and "Maya Chen" in listed and "Everybody has confirmed." in listed
    with runtime.engine.begin() as conn:
        conn.execute(update(AppointmentRow).values(status="cancelled"))
    assert "1 cancelled" in someone.page("/admin/today")
