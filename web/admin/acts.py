"""What pages that change a visit share: nothing done over what somebody did meanwhile, noes in words, panels beside pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from bot.actor import Actor, Clash, Refused, Stale, Unknown
from clinic.model import Appointment
from clinic.rules import Reason
from db import daybook, outbox
from db.daybook import Change, Visit
from web import desk
from web.admin.guard import me
from web.desk import Desk
from web.drawing import MARKS
from web.words import Words, wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

EPOCH = datetime.fromtimestamp(0, UTC)
Act = Callable[["Connection", Desk, Visit], Appointment]


class Behind(Exception):
    """The visit has changed since the page was made that wants to change it."""

    def __init__(self, visit: Visit, changes: tuple[Change, ...]) -> None:
        super().__init__()
        self.visit, self.changes = visit, changes


def actor() -> Actor:
    return Actor(me().label, "staff")


def stamp(visit: Visit) -> str:
    """The state of a visit as a form carries it: the microsecond of its last change, and its version."""
    return f"{(visit.updated_at.astimezone(UTC) - EPOCH) // timedelta(microseconds=1)}-{visit.version}"


def known(conn: Connection, number: int, *, lock: bool = False) -> Visit:
    """The visit; 404 where there is none."""
    return daybook.visit(conn, number, lock=lock) or abort(404)


def unchanged(conn: Connection, number: int, seen: str) -> Visit:
    """The visit, locked. Raises Behind where it is not what the form's author saw."""
    visit = known(conn, number, lock=True)
    if stamp(visit) == seen:
        return visit
    then = seen.partition("-")[0]
    since = EPOCH + timedelta(microseconds=int(then)) if then.isdecimal() and len(then) < 18 else None
    raise Behind(visit, daybook.changes(conn, number, since))


def refusal(error: Clash | Refused | Unknown, t: Words) -> str:
    """Why not, in words."""
    if isinstance(error, Unknown):
        return t("rule.unknown")
    return t.named("rule", (error.reason if isinstance(error, Refused) else Reason.TAKEN).value)


def code(error: Clash | Refused | Unknown) -> int:
    """409 where somebody was quicker, 422 where the clinic's rules say no."""
    return 409 if isinstance(error, Clash) else 422


def perform(
    runtime: Runtime,
    number: int,
    do: Act,
    *,
    said: str,
    to: Callable[[], str],
    refused: Callable[[Clash | Refused | Unknown], str],
    wish: str = "",
) -> ResponseReturnValue:
    """Does something to a visit as its form saw it, wakes the workers and goes on `to`; says what went wrong instead.

    `refused` makes the page that says no; `wish` is what was wanted, kept in sight where the visit has changed meanwhile.
    """
    try:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            do(conn, at, unchanged(conn, number, request.form.get("seen", "")))
            due = outbox.written(conn, at.now)
    except Behind as behind:
        return stale(runtime, behind, wish), 409
    except Stale:
        return page("stale", at=at, visit=None, changes=(), wish=wish), 409
    except (Clash, Refused, Unknown) as error:
        return refused(error), code(error)
    runtime.wake(due)
    flash(wanted()(said))
    return go(to())


def stale(runtime: Runtime, behind: Behind, wish: str) -> str:
    """The page that tells what changed meanwhile; nothing was done."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    return page("stale", at=at, visit=behind.visit, changes=behind.changes, wish=wish)


def page(template: str, **fields: Any) -> str:
    """A page of the desk; only its middle where a script asks for it to show it in a panel."""
    panel = "X-Panel" in request.headers
    return render_template(f"admin/{template}.html", panel=panel, me=me(), section="day", marks=MARKS, **fields)


def go(address: str) -> ResponseReturnValue:
    """On to another page; a panel has done its work instead, and its page is loaded again."""
    return ("", 204) if "X-Panel" in request.headers else redirect(address, 303)
