"""Which of the clinic's doctors a message names, wants, or does not want."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from conversations.understanding.message import Message, Word
from conversations.understanding.model import DoctorWords, Vocabulary
from conversations.understanding.signals import Signals
from conversations.understanding.tables import KNOWN
from conversations.understanding.tokens import plain
from conversations.understanding.words import LEXICONS

# A name that is also a word needs more than itself to be a doctor's.
_WORDS = KNOWN | frozenset(word for lexicon in LEXICONS for word in lexicon.wordy_names.split())
_TITLES = frozenset(word for lexicon in LEXICONS for word in lexicon.titles.split())
_LEADING = frozenset(("with", "con", "see", "ver", "for", "a", "want", "quiero", "to", "book"))
_EXCEPT = frozenset(
    ("not", "except", "besides", "without", "but", "than", "excepto", "menos", "salvo", "no", "sin", "avoid")
)
_ARTICLES = frozenset(("the", "a", "an", "my", "el", "la", "con", "with", "see", "sea", "to"))
_DOCTORISH = frozenset(
    (
        "doctor",
        "doctors",
        "doctora",
        "doctores",
        "specialist",
        "especialista",
        "person",
        "guy",
        "lady",
        "one",
        "medico",
        "medica",
    )
)
# A word that alone means the practitioner: dermatologist, pediatra, gp.
_PROFESSION = re.compile(
    r"(ist|ician|logo|loga|atra|gp|obgyn|gyno|shrink|therapist|terapeuta|dentista|oculista|physio|ciropodist)$"
)
_SOUNDS = (
    (r"gh", ""),
    (r"ph", "f"),
    (r"ck|q|c", "k"),
    (r"z", "s"),
    (r"x", "ks"),
    (r"[aeiouyhw]", ""),
    (r"(.)\1+", r"\1"),
)


@dataclass(frozen=True, slots=True)
class DoctorsNamed:
    """The doctor wanted (None where none or several), those not wanted, and which words said so."""

    wanted: int | None = None
    excluded: tuple[int, ...] = ()
    words: tuple[Word, ...] = ()
    all_wanted: tuple[int, ...] = field(default=())


def read_doctors(signals: Signals, vocabulary: Vocabulary, taken: tuple[int, int] | None) -> DoctorsNamed:
    """`taken` is the stretch of characters that is the patient's own name, and so no doctor's."""
    message = signals.message
    wanted: dict[int, Word] = {}
    excluded: dict[int, Word] = {}
    for at, word in enumerate(message.words):
        if taken and taken[0] <= word.start < taken[1]:
            continue
        for doctor in _named_at(message, at, vocabulary) or _practising_at(message, at, vocabulary):
            (excluded if _unwanted(message.words, at) else wanted).setdefault(doctor, word)
    ids = tuple(doctor for doctor in wanted if doctor not in excluded)
    words = (*wanted.values(), *excluded.values())
    return DoctorsNamed(ids[0] if len(ids) == 1 else None, tuple(excluded), words, ids)


def _parts(doctor: DoctorWords) -> list[str]:
    """The words of a doctor's name, the family name first."""
    words = [plain(word).strip(".,") for word in re.split(r"[\s,-]+", doctor.name)]
    return [word for word in reversed(words) if len(word) > 1 and word not in _TITLES]


def _named_at(message: Message, at: int, vocabulary: Vocabulary) -> list[int]:
    """The doctors that the word at `at` may name, by the strictest likeness that fits any."""
    word = message.words[at].text
    if not word.isalpha() or len(word) < 2:
        return []
    titled = at > 0 and message.words[at - 1].text in _TITLES
    named = [(doctor.id, _parts(doctor)) for doctor in vocabulary.doctors]
    written = plain(message.text[message.words[at].start : message.words[at].end]).removesuffix("'s").strip("'")
    exact = [who for who, parts in named if written in parts]
    if exact:
        exact = [who for who, parts in named if parts[:1] == [written]] or exact
        exact = _by_full_name(message, at, exact, named)
        return exact if titled or written not in _WORDS or _leads_to_a_name(message, at) else []
    if written in _WORDS:
        return []
    near = [who for who, parts in named if any(_like(written, part, titled) for part in parts)]
    if near or not titled:
        return near
    sound = _sound(written)
    return [who for who, parts in named if parts and parts[0][0] == written[0] and _sound(parts[0]) == sound]


def _by_full_name(message: Message, at: int, found: list[int], named: list[tuple[int, list[str]]]) -> list[int]:
    """Of two doctors Lee, the one whose other name stands there, too."""
    if len(found) < 2:
        return found
    near = {word.text for word in message.words[max(0, at - 2) : at + 2]}
    fuller = [who for who, parts in named if who in found and len(near & set(parts)) > 1]
    return fuller or found


def _like(word: str, part: str, titled: bool) -> bool:
    if len(part) < (4 if titled else 5) or (word[0] != part[0] and not titled):
        return False
    slips = 2 if len(part) >= 8 or (titled and len(part) >= 6) else 1
    return OSA.distance(word, part, score_cutoff=slips) <= slips


def _sound(word: str) -> str:
    """What is left of a word when it is heard rather than read: leigh and lee are both l."""
    for pattern, to in _SOUNDS:
        word = re.sub(pattern, to, word)
    return word


def _leads_to_a_name(message: Message, at: int) -> bool:
    """Is a word that is also an everyday word used as a name here: "with park", "Park's one"?"""
    word = message.words[at]
    written = message.text[word.start : word.end]
    if at and message.words[at - 1].text in _LEADING | _EXCEPT:
        return message.words[at - 1].text in ("with", "con") or written[0].isupper()
    return written[0].isupper() and (at > 0 or len(message.words) == 1) and not written.isupper()


def _practising_at(message: Message, at: int, vocabulary: Vocabulary) -> list[int]:
    """The doctors of the specialty that a word means: "the kids' doctor", "a dermatologist"."""
    words = message.words
    word = words[at].text
    if len(word) < 2 or not word.isalpha():
        return []
    found = [doctor.id for doctor in vocabulary.doctors if _practises(word, plain(doctor.specialty))]
    if not found:
        return []
    around = {other.text for other in words[max(0, at - 3) : at + 3]}
    return found if _PROFESSION.search(word) or around & _DOCTORISH else []


def _practises(word: str, specialty: str) -> bool:
    if not specialty:
        return False
    if len(word) > 3 and word in re.split(r"\W+", specialty):
        return True
    return any(
        stem in specialty and word in words.split()
        for lexicon in LEXICONS
        for stem, words in lexicon.specialties.items()
    )


def _unwanted(words: tuple[Word, ...], at: int) -> bool:
    """Does "not", "except" or the like stand before the name, with nothing but titles and articles between?"""
    for before in reversed(words[max(0, at - 4) : at]):
        if before.part != words[at].part:
            return False
        if before.text in _EXCEPT:
            return True
        if before.text not in _TITLES | _ARTICLES:
            return False
    return False
