"""Many at the same moment: threads with a transaction each, and processes of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import Connection, Engine, text

from bot.desk import Clash, Refused, Stale

Act = Callable[[Connection], object]


def outcome(engine: Engine, act: Act, ready: Barrier | None = None) -> str:
    """How one act in one transaction ended: "done", "Clash", "refused: …"; any other error is a test's failure."""
    if ready:
        ready.wait(timeout=30)
    try:
        with engine.begin() as conn:
            act(conn)
    except (Clash, Stale) as lost:
        return type(lost).__name__
    except Refused as refused:
        return f"refused: {refused.reason.value}"
    return "done"


def together(engine: Engine, acts: Sequence[Act]) -> Counter[str]:
    """All acts at once, a thread and a transaction each; how they ended."""
    ready = Barrier(len(acts))
    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(lambda act: outcome(engine, act, ready), acts))


def deadlocks(engine: Engine) -> int:
    """How many deadlocks PostgreSQL had to break in this database. Ends the engine's connections."""
    engine.dispose()  # a session reports what it counted when it ends
    others = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    with engine.connect() as conn:
        while conn.execute(text(others)).scalar_one():
            conn.rollback()
        counted = text("select deadlocks from pg_stat_database where datname = current_database()")
        return int(conn.execute(counted).scalar_one())
