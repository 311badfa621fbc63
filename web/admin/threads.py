"""One conversation: both sides, whom it speaks for, and staff's words in it."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot import asides, quick_replies, takeover
from bot.takeover import Seen
from conversations import sms
from db import accounts, attention, audit, daybook, deeds, idempotency, thread
from db import pulse as pulses
from db import quick_replies as kept_replies
from web import desk, understood
from web.admin.asked import asked
from web.admin.conversations import QUARTER, shown
from web.admin.guard import me
from web.desk import Desk
from web.drawing import MARKS
from web.fragments import known, tag, tagged
from web.words import Words, wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

MOST = 100  # messages on one page
MOST_PAST = 10  # earlier visits beside a thread


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/conversations/<int:number>")
    def talk(number: int) -> ResponseReturnValue:
        return page(runtime, number)

    @pages.get("/conversations/<int:number>/messages")
    def talk_messages(number: int) -> Response:
        return piece(runtime, number)

    @pages.get("/conversations/<int:number>/about")
    def talk_about(number: int) -> Response:
        return about(runtime, number)

    @pages.post("/conversations/<int:number>/take-over")
    def take_over(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            takeover.take_over(conn, runtime.now(), exists(conn, number), by=me().label, staff_id=me().account.id)
        return back(number, "thread.taken")

    @pages.post("/conversations/<int:number>/hand-back")
    def hand_back(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            takeover.hand_back(conn, runtime.now(), exists(conn, number), by=me().label)
        return back(number, "thread.returned")

    @pages.post("/conversations/<int:number>/reply")
    def reply(number: int) -> ResponseReturnValue:
        if (chosen := request.form.get("quick", type=int)) is not None:
            return page(runtime, number, typed=request.form.get("text", ""), insert=chosen)
        return write(runtime, number, request.form.get("text", ""))


def page(runtime: Runtime, number: int, *, insert: int | None = None, **told: Any) -> str:
    """The whole page; `told` after something that could not be done: what was typed, and what was wrong.

    `insert`: the quick reply that is to be added to what was typed, for browsers without script.
    """
    with runtime.engine.begin() as conn:
        at, ask, staff = desk.open_(runtime, conn), asked(), me()
        talk = _talk(conn, at, number)
        fields = talk | _about(conn, at, talk["head"]) | shown(conn, at, ask) | _writing(conn, at, talk["head"])
        _looked(conn, at, number)
    words = [words for each, words in fields["quick"] if each.id == insert]
    typed = " ".join(part for part in (told.pop("typed", ""), *words) if part)
    fields |= {"typed": typed, "open_number": number, "me": staff, "section": "conversations"} | told
    return render_template("admin/thread.html", **fields)


def piece(runtime: Runtime, number: int) -> Response:
    """The messages and who holds the conversation, for a page that keeps itself fresh; whoever gets something new has read it."""
    with runtime.engine.begin() as conn:
        state = pulses.of_thread(conn, number, MOST) or abort(404)
        day = int(runtime.now().timestamp()) // QUARTER
        name = tag(state, day, me().account.id, wanted().language, request.query_string)
        if answer := known(name):
            return answer
        fields = _talk(conn, desk.open_(runtime, conn), number)
    return tagged(render_template("admin/messages.html", **fields, me=me(), asked=asked(), alone=True), name)


def about(runtime: Runtime, number: int) -> Response:
    """What stands beside the messages."""
    with runtime.engine.begin() as conn:
        moment = int(runtime.now().timestamp()) // QUARTER
        name = tag(pulses.of_history(conn), moment, number, wanted().language)
        if answer := known(name):
            return answer
        at = desk.open_(runtime, conn)
        head = thread.head(conn, number) or abort(404)
        fields = _about(conn, at, head)
        _looked(conn, at, number)
    return tagged(render_template("admin/about.html", at=at, head=head, **fields), name)


def write(runtime: Runtime, number: int, text: str) -> ResponseReturnValue:
    """Sends staff's words; whoever writes takes over. What cannot be sent is said beside the field, which keeps it."""
    t, now, by = wanted(), runtime.now(), me()
    try:
        with runtime.engine.begin() as conn:
            exists(conn, number)
            if said_already(conn, by.label, now):
                return back(number)
            clinic = desk.open_(runtime, conn).practice.clinic
            _, queued = takeover.reply(
                conn, now, clinic, number, text, by=by.label, staff_id=by.account.id, seen=_seen()
            )
    except takeover.MovedOn:
        return page(runtime, number, typed=text, moved_on=True), 409
    except takeover.CannotWrite:
        return page(runtime, number, typed=text, wrong=t("thread.cannot")), 409
    except takeover.WrongLength as error:
        return page(runtime, number, typed=text, wrong=wrong_length(error, t)), 422
    runtime.wake([queued])
    return back(number)


def said_already(conn: Connection, label: str, now: datetime) -> bool:
    """Whether this very form was sent before: a button that is pressed twice sends once. Forms made by hand have no `once`."""
    once = request.form.get("once", "")[:64]
    if not once:
        return False
    caller = f"desk:{label}"
    if idempotency.claim(conn, caller, once, "", now) is not None:
        return True
    idempotency.keep(conn, caller, once, 302, {})
    return False


def wrong_length(error: takeover.WrongLength, t: Words) -> str:
    return t("thread.too_long", n=error.length, most=error.longest) if error.length else t("thread.empty")


def exists(conn: Connection, number: int) -> int:
    """The id of a conversation that exists; else 404."""
    return number if thread.head(conn, number) else abort(404)


def back(number: int, said: str = "") -> ResponseReturnValue:
    """To the thread again, its list narrowed as it was."""
    if said:
        flash(wanted()(said))
    return redirect(url_for("admin.talk", number=number, **asked().args))


def _looked(conn: Connection, at: Desk, number: int) -> None:
    audit.viewed(conn, now=at.now, staff_id=me().account.id, entity="conversation", entity_id=number)


def _seen() -> Seen | None:
    """What the writer had before her eyes, as the form tells; None for a form that does not."""
    seen = request.form.get("seen", type=int)
    return Seen(seen, request.form.get("holder", type=int)) if seen is not None else None


def _talk(conn: Connection, at: Desk, number: int) -> dict[str, Any]:
    """What the messages' template needs; whoever looks at them has read them. 404 for an unknown id."""
    head = thread.head(conn, number) or abort(404)
    thread.seen(conn, number)
    messages = thread.messages(conn, number, limit=MOST, before=request.args.get("before", type=int))
    heard = (message for message in messages if message.direction == "in")
    facts = {each.id: understood.facts(each.understood, at.t, at.times, at.names()) for each in heard}
    return {
        "at": at,
        "head": head,
        "messages": messages,
        "most": MOST,
        "labels": thread.labels(messages),
        "facts": facts,
        "deeds": deeds.of(conn, number, head.contact_id, messages),
        "calls": attention.open_(conn, number),
    }


def _about(conn: Connection, at: Desk, head: thread.Head) -> dict[str, Any]:
    """What stands beside the messages: the patients' visits, and what was done."""
    ids = [patient.id for patient, _ in head.patients]
    visits = daybook.of_patients(conn, ids)
    return {
        "coming": [visit for visit in visits if visit.end > at.now],
        "past": [visit for visit in reversed(visits) if visit.end <= at.now][:MOST_PAST],
        "changes": thread.history(conn, conversation_id=head.id, contact_id=head.contact_id, patient_ids=ids),
        "marks": MARKS,
    }


def _writing(conn: Connection, at: Desk, head: thread.Head) -> dict[str, Any]:
    """What the forms need."""
    clinic, patient = at.practice.clinic, next((patient for patient, _ in head.patients), None)
    every = kept_replies.every(conn)
    people = [(one.id, one.email) for one in accounts.everyone(conn) if one.active]
    return {
        "obstacle": takeover.obstacle_of(head),
        "longest": takeover.LONGEST[head.channel],
        "longest_note": asides.LONGEST,
        "once": secrets.token_urlsafe(12),
        "quick": [(each, quick_replies.filled(each, patient, clinic, head.language)) for each in every],
        "colleagues": [("", at.t("thread.nobody")), *people],
        "alphabet": sms.alphabet(),
        "price": clinic.segment_price,
    }
