"""One conversation: both sides, whom it speaks for, and what staff do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot import takeover
from db import attention, daybook, thread
from web import desk, understood
from web.admin.conversations import shown
from web.admin.guard import me
from web.desk import Desk
from web.drawing import MARKS
from web.fragments import unless_known
from web.words import wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.runtime import Runtime

MOST_PAST = 10  # earlier visits beside a thread


def routes(pages: Blueprint, runtime: Runtime) -> None:
    @pages.get("/conversations/<int:number>")
    def talk(number: int) -> ResponseReturnValue:
        return page(runtime, number)

    @pages.get("/conversations/<int:number>/messages")
    def talk_messages(number: int) -> Response:
        return piece(runtime, number)

    @pages.post("/conversations/<int:number>/take-over")
    def take_over(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            takeover.take_over(conn, runtime.now(), _known(conn, number), by=me().label, staff_id=me().account.id)
        return _back(number, "thread.taken")

    @pages.post("/conversations/<int:number>/hand-back")
    def hand_back(number: int) -> ResponseReturnValue:
        with runtime.engine.begin() as conn:
            takeover.hand_back(conn, runtime.now(), _known(conn, number), by=me().label)
        return _back(number, "thread.returned")

    @pages.post("/conversations/<int:number>/reply")
    def reply(number: int) -> ResponseReturnValue:
        return write(runtime, number, request.form.get("text", ""))


def page(runtime: Runtime, number: int, typed: str = "", wrong: str = "") -> str:
    """The whole page; `typed` and `wrong` after a message that could not be sent."""
    with runtime.engine.begin() as conn:
        at = desk.open_(runtime, conn)
        talk = _talk(conn, at, number)
        fields = talk | _about(conn, at, talk["head"]) | {"lines": shown(conn)}
    return render_template(
        "admin/thread.html", **fields, typed=typed, wrong=wrong, open_number=number, me=me(), section="conversations"
    )


def piece(runtime: Runtime, number: int) -> Response:
    """The messages alone, for a page that keeps itself fresh."""
    with runtime.engine.begin() as conn:
        fields = _talk(conn, desk.open_(runtime, conn), number)
    return unless_known(render_template("admin/messages.html", **fields))


def write(runtime: Runtime, number: int, text: str) -> ResponseReturnValue:
    """Sends staff's words; whoever writes takes over. What cannot be sent is said beside the field, which keeps it."""
    t, now, by = wanted(), runtime.now(), me()
    try:
        with runtime.engine.begin() as conn:
            clinic = desk.open_(runtime, conn).practice.clinic
            takeover.take_over(conn, now, _known(conn, number), by=by.label, staff_id=by.account.id)
            _, queued = takeover.write(conn, now, clinic, number, text, by=by.label)
    except takeover.CannotWrite:
        return page(runtime, number, text, t("thread.cannot")), 409
    except takeover.WrongLength as error:
        wrong = t("thread.too_long", n=error.length, most=error.longest) if error.length else t("thread.empty")
        return page(runtime, number, text, wrong), 422
    runtime.wake([queued])
    return _back(number, "thread.sent")


def _talk(conn: Connection, at: Desk, number: int) -> dict[str, Any]:
    """What the messages' template needs; whoever looks at them has read them. 404 for an unknown id."""
    head = thread.head(conn, number) or abort(404)
    thread.seen(conn, number)
    messages = thread.messages(conn, number, before=request.args.get("before", type=int))
    heard = (message for message in messages if message.direction == "in")
    facts = {each.id: understood.facts(each.understood, at.t, at.times, at.names()) for each in heard}
    return {
        "at": at,
        "head": head,
        "messages": messages,
        "labels": thread.labels(messages),
        "facts": facts,
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
        "obstacle": takeover.obstacle_of(head),
        "longest": takeover.LONGEST[head.channel],
        "marks": MARKS,
    }


def _known(conn: Connection, number: int) -> int:
    """The id of a conversation that exists; else 404."""
    return number if thread.head(conn, number) else abort(404)


def _back(number: int, said: str) -> ResponseReturnValue:
    flash(wanted()(said))
    return redirect(url_for("admin.talk", number=number))
