"""The claims of a case as a method takes them: those that count at all, each with its range, its stratum and its source.

A total over many events or days never enters an incident; what was denied, withdrawn or revised counts no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.incidents import Case, Claim
from onrecord.weighing.judged import judged
from onrecord.weighing.ranges import Range
from onrecord.weighing.sources import sources_of
from onrecord.weighing.strata import BELLIGERENTS, civilians_of, strata_of
from onrecord.weighing.vague import OURS, Words, taken


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim with its range by the method's words, the source that stands behind it, and whom it speaks of.

    `stratum` is people or belligerents; `top` is no part of another claim of that stratum.
    """

    claim: Claim
    harm: str
    range: Range
    source: str
    stratum: str
    top: bool

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def group(self) -> str:
        """Whom the words name."""
        return self.claim.casualty.group

    @property
    def part_of(self) -> str | None:
        """The claim that these people are a part of."""
        return self.claim.part_of

    @property
    def span(self) -> tuple[int, int]:
        """Where its words stand."""
        return self.claim.casualty.quote.start, self.claim.casualty.quote.end

    @property
    def whole(self) -> bool:
        """Whether it can be the whole toll of its source: neither a part, nor one certain person, nor children or medics only."""
        count = self.claim.casualty
        somebody = count.names or (count.max == 1 and (count.age or count.sex))
        return self.top and not somebody and (self.stratum == BELLIGERENTS or self.group in ("people", "civilians"))


def stated_of(case: Case, words: Words = OURS, civilians: bool = False) -> tuple[Stated, ...]:
    """The claims of a case that count, in the order of publication and of their words.

    `civilians` takes from each total of people the fighters that it says to include.
    """
    wrong = judged(case, "wrong")
    claims = sorted((claim for claim in case.claims if counts(claim) and claim.id not in wrong), key=place_in_time)
    sources, strata, ranges = sources_of(case.claims), strata_of(case), ranges_of(claims, words)
    parts = parts_of(claims, ranges)
    told = {claim.id: children_of(ranges[claim.id], claim, parts[claim.id]) for claim in claims if claim.id in ranges}
    ranges = {id: civilians_of(range, groups_of(parts[id], told)) for id, range in told.items()} if civilians else told
    return tuple(
        Stated(c, c.casualty.harm, ranges[c.id], sources[c.id], strata[c.id], strata.get(c.part_of or "") != strata[c.id])
        for c in claims
        if c.id in ranges
    )


def ranges_of(claims: Iterable[Claim], words: Words) -> dict[str, Range]:
    """What each claim is taken for, by its id; without those that say nothing of how many."""
    ranges = ((claim.id, taken(claim.casualty, words)) for claim in claims)
    return {id: range for id, range in ranges if range is not None and range != (None, None)}


def parts_of(claims: Iterable[Claim], ranges: Mapping[str, Range]) -> Mapping[str, list[Claim]]:
    """The claims that each claim includes, by its id."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.part_of and claim.id in ranges:
            found[claim.part_of].append(claim)
    return found


def children_of(range: Range, total: Claim, parts: Iterable[Claim]) -> Range:
    """How many of "her six children" are under age: those named among them with the age of an adult are not."""
    if total.casualty.group != "children":
        return range
    grown = sum(part.casualty.group == "people" and bool(part.casualty.age) for part in parts)
    return None if range[0] is None else max(0, range[0] - grown), None if range[1] is None else max(0, range[1] - grown)


def groups_of(parts: Iterable[Claim], ranges: Mapping[str, Range]) -> list[tuple[str, Range]]:
    """The groups of some claims, and how many of each."""
    return [(part.casualty.group, ranges[part.id]) for part in parts]


def counts(claim: Claim) -> bool:
    """Whether a claim can enter an incident at all."""
    count = claim.casualty
    return not count.cumulative and not count.withdrawn and count.stance != "denied"


def place_in_time(claim: Claim) -> tuple[str, str, int, int, str]:
    """Where a claim stands: by publication, then by report, then by its words."""
    quote = claim.casualty.quote
    return claim.published or "", claim.document, quote.start, quote.end, claim.id


def set_aside(claims: Iterable[Claim]) -> Mapping[str, str]:
    """The claims that do not count, and why."""
    return {claim.id: why_not(claim) for claim in claims if not counts(claim)}


def why_not(claim: Claim) -> str:
    """Why a claim does not count."""
    if claim.casualty.cumulative:
        return "a total over many events or days never enters an incident"
    return "denied or withdrawn: it counts no more"
