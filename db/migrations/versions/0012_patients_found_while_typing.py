"""Patients found while somebody types, whatever the accents, and listed by name"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# O'Brien is found as obrien, too. An address is found whole, by the words of its first half and by its second; a number by every end of four digits or more.
# The body is parsed when the function is made: it works whatever the search path, in a restored dump too.
WORDS = """
    create function patient_words(name text, email text, phone text) returns tsvector language sql immutable parallel safe cost 1000
    begin atomic
        select array_to_tsvector(coalesce(array_agg(left(word, 64)), '{}')) from (
            select string_to_table(folded(name), ' ')
            union all select string_to_table(folded(translate(name, '''’', '')), ' ')
            union all select string_to_table(folded(split_part(email, '@', 1)), ' ')
            union all select lower(email)
            union all select '@' || split_part(lower(email), '@', 2)
            union all
            select substr(digits, n) from (select regexp_replace(phone, '[^0-9]', '', 'g') as digits) as number,
                generate_series(1, length(digits) - 3) as n
        ) as found(word) where word <> '';
    end
"""


def upgrade() -> None:
    op.execute(WORDS)
    known = sa.text("erased_at is null and merged_into is null")
    words, name = sa.text("patient_words(name, email, phone)"), sa.text("folded(name)")
    op.create_index("patients_found_idx", "patients", [words], postgresql_using="gin", postgresql_where=known)
    op.create_index("patients_name_idx", "patients", [name, "patient_id"], postgresql_where=known)
    op.create_index("patients_birthdate_idx", "patients", ["birthdate"], postgresql_where=known)


def downgrade() -> None:
    for name in ("patients_birthdate_idx", "patients_name_idx", "patients_found_idx"):
        op.drop_index(name, table_name="patients")
    op.execute("drop function patient_words(text, text, text)")
