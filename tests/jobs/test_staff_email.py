"""Links to a password, sent by a real mailer: what is in them, and when they are not sent."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from db import resets, staff
from jobs.kinds.staff_email import PAGE
from tests.jobs.later import Later

ANA = "ana@clinic.example"


def _asked(later: Later, **more: str) -> int:
    with later.runtime.engine.begin() as conn:
        staff_id = staff.add(conn, ANA, "correct horse battery")
        assert resets.ask(conn, ANA, now=later.now, **more) is not None  # type: ignore[arg-type]
    return staff_id


def _bodies(later: Later) -> list[str]:
    (mail,) = later.mails()
    return [str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text"]


@pytest.mark.parametrize(
    ("letter", "language", "subject", "said"),
    [
        ("reset", "en", "A new password for Riverside Clinic", "asked for a new password"),
        ("reset", "es", "Una contraseña nueva para Riverside Clinic", "pidió una contraseña nueva"),
        ("reset", "fr", "A new password for Riverside Clinic", "asked for a new password"),
        ("invitation", "en", "Your account at Riverside Clinic", "Choose a password to log in"),
        ("invitation", "es", "Su cuenta en Riverside Clinic", "Elija una contraseña para entrar"),
    ],
)
def test_the_link_comes_and_opens_the_account(
    later: Later, letter: str, language: str, subject: str, said: str
) -> None:
    staff_id = _asked(later, template=letter, language=language)
    later.work()
    (mail,) = later.mails()
    assert (mail["To"], mail["Subject"], mail["From"]) == (ANA, subject, "Riverside Clinic <desk@riverside.example>")
    text, html = _bodies(later)
    links = {
        found for body in (text, html) for found in re.findall(r"http://clinic\.example" + PAGE + r"([\w-]+)", body)
    }
    assert len(links) == 1
    assert said in text
    assert said in html
    assert "{" not in text
    with later.runtime.engine.begin() as conn:
        account = resets.use(conn, links.pop(), "a better password", now=later.now)
    assert account.id == staff_id


def test_the_secret_is_nowhere_but_in_the_email(later: Later) -> None:
    _asked(later)
    later.work()
    (token,) = set(re.findall(PAGE + r"([\w-]+)", _bodies(later)[0]))
    rows = later.sql("select o::text as told from outbox o union all select t::text from reset_tokens t")
    assert not [row for row in rows if token in row.told]


def test_after_an_hour_nobody_waits_for_it_any_more(later: Later) -> None:
    _asked(later)
    later.after(hours=1).work()
    assert later.row("staff_email").outcome == "asked for too long ago"
    assert later.mails() == []


def test_a_server_that_asks_for_patience_gets_it_and_the_link_is_fresh(later: Later) -> None:
    _asked(later)
    later.smtp.answers.append("451 4.3.0 try later")
    later.work()
    later.after(minutes=2).work()
    (token,) = set(re.findall(PAGE + r"([\w-]+)", _bodies(later)[0]))
    with later.runtime.engine.begin() as conn:
        assert resets.holder(conn, token, later.now + resets.LIFE - timedelta(seconds=1))


def test_an_address_that_is_refused_is_told(later: Later) -> None:
    staff_id = _asked(later)
    later.smtp.answers.append("550 5.1.1 no such user")
    later.work()
    assert later.row("staff_email").status == "failed"
    assert later.matters() == {f"staff_email:{staff_id}": "email_failed"}


def test_a_closed_account_gets_none(later: Later) -> None:
    _asked(later)
    later.sql("update staff set active = false")
    later.work()
    assert later.row("staff_email").outcome == "no such account"
