"""The counts of one incident put in order: by harm, sub-counts under their totals, repeats as one, rivals beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.records import Casualty, Reading

HARMS = ("killed", "injured", "hospitalised", "casualties", "missing", "detained", "displaced", "rescued")


@dataclass(slots=True)
class Toll:
    """One figure as one source gives it: every time that it is stated, and the counts that are a part of it."""

    counts: list[Casualty]
    parts: list["Toll"] = field(default_factory=list)

    @property
    def first(self) -> Casualty:
        """The count where it is stated first."""
        return self.counts[0]


def accounts_of(reading: Reading, counts: Iterable[Casualty]) -> dict[str, list[Toll]]:
    """The accounts of some counts of a reading, by harm; each total holds its parts."""
    kept = list(counts)
    below: dict[int, list[Casualty]] = {}
    inside = {id(count) for count in kept}
    tops: list[Casualty] = []
    for count in kept:
        total = total_of(reading, count)
        if total is not None and id(total) in inside and total_of(reading, total) is not count:
            below.setdefault(id(total), []).append(count)
        else:
            tops.append(count)
    merged = merge(tops, below, 0)
    return {harm: found for harm in harms_of(kept) if (found := [a for a in merged if a.first.harm == harm])}


def harms_of(counts: list[Casualty]) -> list[str]:
    """The harms of some counts, the gravest first."""
    return [*HARMS, *sorted({c.harm for c in counts} - set(HARMS))]


def total_of(reading: Reading, count: Casualty) -> Casualty | None:
    """The count that this one is a part of."""
    if count.part_of is None or not 0 <= count.part_of < len(reading.casualties):
        return None
    return reading.casualties[count.part_of]


def merge(counts: list[Casualty], below: dict[int, list[Casualty]], depth: int) -> list[Toll]:
    """Counts as accounts: the same figure by the same source is one account, however often it is stated."""
    found: dict[tuple[object, ...], Toll] = {}
    for count in counts:
        found.setdefault(sameness(count), Toll([])).counts.append(count)
    for account in found.values():
        parts = [part for count in account.counts for part in below.get(id(count), ())]
        account.parts = merge(parts, below, depth + 1) if depth < 10 else []  # a circle of parts would never end
    return list(found.values())


def sameness(count: Casualty) -> tuple[object, ...]:
    """What makes two counts one account."""
    source = count.source.name if count.source else None
    return count.harm, count.min, count.max, count.group, source, count.stance, count.cumulative, count.number_words


def disagree(accounts: list[Toll]) -> bool:
    """Whether two accounts of the same harm and group have ranges that do not meet.

    A denied figure is no figure of the denier, and what is a part of a total is no rival to it.
    """
    asserted = [a.first for a in accounts if a.first.stance != "denied"]
    return any(a.group == b.group and apart(a, b) for i, a in enumerate(asserted) for b in asserted[:i])


def apart(a: Casualty, b: Casualty) -> bool:
    """Whether no number fits both ranges."""
    return (a.max is not None and b.min is not None and a.max < b.min) or (b.max is not None and a.min is not None and b.max < a.min)
