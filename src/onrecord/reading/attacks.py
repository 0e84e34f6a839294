"""The separate violent events of a report, and which count belongs to which."""

from onrecord.reading.report import Report
from onrecord.records import Attack, Casualty, Place, Statement, Time


def find_attacks(
    report: Report, casualties: list[Casualty], clues: tuple[list[Statement], list[Place], list[Time]]
) -> tuple[list[Attack], list[Casualty]]:
    """The attacks, and the casualties with their events."""
    return [], casualties
