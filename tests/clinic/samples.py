"""A clinic file and the practice it makes, for the pure tests."""

from __future__ import annotations

from dataclasses import replace

from clinic.file import parse
from clinic.model import Practice

FILE = """
[clinic]
name = "Riverside Clinic"
timezone = "America/New_York"
phone = "+12125550100"
address = "1 River Street"
languages = ["en", "es"]
reminders = ["24h", "2h"]
quiet_hours = ["21:00", "08:00"]
notice = "1h"
horizon = "90d"
emergency = "911"
bare_cancel = "optout"
cancel_cutoff = "2h"
hold = "10m"
sms_encoding = "gsm7"

[[visit_types]]
code = "checkup"
name = { en = "Check-up", es = "Chequeo" }
minutes = 30
words = { en = ["checkup", "physical"], es = ["chequeo"] }
prepare = { en = "Please fast for 8 hours." }

[[visit_types]]
code = "vaccine"
name = { en = "Vaccination", es = "Vacuna" }
minutes = 15
buffer_minutes = 5
sensitive = true

[[doctors]]
name = "Dr. Ana Lee"
specialty = "General practice"
email = "lee@riverside.example"
phone = "(212) 555-0101"
calendar_id = "lee@riverside.example"
visit_types = ["checkup", "vaccine"]
[doctors.hours]
mon = ["09:00-12:00", "13:00-17:00"]
tue = ["09:00-17:00"]

[[doctors]]
name = "Dr. Sam Park"
visit_types = ["checkup"]
[doctors.hours]
tue = ["10:00-18:00"]
sun = ["00:00-24:00"]

[[closures]]
from = "2026-12-24"
to = "2026-12-27"
reason = "Holidays"
"""


def practice(text: str = FILE) -> Practice:
    """The practice of a file, its doctors numbered from 1 as a database would."""
    found = parse(text)
    doctors = tuple(replace(doctor, id=number) for number, doctor in enumerate(found.doctors, start=1))
    return replace(found, doctors=doctors, version=1)
