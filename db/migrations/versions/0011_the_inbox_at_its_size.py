"""Quick replies, and what the list of conversations needs to stay quick: search by words and names, unread, whose, open calls

`folded` writes a text as it is searched for: without accents, in small letters, its punctuation blank. It is built of what
every PostgreSQL has, so that no extension is needed that a managed server might not allow.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        r"""
        create function folded(text) returns text language sql immutable strict parallel safe return
            lower(translate(
                regexp_replace(normalize($1, NFKD), E'[\u0300-\u036f]', '', 'g'),
                '.,;:!?-_@/\+#&()''"’',
                '                   '
            ))
        """
    )
    op.execute("create index messages_words_idx on messages using gin (to_tsvector('simple', folded(body)))")
    op.create_index(
        "conversations_unread_idx",
        "conversations",
        ["updated_at", "conversation_id", "unread"],
        postgresql_where=sa.text("unread > 0"),
    )
    op.create_index(
        "conversations_whose_idx",
        "conversations",
        ["assigned_to", "taken_over_by"],
        postgresql_where=sa.text("assigned_to is not null or taken_over_by is not null"),
    )
    op.create_index(
        "attention_open_conversation_idx",
        "attention",
        ["conversation_id"],
        postgresql_where=sa.text("resolved_at is null"),
    )
    op.create_index("history_actor_idx", "history", ["actor", "at"])
    op.create_table(
        "quick_replies",
        sa.Column("quick_reply_id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("texts", postgresql.JSONB(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("quick_reply_id", name=op.f("quick_replies_pkey")),
    )
    op.execute("create unique index quick_replies_name_key on quick_replies (lower(name))")


def downgrade() -> None:
    op.drop_table("quick_replies")
    op.drop_index("history_actor_idx", table_name="history")
    op.drop_index("attention_open_conversation_idx", table_name="attention")
    op.drop_index("conversations_whose_idx", table_name="conversations")
    op.drop_index("conversations_unread_idx", table_name="conversations")
    op.drop_index("messages_words_idx", table_name="messages")
    op.execute("drop function folded(text)")
