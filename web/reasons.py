"""Why something was not delivered, in the reader's language: by the provider's code, and else by the words that we keep of it.

What is kept is English, for logs and programs. A page never shows it as it is: what has no sentence here is told by its number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from web.words import Words

FAMILY: Mapping[str, str] = {
    "message": "chat",
    "reminder": "chat",
    "notice": "chat",
    "undeliverable": "chat",
    "opt_out": "chat",
    "email": "mail",
    "email_failed": "mail",
    "staff_email": "mail",
    "calendar": "calendar",
    "calendar_failed": "calendar",
    "webhook": "web",
}
"""Whose codes those of a kind of job, or of a call for help, are: an e-mail's 403 is not a calendar's."""

TELL_MORE: Mapping[str, str] = {
    "the SMTP server wants another login": "smtp_login",
    "the SMTP server does not accept the login": "smtp_login",
    "the SMTP server does not accept EMAIL_FROM": "smtp_sender",
    "the SMTP server does not let us in": "smtp_greeting",
    "the SMTP server cannot do what": "smtp_login",
    "the SMTP server hung up": "smtp_away",
    "the SMTP server is out of reach": "smtp_away",
    "the SMTP server's certificate": "smtp_certificate",
    "the login of SMTP_URL": "smtp_login",
    "the mail server cannot write such an address": "mail_553",
    "the e-mail address is none": "mail_553",
    "the e-mail template": "mail_template",
    "Twilio is out of reach": "20503",
    "an error inside the provider": "provider_trouble",
    "the provider asks for patience": "20429",
    "the provider does not accept our credentials": "20003",
    "no reason was given": "none",
    "Telegram did not answer in time": "telegram_away",
    "Telegram is out of reach": "telegram_away",
    "Telegram failed": "telegram_away",
    "Telegram does not accept TELEGRAM_BOT_TOKEN": "chat_401",
    "Telegram does not take the message": "telegram_words",
    "blocked": "chat_403",
    "Google is out of reach": "google_away",
    "Google's login does not answer": "google_away",
    "Google asks for patience": "google_away",
    "Google's login fails": "google_account",
    "Google's library is incomplete": "google_account",
    "Google does not accept": "google_account",
    "GOOGLE_SERVICE_ACCOUNT_FILE": "google_account",
    "the calendar of ": "google_shared",
    "Google does not take the event": "calendar_400",
    "gone for good": "web_410",
    "redirected with status": "web_redirected",
    "refused with status": "web_refused",
    "no answer in time": "web_slow",
    "the name of the host is not known": "web_host",
    "the connection was": "web_connection",
    "no connection": "web_connection",
    "the certificate is not valid": "web_certificate",
    "the address ": "web_address",
    "the webhook is switched off": "web_off",
    "an error of our own": "internal",
    "the patient was erased": "erased",
    "not sent": "not_sent",
    "it goes another way": "another_way",
}
"""How words begin that tell more than the code beside them -> what is said in their place."""

TELL_LESS: Mapping[str, str] = {
    "the e-mail address was refused": "mail_550",
    "the e-mail was refused": "mail_554",
    "the SMTP server asks for patience": "mail_450",
}
"""The same for words that tell less than a code that is known."""

CODED = re.compile(r"(?P<words>.*) \((?P<code>[0-9]{3,5}|address|connection|internal)\)")


def why(t: Words, kind: str, code: str | None, words: str | None) -> str:
    """A sentence for what stopped a job of this kind."""
    family = FAMILY.get(kind, kind)
    keys = (_begins(words, TELL_MORE), f"{family}_{code}", code, _begins(words, TELL_LESS))
    known = next((key for key in keys if key and f"reason.{key}" in t), None)
    if known is None:
        known = "unknown_code" if code else "unknown" if words else "none"
    return t(f"reason.{known}", code=code)


def kept(t: Words, kind: str, text: str) -> str:
    """The same for words that were kept with their code behind them: "the number is a landline (30006)"."""
    found = CODED.fullmatch(text)
    return why(t, kind, found["code"], found["words"]) if found else why(t, kind, None, text)


def outcome(t: Words, text: str) -> str:
    """What became of something that was to be sent, "no number to write to"; empty where no words are known for it."""
    key = f"outcome.{re.sub('[^a-z]+', '_', text).strip('_')}"
    return t(key) if key in t else ""


def _begins(words: str | None, table: Mapping[str, str]) -> str | None:
    return next((key for beginning, key in table.items() if words and words.startswith(beginning)), None)
