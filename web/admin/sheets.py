"""Forms about the practice: shown, judged, saved, and never over what somebody else has saved meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot.actor import Clash, Stale, StillBooked, Unknown
from bot.house import Edited
from clinic.mistakes import Mistakes
from db import audit
from db.daybook import Visit
from web import conflict, desk
from web.admin.guard import me
from web.conflict import Fields
from web.desk import Desk
from web.drawing import MARKS
from web.mistakes import told
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

Save = Callable[["Connection", datetime, Fields, int], Edited]
"""(connection, now, what was typed, the practice's version) -> what came of it; raises what `bot.house` raises."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form. `filled`: what it holds when it is opened, None where there is no such thing; `more`: what its template needs besides.

    Without a template it is a mere button of the practice's page.
    """

    template: str
    filled: Callable[[Connection, Desk], Fields | None]
    save: Save
    which: str = ""  # the id or code of what is edited; "" for a new one
    more: Callable[[Desk], Mapping[str, Any]] = lambda _: {}
    then: str = ""  # the part of the practice's page to go back to


def show(runtime: Runtime, sheet: Sheet) -> str:
    """The form as it is opened."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        now = sheet.filled(conn, at)
    if now is None:
        abort(404)
    return _page(at, sheet, now, now)


def answer(runtime: Runtime, sheet: Sheet, save: Save | None = None) -> ResponseReturnValue:
    """Saves what was typed (or does `save` with what the form is about) and goes back to the practice; else the form again."""
    was = conflict.remembered(request.form.get("was", ""))
    try:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            now = sheet.filled(conn, at)
            if now is None:
                abort(404)
            typed = _typed(now)
            if now != was:
                raise Stale
            edited = (save or sheet.save)(conn, at.now, typed, at.practice.version)
    except Unknown:
        abort(404)
    except Mistakes as mistakes:
        return _page(at, sheet, typed, was, wrong=told(mistakes, wanted())), 422
    except StillBooked as booked:
        with runtime.engine.begin() as conn:
            audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="patients", entity_id="outside")
        return _page(at, sheet, typed, was, booked=booked.visits), 409
    except (Stale, Clash):
        if not sheet.template:
            flash(wanted()("patients.busy"))
            return redirect(url_for("admin.practice"), 303)
        return _again(runtime, sheet, typed, was), 409
    _say(edited)
    return redirect(url_for("admin.practice", _anchor=sheet.then or None), 303)


def _again(runtime: Runtime, sheet: Sheet, typed: Fields, was: Fields) -> str:
    """The form on what is saved by now, with what was typed over it."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        now = sheet.filled(conn, at)
    if now is None:
        abort(404)
    met = conflict.meet(typed, was, now)
    return _page(at, sheet, met.fields, now, meanwhile=met.told, fresh=True)


def _page(
    at: Desk,
    sheet: Sheet,
    fields: Fields,
    was: Fields,
    *,
    wrong: Mapping[str, str] | None = None,
    meanwhile: Mapping[str, str] | None = None,
    booked: Sequence[Visit] = (),
    fresh: bool = False,
) -> str:
    return render_template(
        sheet.template, at=at, me=me(), section="practice", fields=fields, was=conflict.kept(was), which=sheet.which,
        wrong=wrong or {}, meanwhile=meanwhile or {}, booked=booked, fresh=fresh, marks=MARKS, **sheet.more(at),
    )  # fmt: skip


def _typed(names: Fields) -> dict[str, str]:
    """What was typed; ticks of one name are joined by commas."""
    return {name: ",".join(part.strip() for part in request.form.getlist(name)) for name in names}


def _say(edited: Edited) -> None:
    """What was done, and what follows from it."""
    t = wanted()
    flash(t("practice.saved"))
    done = edited.replanned
    if done.added or done.moved or done.dropped:
        flash(t("practice.replanned", added=done.added, moved=done.moved, dropped=done.dropped))
    if edited.outside:
        flash(t.many("practice.now_outside", len(edited.outside)))
