"""Staff's wish to have a conversation, heard by a turn that is under way in it: the turn says nothing any more and waits.

A turn holds the conversation's row from its beginning, so that whoever takes over would have to wait for its answer. The
wish is a lock beside the row: taken before the row is waited for, and looked at by the turn as it is about to answer.
"""

from __future__ import annotations

from sqlalchemy import FromClause, Integer, func, literal

CLASS = 0x0C0E  # tells these locks from others of two numbers
WRAP = 2**31 - 1  # the lock's second number has 32 bits; that two conversations share one does no harm


def wish(conversation_id: int) -> FromClause:
    """To be joined to the statement that locks the row: asks every turn under way to be silent, until the transaction ends.

    PostgreSQL locks rows when all else of a statement is done, so that the wish stands before the row is waited for.
    """
    return func.pg_advisory_xact_lock(literal(CLASS, Integer), literal(conversation_id % WRAP, Integer)).alias("wish")
