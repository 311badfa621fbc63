"""Administrators make programs' keys and revoke them; nobody else sees them, and nobody sees one twice."""

from __future__ import annotations

import re

from flask import Flask
from sqlalchemy import select

from bot.runtime import Runtime
from db import keys, staff
from db.tables import HistoryRow
from tests.web.admin.conftest import PASSWORD, Staff


def test_a_key_is_made_shown_once_used_and_revoked(someone: Staff, app: Flask, runtime: Runtime) -> None:
    made = someone.client.post(
        "/admin/keys", data={"csrf_token": someone.token(), "name": "Website <b>", "scope": ["read", "book"]}
    )
    found = re.search(r'value="(rk_[\w-]{43})"', made.text)
    assert found and made.headers["Cache-Control"] == "no-store"
    key, shown = found[1], someone.page("/admin/keys")
    assert key not in shown and key[:9] in shown and "Website &lt;b&gt;" in shown

    asked = {"Authorization": f"Bearer {key}"}
    assert app.test_client().get("/api/v1/doctors", headers=asked).status_code == 200
    with runtime.engine.connect() as conn:
        (kept,) = keys.every(conn)
    answer = someone.post(f"/admin/keys/{kept.api_key_id}/revoke", follow=True)
    assert "Revoked" in answer.text
    assert app.test_client().get("/api/v1/doctors", headers=asked).status_code == 401
    with runtime.engine.connect() as conn:
        rows = conn.execute(select(HistoryRow.action, HistoryRow.actor).where(HistoryRow.entity == "api_key")).all()
    assert [row.action for row in rows] == ["made", "revoked"]
    assert all(row.actor.startswith("staff:") for row in rows)


def test_what_is_missing_is_said_beside_the_field(someone: Staff) -> None:
    answer = someone.post("/admin/keys", name="Website")
    assert answer.status_code == 422
    assert 'value="Website"' in answer.text and 'role="alert"' in answer.text


def test_a_key_that_never_was_is_not_there(someone: Staff) -> None:
    assert someone.post("/admin/keys/999/revoke").status_code == 404


def test_only_administrators_may(app: Flask, runtime: Runtime, someone: Staff) -> None:
    with runtime.engine.begin() as conn:
        staff.add(conn, "nurse@riverside.example", PASSWORD)
    nurse = Staff(app.test_client())
    nurse.log_in("nurse@riverside.example")

    assert "/admin/keys" in someone.page("/admin/")
    assert "/admin/keys" not in nurse.page("/admin/")
    assert nurse.get("/admin/keys").status_code == 403
    assert nurse.post("/admin/keys", name="x", scope="read").status_code == 403
    assert nurse.post("/admin/keys/1/revoke").status_code == 403
