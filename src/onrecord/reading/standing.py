"""What a place is to an event, by the words around its name: it happened there, or may have, or only somebody who speaks is there."""

from onrecord.reading.marks import Mark, frame
from onrecord.reading.place_words import side_of
from onrecord.reading.report import Report
from onrecord.reading.scenes import BEARING, FINENESS, NEAR, REACH, WAY, Scene, is_near
from onrecord.records import Place, Span

AWAY = {"origin", "home", "destination"}
OPENERS = {"in", "from", "and in", "meanwhile in", "meanwhile, in", "at"}  # with which a sentence sets where its speaker is
OWNED = {" ", "'s ", "s "}  # between a name and its office: after a comma somebody else speaks ("in Arda, police said")


def scene_of(report: Report, place: Place, marks: list[Mark], speakers: list[Span]) -> Scene | None:
    """The place as a scene; None where its words say that nothing happened there."""
    start, end = place.span
    before = report.folded[max(0, start - REACH) : start]
    before = before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
    away = away_from(report, marks, start)
    struck = bool(frame(report.pack.language, "struck").match(report.folded, end))
    if (away and away.tag != "home") or is_elsewhere(report, place, before) or (not struck and is_actor(report, place, before)):
        return None
    role = role_of(report, before, struck)
    if role < NEAR and is_in_a_name(report, end):
        return None
    office = any(m.tag == "office" and report.folded[end : m.start] in OWNED for m in marks)
    if away or office or any(a <= start < b for a, b in speakers) or is_only_spoken_in(report, end, before, struck):
        role = 0.0
    return Scene(place, role, FINENESS.get(place.precision, 4))


def role_of(report: Report, before: str, struck: bool) -> float:
    """How surely it happened at a place, by the words before it."""
    language = report.pack.language
    role = 2.0 if struck or frame(language, "at").search(before) else 1.0
    if frame(language, "bearing").search(before):
        return min(role, BEARING)
    if frame(language, "way").search(before):
        return min(role, WAY)
    return min(role, NEAR) if frame(language, "nearby").search(before) else role


def is_elsewhere(report: Report, place: Place, before: str) -> bool:
    """Whether the words say that nothing happened there: the dead are mourned or shown, shells come from, somebody's kin is named."""
    language, end = report.pack.language, place.span[1]
    if not before.strip():
        return bool(frame(language, "agency").match(report.folded, end))  # "BEIRUT (AP) -" in mid-page
    if any(frame(language, name).search(before) for name in ("mourned at", "shooter at", "kin of", "aged")):
        return True
    shown = frame(language, "brought to").search(before)
    return bool(shown) and (is_clinic(report, place) or bool(frame(language, "clinic of").search(before)))


def is_only_spoken_in(report: Report, end: int, before: str, struck: bool) -> bool:
    """Whether only a speaker is at the place: "the consulate in Arda", "In Arda, the prime minister …"."""
    language = report.pack.language
    if before.strip() in OPENERS and frame(language, "statesman").match(report.folded, end):
        return True
    return not struck and is_seat(language, before)


def is_seat(language: str, before: str) -> bool:
    """Whether somebody only speaks, works or meets at the place; a deed can strike those who meet ("a blast during prayers in Arda")."""
    seat = frame(language, "seat").search(before)
    return seat is not None and not frame(language, "met by").search(before[: seat.start()])


def is_clinic(report: Report, place: Place) -> bool:
    """Whether a place is a hospital, or the name is that of one ("the Arda central hospital")."""
    clinic, last = frame(report.pack.language, "clinic"), report.folded.rfind(" ", *place.span)
    return bool(clinic.match(report.folded, place.span[1]) or (last > 0 and clinic.match(report.folded, last)))


def is_actor(report: Report, place: Place, before: str) -> bool:
    """Whether a capital stands for its government: by what it does or is said to do ("seen by Ankara", "Moscow has said")."""
    language = report.pack.language
    if not side_of(place.name, language) or frame(language, "placed").search(before):
        return False
    return bool(frame(language, "agent").search(before) or frame(language, "acting").match(report.folded, place.span[1]))


def away_from(report: Report, marks: list[Mark], start: int) -> Mark | None:
    """The word before a place that says that people or shells come from or go there; none once a deed follows it ("from Arda hit")."""
    last = max((m.end for m in marks if m.tag in ("act", "attack") and m.end <= start), default=0)
    return next((m for m in marks if m.tag in AWAY and last <= m.end <= start and is_near(report, m.end, start)), None)


def is_in_a_name(report: Report, end: int) -> bool:
    """Whether another capital follows at once, as in a person's name ("Hama Nour")."""
    return not report.shouting and report.text[end : end + 1] == " " and report.text[end + 1 : end + 2].isupper()
