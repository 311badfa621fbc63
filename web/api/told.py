"""What a webhook is told, as types: the bodies that db.events writes, for the specification and its readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from db.events import Event
from web.api.fields import Local, Told

Json = dict[str, Any]


class AppointmentTold(Told):
    """A visit as it is after the event."""

    appointment_id: int
    patient_id: int
    doctor_id: int
    appointment_date: Local
    ends_at: Local
    status: Literal["scheduled", "confirmed", "cancelled", "completed", "no_show"]
    version: int = Field(
        description="Of two events of a visit, the one with the higher version is the newer; else the later timestamp."
    )
    via: Literal["sms", "whatsapp", "telegram", "staff", "api"] = Field(description="The door that the change came by.")


class MessageTold(Told):
    """Where the message is found; its words are not told."""

    message_id: int
    conversation_id: int
    channel: Literal["sms", "whatsapp", "telegram"]


class PersonTold(Told):
    """What somebody of the clinic must look at."""

    attention_id: int
    kind: str = Field(examples=["human"])
    urgent: bool
    conversation_id: int | None
    patient_id: int | None
    appointment_id: int | None


class _Happened(Told):
    id: str = Field(description="The same in every try; stands in Webhook-Id too.", examples=["evt_5f2b0c"])
    timestamp: Local


class AppointmentEvent(_Happened):
    type: Literal[
        "appointment.booked",
        "appointment.confirmed",
        "appointment.moved",
        "appointment.cancelled",
        "appointment.no_show",
    ]
    data: AppointmentTold


class MessageEvent(_Happened):
    type: Literal["message.received"]
    data: MessageTold


class PersonEvent(_Happened):
    type: Literal["person.wanted"]
    data: PersonTold


EVENTS: Mapping[Event, tuple[type[_Happened], str]] = {
    "appointment.booked": (AppointmentEvent, "A visit is booked, or its cancellation taken back"),
    "appointment.confirmed": (AppointmentEvent, "A visit is confirmed"),
    "appointment.moved": (AppointmentEvent, "A visit has another time, doctor or kind"),
    "appointment.cancelled": (AppointmentEvent, "A visit is cancelled"),
    "appointment.no_show": (AppointmentEvent, "A patient did not come"),
    "message.received": (MessageEvent, "A patient has written"),
    "person.wanted": (PersonEvent, "Somebody of the clinic must look at a patient's matter"),
}

_HEADERS: Mapping[str, str] = {
    "Webhook-Id": "The event's id: the same event may come twice.",
    "Webhook-Timestamp": "When this try was signed, in seconds since 1970.",
    "Webhook-Signature": "`v1,` and a base64 HMAC-SHA256; several, parted by blanks, while a secret is being changed.",
}


def operations(ref: str) -> Json:
    """The `webhooks` of an OpenAPI 3.1 document; `ref` is where models are found: "#/components/schemas/{model}"."""
    return {event: {"post": _operation(event, model, words, ref)} for event, (model, words) in EVENTS.items()}


def _operation(event: Event, model: type[_Happened], words: str, ref: str) -> Json:
    headers = [
        {"name": name, "in": "header", "required": True, "description": about, "schema": {"type": "string"}}
        for name, about in _HEADERS.items()
    ]
    content = {"application/json": {"schema": {"$ref": ref.format(model=model.__name__)}}}
    return {
        "operationId": event.replace(".", "_"),
        "tags": ["Webhooks"],
        "summary": words,
        "security": [],
        "parameters": headers,
        "requestBody": {"required": True, "content": content},
        "responses": {"2XX": {"description": "Taken. Anything else is tried again for a day; 410 switches off."}},
    }
