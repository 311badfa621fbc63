"""Every table. Times are timestamptz; money and names of states are text with checks, so that psql reads well."""

from __future__ import annotations

from db.tables.base import Base
from db.tables.later import LineRow, OutboxRow
from db.tables.own import InstallationRow, SimulatedClockRow, SimulatedEventRow, SimulatedMailRow
from db.tables.practice import (
    BusyRow,
    CalendarFeedRow,
    CalendarSyncRow,
    ClinicRow,
    ClosureRow,
    DoctorRow,
    DoctorVisitTypeRow,
    VisitTypeRow,
    WorkingHoursRow,
)
from db.tables.programs import ApiKeyRow, WebhookDeliveryRow, WebhookEndpointRow
from db.tables.records import AuditRow, HistoryRow, IdempotencyRow
from db.tables.staff import LoginAttemptRow, RecoveryCodeRow, ResetTokenRow, StaffRow
from db.tables.talks import (
    AttentionRow,
    ContactPatientRow,
    ContactRow,
    ConversationRow,
    MessageRow,
    QuestionRow,
    QuickReplyRow,
)
from db.tables.visits import AppointmentRow, PatientRow, WaitlistRow

__all__ = [
    "ApiKeyRow",
    "AppointmentRow",
    "AttentionRow",
    "AuditRow",
    "Base",
    "BusyRow",
    "CalendarFeedRow",
    "CalendarSyncRow",
    "ClinicRow",
    "ClosureRow",
    "ContactPatientRow",
    "ContactRow",
    "ConversationRow",
    "DoctorRow",
    "DoctorVisitTypeRow",
    "HistoryRow",
    "IdempotencyRow",
    "InstallationRow",
    "LineRow",
    "LoginAttemptRow",
    "MessageRow",
    "OutboxRow",
    "PatientRow",
    "QuestionRow",
    "QuickReplyRow",
    "RecoveryCodeRow",
    "ResetTokenRow",
    "SimulatedClockRow",
    "SimulatedEventRow",
    "SimulatedMailRow",
    "StaffRow",
    "VisitTypeRow",
    "WaitlistRow",
    "WebhookDeliveryRow",
    "WebhookEndpointRow",
    "WorkingHoursRow",
]
