"""A secret address for each doctor's calendar, and patients found by when they changed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("patients_updated_at_idx", "patients", ["updated_at", "patient_id"])
    op.create_table(
        "calendar_feeds",
        sa.Column("doctor_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["doctor_id"], ["doctors.doctor_id"], name=op.f("calendar_feeds_doctor_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("doctor_id", name=op.f("calendar_feeds_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("calendar_feeds_token_hash_key")),
    )


def downgrade() -> None:
    op.drop_table("calendar_feeds")
    op.drop_index("patients_updated_at_idx", table_name="patients")
