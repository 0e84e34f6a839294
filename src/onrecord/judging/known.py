"""What can be judged in some readings, and how it is found by its id."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.errors import JudgingError
from onrecord.incidents import Judgement
from onrecord.judging.applying import Replaces, effect, with_added
from onrecord.judging.standing import figures, in_order, standing
from onrecord.judging.subjects import Subject, named, subjects_of
from onrecord.records import Reading

SHOW = "onrecord judge --ids --in FILE shows the ids"


@dataclass(frozen=True, slots=True)
class Known:
    """What can be judged: the subjects as read, the texts by document, all judgements, and the figures of claims that these corrected."""

    subjects: Sequence[Subject] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    judgements: Sequence[Judgement] = ()
    corrected: Mapping[str, str] = field(default_factory=dict)

    def figures(self, subject: Subject) -> str:
        """The figures that a count has now, as people corrected them."""
        return self.corrected.get(subject.id) or subject.anchor.read or ""


def known_of(readings: Iterable[Reading], judgements: Sequence[Judgement], replaces: Replaces | None = None) -> Known:
    """What can be judged in some readings, as it was judged so far."""
    readings = tuple(readings)
    subjects = [subject for reading in with_added(readings, standing(judgements), replaces) for subject in subjects_of(reading)]
    found = effect(readings, judgements, replaces)
    corrected = {one.subject: held for one in in_order((*found.found, *found.outranked)) if (held := figures(one))}
    return Known(subjects, {reading.document.id: reading.text for reading in readings}, judgements, corrected)


def the(known: Known, id: str) -> Subject:
    """The subject of an id."""
    found = named(known.subjects, id)
    if not found:
        raise JudgingError(f"no event, claim or report here has the id {id!r}; {SHOW}")
    if len({subject.id for subject in found}) > 1:
        raise JudgingError(f"{id!r} begins more than one id: {', '.join(subject.id for subject in found[:3])}; write more of it")
    return found[0]
