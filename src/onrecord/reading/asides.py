"""What else a report tells: damage, losses, evidence, responses, comparisons."""

from typing import TypedDict

from onrecord.reading.report import Report
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
    return Asides(damage=(), losses=(), evidence=(), responses=(), comparisons=())
