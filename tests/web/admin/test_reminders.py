"""The reminders of the next seven days: how many, to whom, and why one is not sent."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy import insert, select, update

from bot.runtime import Runtime
from db import people
from db.forecast import Why
from db.tables import AuditRow, ContactRow, OutboxRow
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, TUESDAY_3_PM, talk, visit
from web import words

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def planned(runtime: Runtime) -> int:
    """Maya can be texted today; a patient without any address cannot be reached. Both come on Tuesday."""
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        assert made.patient_id
        visit(conn, made.patient_id, TUESDAY_3_PM - timedelta(days=7))
        lonely = people.create(conn, now=NOW, actor="seed", name=EVIL).id
        return visit(conn, lonely, TUESDAY_3_PM - timedelta(days=7, hours=1)).id


def test_one_day_lists_whom_and_how(someone: Staff, runtime: Runtime, planned: int) -> None:
    html = someone.page("/admin/reminders?day=2026-11-23")
    assert "Reminders of Monday, November 23, 2026" in html
    assert "Maya Chen" in html and "1 day before" in html and "3:00\u00a0PM" in html and ">SMS<" in html
    assert "Neither a number nor an e-mail address is known." in html and "Add a mobile number" in html
    assert EVIL not in html and "&lt;script&gt;" in html
    assert 'role="img"' in html and re.search(r"Mon, Nov 23: 1 to go, 1 not sent", html)
    with runtime.engine.begin() as conn:
        assert conn.execute(select(AuditRow.entity_id).where(AuditRow.entity == "reminders")).all() == [("2026-11-23",)]


def test_all_that_are_not_sent_stand_together(someone: Staff, planned: int) -> None:
    html = someone.page("/admin/reminders?only=stay")
    assert "Not sent in these seven days" in html and "Maya Chen" not in html
    assert html.count('class="reminder stays"') >= 1


def test_an_opt_out_changes_what_is_told(someone: Staff, runtime: Runtime, planned: int) -> None:
    with runtime.engine.begin() as conn:
        conn.execute(update(ContactRow).values(opted_out_at=NOW))
    assert "The patient wants no messages." in someone.page("/admin/reminders?day=2026-11-23")


@pytest.mark.parametrize("asked", ["", "day=2020-01-01", "day=x", "day=2026-11-23&page=99", "page=-3", "page=x"])
def test_an_address_that_asks_for_nothing_is_today(someone: Staff, asked: str) -> None:
    html = someone.page(f"/admin/reminders?{asked}")
    assert "Reminders of Monday, November 23, 2026" in html and "No reminder is due on this day." in html


def test_a_long_day_is_told_page_by_page(someone: Staff, runtime: Runtime, planned: int) -> None:
    with runtime.engine.begin() as conn:
        row = {"kind": "reminder", "due": NOW + timedelta(hours=2), "payload": {"offset": "odd"}, "version": 1}
        many = [row | {"appointment_id": planned, "key": f"many:{nth}"} for nth in range(130)]
        conn.execute(insert(OutboxRow), many)
    html = someone.page("/admin/reminders")
    assert html.count('<li class="reminder') == 60 and "Page 1 of 3" in html and len(html.encode()) < 75_000
    assert someone.page("/admin/reminders?page=3").count('<li class="reminder') == 12


@pytest.mark.parametrize("language", words.languages())
def test_every_reason_has_its_words(language: str) -> None:
    t = words.words(language)
    assert [why for why in get_args(Why) if f"reminders_why.{why}" not in t] == []
