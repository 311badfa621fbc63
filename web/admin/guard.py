"""Who may see the desk's pages: nobody but staff who have logged in, asked before every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, flash, redirect, request, session, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user
from werkzeug.routing import IntegerConverter, Map

from db import staff
from web.admin import sessions
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime

OPEN = frozenset(
    {
        "admin.ask_reset",
        "admin.enter_code",
        "admin.forgot",
        "admin.log_in",
        "admin.login",
        "admin.login_code",
        "admin.reset",
        "admin.reset_link",
        "admin.set_password",
        "admin.static",
    }
)
"""The pages that a stranger may see. Every other one of the blueprint is closed."""

FOR_ADMINISTRATORS = frozenset(
    {
        "admin.add_closure",
        "admin.add_doctor",
        "admin.add_kind",
        "admin.add_webhook",
        "admin.api_keys",
        "admin.audit_log",
        "admin.calendar_feeds",
        "admin.change_clinic",
        "admin.change_closure",
        "admin.change_doctor",
        "admin.change_kind",
        "admin.change_role",
        "admin.change_webhook",
        "admin.clinic_form",
        "admin.close_account",
        "admin.closure_form",
        "admin.colleagues",
        "admin.compare_patients",
        "admin.doctor_down",
        "admin.doctor_form",
        "admin.doctor_up",
        "admin.erase_patient",
        "admin.forget_patient",
        "admin.invite",
        "admin.join_patients",
        "admin.kind_form",
        "admin.make_key",
        "admin.merge_patient",
        "admin.new_closure",
        "admin.new_doctor",
        "admin.new_kind",
        "admin.open_account",
        "admin.open_feed",
        "admin.remove_closure",
        "admin.remove_webhook",
        "admin.resend",
        "admin.retire_doctor",
        "admin.retire_kind",
        "admin.return_doctor",
        "admin.return_kind",
        "admin.revoke_feed",
        "admin.revoke_key",
        "admin.rotate_webhook",
        "admin.send_link",
        "admin.switch_webhook",
        "admin.take_factor_away",
        "admin.webhook",
        "admin.webhooks_list",
    }
)
"""The pages that a colleague may see only with the role "admin"."""

LARGEST = 2**63 - 1  # PostgreSQL's bigint


@dataclass(frozen=True)
class User(UserMixin):  # type: ignore[misc]
    """Somebody who has logged in. A session names the account and its epoch: "7:0"."""

    account: staff.Account

    def get_id(self) -> str:
        return session_of(self.account)

    @property
    def label(self) -> str:
        """The actor that history and messages name."""
        return f"staff:{self.account.id}"


def session_of(account: staff.Account) -> str:
    """What a session of the account as it is now is known by."""
    return f"{account.id}:{account.epoch}"


class RowNumber(IntegerConverter):
    """A number in an address: one that no table can hold leads nowhere, instead of to an error of the database."""

    def __init__(self, map: Map, max: int | None = None, **more: Any) -> None:
        super().__init__(map, max=LARGEST if max is None else max, **more)


def watch(pages: Blueprint, runtime: Runtime) -> None:
    """Closes every page of the blueprint, and teaches the application whose session is whose."""
    manager = LoginManager()

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load(session_id: str) -> User | None:
        return find(runtime, session_id)

    @pages.record_once
    def join(state: BlueprintSetupState) -> None:
        manager.init_app(state.app)
        state.app.url_map.converters["int"] = RowNumber

    @pages.before_request
    def closed() -> ResponseReturnValue | None:
        if current_user.is_authenticated and sessions.is_over():
            sessions.end()
            flash(wanted()("login.over"))
        if request.endpoint in OPEN:
            return None
        if current_user.is_authenticated:
            sessions.note()
            return abort(403) if request.endpoint in FOR_ADMINISTRATORS and me().account.role != "admin" else None
        if request.method != "GET":
            abort(401)
        if sessions.by_a_person():  # a piece of a page is nothing to come back to
            session["wanted"] = request.full_path.rstrip("?")
        return redirect(url_for("admin.login"))

    @pages.after_request
    def keep_to_yourself(response: Response) -> Response:
        if request.endpoint != "admin.static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def find(runtime: Runtime, session_id: str) -> User | None:
    """The user of a session; None where the account is closed or was logged out everywhere since."""
    number, _, epoch = session_id.partition(":")
    if not (number.isdecimal() and epoch.isdecimal()):
        return None
    with runtime.engine.begin() as conn:
        account = staff.get(conn, int(number))
    return User(account) if account and account.epoch == int(epoch) else None


def me() -> User:
    """Who is asking; only within a closed page."""
    user = current_user._get_current_object()
    assert isinstance(user, User)
    return user
