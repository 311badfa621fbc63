"""`make bench`: turns a second of the whole product, beside an endpoint that only answers and one written by hand.

All three run in one go, one after the other, under the same gunicorn settings, the same PostgreSQL and the same load, on this
machine's loopback, with the load's own process beside them on the same cores. `python -m bench --seconds 10` takes longer.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from urllib.request import urlopen

import click
import psycopg2
from sqlalchemy import Connection, insert, make_url

import clinic
from bench import inbox, inside
from bench.load import Heard
from bench.talk import ACCOUNT, CLINIC, TOKEN, phones
from bot.runtime import real_clock
from bot.settings import Settings, environment, load
from clinic.file import parse
from db import embedded, migrate, seed
from db.embedded.kinds import free_port
from db.session import make_engine
from db.tables import ContactPatientRow, ContactRow, ConversationRow, PatientRow

CONNECTIONS = 8  # as many as the product's default of two processes with four threads serves at once
RIVALS = {
    "bare": "(a) bare Flask, signature and TwiML",
    "by_hand": "(b) psycopg2 by hand",
    "product": "(c) a turn of the product",
}


@click.command()
@click.option("--seconds", default=8.0, show_default=True, help="How long each measurement takes.")
def main(seconds: float) -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory(prefix="reception-bench-") as name:
        folder = Path(name)
        # Not throw-away servers: a turn's commit reaches the disk, as it would in production.
        with embedded.postgres(folder) as postgres, embedded.valkey(folder) as valkey:
            furnish(postgres.url)
            print(
                f"{CONNECTIONS} connections, 2 processes with 4 threads, {seconds:.0f} s each, {os.cpu_count()} cores for everything\n"
            )
            print(f"{'':40}{'turns/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>9}")
            reached: dict[str, float] = {}
            for kind, words in RIVALS.items():
                reached[kind] = measure(kind, words, clone(postgres.url, kind), valkey.url, seconds, reached)
            print(f"\n(c) / (b) = {reached['product'] / reached['by_hand']:.2f}, to reach 0.40")
            explain(settled(clone(postgres.url, "inside"), valkey.url, free_port()))
            inbox.look(settled(clone(postgres.url, "inbox"), valkey.url, free_port()))


def measure(kind: str, words: str, database: str, redis: str, seconds: float, reached: dict[str, float]) -> float:
    """One line of the table, and for the product two more; turns a second."""
    settings = settled(database, redis, free_port())
    with serving(kind, settings) as server:
        press(settings.port, 2.0)  # until everything is loaded
        top = press(settings.port, seconds)
        rate = len(top.waits) / top.seconds
        tell(words, top, rate / reached["by_hand"] if "by_hand" in reached else None)
        if kind == "product":
            tell("    at half of that", press(settings.port, seconds, rate / 2), None)
            print(
                f"{'    memory of a web process':40}{max(map(resident, children(server))):>9.0f} MB, to stay below 150"
            )
    return rate


def tell(words: str, heard: Heard, ratio: float | None) -> None:
    """One line."""
    cuts = quantiles(heard.waits, n=100)
    line = f"{words:40}{len(heard.waits) / heard.seconds:>9.0f}{1000 * cuts[49]:>9.1f}{1000 * cuts[98]:>9.1f}"
    print(line + (f"{ratio:>9.2f}" if ratio else ""), flush=True)


def explain(settings: Settings) -> None:
    """Where a turn's time goes."""
    clocks = inside.look(settings)
    each = {
        "PostgreSQL and the way there": clocks.database,
        "thinking": clocks.thinking,
        "the rest (HTTP, SQLAlchemy, TwiML)": clocks.wall - clocks.database - clocks.thinking,
    }
    print(f"\nwhere a turn's time goes, one at a time ({clocks.statements / clocks.turns:.1f} statements a turn)")
    for words, spent in each.items():
        print(f"  {words:38}{1000 * spent / clocks.turns:>9.2f} ms{100 * spent / clocks.wall:>6.0f} %")
    print(f"  {'in all':38}{1000 * clocks.wall / clocks.turns:>9.2f} ms")


def press(port: int, seconds: float, rate: float = 0.0) -> Heard:
    """The load, from a process of its own."""
    command = [
        sys.executable,
        "-m",
        "bench.load",
        str(port),
        str(CONNECTIONS),
        str(seconds),
        *([str(rate)] if rate else []),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    if done.returncode != 0:
        sys.exit(f"the load broke off: {done.stderr.strip().splitlines()[-1]}")
    heard = Heard(**json.loads(done.stdout))
    if heard.wrong:
        sys.exit(f"{heard.wrong} of {len(heard.waits)} answers were not 200: nothing was measured")
    return heard


@contextmanager
def serving(kind: str, settings: Settings) -> Iterator[int]:
    """One of the three as a web process; its process id."""
    chosen = {
        "RECEPTION_ENV": "production",
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{settings.port}",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_FROM_NUMBER": CLINIC,
        "SMTP_URL": "smtp://127.0.0.1:9",
        "EMAIL_FROM": "Riverside Clinic <desk@riverside.example>",
        "LOG_LEVEL": "WARNING",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.web", kind],
        env=environment(settings) | chosen,
        cwd=Path(__file__).parents[1],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        await_answer(settings.port, process)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def await_answer(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until something answers, whatever it says."""
    while process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError as error:
            if getattr(error, "code", 0) == 404:
                return
            time.sleep(0.1)
    sys.exit("the web process did not start")


def settled(database: str, redis: str, port: int) -> Settings:
    """Settings of one measurement; nothing of them comes from this shell."""
    base = load(None).model_copy(update={"database_url": database, "redis_url": redis, "port": port})
    from pydantic import SecretStr

    return base.model_copy(
        update={"secret_key": SecretStr("k" * 40), "twilio_auth_token": SecretStr(TOKEN), "reception_env": "production"}
    )


def furnish(url: str) -> None:
    """A clinic, and patients who have written before."""
    engine = make_engine(url)
    migrate.upgrade(engine)
    with engine.begin() as connection:
        seed.seed(
            connection, parse(Path(clinic.__file__).with_name("sample.toml").read_text(encoding="utf-8")), real_clock()
        )
        for connection_number in (*range(CONNECTIONS), 90):
            acquaint(connection, phones(connection_number))
    engine.dispose()


def acquaint(connection: Connection, numbers: Sequence[str]) -> None:
    """A patient, a contact and a talk a number."""
    for number in numbers:
        patient = connection.execute(
            insert(PatientRow).values(name=f"Pat {number[-4:]}", phone=number).returning(PatientRow.patient_id)
        ).scalar_one()
        contact = connection.execute(
            insert(ContactRow).values(channel="sms", address=number, phone=number).returning(ContactRow.contact_id)
        ).scalar_one()
        connection.execute(insert(ContactPatientRow).values(contact_id=contact, patient_id=patient))
        connection.execute(insert(ConversationRow).values(contact_id=contact))


def clone(url: str, name: str) -> str:
    """A database of one measurement's own, like all others."""
    made = f"bench_{name}"
    connection = psycopg2.connect(make_url(url).set(database="postgres").render_as_string(hide_password=False))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{made}" TEMPLATE reception')
    connection.close()
    return make_url(url).set(database=made).render_as_string(hide_password=False)


def children(pid: int) -> list[int]:
    """The workers of a web process."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def resident(pid: int) -> float:
    """Megabytes that a process holds, those that it shares included."""
    return int(re.findall(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())[0]) / 1024


if __name__ == "__main__":
    main()
