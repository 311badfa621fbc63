"""The desk: each act, what it refuses, and what it leaves behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select

from bot import desk
from bot.desk import Clash, Stale, Unknown
from clinic.model import Appointment, Practice
from clinic.rules import Reason
from db import attention, history, people
from db.tables import AppointmentRow, BusyRow, OutboxRow
from tests.bot.clinic_ground import (
    API,
    HALF_HOUR,
    NOW,
    STAFF,
    TUESDAY,
    book,
    conversation,
    hold,
    lee,
    left,
    park,
    patient,
    refused,
    statuses,
)


# -- booking ---------------------------------------------------------------------------------------------------------
def test_a_booking_by_the_patient(connection: Connection, house: Practice, maya: int) -> None:
    talk, herself = conversation(connection, maya)
    visit = book(connection, house, maya, herself, conversation_id=talk)
    assert visit == Appointment(visit.id, maya, lee(house), "checkup", TUESDAY, TUESDAY + HALF_HOUR, "scheduled", 1)
    assert left(connection, visit.id) == [
        "email:confirmation v1",
        f"calendar of {lee(house)}",
        "reminder:24h v1",
        "reminder:2h v1",
    ]
    (change,) = history.of(connection, "appointment", visit.id)
    assert (change.actor, change.action, change.at) == (herself.label, "booked", NOW)
    assert change.after is not None
    assert change.after["appointment_date"] == TUESDAY.isoformat()
    assert connection.execute(select(AppointmentRow.booked_by)).scalar_one() == "sms"


def test_reminders_are_due_where_the_clinic_wants_them(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    query = select(OutboxRow.due, OutboxRow.key).where(OutboxRow.kind == "reminder").order_by(OutboxRow.due)
    assert connection.execute(query).all() == [
        (TUESDAY - timedelta(days=1), f"reminder:{visit.id}:v1:24h"),
        (TUESDAY - timedelta(hours=2), f"reminder:{visit.id}:v1:2h"),
    ]


def test_a_patient_hears_by_text_of_what_the_clinic_did(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya, STAFF)
    assert left(connection, visit.id)[:2] == ["email:confirmation v1", "notice:booked v1"]


@pytest.mark.parametrize(
    ("email", "ahead", "texted"),
    [
        ("maya@mail.example", timedelta(days=7), False),
        ("maya@mail.example", timedelta(hours=20), True),  # an e-mail may come too late
        (None, timedelta(days=7), True),
    ],
)
def test_what_a_program_did_is_texted_only_where_an_email_would_not_do(
    connection: Connection, house: Practice, maya: int, email: str | None, ahead: timedelta, texted: bool
) -> None:
    people.correct(connection, maya, {"email": email}, now=NOW, actor="staff:1")
    visit = book(connection, house, maya, API)
    desk.cancel(connection, visit.start - ahead, house, API, visit.id)
    kinds = left(connection, visit.id)
    assert "notice:booked v1" not in kinds and ("notice:cancelled v2" in kinds) is texted


def test_the_desk_may_book_without_a_word(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya, tell_patient=False)
    assert left(connection, visit.id) == [f"calendar of {lee(house)}", "reminder:24h v1", "reminder:2h v1"]


def test_a_taken_time_is_a_clash_and_the_transaction_goes_on(
    connection: Connection, house: Practice, maya: int
) -> None:
    book(connection, house, maya)
    for start in (TUESDAY, TUESDAY):
        with pytest.raises(Clash):
            book(connection, house, patient(connection, "Leo Diaz"), start=start)
    assert book(connection, house, patient(connection, "Leo Diaz"), start=TUESDAY + HALF_HOUR).id
    assert len(statuses(connection)) == 2


def test_the_buffer_after_a_visit_is_taken_too(connection: Connection, house: Practice, maya: int) -> None:
    book(connection, house, maya, visit_type="vaccine")
    with pytest.raises(Clash):
        book(connection, house, patient(connection), visit_type="vaccine", start=TUESDAY + timedelta(minutes=15))


def test_a_time_that_the_doctor_keeps_free_is_a_clash(connection: Connection, house: Practice, maya: int) -> None:
    block = {"doctor_id": lee(house), "starts": TUESDAY, "ends": TUESDAY + HALF_HOUR, "source": "desk"}
    connection.execute(insert(BusyRow).values(block))
    with pytest.raises(Clash):
        book(connection, house, maya)


REFUSED = [
    (TUESDAY + timedelta(minutes=10), "checkup", Reason.NO_SLOT),
    (TUESDAY + timedelta(hours=10), "checkup", Reason.CLOSED),
    (datetime(2026, 12, 25, 15, tzinfo=UTC), "checkup", Reason.CLOSED),
    (NOW - HALF_HOUR, "checkup", Reason.PAST),
    (NOW + HALF_HOUR, "checkup", Reason.TOO_SOON),
    (NOW + timedelta(days=91), "checkup", Reason.TOO_FAR),
]


@pytest.mark.parametrize(("start", "kind", "reason"), REFUSED)
def test_what_is_no_open_time_is_refused(
    connection: Connection, house: Practice, maya: int, start: datetime, kind: str, reason: Reason
) -> None:
    with refused(reason):
        book(connection, house, maya, API, start=start, visit_type=kind)
    assert statuses(connection) == []


def test_a_kind_of_visit_that_the_doctor_does_not_do_is_refused(
    connection: Connection, house: Practice, maya: int
) -> None:
    with refused(Reason.NOT_OFFERED):
        book(connection, house, maya, doctor_id=park(house), visit_type="vaccine")


def test_the_desk_may_book_at_short_notice(connection: Connection, house: Practice, maya: int) -> None:
    assert book(connection, house, maya, start=NOW + HALF_HOUR).status == "scheduled"


def test_a_patient_cannot_be_with_two_doctors_at_once(connection: Connection, house: Practice, maya: int) -> None:
    book(connection, house, maya)
    with refused(Reason.OVERLAPS_OWN):
        book(connection, house, maya, doctor_id=park(house))
    assert book(connection, house, patient(connection, "Leo Diaz"), doctor_id=park(house)).status == "scheduled"


def test_unknown_things_are_named(connection: Connection, house: Practice, maya: int) -> None:
    with pytest.raises(Unknown, match="no doctor 0"):
        book(connection, house, maya, doctor_id=0)
    with pytest.raises(Unknown, match="no visit_type surgery"):
        book(connection, house, maya, visit_type="surgery")
    with pytest.raises(Unknown, match="no patient 0"):
        book(connection, house, 0)
    with pytest.raises(Unknown, match="no appointment 0"):
        desk.confirm(connection, NOW, house, STAFF, 0)


# -- confirming ------------------------------------------------------------------------------------------------------
def test_confirming_keeps_the_version_and_twice_is_once(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    before = left(connection, visit.id)
    for _ in range(2):
        confirmed = desk.confirm(connection, NOW, house, STAFF, visit.id, version=1)
        assert (confirmed.status, confirmed.version) == ("confirmed", 1)
    assert [change.action for change in history.of(connection, "appointment", visit.id)] == ["booked", "confirmed"]
    assert left(connection, visit.id) == before


def test_a_yes_to_what_was_moved_meanwhile_confirms_nothing(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY + HALF_HOUR)
    with pytest.raises(Stale):
        desk.confirm(connection, NOW, house, STAFF, visit.id, version=1)


def test_a_patient_who_is_late_may_still_confirm(connection: Connection, house: Practice, maya: int) -> None:
    _, herself = conversation(connection, maya)
    visit = book(connection, house, maya)
    desk.confirm(connection, TUESDAY + timedelta(minutes=10), house, herself, visit.id)
    with refused(Reason.ALREADY_OVER):
        desk.confirm(connection, TUESDAY + HALF_HOUR, house, herself, visit.id)


# -- moving ----------------------------------------------------------------------------------------------------------
def test_a_move_frees_the_old_time_and_takes_the_new(connection: Connection, house: Practice, maya: int) -> None:
    _, herself = conversation(connection, maya)
    visit = desk.confirm(connection, NOW, house, STAFF, book(connection, house, maya, herself).id)
    moved = desk.move(connection, NOW, house, herself, visit.id, start=TUESDAY + HALF_HOUR, version=1)
    assert (moved.start, moved.end, moved.status, moved.version) == (
        TUESDAY + HALF_HOUR,
        TUESDAY + 2 * HALF_HOUR,
        "scheduled",
        2,
    )
    assert left(connection, visit.id)[4:] == [
        "email:change v2",
        f"calendar of {lee(house)}",
        "reminder:24h v2",
        "reminder:2h v2",
    ]
    last = history.of(connection, "appointment", visit.id)[-1]
    assert last.before == {
        "appointment_date": TUESDAY.isoformat(),
        "ends_at": (TUESDAY + HALF_HOUR).isoformat(),
        "status": "confirmed",
        "version": 1,
    }
    assert book(connection, house, patient(connection, "Leo Diaz")).start == TUESDAY


def test_a_move_to_another_doctor_tells_both_calendars(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY, doctor_id=park(house))
    assert left(connection, visit.id)[5:] == [
        "email:change v2",
        "notice:moved v2",
        f"calendar of {lee(house)}",
        f"calendar of {park(house)}",
        "reminder:24h v2",
        "reminder:2h v2",
    ]


def test_a_move_within_its_own_time(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya, visit_type="vaccine")
    moved = desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY, visit_type="checkup")
    assert (moved.start, moved.end, moved.visit_type) == (TUESDAY, TUESDAY + HALF_HOUR, "checkup")


def test_a_move_to_where_it_is_changes_nothing(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    before = left(connection, visit.id)
    assert desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY) == visit
    assert left(connection, visit.id) == before


def test_a_move_that_clashes_keeps_the_old_time(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    book(connection, house, patient(connection, "Leo Diaz"), start=TUESDAY + HALF_HOUR)
    with pytest.raises(Clash):
        desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY + HALF_HOUR)
    assert statuses(connection) == [("scheduled", TUESDAY), ("scheduled", TUESDAY + HALF_HOUR)]


def test_what_is_over_or_cancelled_cannot_be_moved(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    with refused(Reason.ALREADY_OVER):
        desk.move(connection, TUESDAY, house, API, visit.id, start=TUESDAY + timedelta(days=7))
    desk.cancel(connection, NOW, house, STAFF, visit.id)
    with refused(Reason.ALREADY_CANCELLED):
        desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY + HALF_HOUR)


# -- cancelling ------------------------------------------------------------------------------------------------------
def test_a_cancelled_time_is_free_again(connection: Connection, house: Practice, maya: int) -> None:
    _, herself = conversation(connection, maya)
    visit = book(connection, house, maya, herself)
    gone = desk.cancel(connection, NOW, house, herself, visit.id, version=1, why="is away")
    assert (gone.status, gone.version, gone.cancelled_at) == ("cancelled", 2, NOW)
    assert left(connection, visit.id)[4:] == ["email:cancellation v2", f"calendar of {lee(house)}"]
    assert history.of(connection, "appointment", visit.id)[-1].why == "is away"
    assert book(connection, house, patient(connection, "Leo Diaz")).start == TUESDAY


@pytest.mark.parametrize(("before", "late"), [(120, False), (119, True)])
def test_a_late_cancellation_is_marked(
    connection: Connection, house: Practice, maya: int, before: int, late: bool
) -> None:
    visit = book(connection, house, maya)
    desk.cancel(connection, TUESDAY - timedelta(minutes=before), house, STAFF, visit.id)
    assert connection.execute(select(AppointmentRow.cancelled_late)).scalar_one() is late


def test_cancelling_twice_is_refused(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    desk.cancel(connection, NOW, house, STAFF, visit.id)
    with refused(Reason.ALREADY_CANCELLED):
        desk.cancel(connection, NOW, house, STAFF, visit.id)


def test_a_notice_that_the_quiet_hours_keep_back_too_long_is_a_call(
    connection: Connection, house: Practice, maya: int
) -> None:
    """Dr. Park works on Sundays from midnight on: a cancellation at five of a visit at seven."""
    seven = datetime(2026, 11, 29, 12, tzinfo=UTC)
    visit = book(connection, house, maya, doctor_id=park(house), start=seven, tell_patient=False)
    desk.cancel(connection, seven - timedelta(hours=2), house, STAFF, visit.id)
    assert not any(kind.startswith("notice") for kind in left(connection, visit.id))
    (matter,) = attention.open_(connection)
    assert (matter.kind, matter.appointment_id) == ("undeliverable", visit.id)


# -- taking back -----------------------------------------------------------------------------------------------------
def test_a_cancellation_taken_back(connection: Connection, house: Practice, maya: int) -> None:
    _, herself = conversation(connection, maya)
    visit = book(connection, house, maya, herself)
    desk.cancel(connection, NOW, house, herself, visit.id)
    back = desk.restore(connection, NOW, house, herself, visit.id, version=2)
    assert (back.status, back.version, back.cancelled_at, back.start) == ("scheduled", 3, None, TUESDAY)
    assert left(connection, visit.id)[6:] == [
        "email:confirmation v3",
        f"calendar of {lee(house)}",
        "reminder:24h v3",
        "reminder:2h v3",
    ]


def test_a_time_given_away_cannot_be_taken_back(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    desk.cancel(connection, NOW, house, STAFF, visit.id)
    book(connection, house, patient(connection, "Leo Diaz"))
    with pytest.raises(Clash):
        desk.restore(connection, NOW, house, STAFF, visit.id)


def test_ones_own_hold_does_not_keep_one_from_taking_back(connection: Connection, house: Practice, maya: int) -> None:
    talk, herself = conversation(connection, maya)
    visit = book(connection, house, maya)
    desk.cancel(connection, NOW, house, herself, visit.id)
    hold(connection, house, talk, TUESDAY)
    assert desk.restore(connection, NOW, house, herself, visit.id).status == "scheduled"


def test_only_what_is_cancelled_and_ahead_can_be_taken_back(connection: Connection, house: Practice, maya: int) -> None:
    visit = book(connection, house, maya)
    with refused(Reason.NOT_ALLOWED):
        desk.restore(connection, NOW, house, STAFF, visit.id)
    desk.cancel(connection, NOW, house, STAFF, visit.id)
    with refused(Reason.PAST):
        desk.restore(connection, TUESDAY, house, STAFF, visit.id)
    other = book(connection, house, maya, doctor_id=park(house))
    with refused(Reason.OVERLAPS_OWN):
        desk.restore(connection, NOW, house, STAFF, visit.id)
    assert other.status == "scheduled"
