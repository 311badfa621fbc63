"""Quick replies: kept by the clinic, put into a message for one patient."""

from __future__ import annotations

import re
from typing import Any

from bot import quick_replies
from bot.runtime import Runtime
from db import conversations, practice
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, talk

BILL: dict[str, Any] = {
    "name": "Bill",
    "en": "We will call you about it, {name}. {clinic} {hours}",
    "es": "Le llamaremos, {name}.",
}


def keep(runtime: Runtime) -> int:
    with runtime.engine.begin() as conn:
        return quick_replies.save(conn, NOW, practice.load(conn).clinic, "staff:1", BILL)


def test_one_is_written_changed_and_removed(someone: Staff, colleague: Staff) -> None:
    assert "Write the first one" in colleague.page("/admin/quick-replies")
    html = colleague.post("/admin/quick-replies", follow=True, **BILL).text
    assert "The quick reply is kept." in html and "Le llamaremos, {name}." in html
    html = someone.page("/admin/quick-replies/1")
    seen = re.findall(r'name="seen" value="([^"]+)"', html)[0]
    changed = BILL | {"name": "The  bill ", "es": "", "seen": seen}
    html = someone.post("/admin/quick-replies/1", follow=True, **changed).text
    assert "<b>The bill</b>" in html and "Le llamaremos" not in html
    html = someone.post("/admin/quick-replies/1/remove", follow=True).text
    assert "is gone" in html and "The bill" not in html


def test_what_is_wrong_stands_beside_its_field_which_keeps_what_was_typed(someone: Staff, runtime: Runtime) -> None:
    keep(runtime)
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": " ", "en": "kept words"}, "Please write something here."),
        ({"name": "<script>", "en": " "}, "Please write something here."),
        ({"name": "x" * 61, "en": "kept words"}, "At most 60 characters"),
        ({"name": "Long", "en": "y" * 1001}, "At most 1000 characters"),
        ({"name": "bill", "en": "kept words"}, "There is one called “bill” already."),
    )
    for typed, said in wrong:
        answer = someone.post("/admin/quick-replies", **typed)
        assert answer.status_code == 422, typed
        assert said in answer.text and "<script>x" not in answer.text
        assert (typed["en"] in answer.text) or not typed["en"].strip()
        assert 'aria-invalid="true"' in answer.text


def test_who_changes_what_a_colleague_has_changed_is_told(someone: Staff, colleague: Staff, runtime: Runtime) -> None:
    keep(runtime)
    path = "/admin/quick-replies/1"
    seen = re.findall(r'name="seen" value="([^"]+)"', someone.page(path))[0]
    runtime._clock.wait(minutes=1)  # type: ignore[attr-defined]
    assert colleague.post(path, **BILL | {"en": "Hers", "seen": seen}).status_code == 302
    answer = someone.post(path, **BILL | {"en": "Mine", "seen": seen})
    assert answer.status_code == 409
    assert (
        "A colleague has changed it meanwhile" in answer.text
        and "Hers" in answer.text
        and ">Mine</textarea>" in answer.text
    )
    kept = someone.post(f"{path}/remove", seen=seen)
    assert kept.status_code == 409 and "It has not been removed." in kept.text and "<b>Bill</b>" in kept.text
    again = re.findall(r'name="seen" value="([^"]+)"', answer.text)[0]
    assert someone.post(path, **BILL | {"en": "Mine", "seen": again}).status_code == 302


def test_unknown_ones_are_not_there(someone: Staff) -> None:
    assert someone.get("/admin/quick-replies/999").status_code == 404
    assert someone.post("/admin/quick-replies/999", **BILL).status_code == 404
    assert someone.post("/admin/quick-replies/999/remove").status_code == 404


def test_in_a_thread_it_speaks_the_patients_language_and_names_her(someone: Staff, runtime: Runtime) -> None:
    number = keep(runtime)
    with runtime.engine.begin() as conn:
        english = talk(conn, "hi", name="Maya <Chen>")
        spanish = talk(conn, "hola", name=None, address="+12125550143")
        conversations.set_language(conn, spanish.contact_id, "es")
    html = someone.page(f"/admin/conversations/{english.id}")
    assert 'data-words="We will call you about it, Maya. Riverside Clinic {hours}"' in html
    assert 'data-words="Le llamaremos."' in someone.page(f"/admin/conversations/{spanish.id}")
    answer = someone.post(f"/admin/conversations/{english.id}/reply", text="Hello!", quick=str(number))
    assert answer.status_code == 200  # without script: nothing is sent yet
    assert ">Hello! We will call you about it, Maya. Riverside Clinic {hours}</textarea>" in answer.text
