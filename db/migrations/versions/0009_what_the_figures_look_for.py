"""Messages found by their time, and those that were not understood

Messages lie in the table in the order in which they came: a BRIN index of them is a few pages, and hardly ever written to.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("messages_created_at_idx", "messages", ["created_at"], postgresql_using="brin")
    op.create_index(
        "messages_missed_idx",
        "messages",
        ["created_at"],
        postgresql_where=sa.text("(understood ->> 'missed') is not null"),
    )


def downgrade() -> None:
    op.drop_index("messages_missed_idx", table_name="messages")
    op.drop_index("messages_created_at_idx", table_name="messages")
