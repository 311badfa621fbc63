"""Which of the clinic's doctors a message names, wants, or does not want."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from conversations.understanding.message import Message, Word
from conversations.understanding.model import DoctorWords, Vocabulary
from conversations.understanding.signals import Signals
from conversations.understanding.tables import KNOWN, word_set
from conversations.understanding.tokens import plain
from conversations.understanding.unknown import unknown_doctor
from conversations.understanding.words import LEXICONS

# A name that is also a word needs more than itself to be a doctor's.
_WORDS = KNOWN | frozenset(word for lexicon in LEXICONS for word in lexicon.wordy_names.split())
_TITLES = frozenset(word for lexicon in LEXICONS for word in lexicon.titles.split())
_LEADING = frozenset(("with", "con", "see", "ver", "for", "a", "want", "quiero", "to", "book"))
_EXCEPT = word_set("not except besides without but than excepto menos salvo no sin avoid")
_ALL = frozenset(("anyone", "anybody", "any", "anything", "everyone", "everybody", "whoever", "doctor", "one", "else"))
_ARTICLES = frozenset(("the", "a", "an", "my", "el", "la", "con", "with", "see", "sea", "to"))
_INSTEAD = frozenset((("instead", "of"), ("vez", "de"), ("vez", "del"), ("lugar", "de"), ("lugar", "del")))
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
    unknown: str | None = None  # a name after a title that is none of theirs


@dataclass(frozen=True, slots=True)
class _Index:
    """What the clinic's doctors may be called: by any word of their names, the family name first, and by their specialty."""

    names: tuple[tuple[int, tuple[str, ...]], ...]
    exact: dict[str, tuple[int, ...]]
    specialties: dict[str, tuple[int, ...]]
    spoken: frozenset[str]  # all words of both

    @property
    def family(self) -> tuple[str, ...]:
        """The family names."""
        return tuple(parts[0] for _, parts in self.names if parts)


def read_doctors(signals: Signals, vocabulary: Vocabulary, taken: Sequence[tuple[int, int]] = ()) -> DoctorsNamed:
    """`taken` are the stretches of characters that name patients, and so no doctor."""
    if not vocabulary.doctors:
        return DoctorsNamed()
    message, index = signals.message, _indexed(vocabulary.doctors)
    wanted: dict[int, Word] = {}
    excluded: dict[int, Word] = {}
    for at, word in enumerate(message.words):
        if word.sure and word.text in _WORDS and word.text not in index.spoken:
            continue
        titled = at > 0 and message.words[at - 1].text in _TITLES
        if not titled and any(start <= word.start < end for start, end in taken):
            continue
        for doctor in _named_at(message, at, index) or _practising_at(message, at, index):
            (excluded if _unwanted(message.words, at) else wanted).setdefault(doctor, word)
    ids = tuple(doctor for doctor in wanted if doctor not in excluded)
    words = (*wanted.values(), *excluded.values())
    unknown = None if words else unknown_doctor(message, index.family)
    return DoctorsNamed(ids[0] if len(ids) == 1 else None, tuple(excluded), words, ids, unknown)


@lru_cache(maxsize=64)
def _indexed(doctors: tuple[DoctorWords, ...]) -> _Index:
    names = tuple((doctor.id, tuple(_parts(doctor))) for doctor in doctors)
    exact: dict[str, tuple[int, ...]] = {}
    for who, parts in names:
        for part in parts:
            exact[part] = (*exact.get(part, ()), who)
    specialties: dict[str, tuple[int, ...]] = {}
    for doctor in doctors:
        for word in _callings(plain(doctor.specialty)):
            specialties[word] = (*specialties.get(word, ()), doctor.id)
    return _Index(names, exact, specialties, frozenset(exact) | frozenset(specialties))


def _parts(doctor: DoctorWords) -> list[str]:
    """The words of a doctor's name, the family name first."""
    words = [plain(word).strip(".,") for word in re.split(r"[\s,-]+", doctor.name)]
    return [word for word in reversed(words) if len(word) > 1 and word not in _TITLES]


def _callings(specialty: str) -> set[str]:
    """What patients call those who practise a specialty."""
    if not specialty:
        return set()
    own = {word for word in re.split(r"\W+", specialty) if len(word) > 3}
    common = (words.split() for lexicon in LEXICONS for stem, words in lexicon.specialties.items() if stem in specialty)
    return own.union(*common)


def _named_at(message: Message, at: int, index: _Index) -> list[int]:
    """The doctors that the word at `at` may name, by the strictest likeness that fits any."""
    word = message.words[at]
    if not word.text.isalpha() or len(word.text) < 2:
        return []
    titled = at > 0 and message.words[at - 1].text in _TITLES
    written = plain(message.text[word.start : word.end]).removesuffix("'s").strip("'")
    if exact := index.exact.get(written):
        found = _fuller(message, at, exact, index)
        plainly = written not in _WORDS and _is_family_name(message, at, found, index)
        return found if titled or plainly or _leads(message, at) else []
    if written in _WORDS:
        return []
    return _near(written, titled, index.names)


@lru_cache(maxsize=4096)  # the words of one clinic's patients: most of them come back
def _near(written: str, titled: bool, names: tuple[tuple[int, tuple[str, ...]], ...]) -> list[int]:
    """The doctors whose names are like the word, or sound like it behind a title."""
    near = [who for who, parts in names if any(_like(written, part, titled) for part in parts[: 9 if titled else 1])]
    if near or not titled:
        return near
    sound = _sound(written)
    return [who for who, parts in names if parts and parts[0][0] == written[0] and _sound(parts[0]) == sound]


def _is_family_name(message: Message, at: int, found: list[int], index: _Index) -> bool:
    """A first name alone may be anybody's; the family name, or both, is the doctor's."""
    near = {word.text for word in message.words[max(0, at - 2) : at + 3]}
    return any(parts[0] in near for who, parts in index.names if who in found)


def _fuller(message: Message, at: int, found: tuple[int, ...], index: _Index) -> list[int]:
    """Of two doctors Lee, the one whose other name stands there, too; of Lee and one of first name Lee, the former."""
    if len(found) < 2:
        return list(found)
    near = {word.text for word in message.words[max(0, at - 2) : at + 2]}
    fuller = [who for who, parts in index.names if who in found and len(near & set(parts)) > 1]
    family = [who for who, parts in index.names if who in found and parts[0] in near]
    return fuller or family or list(found)


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


def _leads(message: Message, at: int) -> bool:
    """Is a word that is also an everyday word used as a name here: "with park", "Park's one"?"""
    word = message.words[at]
    written = message.text[word.start : word.end]
    if at and message.words[at - 1].text in _LEADING | _EXCEPT:
        return message.words[at - 1].text in ("with", "con") or written[0].isupper()
    return written[0].isupper() and (at > 0 or len(message.words) == 1) and not written.isupper()


def _practising_at(message: Message, at: int, index: _Index) -> list[int]:
    """The doctors of the specialty that a word means: "the kids' doctor", "a dermatologist"."""
    words = message.words
    word = words[at].text.rstrip("'")
    found = index.specialties.get(word)
    if not found:
        return []
    around = {other.text for other in words[max(0, at - 3) : at + 3]}
    return list(found) if _PROFESSION.search(word) or around & _DOCTORISH else []


def _is_all_but(words: tuple[Word, ...], but: Word) -> bool:
    """ "Anyone but Dr. Park" does not want him; "yes, but with Dr. Park" does."""
    at = words.index(but)
    return at > 0 and words[at - 1].text in _ALL


def _unwanted(words: tuple[Word, ...], at: int) -> bool:
    """Does "not", "except" or the like stand before the name, with nothing but titles and articles between?"""
    for place in range(at - 1, max(-1, at - 5), -1):
        before = words[place]
        if before.part != words[at].part:
            return False
        if place and (words[place - 1].text, before.text) in _INSTEAD:
            return True
        if before.text in _EXCEPT:
            return before.text != "but" or _is_all_but(words, before)
        if before.text not in _TITLES | _ARTICLES:
            return False
    return False
