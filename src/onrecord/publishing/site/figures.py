"""The figures of one incident: the range of a method, and how each speaker's figure moved from report to report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.incidents import Assessment, Case, Claim
from onrecord.publishing.wording import bounds

HARMS = ("killed", "injured", "hospitalised", "casualties", "missing", "detained", "displaced", "rescued")
WHOLE = frozenset({"people", "civilians"})  # groups whose count is an incident's total


class Point(msgspec.Struct, frozen=True):
    """A speaker's figure as one report gives it."""

    published: str | None
    min: int | None
    max: int | None
    claim: Claim

    @property
    def least(self) -> int:
        """The number that it stands for on a chart."""
        return self.min if self.min is not None else self.max or 0

    @property
    def words(self) -> str:
        """The figure in words."""
        return bounds(self.min, self.max, self.claim.casualty.approximate)


class Line(msgspec.Struct, frozen=True):
    """One speaker's figures of one harm, in the order of publication."""

    speaker: str
    points: tuple[Point, ...]


def totals(assessments: Iterable[Assessment], harm: str) -> list[Assessment]:
    """The ranges of the whole incident that a method gives for a harm."""
    return [a for a in assessments if a.harm == harm and a.group in WHOLE and a.grade is None]


def headline(assessments: Sequence[Assessment], harm: str) -> tuple[int | None, int | None] | None:
    """From the least to the most that a method's ranges of one harm say; None where it has none. An open end stays open."""
    listed = totals(assessments, harm)
    plain = [a for a in listed if a.axis is None] or listed
    if not plain:
        return None
    lows = [a.min for a in plain if a.min is not None]
    highs = [a.max for a in plain]
    return (min(lows) if lows else None), (None if None in highs else max(high for high in highs if high is not None))


def counted(claim: Claim) -> bool:
    """Whether a count is a figure of the incident as a whole, as somebody asserts it."""
    count = claim.casualty
    return count.group in WHOLE and claim.part_of is None and not (count.cumulative or count.withdrawn) and count.stance != "denied"


def lines_of(case: Case, harm: str) -> tuple[Line, ...]:
    """Each speaker's figures; of several in one report the highest, for the others are of a part or of earlier."""
    told: dict[str, dict[str, Point]] = defaultdict(dict)
    for claim in case.claims:
        if claim.casualty.harm == harm and counted(claim):
            keep(told[claim.speaker], Point(claim.published, claim.casualty.min, claim.casualty.max, claim))
    lines = [Line(speaker, tuple(sorted(points.values(), key=order))) for speaker, points in told.items()]
    return tuple(sorted(lines, key=lambda line: (-line.points[-1].least, line.speaker)))


def keep(points: dict[str, Point], point: Point) -> None:
    """Keep the highest figure of a speaker in one report."""
    before = points.get(point.claim.document)
    if before is None or point.least > before.least:
        points[point.claim.document] = point


def order(point: Point) -> tuple[str, int]:
    """The order of figures: by publication, on one day the lower first."""
    return point.published or "~", point.least


def harms_of(case: Case) -> Iterator[str]:
    """The harms that an incident's counts tell, the gravest first."""
    told = {claim.casualty.harm for claim in case.claims}
    yield from (harm for harm in HARMS if harm in told)
    yield from sorted(told - set(HARMS))
