"""What judgements stand on today: the readings as they are now, and which document took the place of which."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.judging.subjects import Subject, subjects_of
from onrecord.records import Reading

Later = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ground:
    """The subjects of today's readings by document, the texts, and the later versions of each document."""

    subjects: Mapping[str, tuple[Subject, ...]]
    texts: Mapping[str, str]
    later: Later = field(default_factory=dict)

    def versions(self, document: str) -> tuple[str, ...]:
        """A document and all that came after it, as far as they are at hand; each once."""
        return tuple(one for one in versions(document, self.later) if one in self.subjects)


def ground_of(readings: Iterable[Reading], replaces: Mapping[str, str] | None = None) -> Ground:
    """The ground of some readings. `replaces` names for a document the one whose place it took, as the archive knows it."""
    subjects: dict[str, dict[str, Subject]] = defaultdict(dict)
    texts: dict[str, str] = {}
    for reading in sorted(readings, key=lambda one: (one.document.id, one.id)):
        texts[reading.document.id] = texts.get(reading.document.id) or reading.text
        for subject in subjects_of(reading):
            subjects[reading.document.id].setdefault(subject.id, subject)
    return Ground({document: tuple(found.values()) for document, found in subjects.items()}, texts, later_of(replaces or {}))


def later_of(replaces: Mapping[str, str]) -> Later:
    """For each document those that took its place.

    >>> later_of({"sha256:b": "sha256:a"})
    {'sha256:a': ('sha256:b',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for later, earlier in sorted(replaces.items()):
        found[earlier] = (*found.get(earlier, ()), later)
    return found


def versions(document: str, later: Later) -> list[str]:
    """A document and all that came after it, the newest last.

    >>> versions("sha256:a", {"sha256:a": ("sha256:b",), "sha256:b": ("sha256:a",)})
    ['sha256:a', 'sha256:b']
    """
    found = [document]
    for one in found:  # grows while it is walked
        found += [next for next in later.get(one, ()) if next not in found]
    return found
