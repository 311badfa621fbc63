"""A webhook's old secret, which is good for a while after it was changed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("webhook_endpoints", sa.Column("old_secret", sa.Text(), nullable=True))
    op.add_column("webhook_endpoints", sa.Column("old_secret_until", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("webhook_endpoints", "old_secret_until")
    op.drop_column("webhook_endpoints", "old_secret")
