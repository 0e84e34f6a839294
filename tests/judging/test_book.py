"""The book: whatever is done to its lines is found and named."""

from hypothesis import given
from hypothesis import strategies as st
from judged import KEY, MARKET, Book, id_of, read

from onrecord.incidents import Judgement
from onrecord.judging.book import End, end_of, hash_of, judgements_in, line_of, stub_of
from onrecord.judging.book import read as parsed
from onrecord.judging.chain import Key, faults


def book() -> Book:
    """A book of six lines."""
    reading = read(MARKET)
    found = Book((reading,))
    killed = id_of(reading, "14", "killed")
    found.add("right", killed)
    found.add("wrong", killed, by="Ben", value="min=13")
    found.add("wrong", id_of(reading, "six", "killed"), because="they are » not « counted\nthere")
    found.add("withdraw", found.judgements[1].id)
    found.add("seal", reading.document.id, by="Ärztin Ø")
    found.add("grade", id_of(reading, "", "attack"), value="airwars:harm=fair")
    return found


WHOLE = tuple(book().lines)
END = end_of(WHOLE)


def test_a_whole_book_has_no_fault() -> None:
    """As it was signed, nothing is wrong, and every judgement comes back as it was made."""
    assert not list(faults(WHOLE, KEY, END))
    assert [line_of(one) for one in judgements_in(WHOLE)] == list(WHOLE)


def test_an_empty_book_has_no_fault() -> None:
    """Who judged nothing has nothing to check."""
    assert not list(faults((), KEY))


@given(st.integers(0, len(WHOLE) - 1), st.data())
def test_one_changed_byte_is_found_and_its_line_named(number: int, data: st.DataObject) -> None:
    """Any byte, in any line: the line that was changed, or the next, is the first that is named."""
    line = WHOLE[number]
    place = data.draw(st.integers(0, len(line) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value not in (line[place], 10)))
    changed = line[:place] + bytes([byte]) + line[place + 1 :]
    found = list(faults((*WHOLE[:number], changed, *WHOLE[number + 1 :]), KEY, END))
    assert found
    assert found[0].startswith(f"line {number + 1} ")


@given(st.integers(0, len(WHOLE) - 1))
def test_a_dropped_line_is_found(number: int) -> None:
    """The line after it does not follow; of the last, the end that was noted tells."""
    found = list(faults((*WHOLE[:number], *WHOLE[number + 1 :]), KEY, END))
    assert found
    assert f"line {number + 1} " in found[0] or (number == len(WHOLE) - 1 and "1 are missing" in found[0])


def test_dropped_last_lines_are_found_only_by_who_noted_the_end() -> None:
    """The book alone cannot tell that its end is gone."""
    assert not list(faults(WHOLE[:-2], KEY))
    assert list(faults(WHOLE[:-2], KEY, END)) == [f"after line {len(WHOLE) - 2} 2 are missing; bring back the newer book"]


def test_a_book_that_grew_since_the_end_was_noted_is_whole() -> None:
    """A crash between writing and noting does no harm."""
    assert not list(faults(WHOLE, KEY, end_of(WHOLE[:-1])))


def test_another_book_as_long_is_not_the_one_that_was_written_here() -> None:
    """An end with another hash is another history."""
    assert list(faults(WHOLE, KEY, End(len(WHOLE), "0" * 64))) == [f"line {len(WHOLE)} is not the one that was written here"]


@given(st.permutations(range(len(WHOLE))).filter(lambda order: list(order) != sorted(order)))
def test_lines_in_another_order_are_found(order: list[int]) -> None:
    """The first line that is out of its place is named."""
    first = next(place for place, number in enumerate(order) if place != number)
    found = list(faults([WHOLE[number] for number in order], KEY))
    assert found[0].startswith(f"line {first + 1} ")


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, len(WHOLE)))
def test_a_line_that_stands_there_twice_is_found(number: int, place: int) -> None:
    """What was said once is said once."""
    assert list(faults((*WHOLE[:place], WHOLE[number], *WHOLE[place:]), KEY))


@given(st.binary().filter(lambda data: b"\n" not in data), st.integers(0, len(WHOLE)))
def test_a_line_of_anything_is_found(data: bytes, place: int) -> None:
    """What is no judgement of ours is named, and never raises."""
    found = list(faults((*WHOLE[:place], data, *WHOLE[place:]), KEY))
    assert found[0].startswith(f"line {place + 1} ")


def test_another_key_is_not_this_records() -> None:
    """Whoever signs with a key of their own is not believed."""
    other = Key("another key", KEY.good)
    assert list(faults(WHOLE[:1], other)) == ["line 1 is signed by a key that is not this record's"]


def test_the_id_is_that_of_the_signature() -> None:
    """Nobody gives a judgement another's id."""
    one, two = judgements_in(WHOLE[:2])
    line = line_of(Judgement(**{name: getattr(one, name) for name in one.__struct_fields__} | {"id": two.id}))
    assert list(faults([line], KEY)) == ["line 1 is not what was signed"]


def test_what_is_erased_needs_a_line_that_says_why() -> None:
    """Who overwrites a line with a stub alone is found."""
    blanked = (WHOLE[0], stub_of(WHOLE[1]), *WHOLE[2:])
    assert list(faults(blanked, KEY, END)) == ["line 2 is said to be erased, and no line after it says why"]


def test_a_stub_holds_no_word_of_its_line() -> None:
    """Only the hash of a line with a signature in it, which cannot be guessed; and it is as long."""
    stub = stub_of(WHOLE[2])
    assert b"counted" not in stub
    assert len(stub) == len(WHOLE[2])
    assert hash_of(stub) == hash_of(WHOLE[2])
    assert parsed(stub) != parsed(WHOLE[2])
