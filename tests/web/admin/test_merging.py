"""Two patients made one, and one erased: administrators only, and only after a look."""

from __future__ import annotations

from datetime import timedelta

from bot.runtime import Runtime
from db import people
from db.person import merged_into
from tests.web.admin.conftest import Staff
from tests.web.admin.test_patients import EVIL, register
from tests.web.scene import TUESDAY_3_PM, talk, visit


def test_two_who_are_one(someone: Staff, runtime: Runtime) -> None:
    kept = register(runtime, phone="", birthdate="")
    with runtime.engine.begin() as conn:
        twin = talk(conn, "hello", name="Maya Chén")
        assert twin.patient_id is not None
        people.correct(conn, twin.patient_id, {"phone": "+12125550142"}, now=runtime.now(), actor="seed")
        visit(conn, twin.patient_id)
        visit(conn, kept, start=TUESDAY_3_PM + timedelta(hours=1))
    choice = someone.page(f"/admin/patients/{kept}/merge")
    path = f"/admin/patients/{kept}/merge/{twin.patient_id}"
    assert path in choice
    assert path in someone.post(f"/admin/patients/{kept}/merge", q="555 0142").text
    assert path not in someone.post(f"/admin/patients/{kept}/merge", q="zzz").text
    told = someone.page(path)
    for words in (
        "Phone: +12125550142 is taken over.",
        "Name: Maya Chén goes",
        "1 visit moves over.",
        "1 address moves over",
    ):
        assert words in told, words
    done = someone.post(path, follow=True)
    assert (
        "The two are one now." in done.text
        and "Tue, Dec 1, 3:00" in done.text
        and "Took over another entry" in done.text
    )
    assert someone.get(f"/admin/patients/{twin.patient_id}").location == f"/admin/patients/{kept}"
    assert someone.get(path).status_code == someone.post(path).status_code == 404  # once is enough
    with runtime.engine.begin() as conn:
        assert merged_into(conn, twin.patient_id) == kept


def test_nobody_is_made_one_with_herself(someone: Staff, runtime: Runtime) -> None:
    maya = register(runtime)
    assert someone.get(f"/admin/patients/{maya}/merge/{maya}").status_code == 404
    assert someone.post(f"/admin/patients/{maya}/merge/{maya}").status_code == 404


def test_a_patient_is_erased_when_her_name_is_typed_and_her_visits_are_seen_to(
    someone: Staff, runtime: Runtime
) -> None:
    maya = register(runtime, name=EVIL)
    with runtime.engine.begin() as conn:
        visit(conn, maya)
    path = f"/admin/patients/{maya}/erase"
    assert EVIL not in someone.page(path)
    wrong = someone.post(path, typed="Maya")
    assert wrong.status_code == 422 and "neither the name nor the number" in wrong.text
    booked = someone.post(path, typed=f"#{maya}")
    assert booked.status_code == 409 and "1 visit is still to come" in booked.text and f'value="#{maya}"' in booked.text
    done = someone.post(path, follow=True, typed=EVIL.upper(), cancel="1")
    assert "Erased." in done.text and "alert(1)" not in done.text
    assert someone.get(f"/admin/patients/{maya}").status_code == 404
