"""Every table. Times are timestamptz; money and names of states are text with checks, so that psql reads well."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    MetaData,
    SmallInteger,
    Text,
    Time,
    UniqueConstraint,
    func,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, ExcludeConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: Text(),
        int: BigInteger(),
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB(),
        list[Any]: JSONB(),
    }


def _id() -> Mapped[int]:
    return mapped_column(BigInteger, Identity(), primary_key=True)


def _now() -> Mapped[datetime]:
    return mapped_column(server_default=func.now())


class ClinicRow(Base):
    """One row: the [clinic] table of the clinic file as JSON; `version` grows with every edit of clinic, doctors, kinds or closures."""

    __tablename__ = "clinic"
    __table_args__ = (CheckConstraint("clinic_id = 1", "one_row"),)
    clinic_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False, server_default="1")
    settings: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(server_default="1")


class PatientRow(Base):
    __tablename__ = "patients"
    __table_args__ = (
        Index(
            "patients_email_key",
            func.lower(literal_column("email")),
            unique=True,
            postgresql_where=text("email is not null"),
        ),
        Index("patients_phone_idx", "phone"),
        Index("patients_updated_at_idx", "updated_at", "patient_id"),
        Index("patients_merged_into_idx", "merged_into", postgresql_where=text("merged_into is not null")),
    )
    patient_id: Mapped[int] = _id()
    name: Mapped[str]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    created_at: Mapped[datetime] = _now()
    updated_at: Mapped[datetime] = _now()
    birthdate: Mapped[date | None] = mapped_column(Date)
    language: Mapped[str | None]
    email_failed_at: Mapped[datetime | None]  # a permanent refusal of that address
    email_failure: Mapped[str | None]
    erased_at: Mapped[datetime | None]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("patients.patient_id"))  # and is empty since


class DoctorRow(Base):
    __tablename__ = "doctors"
    __table_args__ = (UniqueConstraint("name"),)
    doctor_id: Mapped[int] = _id()
    name: Mapped[str]
    specialty: Mapped[str] = mapped_column(server_default="")
    email: Mapped[str | None]
    phone: Mapped[str | None]
    created_at: Mapped[datetime] = _now()
    updated_at: Mapped[datetime] = _now()
    calendar_id: Mapped[str | None]
    active: Mapped[bool] = mapped_column(server_default="true")
    position: Mapped[int] = mapped_column(server_default="0")  # the order of the clinic file


class VisitTypeRow(Base):
    __tablename__ = "visit_types"
    __table_args__ = (CheckConstraint("minutes > 0 and buffer_minutes >= 0", "lengths"),)
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[dict[str, Any]]
    minutes: Mapped[int]
    buffer_minutes: Mapped[int] = mapped_column(server_default="0")
    words: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    prepare: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    sensitive: Mapped[bool] = mapped_column(server_default="false")
    active: Mapped[bool] = mapped_column(server_default="true")
    position: Mapped[int] = mapped_column(server_default="0")


class DoctorVisitTypeRow(Base):
    __tablename__ = "doctor_visit_types"
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("visit_types.code", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(server_default="0")


class WorkingHoursRow(Base):
    """`ends` 00:00 is the day's end."""

    __tablename__ = "working_hours"
    __table_args__ = (
        CheckConstraint("weekday between 0 and 6", "weekday"),
        CheckConstraint("ends > starts or ends = '00:00'", "order"),
    )
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"), primary_key=True)
    weekday: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    starts: Mapped[time] = mapped_column(Time, primary_key=True)
    ends: Mapped[time] = mapped_column(Time)


class ClosureRow(Base):
    __tablename__ = "closures"
    __table_args__ = (CheckConstraint("ends > starts", "order"),)
    closure_id: Mapped[int] = _id()
    doctor_id: Mapped[int | None] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"))
    starts: Mapped[date] = mapped_column(Date)
    ends: Mapped[date] = mapped_column(Date)  # exclusive
    reason: Mapped[str] = mapped_column(server_default="")


class BusyRow(Base):
    """A stretch that a doctor keeps free of patients: blocked by the desk, or busy in the doctor's own calendar."""

    __tablename__ = "busy"
    __table_args__ = (
        CheckConstraint("ends > starts", "order"),
        CheckConstraint("source in ('desk', 'google')", "source"),
        Index("busy_doctor_id_starts_idx", "doctor_id", "starts"),
        UniqueConstraint("doctor_id", "source", "external_id"),
    )
    busy_id: Mapped[int] = _id()
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"))
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    source: Mapped[str]
    external_id: Mapped[str | None]
    reason: Mapped[str] = mapped_column(server_default="")


class CalendarSyncRow(Base):
    """What Google told of a doctor's calendar last: the sync token, and the channel that it pushes to."""

    __tablename__ = "calendar_sync"
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"), primary_key=True)
    sync_token: Mapped[str | None]
    channel_id: Mapped[str | None] = mapped_column(unique=True)
    channel_token: Mapped[str | None]
    resource_id: Mapped[str | None]
    expires_at: Mapped[datetime | None]
    synced_at: Mapped[datetime | None]


class AppointmentRow(Base):
    """A visit, or (status `held`) an offered time that stays the patient's until `held_until`.

    A hold may have no patient yet. The exclusion constraint makes overlap impossible; an expired hold is removed by whoever wants its time.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("status in ('held', 'scheduled', 'confirmed', 'cancelled', 'completed', 'no_show')", "status"),
        CheckConstraint("(status = 'held') = (held_until is not null)", "hold_ends"),
        CheckConstraint("status = 'held' or patient_id is not null", "has_patient"),
        CheckConstraint("ends_at > appointment_date and blocked_until >= ends_at", "order"),
        ExcludeConstraint(
            (literal_column("doctor_id"), "="),
            (literal_column("tstzrange(appointment_date, blocked_until)"), "&&"),
            where=text("status in ('held', 'scheduled', 'confirmed')"),
            using="gist",
            name="appointments_no_overlap",
        ),
        Index("appointments_patient_id_idx", "patient_id", "appointment_date"),
        Index("appointments_appointment_date_idx", "appointment_date"),
        Index("appointments_updated_at_idx", "updated_at"),
        Index("appointments_held_conversation_idx", "conversation_id", postgresql_where=text("status = 'held'")),
    )
    appointment_id: Mapped[int] = _id()
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patients.patient_id"))
    doctor_id: Mapped[int] = mapped_column(ForeignKey("doctors.doctor_id"))
    appointment_date: Mapped[datetime]
    status: Mapped[str]
    created_at: Mapped[datetime] = _now()
    updated_at: Mapped[datetime] = _now()
    visit_type: Mapped[str] = mapped_column(ForeignKey("visit_types.code"))
    ends_at: Mapped[datetime]
    blocked_until: Mapped[datetime]  # ends_at and the buffer
    version: Mapped[int] = mapped_column(server_default="1")
    held_until: Mapped[datetime | None]
    conversation_id: Mapped[int | None] = mapped_column(
        ForeignKey("conversations.conversation_id", ondelete="SET NULL")
    )
    booked_by: Mapped[str] = mapped_column(server_default="chat")  # sms, whatsapp, telegram, api, staff …
    confirmed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_late: Mapped[bool] = mapped_column(server_default="false")
    arrived_at: Mapped[datetime | None]  # she sits in the waiting room since
    note: Mapped[str | None]


class StaffRow(Base):
    __tablename__ = "staff"
    __table_args__ = (
        CheckConstraint("role in ('staff', 'admin')", "role"),
        Index("staff_email_key", func.lower(literal_column("email")), unique=True),
    )
    staff_id: Mapped[int] = _id()
    email: Mapped[str]
    password_hash: Mapped[str]
    role: Mapped[str] = mapped_column(server_default="staff")
    active: Mapped[bool] = mapped_column(server_default="true")
    created_at: Mapped[datetime] = _now()
    last_login_at: Mapped[datetime | None]
    session_epoch: Mapped[int] = mapped_column(server_default="0")  # grows at "log out everywhere"
    totp_secret: Mapped[str | None]  # base32; without `totp_since` it was shown and not yet proven
    totp_since: Mapped[datetime | None]
    totp_step: Mapped[int] = mapped_column(server_default="0")  # of the last code that was taken: none counts twice


class RecoveryCodeRow(Base):
    """Opens an account once in the place of a code from the telephone; only its digest is kept."""

    __tablename__ = "recovery_codes"
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id", ondelete="CASCADE"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    used_at: Mapped[datetime | None]


class ResetTokenRow(Base):
    """A link to a new password, under the digest of what it holds."""

    __tablename__ = "reset_tokens"
    __table_args__ = (Index("reset_tokens_staff_id_idx", "staff_id"),)
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.staff_id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class LoginAttemptRow(Base):
    """One try to log in, under a digest of who tried: counted for a quarter of an hour."""

    __tablename__ = "login_attempts"
    __table_args__ = (Index("login_attempts_key_idx", "key", "at"), Index("login_attempts_at_idx", "at"))
    attempt_id: Mapped[int] = _id()
    key: Mapped[str]
    at: Mapped[datetime]


class ContactRow(Base):
    """An address that writes to the clinic: +1… of sms or whatsapp, a chat id of telegram; its consent, language and health."""

    __tablename__ = "contacts"
    __table_args__ = (
        UniqueConstraint("channel", "address"),
        CheckConstraint("channel in ('sms', 'whatsapp', 'telegram')", "channel"),
    )
    contact_id: Mapped[int] = _id()
    channel: Mapped[str]
    address: Mapped[str]
    phone: Mapped[
        str | None
    ]  # E.164, proven to be the writer's own: the address itself, or a contact shared on Telegram
    language: Mapped[str | None]
    created_at: Mapped[datetime] = _now()
    consented_at: Mapped[datetime | None]  # she wrote first, or said START
    opted_out_at: Mapped[datetime | None]
    opted_out_why: Mapped[str | None]  # "keyword", "words", "21610" …
    unreachable_at: Mapped[datetime | None]  # a permanent refusal: landline, unknown number, blocked bot
    unreachable_why: Mapped[str | None]
    wrong_number_at: Mapped[datetime | None]


class ContactPatientRow(Base):
    """Which patients an address speaks for; `relation` is "self" or e.g. "child"."""

    __tablename__ = "contact_patients"
    __table_args__ = (Index("contact_patients_patient_id_idx", "patient_id"),)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.contact_id", ondelete="CASCADE"), primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.patient_id", ondelete="CASCADE"), primary_key=True)
    relation: Mapped[str] = mapped_column(server_default="self")
    created_at: Mapped[datetime] = _now()


class ConversationRow(Base):
    """One talk an address, for ever; `state` and `data` are the dialogue's own (data holds only JSON)."""

    __tablename__ = "conversations"
    __table_args__ = (Index("conversations_updated_at_idx", "updated_at"),)
    conversation_id: Mapped[int] = _id()
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.contact_id", ondelete="CASCADE"), unique=True)
    state: Mapped[str] = mapped_column(server_default="idle")
    data: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    created_at: Mapped[datetime] = _now()
    updated_at: Mapped[datetime] = _now()
    heard_at: Mapped[datetime | None]  # the last message of the patient
    unread: Mapped[int] = mapped_column(server_default="0")
    taken_over_at: Mapped[datetime | None]  # staff hold it: the bot is silent
    taken_over_by: Mapped[int | None] = mapped_column(ForeignKey("staff.staff_id", ondelete="SET NULL"))
    assigned_to: Mapped[int | None] = mapped_column(ForeignKey("staff.staff_id", ondelete="SET NULL"))


class MessageRow(Base):
    """One message, either way. Of one inbound message the reply rows name it in `reply_to`: a repeat is answered from them."""

    __tablename__ = "messages"
    __table_args__ = (
        CheckConstraint("direction in ('in', 'out', 'note')", "direction"),
        CheckConstraint("status in ('received', 'queued', 'sent', 'delivered', 'read', 'failed')", "status"),
        Index("messages_conversation_id_idx", "conversation_id", "message_id"),
        Index("messages_reply_to_idx", "reply_to", postgresql_where=text("reply_to is not null")),
        Index("messages_created_at_idx", "created_at", postgresql_using="brin"),
        Index("messages_missed_idx", "created_at", postgresql_where=text("(understood ->> 'missed') is not null")),
        UniqueConstraint("provider", "provider_id"),
    )
    message_id: Mapped[int] = _id()
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.conversation_id", ondelete="CASCADE"))
    direction: Mapped[str]
    provider: Mapped[str]  # twilio, telegram, simulator, desk
    provider_id: Mapped[str | None]  # MessageSid; "update:123" or "chat:message" of Telegram
    author: Mapped[str]  # patient, bot, staff:7, provider
    body: Mapped[str] = mapped_column(server_default="")
    media: Mapped[list[Any] | None]
    buttons: Mapped[list[Any] | None]  # [[label, data], …]
    understood: Mapped[dict[str, Any] | None]
    reply_to: Mapped[int | None] = mapped_column(ForeignKey("messages.message_id", ondelete="CASCADE"))
    status: Mapped[str]
    error_code: Mapped[str | None]
    error: Mapped[str | None]
    segments: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = _now()
    sent_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]


class QuestionRow(Base):
    """A question that the clinic put to a patient of its own accord (a reminder's YES or NO), bound to the visit's version."""

    __tablename__ = "questions"
    __table_args__ = (
        CheckConstraint("kind in ('reminder', 'offer')", "kind"),
        Index("questions_open_idx", "conversation_id", postgresql_where=text("answered_at is null")),
    )
    question_id: Mapped[int] = _id()
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.conversation_id", ondelete="CASCADE"))
    kind: Mapped[str]
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.appointment_id", ondelete="CASCADE"))
    version: Mapped[int]
    asked_at: Mapped[datetime] = _now()
    answered_at: Mapped[datetime | None]
    answer: Mapped[str | None]


class OutboxRow(Base):
    """What is to happen later: written with the change that wants it, executed by a worker, kept as the record of what happened."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("status in ('waiting', 'claimed', 'done', 'dropped', 'failed')", "status"),
        Index("outbox_due_idx", "due", postgresql_where=text("status in ('waiting', 'claimed')")),
        Index("outbox_appointment_id_idx", "appointment_id"),
        Index("outbox_provider_id_idx", "provider_id", postgresql_where=text("provider_id is not null")),
        UniqueConstraint("key"),
    )
    outbox_id: Mapped[int] = _id()
    kind: Mapped[str]  # message, email, reminder, calendar … one function of jobs/kinds each
    payload: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    key: Mapped[str | None]  # the same key is written once: "reminder:12:v3:24h"
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.appointment_id", ondelete="CASCADE"))
    version: Mapped[int | None]  # the appointment's version that it speaks of
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patients.patient_id", ondelete="CASCADE"))
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.conversation_id", ondelete="CASCADE"))
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.message_id", ondelete="CASCADE"))
    due: Mapped[datetime]
    status: Mapped[str] = mapped_column(server_default="waiting")
    attempts: Mapped[int] = mapped_column(server_default="0")
    claimed_until: Mapped[datetime | None]
    claimed_by: Mapped[int | None]  # the number under which a worker holds its sign of life
    enqueued_at: Mapped[datetime | None]
    provider_id: Mapped[str | None]
    error_code: Mapped[str | None]
    error: Mapped[str | None]
    outcome: Mapped[str | None]  # why it was dropped, or which way it went
    as_of: Mapped[datetime | None]  # the moment to judge it by, where a pass of the clock ran as if it were then
    created_at: Mapped[datetime] = _now()
    done_at: Mapped[datetime | None]


class AttentionRow(Base):
    """Something that a person must look at; without a conversation it is the operator's (a line stopped, a credential wrong)."""

    __tablename__ = "attention"
    __table_args__ = (
        Index("attention_open_idx", "raised_at", postgresql_where=text("resolved_at is null")),
        Index(
            "attention_open_key", "key", unique=True, postgresql_where=text("resolved_at is null and key is not null")
        ),
    )
    attention_id: Mapped[int] = _id()
    kind: Mapped[
        str
    ]  # human, emergency, late, opt_out, wrong_number, undeliverable, not_understood, email_failed, line_stopped …
    urgent: Mapped[bool] = mapped_column(server_default="false")
    key: Mapped[str | None]  # one open row a key
    detail: Mapped[str] = mapped_column(server_default="")  # for staff; no patient's words
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.conversation_id", ondelete="CASCADE"))
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patients.patient_id", ondelete="CASCADE"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.appointment_id", ondelete="CASCADE"))
    raised_at: Mapped[datetime] = _now()
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]


class WaitlistRow(Base):
    """A patient who would come earlier: for a kind of visit, perhaps one doctor, perhaps only between two moments."""

    __tablename__ = "waitlist"
    __table_args__ = (CheckConstraint("status in ('waiting', 'offered', 'taken', 'left')", "status"),)
    waitlist_id: Mapped[int] = _id()
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.patient_id", ondelete="CASCADE"))
    doctor_id: Mapped[int | None] = mapped_column(ForeignKey("doctors.doctor_id", ondelete="CASCADE"))
    visit_type: Mapped[str] = mapped_column(ForeignKey("visit_types.code"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.appointment_id", ondelete="CASCADE"))
    conversation_id: Mapped[int | None] = mapped_column(
        ForeignKey("conversations.conversation_id", ondelete="SET NULL")
    )
    earliest: Mapped[datetime | None]
    latest: Mapped[datetime | None]
    status: Mapped[str] = mapped_column(server_default="waiting")
    created_at: Mapped[datetime] = _now()
    updated_at: Mapped[datetime] = _now()


class HistoryRow(Base):
    """Who changed what, when and why. `before` and `after` hold the changed columns only."""

    __tablename__ = "history"
    __table_args__ = (Index("history_entity_idx", "entity", "entity_id"),)
    history_id: Mapped[int] = _id()
    at: Mapped[datetime] = _now()
    actor: Mapped[str]  # contact:5, staff:7, api:ab12cd34, clock, seed, provider
    action: Mapped[str]  # booked, moved, cancelled, confirmed, registered, opted_out …
    entity: Mapped[str]  # appointment, patient, contact, doctor, clinic …
    entity_id: Mapped[str]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    why: Mapped[str | None]


class AuditRow(Base):
    """Which colleague saw or changed what. It outlives the account, and holds nobody's name, number or words."""

    __tablename__ = "audit"
    __table_args__ = (Index("audit_entity_idx", "entity", "entity_id", "at"),)
    audit_id: Mapped[int] = _id()
    at: Mapped[datetime]
    staff_id: Mapped[int | None]
    action: Mapped[str]  # viewed, exported, corrected, moved …
    entity: Mapped[str]  # patient, appointment, conversation …
    entity_id: Mapped[str]
    detail: Mapped[str] = mapped_column(server_default="")


class IdempotencyRow(Base):
    """The answer once given to an Idempotency-Key, kept 24 hours."""

    __tablename__ = "idempotency_keys"
    caller: Mapped[str] = mapped_column(primary_key=True)  # digest of the API key
    key: Mapped[str] = mapped_column(primary_key=True)
    request_hash: Mapped[str]
    status: Mapped[int | None]
    body: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = _now()


class CalendarFeedRow(Base):
    """A doctor's calendar at an address that nobody can guess; of the address only a digest is kept."""

    __tablename__ = "calendar_feeds"
    __table_args__ = (UniqueConstraint("token_hash"),)
    doctor_id: Mapped[int] = mapped_column(
        ForeignKey("doctors.doctor_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    token_hash: Mapped[str]
    created_at: Mapped[datetime]


class ApiKeyRow(Base):
    """A program's key to the API. The key itself is nowhere: only its SHA-256, and its beginning to know it again by."""

    __tablename__ = "api_keys"
    __table_args__ = (
        CheckConstraint("scopes <@ array['read', 'book', 'staff'] and scopes <> '{}'", "scopes"),
        UniqueConstraint("key_hash"),
    )
    api_key_id: Mapped[int] = _id()
    name: Mapped[str]
    prefix: Mapped[str]
    key_hash: Mapped[str]  # hex; its first eight digits name the key in the history
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]  # to a few minutes
    revoked_at: Mapped[datetime | None]


class WebhookEndpointRow(Base):
    """An address that a program wants to be told at when something happens."""

    __tablename__ = "webhook_endpoints"
    webhook_id: Mapped[int] = _id()
    url: Mapped[str]
    secret: Mapped[str]  # what its deliveries are signed with: "whsec_" and base64
    events: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    active: Mapped[bool] = mapped_column(server_default="true")
    failing_since: Mapped[datetime | None]  # the first failure since something last arrived
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class WebhookDeliveryRow(Base):
    """One event for one address. How it fares is told by the outbox row that carries it, the latest where it was sent again."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("webhook_id", "event_id"),
        Index("webhook_deliveries_created_at_idx", "created_at"),
        Index("webhook_deliveries_outbox_id_idx", "outbox_id"),
    )
    delivery_id: Mapped[int] = _id()
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook_endpoints.webhook_id", ondelete="CASCADE"))
    event_id: Mapped[str]
    event: Mapped[str]  # appointment.booked …
    payload: Mapped[dict[str, Any]]  # ids, times and statuses; nobody's name, number or words
    outbox_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.outbox_id", ondelete="SET NULL"))
    created_at: Mapped[datetime]


class SimulatedMailRow(Base):
    """An e-mail that had no SMTP server to go to: what the simulator's mailbox shows."""

    __tablename__ = "simulated_mails"
    mail_id: Mapped[int] = _id()
    recipient: Mapped[str]
    subject: Mapped[str]
    raw: Mapped[str]  # RFC 5322, as it would have gone
    created_at: Mapped[datetime] = _now()


class SimulatedEventRow(Base):
    """A calendar event that had no Google to go to: what the simulator's calendar shows."""

    __tablename__ = "simulated_events"
    calendar_id: Mapped[str] = mapped_column(primary_key=True)
    event_id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime] = _now()


class SimulatedClockRow(Base):
    """How far the simulator's clock is ahead of the real one, in seconds. One row."""

    __tablename__ = "simulated_clock"
    __table_args__ = (CheckConstraint("clock_id = 1", "one_row"),)
    clock_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False, server_default="1")
    ahead_seconds: Mapped[int] = mapped_column(server_default="0")


class LineRow(Base):
    """A line to a provider that is stopped until an operator sets something right; no row, and it works."""

    __tablename__ = "stopped_lines"
    line: Mapped[str] = mapped_column(primary_key=True)  # twilio, twilio:GB, telegram, email, google, google:3
    stopped_at: Mapped[datetime]
    probed_at: Mapped[datetime]  # the last try to see whether it works again
    code: Mapped[str | None]
    words: Mapped[str]
    by_receipt: Mapped[bool] = mapped_column(server_default="false")  # the provider takes messages and then drops them


class InstallationRow(Base):
    """One row: what tells this house's appointments from those of every other, in calendars and invitations."""

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("installation_id = 1", "one_row"),)
    installation_id: Mapped[int] = mapped_column(
        SmallInteger, primary_key=True, autoincrement=False, server_default="1"
    )
    salt: Mapped[str] = mapped_column(server_default=text("gen_random_uuid()::text"))
