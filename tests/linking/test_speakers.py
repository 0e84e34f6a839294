"""Speakers: one person or institution is one over reports and outlets, and two that only share a word stay two."""

import random
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.incidents import Speaker
from onrecord.linking.kept import gathered, voices_of
from onrecord.linking.namings import naming_id, naming_of, setting_of
from onrecord.linking.speakers import Gathering, Speakers, speakers
from onrecord.records import Attack, Document, Place, Quote, Reader, Reading, Source, Statement

NOWHERE = ("", None, "")
NIKOPOL = ("Nikopol", "Dnipropetrovsk", "Ukraine")
KHERSON = ("Kherson", "Kherson", "Ukraine")
GAZA = ("Gaza", "Gaza Strip", "Palestine")
HOMS = ("Homs", "Homs", "Syria")

LYSAK = Source("Serhiy Lysak", role="Dnipropetrovsk Governor", kind="official")
RUSSIA = Source("Russia's Defence Ministry", organisation="Russia's Defence Ministry", side="Russia", kind="official")
HEALTH = Source("health ministry", organisation="health ministry", kind="official")
GOVERNOR = Source("governor", kind="official")
POLICE = Source("Police", organisation="Police", kind="police")
numbers = count()


def report(
    where: tuple[str, str | None, str],
    *said: Source | None,
    day: str | None = "2025-04-05",
    publisher: str | None = None,
    language: str = "en",
) -> Reading:
    """A reading of a report on an attack somewhere, in which some speak."""
    number = next(numbers)
    name, region, country = where
    place = Place(name, (0, len(name)), name, None, None, None, "settlement", region, country) if name else None
    near = Place("Dnipropetrovsk", (0, 0), "Dnipro", None, None, None, "settlement", "Dnipropetrovsk", "Ukraine")
    attack = Attack("E1", "attack", Quote("", 0, 0), place, country or None, None, None)
    statements = tuple(Statement(f"S{at}", (0, 0), "", source, None, None, "reported") for at, source in enumerate(said))
    document = Document(f"d{number:04}", publisher, day, language)
    places = (place, near) if place else ()
    return Reading(document.id, document, Reader("test"), attacks=(attack,) if place else (), statements=statements, places=places)


def voices(*readings: Reading) -> list[str]:
    """The speaker of each statement, in order."""
    found = speakers(readings)
    return [found.speaker_of(reading, statement.speaker) for reading in readings for statement in reading.statements]


def is_one(*readings: Reading) -> bool:
    """Whether all statements have one speaker."""
    return len(set(voices(*readings))) == 1


def are_apart(*readings: Reading) -> bool:
    """Whether no two statements have one speaker."""
    return len(set(voices(*readings))) == len(voices(*readings))


def test_the_health_ministries_of_two_countries_are_two() -> None:
    """The health ministry in a report on Gaza is not the one in a report on Ukraine."""
    assert are_apart(report(GAZA, HEALTH), report(NIKOPOL, HEALTH))


def test_the_police_of_two_towns_are_two() -> None:
    """The police in reports on two towns are two, and a report without a place tells of neither."""
    kharkiv = Source("Kherson regional police", organisation="Kherson regional police", kind="police")
    assert are_apart(report(NIKOPOL, POLICE), report(HOMS, POLICE), report(NOWHERE, POLICE))
    assert are_apart(report(NIKOPOL, POLICE), report(KHERSON, kharkiv))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Source("Dee Vale", role="Nikopol mayor", kind="official"), Source("Vale", role="police chief", kind="police")),
        (Source("Dee Vale", role="Nikopol mayor"), Source("Mark Vale", role="Nikopol mayor")),
        (
            Source("Dee Vale", role="Ukrainian president", side="Ukraine"),
            Source("Dee Vale", role="Russian foreign minister", side="Russia"),
        ),
    ],
    ids=["roles", "given names", "roles and sides"],
)
def test_a_shared_surname_makes_no_one_person(one: Source, other: Source) -> None:
    """Two who share a surname stay two where role, given name or side differ."""
    assert are_apart(report(NIKOPOL, one), report(NIKOPOL, other))


def test_a_bare_surname_joins_nobody_elsewhere() -> None:
    """A surname in a report on another country is another person's."""
    assert are_apart(report(NIKOPOL, LYSAK), report(HOMS, Source("Lysak")))


def test_a_bare_surname_that_fits_two_joins_neither() -> None:
    """Where two persons fit a surname alike, nobody is guessed."""
    two = Source("Dee Vale"), Source("Mark Vale")
    assert are_apart(report(NIKOPOL, *two), report(NIKOPOL, Source("Vale")))


def test_whose_ministry_it_is_must_be_told() -> None:
    """A defence ministry without a side stays its report's own: where the strike fell tells not whose ministry speaks."""
    bare = Source("defence ministry", organisation="defence ministry", kind="official")
    assert are_apart(report(NIKOPOL, RUSSIA), report(NIKOPOL, bare), report(NIKOPOL, bare))


def test_nameless_speakers_are_their_reports_own() -> None:
    """Witnesses, officials and sources of two reports are never one."""
    for nameless in (
        Source("witnesses", kind="witness"),
        Source("officials", kind="official"),
        Source("military source", kind="anonymous"),
    ):
        assert are_apart(report(HOMS, nameless), report(HOMS, nameless))


def test_a_person_is_not_the_body_that_he_speaks_for() -> None:
    """A spokesman by name and his ministry are two."""
    spokesman = Source("Dee Vale", role="Russian Defence Ministry spokesman", side="Russia", kind="official")
    assert are_apart(report(NIKOPOL, RUSSIA), report(NIKOPOL, spokesman))


def test_a_governor_before_is_another() -> None:
    """The governor of years before is not joined to today's by the office alone."""
    assert are_apart(report(NIKOPOL, LYSAK), report(NIKOPOL, GOVERNOR, day="2019-04-05"))


def test_the_governor_of_another_region_is_another() -> None:
    """The governor in a report on another region is another."""
    assert are_apart(report(NIKOPOL, LYSAK), report(KHERSON, GOVERNOR))


def test_a_governor_is_one_by_name_office_and_surname() -> None:
    """Surname, office and full name of one governor are one over reports; the speaker has the fullest name and the earliest id."""
    head = Source("Serhii Lysak", role="head of the Dnipropetrovsk regional military administration", kind="official")
    readings = [
        report(NIKOPOL, Source("Lysak")),
        report(NIKOPOL, GOVERNOR, day="2025-06-01"),
        report(NIKOPOL, LYSAK),
        report(NOWHERE, head),
    ]
    found = speakers(readings)
    assert is_one(*readings)
    assert [one.name for one in found.known.values()] == ["Serhiy Lysak"]
    first = readings[0]
    assert list(found.known) == [naming_id(naming_of(Source("Lysak"), setting_of(first), "en"))]
    assert {link.kind for link in found.links} == {"speaker"}


def test_a_ministry_is_one_by_adjective_country_and_capital() -> None:
    """A ministry is one by its country's name, its adjective and its capital, in either order of words and either spelling."""
    names = ("Russian Defence Ministry", "Moscow's defense ministry", "Russian Ministry of Defence", "defence ministry of Russia")
    sources = [Source(name, organisation=name, side="Russia", kind="official") for name in names]
    assert is_one(report(NIKOPOL, RUSSIA), report(NIKOPOL, *sources), report(HOMS, *sources))


def test_a_ministry_is_its_countrys() -> None:
    """A ministry without a country is that of the country which the report is about."""
    gaza = Source("Gaza's health ministry", organisation="Gaza's health ministry", side="Palestine", kind="official")
    ruled = Source("Hamas-run health ministry", organisation="Hamas-run health ministry", side="Hamas", kind="official")
    assert is_one(report(GAZA, HEALTH), report(GAZA, gaza), report(NOWHERE, ruled))


def test_a_monitor_is_one_by_its_initials() -> None:
    """A body is one with its initials, with where it sits, and as a publisher in its own voice."""
    full = Source("Lowland-based North Lake Observatory for Peace", kind="ngo")
    short, plain = Source("NLOP", kind="ngo"), Source("North Lake Observatory for Peace", kind="ngo")
    own = report(HOMS, None, publisher="North Lake Observatory for Peace")
    assert is_one(report(HOMS, plain), report(NIKOPOL, short), own)
    assert not is_one(report(HOMS, full), report(HOMS, Source("South Lake Observatory for Peace", kind="ngo")))


def test_an_agency_is_one_by_its_names() -> None:
    """A cited news agency is one under its names, and is who speaks where a report credits it."""
    cited = Source("state news agency SANA", side="Syria", kind="media"), Source("Syrian Arab News Agency", side="Syria", kind="media")
    assert is_one(report(HOMS, *cited), report(HOMS, None, publisher="SANA"))


def test_a_given_name_of_two_languages_is_one() -> None:
    """A person is one in the spellings of two languages, with an initial and by the surname."""
    president = Source("Volodymyr Zelenskyy", role="Ukrainian President", side="Ukraine", kind="official")
    assert is_one(
        report(NIKOPOL, president), report(HOMS, Source("Vladimir Zelensky")), report(NIKOPOL, Source("V. Zelenskiy"), Source("Zelensky"))
    )


def test_a_person_is_one_in_two_scripts() -> None:
    """A person is one in English, Ukrainian and Russian reports."""
    english, ukrainian, russian = (
        report(NIKOPOL, Source(name), language=language)
        for name, language in (("Serhiy Lysak", "en"), ("Сергій Лисак", "uk"), ("Сергей Лысак", "ru"))
    )
    assert is_one(english, ukrainian, russian)
    assert not is_one(english, report(NIKOPOL, Source("Сергій Мосійчук"), language="uk"))


def test_a_person_outranks_the_score() -> None:
    """Namings judged the same are one speaker, and those judged different are two, whatever the score."""
    one, other = report(NIKOPOL, LYSAK), report(NOWHERE, Source("Serhiy Lysak"))
    ids = sorted(naming_id(naming_of(r.statements[0].speaker, setting_of(r), "en")) for r in (one, other))
    pair = (ids[0], ids[1])
    assert judged([one, other], {}) == 1
    assert judged([one, other], {pair: "different"}) == 2
    far = report(HOMS, Source("witnesses", kind="witness")), report(HOMS, RUSSIA)
    ids = sorted(naming_id(naming_of(r.statements[0].speaker, setting_of(r), "en")) for r in far)
    assert judged(list(far), {(ids[0], ids[1]): "same"}) == 1


def judged(readings: list[Reading], verdicts: dict[tuple[str, str], str]) -> int:
    """How many speakers the statements have under some verdicts."""
    found = speakers(readings, verdicts)
    return len({found.speaker_of(reading, statement.speaker) for reading in readings for statement in reading.statements})


SOURCES = [
    None, LYSAK, RUSSIA, HEALTH, GOVERNOR, POLICE,
    Source("Lysak"), Source("Serhii Lysak"), Source("Vale"), Source("Dee Vale", role="mayor"), Source("Mark Vale", role="Kherson mayor"),
    Source("D. Vale"), Source("Moscow's defence ministry", side="Russia", kind="official"), Source("IDF", side="Israel", kind="military"),
    Source("Israeli army", side="Israel", kind="military"), Source("Nikopol police", kind="police"), Source("mayor", kind="official"),
    Source("NLOP", kind="ngo"), Source("North Lake Observatory for Peace", kind="ngo"), Source("witnesses", kind="witness"), Source(""),
    Source("Ukraine", side="Ukraine"), Source("France and Britain", side="France"), Source("!!", kind="media"),
    Source("ОВА", kind="official"),
]  # fmt: skip
PLACES = [NOWHERE, NIKOPOL, KHERSON, GAZA, HOMS]
DAYS = [None, "2025-04-05", "2025-04-06T10:00:00Z", "2023-01-01"]
DRAWN = st.lists(
    st.tuples(st.sampled_from(PLACES), st.lists(st.sampled_from(SOURCES), max_size=3), st.sampled_from(DAYS)), min_size=1, max_size=12
)


def by_document(found: Speakers) -> set[Speaker]:
    """The speakers as a set."""
    return set(found.known.values())


@given(DRAWN, st.integers(0, 1000))
@settings(max_examples=80, deadline=None)
def test_order_makes_no_difference(drawn: list[tuple[tuple[str, str | None, str], list[Source | None], str | None]], seed: int) -> None:
    """In whatever order reports come, and twice, they have the same speakers by the same ids for the same reasons."""
    readings = [report(where, *said, day=day, publisher="NLOP") for where, said, day in drawn]
    shuffled = random.Random(seed).sample(readings, len(readings))
    one, other = speakers(readings), speakers(shuffled)
    assert by_document(one) == by_document(other)
    assert one.of == other.of
    assert one.links == other.links


@given(DRAWN)
@settings(max_examples=50, deadline=None)
def test_reasons_sum_to_the_score(drawn: list[tuple[tuple[str, str | None, str], list[Source | None], str | None]]) -> None:
    """Each link's score is the sum of its reasons, above nought; each naming has a speaker, and each speaker is one of its namings."""
    found = speakers([report(where, *said, day=day) for where, said, day in drawn])
    for link in found.links:
        assert link.score == pytest.approx(sum(reason.weight for reason in link.reasons))
        assert link.score > 0
    assert set(found.of.values()) == set(found.known)
    assert all(found.of[one] == one for one in found.known)


@given(DRAWN)
@settings(max_examples=50, deadline=None)
def test_what_a_store_keeps_gives_the_same_speakers(
    drawn: list[tuple[tuple[str, str | None, str], list[Source | None], str | None]],
) -> None:
    """What a store keeps of each report, put together again in another order, gives the speakers that the reports give."""
    readings = [report(where, *said, day=day, publisher="NLOP") for where, said, day in drawn]
    rows = [(id, reading.document.id, json) for reading in reversed(readings) for id, json in voices_of(reading)]
    assert gathered(rows).speakers() == speakers(readings)


def test_twice_is_once() -> None:
    """A reading that comes twice changes no speaker."""
    reading = report(NIKOPOL, LYSAK, GOVERNOR, POLICE)
    once, twice = Gathering(), Gathering()
    for gathering, times in ((once, 1), (twice, 2)):
        for _ in range(times):
            gathering.add(reading)
    assert once.speakers().known == twice.speakers().known
