"""Judging and linking together: what a person said of a pair holds, whatever reports come later."""

from hypothesis import given, settings
from hypothesis import strategies as st
from judged import Book, id_of, read

from onrecord.judging.applying import effect
from onrecord.linking.linked import Linked, link
from onrecord.records import Reading

FIRST = read("A drone hit a bakery in Izium on Friday. Three people were killed and 11 were injured, the mayor said.")
SECOND = read("Three people were killed and 11 injured when a drone struck a bakery in Izium on Friday, police said.")
LATER = tuple(
    map(
        read,
        (
            "The death toll of Friday's drone attack on a bakery in Izium rose to four, the mayor said. Eleven people were injured.",
            "A drone hit a bakery in Izium on Friday, killing three people and injuring 11, according to rescuers.",
            "Missiles struck Lviv on Thursday. Nine people were killed, the governor said.",
        ),
    )
)
A, B = (id_of(reading, "", "attack") for reading in (FIRST, SECOND))


def linked(book: Book, *readings: Reading) -> Linked:
    """The readings linked as people judged them."""
    found = effect(readings, book.judgements)
    return link(found.readings, found.found)


def together(linked: Linked) -> bool:
    """Whether both first reports' events are one incident."""
    return any({A, B} <= set(incident.mentions) for incident in linked.incidents)


def test_without_a_judgement_they_are_one() -> None:
    """Place, day, target and figures agree."""
    assert together(linked(Book((FIRST, SECOND)), FIRST, SECOND))


@settings(max_examples=20, deadline=None)
@given(st.permutations((FIRST, SECOND, *LATER)), st.integers(0, 3))
def test_what_was_judged_different_stays_apart(order: list[Reading], without: int) -> None:
    """Also after more reports came that would bring them together, in any order."""
    book = Book((FIRST, SECOND))
    book.add("different", A, other=B, because="two bakeries, a kilometre apart")
    more = [reading for reading in order if without == 3 or reading is not LATER[without]]
    assert not together(linked(book, FIRST, SECOND))
    assert not together(linked(book, *more))


def test_to_withdraw_it_brings_them_together_again() -> None:
    """The judgement leaves nothing behind."""
    book = Book((FIRST, SECOND))
    made = book.add("different", A, other=B)
    book.add("withdraw", made.id)
    assert together(linked(book, FIRST, SECOND, *LATER))


def test_what_was_judged_the_same_is_one() -> None:
    """Whatever the score says."""
    lviv = id_of(LATER[2], "", "attack")
    book = Book((FIRST, SECOND, *LATER))
    book.add("same", A, other=lviv)
    assert any({A, lviv} <= set(incident.mentions) for incident in linked(book, FIRST, *LATER).incidents)


def test_every_event_that_linking_shows_can_be_judged() -> None:
    """By the id that it shows, also where only counts tell of it."""
    counts = read("Two people were killed in Sumy on Thursday and five in Poltava on Wednesday.")
    book = Book((FIRST, counts))
    for id in linked(book, FIRST, counts).mentions:
        book.add("grade", id, value="airwars:harm=fair")
    assert not effect(book.readings, book.judgements).waiting
