"""Who writes to the clinic, what was said, and what waits for a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    UniqueConstraint,
    func,
    literal_column,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, now_at_first, own_id


class ContactRow(Base):
    """An address that writes to the clinic: +1… of sms or whatsapp, a chat id of telegram; its consent, language and health."""

    __tablename__ = "contacts"
    __table_args__ = (
        UniqueConstraint("channel", "address"),
        CheckConstraint("channel in ('sms', 'whatsapp', 'telegram')", "channel"),
    )
    contact_id: Mapped[int] = own_id()
    channel: Mapped[str]
    address: Mapped[str]
    phone: Mapped[
        str | None
    ]  # E.164, proven to be the writer's own: the address itself, or a contact shared on Telegram
    language: Mapped[str | None]
    created_at: Mapped[datetime] = now_at_first()
    consented_at: Mapped[datetime | None]  # she wrote first, or said START
    opted_out_at: Mapped[datetime | None]
    opted_out_why: Mapped[str | None]  # "keyword", "words", "21610" …
    unreachable_at: Mapped[datetime | None]  # a permanent refusal: landline, unknown number, blocked bot
    unreachable_why: Mapped[str | None]
    wrong_number_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]  # WhatsApp refused the clinic's own words: 24 hours after the patient's last


class ContactPatientRow(Base):
    """Which patients an address speaks for; `relation` is "self" or e.g. "child"."""

    __tablename__ = "contact_patients"
    __table_args__ = (Index("contact_patients_patient_id_idx", "patient_id"),)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.contact_id", ondelete="CASCADE"), primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.patient_id", ondelete="CASCADE"), primary_key=True)
    relation: Mapped[str] = mapped_column(server_default="self")
    created_at: Mapped[datetime] = now_at_first()


class ConversationRow(Base):
    """One talk an address, for ever; `state` and `data` are the dialogue's own (data holds only JSON)."""

    __tablename__ = "conversations"
    __table_args__ = (
        Index("conversations_updated_at_idx", "updated_at"),
        Index(
            "conversations_unread_idx",
            "updated_at",
            "conversation_id",
            "unread",
            postgresql_where=text("unread > 0"),
        ),
        Index(
            "conversations_whose_idx",
            "assigned_to",
            "taken_over_by",
            postgresql_where=text("assigned_to is not null or taken_over_by is not null"),
        ),
    )
    conversation_id: Mapped[int] = own_id()
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.contact_id", ondelete="CASCADE"), unique=True)
    state: Mapped[str] = mapped_column(server_default="idle")
    data: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    created_at: Mapped[datetime] = now_at_first()
    updated_at: Mapped[datetime] = now_at_first()
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
        Index("messages_words_idx", text("to_tsvector('simple', folded(body))"), postgresql_using="gin"),
        UniqueConstraint("provider", "provider_id"),
    )
    message_id: Mapped[int] = own_id()
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
    created_at: Mapped[datetime] = now_at_first()
    sent_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]


class QuestionRow(Base):
    """A question that the clinic put to a patient of its own accord (a reminder's YES or NO), bound to the visit's version."""

    __tablename__ = "questions"
    __table_args__ = (
        CheckConstraint("kind in ('reminder', 'offer')", "kind"),
        Index("questions_asked_at_idx", "asked_at"),
        Index("questions_open_idx", "conversation_id", postgresql_where=text("answered_at is null")),
    )
    question_id: Mapped[int] = own_id()
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.conversation_id", ondelete="CASCADE"))
    kind: Mapped[str]
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.appointment_id", ondelete="CASCADE"))
    version: Mapped[int]
    asked_at: Mapped[datetime] = now_at_first()
    answered_at: Mapped[datetime | None]
    answer: Mapped[str | None]


class AttentionRow(Base):
    """Something that a person must look at; without a conversation it is the operator's (a line stopped, a credential wrong)."""

    __tablename__ = "attention"
    __table_args__ = (
        Index("attention_raised_at_idx", "raised_at"),
        Index("attention_open_idx", "raised_at", postgresql_where=text("resolved_at is null")),
        Index("attention_open_conversation_idx", "conversation_id", postgresql_where=text("resolved_at is null")),
        Index(
            "attention_open_key", "key", unique=True, postgresql_where=text("resolved_at is null and key is not null")
        ),
    )
    attention_id: Mapped[int] = own_id()
    kind: Mapped[
        str
    ]  # human, emergency, late, opt_out, wrong_number, undeliverable, not_understood, email_failed, line_stopped …
    urgent: Mapped[bool] = mapped_column(server_default="false")
    key: Mapped[str | None]  # one open row a key
    detail: Mapped[str] = mapped_column(server_default="")  # for staff; no patient's words
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.conversation_id", ondelete="CASCADE"))
    patient_id: Mapped[int | None] = mapped_column(ForeignKey("patients.patient_id", ondelete="CASCADE"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.appointment_id", ondelete="CASCADE"))
    raised_at: Mapped[datetime] = now_at_first()
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]


class QuickReplyRow(Base):
    """Words that staff write again and again; `texts` by language, with {name} and {clinic} to be filled in."""

    __tablename__ = "quick_replies"
    __table_args__ = (Index("quick_replies_name_key", func.lower(literal_column("name")), unique=True),)
    quick_reply_id: Mapped[int] = own_id()
    name: Mapped[str]
    texts: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = now_at_first()
    updated_at: Mapped[datetime] = now_at_first()
