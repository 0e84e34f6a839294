"""Judgements are found again after a new reading and in later versions of a report, or wait for a look: nothing vanishes."""

from hypothesis import given
from hypothesis import strategies as st
from judged import MARKET, SCHOOL, Book, id_of, read
from msgspec.structs import replace

from onrecord.judging.anchors import GONE, LOST, OTHERWISE, UNREAD, Sought, sought
from onrecord.judging.applying import applied, effect
from onrecord.judging.ground import ground_of
from onrecord.judging.pairs import pairs
from onrecord.records import Casualty, Quote, Reading

READING = read(MARKET)
KILLED = id_of(READING, "14", "killed")
EVENT = id_of(READING, "", "attack")


def seek(book: Book, *readings: Reading, replaces: dict[str, str] | None = None) -> Sought:
    """Look for the judgements of a book in readings."""
    return sought(book.judgements, ground_of(readings, replaces))


def reread(reading: Reading, words: str, new: Quote | None, **changes: object) -> Reading:
    """A reading as another reader would have it: one count with other words or figures, or without it."""
    counts = []
    for count in reading.casualties:
        if words not in count.quote.text:
            counts.append(count)
        elif new:
            counts.append(replace(count, quote=new, **changes))
    return replace(reading, casualties=tuple(counts))


def quote(words: str, text: str = MARKET) -> Quote:
    """Words of a report."""
    return Quote(words, text.index(words), text.index(words) + len(words))


def count_of(reading: Reading, harm: str = "killed", group: str = "people") -> Casualty:
    """The first count of a harm and group."""
    return next(count for count in reading.casualties if (count.harm, count.group) == (harm, group))


def test_an_unchanged_reading_has_them_all() -> None:
    """Ids are permanent."""
    book = Book((READING,))
    book.add("right", KILLED)
    book.add("grade", EVENT, value="airwars:harm=fair")
    book.add("seal", READING.document.id)
    assert [one.subject for one in seek(book, READING).found] == [KILLED, EVENT, READING.document.id]
    assert not seek(book, READING).waiting


def test_a_report_that_is_not_at_hand_waits() -> None:
    """It may have been erased, or was not given."""
    book = Book((READING,))
    book.add("right", KILLED)
    (waiting,) = seek(book, read(SCHOOL)).waiting
    assert waiting.why == GONE


def test_a_count_that_is_read_no_more_waits() -> None:
    """The words are there, and the reader sees no count in them; another harm there is not what was judged."""
    book = Book((READING,))
    book.add("right", KILLED)
    for again in (reread(READING, "14", None), reread(READING, "14", quote("14 people were killed"), harm="injured")):
        assert seek(book, again).waiting[0].why == UNREAD
        assert not seek(book, again).found


def test_a_count_beside_it_that_shares_a_word_is_not_it() -> None:
    """The children are among the killed, and no part of their words."""
    book = Book((READING,))
    book.add("wrong", KILLED)
    assert not seek(book, reread(READING, "14", quote("killed, including six children"))).found


def test_longer_or_shorter_words_are_found() -> None:
    """By the overlap of the spans."""
    book = Book((READING,))
    book.add("right", KILLED)
    for words in ("14 people", "At least 14 people were killed, including six children"):
        again = reread(READING, "14", quote(words))
        assert [one.subject for one in seek(book, again).found] == [id_of(again, words, "killed")]


def test_of_two_that_share_as_much_none_is_taken() -> None:
    """That would be a guess."""
    book = Book((READING,))
    book.add("right", KILLED)
    count = count_of(READING)
    words = count.quote.text
    half = len(words) // 2
    parts = (
        Quote(words[:half], count.quote.start, count.quote.start + half),
        Quote(words[-half:], count.quote.end - half, count.quote.end),
    )
    others = tuple(other for other in READING.casualties if other is not count)
    again = replace(READING, casualties=(*others, *(replace(count, id=f"X{at}", quote=part) for at, part in enumerate(parts))))
    assert seek(book, again).waiting[0].why == UNREAD


def test_what_was_wrong_and_is_mended_waits() -> None:
    """A judgement on 14 is none on the 13 that a better reader finds there."""
    book = Book((READING,))
    book.add("wrong", KILLED)
    again = reread(READING, "14", count_of(READING).quote, min=13, max=13)
    assert seek(book, again).waiting[0].why == OTHERWISE
    assert applied([again], book.judgements) == (again,)


def test_what_was_verified_holds_whatever_is_read() -> None:
    """The figures that a person found right outrank a new reading."""
    book = Book((READING,))
    book.add("right", KILLED)
    again = reread(READING, "14", count_of(READING).quote, min=1, max=4)
    (reading,) = applied([again], book.judgements)
    assert (count_of(reading).min, count_of(reading).max) == (14, None)


def test_a_later_version_is_judged_too() -> None:
    """The same words, elsewhere in it."""
    later = read("CORRECTED. " + MARKET.replace("on Friday", "on Friday morning"))
    replaces = {later.document.id: READING.document.id}
    book = Book((READING,))
    book.add("wrong", KILLED)
    found = seek(book, READING, later, replaces=replaces)
    assert {one.subject for one in found.found} == {KILLED, id_of(later, "14", "killed")}
    assert not found.waiting
    assert all(count.min != 14 for reading in applied([READING, later], book.judgements, replaces) for count in reading.casualties)


def test_a_later_version_alone_is_enough() -> None:
    """The old one need not be at hand; nor the text of the new one, where a claim has the very words."""
    later = read("CORRECTED. " + MARKET)
    replaces = {later.document.id: READING.document.id}
    book = Book((READING,))
    book.add("wrong", KILLED)
    for version in (later, replace(later, text="")):
        assert [one.subject for one in seek(book, version, replaces=replaces).found] == [id_of(later, "14", "killed")]


def test_words_that_the_later_version_lacks_wait() -> None:
    """The old version's judgement holds, and a person looks at the new one."""
    later = read(MARKET.replace("14 people were killed", "13 people were killed"))
    replaces = {later.document.id: READING.document.id}
    book = Book((READING,))
    book.add("wrong", KILLED)
    found = seek(book, READING, later, replaces=replaces)
    assert [one.subject for one in found.found] == [KILLED]
    assert found.waiting[0].why == LOST


def test_versions_that_replace_each_other_do_not_hang() -> None:
    """A page that goes back to its first words."""
    later = read("CORRECTED. " + MARKET)
    ring = {later.document.id: READING.document.id, READING.document.id: later.document.id}
    book = Book((READING,))
    book.add("right", KILLED)
    assert len(seek(book, READING, later, replaces=ring).found) == 2


def test_a_report_is_sealed_in_all_its_versions() -> None:
    """And one that is not at hand waits."""
    later = read("CORRECTED. " + MARKET)
    book = Book((READING,))
    book.add("seal", READING.document.id)
    found = seek(book, READING, later, replaces={later.document.id: READING.document.id})
    assert {one.subject for one in found.found} == {READING.document.id, later.document.id}


def test_events_at_two_places_are_two() -> None:
    """One clause can tell of strikes on two towns: words alone do not tell which of them was judged."""
    book = Book((READING,))
    book.add("grade", EVENT, value="airwars:harm=fair")
    attack = READING.attacks[0]
    assert attack.place
    elsewhere = replace(attack, place=replace(attack.place, name="Balakliia"))
    assert not seek(book, replace(READING, attacks=(elsewhere,))).found
    nowhere = replace(READING, attacks=(replace(attack, place=None),))
    assert len(seek(book, nowhere).found) == 1


def test_an_event_that_was_judged_wrong_cannot_be_in_a_pair() -> None:
    """The pair waits: linking does not see the event any more."""
    other = read(SCHOOL)
    book = Book((READING, other))
    book.add("same", EVENT, other=id_of(other, "", "attack"))
    assert pairs(effect(book.readings, book.judgements).found)[0]
    book.add("wrong", EVENT)
    found = effect(book.readings, book.judgements)
    assert not pairs(found.found)[0]
    assert [one.judgement.verdict for one in found.waiting] == ["same"]


@given(st.sets(st.integers(0, 5)), st.permutations(range(3)))
def test_every_judgement_is_found_or_waits(missing: set[int], order: list[int]) -> None:
    """Whatever a new reader leaves out, in whatever order the reports come: nothing vanishes, and the outcome is the same."""
    readings = [READING, read(SCHOOL), read("Three people were killed in Sumy on Thursday, the governor said.")]
    book = Book(tuple(readings))
    for reading in readings:
        for count in reading.casualties:
            book.add("right", id_of(reading, count.quote.text, count.harm))
    again = [replace(one, casualties=tuple(c for at, c in enumerate(one.casualties) if at not in missing)) for one in readings]
    found = effect(again, book.judgements)
    assert {one.id for one in found.found} | {one.judgement.id for one in found.waiting} == {one.id for one in book.judgements}
    other = effect([again[at] for at in order], list(reversed(book.judgements)))
    assert other.found == found.found
    assert other.waiting == found.waiting
    assert {one.id: one for one in other.readings} == {one.id: one for one in found.readings}
