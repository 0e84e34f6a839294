"""Makes a judgement out of what a person says, or says what is wrong with it: nothing is signed that could not be put into effect."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from onrecord.errors import JudgingError
from onrecord.ids import claim_id
from onrecord.incidents import Anchor, Judgement
from onrecord.judging.anchors import occurrences, shared, span_of
from onrecord.judging.known import SHOW, Known, the
from onrecord.judging.subjects import EVENT, Subject
from onrecord.judging.values import CLAIM, COUNT, PEOPLE, PLACE, Value, value_of, written
from onrecord.records import Quote

SPEAKER = re.compile(r"s[0-9a-f]{16}")
GRADE = re.compile(r"([\w-]+)\s*:\s*([^=]+?)\s*=\s*(\S.*)")  # an axis can hold a colon ("killed: verification")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person decides, as said: the verdict, the ids of its subjects, who says it and why, what it sets, the words it is about."""

    verdict: str
    subject: str
    by: str
    because: str
    other: str | None = None
    value: str | None = None
    quote: str | None = None


def drafted(asked: Asked, known: Known, at: str) -> Judgement:
    """The judgement that a person asks for, not yet signed; raises JudgingError where it cannot be made."""
    words: dict[str, Any] = {name: said(asked, name) for name in Asked.__slots__}
    asked = Asked(**words)
    if asked.verdict not in VERDICTS:
        raise JudgingError(f"{asked.verdict!r} is no verdict; there are {', '.join(VERDICTS)}")
    if (asked.other is None) == (asked.verdict in ("same", "different")):
        raise JudgingError(f"{asked.verdict}: name {'two ids' if asked.other is None else 'one id only'}")
    if asked.quote and asked.verdict != "claim":
        raise JudgingError("--quote is for a claim that is added by hand (verdict claim)")
    return VERDICTS[asked.verdict](asked, known, Judgement("", asked.verdict, "", asked.by, asked.because, at))


def said(asked: Asked, name: str) -> str | None:
    """One thing that was said, on one line; raises JudgingError where it is missing or is not text."""
    words: str | None = getattr(asked, name)
    if words is None:
        return None
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as error:
        raise JudgingError(f"--{name}: is not text; write it in UTF-8") from error
    if not words.strip():
        raise JudgingError(NEEDED.get(name, f"{name}: say something, or leave it out"))
    return words if name == "quote" else " ".join(words.split())


NEEDED = {
    "by": "say who judges: --by WHO",
    "because": "say why: --because TEXT; the reason stands in the record for ever",
    "subject": f"name what is judged by its id; {SHOW}",
}


def pair(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """Two events, two documents or two speakers."""
    one, other = (party(known, id) for id in (asked.subject, asked.other or ""))
    if one.subject == other.subject:
        raise JudgingError(f"{one.subject} is one thing; name two")
    if kind_of(one) != kind_of(other):
        raise JudgingError(
            f"{one.subject} and {other.subject} are of two kinds: only two events, two documents or two speakers can be the same"
        )
    return replace(draft, subject=one.subject, anchor=one.anchor, other=other.subject, other_anchor=other.anchor)


@dataclass(frozen=True, slots=True)
class Party:
    """One of a pair: its id, and its anchor where it has one."""

    subject: str
    anchor: Anchor | None = None


def party(known: Known, id: str) -> Party:
    """One of a pair. A speaker has no words of its own; its id is made of its name."""
    if SPEAKER.fullmatch(id):
        return Party(id)
    found = the(known, id)
    if found.anchor.harm not in (None, EVENT):
        raise JudgingError(f"{found.id} is a claim: the same or different can be events (m…), documents or speakers (s…)")
    return Party(found.id, found.anchor)


def kind_of(party: Party) -> str:
    """What one of a pair is."""
    return party.subject[0]


def about(draft: Judgement, subject: Subject, value: str | None = None) -> Judgement:
    """A judgement on one subject."""
    return replace(draft, subject=subject.id, anchor=subject.anchor, value=value)


def wrong(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """A claim that is not one, or that has other figures."""
    subject = claim_or_event(the(known, asked.subject))
    if asked.value is None:
        return about(draft, subject)
    if subject.anchor.read is None:
        raise JudgingError(
            f"{subject.id} is no count: only a count's figures can be corrected (for an event's place: onrecord judge place)"
        )
    figures = written(value_of(known.figures(subject), COUNT) | value_of(asked.value, COUNT))
    return about(draft, subject, written(value_of(figures, COUNT)))


def right(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """A claim that a person verified: the figures that it has now hold, whatever is read there later."""
    refuse_value(asked)
    subject = claim_or_event(the(known, asked.subject))
    return replace(draft, subject=subject.id, anchor=replace(subject.anchor, read=known.figures(subject) or None))


def claim_or_event(subject: Subject) -> Subject:
    """A subject that can be right or wrong."""
    if subject.where is None:
        raise JudgingError(f"{subject.id} is a report: judge its claims, one by one")
    return subject


def refuse_value(asked: Asked) -> None:
    """Refuse a value that would do nothing."""
    if asked.value is not None:
        raise JudgingError(f"{asked.verdict}: takes no --value; to correct figures, judge it wrong with the right ones as --value")


def claim(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """A count that the reading missed: its words in the report, and what they say."""
    document = the(known, asked.subject)
    if document.where is not None:
        raise JudgingError(f"{document.id} is no report: a claim is added to a report (sha256:…)")
    value = value_of(asked.value or "", CLAIM)
    if "harm" not in value or not {"min", "max"} & set(value):
        raise JudgingError("say what the words count: --value 'harm=killed min=14 max=14 group=people'")
    quote = quoted(asked.quote, known.texts.get(document.id, ""))
    anchor = Anchor(document.id, quote.text, quote.start, value["harm"])
    refuse_known(anchor, value.get("group", PEOPLE), known)
    id = claim_id(document.id, quote, value["harm"])
    return replace(draft, subject=id, anchor=anchor, value=written(value | pointers(value, known)))


def refuse_known(anchor: Anchor, group: str, known: Known) -> None:
    """Refuse to add what is read already."""
    for subject in known.subjects:
        same = subject.anchor.document == anchor.document and subject.anchor.harm == anchor.harm
        if same and shared(span_of(subject.anchor), span_of(anchor)) and value_of(known.figures(subject), COUNT).get("group") == group:
            raise JudgingError(f"these words are read as {subject.id} already: judge it right or wrong")


def quoted(words: str | None, text: str) -> Quote:
    """Words of a report and where they stand; raises JudgingError where they stand nowhere, or more than once."""
    if not words:
        raise JudgingError("a claim needs its words: --quote TEXT, as they stand in the report")
    if not text:
        raise JudgingError("the report's text is not at hand: give the report itself, or readings written with --with-text")
    found = list(occurrences(words, text))
    if len(found) != 1:
        often = f"stand there {len(found)} times; quote more of them" if found else "do not stand in the report, to the letter"
        raise JudgingError(f"the words {words!r} {often}")
    return Quote(words, found[0], found[0] + len(words))


def pointers(value: Value, known: Known) -> Value:
    """The whole ids of the event and the larger count that a claim names."""
    return {key: the(known, value[key]).id for key in ("event", "part_of") if key in value}


def grade(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """A grade that a person sets on one axis of a method."""
    subject = the(known, asked.subject)
    found = GRADE.fullmatch(asked.value or "")
    if subject.anchor.harm != EVENT:
        raise JudgingError(f"{subject.id} is no event: a grade is an incident's (m…)")
    if not found:
        raise JudgingError("write the grade as METHOD:AXIS=GRADE, in the method's own words (onrecord weigh shows them)")
    return about(draft, subject, "{}:{}={}".format(*found.groups()))


def place(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """Where an event or a count was; its value names the place or gives its degrees."""
    subject = the(known, asked.subject)
    value = value_of(asked.value or "", PLACE)
    if subject.where is None or subject.where.list not in ("attacks", "casualties"):
        raise JudgingError(f"{subject.id}: only an event or a count has a place")
    if ("latitude" in value) != ("longitude" in value) or not {"name", "latitude"} & set(value):
        raise JudgingError("give a name, or latitude and longitude both")
    return about(draft, subject, written(value))


def name(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """A name that may be shown (--value), or all of a claim's."""
    return about(draft, the(known, asked.subject), asked.value)


def seal(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """A report, event or claim that is withheld from publication."""
    refuse_value(asked)
    return about(draft, the(known, asked.subject))


def withdraw(asked: Asked, known: Known, draft: Judgement) -> Judgement:
    """An earlier judgement, taken back."""
    refuse_value(asked)
    found = [one for one in known.judgements if one.id == asked.subject or (len(asked.subject) >= 8 and one.id.startswith(asked.subject))]
    if len(found) != 1:
        raise JudgingError(
            f"{'no' if not found else 'more than one'} judgement has the id {asked.subject!r}; onrecord judge --list shows them"
        )
    if found[0].withdrawn:
        raise JudgingError(f"{found[0].id} was withdrawn already, at {found[0].withdrawn}")
    return replace(draft, subject=found[0].id)


Drafting = Callable[[Asked, Known, Judgement], Judgement]
VERDICTS: dict[str, Drafting] = {
    "same": pair,
    "different": pair,
    "wrong": wrong,
    "right": right,
    "claim": claim,
    "grade": grade,
    "place": place,
    "name": name,
    "seal": seal,
    "withdraw": withdraw,
}
