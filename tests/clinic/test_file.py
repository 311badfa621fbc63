"""The clinic file: what it says is read, and each mistake is told in one line that names the place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.file import ClinicFileError, clinic_of, parse, table_of
from clinic.model import Closure
from tests.clinic.samples import FILE

HOURS = '["09:00-12:00", "13:00-17:00"]'
LEAST = '[clinic]\nname = "A"\ntimezone = "UTC"\nphone = "+12125550100"\n'


def test_reads_the_clinic() -> None:
    clinic = parse(FILE).clinic
    assert (clinic.name, clinic.timezone, clinic.phone) == ("Riverside Clinic", "America/New_York", "+12125550100")
    assert clinic.languages == ("en", "es")
    assert clinic.reminders == (timedelta(hours=24), timedelta(hours=2))
    assert clinic.quiet_hours == (time(21), time(8))
    assert (clinic.notice, clinic.horizon, clinic.hold) == (
        timedelta(hours=1),
        timedelta(days=90),
        timedelta(minutes=10),
    )


def test_reads_kinds_of_visit() -> None:
    checkup, vaccine = parse(FILE).visit_types
    assert checkup.words == {"en": ("checkup", "physical"), "es": ("chequeo",)}
    assert checkup.prepare == {"en": "Please fast for 8 hours."}
    assert (vaccine.sensitive, vaccine.length, vaccine.occupies) == (True, timedelta(minutes=15), timedelta(minutes=20))


def test_reads_doctors_with_numbers_in_the_clinics_region() -> None:
    lee, park = parse(FILE).doctors
    assert lee.phone == "+12125550101"
    assert lee.visit_types == ("checkup", "vaccine")
    assert lee.hours == {0: ((time(9), time(12)), (time(13), time(17))), 1: ((time(9), time(17)),)}
    assert park.hours[6] == ((time(0), time(0)),)
    assert (park.email, park.phone, park.calendar_id, park.specialty) == (None, None, None, "")


def test_reads_closures_quoted_or_not() -> None:
    expected = (Closure(date(2026, 12, 24), date(2026, 12, 27), "Holidays"),)
    assert parse(FILE).closures == expected
    assert parse(FILE.replace('"2026-12-24"', "2026-12-24")).closures == expected


def test_the_rest_has_defaults() -> None:
    practice = parse(LEAST)
    assert (practice.doctors, practice.visit_types, practice.closures) == ((), (), ())
    assert practice.clinic.reminders == (timedelta(hours=24),)


def test_quiet_hours_may_be_none() -> None:
    assert parse(LEAST + "quiet_hours = []").clinic.quiet_hours is None


def test_hours_are_put_in_order() -> None:
    assert parse(FILE.replace(HOURS, '["13:00-17:00", "09:00-12:00"]')) == parse(FILE)


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert parse("\ufeff" + FILE) == parse(FILE)


def test_the_clinics_table_is_written_as_it_is_read() -> None:
    clinic = parse(FILE).clinic
    assert clinic_of(table_of(clinic)) == clinic


@given(st.integers(min_value=60, max_value=3660 * 1440))
def test_every_length_of_time_is_written_as_it_is_read(minutes: int) -> None:
    clinic = replace(parse(LEAST).clinic, horizon=timedelta(minutes=minutes))
    table = table_of(clinic)
    assert clinic_of(table).horizon == clinic.horizon


MISTAKES = [
    ('name = "Riverside Clinic"', "", "clinic.name: is missing"),
    ('name = "Riverside Clinic"', 'name = ""', "clinic.name: is empty"),
    ('name = "Riverside Clinic"', "name = 3", "clinic.name: is a number; it must be text in quotes"),
    ('name = "Riverside Clinic"', 'name = "a\\u0000b"', "clinic.name: holds a line break or another control character"),
    (
        'phone = "+12125550100"',
        'phone = "5550100"',
        'clinic.phone: "5550100" is no phone number such as "+12125550100"',
    ),
    ('"America/New_York"', '"America/Nowhere"', 'clinic.timezone: "America/Nowhere" is no time zone such as'),
    ('"America/New_York"', '"../etc/passwd"', 'clinic.timezone: "../etc/passwd" is no time zone'),
    ('sms_encoding = "gsm7"', 'segment_price = "dear"', 'clinic.segment_price: "dear" is no price such as 0.0083'),
    ('sms_encoding = "gsm7"', "segment_price = 1e9", "clinic.segment_price: 1000000000.0 is no price such as 0.0083"),
    ('"America/New_York"', '"EST6PDT5"', 'clinic.timezone: "EST6PDT5" is no time zone'),
    ('["en", "es"]', '["en", "english"]', 'clinic.languages[1]: "english" is no language code of two letters'),
    ('["en", "es"]', '["en", "en"]', 'clinic.languages[1]: "en" stands there twice'),
    ('["en", "es"]', "[]", "clinic.languages: is empty"),
    ('["en", "es"]', '"en"', "clinic.languages: is text; it must be a list in brackets"),
    ('["24h", "2h"]', '["24"]', 'clinic.reminders[0]: "24" is no length of time such as "90m", "24h" or "7d"'),
    ('["24h", "2h"]', '["24h", "0m"]', 'clinic.reminders[1]: "0m" is too short'),
    ('["24h", "2h"]', '["24h", "1d"]', 'clinic.reminders[1]: "1d" stands there twice'),
    (
        '["21:00", "08:00"]',
        '["21:00"]',
        'clinic.quiet_hours: must be two times such as ["21:00", "08:00"], or [] for none',
    ),
    ('["21:00", "08:00"]', '["21:00", "08:60"]', 'clinic.quiet_hours[1]: "08:60" is no time of day such as "09:00"'),
    ('notice = "1h"', "notice = 1", 'clinic.notice: 1 is no length of time such as "90m", "24h" or "7d"'),
    ('horizon = "90d"', 'horizon = "999999d"', 'clinic.horizon: "999999d" is too long'),
    ('hold = "10m"', 'holds = "10m"', "clinic.holds: is unknown here; known are name, timezone, phone"),
    ('"optout"', '"ask"', 'clinic.bare_cancel: is "ask"; it must be "optout" or "appointment"'),
    ("minutes = 30", "minutes = 0", "visit_types[0].minutes: is 0; it must be from 1 to 1440"),
    ("minutes = 30", "minutes = 30.0", "visit_types[0].minutes: is a number; it must be a whole number"),
    ("minutes = 30", "minutes = true", "visit_types[0].minutes: is true or false; it must be a whole number"),
    ("sensitive = true", 'sensitive = "yes"', "visit_types[1].sensitive: is text; it must be true or false"),
    ('en = "Vaccination", ', "", "visit_types[1].name.en: is missing: it is the clinic's first language"),
    ('{ en = ["checkup", "physical"]', '{ en = "checkup"', "visit_types[0].words.en: is text; it must be a list"),
    ('code = "vaccine"', 'code = "checkup"', 'visit_types[1].code: "checkup" stands there twice'),
    ('code = "vaccine"', 'code = "Flu shot"', 'visit_types[1].code: "Flu shot" is no code'),
    (
        '["checkup", "vaccine"]',
        '["checkup", "surgery"]',
        'doctors[0].visit_types[1]: "surgery" is none of the visit types',
    ),
    ('visit_types = ["checkup"]', "", "doctors[1].visit_types: is missing"),
    ('"Dr. Sam Park"', '"dr. ana lee"', 'doctors[1].name: "dr. ana lee" stands there twice'),
    ('"lee@riverside.example"\nphone', '"lee"\nphone', 'doctors[0].email: "lee" is no e-mail address'),
    ('"(212) 555-0101"', '"12"', 'doctors[0].phone: "12" is no phone number'),
    (HOURS, '["09:00-12:00", "13:00-12:00"]', 'doctors[0].hours.mon[1]: "13:00-12:00" ends before it begins'),
    (HOURS, '["09:00-12:00", "11:30-17:00"]', 'doctors[0].hours.mon[1]: "11:30-17:00" overlaps "09:00-12:00"'),
    (HOURS, '["00:00-24:00", "11:30-17:00"]', 'doctors[0].hours.mon[1]: "11:30-17:00" overlaps "00:00-24:00"'),
    (HOURS, '["24:00-24:00"]', 'doctors[0].hours.mon[0]: "24:00-24:00" ends before it begins'),
    (HOURS, '["9-12"]', 'doctors[0].hours.mon[0]: "9" is no time of day such as "09:00"'),
    (HOURS, '["09:00"]', 'doctors[0].hours.mon[0]: "09:00" is no stretch of time such as "09:00-12:00"'),
    (HOURS, '"09:00-12:00"', "doctors[0].hours.mon: is text; it must be a list in brackets"),
    ("mon = ", "monday = ", "doctors[0].hours.monday: is no weekday; they are mon, tue, wed"),
    ('to = "2026-12-27"', 'to = "2026-12-24"', "closures[0].to: 2026-12-24 is not after 2026-12-24"),
    ('to = "2026-12-27"', 'to = "2026-02-30"', 'closures[0].to: "2026-02-30" is no date such as "2026-12-24"'),
    ('to = "2026-12-27"', "to = 2026-12-27T00:00:00", "closures[0].to: 2026-12-27 00:00:00 is no date such as"),
    ("[[closures]]", "[[holidays]]", "holidays: is unknown; known are clinic, visit_types, doctors, closures"),
    ("[[closures]]", "[closures]", "closures: is a table; it must be a list in brackets"),
    ("[clinic]", '["cli\\nnic"]', "cli nic: is unknown"),
    ("[clinic]", "[[clinic]]", "clinic: is a list; it must be a table"),
    ("[clinic]", "[clinic", "this is no TOML: "),
]


@pytest.mark.parametrize(("old", "new", "line"), MISTAKES, ids=[line.split(":")[0] for _, _, line in MISTAKES])
def test_a_mistake_is_one_line_that_names_the_place(old: str, new: str, line: str) -> None:
    assert old in FILE
    with pytest.raises(ClinicFileError) as caught:
        parse(FILE.replace(old, new, 1))
    assert str(caught.value).startswith(line)
    assert str(caught.value).isprintable()


def test_an_empty_file_lacks_its_clinic() -> None:
    with pytest.raises(ClinicFileError, match=r"^clinic: is missing$"):
        parse("")


@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    with pytest.raises(ClinicFileError):
        parse(text)
