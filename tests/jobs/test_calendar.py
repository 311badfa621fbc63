"""The doctors' own calendars follow the visits, whatever is repeated and in whatever order; and what they say is heeded."""

from __future__ import annotations

import random
import threading
from datetime import UTC, datetime, timedelta

import pytest

from bot import events
from bot.calendar_sync import sync
from bot.channels.base import SendError
from db import outbox, visits
from db.busy import reading
from jobs import house
from jobs.deliver import deliver
from tests.jobs.later import VISIT, ZONE, Later
from tests.providers.google import ID
from tests.providers.wire import Fault

LEE, PARK = "lee@riverside.example", "park@riverside.example"
HOUR = timedelta(hours=1)


def starts(later: Later, calendar: str) -> list[str]:
    return [event["start"]["dateTime"] for event in later.google.live(calendar)]


def test_the_event_is_in_the_clinic_s_zone_and_known_as_ours(later: Later) -> None:
    visit = later.book(later.patient())
    later.work()
    (event,) = later.google.live(LEE)
    assert event["start"] == {"dateTime": "2026-12-01T15:00:00-05:00", "timeZone": "America/New_York"}
    assert event["end"]["dateTime"] == "2026-12-01T15:30:00-05:00"
    assert event["extendedProperties"]["private"] == {events.OURS: str(visit.id)}
    assert ID.fullmatch(event["id"])
    with later.runtime.engine.connect() as conn:
        assert event["id"] == events.event_id(visits.salt(conn), visit.id)


def test_a_sensitive_kind_is_not_named(later: Later) -> None:
    later.book(later.patient(), kind="counsel")
    later.work()
    (event,) = later.google.live(LEE)
    assert event["summary"] == "Visit – Maya Chen"
    assert "counsel" not in str(event).lower()


def test_moved_cancelled_and_brought_back(later: Later) -> None:
    visit = later.book(later.patient())
    later.work()
    later.act("move", visit.id, start=VISIT + HOUR)
    later.work()
    assert starts(later, LEE) == ["2026-12-01T16:00:00-05:00"]
    later.act("cancel", visit.id)
    later.work()
    assert starts(later, LEE) == []
    later.act("restore", visit.id)
    later.work()
    assert starts(later, LEE) == ["2026-12-01T16:00:00-05:00"], "Google keeps a deleted event's id: it is brought back"


def test_a_visit_that_goes_to_another_doctor_changes_calendars_and_may_come_back(later: Later) -> None:
    lee, park = (doctor.id for doctor in later.house.doctors)
    visit = later.book(later.patient())
    later.work()
    later.act("move", visit.id, start=VISIT, doctor_id=park)
    later.work()
    assert (len(starts(later, LEE)), len(starts(later, PARK))) == (0, 1)
    later.act("move", visit.id, start=VISIT, doctor_id=lee)
    later.work()
    assert (len(starts(later, LEE)), len(starts(later, PARK))) == (1, 0)


def test_repeats_and_any_order_end_the_same(later: Later) -> None:
    visit = later.book(later.patient())
    later.act("move", visit.id, start=VISIT + HOUR)
    later.act("move", visit.id, start=VISIT, doctor_id=later.house.doctors[1].id)
    rows = [row.outbox_id for row in later.rows("calendar")]
    random.Random(7).shuffle(rows)
    for outbox_id in rows:
        deliver(later.runtime, outbox_id)
    later.sql("update outbox set status = 'waiting' where kind = 'calendar'")
    later.work()
    assert (len(starts(later, LEE)), starts(later, PARK)) == (0, ["2026-12-01T15:00:00-05:00"])


def test_an_answer_that_got_lost_makes_no_second_event(later: Later) -> None:
    later.google.fail(Fault(status=503, after=True), kind="event.insert")
    later.book(later.patient())
    later.work()
    later.after(seconds=10).work()
    assert len(starts(later, LEE)) == 1


@pytest.mark.parametrize("fault", [Fault(status=503), Fault(status=429, retry_after=60), Fault(status=403)])
def test_google_in_trouble_is_tried_again(later: Later, fault: Fault) -> None:
    later.google.fail(fault, kind="event.insert")
    later.book(later.patient())
    later.work()
    assert later.row("calendar").status == "waiting"
    assert later.matters() == {}
    later.after(seconds=61).work()
    assert len(starts(later, LEE)) == 1


def test_a_calendar_that_is_not_shared_stops_that_doctor_s_only(later: Later) -> None:
    later.google.fail(Fault(status=404), kind="event.insert")
    patient = later.patient()
    later.book(patient)
    later.work()
    lee = later.house.doctors[0].id
    assert later.matters() == {f"line:google:{lee}": "line_stopped"}
    later.book(patient, VISIT + HOUR, doctor=1)
    later.work()
    assert len(starts(later, PARK)) == 1
    later.after(minutes=2).work()
    assert len(starts(later, LEE)) == 1
    assert later.matters() == {}


def test_a_visit_that_moves_while_google_is_called_is_put_right(later: Later) -> None:
    """A worker whose answer is late repeats itself after another has entered the new time: whoever ends last looks again."""
    visit = later.book(later.patient())
    first = later.row("calendar").outbox_id
    later.google.fail(Fault(hangs=True, after=True), kind="event.insert")
    slow = threading.Thread(target=deliver, args=(later.runtime, first))
    slow.start()
    later.google.wait_asked("event.insert")
    later.act("move", visit.id, start=VISIT + HOUR)
    later.work(1)
    assert starts(later, LEE) == ["2026-12-01T16:00:00-05:00"]
    later.google.reset()
    slow.join(20)
    later.work()
    assert starts(later, LEE) == ["2026-12-01T16:00:00-05:00"]


# -- what the doctors enter themselves
def own(start: datetime, end: datetime, **more: object) -> dict[str, object]:
    return {"start": {"dateTime": start.isoformat()}, "end": {"dateTime": end.isoformat()}, **more}


def taken(later: Later) -> list[tuple[datetime, datetime]]:
    rows = later.sql("select starts, ends from busy order by starts")
    return [(row.starts, row.ends) for row in rows]


def read(later: Later, doctor: int = 0) -> int:
    return sync(later.runtime, later.house.doctors[doctor].id)


def test_what_a_doctor_enters_herself_keeps_patients_away_until_she_takes_it_out(later: Later) -> None:
    event = later.google.put(LEE, own(VISIT, VISIT + HOUR))
    read(later)
    assert taken(later) == [(VISIT, VISIT + HOUR)]
    later.google.put(LEE, {**event, **own(VISIT + HOUR, VISIT + 2 * HOUR)})
    read(later)
    assert taken(later) == [(VISIT + HOUR, VISIT + 2 * HOUR)]
    later.google.put(LEE, {**event, "status": "cancelled"})
    assert read(later) == 1, "only what changed"
    assert taken(later) == []


def test_our_own_events_and_free_time_take_nobody_s_time(later: Later) -> None:
    later.book(later.patient())
    later.work()
    later.google.put(LEE, own(VISIT, VISIT + HOUR, transparency="transparent"))
    later.google.put(LEE, own(VISIT, VISIT + HOUR, attendees=[{"self": True, "responseStatus": "declined"}]))
    read(later)
    assert taken(later) == []


def test_a_whole_day_is_the_clinic_s_day(later: Later) -> None:
    later.google.put(LEE, {"start": {"date": "2026-12-01"}, "end": {"date": "2026-12-02"}})
    read(later)
    midnight = datetime(2026, 12, 1, tzinfo=ZONE)
    assert taken(later) == [(midnight, midnight + timedelta(days=1))]


def test_a_sync_token_that_google_forgot_means_reading_all_again(later: Later) -> None:
    gone = later.google.put(LEE, own(VISIT, VISIT + HOUR))
    read(later)
    del later.google.calendars[LEE][gone["id"]]
    later.google.put(LEE, own(VISIT + HOUR, VISIT + 2 * HOUR))
    later.google.expired_sync = True
    read(later)
    assert taken(later) == [(VISIT + HOUR, VISIT + 2 * HOUR)]


def test_a_calendar_is_read_every_minute_and_by_one_clock(later: Later) -> None:
    later.google.put(LEE, own(VISIT, VISIT + HOUR))
    for _ in range(3):
        house.keep(later.runtime, later.now, later.now)
    assert len(later.rows("calendar_sync")) == 2, "one a doctor"
    later.work()
    assert taken(later) == [(VISIT, VISIT + HOUR)]
    later.after(minutes=1)
    house.keep(later.runtime, later.now, later.now)
    assert len(later.rows("calendar_sync")) == 4


def test_google_is_asked_to_call_where_it_can(later: Later) -> None:
    doctor = later.house.doctors[0].id
    read(later)
    assert later.google.asked("watch") == [], "it calls no address without https"
    later.runtime.settings = later.runtime.settings.model_copy(update={"public_base_url": "https://clinic.example"})
    read(later)
    (asked,) = later.google.asked("watch")
    assert asked.values["address"] == "https://clinic.example/webhooks/google/calendar"
    with later.runtime.engine.connect() as conn:
        kept = reading(conn, doctor)
    assert kept.channel_id == asked.values["id"]
    assert kept.expires_at is not None
    assert kept.expires_at > datetime(2026, 12, 1, tzinfo=UTC)
    read(later)
    assert len(later.google.asked("watch")) == 1
    later.at(kept.expires_at - HOUR)
    read(later)
    assert len(later.google.asked("watch")) == 2
    assert later.google.asked("stop")[0].values["id"] == kept.channel_id


def test_a_reading_that_fails_is_tried_again(later: Later) -> None:
    later.google.fail(Fault(status=503), kind="event.list")
    with pytest.raises(SendError):
        read(later)
    with later.runtime.engine.begin() as conn:
        outbox.add(conn, "calendar_sync", due=later.now, payload={"doctor_id": later.house.doctors[0].id})
    later.google.fail(Fault(status=503), kind="event.list")
    later.work()
    assert later.row("calendar_sync").status == "waiting"
    later.after(seconds=10).work()
    assert later.row("calendar_sync").status == "done"


def test_holds_that_nobody_took_are_given_back(later: Later) -> None:
    later.sql(
        """insert into appointments (doctor_id, appointment_date, ends_at, blocked_until, visit_type, status, held_until)
           values (:doctor, :at, :ends, :ends, 'checkup', 'held', :until)""",
        doctor=later.house.doctors[0].id, at=VISIT, ends=VISIT + HOUR, until=later.now + timedelta(minutes=10),
    )  # fmt: skip
    house.keep(later.runtime, later.now, later.now)
    assert later.sql("select count(*) from appointments")[0][0] == 1
    later.after(minutes=10)
    house.keep(later.runtime, later.now, later.now)
    assert later.sql("select count(*) from appointments")[0][0] == 0
