"""Files of patients come in whole or not at all, and go out again."""

from __future__ import annotations

import csv
import io
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, text

from bot import exporting, importing
from bot.importing import Outcome
from clinic.roster import RosterError
from db import people, seed
from db.tables import AppointmentRow, PatientRow
from tests.clinic.samples import practice

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
HEADER = "name,email,phone,birthdate,language\n"


class Heard:
    """What was told, and how far it came."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.seen: list[tuple[int, int]] = []

    def at(self, done: int, lines: int) -> None:
        self.seen.append((done, lines))

    def tell(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture
def house(engine: Engine) -> Engine:
    with engine.begin() as conn:
        seed.seed(conn, practice(), NOW)
    return engine


def load(house: Engine, path: Path, content: str | bytes, *, dry_run: bool = False) -> tuple[Outcome, list[str]]:
    path = path / "patients.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    heard = Heard()
    return importing.load(house, path, NOW, heard, dry_run=dry_run), heard.lines


def rows(house: Engine, query: str) -> list[Any]:
    with house.connect() as conn:
        return [tuple(row) for row in conn.execute(text(query))]


def patients(house: Engine) -> list[Any]:
    return rows(house, "select name, email, phone, birthdate::text, language from patients order by patient_id")


def test_a_list_is_registered_with_its_history(house: Engine, tmp_path: Path) -> None:
    content = HEADER + "Maya Chen,maya@mail.example,(212) 555-0111,1984-03-31,es\n\nLeo Chen,,212-555-0111,,\n"

    outcome, told = load(house, tmp_path, content)

    assert (outcome, told) == (Outcome(2, 2, 0, 0, written=True), [])
    assert patients(house) == [
        ("Maya Chen", "maya@mail.example", "+12125550111", "1984-03-31", "es"),
        ("Leo Chen", None, "+12125550111", None, None),
    ]
    history = rows(house, "select actor, action, entity, after from history where actor = 'import' order by history_id")
    registered = {"name": "Leo Chen", "phone": "+12125550111"}
    assert history[1:] == [
        ("import", "registered", "patient", registered),
        ("import", "imported", "import", {"lines": 2, "registered": 2, "known": 0}),
    ]


def test_a_spreadsheet_s_file_with_mark_and_semicolons(house: Engine, tmp_path: Path) -> None:
    content = "\ufeffNotes;Teléfono;Nombre;Correo\r\n;2125550111;José Núñez;jose@mail.example\r\n".encode()

    outcome, told = load(house, tmp_path, content)

    assert outcome.written and told == ["column 1 is not read: Notes"]
    assert patients(house) == [("José Núñez", "jose@mail.example", "+12125550111", None, None)]


def test_one_bad_line_and_nothing_is_written(house: Engine, tmp_path: Path) -> None:
    content = HEADER + 'Maya Chen,,,,\n"Two\nlines",,,,\nLeo,no address,12,,\n'

    outcome, told = load(house, tmp_path, content)

    assert outcome == Outcome(3, 2, 0, 1, written=False)
    assert [each.split(" ")[:3] for each in told] == [["line", "5:", "email"], ["line", "5:", "phone"]]
    assert patients(house) == []
    assert rows(house, "select 1 from history where actor = 'import'") == []


def test_a_dry_run_tells_and_writes_nothing(house: Engine, tmp_path: Path) -> None:
    outcome, told = load(house, tmp_path, HEADER + "Maya Chen,,,,\n", dry_run=True)

    assert (outcome, told) == (Outcome(1, 1, 0, 0, written=False), [])
    assert "Nothing was written" in outcome.line()
    assert patients(house) == []


def test_who_is_known_is_told_and_left_as_she_is(house: Engine, tmp_path: Path) -> None:
    with house.begin() as conn:
        maya = people.create(conn, now=NOW, actor="test", name="Maya Chen", email="maya@mail.example").id
        leo = people.create(conn, now=NOW, actor="test", name="Leo Chen", phone="+12125550111").id
    content = (
        HEADER
        + "maya chen,MAYA@mail.example,,,es\n"  # 2
        + "Someone Else,maya@mail.example,,,\n"  # 3
        + "LEO CHEN,leo@mail.example,2125550111,,\n"  # 4
        + "Ana Ruiz,ana@mail.example,2125550112,,\n"  # 5
        + "Ana Ruiz,,2125550112,,\n"  # 6
        + "Eva Ruiz,Ana@mail.example,,,\n"  # 7
        + "Eva Ruiz,,2125550112,,\n"  # 8, a family's number
    )

    outcome, told = load(house, tmp_path, content)

    assert outcome == Outcome(7, 2, 5, 0, written=True)
    other = ", whose name differs: for somebody else, leave the e-mail empty"
    assert told == [
        f"line 2: skipped, has the e-mail of patient {maya}",
        f"line 3: skipped, has the e-mail of patient {maya}{other}",
        f"line 4: skipped, has the phone and name of patient {leo}",
        "line 6: skipped, has the phone and name of line 5",
        f"line 7: skipped, has the e-mail of line 5{other}",
    ]
    assert [name for name, *_ in patients(house)] == ["Maya Chen", "Leo Chen", "Ana Ruiz", "Eva Ruiz"]
    assert patients(house)[0][4] is None


def test_the_same_file_again_changes_nothing(house: Engine, tmp_path: Path) -> None:
    content = HEADER + "".join(f"Patient {n},p{n}@mail.example,,,\n" for n in range(5000))

    first, _ = load(house, tmp_path, content)
    again, told = load(house, tmp_path, content)

    assert (first.new, again.new, again.known, len(told)) == (5000, 0, 5000, 5000)
    assert "Nothing was written" in again.line()
    assert rows(house, "select count(*) from history where action = 'registered' and actor = 'import'") == [(5000,)]


def test_progress_is_told_by_bytes_and_lines(house: Engine, tmp_path: Path) -> None:
    path, heard = tmp_path / "p.csv", Heard()
    path.write_text(HEADER + "Maya Chen,,,,\n" * 5000)

    importing.load(house, path, NOW, heard, dry_run=True)

    assert [lines for _, lines in heard.seen] == [2000, 4000, 5000]
    assert heard.seen[-1][0] == path.stat().st_size


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "first line"),
        (b"email\nx@mail.example\n", "headed name"),
        ("name\nJos\u00e9\n".encode("latin-1"), "UTF-8"),
        (b'name\n"Maya\n', "CSV"),
        (b"\xff\xfen\x00a\x00", "UTF-8"),
    ],
)
def test_a_file_that_is_none(house: Engine, tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(RosterError, match=words):
        load(house, tmp_path, content)
    assert patients(house) == []


def test_what_goes_out_comes_in_again(house: Engine, tmp_path: Path) -> None:
    with house.begin() as conn:
        people.create(conn, now=NOW, actor="test", name="=cmd()", email="maya@mail.example", phone="+12125550111")
        gone = people.create(conn, now=NOW, actor="test", name="Gone").id
        conn.execute(text("update patients set erased_at = now() where patient_id = :id"), {"id": gone})
    path = tmp_path / "out.csv"

    with exporting.file(path) as out:
        assert exporting.write(house, "patients", out, NOW) == 1

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (row,) = csv.DictReader(path.read_text().splitlines())
    assert (row["name"], row["email"], row["phone"]) == ("'=cmd()", "maya@mail.example", "'+12125550111")
    assert row["created_at"] == "2026-11-23T10:00:00-05:00"
    outcome, told = load(house, tmp_path, path.read_text(), dry_run=True)
    assert (outcome.known, outcome.faulty) == (1, 0)
    assert told[-1] == f"line 2: skipped, has the e-mail of patient {row['patient_id']}"
    assert rows(house, "select entity_id, after from history where action = 'exported'") == [("patients", {"rows": 1})]


def test_appointments_go_out_with_names_and_the_clinic_s_time(house: Engine) -> None:
    with house.begin() as conn:
        maya = people.create(conn, now=NOW, actor="test", name="Maya Chen").id
        end = NOW + timedelta(minutes=30)
        visit = {"doctor_id": 1, "visit_type": "checkup", "appointment_date": NOW, "ends_at": end, "blocked_until": end}
        conn.execute(insert(AppointmentRow).values(patient_id=maya, status="cancelled", **visit))
        conn.execute(insert(AppointmentRow).values(patient_id=maya, status="held", held_until=end, **visit))
    out = io.StringIO()

    assert exporting.write(house, "appointments", out, NOW) == 1

    (row,) = csv.DictReader(out.getvalue().splitlines())
    assert (row["patient"], row["doctor"], row["status"]) == ("Maya Chen", "Dr. Ana Lee", "cancelled")
    assert row["appointment_date"] == "2026-11-23T10:00:00-05:00"


def test_many_rows_are_not_gathered_first(house: Engine) -> None:
    many = [{"name": f"Patient {n}"} for n in range(3000)]
    with house.begin() as conn:
        conn.execute(insert(PatientRow), many)
    out = io.StringIO()

    assert exporting.write(house, "patients", out, NOW) == 3000
    assert out.getvalue().count("\n") == 3001


def test_a_broken_export_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with pytest.raises(RuntimeError), exporting.file(path) as out:
        out.write("half")
        raise RuntimeError

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(exporting.ExportError, match="No such file"), exporting.file(tmp_path / "no" / "out.csv"):
        pass
