"""Finds what was judged again after a new reading, or in a later version of the report: by its words and what they tell, never by a guess.

What cannot be found waits for a person.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from msgspec.structs import replace

from onrecord.incidents import Anchor, Judgement
from onrecord.judging.ground import Ground
from onrecord.judging.standing import standing
from onrecord.judging.subjects import EVENT, Subject

GONE = "its report is not among these"
LOST = "its words are no longer in the report"
UNREAD = "its words are there, and nothing of this kind is read of them any more, or more than one thing"
OTHERWISE = "other figures are read there than those that were judged wrong"
HALF = 0.5  # of the shorter words: fewer in common can be two claims that share a verb
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A judgement whose subject is not found in the newest version of its report, and why; a person has to look."""

    judgement: Judgement
    why: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Judgements that were found again, naming today's ids (a view, not to be signed or written); and those that wait."""

    found: tuple[Judgement, ...]
    waiting: tuple[Waiting, ...]


def sought(judgements: Iterable[Judgement], ground: Ground) -> Sought:
    """Find what all judgements that were not withdrawn are about, in every version of a report that is at hand."""
    judged = standing(judgements)
    reasons = ((judgement, why_waiting(judgement, ground)) for judgement in judged)
    waiting = tuple(Waiting(judgement, why) for judgement, why in reasons if why)
    return Sought(tuple(view for judgement in judged for view in found_again(judgement, ground)), waiting)


def found_again(judgement: Judgement, ground: Ground) -> tuple[Judgement, ...]:
    """A judgement with the ids that its subjects have today: once for each version of their reports; nothing where they are not found."""
    subjects = ids_today(judgement, judgement.subject, judgement.anchor, ground)
    others = ids_today(judgement, judgement.other, judgement.other_anchor, ground)
    return tuple(replace(judgement, subject=one or "", other=other) for one, other in product(subjects, others))


def ids_today(judgement: Judgement, id: str | None, anchor: Anchor | None, ground: Ground) -> list[str | None]:
    """The ids that stand at an anchor today. What has none (a speaker) keeps its id for ever."""
    if anchor is None or id is None:
        return [id]
    found = (subject_in(document, id, anchor, ground) for document in ground.versions(anchor.document))
    return [subject.id for subject in found if subject and answers(judgement, anchor, subject)]


def why_waiting(judgement: Judgement, ground: Ground) -> str | None:
    """Why a person has to look: a subject is not in the newest version of its report."""
    sides = ((judgement.subject, judgement.anchor), (judgement.other, judgement.other_anchor))
    reasons = (why_lost(judgement, id, anchor, ground) for id, anchor in sides if id and anchor)
    return next(filter(None, reasons), None)


def why_lost(judgement: Judgement, id: str, anchor: Anchor, ground: Ground) -> str | None:
    """Why one subject is not found; None where it is."""
    versions = ground.versions(anchor.document)
    if not versions:
        return GONE
    subject = subject_in(versions[-1], id, anchor, ground)
    if subject is None:
        return UNREAD if spans_in(anchor, versions[-1], ground) else LOST
    return None if answers(judgement, anchor, subject) else OTHERWISE


def answers(judgement: Judgement, anchor: Anchor, subject: Subject) -> bool:
    """Whether a judgement still speaks of what is read: what was wrong may be mended since. Any other says itself what holds."""
    plainly_wrong = judgement.verdict == "wrong" and judgement.value is None
    return not plainly_wrong or anchor.read == subject.anchor.read


def subject_in(document: str, id: str, anchor: Anchor, ground: Ground) -> Subject | None:
    """What stands at an anchor in one version of its report."""
    subjects = ground.subjects[document]
    if anchor.words is None:
        return next((subject for subject in subjects if subject.anchor.words is None), None)
    same = next((subject for subject in subjects if subject.id == id), None)
    return same or best(anchor, subjects, spans_in(anchor, document, ground))


def spans_in(anchor: Anchor, document: str, ground: Ground) -> list[Span]:
    """Where the anchor's words stand: in their own document as ever; in a later version wherever they do, the nearest first.

    Of a version whose text is not at hand, where a claim has the very same words.
    """
    words, start = anchor.words or "", anchor.start or 0
    if document == anchor.document:
        return [(start, start + len(words))]
    text = ground.texts[document]
    alike = (subject.anchor.start or 0 for subject in ground.subjects[document] if subject.anchor.words == words)
    starts = set(occurrences(words, text) if text else alike)
    return [(at, at + len(words)) for at in sorted(starts, key=lambda at: (abs(at - start), at))]


def occurrences(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text.

    >>> list(occurrences("two killed", "two killed; in Sumy two killed"))
    [0, 20]
    """
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def best(anchor: Anchor, subjects: Iterable[Subject], spans: list[Span]) -> Subject | None:
    """The subject of the anchor's kind that shares most words with it. Where two share as much it is none: that would be a guess."""
    alike = [subject for subject in subjects if is_alike(anchor, subject.anchor)]
    for span in spans:
        ranked = sorted(((shared(span, span_of(subject.anchor)), subject.id, subject) for subject in alike), reverse=True)
        if ranked and ranked[0][0] > 0:
            return ranked[0][2] if len(ranked) == 1 or ranked[1][0] < ranked[0][0] else None
    return None


def is_alike(one: Anchor, other: Anchor) -> bool:
    """Whether two anchors tell of one harm, or one kind of thing; events at two places are two."""
    if one.harm != other.harm or other.words is None:
        return False
    return one.harm != EVENT or not (one.place and other.place) or one.place in other.place or other.place in one.place


def span_of(anchor: Anchor) -> Span:
    """Where an anchor's words stand."""
    return anchor.start or 0, (anchor.start or 0) + len(anchor.words or "")


def shared(one: Span, other: Span) -> float:
    """How much of both spans they share; nought where it is less than half of the shorter.

    >>> shared((0, 20), (5, 20)), shared((0, 10), (8, 18))
    (0.75, 0.0)
    """
    both = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both >= HALF * shorter and both > 0 else 0.0
