"""Readings as people judged them."""

from judged import MARKET, SCHOOL, Book, id_of, read
from laws import check
from msgspec.structs import replace

from onrecord.ids import claim_ids, mention_ids
from onrecord.incidents import Judgement
from onrecord.judging.applying import applied, effect
from onrecord.records import Casualty, Reading

READING = read(MARKET)
KILLED = id_of(READING, "14", "killed")
CHILDREN = id_of(READING, "six", "killed")
EVENT = id_of(READING, "", "attack")


def after(*acts: tuple[str, str, dict[str, str]], reading: Reading = READING) -> Reading:
    """The reading after some judgements; every law of a reading holds for it."""
    book = Book((reading,))
    for verdict, subject, more in acts:
        book.add(verdict, subject, **more)
    (found,) = applied([reading], book.judgements)
    check(found, found.text)
    return found


def killed(reading: Reading, group: str = "people") -> Casualty | None:
    """The count of a group killed."""
    return next((count for count in reading.casualties if (count.harm, count.group) == ("killed", group)), None)


def test_readings_that_nobody_judged_stay_as_they_are() -> None:
    """The very same objects."""
    other = read(SCHOOL)
    book = Book((READING, other))
    book.add("wrong", KILLED)
    assert applied([READING, other], [])[0] is READING
    assert applied([READING, other], book.judgements)[1] is other


def test_a_wrong_count_leaves_and_its_part_stays() -> None:
    """The children are no more a part of it."""
    found = after(("wrong", KILLED, {}))
    children = killed(found, "children")
    assert killed(found) is None
    assert children
    assert children.part_of is None
    assert CHILDREN in claim_ids(found)


def test_a_part_of_a_part_that_left_is_a_part_of_the_whole() -> None:
    """Nothing is counted twice."""
    text = "Twenty people were killed in Izium. Eleven civilians were killed. Six children were killed."
    reading = read(text)
    counts = reading.casualties
    assert len(counts) >= 3
    chained = (replace(counts[0], part_of=None), replace(counts[1], part_of=0), replace(counts[2], part_of=1))
    found = after(("wrong", claim_ids(reading)[1], {}), reading=replace(reading, casualties=chained))
    assert [count.part_of for count in found.casualties] == [None, 0]


def test_a_corrected_count_has_its_figures_and_says_who_set_them() -> None:
    """What was not corrected stays; the words of the number say no more what it is; its id is the same."""
    found = after(("wrong", KILLED, {"value": "max=14", "by": "Ann"}))
    count = killed(found)
    assert count
    assert (count.min, count.max, count.number_words) == (14, 14, None)
    assert "judged wrong by Ann" in count.why
    assert KILLED in claim_ids(found)


def test_a_group_can_be_corrected() -> None:
    """The figures stay as worded."""
    count = killed(after(("wrong", KILLED, {"value": "group=civilians"})), "civilians")
    assert count
    assert (count.min, count.max, count.number_words) == (14, None, "At least 14")


def test_the_later_correction_keeps_what_the_former_set() -> None:
    """It speaks of the count as it was shown then."""
    found = after(("wrong", KILLED, {"value": "max=14"}), ("wrong", KILLED, {"value": "group=civilians", "by": "Ben"}))
    count = killed(found, "civilians")
    assert count
    assert (count.min, count.max) == (14, 14)


def test_right_after_wrong_brings_the_claim_back() -> None:
    """With the figures of a correction before, which the second person saw."""
    found = after(("wrong", KILLED, {"value": "max=14"}), ("wrong", KILLED, {}), ("right", KILLED, {"by": "Ben"}))
    count = killed(found)
    assert count
    assert (count.min, count.max) == (14, 14)
    assert "verified by Ben" in count.why


def test_a_count_added_by_hand() -> None:
    """It has its words, its event, whoever says it there, and a careful sensitivity."""
    text = "A shell hit Izium on Friday. Rescuers said that the household of Holm did not come out alive."
    reading = read(text)
    event = next(iter(mention_ids(reading).values()))
    value = f"harm=killed min=5 max=5 event={event}"
    found = after(("claim", reading.document.id, {"quote": "the household of Holm", "value": value, "by": "Ann"}), reading=reading)
    count = found.casualties[-1]
    assert (count.harm, count.min, count.max, count.group, count.event) == ("killed", 5, 5, "people", reading.attacks[0].id)
    assert count.sensitivity == "moderate"
    assert count.why == ("added by Ann",)
    assert count.source
    assert count.source.name == "Rescuers"


def test_what_was_added_can_be_judged() -> None:
    """By the id that it was given."""
    text = "A shell hit Izium on Friday. The household of Holm did not come out alive."
    reading = read(text)
    book = Book((reading,))
    made = book.add("claim", reading.document.id, quote="The household of Holm", value="harm=killed min=5 max=5 source=neighbours")
    assert made.subject in claim_ids(applied([reading], book.judgements)[0])
    book.add("wrong", made.subject)
    assert made.subject not in claim_ids(applied([reading], book.judgements)[0])


def test_what_was_added_is_not_added_twice_when_it_is_read_by_now() -> None:
    """A person's bounds stand in the place of those that a better reader finds."""
    count = next(count for count in READING.casualties if count.min == 14)
    without = replace(READING, casualties=())
    book = Book((without,))
    book.add("claim", READING.document.id, quote="14 people were killed", value="harm=killed min=14 max=14")
    (found,) = applied([replace(READING, casualties=(count,))], book.judgements)
    assert [(one.min, one.max) for one in found.casualties] == [(14, 14)]


def test_a_wrong_event_leaves_and_its_counts_stay() -> None:
    """They belong to none."""
    found = after(("wrong", EVENT, {}))
    assert not found.attacks
    assert killed(found)
    assert {count.event for count in found.casualties} == {None}


def test_a_wrong_account_leaves_the_summary_too() -> None:
    """The attack has no weapon any more, where only that account named it."""
    assert READING.attacks[0].weapon
    weapons = [one for one in READING.attacks[0].accounts if one.about == "weapon"]
    acts = [("wrong", id_of(READING, one.quote.text, "weapon"), {}) for one in weapons]
    found = after(*acts)
    assert found.attacks[0].weapon is None
    assert not [one for one in found.attacks[0].accounts if one.about == "weapon"]


def test_a_place_is_set_and_the_ids_stay() -> None:
    """As written it stays what the report has; where that names none, the words are empty and the id is the same."""
    acts = ("place", EVENT, {"value": "name=Izium latitude=49.2 longitude=37.3 precision=settlement country=Ukraine"})
    found = after(acts)
    place = found.attacks[0].place
    assert place
    assert (place.canonical, place.latitude, place.name, found.attacks[0].country) == ("Izium", 49.2, "Izium", "Ukraine")
    assert EVENT in mention_ids(found).values()
    nameless = replace(READING, attacks=(replace(READING.attacks[0], place=None),))
    book = Book((nameless,))
    subject = next(iter(mention_ids(nameless).values()))
    book.add("place", subject, value="latitude=49.2 longitude=37.3")
    (found,) = applied([nameless], book.judgements)
    assert list(mention_ids(found).values()) == [subject]


def test_an_agreement_can_be_wrong() -> None:
    """Claims of every kind have ids."""
    text = "Ukraine and Russia agreed on a ceasefire on Monday, the UN said. Two people were killed in Sumy."
    reading = read(text)
    assert reading.agreements
    found = after(("wrong", id_of(reading, reading.agreements[0].quote.text, "agreements"), {}), reading=reading)
    assert len(found.agreements) == len(reading.agreements) - 1


def test_a_book_of_others_never_raises_here() -> None:
    """Judgements whose subjects are no such thing do nothing."""
    book = Book((READING,))
    made = book.add("right", KILLED)
    odd = [Judgement("j1", verdict, KILLED, "Ann", "x", "2027", anchor=made.anchor) for verdict in ("claim", "grade", "name", "erase")]
    assert applied([READING], odd)


def test_only_what_holds_is_handed_on() -> None:
    """Linking and weighing need not know that a later judgement outranks an earlier one."""
    book = Book((READING,))
    first, second = book.add("wrong", KILLED), book.add("right", KILLED, by="Ben")
    found = effect([READING], book.judgements)
    assert [one.id for one in found.found] == [second.id]
    assert [one.id for one in found.outranked] == [first.id]
