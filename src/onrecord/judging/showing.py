"""What judgements mean for what is published: what is withheld, and which names may be shown."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from onrecord.incidents import Judgement
from onrecord.judging.anchors import Span, span_of
from onrecord.judging.leaving import without
from onrecord.judging.standing import latest
from onrecord.judging.subjects import OTHERS, subjects_of
from onrecord.records import Reading

ALL = "*"  # every name of the claim, where the judgement names none


def sealed(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of documents and claims that are withheld."""
    return frozenset(one.subject for one in latest(judgements).values() if one.verdict == "seal")


def unsealed(readings: Iterable[Reading], judgements: Iterable[Judgement]) -> tuple[Reading, ...]:
    """The readings as they may be published: without what is sealed. Nothing is lost by it; a judgement that is withdrawn gives it back."""
    ids = sealed(judgements)
    return tuple(without_sealed(reading, ids) for reading in readings if reading.document.id not in ids)


def without_sealed(reading: Reading, ids: frozenset[str]) -> Reading:
    """A reading without the claims that are sealed, and without all else that repeats a word of them: claims, statements and the text."""
    subjects = [subject for subject in subjects_of(reading) if subject.where]
    spans = [span_of(subject.anchor) for subject in subjects if subject.id in ids]
    if not spans:
        return reading
    left = [subject.where for subject in subjects if subject.where and touches(span_of(subject.anchor), spans)]
    silent = frozenset(statement.id for statement in reading.statements if touches(statement.span, spans))
    return without_statements(replace(without(reading, left), text=""), silent)


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a letter with another."""
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def without_statements(reading: Reading, out: frozenset[str]) -> Reading:
    """A reading without some statements; the claims in them keep their source."""
    lists: dict[str, Any] = {
        name: tuple(replace(entry, statement=None) if entry.statement in out else entry for entry in getattr(reading, name))
        for name in ("casualties", "attacks", *OTHERS)
    }
    return replace(reading, statements=tuple(one for one in reading.statements if one.id not in out), **lists)


def names_allowed(judgements: Iterable[Judgement]) -> dict[str, frozenset[str]]:
    """For each claim, event or document the names that may be shown of it; `*` stands for all."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in latest(judgements).values():
        if one.verdict == "name":
            found[one.subject].add(one.value or ALL)
    return {subject: frozenset(names) for subject, names in found.items()}
