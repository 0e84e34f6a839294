"""The mentions of a reading: what linking compares of each report."""

from onrecord.linking.claims import claims_of
from onrecord.linking.mentions import mentions_of
from tests.linking.sample import ARDA, BELT, attack, count, reading


def test_a_report_without_events_has_no_mention() -> None:
    """Totals over many events are no event."""
    assert mentions_of(reading("r", (), (count("C1", 500, 0, cumulative=True),))) == ()


def test_each_attack_is_a_mention_with_its_counts() -> None:
    """Counts go to the attack that caused them, totals and withdrawn tolls to none."""
    counts = (
        count("C1", 3, 10, event="E1"),
        count("C2", 7, 20, event="E2"),
        count("C3", 90, 30, event="E1", cumulative=True),
        count("C4", 9, 40, event="E1", withdrawn=True),
    )
    one, other = mentions_of(reading("r", (attack("E1"), attack("E2", 60, place=BELT)), counts))
    assert [(f.harm, f.min) for f in one.figures] == [("killed", 3)]
    assert [(f.harm, f.min) for f in other.figures] == [("killed", 7)]
    assert one.place == ARDA


def test_counts_of_a_place_and_day_without_an_attack_are_a_mention() -> None:
    """A list of the dead by town tells of events even where no attack is named; each town is one."""
    counts = (count("C1", 3, 0, place=ARDA), count("C2", 2, 10, place=ARDA, harm="injured"), count("C3", 4, 20, place=BELT))
    found = mentions_of(reading("r", (), counts))
    assert [(m.attack, m.place, len(m.figures)) for m in found] == [(None, ARDA, 2), (None, BELT, 1)]


def test_a_bare_count_is_a_mention_only_of_a_report_without_attacks() -> None:
    """Beside an attack it can belong to anything."""
    bare = count("C1", 3, 0)
    assert len(mentions_of(reading("r", (), (bare,)))) == 1
    assert len(mentions_of(reading("r", (attack(),), (bare,)))) == 1


def test_ids_come_from_the_words_alone() -> None:
    """The same document under another name gives the same ids; two attacks in one clause get two."""
    one = mentions_of(reading("a", (attack("E1"), attack("E2")), document="sha256:0"))
    other = mentions_of(reading("b", (attack("E1"), attack("E2")), document="sha256:0"))
    assert [m.id for m in one] == [m.id for m in other]
    assert len({m.id for m in one}) == 2


def test_the_words_around_an_event_are_its_own() -> None:
    """Of a report on two events each has the words near it; of a report on one, all words count."""
    text = "A refinery in Arda was struck." + " " * 400 + "An orphanage in Belt was struck."
    attacks = (attack("E1", text.index("struck")), attack("E2", text.rindex("struck"), place=BELT))
    one, other = mentions_of(reading("r", attacks, text=text))
    assert "refinery" in one.words
    assert "orphanage" not in one.words
    assert "orphanage" in other.words
    (alone,) = mentions_of(reading("r", attacks[:1], text=text))
    assert {"refinery", "orphanage"} <= set(alone.words)


def test_victims_names_are_no_telling_words() -> None:
    """They are compared as names, which are not shown."""
    text = "Ann Example was killed in a bakery."
    (found,) = mentions_of(reading("r", (attack(),), (count("C1", 1, 0, event="E1", names=("Ann Example",)),), text=text))
    assert found.names == ("Ann Example",)
    assert found.words == ("bakery",)


def test_claims_know_their_event_and_whose_part_they_are() -> None:
    """The ids of the reading become permanent ones."""
    counts = (count("C1", 9, 0, event="E1"), count("C2", 2, 10, event="E1", part_of=0, source=None))
    one = reading("r", (attack(),), counts)
    whole, part = claims_of(one)
    assert part.part_of == whole.id
    assert whole.mention == mentions_of(one)[0].id
    assert whole.speaker != part.speaker
    assert whole.origin == one.document.id
