"""Which judgements stand: the later one, and none that was taken back."""

from hypothesis import given
from hypothesis import strategies as st
from judged import Book, id_of, read

from onrecord.incidents import Judgement
from onrecord.judging.applying import applied
from onrecord.judging.standing import dated, disagreements, latest, standing

READING = read()
KILLED, CHILDREN, WOUNDED = (id_of(READING, words, harm) for words, harm in (("14", "killed"), ("six", "killed"), ("Fifty", "injured")))
ACTS = st.lists(
    st.tuples(st.sampled_from(["wrong", "right", "fewer", "place"]), st.sampled_from([KILLED, CHILDREN, WOUNDED]), st.sampled_from("AB")),
    max_size=5,
)


def book_of(acts: list[tuple[str, str, str]]) -> Book:
    """A book of these acts."""
    book = Book((READING,))
    for act, subject, by in acts:
        value = {"fewer": "min=1 max=2", "place": "name=Izium"}.get(act)
        book.add({"fewer": "wrong"}.get(act, act), subject, by=by, value=value)
    return book


@given(ACTS, st.tuples(st.sampled_from(["wrong", "right", "fewer", "place"]), st.sampled_from([KILLED, WOUNDED]), st.just("C")))
def test_to_withdraw_gives_back_the_former_state(acts: list[tuple[str, str, str]], last: tuple[str, str, str]) -> None:
    """The readings are what they were before the judgement."""
    book = book_of(acts)
    before = applied(book.readings, book.judgements)
    verdict, subject, by = last
    made = book.add(
        "wrong" if verdict == "fewer" else verdict, subject, by=by, value={"fewer": "max=99", "place": "name=Iziom"}.get(verdict)
    )
    book.add("withdraw", made.id, because="mistaken")
    assert applied(book.readings, book.judgements) == before


@given(ACTS.filter(len), st.data())
def test_to_withdraw_a_withdrawal_gives_the_judgement_back(acts: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """Whatever stood before the first withdrawal stands after the second."""
    book = book_of(acts)
    before = applied(book.readings, book.judgements)
    first = book.add("withdraw", data.draw(st.sampled_from(book.judgements)).id)
    book.add("withdraw", first.id)
    assert applied(book.readings, book.judgements) == before


@given(ACTS, st.randoms())
def test_the_order_in_which_judgements_are_handed_over_does_not_matter(acts: list[tuple[str, str, str]], random: object) -> None:
    """Their instants tell their order."""
    book = book_of(acts)
    shuffled = list(book.judgements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dated(shuffled) == dated(book.judgements)
    assert applied(book.readings, shuffled) == applied(book.readings, book.judgements)


def test_of_two_judgements_the_later_stands_and_the_disagreement_is_told() -> None:
    """Both are kept."""
    book = book_of([("right", KILLED, "A"), ("wrong", KILLED, "B")])
    assert latest(book.judgements)["truth", KILLED].by == "B"
    (found,) = disagreements(book.judgements)
    assert (found.earlier.by, found.later.by) == ("A", "B")
    assert len(standing(book.judgements)) == 2


def test_no_disagreement_with_oneself_nor_where_it_was_taken_back() -> None:
    """Who changes their mind agrees with themselves; what is withdrawn disagrees with nobody."""
    assert not disagreements(book_of([("right", KILLED, "A"), ("wrong", KILLED, "A")]).judgements)
    book = book_of([("right", KILLED, "A"), ("wrong", KILLED, "B")])
    book.add("withdraw", book.judgements[1].id)
    assert not disagreements(book.judgements)


def test_to_find_right_what_another_corrected_is_to_agree() -> None:
    """The second person verified the first one's figures."""
    assert not disagreements(book_of([("fewer", KILLED, "A"), ("right", KILLED, "B")]).judgements)


def test_two_people_on_two_claims_do_not_disagree() -> None:
    """A question is about one claim."""
    assert not disagreements(book_of([("right", KILLED, "A"), ("wrong", CHILDREN, "B")]).judgements)


def test_a_withdrawn_judgement_is_kept_with_the_instant_of_it() -> None:
    """Nothing vanishes."""
    book = book_of([("right", KILLED, "A")])
    book.add("withdraw", book.judgements[0].id)
    first, second = book.judgements
    assert isinstance(first, Judgement)
    assert first.withdrawn == second.at
    assert not standing(book.judgements)
