"""E-mails: their words in both languages, their invitation, their headers, and what may not get into them."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.letters import INVITATIONS, OURS, Letter, LetterError, Template, compose
from clinic.model import Appointment, Clinic, Doctor, VisitType

NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2026, 12, 1, 15, 0, tzinfo=NEW_YORK)
WRITTEN = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
SENDER = "Riverside Clinic <desk@riverside.example>"
CHECKUP = VisitType(
    "checkup", {"en": "Check-up", "es": "Chequeo"}, 30,
    prepare={"en": "Please fast for 8 hours.", "es": "Venga en ayunas (8 horas)."},
)  # fmt: skip
COUNSEL = VisitType(
    "counsel", {"en": "Addiction counselling"}, 30, prepare={"en": "Bring your diary of cravings."}, sensitive=True
)
LETTER = Letter(
    template="confirmation",
    language="en",
    to_name="Maya Chen",
    to_email="maya@mail.example",
    patient_name="Maya Chen",
    clinic=Clinic("Riverside Clinic", "America/New_York", "+12125550100", "1 River Street", ("en", "es")),
    doctor=Doctor("Dr. Ana Lee", id=1),
    visit_type=CHECKUP,
    appointment=Appointment(7, 3, 1, "checkup", START, START + timedelta(minutes=30), "scheduled"),
    salt="a-salt",
)
TEMPLATES: tuple[Template, ...] = ("confirmation", "change", "cancellation", "reminder", "opted_out")


def wire(letter: Letter, overrides: Path | None = None) -> EmailMessage:
    """The letter as it arrives: written out, sent, and read again."""
    made = compose(letter, sender=SENDER, written=WRITTEN, overrides=overrides)
    read = email.message_from_bytes(made.as_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def words(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def calendar(message: EmailMessage) -> Calendar:
    part = next(p for p in message.walk() if p.get_content_type() == "text/calendar")
    return Calendar.from_ical(part.get_content())


def event(message: EmailMessage) -> Any:
    (one,) = calendar(message).walk("VEVENT")
    return one


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_letter_says_when_where_and_with_whom_in_text_and_html(template: Template, language: str) -> None:
    message = wire(replace(LETTER, template=template, language=language))
    said = {"en": "Tuesday, December 1, 2026 at 3:00 PM (New York)", "es": "martes, 1 de diciembre de 2026"}[language]
    for kind in ("plain", "html"):
        text = words(message, kind)
        assert said in text
        assert "Dr. Ana Lee" in text
        assert "Maya Chen" in text
        assert "+12125550100" in text
        assert "{{" not in text
        assert "{%" not in text
    assert "Dec 1, 3:00 PM" in message["Subject"] or "1 dic, 3:00" in message["Subject"]
    assert message["Content-Language"] == language


def test_every_language_has_every_letter_in_both_forms() -> None:
    wanted = {f"{template}.{form}" for template in TEMPLATES for form in ("txt", "html")}
    for folder in (each for each in OURS.iterdir() if each.is_dir()):
        assert {file.name for file in folder.iterdir()} == wanted


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_language_that_has_no_letters_yet_gets_english(template: Template) -> None:
    assert "Tuesday, December 1" in words(wire(replace(LETTER, template=template, language="fr")), "plain")


def test_headers_that_a_program_s_letter_bears() -> None:
    message = wire(LETTER)
    assert message["From"] == "Riverside Clinic <desk@riverside.example>"
    assert message["Reply-To"] == "Riverside Clinic <desk@riverside.example>"
    assert message["To"] == "Maya Chen <maya@mail.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == wire(LETTER)["Message-ID"], "tried again it is the same letter"
    assert message["Message-ID"].endswith("@riverside.example>")


def test_how_to_prepare_is_told() -> None:
    assert "Please fast for 8 hours." in words(wire(LETTER), "plain")
    assert "Venga en ayunas" in words(wire(replace(LETTER, language="es")), "html")


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_sensitive_kind_is_named_nowhere(template: Template) -> None:
    raw = compose(replace(LETTER, template=template, visit_type=COUNSEL), sender=SENDER, written=WRITTEN)
    text = "".join(str(p.get_payload(decode=True) or b"") for p in raw.walk()) + str(raw["Subject"])
    assert "counsel" not in text.lower()
    assert "craving" not in text.lower()


def test_a_child_s_letter_goes_to_the_parent_and_names_the_child() -> None:
    letter = replace(LETTER, patient_name="Leo Chen")
    for kind in ("plain", "html"):
        assert "Leo Chen" in words(wire(letter), kind)
        assert "Hello Maya Chen" in words(wire(letter), kind)


# -- the invitation
def test_the_invitation_is_an_alternative_and_a_file() -> None:
    message = wire(LETTER)
    alternative = next(p for p in message.walk() if p.get_content_type() == "text/calendar")
    assert alternative.get_param("method") == "REQUEST"
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "invite.ics"
    assert Calendar.from_ical(attached.get_content()).get("method") == "REQUEST"


def test_the_invitation_is_in_the_clinic_s_zone_which_it_brings() -> None:
    message = wire(LETTER)
    one = event(message)
    assert one["dtstart"].dt == START
    assert one["dtstart"].params["TZID"] == "America/New_York"
    (zone,) = calendar(message).walk("VTIMEZONE")
    assert str(zone["tzid"]) == "America/New_York"
    assert one["dtend"].dt - one["dtstart"].dt == timedelta(minutes=30)
    assert str(one["organizer"]) == "mailto:desk@riverside.example"
    assert str(one["attendee"]) == "mailto:maya@mail.example"
    assert str(one["location"]) == "Riverside Clinic, 1 River Street"


def test_one_uid_for_ever_and_a_sequence_that_grows_by_one() -> None:
    moved = replace(
        LETTER.appointment, version=2, start=START + timedelta(days=1), end=START + timedelta(days=1, minutes=30)
    )
    gone = replace(moved, version=3, status="cancelled")
    letters = [
        LETTER,
        replace(LETTER, template="change", appointment=moved),
        replace(LETTER, template="cancellation", appointment=gone),
    ]
    events = [event(wire(letter)) for letter in letters]
    assert len({str(one["uid"]) for one in events}) == 1
    assert [int(one["sequence"]) for one in events] == [0, 1, 2]
    assert [str(calendar(wire(letter))["method"]) for letter in letters] == ["REQUEST", "REQUEST", "CANCEL"]
    assert str(events[2]["status"]) == "CANCELLED"
    other = replace(LETTER, salt="another house")
    assert str(event(wire(other))["uid"]) != str(events[0]["uid"])


@pytest.mark.parametrize("template", sorted(set(TEMPLATES) - INVITATIONS.keys()))
def test_a_letter_that_changes_nothing_brings_no_invitation(template: Template) -> None:
    assert not any("calendar" in p.get_content_type() for p in wire(replace(LETTER, template=template)).walk())


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Honolulu", "Europe/London", "America/Sao_Paulo", "UTC"])
def test_the_invitation_is_right_in_any_zone(zone: str) -> None:
    start = datetime(2026, 12, 1, 15, 0, tzinfo=ZoneInfo(zone))
    visit = replace(LETTER.appointment, start=start, end=start + timedelta(minutes=30))
    letter = replace(LETTER, appointment=visit, clinic=replace(LETTER.clinic, timezone=zone))
    assert event(wire(letter))["dtstart"].dt.astimezone(UTC) == start.astimezone(UTC)
    assert "3:00" in words(wire(letter), "plain")


# -- bad input
NASTY = 'Maya\r\nBcc: all@mail.example\r\n\r\n<script>alert("x")</script> {{ 7*7 }}'


def test_a_name_breaks_no_header_and_no_page() -> None:
    message = wire(replace(LETTER, to_name=NASTY, patient_name=NASTY))
    assert message["Bcc"] is None
    assert set(message.keys()) == set(wire(LETTER).keys())
    assert "<script>" not in words(message, "html")
    assert "&lt;script&gt;" in words(message, "html")
    assert "49" not in words(message, "plain")
    assert event(message)["summary"] == event(wire(LETTER))["summary"]


def test_names_of_all_the_world_arrive_whole() -> None:
    name = "María-José Ñúñez 李娜 🙂"
    message = wire(replace(LETTER, to_name=name, patient_name=name))
    assert message["To"].addresses[0].display_name == name
    assert name in words(message, "plain")


@pytest.mark.parametrize("address", ["", "nobody", "a@b@c", "two words@mail.example", "x\r\n@mail.example"])
def test_an_address_that_is_none_is_no_programmer_s_error(address: str) -> None:
    with pytest.raises(LetterError) as told:
        compose(replace(LETTER, to_email=address), sender=SENDER, written=WRITTEN)
    assert not told.value.operator


# -- the clinic's own words
def test_a_clinic_s_own_template_goes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "confirmation.txt").write_text("Subject: See you, {{ name }}\n\nAt {{ when }}, as always.\n")
    message = wire(LETTER, tmp_path)
    assert message["Subject"] == "See you, Maya Chen"
    assert "as always" in words(message, "plain")
    assert "Your visit is booked" in words(message, "html")


@pytest.mark.parametrize("mistake", ["{{ nonsense }}", "{% if %}", "{{ clinic.name | nofilter }}"])
def test_a_mistake_in_a_clinic_s_template_is_the_operator_s(tmp_path: Path, mistake: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "confirmation.html").write_text(mistake)
    with pytest.raises(LetterError) as told:
        compose(LETTER, sender=SENDER, written=WRITTEN, overrides=tmp_path)
    assert told.value.operator
    assert "mistake" in str(told.value)
