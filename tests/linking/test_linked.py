"""The laws of linking: order, growth and repetition change nothing, reasons sum to the score, and a person outranks it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.incidents import Incident, Judgement
from onrecord.linking.linked import Linked, link
from onrecord.linking.linker import Linker
from onrecord.linking.mentions import mentions_of
from onrecord.linking.scores import COMPARISONS, DECIDING, reasons, score, score_for
from onrecord.linking.traits import traits_of
from onrecord.records import Reading
from tests.linking.sample import ARDA, BELT, CORVE, DELL, NORTH, attack, count, reading

places = st.sampled_from([ARDA, BELT, CORVE, DELL, NORTH, None])
days = st.sampled_from(["2030-05-03", "2030-05-04", "2030-05-05", "2030-06-04", None])
weapons = st.sampled_from(["air strike", "chemical", "firearm", None])
words = st.lists(st.sampled_from(["bakery", "orphanage", "Zorba", "refinery", "Kesten", "convoy"]), max_size=5)


@st.composite
def reports(draw: st.DrawFn, name: str) -> Reading:
    """A report of one to three events."""
    attacks, counts = [], []
    for number in range(draw(st.integers(1, 3))):
        day = draw(days)
        attacks.append(
            attack(
                f"E{number}",
                100 * number,
                place=draw(places),
                date_min=day,
                date_max=day,
                weapon=draw(weapons),
                background=draw(st.booleans()),
            )
        )
        counts.append(count(f"C{number}", draw(st.integers(1, 40)), 100 * number + 30, event=f"E{number}"))
    published = draw(st.sampled_from(["2030-05-04", "2030-05-06", None]))
    return reading(name, tuple(attacks), tuple(counts), published=published, text=" ".join(draw(words)))


wires = st.integers(2, 8).flatmap(lambda n: st.tuples(*(reports(f"r{number}") for number in range(n))))


def judged(verdict: str, one: str, other: str) -> Judgement:
    """A person's word on two mentions."""
    return Judgement("j1", verdict, one, "Ann Example", "seen both", "2030-05-06T10:00:00Z", other=other)


def parts(linked: Linked) -> set[frozenset[str]]:
    """The partition."""
    return {frozenset(incident.mentions) for incident in linked.incidents}


def grown(readings: tuple[Reading, ...], judgements: tuple[Judgement, ...] = ()) -> Linked:
    """The readings linked one by one."""
    linker = Linker(judgements)
    for one in readings:
        linker.add(one)
    return linker.linked


@given(wires, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_order_does_not_matter(readings: tuple[Reading, ...], random: object) -> None:
    """The same reports in any order give the same incidents, all that they show included."""
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(readings).incidents == link(shuffled).incidents


@given(wires)
@settings(deadline=None, max_examples=60)
def test_one_by_one_is_all_at_once(readings: tuple[Reading, ...]) -> None:
    """A new report touches only what it hangs together with, and nobody can tell from the outcome."""
    assert grown(readings).incidents == link(readings).incidents


@given(wires)
@settings(deadline=None, max_examples=30)
def test_twice_is_once(readings: tuple[Reading, ...]) -> None:
    """A second run over the same reports changes nothing."""
    assert link((*readings, *readings)).incidents == link(readings).incidents
    assert grown((*readings, *readings)).incidents == link(readings).incidents


@given(wires)
@settings(deadline=None, max_examples=60)
def test_reasons_sum_to_the_score_either_way_round(readings: tuple[Reading, ...]) -> None:
    """The score that decides and the reasons that are shown are the same sum."""
    mentions = [mention for one in readings for mention in mentions_of(one)]
    for a in mentions:
        for b in mentions:
            if a.id != b.id:
                total = sum(reason.weight for reason in reasons(a, b))
                assert total == score(traits_of(a), traits_of(b)) == score(traits_of(b), traits_of(a))
                assert reasons(a, b) == reasons(b, a)
                assert score_for(traits_of(a), traits_of(b)) == max(total, 0)


@given(wires)
@settings(deadline=None, max_examples=60)
def test_every_mention_is_in_one_incident_and_one_report_is_kept_apart(readings: tuple[Reading, ...]) -> None:
    """Nothing vanishes, nothing is told twice, and two events of one report are two incidents unless several reports hold them together."""
    found = link(readings)
    all_mentions = [id for incident in found.incidents for id in incident.mentions]
    assert sorted(all_mentions) == sorted(found.mentions)
    for incident in found.incidents:
        documents = [found.mentions[id].document for id in incident.mentions]
        assert len(set(documents)) == len(documents) or len(documents) > 3


@given(wires, st.data())
@settings(deadline=None, max_examples=60)
def test_a_judgement_outranks_the_score(readings: tuple[Reading, ...], data: st.DataObject) -> None:
    """Judged the same, two mentions are one incident; judged different, two; in every order, and one by one."""
    ids = sorted({mention.id for one in readings for mention in mentions_of(one)})
    one, other = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    for verdict in ("same", "different"):
        judgements = (judged(verdict, one, other),)
        found = link(readings, judgements)
        assert found.incidents == grown(readings, judgements).incidents
        together = any({one, other} <= part for part in parts(found))
        assert together is (verdict == "same")


def incident(*readings: Reading) -> Incident:
    """The only incident of some reports."""
    (found,) = link(readings).incidents
    return found


def test_a_report_retold_joins_and_one_that_only_recalls_stands_in_the_background() -> None:
    """A background sentence on last month's strike joins last month's incident."""
    first = reading("a", (attack(weapon="missile"),), (count("C1", 37, 30, event="E1"),), published="2030-05-04")
    recall = attack("E2", 200, weapon="missile", background=True)
    later = reading("b", (attack("E1", date_min="2030-06-09", date_max="2030-06-09", place=CORVE), recall), published="2030-06-09")
    found = next(i for i in link((first, later)).incidents if i.place == ARDA)
    assert (found.reports, found.background) == (("a",), ("b",))


def test_two_attacks_on_one_city_on_one_day_stay_two() -> None:
    """Two reports that each tell of both give two incidents, each with the mention that fits it."""
    wires = [
        reading(
            name,
            (attack("E1", 0, weapon="missile", target="school"), attack("E2", 300, weapon="drone", target="market", after="E1")),
            (count("C1", 9, 30, event="E1"), count("C2", 3, 330, event="E2")),
        )
        for name in ("a", "b")
    ]
    found = link(wires).incidents
    assert [(i.weapon, len(i.mentions)) for i in sorted(found, key=lambda i: i.weapon or "")] == [("drone", 2), ("missile", 2)]


def test_an_incident_shows_its_earliest_mention_and_its_most_exact_place() -> None:
    """A region counts less than a town, whatever most say; the id is that of the first report."""
    early = reading("a", (attack(place=NORTH, weapon="missile"),), (count("C1", 37, 30, event="E1"),), published="2030-05-04")
    late = reading("b", (attack(weapon="missile"),), (count("C1", 37, 30, event="E1"),), published="2030-05-05")
    found = incident(late, early)
    assert found.id == mentions_of(early)[0].id
    assert found.place == ARDA
    assert found.reports == ("a", "b")


def test_a_case_holds_the_counts_of_all_its_reports() -> None:
    """In the order of publication."""
    wires = [
        reading(name, (attack(weapon="missile"),), (count("C1", 37, 30, event="E1"),), published=day)
        for name, day in (("b", "2030-05-06"), ("a", "2030-05-04"))
    ]
    (case,) = link(wires).cases()
    assert [claim.report for claim in case.claims] == ["a", "b"]


def test_every_link_carries_its_reasons() -> None:
    """One link a mention after the first, with a score that is the sum of its reasons."""
    wires = [reading(name, (attack(weapon="missile"),), (count("C1", 37, 30, event="E1"),)) for name in "abc"]
    links = list(link(wires).links())
    assert len(links) == 2
    assert all(found.score == sum(reason.weight for reason in found.reasons) > 0 for found in links)


@given(wires)
@settings(deadline=None, max_examples=60)
def test_a_score_that_is_cut_short_is_the_same(readings: tuple[Reading, ...]) -> None:
    """Deciding early leaves out no comparison and changes no score above nought."""
    traits = [traits_of(mention) for one in readings for mention in mentions_of(one)]
    assert set(DECIDING) == set(COMPARISONS)
    assert all(score_for(a, b) == max(0.0, score(a, b)) for a in traits for b in traits)
