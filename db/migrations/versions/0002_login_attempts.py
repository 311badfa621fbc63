"""Tries to log in, counted so that passwords cannot be guessed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "login_attempts",
        sa.Column("attempt_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("login_attempts_pkey")),
    )
    op.create_index("login_attempts_key_idx", "login_attempts", ["key", "at"], unique=False)
    op.create_index("login_attempts_at_idx", "login_attempts", ["at"], unique=False)


def downgrade() -> None:
    op.drop_index("login_attempts_at_idx", table_name="login_attempts")
    op.drop_index("login_attempts_key_idx", table_name="login_attempts")
    op.drop_table("login_attempts")
