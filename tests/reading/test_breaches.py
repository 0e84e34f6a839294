"""Breaches: who accuses whom of breaking a truce, and what accuses nobody."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.agreements import find_agreements
from onrecord.reading.breaches import find_breaches
from onrecord.reading.report import open_report
from onrecord.reading.statements import find_statements
from onrecord.reading.triggers import mark
from onrecord.records import Attack, Breach, Quote


def read(text: str, attacks: list[Attack] | None = None) -> list[Breach]:
    """The breaches of a text."""
    report = open_report(text, load("en"), "2025-06-01")
    mark(report)
    statements = find_statements(report)
    return find_breaches(report, find_agreements(report, statements, []), attacks or [], statements)


NOTHING = [
    "Israel was accused of breaching a UN resolution.",
    "Any violation of the ceasefire would be met with force.",
    "Trump warned Hamas against violating the ceasefire.",
    "If Hezbollah breaks the truce Israel will respond.",
    "Violence continues despite the truce.",
    "Cambodia denied the allegation.",
    "The law violates the constitution.",
    "The army broke its promise.",
    "Hamas has not violated the ceasefire, its spokesman said.",
    "Both armies blamed each other for violations of the week-long ceasefire, Sudan's RSF and the army said.",
]

ACCUSATIONS = [
    ("Ukraine accused Russia of violating the Easter truce.", "Ukraine > Russia"),
    ("Israel said Hamas had violated the ceasefire.", "Israel > Hamas"),
    ("Lebanon's army accused Israel of repeatedly breaching the ceasefire.", "Lebanon's army > Israel"),
    ("Moscow and Kyiv accused each other of breaking the truce hundreds of times.", "Moscow > Kyiv; Kyiv > Moscow"),
    ("The Gaza media office said Israel had committed 47 ceasefire violations since October 10.", "Gaza media office > Israel"),
    ("India and Pakistan traded accusations of violating the ceasefire.", "India > Pakistan; Pakistan > India"),
    ("Hezbollah said the strike was a violation of the ceasefire by Israel.", "Hezbollah > Israel"),
    ("Israeli strikes killed three people in southern Lebanon on Friday despite a ceasefire.", "- > Israel"),
    ("Hours after the ceasefire took effect, Russian drones hit Kharkiv.", "- > Russia"),
    ("Turkey-backed rebels shelled the village in violation of the truce.", "- > Turkey-backed rebels"),
    ("The Israeli military denied violating the ceasefire.", "- > Israeli military"),
    ("Hamas accused Israel of violating the truce agreement by delaying aid.", "Hamas > Israel"),
    ("Regime forces continued to bomb the town despite the truce, activists said.", "activists > Regime forces"),
    (
        "The truce was violated by government forces, the Syrian Observatory for Human Rights said.",
        "Syrian Observatory for Human Rights > government forces",
    ),
    ("The monitor recorded 604 violations of the truce by Syrian government forces.", "monitor > Syrian government forces"),
    ("The defence ministry said Ukrainian forces had violated the truce 4,900 times.", "defence ministry > Ukrainian forces"),
    ("Zelensky said Russia had broken its own Easter ceasefire.", "Zelensky > Russia"),
    ("Thailand's army said Cambodia had violated the ceasefire agreement.", "Thailand's army > Cambodia"),
    (
        "Armenia's defence ministry said Azerbaijani forces opened fire in breach of the ceasefire.",
        "Armenia's defence ministry > Azerbaijani forces",
    ),
    ("The RSF accused the army of bombing its positions in violation of the truce.", "RSF > army"),
    ("The rebels have repeatedly violated the cessation of hostilities.", "- > rebels"),
    ("Qatar condemned Israel's violations of the ceasefire agreement.", "Qatar > Israel"),
    ("Israel was accused by Hamas of breaching the truce.", "Hamas > Israel"),
    ("Iran fired missiles at Israel hours after a ceasefire came into effect, the Israeli military said.", "Israeli military > Iran"),
    (
        "In a new breach of the cessation of hostilities agreement, terrorist organizations fired rockets at two districts.",
        "- > terrorist organizations",
    ),
    ("Terrorist groups continued breaching the cessation of hostilities agreement in Hama.", "- > Terrorist groups"),
    ("Armed groups breach truce in the north, shell residential areas.", "- > Armed groups"),
    ("The breach of the truce by militants left three dead.", "- > militants"),
    ("Israeli forces shot dead a man in Gaza in the latest violation of the ceasefire.", "- > Israeli forces"),
    ("Saudi warplanes carried out 12 raids despite the UN-brokered truce.", "- > Saudi"),
    (
        "Two soldiers were killed when separatists fired mortars in violation of the Minsk agreement, the military said.",
        "military > separatists",
    ),
    ("Russia launched 150 drones overnight, just hours after agreeing to a 30-day halt in strikes on energy facilities.", "- > Russia"),
    ("Israel violated the ceasefire 282 times in one month, Hamas said.", "Hamas > Israel"),
    ("Kyiv has said Moscow is not respecting the truce.", "Kyiv > Moscow"),
    ("The Houthis accused the Saudi-led coalition of breaching the truce dozens of times.", "Houthis > Saudi-led coalition"),
    ("India said Pakistani troops had violated the understanding reached hours earlier to stop firing.", "India > Pakistani troops"),
    ("Netanyahu ordered strikes on Gaza after accusing Hamas of a violation of the ceasefire.", "Netanyahu > Hamas"),
    ("Israel accuses Hamas of violating the terms of the truce.", "Israel > Hamas"),
    ("The RSF blamed the army for the violations of the truce.", "RSF > army"),
    ("The Tatmadaw broke its own ceasefire, according to the Kachin Independence Army.", "Kachin Independence Army > Tatmadaw"),
    (
        "Russian forces shelled the evacuation route in Mariupol in violation of the ceasefire, the city council said.",
        "council > Russian forces",
    ),
]


@pytest.mark.parametrize("text", NOTHING)
def test_threats_denials_and_laws_are_no_breach(text: str) -> None:
    """A breach that is feared, denied with nobody named, or of a law is none; so is violence with no actor."""
    assert read(text) == []


@pytest.mark.parametrize(("text", "accusations"), ACCUSATIONS)
def test_each_accusation_has_an_accuser_and_an_accused(text: str, accusations: str) -> None:
    """The accuser is the subject or the speaker, "-" in the report's own voice; the accused is whoever broke it."""
    assert "; ".join(f"{b.accuser or '-'} > {b.accused}" for b in read(text)) == accusations


def test_a_breach_knows_its_agreement_and_attack() -> None:
    """The words that name the agreement, its id, and the attack that the sentence tells."""
    text = "A US-brokered truce took effect on Monday. Ukraine accused Russia of violating the truce by striking Kherson."
    attack = Attack(
        "E1", "attack", Quote("striking Kherson", text.index("striking"), len(text) - 1), None, None, "2025-06-01", "2025-06-01"
    )
    breach = read(text, [attack])[0]
    assert (breach.agreement, breach.about, breach.event, breach.date_min) == ("truce", "A1", "E1", "2025-06-01")


def test_every_quote_stands_in_the_text() -> None:
    """A quote is the report's words, to the code point, and a clause at the most."""
    text = "Both sides – India and Pakistan – have accused each other of violating “the ceasefire” along the line, hour after hour. " * 2
    for breach in read(text):
        assert text[breach.quote.start : breach.quote.end] == breach.quote.text
        assert len(breach.quote.text) < 160
