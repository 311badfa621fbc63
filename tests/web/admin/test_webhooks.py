"""Administrators see to the programs that are told of events, and to the doctors' calendar addresses."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from bot.runtime import Runtime
from db import attention, history, webhooks
from db.events import EVENTS
from db.tables import OutboxRow
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, talk, visit

URL = "https://program.example/events"


def made(someone: Staff, *events: str, url: str = URL) -> tuple[int, str]:
    """(number, secret) of a webhook added on the page."""
    form = {"csrf_token": someone.token(), "url": url, "event": list(events) or list(EVENTS)}
    html = someone.client.post("/admin/webhooks", data=form).text
    secret = re.search(r'value="(whsec_[^"]+)"', html)
    number = re.search(r"/admin/webhooks/(\d+)/rotate", html)
    assert secret and number
    return int(number[1]), secret[1]


def test_one_is_added_and_its_secret_shown_once(someone: Staff, runtime: Runtime) -> None:
    assert "No program is told" in someone.page("/admin/webhooks")
    number, secret = made(someone, "appointment.booked", "appointment.eaten")
    for path in ("/admin/webhooks", f"/admin/webhooks/{number}"):
        html = someone.page(path)
        assert URL in html and "visit booked" in html and "visit moved" not in html.partition("<form")[0]
        assert secret not in html
    with runtime.engine.connect() as conn:
        kept = webhooks.endpoint(conn, number)
        assert kept and (kept.secret, kept.events) == (secret, ["appointment.booked"])
        assert history.of(conn, "webhook", number)[0].actor == "staff:1"


@pytest.mark.parametrize(
    ("url", "event", "said"),
    [
        ("ftp://program.example/", "appointment.booked", "no address that can be called"),
        ('"><script>alert(1)</script>', "appointment.booked", "no address that can be called"),
        ("", "appointment.booked", "no address that can be called"),
        (URL, "", "tick at least one"),
    ],
)
def test_what_cannot_be_added_is_said_beside_the_field(someone: Staff, url: str, event: str, said: str) -> None:
    answer = someone.post("/admin/webhooks", url=url, event=event)
    assert answer.status_code == 422 and said in answer.text and "<script>alert" not in answer.text
    assert "checked" in answer.text or not event


def test_address_and_events_are_edited_and_two_at_once_are_told(someone: Staff, runtime: Runtime) -> None:
    number, _ = made(someone, "appointment.booked")
    path, other = f"/admin/webhooks/{number}", "https://other.example/events"

    def save(was: str, url: str, *events: str) -> TestResponse:
        form = {"csrf_token": someone.token(), "was": was, "url": url, "event": list(events)}
        return someone.client.post(path, data=form)

    def kept() -> tuple[str, list[str]]:
        with runtime.engine.connect() as conn:
            found = webhooks.endpoint(conn, number)
            assert found
            return found.url, list(found.events)

    was = remembered(someone.page(path))
    wrong = save(was, '"><script>alert(1)</script>')
    assert (
        wrong.status_code == 422 and "<script>alert" not in wrong.text and '<details class="ways" open>' in wrong.text
    )
    assert "no address that can be called" in wrong.text and "tick at least one" in wrong.text
    assert save(was, other, "appointment.booked", "appointment.moved").location == path
    assert kept() == (other, ["appointment.booked", "appointment.moved"])

    late = save(was, URL + "/2", "message.received")
    assert late.status_code == 409 and "visit booked, visit moved" in late.text and f'value="{URL}/2"' in late.text
    assert kept()[0] == other
    assert save(remembered(late.text), URL + "/2", "message.received").status_code == 302
    assert kept() == (URL + "/2", ["message.received"])
    assert someone.post("/admin/webhooks/999").status_code == 404


def remembered(html: str) -> str:
    found = re.search(r'name="was" value="([^"]*)"', html)
    assert found
    return unescape(found[1])


def test_production_takes_no_address_inside(someone: Staff, runtime: Runtime) -> None:
    runtime.settings = runtime.settings.model_copy(update={"reception_env": "production"})
    for url in ("http://program.example/", "https://127.0.0.1/", "https://10.0.0.1/"):
        answer = someone.post("/admin/webhooks", url=url, event="appointment.booked")
        assert answer.status_code == 422 and "open internet" in answer.text


def test_it_is_switched_its_secret_changed_and_it_is_removed(someone: Staff, runtime: Runtime) -> None:
    number, secret = made(someone)
    path = f"/admin/webhooks/{number}"
    assert "Switch on" in someone.post(f"{path}/switch", on="0", follow=True).text
    with runtime.engine.begin() as conn:
        attention.raise_(conn, now=NOW, kind="webhook_off", key=f"webhook:{number}")
    assert "Switch off" in someone.post(f"{path}/switch", on="1", follow=True).text
    with runtime.engine.connect() as conn:
        assert attention.open_(conn) == []

    fresh = re.search(r'value="(whsec_[^"]+)"', someone.post(f"{path}/rotate").text)
    assert fresh and fresh[1] != secret
    assert "deliveries are signed with the old one as well" in someone.page(path)
    with runtime.engine.connect() as conn:
        kept = webhooks.endpoint(conn, number)
        assert kept and kept.secrets(NOW) == (fresh[1], secret)
        assert [one.action for one in history.of(conn, "webhook", number)] == ["made", "changed", "changed", "secret_changed"]  # fmt: skip

    assert someone.post(f"{path}/remove").location == "/admin/webhooks"
    assert someone.get(path).status_code == 404
    for way in ("switch", "rotate", "remove", "deliveries/1/resend"):
        assert someone.post(f"{path}/{way}").status_code == 404


def test_deliveries_are_shown_and_sent_again(someone: Staff, runtime: Runtime) -> None:
    number, _ = made(someone, "appointment.booked")
    other, _ = made(someone, "person.wanted")
    with runtime.engine.begin() as conn:
        maya = talk(conn, "hi").patient_id
        assert maya
        visit(conn, maya)
        (sent,) = webhooks.latest(conn, number, 10)
    html = someone.page(f"/admin/webhooks/{number}")
    assert "visit booked" in html and "waiting" in html and sent.event_id in html and "Maya" not in html
    with runtime.engine.begin() as conn:
        conn.execute(OutboxRow.__table__.update().values(status="failed", error="refused with status 500", error_code="500"))  # type: ignore[attr-defined]  # fmt: skip
    html = someone.page(f"/admin/webhooks/{number}")
    assert "failed · 500" in html and "refused it (answer 500)" in html

    again = f"deliveries/{sent.delivery_id}/resend"
    someone.woken.clear()
    assert "sent again" in someone.post(f"/admin/webhooks/{number}/{again}", follow=True).text
    with runtime.engine.connect() as conn:
        waiting = conn.execute(select(OutboxRow.outbox_id).where(OutboxRow.kind == "webhook", OutboxRow.status == "waiting")).scalars().all()  # fmt: skip
    assert someone.woken == waiting and len(waiting) == 1
    assert someone.post(f"/admin/webhooks/{other}/{again}").status_code == 404
    someone.post(f"/admin/webhooks/{number}/switch", on="0")
    assert someone.post(f"/admin/webhooks/{number}/{again}").status_code == 409


def test_a_calendar_address_is_made_shown_once_and_revoked(app: Flask, someone: Staff) -> None:
    assert someone.page("/admin/feeds").count("No address") == 2
    html = someone.post("/admin/feeds/1/open").text
    address = re.search(r'value="http://clinic\.example(/calendar/[\w-]{43}\.ics)"', html)
    assert address and address[1] not in someone.page("/admin/feeds")
    program = app.test_client()
    assert program.get(address[1]).mimetype == "text/calendar"

    again = re.search(r"/calendar/[\w-]{43}\.ics", someone.post("/admin/feeds/1/open").text)
    assert again and program.get(address[1]).status_code == 404 and program.get(again[0]).status_code == 200
    assert "revoked" in someone.post("/admin/feeds/1/revoke", follow=True).text
    assert program.get(again[0]).status_code == 404
    for path in ("/admin/feeds/1/revoke", "/admin/feeds/99/open", "/admin/feeds/99/revoke"):
        assert someone.post(path).status_code == 404
