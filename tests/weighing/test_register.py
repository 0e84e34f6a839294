"""The register of agreements: positions over time, alleged breaches, and what these can concern; nothing is ever declared."""

from onrecord.incidents import Incident
from onrecord.records import Agreement, Breach, Document, Quote, Reader, Reading
from onrecord.weighing.breaches import register_of

MORATORIUM = "moratorium"


def position(id: str, party: str, what: str, of: str = "A1", **told: object) -> Agreement:
    """One position, by default on the first agreement of its report."""
    told = {"type": "ceasefire", "scope": None, **told}
    return Agreement(id, Quote(f"{party} {what}", 0, 5), party=party, position=what, agreement=of, **told)  # type: ignore[arg-type]


def report(id: str, *entries: Agreement, published: str = "2025-04-04", breaches: tuple[Breach, ...] = ()) -> Reading:
    """The reading of a report that speaks of agreements."""
    return Reading(id, Document(f"sha256:{id}", published=published), Reader("1"), agreements=entries, breaches=breaches)


def test_agreements_of_different_kinds_stay_apart() -> None:
    """A moratorium on strikes on power stations is no ceasefire."""
    one = report("a", position("A1", "Kyiv", "agreed"), position("A2", "Kyiv", "agreed", "A2", type=MORATORIUM))
    assert {deal.type for deal in register_of([one]).deals} == {"ceasefire", MORATORIUM}


def test_ceasefires_of_one_side_with_two_others_stay_apart() -> None:
    """Israel's with Hamas is not that with Hezbollah, whoever brokers both."""
    hamas = report("a", position("A1", "Israel", "agreed"), position("A2", "Hamas", "agreed"), position("A3", "US", "proposed"))
    hezbollah = report("b", position("A1", "Israel", "agreed"), position("A2", "Hezbollah", "agreed"), position("A3", "US", "proposed"))
    assert len(register_of([hamas, hezbollah]).deals) == 2


def test_agreements_of_other_sides_or_other_years_stay_apart() -> None:
    """A ceasefire in Sudan, one in Ukraine, and one two years before."""
    sudan = report("a", position("A1", "Sudan", "agreed"), position("A2", "RSF", "agreed"))
    ukraine = report("b", position("A1", "Kyiv", "agreed"), position("A2", "Moscow", "rejected"))
    before = report("c", position("A1", "Kyiv", "agreed"), position("A2", "Moscow", "agreed"), published="2023-04-04")
    assert len(register_of([sudan, ukraine, before]).deals) == 3


def test_reports_of_one_agreement_are_joined_whatever_they_call_the_sides() -> None:
    """Kyiv is Ukraine, and the Kremlin is Russia; the positions stand in the order of their days."""
    first = report("a", position("A1", "Kyiv", "agreed", date_min="2025-03-11"), position("A2", "US", "proposed", date_min="2025-03-11"))
    second = report(
        "b", position("A1", "Ukraine", "agreed", scope="30-day"), position("A2", "the Kremlin", "rejected", date_min="2025-04-01")
    )
    (deal,) = register_of([second, first]).deals
    told = [(entry.side, entry.position) for entry in deal.positions]
    assert told == [("Ukraine", "agreed"), ("United States", "proposed"), ("Russia", "rejected"), ("Ukraine", "agreed")]
    assert deal.bound == ("Ukraine",)


def test_order_does_not_matter() -> None:
    """The reports shuffled give the same register."""
    some = [
        report(str(n), position("A1", "Kyiv", "agreed"), position("A2", "Moscow", "agreed"), published=f"2025-04-0{n}") for n in range(1, 6)
    ]
    assert register_of(some) == register_of(some[::-1])


def test_an_accusation_names_both_sides_and_what_it_can_concern() -> None:
    """The moratorium that it names, which both had agreed on; not the ceasefire of the same report."""
    breach = Breach("B1", Quote("accused Moscow of violating the moratorium", 0, 9), "Kyiv", "Moscow", "the moratorium", about="A1")
    told = report(
        "a",
        position("A1", "Moscow", "agreed"),
        position("A2", "Kyiv", "agreed", "A2", type=MORATORIUM),
        position("A3", "Moscow", "agreed", "A2", type=MORATORIUM),
        breaches=(breach,),
    )
    register = register_of([told])
    (one,) = register.allegations
    assert (one.accuser, one.accused) == ("Ukraine", "Russia")
    assert one.agreements == tuple(deal.id for deal in register.deals if deal.type == MORATORIUM)


def test_an_accusation_concerns_no_agreement_that_does_not_bind_the_accused() -> None:
    """Who refused a ceasefire cannot have broken it."""
    breach = Breach("B1", Quote("accused Moscow of breaking the ceasefire", 0, 9), "Kyiv", "Moscow", "the ceasefire", about="A1")
    told = report("a", position("A1", "Kyiv", "agreed"), position("A2", "Moscow", "rejected"), breaches=(breach,))
    assert register_of([told]).allegations[0].agreements == ()


def test_an_accusation_concerns_no_agreement_that_came_later() -> None:
    """By the day of what is alleged."""
    breach = Breach("B1", Quote("broke the truce", 0, 9), "Kyiv", "Moscow", "the truce", about="A1", date_max="2025-03-01")
    told = report("a", position("A1", "Moscow", "agreed", date_min="2025-03-20"), breaches=(breach,))
    assert register_of([told]).allegations[0].agreements == ()


def test_mutual_accusations_are_two() -> None:
    """Each side accuses the other with the same words."""
    words = Quote("accused each other of flouting the agreement", 0, 9)
    both = (Breach("B1", words, "Kyiv", "Moscow", "agreement", about="A1"), Breach("B2", words, "Moscow", "Kyiv", "agreement", about="A1"))
    told = report("a", position("A1", "Kyiv", "agreed"), position("A2", "Moscow", "agreed"), breaches=both)
    register = register_of([told])
    assert {(one.accuser, one.accused) for one in register.allegations} == {("Ukraine", "Russia"), ("Russia", "Ukraine")}
    assert all(one.agreements == (register.deals[0].id,) for one in register.allegations)


def test_an_accusation_that_means_no_known_incident_names_none() -> None:
    """An incident is named only where the report ties the accusation to it."""
    breach = Breach("B1", Quote("broke the truce", 0, 9), "Kyiv", "Moscow", "the truce")
    told = report("a", position("A1", "Moscow", "agreed"), breaches=(breach,))
    incident = Incident("m1", ("m1",), ("a",), (), "attack", None, None, "2025-04-04", "2025-04-04")
    assert register_of([told], [incident]).allegations[0].incident is None
