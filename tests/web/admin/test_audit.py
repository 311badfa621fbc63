"""The audit log as administrators read it: in words, by colleague and by patient, page after page."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import get_args

import pytest

from bot.runtime import Runtime
from clinic.model import Status
from db import audit
from tests.web.admin import actions
from tests.web.admin.conftest import EMAIL, Staff
from tests.web.scene import NOW, talk, visit
from web import words


@pytest.mark.parametrize("language", words.languages())
def test_whatever_is_written_down_has_a_word(language: str) -> None:
    texts = words.texts(language)
    done, about = actions.written("action") | (set(get_args(Status)) - {"held"}), actions.written("entity")
    assert {"viewed", "booked", "second_factor_on", "taken_over", "unblocked"} <= done and len(about) >= 15
    assert {f"audit_action.{one}" for one in done} - set(texts) == set()
    assert {f"audit_entity.{one}" for one in about} - set(texts) == set()


def rows(html: str) -> list[str]:
    """Each line of the log in plain text."""
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in body.split("<tr>")[1:]]


def test_it_tells_who_did_what_to_whom(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        made = talk(conn, "hi", name="Eve <script>alert(1)</script>")
        assert made.patient_id
        audit.viewed(conn, now=NOW, staff_id=1, entity="patient", entity_id=made.patient_id)
        audit.note(conn, now=NOW, staff_id=1, action="corrected", entity="patient", entity_id=made.patient_id, detail="name, phone")  # fmt: skip
        audit.note(conn, now=NOW, staff_id=99, action="exported", entity="export", entity_id="patients")
    html = someone.page("/admin/audit")
    last, middle, first = rows(html)[:3]
    assert "an account that is gone exported export" in last
    assert EMAIL in middle and "corrected name, number patient" in middle and "Eve" in middle
    assert "looked at" in first and "Mon, Nov 23, 10:00" in first
    assert "<script>alert" not in html


def test_it_is_narrowed_down_and_read_page_by_page(someone: Staff, runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        maya, leo = talk(conn, "hi"), talk(conn, "hi", name="Leo Diaz", address="+12125550143")
        assert maya.patient_id and leo.patient_id
        for nth in range(55):
            audit.note(conn, now=NOW + timedelta(minutes=nth), staff_id=1, action="viewed", entity="patient", entity_id=leo.patient_id)  # fmt: skip
        audit.viewed(conn, now=NOW, staff_id=2, entity="conversation", entity_id=maya.id)
        audit.viewed(conn, now=NOW, staff_id=2, entity="appointment", entity_id=visit(conn, maya.patient_id).id)
    assert len(rows(someone.page("/admin/audit?who=2"))) == 2
    about = rows(someone.page(f"/admin/audit?patient={maya.patient_id}"))
    assert [("visit" in line, "conversation" in line) for line in about] == [(True, False), (False, True)]

    first = someone.page(f"/admin/audit?patient={leo.patient_id}&who=1")
    older = re.search(r'href="(/admin/audit\?[^"]*before=\d+)"', first)
    assert older and len(rows(first)) == 50
    second = someone.page(older[1].replace("&amp;", "&"))
    assert len(rows(second)) == 5 and "before=" not in second and "Newest" in second
    assert len(set(rows(first)) | set(rows(second))) == 55


@pytest.mark.parametrize("query", ["who=x", "patient=-1", "before=9999999999999999999999", "patient=1%27", "who=0"])
def test_what_makes_no_sense_shows_everything(someone: Staff, query: str) -> None:
    assert someone.get(f"/admin/audit?{query}").status_code == 200


def test_nothing_that_fits_is_said_so(someone: Staff) -> None:
    assert "Try without the filters" in someone.page("/admin/audit?patient=424242")
