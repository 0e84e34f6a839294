"""Accusations that an agreement was broken."""

from onrecord.reading.report import Report
from onrecord.records import Agreement, Attack, Breach, Statement


def find_breaches(report: Report, agreements: list[Agreement], attacks: list[Attack], statements: list[Statement]) -> list[Breach]:
    """Every accusation, in the order of the text."""
    return []
