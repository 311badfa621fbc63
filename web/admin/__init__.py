"""The desk's pages for staff: log in, the conversations, a thread, the doctors' day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint

from web import calls, reasons
from web.admin import (
    account,
    asides,
    asked,
    audit,
    blocks,
    booking,
    closures,
    colleagues,
    conversations,
    days,
    doctors,
    errors,
    feeds,
    figures,
    forecast,
    guard,
    jobs,
    keys,
    kinds,
    login,
    menu,
    merging,
    moving,
    patients,
    practice,
    quick_replies,
    registering,
    resets,
    second_factor,
    settings_page,
    threads,
    today,
    visits,
    webhooks,
)

if TYPE_CHECKING:
    from bot.runtime import Runtime

HERE = Path(__file__).parent


def blueprint(runtime: Runtime) -> Blueprint:
    """`/admin/…`: every page is closed to whoever has not logged in, but for those that `guard.OPEN` names."""
    made = Blueprint(
        "admin",
        __name__,
        url_prefix="/admin",
        static_folder=str(HERE / "static"),
        static_url_path="/files",
        template_folder=str(HERE / "templates"),
    )
    made.add_app_template_filter(asked.written, "cursor")
    made.add_app_template_global(menu.entries, "menu")
    made.add_app_template_global(reasons.why, "why")
    made.add_app_template_global(reasons.kept, "kept_why")
    made.add_app_template_global(reasons.outcome, "outcome")
    made.add_app_template_global(calls.told, "call_told")
    guard.watch(made, runtime)
    errors.tell(made)
    login.routes(made, runtime)
    resets.routes(made, runtime)
    account.routes(made, runtime)
    second_factor.routes(made, runtime)
    colleagues.routes(made, runtime)
    audit.routes(made, runtime)
    webhooks.routes(made, runtime)
    feeds.routes(made, runtime)
    conversations.routes(made, runtime)
    threads.routes(made, runtime)
    asides.routes(made, runtime)
    quick_replies.routes(made, runtime)
    days.routes(made, runtime)
    today.routes(made, runtime)
    visits.routes(made, runtime)
    booking.routes(made, runtime)
    moving.routes(made, runtime)
    blocks.routes(made, runtime)
    figures.routes(made, runtime)
    forecast.routes(made, runtime)
    jobs.routes(made, runtime)
    keys.routes(made, runtime)
    patients.routes(made, runtime)
    registering.routes(made, runtime)
    merging.routes(made, runtime)
    practice.routes(made, runtime)
    settings_page.routes(made, runtime)
    doctors.routes(made, runtime)
    kinds.routes(made, runtime)
    closures.routes(made, runtime)
    return made
