"""A doctor's time kept free of patients, and given back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, request, url_for
from flask.typing import ResponseReturnValue

from bot import blocks
from bot.actor import StillBooked, Unknown
from clinic import hours
from clinic.mistakes import Mistakes
from db import daybook
from db.daybook import Visit
from web import desk
from web.admin import acts
from web.desk import Desk
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime

USUAL = timedelta(hours=1)
FIELDS = ("doctor", "day", "time", "until_day", "until", "reason")


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/blocks/new")
    def block() -> ResponseReturnValue:
        """`?doctor=&day=YYYY-MM-DD&time=HH:MM`, each of which may be left out."""
        return form(runtime, _begun(runtime, request.args))

    @pages.post("/blocks/new")
    def block_now() -> ResponseReturnValue:
        return blocked(runtime, {name: request.form.get(name, "").strip() for name in FIELDS})

    @pages.get("/blocks/<int(max=999999999999999):number>")
    def blocked_time(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            found = daybook.block(conn, number) or abort(404)
        return acts.page("blocked", at=at, block=found)

    @pages.post("/blocks/<int(max=999999999999999):number>/remove")
    def unblock(number: int) -> ResponseReturnValue:
        try:
            with runtime.engine.begin() as conn:
                at = desk.open_(runtime, conn)
                gone = blocks.unblock(conn, at.now, acts.actor(), number)
        except Unknown:
            abort(404)
        flash(at.t("block.removed"))
        return acts.go(url_for("admin.day", day=at.times.local(gone.start).date().isoformat()))


def form(
    runtime: Runtime, typed: Mapping[str, str], wrong: Mapping[str, str] | None = None, visits: tuple[Visit, ...] = ()
) -> str:
    """The form as it was filled in; `visits` stand in the way."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    doctors = [(one.id, one.name) for one in at.practice.doctors]
    return acts.page(
        "block", at=at, doctors=doctors, typed=typed, wrong=wrong or {}, visits=visits, longest=blocks.WORDS
    )


def blocked(runtime: Runtime, typed: Mapping[str, str]) -> ResponseReturnValue:
    t = wanted()
    try:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
            start, end = _moment(at, typed["day"], typed["time"]), _moment(at, typed["until_day"], typed["until"])
            if start is None or end is None:
                wrong = {"start": t("block.no_time")} if start is None else {"end": t("block.no_time")}
                return form(runtime, typed, wrong), 422
            number = int(typed["doctor"]) if typed["doctor"].isdecimal() and len(typed["doctor"]) < 18 else 0
            made = blocks.block(
                conn, at.now, at.practice, acts.actor(), doctor_id=number, start=start, end=end, reason=typed["reason"]
            )
    except Mistakes as mistakes:
        said = {name: t(f"mistake.{what.code}", **what.values) for name, what in mistakes.wrong.items()}
        return form(runtime, typed, said), 422
    except Unknown:
        return form(runtime, typed, {"doctor": t("rule.unknown")}), 422
    except StillBooked as still:
        return form(runtime, typed, visits=still.visits), 409
    flash(at.t("block.done"))
    return acts.go(url_for("admin.day", day=at.times.local(made.start).date().isoformat()))


def _begun(runtime: Runtime, asked: Mapping[str, str]) -> dict[str, str]:
    """The form before anybody has filled it in: an hour from the time that was pointed at, else from the next full one."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
    day = at.times.asked(asked.get("day")) or at.times.today
    next_hour = (at.times.local(at.now) + USUAL).strftime("%H:00")
    start = _moment(at, day.isoformat(), asked.get("time") or next_hour) or at.now
    end = at.times.local(start + USUAL)
    begins = at.times.local(start)
    return {
        "doctor": asked.get("doctor", ""),
        "day": begins.date().isoformat(),
        "time": begins.strftime("%H:%M"),
        "until_day": end.date().isoformat(),
        "until": end.strftime("%H:%M"),
        "reason": "",
    }


def _moment(at: Desk, day: str, clock: str) -> datetime | None:
    """A day and a time of it as their fields hold them; None for what is none."""
    try:
        return hours.at(
            date.fromisoformat(day), time.fromisoformat(clock).replace(tzinfo=None), at.practice.clinic.zone
        )
    except (ValueError, OverflowError):
        return None
