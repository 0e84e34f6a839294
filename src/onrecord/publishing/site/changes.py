"""What changed when: an incident's first report, each new outlet, each figure that moved, what people judged."""

from collections.abc import Iterator

import msgspec

from onrecord.incidents import Case
from onrecord.publishing.site.edition import Edition, Item
from onrecord.publishing.site.figures import harms_of, lines_of
from onrecord.publishing.site.interface import interface
from onrecord.publishing.site.naming import Names, outlet

NO_DAY = ""


class Change(msgspec.Struct, frozen=True):
    """Something that changed: when (as published), the incident, and a sentence."""

    when: str
    incident: str
    words: str
    kind: str = "report"


def changes_of(item: Item, edition: Edition, names: Names) -> list[Change]:
    """Everything that changed for an incident, the newest first."""
    found = [*reports(item.case, edition, names), *moves(item.case, edition, names), *decisions(item.case)]
    return sorted(found, key=lambda change: change.when, reverse=True)


def reports(case: Case, edition: Edition, names: Names) -> Iterator[Change]:
    """Each report that tells of an incident."""
    t, seen = interface()["changes"], set[str]()
    for mention in sorted(case.mentions, key=lambda mention: (mention.published or "~", mention.id)):
        reading = edition.by_document.get(mention.document)
        if reading is None or mention.document in seen:
            continue
        words = t["more"] if seen else t["first"]
        seen.add(mention.document)
        yield Change(mention.published or NO_DAY, case.incident.id, words.format(outlet=names.words(reading, outlet(reading))))


def moves(case: Case, edition: Edition, names: Names) -> Iterator[Change]:
    """Each time that a speaker's figure moved."""
    words = interface()["changes"]["moved"]
    for harm in harms_of(case):
        for line in lines_of(case, harm):
            for before, after in zip(line.points, line.points[1:], strict=False):
                if (before.min, before.max) == (after.min, after.max):
                    continue
                who = names.speaker(edition.by_document[after.claim.document], after.claim.casualty.source)
                moved = words.format(who=who, harm=harm, before=before.words, after=after.words)
                yield Change(after.published or NO_DAY, case.incident.id, moved, "figure")


def decisions(case: Case) -> Iterator[Change]:
    """What people judged of an incident; the reason stays in the book of judgements, for it may quote."""
    words = interface()["changes"]["judged"]
    for one in case.judgements:
        if one.verdict != "seal":
            yield Change(one.at, case.incident.id, words.format(by=one.by, verdict=one.verdict), "judgement")
