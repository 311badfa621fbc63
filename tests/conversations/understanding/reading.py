"""A clinic, a moment and its offers, for tables of examples."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from conversations.understanding import (
    Choice,
    Context,
    DoctorWords,
    Understanding,
    VisitTypeWords,
    Vocabulary,
    understand,
)

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)  # a Sunday

LEE, PARK, OKAFOR = 1, 2, 3
VOCABULARY = Vocabulary(
    doctors=(
        DoctorWords(LEE, "Dr. Ana Lee", "General practice"),
        DoctorWords(PARK, "Dr. Minho Park", "Dermatology"),
        DoctorWords(OKAFOR, "Dr. Grace Okafor", "Paediatrics"),
    ),
    visit_types=(
        VisitTypeWords(
            "checkup",
            {"en": "Check-up", "es": "Chequeo"},
            {"en": ("checkup", "physical"), "es": ("chequeo", "revisión")},
        ),
        VisitTypeWords(
            "vaccine",
            {"en": "Flu shot", "es": "Vacuna"},
            {"en": ("flu jab", "vaccination"), "es": ("vacuna de la gripe",)},
        ),
        VisitTypeWords(
            "skin", {"en": "Skin check", "es": "Control de piel"}, {"en": ("mole check",), "es": ("lunares",)}
        ),
    ),
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A local moment of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


# Tue 10:00 Lee, Tue 14:30 Park, Thu 16:00 Lee.
OFFERS = (
    Choice(at(24, 10), "Dr. Ana Lee"),
    Choice(at(24, 14, 30), "Dr. Minho Park"),
    Choice(at(26, 16), "Dr. Ana Lee"),
)


def read(text: str, **more: Any) -> Understanding:
    """What `text` means at this clinic; `more` goes into the context."""
    return understand(text, Context(NOW, ZONE, **({"vocabulary": VOCABULARY} | more)))
