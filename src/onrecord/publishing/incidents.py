"""Incidents as text and JSON: where and when, which reports tell of them; and why two reports were taken for one event or two."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from onrecord.incidents import Case, Incident, Link, Mention
from onrecord.publishing.wording import days, place_words, plain

WIDTH = 80
MEANS = {True: "above nought: taken for one event", False: "not above nought: taken for two events"}
JUDGED = {
    "same": "A person judged: the same event. That outranks the score.",
    "different": "A person judged: two events. That outranks the score.",
}
NUMBER = "+7.2f"
LEFT = 34  # columns before the sentence of a reason


def object_of(case: Case) -> dict[str, Any]:
    """An incident as a JSON object."""
    incident = case.incident
    place = incident.place
    return {
        "id": incident.id,
        "kind": incident.kind,
        "place": (place.canonical or place.name) if place else None,
        "country": incident.country,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "date_min": incident.date_min,
        "date_max": incident.date_max,
        "weapon": incident.weapon,
        "target": incident.target,
        "reports": list(incident.reports),
        "background": list(incident.background),
        "mentions": list(incident.mentions),
        "claims": len(case.claims),
    }


def paragraph(incident: Incident) -> str:
    """An incident in some lines: where and when, its id, the reports that tell of it and those that only recall it."""
    return "\n".join((*wrap(title(incident), WIDTH), *lines(incident)))


def title(incident: Incident) -> str:
    """Where, when and with what."""
    when = days(incident.date_min, incident.date_max) or "day not told"
    parts = [place_words(incident.place, incident.country), when, plain(incident.weapon)]
    return " · ".join(part for part in parts if part)


def lines(incident: Incident) -> Iterator[str]:
    """The lines under an incident's title."""
    yield f"  id           {incident.id}"
    for name, reports in (("reports", incident.reports), ("recalled in", incident.background)):
        if reports:
            yield from wrap(
                ", ".join(map(plain, reports)),
                WIDTH,
                initial_indent=f"  {name:<13}",
                subsequent_indent=" " * 15,
                break_on_hyphens=False,
            )


def waterfall(link: Link, a: Mention, b: Mention) -> str:
    """Every reason for and against two mentions being one event, each with its weight and the sum so far."""
    rows = [*heading(a), *heading(b), ""]
    total = 0.0
    for reason in link.reasons:
        total += reason.weight
        rows += reason_rows(reason.name, f"{reason.weight:{NUMBER}}{total:{NUMBER}}", reason.sentence)
    rows += reason_rows("score", f"{'':7}{link.score:{NUMBER}}", MEANS[link.score > 0])
    return "\n".join((*rows, *([JUDGED[link.verdict]] if link.verdict in JUDGED else [])))


def heading(mention: Mention) -> list[str]:
    """A mention in two lines: its id and report, where and when."""
    when = days(mention.date_min, mention.date_max) or "day not told"
    where = place_words(mention.place, mention.country)
    return [*wrap(f"{mention.id} in {plain(mention.report)}", WIDTH), *wrap(f"{where} · {when}", WIDTH, initial_indent="  ")]


def reason_rows(name: str, numbers: str, sentence: str) -> list[str]:
    """One reason: its name, its weight, the sum, and its sentence beside them."""
    words = wrap(plain(sentence), WIDTH - LEFT)
    return [f"{name:<18}{numbers}  {words[0]}", *(" " * LEFT + line for line in words[1:])]
