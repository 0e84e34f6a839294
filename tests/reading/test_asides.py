"""Asides: damage, losses, evidence, responses and comparisons, soberly: what is only hit, stopped or mentioned is none."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.asides import Asides, find_asides
from onrecord.reading.report import open_report
from onrecord.reading.statements import find_statements
from onrecord.reading.triggers import mark
from onrecord.records import Attack, Quote

KRYVYI_RIH = (
    "The strike on Friday damaged apartment blocks and started fires, Governor Serhiy Lysak wrote on Telegram. "
    "People lay on the ground in unverified videos circulating on Telegram. "
    "Volodymyr Zelenskyy said the rescue effort was under way and called on the West to put more pressure on Moscow. "
    "It was among the deadliest strikes this year. "
    '"Enemy losses come to up to 85 servicemen, as well as up to 20 vehicles," Russia\'s Defence Ministry said. '
    "Kharkiv was hit too, in the fourth such strike on the city so far this week."
)


def read(text: str, attacks: list[Attack] | None = None) -> Asides:
    """The asides of a text."""
    report = open_report(text, load("en"), "2025-04-04")
    mark(report)
    return find_asides(report, attacks or [], find_statements(report))


@pytest.mark.parametrize(
    "text",
    [
        "Missiles hit an apartment block.",
        "The council discussed the houses.",
        "The damage was assessed.",
        "The attack destroyed his hopes.",
    ],
)
def test_what_is_only_hit_or_spoken_of_is_not_damaged(text: str) -> None:
    """Damage needs an object and a word for its harm."""
    assert read(text)["damage"] == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shelling destroyed two houses, a school and at least 12 cars.", "2-2 residential building, 1-1 school, 12-None vehicle"),
        ("A hospital was badly damaged and three schools were destroyed.", "1-1 hospital, 3-3 school"),
        ("The rockets damaged the bridge.", "None-None transport"),
        ("There was damage to a power plant.", "1-1 energy"),
        ("The blast caused several fires.", "None-None fire"),
        ("Dozens of homes were reduced to rubble.", "24-None residential building"),
    ],
)
def test_damage_has_a_kind_and_a_count_where_it_is_said(text: str, wanted: str) -> None:
    """ "The bridge" is not counted; a list goes on with what was said of its first item."""
    assert ", ".join(f"{d.min}-{d.max} {d.kind}" for d in read(text)["damage"]) == wanted


def test_damage_has_a_level_and_its_attack() -> None:
    """Destroyed is not damaged; the attack is the one that the sentence tells."""
    text = "A missile attack on Odesa destroyed a warehouse."
    attack = Attack("E1", "attack", Quote("missile attack", 2, 16), None, None, None, None)
    found = read(text, [attack])["damage"][0]
    assert (found.level, found.event) == ("destroyed", "E1")


@pytest.mark.parametrize(
    "text",
    [
        "Air defences shot down 12 drones.",
        "Tanks rolled into the town.",
        "Two cars were destroyed.",
        "He lost two brothers and his ship came in.",
    ],
)
def test_what_is_stopped_or_civilian_is_no_loss(text: str) -> None:
    """Losses are military equipment called destroyed, captured or lost; drones that were shot down are none."""
    assert read(text)["losses"] == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kyiv said it had destroyed three Russian tanks and two howitzers.", "3-3 tank Russian, 2-2 artillery None"),
        ("Enemy losses include more than 10 vehicles.", "11-None vehicle None"),
        ("Two helicopters were shot down, and rebels downed a jet.", "2-2 aircraft None, 1-1 aircraft None"),
        ("An ammunition depot was blown up.", "1-1 ammunition None"),
        ("The group said it destroyed a Merkava tank.", "1-1 tank None"),
    ],
)
def test_losses_are_kept_as_claimed(text: str, wanted: str) -> None:
    """Kind, count and side, as somebody claims them."""
    assert ", ".join(f"{x.min}-{x.max} {x.kind} {x.side}" for x in read(text)["losses"]) == wanted


@pytest.mark.parametrize("text", ["He liked the picture.", "The video was long.", "The documents lay on the table."])
def test_a_bare_picture_is_no_evidence(text: str) -> None:
    """Evidence shows something, circulates somewhere, or has been checked or not."""
    assert read(text)["evidence"] == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Unverified footage shared on Facebook showed smoke.", "video Facebook unverified"),
        ("Satellite images showed craters.", "satellite image None None"),
        ("A video that Reuters verified showed the blast.", "video None verified"),
        ("The agency could not verify the photos posted on X (formerly Twitter).", "picture X (formerly Twitter) unverified"),
        ("Leaked documents seen by the paper reveal the order.", "document None None"),
    ],
)
def test_evidence_has_a_channel_and_a_status(text: str, wanted: str) -> None:
    """Where it circulates and whether it was checked, only where that is said."""
    assert ", ".join(f"{v.kind} {v.channel} {v.status}" for v in read(text)["evidence"]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mayor opened a school.", ""),
        ("Rescuers were clearing the rubble and prosecutors opened a case.", "rescue, investigation"),
        ("France condemned the attack.", "condemnation"),
        ("Families were evacuated and a day of mourning was declared.", "evacuation, mourning"),
        ("Kyiv urged its allies to send help.", "call"),
        ("The UN called for a ceasefire.", ""),
    ],
)
def test_responses_by_kind(text: str, wanted: str) -> None:
    """What was done or asked for; a call for a truce is a position on an agreement instead."""
    assert ", ".join(r.kind for r in read(text)["responses"]) == wanted


def test_who_condemns_is_the_source() -> None:
    """The name right before the verb takes the word."""
    source = read("The European Union strongly condemned the attack.")["responses"][0].source
    assert source is not None
    assert source.name == "European Union"


@pytest.mark.parametrize(
    "text",
    ["The Second World War ended.", "He first attacked the press.", "It was the worst attack.", "The fourth floor burned in the attack."],
)
def test_a_rank_without_a_period_compares_nothing(text: str) -> None:
    """A superlative with no period cannot be checked."""
    assert read(text)["comparisons"] == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was the deadliest attack on the capital since 2017.", "attack deadliest | on the capital | since 2017"),
        ("The third drone strike this month", "attack third | None | this month"),
        ("This was the highest death toll of the war.", "toll highest | None | of the war"),
        ("The first such truce, mediators said.", "agreement first | None | None"),
        ("Monday was the bloodiest day in months.", "day bloodiest | None | in months"),
    ],
)
def test_comparisons_have_rank_scope_and_period(text: str, wanted: str) -> None:
    """What is ranked, how, where and over which time."""
    assert ", ".join(f"{c.kind} {c.rank} | {c.scope} | {c.period}" for c in read(text)["comparisons"]) == wanted


def test_the_facts_of_kryvyi_rih() -> None:
    """A full report: everything beside its counts and attacks, with who says it."""
    found = read(KRYVYI_RIH)
    assert [(d.kind, d.source and d.source.name) for d in found["damage"]] == [
        ("residential building", "Serhiy Lysak"),
        ("fire", "Serhiy Lysak"),
    ]
    assert [(x.min, x.max, x.source and x.source.name) for x in found["losses"]] == [(None, 20, "Russia's Defence Ministry")]
    assert [(v.kind, v.channel, v.status) for v in found["evidence"]] == [("video", "Telegram", "unverified")]
    assert [(r.kind, r.source and r.source.name) for r in found["responses"]] == [
        ("rescue", "Volodymyr Zelenskyy"),
        ("call", "Volodymyr Zelenskyy"),
    ]
    assert [(c.rank, c.scope, c.period) for c in found["comparisons"]] == [
        ("deadliest", None, "this year"),
        ("fourth", "on the city", "so far this week"),
    ]


def test_every_quote_stands_in_the_text() -> None:
    """A quote is the report's words, to the code point."""
    for entries in read(KRYVYI_RIH).values():
        for entry in entries:  # type: ignore[attr-defined]
            assert KRYVYI_RIH[entry.quote.start : entry.quote.end] == entry.quote.text
