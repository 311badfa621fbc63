"""Administrators make programs' keys and revoke them; nobody else sees them, and nobody sees one twice."""

from __future__ import annotations

import re

from flask import Flask
from sqlalchemy import select

from bot.runtime import Runtime
from db import keys
from db.tables import HistoryRow
from tests.web.admin.conftest import Staff


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


def test_the_menu_leads_there_who_may_go(someone: Staff, colleague: Staff) -> None:
    assert "/admin/keys" in someone.page("/admin/")
    assert "/admin/keys" not in colleague.page("/admin/")
