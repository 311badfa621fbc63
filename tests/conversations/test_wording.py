"""Every word that a patient reads: complete in each language, within its segments, and free of the carriers' own words."""

from __future__ import annotations

import re
import string
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from clinic.model import Clinic
from conversations import sms
from conversations.wording import Saying, book, compose, fit, languages, moment, say

NY = ZoneInfo("America/New_York")
LATE = datetime(2026, 12, 23, 12, 30, tzinfo=NY)  # a Wednesday: the longest day, month and hour
LANGUAGES = sorted(languages())
KEYS = sorted(book("en")["say"])
NOT_SMS = {"hello_telegram"}
# Nobody is told to reply with these: on SMS the carrier would opt the number out.
CARRIER = re.compile(
    r"(?:reply|text|send|write|responda|escriba|env[ií]e)\s+(?:with\s+|con\s+)?\"?"
    r"(?:stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)\b",
    re.I,
)
TYPICAL = {
    "clinic": "Riverside Clinic", "phone": "+12125550100", "emergency": "911", "address": "1 River Street",
    "doctor": "Dr. Okafor", "first": "Maya", "name": "Maya Chen", "visit": "check-up", "prepare": "Please fast for 8 hours.",
    "hours": "9:00 AM-5:00 PM", "range": "1-3", "relative": "tomorrow, ", "relation": "your child",
    "list": "1) Ana 12:00 PM  2) Leo 12:30 PM, Dr. Lee", "example": "Ana yes, Leo no", "remind": "We'll remind you before. ",
    "when": LATE, "day": LATE, "old": LATE, "until": LATE, "minutes": 30,
}  # fmt: skip
LONGEST = {
    **TYPICAL, "clinic": "Riverside Family Health and Dental Clinic", "address": "1200 Martin Luther King Junior Boulevard, Suite 310",
    "doctor": "Dr. Papadopoulos-Whitfield", "first": "Maria-Guadalupe", "name": "Maria-Guadalupe Papadopoulos-Whitfield",
    "visit": "annual physical examination", "prepare": "Please do not eat or drink anything but water for 8 hours before the visit.",
    "list": "1) Maria-Guadalupe 12:00 PM  2) Christopher 12:30 PM, Dr. Papadopoulos-Whitfield",
    "example": "Maria-Guadalupe yes, Christopher no",
}  # fmt: skip
OPTIONS = {
    "offer_day": ("12:00 PM Dr. Okafor", "12:30 PM Dr. Brandt", "3:30 PM Dr. Okafor"),
    "offer_day_doctor": ("12:00 PM", "12:30 PM", "3:30 PM"),
    "offer": tuple(f"Wed Dec {day}, 12:30 PM Dr. Okafor" for day in (23, 24, 25)),
    "offer_again": tuple(f"Wed Dec {day}, 12:30 PM Dr. Okafor" for day in (23, 24, 25)),
    "offer_doctor": tuple(f"Wed Dec {day}, 12:30 PM" for day in (23, 24, 25)),
}
FEW = ("Wed Dec 23, 12:30 PM Dr. Okafor", "Wed Dec 30, 12:30 PM Dr. Okafor")


def clinic(**more: object) -> Clinic:
    return Clinic("Riverside Clinic", "America/New_York", "+12125550100", **more)  # type: ignore[arg-type]


def written(key: str, language: str, fields: dict[str, object]) -> str:
    return fit(compose(Saying(key, fields, OPTIONS.get(key, FEW)), language), "sms", clinic())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_fields(language: str) -> None:
    english, other = book("en"), book(language)
    for section in ("calendar", "words", "say"):
        assert set(english[section]) == set(other[section])

    def fields(pattern: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}

    for key in KEYS:
        assert fields(other["say"][key]) <= set(TYPICAL) | {"options", "count"}
        assert fields(english["say"][key]) - fields(other["say"][key]) <= {"visit"}, key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_a_text_is_one_segment_with_typical_names_and_two_with_the_longest(key: str, language: str) -> None:
    if key in NOT_SMS:
        return
    typical, longest = written(key, language, TYPICAL), written(key, language, LONGEST)
    assert sms.segments(typical) == 1, (len(typical), typical)
    assert sms.segments(longest) <= 2, (len(longest), longest)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_no_text_invites_a_word_that_opts_out(key: str, language: str) -> None:
    assert not CARRIER.search(written(key, language, TYPICAL))


def test_moments_are_written_as_people_of_the_language_write_them() -> None:
    at = datetime(2026, 12, 1, 15, 0, tzinfo=NY)
    assert moment(at, "en") == "Tue Dec 1, 3:00 PM"
    assert moment(at, "es") == "mar 1 dic, 3:00 PM"
    assert moment(at.replace(hour=0), "en", "time") == "12:00 AM"
    assert moment(at, "en", "weekday") == "Tuesday"


def test_accents_outside_the_gsm_alphabet_are_written_plain_on_sms_only() -> None:
    fields = {"clinic": "Clínica Río", "first": "José"}
    texts = {
        channel: say("hello_known", fields, language="es", channel=channel, clinic=clinic())
        for channel in ("sms", "telegram")
    }
    assert "Clinica Rio" in texts["sms"] and sms.is_gsm7(texts["sms"])
    assert "Clínica Río" in texts["telegram"]
    assert "Río" in say("hello_known", fields, language="es", channel="sms", clinic=clinic(sms_encoding="unicode"))


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("я" * 70, 1),
        ("я" * 71, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_segments_are_counted_as_carriers_do(text: str, segments: int) -> None:
    assert sms.segments(text) == segments


def test_a_blank_that_does_not_break_stays_a_blank() -> None:
    assert fit("9\u00a0AM\u202fis\tfine\u0007", "sms", clinic()) == "9 AM is fine"
