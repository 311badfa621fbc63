"""The doctors' day."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot import desk
from bot.runtime import Runtime
from clinic.model import Slot
from db import practice
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, TUESDAY_3_PM, talk, visit


def test_a_visit_stands_in_its_doctors_column_with_its_state_in_words(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        assert made.patient_id
        visit(conn, made.patient_id)
    html = someone.page("/admin/day?day=2026-12-01")
    assert "Tuesday, December 1, 2026" in html and "1 visit" in html
    # Drawn from 8 o'clock, five minutes a row: 15:00 is 7 hours or 84 rows on.
    assert 'class="visit scheduled row-85 long-6"' in html
    assert "Maya Chen" in html and "Check-up · scheduled" in html


@pytest.mark.parametrize("asked", ["", "tomorrow", "2026-02-30", "99999-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_today(someone: Staff, asked: str) -> None:
    assert "Monday, November 23, 2026" in someone.page(f"/admin/day?day={asked}")


def test_an_offer_that_is_held_is_drawn_as_one_while_it_lasts(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        house = practice.load(conn)
        slot = Slot(house.doctors[0].id, TUESDAY_3_PM, TUESDAY_3_PM + timedelta(minutes=30))
        desk.hold(conn, NOW, house, conversation_id=made.id, patient_id=None, visit_type="checkup", slots=[slot])
    html = someone.page("/admin/day/visits?day=2026-12-01")
    assert "visit held" in html and "Offered" in html and "0 visits" in someone.page("/admin/day?day=2026-12-01")


def test_the_piece_is_sent_again_only_when_it_has_changed(someone: Staff) -> None:
    first = someone.get("/admin/day/visits?day=2026-12-01")
    assert (
        someone.get("/admin/day/visits?day=2026-12-01", **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    )


def test_a_week_has_every_doctor_of_a_day_or_one_doctors_days(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi")
        assert made.patient_id
        number = visit(conn, made.patient_id).id
    html = someone.page("/admin/week?day=2026-12-03")
    assert "Mon, Nov 30 – Sun, Dec 6" in html and f'href="/admin/visits/{number}"' in html
    assert html.count('class="day-column"') == 8  # both doctors on Tuesday, one a day else
    one = someone.page("/admin/week?day=2026-12-03&doctor=2")
    assert one.count('class="day-column"') == 7 and "Maya Chen" not in one
    assert someone.get("/admin/week?doctor=99").status_code == 404
    piece = someone.get("/admin/week/visits?day=2026-12-03")
    again = someone.get("/admin/week/visits?day=2026-12-03", **{"If-None-Match": piece.headers["ETag"]})
    assert (piece.status_code, again.status_code) == (200, 304)


def test_free_time_leads_to_booking_and_closed_days_say_why(someone: Staff) -> None:
    html = someone.page("/admin/day?day=2026-12-01")
    assert "/admin/book?doctor=1&amp;day=2026-12-01&amp;time=09:00" in html and "Free 9:00\xa0AM – 5:00\xa0PM" in html
    assert "Holidays" in someone.page("/admin/day?day=2026-12-25")
    past = someone.page("/admin/day?day=2026-11-16")
    assert "/admin/book?doctor=1&amp;day=2026-11-16&amp;time" not in past


def test_a_full_week_stays_below_a_hundred_kilobytes(someone: Staff, runtime: Runtime) -> None:
    """As it travels: with everything that a visit's box is made of, two hundred and forty times."""
    with runtime.engine.begin() as conn:
        for n in range(14):
            made = talk(conn, "hi", address=f"+121255501{n:02d}", name=f"Maximiliana Montgomery {n}")
            assert made.patient_id
            visit(conn, made.patient_id, TUESDAY_3_PM - timedelta(hours=6) + timedelta(minutes=30 * n))
    html = someone.get("/admin/week?day=2026-12-01").data
    box = max(map(len, re.findall(rb'<div class="visit .*?</div>', html)))
    files = re.findall(r'(?:href|src)="(/(?:assets|admin/files)/[^"]+\.(?:css|js)[^"]*)"', html.decode())
    assert len(files) >= 7
    packed = {"Accept-Encoding": "gzip"}
    assert len(html) + box * 226 + sum(len(someone.get(name, **packed).data) for name in files) < 100_000
