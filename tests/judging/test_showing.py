"""What judgements mean for what is published."""

from judged import MARKET, Book, id_of, read

from onrecord.judging.showing import names_allowed, sealed, unsealed

READING = read(MARKET)
KILLED = id_of(READING, "14", "killed")
EVENT = id_of(READING, "", "attack")


def test_a_sealed_report_is_withheld_until_that_is_withdrawn() -> None:
    """It comes back whole."""
    book = Book((READING,))
    made = book.add("seal", READING.document.id)
    assert unsealed([READING], book.judgements) == ()
    book.add("withdraw", made.id)
    assert unsealed([READING], book.judgements) == (READING,)


def test_no_word_of_a_sealed_claim_is_published() -> None:
    """Neither its words nor another claim, a statement or the text that repeats them."""
    book = Book((READING,))
    book.add("seal", KILLED)
    (found,) = unsealed([READING], book.judgements)
    assert sealed(book.judgements) == {KILLED}
    assert "14" not in repr(found).replace(READING.document.id, "")
    assert [count.harm for count in found.casualties if count.min == 50] == ["injured"]


def test_names_are_shown_that_somebody_allowed() -> None:
    """One by one, or all of a claim."""
    book = Book((READING,))
    assert names_allowed(book.judgements) == {}
    book.add("name", KILLED, value="Marta Holm")
    book.add("name", KILLED, value="Jan Holm")
    book.add("name", EVENT)
    assert names_allowed(book.judgements) == {KILLED: {"Marta Holm", "Jan Holm"}, EVENT: {"*"}}
