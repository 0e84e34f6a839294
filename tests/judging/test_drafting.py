"""What cannot be judged is said, with what to do."""

import pytest
from judged import MARKET, SCHOOL, Book, id_of, read

from onrecord.errors import JudgingError

READING = read(MARKET)
KILLED = id_of(READING, "14", "killed")
EVENT = id_of(READING, "", "attack")
OTHER = id_of(read(SCHOOL), "", "attack")
DOCUMENT = READING.document.id


@pytest.mark.parametrize(
    ("verdict", "subject", "more", "message"),
    [
        ("right", "c0000000000000000", {}, "no event, claim or report here has the id"),
        ("right", "c", {}, "no event, claim or report here"),
        ("right", KILLED, {"value": "min=3"}, "takes no --value"),
        ("right", KILLED, {"other": EVENT}, "one id only"),
        ("right", DOCUMENT, {}, "is a report: judge its claims"),
        ("right", KILLED, {"because": "  "}, "say why"),
        ("right", KILLED, {"by": ""}, "say who judges"),
        ("right", KILLED, {"because": "\udcff"}, "is not text"),
        ("right", KILLED, {"quote": "14"}, "--quote is for a claim"),
        ("true", KILLED, {}, "is no verdict; there are same, different"),
        ("wrong", KILLED, {"value": "14"}, "cannot be set here; write KEY=VALUE"),
        ("wrong", KILLED, {"value": "harm=injured"}, "cannot be set here"),
        ("wrong", KILLED, {"value": "min=many"}, "write a whole number"),
        ("wrong", KILLED, {"value": "min=-1"}, "write a whole number"),
        ("wrong", KILLED, {"value": "max=3"}, "min=14 is more than max=3"),
        ("wrong", KILLED, {"value": "min=open"}, "both open"),
        ("wrong", KILLED, {"value": "group=bakers"}, "is none of people, children"),
        ("wrong", KILLED, {"value": "min='14"}, "a quotation mark is open"),
        ("wrong", EVENT, {"value": "min=14"}, "is no count"),
        ("same", EVENT, {}, "name two ids"),
        ("same", EVENT, {"other": EVENT}, "is one thing; name two"),
        ("same", EVENT, {"other": KILLED}, "is a claim: the same or different"),
        ("same", EVENT, {"other": DOCUMENT}, "are of two kinds"),
        ("grade", KILLED, {"value": "airwars:harm=fair"}, "is no event"),
        ("grade", EVENT, {"value": "fair"}, "METHOD:AXIS=GRADE"),
        ("place", EVENT, {}, "give a name"),
        ("place", EVENT, {"value": "latitude=50.9"}, "latitude and longitude both"),
        ("place", EVENT, {"value": "latitude=95 longitude=3"}, "from -90 to 90"),
        ("place", DOCUMENT, {"value": "name=Izium"}, "only an event or a count"),
        ("seal", KILLED, {"value": "x"}, "takes no --value"),
        ("withdraw", "j0000000000000000", {}, "no judgement has the id"),
        ("claim", DOCUMENT, {"value": "harm=killed min=2"}, "a claim needs its words"),
        ("claim", DOCUMENT, {"value": "min=2", "quote": "Friday"}, "say what the words count"),
        ("claim", DOCUMENT, {"value": "harm=hurt min=2", "quote": "Friday"}, "is none of killed, injured"),
        ("claim", DOCUMENT, {"value": "harm=killed min=2", "quote": "Sunday"}, "do not stand in the report"),
        ("claim", DOCUMENT, {"value": "harm=killed min=2", "quote": "were"}, "stand there 2 times"),
        ("claim", KILLED, {"value": "harm=killed min=2", "quote": "Friday"}, "is no report"),
    ],
)
def test_what_cannot_be_judged(verdict: str, subject: str, more: dict[str, str], message: str) -> None:
    """Nothing is signed that could not be put into effect."""
    book = Book((READING, read(SCHOOL)))
    with pytest.raises(JudgingError) as error:
        book.add(verdict, subject, **more)
    assert message in str(error.value)
    assert not book.lines


def test_a_claim_that_is_read_already_is_not_added() -> None:
    """It is judged right or wrong."""
    count = next(c for c in READING.casualties if c.min == 14)
    with pytest.raises(JudgingError, match="judge it right or wrong"):
        Book((READING,)).add("claim", DOCUMENT, quote=count.quote.text, value="harm=killed min=14")


def test_what_was_withdrawn_is_not_withdrawn_again() -> None:
    """It says when it was."""
    book = Book((READING,))
    made = book.add("right", KILLED)
    book.add("withdraw", made.id)
    with pytest.raises(JudgingError, match="was withdrawn already, at 2026"):
        book.add("withdraw", made.id)


def test_eight_letters_of_an_id_are_enough() -> None:
    """Of a report's with or without its beginning."""
    book = Book((READING, read(SCHOOL)))
    assert book.add("right", KILLED[:8]).subject == KILLED
    assert book.add("seal", DOCUMENT[7:15]).subject == DOCUMENT
    assert book.add("seal", DOCUMENT[:15]).subject == DOCUMENT
    assert book.add("same", EVENT[:9], other=OTHER[:9]).other == OTHER


def test_letters_that_begin_two_ids_name_none() -> None:
    """Nothing is guessed: here both reports' ids are made to begin alike."""
    from onrecord.judging.known import Known, the
    from onrecord.judging.subjects import subjects_of

    subjects = [*subjects_of(READING), *subjects_of(read(SCHOOL))]
    with pytest.raises(JudgingError):
        the(Known(subjects), "sha256:")


def test_what_is_said_stands_on_one_line() -> None:
    """So that nobody's reason can look like another judgement in the list; the words of a report stay as they are."""
    made = Book((READING,)).add("right", KILLED, by=" Ann\n", because="seen\r\nj0000000000000000  same")
    assert (made.by, made.because) == ("Ann", "seen j0000000000000000 same")
