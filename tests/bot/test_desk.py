"""The desk: each act, what it refuses, and what it leaves behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot import desk
from bot.desk import Actor, Clash, Refused, Stale, Unknown
from clinic.model import Appointment, Practice, Slot, Status
from clinic.rules import Reason
from db import attention, history, people
from db.tables import AppointmentRow, BusyRow, OutboxRow
from tests.bot.clinic_ground import API, HALF_HOUR, NOW, STAFF, TUESDAY, conversation, left, opened, patient, statuses


@pytest.fixture
def house(connection: Connection) -> Practice:
    return opened(connection)


@pytest.fixture
def maya(connection: Connection, house: Practice) -> int:
    return patient(connection)


def _lee(house: Practice) -> int:
    return house.doctors[0].id


def _park(house: Practice) -> int:
    return house.doctors[1].id


def _book(conn: Connection, house: Practice, patient_id: int, actor: Actor = STAFF, **changed: Any) -> Appointment:
    wanted: dict[str, Any] = {"doctor_id": _lee(house), "visit_type": "checkup", "start": TUESDAY}
    return desk.book(conn, NOW, house, actor, patient_id=patient_id, **wanted | changed)


def _refused(reason: Reason) -> Any:
    return pytest.raises(Refused, match=f"^{reason.value}$")


# -- booking ---------------------------------------------------------------------------------------------------------
def test_a_booking_by_the_patient(connection: Connection, house: Practice, maya: int) -> None:
    talk, herself = conversation(connection, maya)
    visit = _book(connection, house, maya, herself, conversation_id=talk)
    assert visit == Appointment(visit.id, maya, _lee(house), "checkup", TUESDAY, TUESDAY + HALF_HOUR, "scheduled", 1)
    assert left(connection, visit.id) == [
        "email:confirmation v1",
        f"calendar of {_lee(house)}",
        "reminder:24h v1",
        "reminder:2h v1",
    ]
    (change,) = history.of(connection, "appointment", visit.id)
    assert (change.actor, change.action, change.at) == (herself.label, "booked", NOW)
    assert change.after is not None
    assert change.after["appointment_date"] == TUESDAY.isoformat()
    assert connection.execute(select(AppointmentRow.booked_by)).scalar_one() == "sms"


def test_reminders_are_due_where_the_clinic_wants_them(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    query = select(OutboxRow.due, OutboxRow.key).where(OutboxRow.kind == "reminder").order_by(OutboxRow.due)
    assert connection.execute(query).all() == [
        (TUESDAY - timedelta(days=1), f"reminder:{visit.id}:v1:24h"),
        (TUESDAY - timedelta(hours=2), f"reminder:{visit.id}:v1:2h"),
    ]


def test_a_patient_hears_by_text_of_what_the_clinic_did(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya, STAFF)
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
    visit = _book(connection, house, maya, API)
    desk.cancel(connection, visit.start - ahead, house, API, visit.id)
    kinds = left(connection, visit.id)
    assert "notice:booked v1" not in kinds and ("notice:cancelled v2" in kinds) is texted


def test_the_desk_may_book_without_a_word(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya, tell_patient=False)
    assert left(connection, visit.id) == [f"calendar of {_lee(house)}", "reminder:24h v1", "reminder:2h v1"]


def test_a_taken_time_is_a_clash_and_the_transaction_goes_on(
    connection: Connection, house: Practice, maya: int
) -> None:
    _book(connection, house, maya)
    for start in (TUESDAY, TUESDAY):
        with pytest.raises(Clash):
            _book(connection, house, patient(connection, "Leo Diaz"), start=start)
    assert _book(connection, house, patient(connection, "Leo Diaz"), start=TUESDAY + HALF_HOUR).id
    assert len(statuses(connection)) == 2


def test_the_buffer_after_a_visit_is_taken_too(connection: Connection, house: Practice, maya: int) -> None:
    _book(connection, house, maya, visit_type="vaccine")
    with pytest.raises(Clash):
        _book(connection, house, patient(connection), visit_type="vaccine", start=TUESDAY + timedelta(minutes=15))


def test_a_time_that_the_doctor_keeps_free_is_a_clash(connection: Connection, house: Practice, maya: int) -> None:
    block = {"doctor_id": _lee(house), "starts": TUESDAY, "ends": TUESDAY + HALF_HOUR, "source": "desk"}
    connection.execute(insert(BusyRow).values(block))
    with pytest.raises(Clash):
        _book(connection, house, maya)


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
    with _refused(reason):
        _book(connection, house, maya, API, start=start, visit_type=kind)
    assert statuses(connection) == []


def test_a_kind_of_visit_that_the_doctor_does_not_do_is_refused(
    connection: Connection, house: Practice, maya: int
) -> None:
    with _refused(Reason.NOT_OFFERED):
        _book(connection, house, maya, doctor_id=_park(house), visit_type="vaccine")


def test_the_desk_may_book_at_short_notice(connection: Connection, house: Practice, maya: int) -> None:
    assert _book(connection, house, maya, start=NOW + HALF_HOUR).status == "scheduled"


def test_a_patient_cannot_be_with_two_doctors_at_once(connection: Connection, house: Practice, maya: int) -> None:
    _book(connection, house, maya)
    with _refused(Reason.OVERLAPS_OWN):
        _book(connection, house, maya, doctor_id=_park(house))
    assert _book(connection, house, patient(connection, "Leo Diaz"), doctor_id=_park(house)).status == "scheduled"


def test_unknown_things_are_named(connection: Connection, house: Practice, maya: int) -> None:
    with pytest.raises(Unknown, match="no doctor 0"):
        _book(connection, house, maya, doctor_id=0)
    with pytest.raises(Unknown, match="no visit_type surgery"):
        _book(connection, house, maya, visit_type="surgery")
    with pytest.raises(Unknown, match="no patient 0"):
        _book(connection, house, 0)
    with pytest.raises(Unknown, match="no appointment 0"):
        desk.confirm(connection, NOW, house, STAFF, 0)


# -- holds -----------------------------------------------------------------------------------------------------------
def _hold(conn: Connection, house: Practice, talk: int, *starts: datetime, now: datetime = NOW) -> None:
    slots = [Slot(_lee(house), start, start + HALF_HOUR) for start in starts]
    desk.hold(conn, now, house, conversation_id=talk, patient_id=None, visit_type="checkup", slots=slots)


def test_an_offered_time_is_kept_from_others_until_the_hold_ends(
    connection: Connection, house: Practice, maya: int
) -> None:
    talk, _ = conversation(connection, maya)
    _hold(connection, house, talk, TUESDAY)
    leo = patient(connection, "Leo Diaz")
    with pytest.raises(Clash):
        _book(connection, house, leo)
    late = NOW + house.clinic.hold
    desk.book(
        connection, late, house, STAFF, patient_id=leo, doctor_id=_lee(house), visit_type="checkup", start=TUESDAY
    )
    assert statuses(connection) == [("scheduled", TUESDAY)]


def test_one_holds_what_was_offered_last(connection: Connection, house: Practice, maya: int) -> None:
    talk, _ = conversation(connection, maya)
    _hold(connection, house, talk, TUESDAY, TUESDAY + HALF_HOUR)
    _hold(connection, house, talk, TUESDAY + HALF_HOUR, TUESDAY + 2 * HALF_HOUR)
    assert [start for _, start in statuses(connection)] == [TUESDAY + HALF_HOUR, TUESDAY + 2 * HALF_HOUR]
    desk.release(connection, talk)
    assert statuses(connection) == []


def test_what_is_held_by_another_cannot_be_held(connection: Connection, house: Practice, maya: int) -> None:
    one, _ = conversation(connection, maya)
    other, _ = conversation(connection, maya, "+12125550143")
    _hold(connection, house, one, TUESDAY)
    with pytest.raises(Clash):
        _hold(connection, house, other, TUESDAY + HALF_HOUR, TUESDAY)
    assert statuses(connection) == [("held", TUESDAY)]
    _hold(connection, house, other, TUESDAY, now=NOW + house.clinic.hold)
    assert statuses(connection) == [("held", TUESDAY)]


def test_of_offers_that_overlap_the_first_is_held(connection: Connection, house: Practice, maya: int) -> None:
    talk, _ = conversation(connection, maya)
    _hold(connection, house, talk, TUESDAY, TUESDAY + timedelta(minutes=15), TUESDAY + HALF_HOUR)
    assert [start for _, start in statuses(connection)] == [TUESDAY, TUESDAY + HALF_HOUR]


def test_holding_nothing_releases_all(connection: Connection, house: Practice, maya: int) -> None:
    talk, _ = conversation(connection, maya)
    _hold(connection, house, talk, TUESDAY)
    _hold(connection, house, talk)
    assert statuses(connection) == []


def test_a_held_time_becomes_the_visit(connection: Connection, house: Practice, maya: int) -> None:
    talk, herself = conversation(connection, maya)
    _hold(connection, house, talk, TUESDAY, TUESDAY + HALF_HOUR)
    _book(connection, house, maya, herself, conversation_id=talk)
    assert statuses(connection) == [("scheduled", TUESDAY), ("held", TUESDAY + HALF_HOUR)]


def test_own_holds_are_in_nobodys_own_way(connection: Connection, house: Practice, maya: int) -> None:
    """She was offered two other times, and moves her visit to one of them."""
    talk, herself = conversation(connection, maya)
    _hold(connection, house, talk, TUESDAY, TUESDAY + HALF_HOUR)
    visit = _book(connection, house, maya, start=TUESDAY + 2 * HALF_HOUR)
    desk.move(connection, NOW, house, herself, visit.id, start=TUESDAY + HALF_HOUR)
    assert statuses(connection) == [("held", TUESDAY), ("scheduled", TUESDAY + HALF_HOUR)]


def test_a_held_time_stays_hers_though_the_notice_ran_out(connection: Connection, house: Practice, maya: int) -> None:
    talk, herself = conversation(connection, maya)
    start = NOW + timedelta(hours=1)
    _hold(connection, house, talk, start)
    given: dict[str, Any] = {"patient_id": maya, "doctor_id": _lee(house), "visit_type": "checkup", "start": start}
    later = NOW + timedelta(minutes=9)
    with _refused(Reason.TOO_SOON):
        desk.book(connection, later + timedelta(minutes=1), house, herself, conversation_id=talk, **given)
    assert desk.book(connection, later, house, herself, conversation_id=talk, **given).status == "scheduled"


# -- confirming ------------------------------------------------------------------------------------------------------
def test_confirming_keeps_the_version_and_twice_is_once(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    before = left(connection, visit.id)
    for _ in range(2):
        confirmed = desk.confirm(connection, NOW, house, STAFF, visit.id, version=1)
        assert (confirmed.status, confirmed.version) == ("confirmed", 1)
    assert [change.action for change in history.of(connection, "appointment", visit.id)] == ["booked", "confirmed"]
    assert left(connection, visit.id) == before


def test_a_yes_to_what_was_moved_meanwhile_confirms_nothing(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY + HALF_HOUR)
    with pytest.raises(Stale):
        desk.confirm(connection, NOW, house, STAFF, visit.id, version=1)


def test_a_patient_who_is_late_may_still_confirm(connection: Connection, house: Practice, maya: int) -> None:
    _, herself = conversation(connection, maya)
    visit = _book(connection, house, maya)
    desk.confirm(connection, TUESDAY + timedelta(minutes=10), house, herself, visit.id)
    with _refused(Reason.ALREADY_OVER):
        desk.confirm(connection, TUESDAY + HALF_HOUR, house, herself, visit.id)


# -- moving ----------------------------------------------------------------------------------------------------------
def test_a_move_frees_the_old_time_and_takes_the_new(connection: Connection, house: Practice, maya: int) -> None:
    _, herself = conversation(connection, maya)
    visit = desk.confirm(connection, NOW, house, STAFF, _book(connection, house, maya, herself).id)
    moved = desk.move(connection, NOW, house, herself, visit.id, start=TUESDAY + HALF_HOUR, version=1)
    assert (moved.start, moved.end, moved.status, moved.version) == (
        TUESDAY + HALF_HOUR,
        TUESDAY + 2 * HALF_HOUR,
        "scheduled",
        2,
    )
    assert left(connection, visit.id)[4:] == [
        "email:change v2",
        f"calendar of {_lee(house)}",
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
    assert _book(connection, house, patient(connection, "Leo Diaz")).start == TUESDAY


def test_a_move_to_another_doctor_tells_both_calendars(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY, doctor_id=_park(house))
    assert left(connection, visit.id)[5:] == [
        "email:change v2",
        "notice:moved v2",
        f"calendar of {_lee(house)}",
        f"calendar of {_park(house)}",
        "reminder:24h v2",
        "reminder:2h v2",
    ]


def test_a_move_within_its_own_time(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya, visit_type="vaccine")
    moved = desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY, visit_type="checkup")
    assert (moved.start, moved.end, moved.visit_type) == (TUESDAY, TUESDAY + HALF_HOUR, "checkup")


def test_a_move_to_where_it_is_changes_nothing(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    before = left(connection, visit.id)
    assert desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY) == visit
    assert left(connection, visit.id) == before


def test_a_move_that_clashes_keeps_the_old_time(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    _book(connection, house, patient(connection, "Leo Diaz"), start=TUESDAY + HALF_HOUR)
    with pytest.raises(Clash):
        desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY + HALF_HOUR)
    assert statuses(connection) == [("scheduled", TUESDAY), ("scheduled", TUESDAY + HALF_HOUR)]


def test_what_is_over_or_cancelled_cannot_be_moved(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    with _refused(Reason.ALREADY_OVER):
        desk.move(connection, TUESDAY, house, API, visit.id, start=TUESDAY + timedelta(days=7))
    desk.cancel(connection, NOW, house, STAFF, visit.id)
    with _refused(Reason.ALREADY_CANCELLED):
        desk.move(connection, NOW, house, STAFF, visit.id, start=TUESDAY + HALF_HOUR)


# -- cancelling ------------------------------------------------------------------------------------------------------
def test_a_cancelled_time_is_free_again(connection: Connection, house: Practice, maya: int) -> None:
    _, herself = conversation(connection, maya)
    visit = _book(connection, house, maya, herself)
    gone = desk.cancel(connection, NOW, house, herself, visit.id, version=1, why="is away")
    assert (gone.status, gone.version, gone.cancelled_at) == ("cancelled", 2, NOW)
    assert left(connection, visit.id)[4:] == ["email:cancellation v2", f"calendar of {_lee(house)}"]
    assert history.of(connection, "appointment", visit.id)[-1].why == "is away"
    assert _book(connection, house, patient(connection, "Leo Diaz")).start == TUESDAY


@pytest.mark.parametrize(("before", "late"), [(120, False), (119, True)])
def test_a_late_cancellation_is_marked(
    connection: Connection, house: Practice, maya: int, before: int, late: bool
) -> None:
    visit = _book(connection, house, maya)
    desk.cancel(connection, TUESDAY - timedelta(minutes=before), house, STAFF, visit.id)
    assert connection.execute(select(AppointmentRow.cancelled_late)).scalar_one() is late


def test_cancelling_twice_is_refused(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    desk.cancel(connection, NOW, house, STAFF, visit.id)
    with _refused(Reason.ALREADY_CANCELLED):
        desk.cancel(connection, NOW, house, STAFF, visit.id)


def test_a_notice_that_the_quiet_hours_keep_back_too_long_is_a_call(
    connection: Connection, house: Practice, maya: int
) -> None:
    """Dr. Park works on Sundays from midnight on: a cancellation at five of a visit at seven."""
    seven = datetime(2026, 11, 29, 12, tzinfo=UTC)
    visit = _book(connection, house, maya, doctor_id=_park(house), start=seven, tell_patient=False)
    desk.cancel(connection, seven - timedelta(hours=2), house, STAFF, visit.id)
    assert not any(kind.startswith("notice") for kind in left(connection, visit.id))
    (matter,) = attention.open_(connection)
    assert (matter.kind, matter.appointment_id) == ("undeliverable", visit.id)


# -- taking back -----------------------------------------------------------------------------------------------------
def test_a_cancellation_taken_back(connection: Connection, house: Practice, maya: int) -> None:
    _, herself = conversation(connection, maya)
    visit = _book(connection, house, maya, herself)
    desk.cancel(connection, NOW, house, herself, visit.id)
    back = desk.restore(connection, NOW, house, herself, visit.id, version=2)
    assert (back.status, back.version, back.cancelled_at, back.start) == ("scheduled", 3, None, TUESDAY)
    assert left(connection, visit.id)[6:] == [
        "email:confirmation v3",
        f"calendar of {_lee(house)}",
        "reminder:24h v3",
        "reminder:2h v3",
    ]


def test_a_time_given_away_cannot_be_taken_back(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    desk.cancel(connection, NOW, house, STAFF, visit.id)
    _book(connection, house, patient(connection, "Leo Diaz"))
    with pytest.raises(Clash):
        desk.restore(connection, NOW, house, STAFF, visit.id)


def test_ones_own_hold_does_not_keep_one_from_taking_back(connection: Connection, house: Practice, maya: int) -> None:
    talk, herself = conversation(connection, maya)
    visit = _book(connection, house, maya)
    desk.cancel(connection, NOW, house, herself, visit.id)
    _hold(connection, house, talk, TUESDAY)
    assert desk.restore(connection, NOW, house, herself, visit.id).status == "scheduled"


def test_only_what_is_cancelled_and_ahead_can_be_taken_back(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    with _refused(Reason.NOT_ALLOWED):
        desk.restore(connection, NOW, house, STAFF, visit.id)
    desk.cancel(connection, NOW, house, STAFF, visit.id)
    with _refused(Reason.PAST):
        desk.restore(connection, TUESDAY, house, STAFF, visit.id)
    other = _book(connection, house, maya, doctor_id=_park(house))
    with _refused(Reason.OVERLAPS_OWN):
        desk.restore(connection, NOW, house, STAFF, visit.id)
    assert other.status == "scheduled"


# -- arriving --------------------------------------------------------------------------------------------------------
def test_a_patient_arrives_and_the_mistake_is_taken_back(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    early = TUESDAY - HALF_HOUR
    with _refused(Reason.TOO_EARLY):
        desk.arrive(connection, NOW, house, STAFF, visit.id)
    for _ in range(2):
        assert desk.arrive(connection, early, house, STAFF, visit.id, version=1).arrived_at == early
    assert desk.arrive(connection, early, house, STAFF, visit.id, arrived=False).arrived_at is None
    assert [one.action for one in history.of(connection, "appointment", visit.id)] == [
        "booked",
        "arrived",
        "not_arrived",
    ]


def test_who_arrived_for_one_time_has_not_arrived_for_another(
    connection: Connection, house: Practice, maya: int
) -> None:
    visit = _book(connection, house, maya)
    desk.arrive(connection, TUESDAY - HALF_HOUR, house, STAFF, visit.id)
    moved = desk.move(connection, TUESDAY - HALF_HOUR, house, STAFF, visit.id, start=TUESDAY + HALF_HOUR)
    assert (moved.arrived_at, moved.version) == (None, 2)


# -- statuses --------------------------------------------------------------------------------------------------------
ALLOWED: list[tuple[Status, Status]] = [
    ("scheduled", "confirmed"),
    ("scheduled", "cancelled"),
    ("scheduled", "completed"),
    ("scheduled", "no_show"),
    ("confirmed", "scheduled"),
    ("confirmed", "completed"),
    ("cancelled", "scheduled"),
    ("completed", "no_show"),
    ("no_show", "completed"),
    ("no_show", "scheduled"),
]
ABOUT_TIME = TUESDAY - timedelta(minutes=10)
FORBIDDEN: list[tuple[Status, Status, Reason]] = [
    ("scheduled", "held", Reason.NOT_ALLOWED),
    ("cancelled", "confirmed", Reason.ALREADY_CANCELLED),
    ("cancelled", "completed", Reason.ALREADY_CANCELLED),
    ("completed", "cancelled", Reason.ALREADY_OVER),
    ("completed", "scheduled", Reason.ALREADY_OVER),
    ("no_show", "confirmed", Reason.ALREADY_OVER),
]


def _of_status(conn: Connection, house: Practice, patient_id: int, status: Status) -> int:
    visit = _book(conn, house, patient_id)
    return desk.set_status(conn, ABOUT_TIME, house, STAFF, visit.id, status).id


@pytest.mark.parametrize(("now", "then"), ALLOWED)
def test_a_status_that_may_become_another_does(
    connection: Connection, house: Practice, maya: int, now: Status, then: Status
) -> None:
    visit_id = _of_status(connection, house, maya, now)
    assert desk.set_status(connection, ABOUT_TIME, house, STAFF, visit_id, then).status == then
    assert desk.set_status(connection, ABOUT_TIME, house, STAFF, visit_id, then).status == then


@pytest.mark.parametrize(("now", "then", "reason"), FORBIDDEN)
def test_a_status_that_may_not_stays(
    connection: Connection, house: Practice, maya: int, now: Status, then: Status, reason: Reason
) -> None:
    visit_id = _of_status(connection, house, maya, now)
    with _refused(reason):
        desk.set_status(connection, ABOUT_TIME, house, STAFF, visit_id, then)


def test_a_visit_is_neither_kept_nor_missed_days_before(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    for actor in (STAFF, API):
        with _refused(Reason.TOO_EARLY):
            desk.set_status(connection, NOW, house, actor, visit.id, "no_show")


def test_a_no_show_whose_time_was_given_away_stays_one(connection: Connection, house: Practice, maya: int) -> None:
    visit_id = _of_status(connection, house, maya, "no_show")
    _book(connection, house, patient(connection, "Leo Diaz"))
    with pytest.raises(Clash):
        desk.set_status(connection, NOW, house, STAFF, visit_id, "scheduled")


def test_a_status_given_to_an_older_version_is_stale(connection: Connection, house: Practice, maya: int) -> None:
    visit = _book(connection, house, maya)
    connection.execute(update(AppointmentRow).values(version=5))
    with pytest.raises(Stale):
        desk.set_status(connection, NOW, house, STAFF, visit.id, "completed", version=1)
