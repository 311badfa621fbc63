"""The doctors' calendars: Google's where a service account is set, else the simulator's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Engine, delete
from sqlalchemy.dialects.postgresql import insert

from bot.settings import Settings
from clinic.model import Doctor
from db.tables import SimulatedEventRow

LINE = "google"
"""What is stopped by a wrong service account; one doctor's calendar that is not shared stops "google:<doctor's id>"."""


class Calendar(Protocol):
    """Where visits are written down for doctors. Both functions may be repeated at will."""

    @property
    def simulated(self) -> bool: ...

    def put(self, doctor: Doctor, event_id: str, body: Mapping[str, Any]) -> None:
        """Makes the doctor's calendar hold this event. Raises bot.channels.base.SendError."""
        ...

    def delete(self, doctor: Doctor, event_id: str) -> None:
        """Makes the doctor's calendar not hold this event. Raises bot.channels.base.SendError."""
        ...


class SimulatedCalendar:
    """Keeps events where the simulator shows them."""

    simulated = True

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def put(self, doctor: Doctor, event_id: str, body: Mapping[str, Any]) -> None:
        row = {"calendar_id": _name(doctor), "event_id": event_id, "body": dict(body)}
        made = insert(SimulatedEventRow).values(row)
        changed = {"body": made.excluded.body, "updated_at": datetime.now().astimezone()}
        with self.engine.begin() as conn:
            conn.execute(made.on_conflict_do_update(index_elements=["calendar_id", "event_id"], set_=changed))

    def delete(self, doctor: Doctor, event_id: str) -> None:
        row = SimulatedEventRow
        with self.engine.begin() as conn:
            conn.execute(delete(row).where(row.calendar_id == _name(doctor), row.event_id == event_id))


def _name(doctor: Doctor) -> str:
    return doctor.calendar_id or f"doctor-{doctor.id}"


def made_from(settings: Settings, engine: Engine) -> Calendar:
    """The calendar that the settings name. Raises SendError where the service account's file is no such file."""
    if settings.google_service_account_file is None:
        return SimulatedCalendar(engine)
    from bot.google_calendar import GoogleCalendar

    return GoogleCalendar(settings.google_service_account_file, base=settings.google_api_url)
