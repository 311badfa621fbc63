"""Who has arrived, whom a patient was merged into, and which colleague looked at whom"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("appointments", sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("patients", sa.Column("merged_into", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("patients_merged_into_fkey"), "patients", "patients", ["merged_into"], ["patient_id"])
    op.create_index(
        "patients_merged_into_idx", "patients", ["merged_into"], postgresql_where=sa.text("merged_into is not null")
    )
    op.create_table(
        "audit",
        sa.Column("audit_id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("audit_pkey")),
    )
    op.create_index("audit_entity_idx", "audit", ["entity", "entity_id", "at"])


def downgrade() -> None:
    op.drop_table("audit")
    op.drop_index("patients_merged_into_idx", table_name="patients")
    op.drop_constraint(op.f("patients_merged_into_fkey"), "patients", type_="foreignkey")
    op.drop_column("patients", "merged_into")
    op.drop_column("appointments", "arrived_at")
