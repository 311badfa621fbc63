"""The page of figures: what it tells of which days, its files, and the messages that were not understood."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import Connection, insert, select, update

from bot import house
from bot.runtime import Runtime
from db import attention, outbox, practice
from db.tables import AppointmentRow, AuditRow, MessageRow, OutboxRow
from tests.bot.clinic_ground import STAFF
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, Talk, hear, talk, visit
from web.admin.figures import written
from web.telling.panels import Table

EVIL = "<script>alert(1)</script>"
DAY = timedelta(days=1)


@pytest.fixture
def made(runtime: Runtime) -> Talk:
    """Maya talks, books for yesterday, does not come, is reminded in vain; one of her messages was not understood."""
    with runtime.engine.begin() as conn:
        found = talk(conn, "hello", now=NOW - DAY)
        assert found.patient_id
        booked = visit(conn, found.patient_id, now=NOW - 2 * DAY)
        conn.execute(update(AppointmentRow).values(appointment_date=NOW - DAY, status="no_show"))
        hear(conn, found.id, EVIL, NOW - DAY, {"missed": True, "language": "en"})
        conn.execute(update(MessageRow).where(MessageRow.direction == "out").values(sent_at=NOW, segments=2))
        raised = attention.raise_(conn, now=NOW - 2 * DAY, kind="human", conversation_id=found.id)
        attention.resolve(conn, raised or 0, now=NOW - 2 * DAY + timedelta(minutes=12), by="staff:1")
        row = outbox.add(conn, "reminder", due=NOW - DAY, appointment_id=booked.id)
        dropped = {"status": "dropped", "outcome": "no way to reach the patient"}
        conn.execute(update(OutboxRow).where(OutboxRow.outbox_id == row).values(dropped))
    return found


def test_the_numbers_at_a_glance_and_their_charts(someone: Staff, made: Talk) -> None:
    html = someone.page("/admin/figures?last=7")
    for told in (
        "Nov 17 – 23, 2026, beside Nov 10 – 16, 2026",
        "1 booked, most of them around 10\u00a0AM.",
        "1 of 1 talks needed nobody: 100%.",
        "1 in all: 0% confirmed by the patient; of those noted, 100% did not come.",
        "no way to reach the patient",
        "Half were answered within 12\u00a0min",
        "Segments: 4, in messages: 2; about $0.03.",
        "1 message was not understood.",
    ):
        assert told in html, told
    assert html.count('role="img"') == 4 and html.count("<caption") >= 7
    assert "<style" not in html and " style=" not in html and EVIL not in html
    assert 'href="/admin/figures/bookings.csv?last=7"' in html
    assert len(html.encode()) < 60_000


def test_a_clinic_that_has_just_opened_is_told_what_to_do(someone: Staff) -> None:
    html = someone.page("/admin/figures")
    assert html.count("Nothing yet in these days.") == 6 and "Every message was understood." in html
    assert "Choose a longer stretch above." in html


@pytest.mark.parametrize("asked", ["last=90", "month=2026-11", "from=2024-01-01&to=2026-11-23"])
def test_long_stretches_stay_light(someone: Staff, made: Talk, asked: str) -> None:
    assert len(someone.page(f"/admin/figures?{asked}").encode()) < 70_000


def test_the_choice_stays_in_every_address(someone: Staff, made: Talk) -> None:
    html = someone.page("/admin/figures?from=2026-11-01&to=2026-11-23")
    assert "from=2026-11-01&amp;to=2026-11-23" in html and 'value="2026-11-01"' in html
    assert "October 2026" in html  # a month to choose


def test_what_is_no_stretch_is_said_beside_the_field(someone: Staff) -> None:
    answer = someone.get("/admin/figures?from=2026-11-10&to=2026-11-01")
    assert answer.status_code == 422
    assert "This day lies before the first one." in answer.text and 'value="2026-11-10"' in answer.text


def test_the_clinics_price_is_reckoned_with(someone: Staff, runtime: Runtime, made: Talk) -> None:
    assert "about $0.03" in someone.page("/admin/figures?last=7")
    with runtime.engine.begin() as conn:
        changes = {"segment_price": "0,05"}
        house.change_clinic(conn, NOW, STAFF, changes, version=practice.version(conn))
    html = someone.page("/admin/figures?last=7")
    assert "about $0.20" in html and "Reckoned at $0.05 a segment" in html
    assert 'data-price="0.05"' in someone.page(f"/admin/conversations/{made.id}")


def test_spanish_is_whole(someone: Staff, made: Talk) -> None:
    html = someone.get("/admin/figures?last=7", **{"Accept-Language": "es"}).text
    assert "Resueltas sin personal" in html and "1 en total, la mayoría hacia las 10." in html and "100\u00a0%" in html


@pytest.mark.parametrize("name", ["bookings", "talks", "visits", "reminders", "waits", "texts"])
def test_each_part_as_a_file(someone: Staff, made: Talk, name: str) -> None:
    answer = someone.get(f"/admin/figures/{name}.csv?last=7")
    assert (
        answer.mimetype == "text/csv" and f"{name}-2026-11-17-2026-11-23.csv" in answer.headers["Content-Disposition"]
    )
    head, *rows = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert rows and {len(row) for row in rows} == {len(head)}
    assert any(cell not in ("", "0") for row in rows for cell in row[1:])


def test_no_such_file(someone: Staff) -> None:
    assert someone.get("/admin/figures/patients.csv").status_code == 404
    assert someone.get("/admin/figures/texts.csv?month=x").status_code == 422


def test_no_cell_is_a_formula() -> None:
    rows = csv.reader(io.StringIO(written(Table(("=1+1",), (("@sum",), (0.5,), (-3,), (None,))))))
    assert [row[0] for row in rows] == ["\ufeff'=1+1", "'@sum", "0.5000", "-3", ""]


def test_the_messages_themselves_stand_on_a_page_of_their_own(someone: Staff, runtime: Runtime, made: Talk) -> None:
    with runtime.engine.begin() as conn:
        _babble(conn, made.id, 25)
    first = someone.page("/admin/figures/missed?last=7")
    assert "26 messages were not understood." in first and first.count("missed-list") == 1
    assert "babble 24" in first and "babble 4<" not in first and "Earlier messages" in first
    older = first.split('href="/admin/figures/missed?before=')[1].split('"')[0].replace("&amp;", "&")
    rest = someone.page(f"/admin/figures/missed?before={older}")
    assert "babble 4<" in rest and "&lt;script&gt;" in rest and EVIL not in rest
    assert f'href="/admin/conversations/{made.id}"' in rest
    with runtime.engine.begin() as conn:
        looks = conn.execute(select(AuditRow.entity_id).where(AuditRow.entity == "conversation")).scalars().all()
    assert looks == [str(made.id)]  # once, for a look at two pages


def _babble(conn: Connection, conversation_id: int, count: int) -> None:
    row = {
        "conversation_id": conversation_id, "direction": "in", "provider": "twilio", "author": "patient",
        "status": "received", "understood": {"missed": True}, "created_at": NOW - timedelta(hours=1),
    }  # fmt: skip
    conn.execute(insert(MessageRow), [row | {"body": f"babble {nth}"} for nth in range(count)])
