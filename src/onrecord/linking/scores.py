"""The score of a pair: the sum of what the comparisons find, nothing else; above nought it speaks for one event."""

from onrecord.incidents import Mention, Reason
from onrecord.linking.evidence import day, figures, homes, hour, kind, names, place, report, side, start, target, toll, weapon, words
from onrecord.linking.traits import Traits, traits_of

COMPARISONS = tuple(
    module.COMPARISON for module in (start, report, kind, place, day, hour, weapon, target, side, toll, figures, names, homes, words)
)
FINDERS = tuple(comparison.level for comparison in COMPARISONS)


def score(a: Traits, b: Traits) -> float:
    """The score alone, for the many pairs that nobody asks about."""
    total = 0.0
    for find in FINDERS:
        found = find(a, b)
        if found is not None:
            total += found.weight
    return total


# The comparisons in an order in which most pairs are soon decided, each with what those behind it can still add.
DECIDING = tuple(
    module.COMPARISON for module in (start, report, place, day, words, names, figures, weapon, target, hour, homes, toll, kind, side)
)
MOST = [max(0.0, *(level.weight for level in comparison.levels)) for comparison in DECIDING]
STEPS = tuple((comparison.level, sum(MOST[at + 1 :])) for at, comparison in enumerate(DECIDING))


def score_for(a: Traits, b: Traits) -> float:
    """The score of a pair where it is above nought, else nought: most pairs are decided before all comparisons are made."""
    total = 0.0
    for find, most in STEPS:
        found = find(a, b)
        if found is not None:
            total += found.weight
        if total + most <= 0:
            return 0.0
    return total


def reasons(a: Mention, b: Mention) -> tuple[Reason, ...]:
    """Why two mentions are one event or two; the weights sum to the score, and either order gives the same."""
    one, other = sorted((traits_of(a), traits_of(b)), key=lambda traits: traits.mention.id)
    return tuple(reason for comparison in COMPARISONS if (reason := comparison.reason(one, other)))
