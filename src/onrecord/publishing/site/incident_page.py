"""The page of one incident: what is told, by whom, how the figures moved and by which rule they were put together."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from onrecord.incidents import Assessment, Claim, Link, Mention
from onrecord.publishing.asides import comparison, damage, loss, material, response
from onrecord.publishing.site import addresses, summary
from onrecord.publishing.site.changes import changes_of
from onrecord.publishing.site.edition import Edition, Item
from onrecord.publishing.site.figures import HARMS, harms_of, lines_of
from onrecord.publishing.site.holding import coarse, is_fresh
from onrecord.publishing.site.interface import interface
from onrecord.publishing.site.locator import locator
from onrecord.publishing.site.naming import outlet
from onrecord.publishing.site.showing import Said, Showing
from onrecord.publishing.site.stepchart import step_charts
from onrecord.publishing.site.templating import File, page
from onrecord.publishing.wording import ONE, bounds, figure, plain
from onrecord.records import Place, Reading

ABOUT = ("responsibility", "weapon", "target")
ASIDES: dict[str, Callable[[Any], str]] = {
    "damage": damage,
    "losses": loss,
    "evidence": material,
    "responses": response,
    "comparisons": comparison,
}


def incident_page(item: Item, showing: Showing, near: Sequence[Place]) -> File:
    """The page of an incident. `near` are other places of the record, which its map may name."""
    edition, incident = showing.edition, item.case.incident
    place, fresh = shown_place(item, edition)
    map = locator(place, near)
    return page(
        addresses.incident(incident.id),
        "incident.html",
        edition,
        here="index",
        incident=incident,
        title=summary.title(incident),
        when=summary.when(incident),
        event=summary.event(incident),
        sentence=summary.sentence(item, edition),
        tables=[table for harm in harms_of(item.case) if (table := figures_table(item, harm, showing))["rows"]],
        grades=grades(item.assessments[edition.choices.method]),
        charts=charts(item, showing),
        rivals=rivals(item, showing),
        claims=showing.claims(item.case.claims),
        place=place,
        fresh=fresh,
        map=map,
        asides=asides(item, showing),
        breaches=[one for one in edition.allegations if one.incident == incident.id],
        checked=[one for one in edition.checked if one.incident == incident.id],
        links=[link_rows(link, item, showing) for link in item.links],
        reports=reports(item, showing),
        changes=changes_of(item, edition, showing.names),
        cited=citation(item, edition),
    )


def moved_pages(item: Item, edition: Edition) -> Iterator[File]:
    """A page for each other id that the incident answers to, which leads to it."""
    incident = item.case.incident
    for id in incident.mentions:
        if id != incident.id:
            to = addresses.incident(incident.id)
            yield page(addresses.incident(id), "moved.html", edition, here="index", to=to, id=id, title=summary.title(incident))


def shown_place(item: Item, edition: Edition) -> tuple[Place | None, bool]:
    """The place as it may be shown, and whether that is coarsely."""
    place = item.case.incident.place
    fresh = is_fresh(item.case.incident, [mention.published for mention in item.case.mentions], edition.at)
    return (coarse(place) if place and fresh else place), fresh


def figures_table(item: Item, harm: str, showing: Showing) -> dict[str, Any]:
    """What the chosen method gives for one harm: a row a range, with the reasons."""
    rows = [a for a in item.assessments[showing.edition.choices.method] if a.harm == harm]
    return {"harm": harm, "rows": [figure_row(row, item, showing) for row in rows]}


def figure_row(assessment: Assessment, item: Item, showing: Showing) -> dict[str, Any]:
    """One range in words, whose claims are behind it and against it."""
    claims = {claim.id: claim for claim in item.case.claims}
    group = assessment.group or ""
    behind = [voice(claims[id], showing) for id in assessment.claims if id in claims]
    against = [claims[id] for id in assessment.against if id in claims]
    return {
        "figure": bounds(assessment.min, assessment.max),
        "group": ONE.get(group, group) if assessment.max == 1 else group,
        "axis": assessment.axis,
        "reasons": [reason_words(reason, item, showing) for reason in assessment.reasons],
        "speakers": list(dict.fromkeys(behind)),
        "against": list(dict.fromkeys(f"{figure(claim.casualty)}: {voice(claim, showing)}" for claim in against)),
    }


def voice(claim: Claim, showing: Showing) -> str:
    """Who makes a claim, in words; the outlet for what a report says in its own voice."""
    reading = showing.edition.by_document[claim.document]
    return showing.names.speaker(reading, claim.casualty.source, claim.casualty.stance)


def reason_words(reason: str, item: Item, showing: Showing) -> str:
    """A reason without the names that are withheld in any report of the incident."""
    words = plain(reason)
    for mention in item.case.mentions:
        reading = showing.edition.by_document.get(mention.document)
        words = showing.names.words(reading, words) if reading else words
    return words


def grades(assessments: Sequence[Assessment]) -> list[Assessment]:
    """The grades that a method gives."""
    return [a for a in assessments if a.harm is None and a.grade]


def charts(item: Item, showing: Showing) -> list[dict[str, Any]]:
    """For each harm the chart of its figures, and the same as a table."""
    found = []
    for harm in (harm for harm in harms_of(item.case) if harm in HARMS):
        lines = lines_of(item.case, harm)
        labels = [speaker_of(line.points[-1].claim.document, line.points[-1].claim.casualty.source, showing) for line in lines]
        rows = [
            (label, [(p.words, p.published, showing.claim(p.claim)) for p in line.points])
            for line, label in zip(lines, labels, strict=True)
        ]
        if sum(len(line.points) for line in lines) > 1:
            found.append({"harm": harm, "chart": step_charts(lines, labels), "rows": rows})
    return found


def speaker_of(document: str, source: Any, showing: Showing) -> str:
    """Who a line of the chart is: by name alone, or by role; the outlet for its own voice."""
    reading = showing.edition.by_document[document]
    if source is None:
        return showing.names.words(reading, outlet(reading))
    if showing.names.is_public(reading, source):
        return showing.names.words(reading, plain(source.name))
    return showing.names.speaker(reading, source)


def rivals(item: Item, showing: Showing) -> list[dict[str, Any]]:
    """What sources say of who did it, with what, and what was hit: for each question the values, for each value who says so."""
    found = []
    for about in ABOUT:
        by_value: dict[str, list[tuple[str, Said]]] = {}
        for reading, account in accounts(item, showing.edition):
            if account.about == about:
                said = showing.said(reading, account, account.value or "")
                by_value.setdefault(showing.names.words(reading, account.value), []).append((account.stance, said))
        if by_value:
            found.append({"about": about, "values": by_value})
    return found


def accounts(item: Item, edition: Edition) -> Iterator[tuple[Reading, Any]]:
    """Each account that a report gives of the incident, once."""
    seen = set()
    for id in item.case.incident.mentions:
        reading, event = edition.events.get(id, (None, None))
        for account in event.attack.accounts if event and event.attack else ():
            key = (
                reading.document.id if reading else "",
                account.about,
                account.value,
                account.stance,
                account.source and account.source.name,
            )
            if reading and key not in seen:
                seen.add(key)
                yield reading, account


def asides(item: Item, showing: Showing) -> dict[str, list[Said]]:
    """Damage, claimed losses, material, responses and comparisons: those of the incident's own attacks, or of reports with no other."""
    found: dict[str, list[Said]] = {kind: [] for kind in ASIDES}
    for reading, attacks in told_by(item, showing.edition):
        alone = len(reading.attacks) <= len(attacks)
        for kind, words in ASIDES.items():
            for entry in getattr(reading, kind):
                event = getattr(entry, "event", None)
                if event in attacks or (event is None and alone):
                    found[kind].append(showing.said(reading, entry, words(entry)))
    return found


def told_by(item: Item, edition: Edition) -> list[tuple[Reading, set[str]]]:
    """The readings that tell of an incident, each with the ids of its attacks there."""
    found: dict[str, tuple[Reading, set[str]]] = {}
    for id in item.case.incident.mentions:
        reading, event = edition.events.get(id, (None, None))
        if reading and event:
            found.setdefault(reading.document.id, (reading, set()))[1].update([event.attack.id] if event.attack else [])
    return list(found.values())


def link_rows(link: Link, item: Item, showing: Showing) -> dict[str, Any]:
    """Why two reports were taken for one incident: every reason for and against."""
    mentions = {mention.id: mention for mention in item.case.mentions}
    return {
        "a": report_of(mentions[link.a], showing),
        "b": report_of(mentions[link.b], showing),
        "score": f"{link.score:+.2f}",
        "verdict": link.verdict,
        "reasons": [(f"{reason.weight:+.2f}", reason.name, reason_words(reason.sentence, item, showing)) for reason in link.reasons],
    }


def report_of(mention: Mention, showing: Showing) -> tuple[str, str]:
    """A report by its outlet's name, and its page."""
    reading = showing.edition.by_document[mention.document]
    return showing.names.words(reading, outlet(reading)), addresses.report(mention.document)


def reports(item: Item, showing: Showing) -> list[dict[str, Any]]:
    """The reports that tell of an incident, in the order of publication."""
    origins = showing.edition.origins
    found: dict[str, dict[str, Any]] = {}
    for mention in sorted(item.case.mentions, key=lambda mention: (mention.published or "~", mention.id)):
        reading = showing.edition.by_document[mention.document]
        found.setdefault(mention.document, {
            "title": showing.title(reading),
            "outlet": showing.names.words(reading, outlet(reading)),
            "published": mention.published,
            "page": addresses.report(mention.document),
            "language": reading.document.language,
            "reprint": origins.get(mention.document, mention.document) != mention.document,
            "background": mention.background,
        })  # fmt: skip
    return list(found.values())


def citation(item: Item, edition: Edition) -> str:
    """How to cite an incident."""
    t, incident = interface().incident, item.case.incident
    return str(t.citation.format(
        title=summary.title(incident), day=summary.when(incident), site=edition.choices.title, at=edition.at[:10], id=incident.id,
        whose=edition.rule.whose, version=edition.rule.version, version_made=edition.version,
    ))  # fmt: skip
