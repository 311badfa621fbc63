"""Visits wished for several people, and of several kinds, in one message."""

from __future__ import annotations

from tests.conversations.understanding.each import each
from tests.conversations.understanding.reading import read

ME, SON, WIFE = ("self", None), ("child", None), ("spouse", None)


@each(
    [
        ("checkup for me and one for my son, both tuesday", (ME, SON)),
        ("my husband and I need checkups", (WIFE, ME)),
        ("a flu shot for my wife, my son and me", (WIFE, SON, ME)),
        ("vaccination for my son Theo Brandt and my daughter", (("child", "Theo Brandt"), SON)),
        ("we both need a flu shot on saturday", (ME, ("other", None))),
        ("both my kids need flu shots", (SON, SON)),
        ("my mom and dad want to come in", (("parent", None), ("parent", None))),
        ("una vacuna para mí y para mi hijo", (ME, SON)),
        ("mis dos hijas necesitan vacunas", (SON, SON)),
        ("flu shots for my kids Tim and Tom", (("child", "Tim"), ("child", "Tom"))),
        ("my wife is Ann Reed, we'd both like to come", (ME, ("spouse", "Ann Reed"))),
        ("para nosotros dos", (ME, ("other", None))),
        ("both tuesday and thursday work", ()),
        ("a checkup for my son please", ()),
        ("can you call me and tell my husband", ()),
        ("my son has had a cough and I work until 5", ()),
    ]
)
def test_for_whom_each_visit_is(text: str, wanted: tuple[tuple[str, str | None], ...]) -> None:
    assert tuple((whom.relation, whom.name) for whom in read(text).each) == wanted


@each(
    [
        ("i need a physical and a flu shot on friday", ("checkup", "vaccine")),
        ("quiero un chequeo y una vacuna", ("checkup", "vaccine")),
        ("a mole check and also a physical please", ("skin", "checkup")),
        ("a physical, not a flu shot", ()),
        ("change my physical to a flu shot", ()),
        ("i want to come in for a physical", ()),
    ]
)
def test_kinds_wanted_together(text: str, kinds: tuple[str, ...]) -> None:
    assert read(text).kinds == kinds
