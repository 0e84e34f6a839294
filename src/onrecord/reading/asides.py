"""What else a report tells: damage, losses, evidence, responses, comparisons."""

from typing import TypedDict

from onrecord.reading.comparisons import find_comparisons
from onrecord.reading.damage import find_damage
from onrecord.reading.evidence import find_evidence
from onrecord.reading.losses import find_losses
from onrecord.reading.report import Report
from onrecord.reading.responses import find_responses
from onrecord.reading.sightings import sightings
from onrecord.records import Attack, Comparison, Damage, Evidence, Loss, Response, Statement


class Asides(TypedDict):
    """The lists of a reading that this stage fills."""

    damage: tuple[Damage, ...]
    losses: tuple[Loss, ...]
    evidence: tuple[Evidence, ...]
    responses: tuple[Response, ...]
    comparisons: tuple[Comparison, ...]


def find_asides(report: Report, attacks: list[Attack], statements: list[Statement]) -> Asides:
    """Everything beside counts, attacks and agreements, in the order of the text."""
    seen = sightings(report)
    return Asides(
        damage=tuple(find_damage(seen["objects"], attacks, statements)),
        losses=tuple(find_losses(seen["equipment"], statements)),
        evidence=tuple(find_evidence(seen["evidence"], statements)),
        responses=tuple(find_responses(seen["response"], statements)),
        comparisons=tuple(find_comparisons(seen["comparison"], statements)),
    )
