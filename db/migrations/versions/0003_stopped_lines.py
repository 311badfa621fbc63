"""Lines that an operator's mistake has stopped, and what makes calendar events ours"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stopped_lines",
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("probed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("line", name=op.f("stopped_lines_pkey")),
    )
    op.create_table(
        "installation",
        sa.Column("installation_id", sa.SmallInteger(), server_default="1", autoincrement=False, nullable=False),
        sa.Column("salt", sa.Text(), server_default=sa.text("gen_random_uuid()::text"), nullable=False),
        sa.CheckConstraint("installation_id = 1", name=op.f("installation_one_row_check")),
        sa.PrimaryKeyConstraint("installation_id", name=op.f("installation_pkey")),
    )
    # A database that is cloned later keeps its salt: the clone is the same house.
    op.execute("insert into installation default values")


def downgrade() -> None:
    op.drop_table("installation")
    op.drop_table("stopped_lines")
