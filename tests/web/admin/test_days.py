"""The doctors' day."""

from __future__ import annotations

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
