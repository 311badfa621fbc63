"""The practice on the desk's pages: read by all, edited by administrators, never over what somebody else has saved."""

from __future__ import annotations

import re
from html import unescape

import pytest

from bot import house
from bot.runtime import Runtime
from clinic.model import Practice
from db import audit, practice
from tests.bot.clinic_ground import STAFF
from tests.web.admin.conftest import Staff
from tests.web.admin.test_patients import EVIL, register, send
from tests.web.scene import visit

FIELD = re.compile(r'<input class="input" id="[^"]*" name="([^"]+)" type="[^"]*" value="([^"]*)"')
HOURS = re.compile(r'<input class="input" id="hours-\w+" name="(hours\.\w+)" value="([^"]*)"')
TICKED = re.compile(r'name="(visit_types|sensitive)" value="([^"]*)" checked')
CHOSEN = re.compile(r'<select class="input" id="\w+" name="(\w+)".*?<option value="([^"]*)" selected', re.S)
HIDDEN = re.compile(r'<input type="hidden" name="(was|doctor)" value="([^"]*)"')


def now(runtime: Runtime) -> Practice:
    with runtime.engine.begin() as conn:
        return practice.load(conn)


def form(page: str) -> dict[str, str]:
    """What a form holds, ready to be sent; several ticks of one name as the page joins them."""
    found: dict[str, str] = {}
    for pattern in (FIELD, HOURS, CHOSEN, HIDDEN):
        found |= {name: unescape(value) for name, value in pattern.findall(page)}
    for name, value in TICKED.findall(page):
        found[name] = f"{found[name]},{value}" if name in found else value
    return found


@pytest.fixture
def lee(runtime: Runtime) -> str:
    """The address of Dr. Lee's form."""
    return f"/admin/practice/doctors/{now(runtime).doctors[0].id}"


# -- read ------------------------------------------------------------------------------------------------------------
def test_everybody_reads_and_administrators_edit(someone: Staff, colleague: Staff, lee: str) -> None:
    page = colleague.page("/admin/practice")
    for told in ("Dr. Ana Lee", "Check-up", "Mon</b> 9:00", "30 min", "Dec 24, 2026 – Dec 26, 2026", "24h, 2h"):
        assert told in page.replace("\u00a0", " "), told
    assert lee not in page and lee in someone.page("/admin/practice")
    assert colleague.get(lee).status_code == 403


def test_in_spanish(colleague: Staff) -> None:
    page = colleague.get("/admin/practice", **{"Accept-Language": "es"}).text
    assert "Tipos de visita" in page and "Chequeo" in page and "lun" in page


# -- doctors ---------------------------------------------------------------------------------------------------------
def test_hours_are_edited_and_visits_outside_told(someone: Staff, runtime: Runtime, lee: str) -> None:
    maya = register(runtime)
    with runtime.engine.begin() as conn:
        visit(conn, maya)
    opened = form(someone.page(lee))
    assert opened["hours.mon"] == "09:00-12:00, 13:00-17:00"
    done = send(someone, lee, opened | {"hours.tue": "9:00-12:00"}, follow=True).text
    assert "Saved." in done and "1 booked visit lies outside" in done and f'href="/admin/patients/{maya}"' in done
    assert "Changed:" in done and "(Hours)" in done
    assert [f"{end:%H:%M}" for _, end in now(runtime).doctors[0].hours[1]] == ["12:00"]


def test_what_is_wrong_with_a_doctor_stands_beside_it(someone: Staff, lee: str) -> None:
    wrong = form(someone.page(lee)) | {"name": EVIL, "email": "lee", "hours.mon": "9-5", "hours.tue": "13:00-12:00"}
    told = send(someone, lee, wrong)
    assert told.status_code == 422 and EVIL not in told.text and 'value="9-5"' in told.text
    for words in ("“lee” is no e-mail address", "is no time of day", "13:00-12:00 ends before it begins"):
        assert words in told.text, words


def test_a_doctor_is_added_retired_and_brought_back(someone: Staff, runtime: Runtime) -> None:
    new = form(someone.page("/admin/practice/doctors/new"))
    grace = new | {"name": "Dr. Grace Obi", "visit_types": "checkup", "hours.wed": "9:00-12:00"}
    assert "Dr. Grace Obi" in send(someone, "/admin/practice/doctors/new", grace, follow=True).text
    again = send(someone, "/admin/practice/doctors/new", grace)
    assert again.status_code == 422 and "Another doctor is called “Dr. Grace Obi”" in again.text
    path = f"/admin/practice/doctors/{now(runtime).doctors[-1].id}"
    gone = send(someone, f"{path}/retire", form(someone.page(path)), follow=True).text
    assert f"{path}/return" in gone and someone.get(path).status_code == 404
    assert "<b>Retired:</b> Dr. Grace Obi" in " ".join(gone.split())
    assert f'href="{path}"' in send(someone, f"{path}/return", {}, follow=True).text


def test_the_doctors_are_put_into_another_order(someone: Staff, colleague: Staff, runtime: Runtime, lee: str) -> None:
    names = [one.name for one in now(runtime).doctors]
    shown = send(someone, f"{lee}/down", {}, follow=True).text
    assert [one.name for one in now(runtime).doctors] == [names[1], names[0], *names[2:]]
    assert "(Place in the list)" in shown
    day = someone.page("/admin/day?day=2026-12-01")
    assert day.index(names[1]) < day.index(names[0])
    assert send(someone, f"{lee}/up", {}).location == "/admin/practice#doctors"
    send(someone, f"{lee}/up", {})  # at the top she stays
    assert [one.name for one in now(runtime).doctors] == names
    assert colleague.post(f"{lee}/up").status_code == 403
    assert send(someone, "/admin/practice/doctors/999/up", {}).status_code == 404


def test_a_doctor_with_visits_to_come_stays(someone: Staff, runtime: Runtime, lee: str) -> None:
    maya = register(runtime)
    with runtime.engine.begin() as conn:
        visit(conn, maya)
    told = send(someone, f"{lee}/retire", form(someone.page(lee)))
    assert told.status_code == 409 and "1 visit is still to come" in told.text and "Maya Chen" in told.text


def test_two_edit_the_same_doctor(someone: Staff, runtime: Runtime, lee: str) -> None:
    opened = form(someone.page(lee))
    was = now(runtime)
    with runtime.engine.begin() as conn:
        changes = {"specialty": "Surgery", "phone": "+12125550109"}
        house.change_doctor(conn, runtime.now(), STAFF, was.doctors[0].id, changes, version=was.version)
    told = send(someone, lee, opened | {"specialty": "Cardiology", "name": "Dr. A. Lee"})
    assert told.status_code == 409 and "Meanwhile saved by somebody else: Surgery." in told.text
    held = form(told.text)
    assert (held["specialty"], held["name"], held["phone"]) == ("Cardiology", "Dr. A. Lee", "+12125550109")
    assert now(runtime).doctors[0].specialty == "Surgery"
    assert send(someone, lee, held).status_code == 303
    saved = now(runtime).doctors[0]
    assert (saved.specialty, saved.name, saved.phone) == ("Cardiology", "Dr. A. Lee", "+12125550109")


def test_an_edit_of_something_else_is_no_conflict(someone: Staff, runtime: Runtime, lee: str) -> None:
    opened, was = form(someone.page(lee)), now(runtime)
    with runtime.engine.begin() as conn:
        house.change_clinic(conn, runtime.now(), STAFF, {"address": "2 River Street"}, version=was.version)
    assert send(someone, lee, opened | {"specialty": "Surgery"}).status_code == 303


def test_a_form_that_remembers_nothing_overwrites_nothing(someone: Staff, lee: str) -> None:
    opened = form(someone.page(lee))
    assert send(someone, lee, opened | {"was": "{}"}).status_code == 409


# -- kinds of visit --------------------------------------------------------------------------------------------------
def test_a_kind_of_visit_in_each_language(someone: Staff, runtime: Runtime) -> None:
    path = "/admin/practice/kind/checkup"
    opened = form(someone.page(path))
    assert opened["words.en"] == "checkup, physical"
    changes = {"words.es": "chequeo, revisión", "prepare.es": "Venga en ayunas.", "minutes": "45", "sensitive": "1"}
    assert send(someone, path, opened | changes).status_code == 303
    kind = now(runtime).visit_type("checkup")
    assert kind and (kind.minutes, kind.sensitive, kind.words["es"]) == (45, True, ("chequeo", "revisión"))
    wrong = send(someone, path, form(someone.page(path)) | {"name.en": "", "minutes": "much"})
    assert wrong.status_code == 422 and "Please give a whole number." in wrong.text
    missing = send(someone, path, form(someone.page(path)) | {"name.en": ""})
    assert missing.status_code == 422 and "it is the clinic&#39;s first language" in missing.text


def test_a_kind_is_added_given_up_and_offered_again(someone: Staff, runtime: Runtime) -> None:
    new = form(someone.page("/admin/practice/kinds/new")) | {"code": "skin", "name.en": "Skin check", "minutes": "20"}
    assert "Skin check" in send(someone, "/admin/practice/kinds/new", new, follow=True).text
    path = "/admin/practice/kind/skin"
    assert "not offered" in send(someone, f"{path}/retire", form(someone.page(path)), follow=True).text
    assert f'href="{path}"' in send(someone, f"{path}/return", {}, follow=True).text
    assert send(someone, "/admin/practice/kind/nothing/return", {}).status_code == 404


# -- closures --------------------------------------------------------------------------------------------------------
def test_a_closure_is_added_changed_and_removed(someone: Staff, runtime: Runtime) -> None:
    maya = register(runtime)
    with runtime.engine.begin() as conn:
        visit(conn, maya)
    lee = str(now(runtime).doctors[0].id)
    new = form(someone.page("/admin/practice/closures/new"))
    assert new["doctor"] == ""
    typed = new | {"from": "2026-12-01", "to": "2026-12-01", "doctor": lee, "reason": EVIL}
    done = send(someone, "/admin/practice/closures/new", typed, follow=True).text
    assert "1 booked visit lies outside" in done and EVIL not in done and "Dec 1, 2026" in done
    with runtime.engine.begin() as conn:
        (made,) = [each for each in practice.load(conn).closures if each.doctor_id]
    assert (made.end - made.start).days == 1
    path = found[0] if (found := re.findall(r'href="(/admin/practice/closures/\d+)"', done)) else ""
    backwards = send(someone, path, form(someone.page(path)) | {"to": "2026-11-30"})
    assert backwards.status_code == 422 and "must not come before the first" in backwards.text
    gone = send(someone, f"{path}/remove", form(someone.page(path)), follow=True).text
    assert "Visits that lie outside" not in gone and "Removed:" in gone
    assert someone.get(path).status_code == 404
    strange = new | {"from": "2026-12-01", "to": "2026-12-01", "doctor": "nobody"}
    assert send(someone, "/admin/practice/closures/new", strange).status_code == 404


# -- settings --------------------------------------------------------------------------------------------------------
def test_settings_and_what_follows_from_them(someone: Staff, runtime: Runtime) -> None:
    maya = register(runtime)
    with runtime.engine.begin() as conn:
        visit(conn, maya)
    path = "/admin/practice/clinic"
    opened = form(someone.page(path))
    assert (opened["reminders"], opened["quiet_from"], opened["sms_encoding"]) == ("24h, 2h", "21:00", "gsm7")
    done = send(someone, path, opened | {"reminders": "48h; 2h", "quiet_from": "", "quiet_until": ""}, follow=True).text
    assert "Reminders planned anew: 1 added, 0 at another time, 1 dropped." in done
    assert now(runtime).clinic.quiet_hours is None
    wrong = {"timezone": "Mars/Base", "quiet_from": "21:00", "reminders": "soon", "languages": "fr", "name": ""}
    told = send(someone, path, form(someone.page(path)) | wrong)
    assert told.status_code == 422
    for words in (
        "“Mars/Base” is no time zone",
        "is no length of time",
        "Please give both times",
        "Please fill this in.",
    ):
        assert words in told.text, words
    nameless = send(someone, path, form(someone.page(path)) | {"languages": "fr, en"})
    assert nameless.status_code == 422 and "have no name in fr yet: checkup, vaccine" in nameless.text
    with runtime.engine.begin() as conn:
        assert {"clinic"} == {line.entity for line in audit.page(conn) if line.action == "changed"}


# -- two at once -----------------------------------------------------------------------------------------------------
def test_the_second_of_two_is_told_at_every_form_and_nothing_is_overwritten(someone: Staff) -> None:
    days = {"from": "2027-03-01", "to": "2027-03-02", "reason": "Works"}
    new = form(someone.page("/admin/practice/closures/new"))
    added = send(someone, "/admin/practice/closures/new", new | days, follow=True).text
    closure = re.search(r'href="(/admin/practice/closures/\d+)"[^>]*aria-label="[^"]*Mar 1, 2027', added)
    assert closure
    rows = (
        ("/admin/practice/clinic", {"address": "2 River Street"}, {"address": "3 River Street", "hold": "15m"}),
        ("/admin/practice/kind/checkup", {"minutes": "45"}, {"minutes": "40", "name.es": "Revisión"}),
        (closure[1], {"reason": "Painters"}, {"reason": "Plumbers", "to": "2027-03-03"}),
    )
    for path, first, second in rows:
        opened = form(someone.page(path))
        assert send(someone, path, opened | first).status_code == 303, path
        told = send(someone, path, opened | second)
        name, theirs = next(iter(first.items()))
        assert told.status_code == 409 and f"Meanwhile saved by somebody else: {theirs}." in told.text, path
        assert form(told.text).items() >= second.items()
        assert form(someone.page(path))[name] == theirs
        assert send(someone, path, form(told.text)).status_code == 303
        assert form(someone.page(path)).items() >= second.items()
