"""Pairs for linking, and contradictions between them."""

from judged import MARKET, SCHOOL, Book, id_of, read

from onrecord.judging.pairs import contradictions, pairs

THIRD = "Three people were killed in Sumy on Thursday, the governor said."
READINGS = tuple(map(read, (MARKET, SCHOOL, THIRD)))
A, B, C = (id_of(reading, "", "attack") for reading in READINGS)
PAIR = tuple(sorted((A, B)))


def test_the_later_of_two_judgements_on_a_pair_counts() -> None:
    """Whichever is named first."""
    book = Book(READINGS)
    book.add("same", A, other=B)
    assert pairs(book.judgements) == ({PAIR}, frozenset())
    book.add("different", B, other=A, by="Ben")
    assert pairs(book.judgements) == (frozenset(), {PAIR})
    book.add("withdraw", book.judgements[1].id)
    assert pairs(book.judgements) == ({PAIR}, frozenset())


def test_a_contradiction_over_others_is_told_and_not_settled() -> None:
    """A is B, B is C, and A is not C: all three stand, and a person is told which they are."""
    book = Book(READINGS)
    one, two, three = book.add("same", A, other=B), book.add("same", B, other=C), book.add("different", A, other=C)
    (found,) = contradictions(book.judgements)
    assert found.different.id == three.id
    assert {judgement.id for judgement in found.same} == {one.id, two.id}
    assert len(pairs(book.judgements)[0]) == 2
    assert len(pairs(book.judgements)[1]) == 1


def test_what_does_not_meet_is_no_contradiction() -> None:
    """A is B, and neither is C."""
    book = Book(READINGS)
    book.add("same", A, other=B)
    book.add("different", A, other=C)
    book.add("different", C, other=B)
    assert not contradictions(book.judgements)


def test_speakers_and_reports_are_pairs_too() -> None:
    """Speakers have no words of their own; their ids are made of their names."""
    book = Book(READINGS)
    book.add("same", "s" + "0" * 16, other="s" + "1" * 16)
    book.add("different", READINGS[0].document.id, other=READINGS[1].document.id)
    same, different = pairs(book.judgements)
    assert same == {("s" + "0" * 16, "s" + "1" * 16)}
    assert different == {tuple(sorted(reading.document.id for reading in READINGS[:2]))}
