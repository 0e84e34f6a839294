"""How a method writes its conclusions: assessments in its name and version, with the claims behind them and against them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.incidents import Assessment
from onrecord.weighing.ranges import Range


@dataclass(frozen=True, slots=True)
class Finding:
    """A range and what it rests on: reasons in sentences, the claims behind it and those that contradict it."""

    range: Range
    reasons: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes the assessments of one incident by one method."""

    incident: str
    method: str
    version: str

    def range(self, harm: str, group: str, finding: Finding, axis: str | None = None) -> Assessment:
        """A range of people of one group to whom one harm came; `axis` where it is another number than the whole range."""
        low, high = finding.range
        return Assessment(
            self.incident, self.method, self.version, harm, group, low, high, axis,
            None, finding.reasons, unique(finding.claims), unique(finding.against),
        )  # fmt: skip

    def grade(self, axis: str, grade: str, reasons: Sequence[str] = (), claims: Iterable[str] = ()) -> Assessment:
        """A grade on one axis, in the method's own words."""
        return Assessment(self.incident, self.method, self.version, axis=axis, grade=grade, reasons=tuple(reasons), claims=unique(claims))


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids, each once, in an order of their own."""
    return tuple(sorted(set(ids)))
