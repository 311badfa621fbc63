"""The first house"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The exclusion constraint compares a bigint with "=" inside a gist index. A trusted extension: no superuser is needed.
    op.execute("create extension if not exists btree_gist")
    op.create_table(
        "clinic",
        sa.Column("clinic_id", sa.SmallInteger(), server_default="1", autoincrement=False, nullable=False),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.CheckConstraint("clinic_id = 1", name=op.f("clinic_one_row_check")),
        sa.PrimaryKeyConstraint("clinic_id", name=op.f("clinic_pkey")),
    )
    op.create_table(
        "contacts",
        sa.Column("contact_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opted_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opted_out_why", sa.Text(), nullable=True),
        sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unreachable_why", sa.Text(), nullable=True),
        sa.Column("wrong_number_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("channel in ('sms', 'whatsapp', 'telegram')", name=op.f("contacts_channel_check")),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("contacts_pkey")),
        sa.UniqueConstraint("channel", "address", name=op.f("contacts_channel_address_key")),
    )
    op.create_table(
        "doctors",
        sa.Column("doctor_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("specialty", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("calendar_id", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("doctor_id", name=op.f("doctors_pkey")),
        sa.UniqueConstraint("name", name=op.f("doctors_name_key")),
    )
    op.create_table(
        "history",
        sa.Column("history_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("history_id", name=op.f("history_pkey")),
    )
    op.create_index("history_entity_idx", "history", ["entity", "entity_id"], unique=False)
    op.create_table(
        "idempotency_keys",
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_hash", sa.Text(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=True),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("caller", "key", name=op.f("idempotency_keys_pkey")),
    )
    op.create_table(
        "patients",
        sa.Column("patient_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("birthdate", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("email_failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("email_failure", sa.Text(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("patients_pkey")),
    )
    op.create_index(
        "patients_email_key",
        "patients",
        [sa.literal_column("lower(email)")],
        unique=True,
        postgresql_where=sa.text("email is not null"),
    )
    op.create_index("patients_phone_idx", "patients", ["phone"], unique=False)
    op.create_table(
        "simulated_clock",
        sa.Column("clock_id", sa.SmallInteger(), server_default="1", autoincrement=False, nullable=False),
        sa.Column("ahead_seconds", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("clock_id = 1", name=op.f("simulated_clock_one_row_check")),
        sa.PrimaryKeyConstraint("clock_id", name=op.f("simulated_clock_pkey")),
    )
    op.create_table(
        "simulated_events",
        sa.Column("calendar_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("calendar_id", "event_id", name=op.f("simulated_events_pkey")),
    )
    op.create_table(
        "simulated_mails",
        sa.Column("mail_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("mail_id", name=op.f("simulated_mails_pkey")),
    )
    op.create_table(
        "staff",
        sa.Column("staff_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), server_default="staff", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_login_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("session_epoch", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("role in ('staff', 'admin')", name=op.f("staff_role_check")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("staff_pkey")),
    )
    op.create_index("staff_email_key", "staff", [sa.literal_column("lower(email)")], unique=True)
    op.create_table(
        "visit_types",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("buffer_minutes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("words", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("prepare", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("sensitive", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="true", nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("minutes > 0 and buffer_minutes >= 0", name=op.f("visit_types_lengths_check")),
        sa.PrimaryKeyConstraint("code", name=op.f("visit_types_pkey")),
    )
    op.create_table(
        "busy",
        sa.Column("busy_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("doctor_id", sa.BigInteger(), nullable=False),
        sa.Column("starts", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("source in ('desk', 'google')", name=op.f("busy_source_check")),
        sa.CheckConstraint("ends > starts", name=op.f("busy_order_check")),
        sa.ForeignKeyConstraint(
            ["doctor_id"], ["doctors.doctor_id"], name=op.f("busy_doctor_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("busy_id", name=op.f("busy_pkey")),
        sa.UniqueConstraint("doctor_id", "source", "external_id", name=op.f("busy_doctor_id_source_external_id_key")),
    )
    op.create_index("busy_doctor_id_starts_idx", "busy", ["doctor_id", "starts"], unique=False)
    op.create_table(
        "calendar_sync",
        sa.Column("doctor_id", sa.BigInteger(), nullable=False),
        sa.Column("sync_token", sa.Text(), nullable=True),
        sa.Column("channel_id", sa.Text(), nullable=True),
        sa.Column("channel_token", sa.Text(), nullable=True),
        sa.Column("resource_id", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("synced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["doctor_id"], ["doctors.doctor_id"], name=op.f("calendar_sync_doctor_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("doctor_id", name=op.f("calendar_sync_pkey")),
        sa.UniqueConstraint("channel_id", name=op.f("calendar_sync_channel_id_key")),
    )
    op.create_table(
        "closures",
        sa.Column("closure_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("doctor_id", sa.BigInteger(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("ends > starts", name=op.f("closures_order_check")),
        sa.ForeignKeyConstraint(
            ["doctor_id"], ["doctors.doctor_id"], name=op.f("closures_doctor_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("closure_id", name=op.f("closures_pkey")),
    )
    op.create_table(
        "contact_patients",
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("patient_id", sa.BigInteger(), nullable=False),
        sa.Column("relation", sa.Text(), server_default="self", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.contact_id"], name=op.f("contact_patients_contact_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patients.patient_id"], name=op.f("contact_patients_patient_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contact_id", "patient_id", name=op.f("contact_patients_pkey")),
    )
    op.create_index("contact_patients_patient_id_idx", "contact_patients", ["patient_id"], unique=False)
    op.create_table(
        "conversations",
        sa.Column("conversation_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default="idle", nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unread", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("taken_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_over_by", sa.BigInteger(), nullable=True),
        sa.Column("assigned_to", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assigned_to"], ["staff.staff_id"], name=op.f("conversations_assigned_to_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.contact_id"], name=op.f("conversations_contact_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["taken_over_by"], ["staff.staff_id"], name=op.f("conversations_taken_over_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("conversations_pkey")),
        sa.UniqueConstraint("contact_id", name=op.f("conversations_contact_id_key")),
    )
    op.create_index("conversations_updated_at_idx", "conversations", ["updated_at"], unique=False)
    op.create_table(
        "doctor_visit_types",
        sa.Column("doctor_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["code"], ["visit_types.code"], name=op.f("doctor_visit_types_code_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["doctor_id"], ["doctors.doctor_id"], name=op.f("doctor_visit_types_doctor_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("doctor_id", "code", name=op.f("doctor_visit_types_pkey")),
    )
    op.create_table(
        "working_hours",
        sa.Column("doctor_id", sa.BigInteger(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.CheckConstraint("ends > starts or ends = '00:00'", name=op.f("working_hours_order_check")),
        sa.CheckConstraint("weekday between 0 and 6", name=op.f("working_hours_weekday_check")),
        sa.ForeignKeyConstraint(
            ["doctor_id"], ["doctors.doctor_id"], name=op.f("working_hours_doctor_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("doctor_id", "weekday", "starts", name=op.f("working_hours_pkey")),
    )
    op.create_table(
        "appointments",
        sa.Column("appointment_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("patient_id", sa.BigInteger(), nullable=True),
        sa.Column("doctor_id", sa.BigInteger(), nullable=False),
        sa.Column("appointment_date", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("visit_type", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("conversation_id", sa.BigInteger(), nullable=True),
        sa.Column("booked_by", sa.Text(), server_default="chat", nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_late", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.literal_column("doctor_id"), "="),
            (sa.literal_column("tstzrange(appointment_date, blocked_until)"), "&&"),
            where=sa.text("status in ('held', 'scheduled', 'confirmed')"),
            using="gist",
            name="appointments_no_overlap",
        ),
        sa.CheckConstraint("(status = 'held') = (held_until is not null)", name=op.f("appointments_hold_ends_check")),
        sa.CheckConstraint("status = 'held' or patient_id is not null", name=op.f("appointments_has_patient_check")),
        sa.CheckConstraint(
            "status in ('held', 'scheduled', 'confirmed', 'cancelled', 'completed', 'no_show')",
            name=op.f("appointments_status_check"),
        ),
        sa.CheckConstraint(
            "ends_at > appointment_date and blocked_until >= ends_at", name=op.f("appointments_order_check")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("appointments_conversation_id_fkey"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["doctor_id"], ["doctors.doctor_id"], name=op.f("appointments_doctor_id_fkey")),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.patient_id"], name=op.f("appointments_patient_id_fkey")),
        sa.ForeignKeyConstraint(["visit_type"], ["visit_types.code"], name=op.f("appointments_visit_type_fkey")),
        sa.PrimaryKeyConstraint("appointment_id", name=op.f("appointments_pkey")),
    )
    op.create_index("appointments_appointment_date_idx", "appointments", ["appointment_date"], unique=False)
    op.create_index(
        "appointments_held_conversation_idx",
        "appointments",
        ["conversation_id"],
        unique=False,
        postgresql_where=sa.text("status = 'held'"),
    )
    op.create_index("appointments_patient_id_idx", "appointments", ["patient_id", "appointment_date"], unique=False)
    op.create_index("appointments_updated_at_idx", "appointments", ["updated_at"], unique=False)
    op.create_table(
        "messages",
        sa.Column("message_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("conversation_id", sa.BigInteger(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("media", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("buttons", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("understood", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("reply_to", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("segments", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("direction in ('in', 'out', 'note')", name=op.f("messages_direction_check")),
        sa.CheckConstraint(
            "status in ('received', 'queued', 'sent', 'delivered', 'read', 'failed')",
            name=op.f("messages_status_check"),
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("messages_conversation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reply_to"], ["messages.message_id"], name=op.f("messages_reply_to_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("messages_pkey")),
        sa.UniqueConstraint("provider", "provider_id", name=op.f("messages_provider_provider_id_key")),
    )
    op.create_index("messages_conversation_id_idx", "messages", ["conversation_id", "message_id"], unique=False)
    op.create_index(
        "messages_reply_to_idx",
        "messages",
        ["reply_to"],
        unique=False,
        postgresql_where=sa.text("reply_to is not null"),
    )
    op.create_table(
        "attention",
        sa.Column("attention_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.Column("conversation_id", sa.BigInteger(), nullable=True),
        sa.Column("patient_id", sa.BigInteger(), nullable=True),
        sa.Column("appointment_id", sa.BigInteger(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.appointment_id"],
            name=op.f("attention_appointment_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("attention_conversation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patients.patient_id"], name=op.f("attention_patient_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attention_id", name=op.f("attention_pkey")),
    )
    op.create_index(
        "attention_open_idx", "attention", ["raised_at"], unique=False, postgresql_where=sa.text("resolved_at is null")
    )
    op.create_index(
        "attention_open_key",
        "attention",
        ["key"],
        unique=True,
        postgresql_where=sa.text("resolved_at is null and key is not null"),
    )
    op.create_table(
        "outbox",
        sa.Column("outbox_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("appointment_id", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("patient_id", sa.BigInteger(), nullable=True),
        sa.Column("conversation_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("enqueued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status in ('waiting', 'claimed', 'done', 'dropped', 'failed')", name=op.f("outbox_status_check")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.appointment_id"],
            name=op.f("outbox_appointment_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("outbox_conversation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.message_id"], name=op.f("outbox_message_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patients.patient_id"], name=op.f("outbox_patient_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("outbox_id", name=op.f("outbox_pkey")),
        sa.UniqueConstraint("key", name=op.f("outbox_key_key")),
    )
    op.create_index("outbox_appointment_id_idx", "outbox", ["appointment_id"], unique=False)
    op.create_index(
        "outbox_due_idx", "outbox", ["due"], unique=False, postgresql_where=sa.text("status in ('waiting', 'claimed')")
    )
    op.create_index(
        "outbox_provider_id_idx",
        "outbox",
        ["provider_id"],
        unique=False,
        postgresql_where=sa.text("provider_id is not null"),
    )
    op.create_table(
        "questions",
        sa.Column("question_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("conversation_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("appointment_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.CheckConstraint("kind in ('reminder', 'offer')", name=op.f("questions_kind_check")),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.appointment_id"],
            name=op.f("questions_appointment_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("questions_conversation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("questions_pkey")),
    )
    op.create_index(
        "questions_open_idx",
        "questions",
        ["conversation_id"],
        unique=False,
        postgresql_where=sa.text("answered_at is null"),
    )
    op.create_table(
        "waitlist",
        sa.Column("waitlist_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("patient_id", sa.BigInteger(), nullable=False),
        sa.Column("doctor_id", sa.BigInteger(), nullable=True),
        sa.Column("visit_type", sa.Text(), nullable=False),
        sa.Column("appointment_id", sa.BigInteger(), nullable=True),
        sa.Column("conversation_id", sa.BigInteger(), nullable=True),
        sa.Column("earliest", sa.DateTime(timezone=True), nullable=True),
        sa.Column("latest", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("status in ('waiting', 'offered', 'taken', 'left')", name=op.f("waitlist_status_check")),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.appointment_id"],
            name=op.f("waitlist_appointment_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.conversation_id"],
            name=op.f("waitlist_conversation_id_fkey"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["doctor_id"], ["doctors.doctor_id"], name=op.f("waitlist_doctor_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patients.patient_id"], name=op.f("waitlist_patient_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["visit_type"], ["visit_types.code"], name=op.f("waitlist_visit_type_fkey")),
        sa.PrimaryKeyConstraint("waitlist_id", name=op.f("waitlist_pkey")),
    )


def downgrade() -> None:
    op.drop_table("waitlist")
    op.drop_index("questions_open_idx", table_name="questions", postgresql_where=sa.text("answered_at is null"))
    op.drop_table("questions")
    op.drop_index("outbox_provider_id_idx", table_name="outbox", postgresql_where=sa.text("provider_id is not null"))
    op.drop_index("outbox_due_idx", table_name="outbox", postgresql_where=sa.text("status in ('waiting', 'claimed')"))
    op.drop_index("outbox_appointment_id_idx", table_name="outbox")
    op.drop_table("outbox")
    op.drop_index(
        "attention_open_key",
        table_name="attention",
        postgresql_where=sa.text("resolved_at is null and key is not null"),
    )
    op.drop_index("attention_open_idx", table_name="attention", postgresql_where=sa.text("resolved_at is null"))
    op.drop_table("attention")
    op.drop_index("messages_reply_to_idx", table_name="messages", postgresql_where=sa.text("reply_to is not null"))
    op.drop_index("messages_conversation_id_idx", table_name="messages")
    op.drop_table("messages")
    op.drop_index("appointments_updated_at_idx", table_name="appointments")
    op.drop_index("appointments_patient_id_idx", table_name="appointments")
    op.drop_index(
        "appointments_held_conversation_idx", table_name="appointments", postgresql_where=sa.text("status = 'held'")
    )
    op.drop_index("appointments_appointment_date_idx", table_name="appointments")
    op.drop_table("appointments")
    op.drop_table("working_hours")
    op.drop_table("doctor_visit_types")
    op.drop_index("conversations_updated_at_idx", table_name="conversations")
    op.drop_table("conversations")
    op.drop_index("contact_patients_patient_id_idx", table_name="contact_patients")
    op.drop_table("contact_patients")
    op.drop_table("closures")
    op.drop_table("calendar_sync")
    op.drop_index("busy_doctor_id_starts_idx", table_name="busy")
    op.drop_table("busy")
    op.drop_table("visit_types")
    op.drop_index("staff_email_key", table_name="staff")
    op.drop_table("staff")
    op.drop_table("simulated_mails")
    op.drop_table("simulated_events")
    op.drop_table("simulated_clock")
    op.drop_index("patients_phone_idx", table_name="patients")
    op.drop_index("patients_email_key", table_name="patients", postgresql_where=sa.text("email is not null"))
    op.drop_table("patients")
    op.drop_table("idempotency_keys")
    op.drop_index("history_entity_idx", table_name="history")
    op.drop_table("history")
    op.drop_table("doctors")
    op.drop_table("contacts")
    op.drop_table("clinic")
