"""Words to pieces: phrases of the lexicon, spelt numbers, and figures by their shape."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from conversations.understanding.lexicon import LEXICONS, Lexicon
from conversations.understanding.lexicon.lexicon import Entry
from conversations.understanding.tokens import Token
from conversations.understanding.when.chart import Here, Piece
from conversations.understanding.when.figures import figures
from conversations.understanding.when.meanings import meant, mended
from conversations.understanding.when.values import Clock, Num

_TRANSPARENT = frozenset(",\"'“”„«»‘’`()[]*_;¿¡′")
_GLUED = 6  # letters; shorter words are none of two
_LEADING = frozenset(("ampm", "wd", "rel", "part", "next", "this", "early", "late", "tonight"))
_FOLLOWING = frozenset(("wd", "rel", "part", "tonight", "unit"))
_PLURAL = frozenset(("wd", "part", "unit"))
_CALENDAR = frozenset(("wd", "wwd", "rel", "part", "mon", "holiday"))
_OPEN = frozenset(("orlater", "orearlier"))
_SIDES = frozenset(("after", "before"))
_CLOCKED = frozenset(("noon", "midday", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
_PAUSES = frozenset(",.;!\n")
_FIRST, _LAST = 60, 40  # words of a long text


def unglued(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """The words with those parted that are two of days and times without a space: 3pmtomorrow, fridayafternoon."""
    phrases = lexicon.phrases
    if not [word for word in words if len(word.plain) >= _GLUED and word.kind == "word" and word.plain not in phrases]:
        return words
    return [part for word in words for part in _parted(word, lexicon)]


def _parted(word: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    plain = word.plain
    if word.kind != "word" or len(plain) < _GLUED or plain in lexicon.phrases or plain in lexicon.marks:
        return (word,)
    for cut in range(2, len(plain) - 2):
        if plain[:cut] in _leading(lexicon.code) and plain[cut:] in _following(lexicon.code):
            middle = word.start + cut
            first = word._replace(text=word.text[:cut], plain=plain[:cut], end=middle)
            return first, word._replace(text=word.text[cut:], plain=plain[cut:], start=middle, spaced=False)
    return (word,)


@cache
def _leading(code: str) -> frozenset[str]:
    """The words that may stand first of two without a space, in the language of a code."""
    kinds = ((plain, _kinds(plain, LEXICONS[code])) for plain in LEXICONS[code].phrases)
    return frozenset(plain for plain, said in kinds if said & _LEADING and (len(plain) > 2 or "ampm" in said))


@cache
def _following(code: str) -> frozenset[str]:
    """The words that may stand second of two without a space, in the language of a code."""
    found = LEXICONS[code].phrases
    return frozenset(plain for plain in found if len(plain) > 3 and _kinds(plain, LEXICONS[code]) & _FOLLOWING)


def words_of(tokens: tuple[Token, ...]) -> list[Token]:
    """The tokens that count: without commas, quotes and the full stops of abbreviations and figures.

    Of a text of more than 100 such words the first 60 and the last 40 are looked at, as two sentences: who writes that much
    says what she wishes at the beginning or at the end.
    """
    kept: list[Token] = []
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        text = token.text
        if token.kind == "mark" and text in _TRANSPARENT and not (text in "\"'′" and kept and _glued(kept[-1], token)):
            continue
        if text == "." and at < last and at and _abbreviates(tokens[at - 1], tokens[at + 1]):
            continue
        kept.append(token)
    if len(kept) <= _FIRST + _LAST:
        return kept
    seam = kept[_FIRST]
    return [*kept[:_FIRST], Token(".", ".", seam.start, seam.end, "mark", True), *kept[-_LAST:]]


def _glued(before: Token, mark: Token) -> bool:
    """Is the mark that of 30' or o"clock?"""
    return before.end == mark.start and (before.kind == "number" or before.plain == "o")


def _abbreviates(before: Token, after: Token) -> bool:
    if not after.spaced:
        return after.kind != "mark"
    return before.kind == "word" and len(before.text) <= 4 and after.kind != "mark"


def pieces_of(text: str, words: list[Token], here: Here) -> list[Piece]:
    """Every piece that the words are by themselves."""
    lexicon = here.lexicon
    plains = (*[word.plain for word in words], "")
    found: list[Piece] = []
    for at, word in enumerate(words):
        plain = word.plain
        if plain == "no" and (turn := _turn(text, words, at, here)):
            found.append(Piece(turn, at, at + 1, None, 1.5))
            continue
        if word.kind == "number":
            found += figures(text, words, at, here)
        entries = _entries_at(plains, at, lexicon)
        if entries is None and word.kind == "word":
            plain = _mended(plain, lexicon)
            if plain is not word.plain:
                found += mended(lexicon.phrases.get(plain, ()), at, here)
        for entry in entries or ():
            size = len(entry.words)
            if entry.category == "namesake" and _is_name(words, at, lexicon):
                continue
            if size == 1 or (plains[at : at + size] == entry.words and not _is_broken(text, words, at, entry)):
                found += meant(entry, at, here)
        if word.plain in lexicon.counting:
            found += _spelt(words, at, lexicon)
        if plain.endswith("ish") and (hour := lexicon.ones.get(plain[:-3]) or lexicon.ones.get(plain[:-3] + "e")):
            found.append(Piece("clock", at, at + 1, Clock(hour, about=True), 1.5))
    return found


def _entries_at(plains: tuple[str, ...], at: int, lexicon: Lexicon) -> tuple[Entry, ...] | None:
    """What the lexicon knows to begin with the word at `at`, and, of longer phrases, with the word after it."""
    plain = plains[at]
    found = lexicon.beginning.get(plain) or lexicon.beginning.get(plain.removesuffix("'s"))
    return None if found is None else found.get(plains[at + 1]) or found[""]


def _is_broken(text: str, words: list[Token], at: int, entry: Entry) -> bool:
    """Does a comma stand within what is one name ("no good, Friday"), or an hour follow: "before 10 or after 4"?"""
    end = at + len(entry.words)
    if entry.category in _OPEN and entry.words[-1] in _SIDES and end < len(words):
        return words[end].kind == "number" or words[end].plain in _CLOCKED
    return entry.category == "holiday" and "," in text[words[at].end : words[at + len(entry.words) - 1].start]


def _turn(text: str, words: list[Token], at: int, here: Here) -> str | None:
    """What a "no" does to days and times beside it, or None where it is an answer or stands for a number."""
    if _rejects(text, words, at):
        return "busy"
    if _corrects(text, words, at):
        return "correct"
    if here.lexicon.code != "en" or at + 1 == len(words):
        return None
    after, before = words[at + 1], words[at - 1] if at else None
    kinds = _kinds(after.plain, here.lexicon)
    if after.plain.endswith("s") and kinds & _PLURAL:
        return "except"  # no mondays
    numbers = before is not None and before.kind == after.kind == "number"
    if numbers or (before and kinds & _CALENDAR and _kinds(before.plain, here.lexicon) & _CALENDAR):
        return "correct"  # thursday no friday, at 3 no 4
    return "norhour" if after.kind == "number" and here.expecting == "yes_no" and here.about else None


def _kinds(plain: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.category for entry in lexicon.phrases.get(plain, ()) if len(entry.words) == 1)


def _rejects(text: str, words: list[Token], at: int) -> bool:
    """Is this the "no" of "el viernes no, el lunes": behind what it turns down, with a pause after it and none before?"""
    if not at or text[words[at - 1].end : words[at].start].strip() or words[at - 1].kind == "mark":
        return False
    after = text[words[at].end :].lstrip()[:1]
    return not after or after in _PAUSES


def _corrects(text: str, words: list[Token], at: int) -> bool:
    """Is this the "no" of "the 8th, no, the 9th": between two pauses, right behind a figure?"""
    if not at or at + 1 == len(words) or "," not in text[words[at - 1].end : words[at].start]:
        return False
    figure = words[at - 1].kind == "number" or (at > 1 and words[at - 2].kind == "number" and not words[at - 1].spaced)
    return figure and text[words[at].end : words[at + 1].start].strip() == ","


def _is_name(words: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Does a surname follow, or does a capital stand within the sentence: "tom chen", "for Tom"?"""
    if at and words[at].text[0].isupper() and not words[at - 1].text.isupper() and words[at - 1].kind != "mark":
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.kind != "word":
        return False
    return after.plain not in lexicon.phrases and after.plain not in lexicon.ones and after.plain not in lexicon.marks


def _mended(plain: str, lexicon: Lexicon) -> str:
    """`plain`, or the word of days and times that it was meant to be: doubled letters, a letter off, glued ish."""
    if len(plain) > 3 and plain[-1] == plain[-2]:
        undoubled = plain.rstrip(plain[-1]) + plain[-1]
        if undoubled in lexicon.phrases:
            return undoubled
    if plain in lexicon.ones:
        return plain
    if 6 <= len(plain) <= 14:
        return lexicon.mended(plain) or plain
    if len(plain) == _FIVE:
        return lexicon.missing(plain) or plain
    return plain


def _spelt(words: list[Token], at: int, lexicon: Lexicon) -> Iterator[Piece]:
    """Numbers in letters that begin here: seven, twenty five, treinta y uno, thirty-first, two thousand and eighteen."""
    plain = words[at].plain
    one, ten = lexicon.ones.get(plain), lexicon.tens.get(plain)
    if one is not None:
        yield Piece("num", at, at + 1, Num(one), 1.0)
        if one <= _TWO and at + 1 < len(words) and words[at + 1].plain == lexicon.thousand:
            yield from _year(words, at, one, lexicon)
    if ten is not None:
        yield Piece("num", at, at + 1, Num(ten), 1.0)
        yield from _compound(words, at, ten, lexicon)
    nth = lexicon.ordinals.get(plain) or lexicon.tenths.get(plain)
    if nth is not None:
        yield Piece("spelt", at, at + 1, Num(nth), 1.0)
    homophone = lexicon.homophones.get(plain)
    if homophone is not None:
        yield Piece("homophone", at, at + 1, Num(homophone), 1.0)


_TWO = 2
_FIVE = 5  # letters: "suday" is a weekday less a letter; other slips in so short a word could be anything
_TEN = 10


def _compound(words: list[Token], at: int, ten: int, lexicon: Lexicon) -> Iterator[Piece]:
    """The ones after a ten, with a hyphen or an "y" between or nothing."""
    second = at + 1
    glued = 2.0 if second < len(words) and words[second].text == "-" and not words[second].spaced else 0.0
    if second < len(words) and (
        words[second].text == "-" or (lexicon.code == "es" and words[second].plain in lexicon.number_and)
    ):
        second += 1
    if second >= len(words):
        return
    plain = words[second].plain
    one, nth = lexicon.ones.get(plain, 0), lexicon.ordinals.get(plain, 0)
    if 0 < one < _TEN:
        yield Piece("num", at, second + 1, Num(ten + one), second + 1.5 + glued - at)
    if 0 < nth < _TEN:
        yield Piece("spelt", at, second + 1, Num(ten + nth), second + 1.5 + glued - at)


def _year(words: list[Token], at: int, thousands: int, lexicon: Lexicon) -> Iterator[Piece]:
    """Two thousand (and) eighteen; dos mil dieciocho."""
    year, end = thousands * 1000, at + 2
    if end < len(words) and words[end].plain in lexicon.number_and:
        end += 1
    if end < len(words):
        plain = words[end].plain
        ten = lexicon.tens.get(plain, 0)
        ones = [p for p in _compound(words, end, ten, lexicon) if p.category == "num"] if ten else []
        if ones:
            yield Piece("num", at, ones[0].end, Num(year + ones[0].value.n, 4), float(ones[0].end - at))
            return
        if plain in lexicon.ones or ten:
            yield Piece("num", at, end + 1, Num(year + (lexicon.ones.get(plain) or ten), 4), float(end + 1 - at))
