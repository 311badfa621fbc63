"""What may be done with a visit, and the reason why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from clinic import rules
from clinic.model import MOVES, Appointment, Busy, Closure, Status, may_become
from clinic.rules import Reason, Wish
from tests.clinic.samples import practice

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)  # Monday, 10:00 in New York
TUESDAY = datetime(2026, 12, 1, 15, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
HOUSE = practice()
CHECKUP, VACCINE = HOUSE.visit_types


def _visit(status: Status = "scheduled", start: datetime = TUESDAY) -> Appointment:
    return Appointment(1, 1, 1, "checkup", start, start + HOUR / 2, status)


def _book(start: datetime, *, doctor: int = 1, now: datetime = NOW, desk: bool = False) -> Reason | None:
    return rules.may_book(HOUSE, Wish(doctor, CHECKUP, start), taken=[], own=[], now=now, desk=desk)


BOOKINGS = [
    (TUESDAY, None),
    (TUESDAY + 10 * MINUTE, Reason.NO_SLOT),
    (TUESDAY + 6.75 * HOUR, Reason.NO_SLOT),  # begins within the hours, ends after them
    (TUESDAY + 7 * HOUR, Reason.CLOSED),
    (TUESDAY + DAY, Reason.CLOSED),  # no day of work
    (datetime(2026, 12, 24, 15, tzinfo=UTC), Reason.CLOSED),
    (NOW - MINUTE, Reason.PAST),
    (NOW + 59 * MINUTE, Reason.TOO_SOON),
    (NOW + HOUR, None),
    (NOW + 91 * DAY, Reason.TOO_FAR),
]


@pytest.mark.parametrize(("start", "reason"), BOOKINGS)
def test_when_a_patient_may_book(start: datetime, reason: Reason | None) -> None:
    assert _book(start) is reason


def test_the_desk_is_bound_by_the_hours_but_not_by_notice_and_horizon() -> None:
    assert _book(NOW + HOUR / 2, desk=True) is None
    assert _book(NOW + 98 * DAY, desk=True) is None
    assert _book(NOW - 10 * MINUTE, now=NOW, desk=True) is Reason.NO_SLOT
    assert _book(NOW - HOUR, desk=True) is Reason.PAST
    assert _book(TUESDAY + DAY, desk=True) is Reason.CLOSED


def test_a_kind_of_visit_needs_a_doctor_who_does_it() -> None:
    wish = Wish(2, VACCINE, TUESDAY)
    assert rules.may_book(HOUSE, wish, taken=[], own=[], now=NOW) is Reason.NOT_OFFERED
    assert _book(TUESDAY, doctor=9) is Reason.NOT_OFFERED


@pytest.mark.parametrize(
    ("begins", "minutes", "reason"),
    [
        (TUESDAY - HOUR, 60, None),
        (TUESDAY - HOUR, 61, Reason.TAKEN),
        (TUESDAY + 19 * MINUTE, 60, Reason.TAKEN),  # within the buffer
        (TUESDAY + 20 * MINUTE, 60, None),
    ],
)
def test_what_is_taken_and_the_buffer(begins: datetime, minutes: int, reason: Reason | None) -> None:
    taken = [Busy(1, begins, begins + minutes * MINUTE)]
    assert rules.is_free(Wish(1, VACCINE, TUESDAY), taken=taken, own=[]) is reason


def test_a_patient_is_in_one_place_and_needs_no_buffer() -> None:
    wish = Wish(1, VACCINE, TUESDAY)
    with_park = Busy(2, TUESDAY + 15 * MINUTE, TUESDAY + HOUR)
    assert rules.is_free(wish, taken=[with_park], own=[with_park]) is None
    sooner = replace(with_park, start=TUESDAY + 14 * MINUTE)
    assert rules.is_free(wish, taken=[sooner], own=[sooner]) is Reason.OVERLAPS_OWN


ENDED: list[tuple[Status, Reason]] = [
    ("cancelled", Reason.ALREADY_CANCELLED),
    ("completed", Reason.ALREADY_OVER),
    ("no_show", Reason.ALREADY_OVER),
    ("held", Reason.NOT_ALLOWED),
]


@pytest.mark.parametrize(("status", "reason"), ENDED)
def test_what_has_ended_is_left_alone(status: Status, reason: Reason) -> None:
    visit, wish = _visit(status), Wish(1, CHECKUP, TUESDAY + HOUR)
    assert rules.may_cancel(visit, NOW) is reason
    assert rules.may_confirm(visit, NOW) is reason
    assert rules.may_change(visit, NOW, then="scheduled") is (reason if status != "held" else Reason.NOT_ALLOWED)
    assert rules.is_free(wish, taken=[], own=[]) is None


def test_a_visit_that_has_begun_is_the_desks() -> None:
    assert rules.may_cancel(_visit(), TUESDAY) is Reason.ALREADY_OVER
    assert rules.may_cancel(_visit(), TUESDAY, desk=True) is None
    assert rules.may_confirm(_visit(), TUESDAY + 29 * MINUTE) is None
    assert rules.may_confirm(_visit(), TUESDAY + 30 * MINUTE) is Reason.ALREADY_OVER


def test_late_is_nearer_than_the_cutoff() -> None:
    assert not rules.is_late(HOUSE.clinic, _visit(), TUESDAY - 2 * HOUR)
    assert rules.is_late(HOUSE.clinic, _visit(), TUESDAY - 2 * HOUR + MINUTE)


def test_what_can_be_taken_back() -> None:
    gone = _visit("cancelled")
    assert rules.may_restore(HOUSE, gone, NOW) is None
    assert rules.may_restore(HOUSE, _visit(), NOW) is Reason.NOT_ALLOWED
    assert rules.may_restore(HOUSE, gone, TUESDAY) is Reason.PAST
    closed = replace(HOUSE, closures=(Closure(date(2026, 12, 1), date(2026, 12, 2)),))
    assert rules.may_restore(closed, gone, NOW) is Reason.CLOSED


@pytest.mark.parametrize("now", MOVES)
@pytest.mark.parametrize("then", MOVES)
def test_statuses_change_by_the_table(now: Status, then: Status) -> None:
    assert (rules.may_change_status(_visit(now), then, TUESDAY) is None) is may_become(now, then)


@pytest.mark.parametrize("then", ["completed", "no_show"])
def test_what_becomes_of_a_visit_is_not_known_before_it(then: Status) -> None:
    assert rules.may_change_status(_visit(), then, TUESDAY - 16 * MINUTE) is Reason.TOO_EARLY
    assert rules.may_change_status(_visit(), then, TUESDAY - 15 * MINUTE) is None
    assert rules.may_change_status(_visit("cancelled"), then, TUESDAY - HOUR) is Reason.ALREADY_CANCELLED


def test_a_patient_arrives_on_the_day_of_her_visit() -> None:
    midnight = TUESDAY.astimezone(HOUSE.clinic.zone).replace(hour=0, minute=0)
    assert rules.may_arrive(HOUSE, _visit("confirmed"), midnight) is None
    assert rules.may_arrive(HOUSE, _visit(), midnight - MINUTE) is Reason.TOO_EARLY
    assert rules.may_arrive(HOUSE, _visit(), midnight + 24 * HOUR) is Reason.ALREADY_OVER
    assert rules.may_arrive(HOUSE, _visit("cancelled"), TUESDAY) is Reason.ALREADY_CANCELLED


def test_reasons_keep_their_names() -> None:
    """Programs know them."""
    assert [reason.value for reason in Reason] == [
        "taken",
        "closed",
        "past",
        "too_soon",
        "too_far",
        "not_offered",
        "no_slot",
        "overlaps_own",
        "already_cancelled",
        "already_over",
        "not_allowed",
        "too_early",
    ]
