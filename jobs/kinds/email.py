"""E-mails about a visit, with their invitations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from sqlalchemy import Connection

from bot import telling, undelivered
from bot.channels.base import SendError
from bot.letters import LetterError, Template, compose
from bot.mailer import LINE, sender
from bot.settings import var
from clinic.model import Status
from db import visits
from db.visits import Mailbox, Visit
from jobs.steps import Act, Step, Task, dropped

FITTING: Mapping[str, frozenset[Status]] = {
    "confirmation": frozenset({"scheduled", "confirmed"}),
    "change": frozenset({"scheduled", "confirmed"}),
    "cancellation": frozenset({"cancelled"}),
    "reminder": frozenset({"scheduled", "confirmed"}),
    "opted_out": frozenset({"scheduled", "confirmed"}),
}
"""Which statuses of the visit an e-mail may still speak of."""


def email(conn: Connection, task: Task) -> Step:
    """Payload {"template": one of FITTING}. Dropped where the visit has moved on since, or nobody has an address."""
    row, template = task.row, str(task.row.payload["template"])
    visit = visits.visit(conn, row.appointment_id or 0)
    if reason := _pointless(task, template, visit):
        return dropped(reason)
    assert visit is not None
    mailbox = visits.mailbox(conn, visit.patient.id)
    if mailbox is None:
        return dropped("no e-mail address")
    if mailbox.failed:
        undelivered.text_instead(conn, task.now, template, visit)
        return dropped("the e-mail address has refused before")
    return _act(conn, task, template, visit, mailbox)


def _pointless(task: Task, template: str, visit: Visit | None) -> str | None:
    if visit is None:
        return "no such visit"
    if task.row.version not in (None, visit.appointment.version) or visit.appointment.status not in FITTING[template]:
        return "superseded"
    past = visit.appointment.start <= task.moment
    return "past" if past and template != "cancellation" else None


def _act(conn: Connection, task: Task, template: str, visit: Visit, mailbox: Mailbox) -> Act:
    letter, made = telling.letter(conn, task.practice, cast(Template, template), visit, mailbox), task.now
    settings, mailer = task.runtime.settings, task.runtime.mailer

    def do() -> str | None:
        try:
            message = compose(letter, sender=sender(settings), written=made, overrides=var() / "mail")
        except LetterError as error:
            kind, effect = ("operator", None) if error.operator else ("permanent", "unreachable")
            raise SendError(kind, str(error), effect=effect, line=LINE) from None  # type: ignore[arg-type]
        mailer.send(message)
        return str(message["Message-ID"])

    def gave_up(conn: Connection, now: datetime, error: SendError) -> None:
        undelivered.email_refused(conn, now, error, mailbox, visit)
        undelivered.text_instead(conn, now, template, visit)

    until = None if template == "cancellation" else visit.appointment.start
    return Act(do, lambda *_: True, gave_up, lines=(LINE,), until=until, urgent=True)
