"""A phone in the browser beside what the clinic sees; it drives the real receptionist, and exists only in development."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, make_response, render_template, request

from web import desk
from web.fragments import unless_known
from web.simulator import clinic_side, clock, mailbox, phones

if TYPE_CHECKING:
    from bot.runtime import Runtime
    from bot.settings import Settings

HERE = Path(__file__).parent


def real(settings: Settings) -> list[str]:
    """The providers that are set: what is sent later by one of them leaves this machine."""
    asked = {
        "Twilio": settings.twilio,
        "Telegram": settings.telegram,
        "SMTP": bool(settings.smtp_url),
        "Google Calendar": bool(settings.google_service_account_file),
    }
    return [name for name, is_set in asked.items() if is_set]


def blueprint(runtime: Runtime) -> Blueprint:
    """`/simulator` and what its page asks for; every one of them is not there in production."""
    made = Blueprint(
        "simulator",
        __name__,
        url_prefix="/simulator",
        static_folder=str(HERE / "static"),
        static_url_path="/files",
        template_folder=str(HERE / "templates"),
    )

    @made.before_request
    def only_in_development() -> None:
        if runtime.settings.production:
            abort(404)

    @made.get("/", strict_slashes=False)
    def page() -> str:
        with runtime.engine.begin() as conn:
            at = desk.open_(runtime, conn)
        chosen = phones.chosen(request.args.getlist("phone"), at.practice.clinic)
        return render_template("simulator/page.html", at=at, phones=chosen, real=real(runtime.settings))

    @made.get("/thread")
    def thread() -> Response:
        return unless_known(phones.thread(runtime, *phones.asked()))

    @made.post("/messages")
    def send() -> str:
        return phones.send(runtime)

    @made.get("/clinic")
    def clinic() -> Response:
        return unless_known(clinic_side.fragment(runtime, request.args.get("day")))

    @made.post("/clock")
    def move() -> dict[str, str]:
        return clock.move(runtime, request.form.get("move", ""))

    @made.get("/mails/<int:mail_id>")
    def mail(mail_id: int) -> str:
        return mailbox.reader(runtime, mail_id)

    @made.get("/mails/<int:mail_id>/body")
    def mail_body(mail_id: int) -> Response:
        return mailbox.body(runtime, mail_id)

    @made.get("/mails/<int:mail_id>/raw")
    def mail_raw(mail_id: int) -> Response:
        raw = mailbox.find(runtime, mail_id).raw
        return make_response(raw, {"Content-Type": "text/plain; charset=utf-8"})

    return made
