"""A line that only delivery receipts can tell to be broken is not mended by a provider's yes"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "stopped_lines", sa.Column("by_receipt", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("stopped_lines", "by_receipt")
