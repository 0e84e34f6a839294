"""Counts of people harmed."""

from onrecord.reading.report import Report
from onrecord.records import Casualty


def find_casualties(report: Report) -> list[Casualty]:
    """Every count of people harmed, without its source and event, in the order of the text."""
    return []
