"""The clinic's people who log in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    func,
    literal_column,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, now_at_first, own_id


class StaffRow(Base):
    __tablename__ = "staff"
    __table_args__ = (
        CheckConstraint("role in ('staff', 'admin')", "role"),
        Index("staff_email_key", func.lower(literal_column("email")), unique=True),
    )
    staff_id: Mapped[int] = own_id()
    email: Mapped[str]
    password_hash: Mapped[str]
    role: Mapped[str] = mapped_column(server_default="staff")
    active: Mapped[bool] = mapped_column(server_default="true")
    created_at: Mapped[datetime] = now_at_first()
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
    attempt_id: Mapped[int] = own_id()
    key: Mapped[str]
    at: Mapped[datetime]
