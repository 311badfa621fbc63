"""Reminders, answers and calls for a person found by their time, and jobs that were given up"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("outbox_reminders_idx", "outbox", ["due"], postgresql_where=sa.text("kind = 'reminder'"))
    op.create_index("outbox_failed_idx", "outbox", ["outbox_id"], postgresql_where=sa.text("status = 'failed'"))
    op.create_index("questions_asked_at_idx", "questions", ["asked_at"])
    op.create_index("attention_raised_at_idx", "attention", ["raised_at"])
    op.create_index("history_taken_over_idx", "history", ["at"], postgresql_where=sa.text("action = 'taken_over'"))


def downgrade() -> None:
    op.drop_index("history_taken_over_idx", table_name="history")
    op.drop_index("attention_raised_at_idx", table_name="attention")
    op.drop_index("questions_asked_at_idx", table_name="questions")
    op.drop_index("outbox_failed_idx", table_name="outbox")
    op.drop_index("outbox_reminders_idx", table_name="outbox")
