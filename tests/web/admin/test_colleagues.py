"""Administrators let colleagues in and out; the last one of them stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.runtime import Runtime
from db import accounts, history, second_factor, totp
from db.tables import OutboxRow
from tests.web.admin.conftest import EMAIL, Clock, Staff

NURSE = "nurse@riverside.example"
ROSA = "rosa@riverside.example"


def letters(runtime: Runtime) -> list[str]:
    """The templates of the e-mails that wait."""
    with runtime.engine.connect() as conn:
        query = select(OutboxRow.payload).where(OutboxRow.kind == "staff_email").order_by(OutboxRow.outbox_id)
        return [payload["template"] for payload in conn.execute(query).scalars()]


def number_of(runtime: Runtime, email: str) -> int:
    with runtime.engine.connect() as conn:
        return next(one.id for one in accounts.everyone(conn) if one.email == email)


def test_who_is_invited_gets_an_e_mail_and_stands_in_the_list(someone: Staff, runtime: Runtime) -> None:
    html = someone.post("/admin/colleagues", email=f" {ROSA} ", role="admin", follow=True).text
    assert "invitation is on its way" in html and ROSA in html and "Has not logged in yet" in html
    assert letters(runtime) == ["invitation"] and len(someone.woken) == 1
    with runtime.engine.connect() as conn:
        told = history.of(conn, "staff", number_of(runtime, ROSA))
    assert [(one.action, one.after) for one in told] == [("added", {"role": "admin"})]


@pytest.mark.parametrize(
    ("email", "said"), [(EMAIL.upper(), "already"), ("<b>rosa", "give your e-mail"), ("", "give your e-mail")]
)
def test_who_cannot_be_invited_is_told_beside_the_field(someone: Staff, email: str, said: str) -> None:
    answer = someone.post("/admin/colleagues", email=email, role="admin")
    assert answer.status_code == 422 and said in answer.text and "<b>rosa" not in answer.text
    assert '<option value="admin" selected>' in answer.text
    assert someone.post("/admin/colleagues", email=ROSA, role="owner").status_code == 422


def test_a_role_is_changed_and_an_account_closed_and_opened(someone: Staff, colleague: Staff, runtime: Runtime) -> None:
    path = f"/admin/colleagues/{number_of(runtime, NURSE)}"
    assert colleague.get("/admin/colleagues").status_code == 403
    someone.post(f"{path}/role", role="admin")
    assert colleague.get("/admin/colleagues").status_code == 200  # from the next page on

    assert "is closed" in someone.post(f"{path}/close", follow=True).text
    assert colleague.get("/admin/").status_code == 302
    assert colleague.log_in(NURSE).status_code == 422
    someone.post(f"{path}/open")
    assert colleague.log_in(NURSE).status_code == 302
    assert someone.post(f"{path}/role", role="owner").status_code == 422


def test_the_last_administrator_stays_and_is_told(someone: Staff, runtime: Runtime) -> None:
    path = f"/admin/colleagues/{number_of(runtime, EMAIL)}"
    for way, form in (("close", {}), ("role", {"role": "staff"})):
        answer = someone.post(f"{path}/{way}", False, **form)
        assert answer.status_code == 409 and "only administrator" in answer.text
    assert someone.get("/admin/colleagues").status_code == 200


def test_a_link_is_sent_once_in_a_while(someone: Staff, colleague: Staff, runtime: Runtime, clock: Clock) -> None:
    path = f"/admin/colleagues/{number_of(runtime, NURSE)}/link"
    assert "on its way" in someone.post(path, follow=True).text
    assert "a few minutes ago" in someone.post(path, follow=True).text
    clock.wait(minutes=10)
    someone.post(path)
    assert letters(runtime) == ["reset", "reset"]


def test_a_lost_second_factor_is_taken_away(someone: Staff, colleague: Staff, runtime: Runtime) -> None:
    number, at = number_of(runtime, NURSE), datetime(2026, 3, 2, tzinfo=UTC)
    with runtime.engine.begin() as conn:
        secret = second_factor.begin(conn, number)
        first = totp.code(secret, int(at.timestamp()) // totp.STEP)
        assert second_factor.prove(conn, number, first, now=at)
    assert "Take the lost second factor away" in someone.page("/admin/colleagues")
    someone.post(f"/admin/colleagues/{number}/second-factor-off")
    assert colleague.log_in(NURSE).location == "/admin/"
    with runtime.engine.connect() as conn:
        assert history.of(conn, "staff", number)[-1].actor == f"staff:{number_of(runtime, EMAIL)}"


def test_who_is_not_there(someone: Staff) -> None:
    for way in ("role", "close", "open", "link", "second-factor-off"):
        assert someone.post(f"/admin/colleagues/999/{way}", role="staff").status_code == 404
