"""Time phrases of a report as intervals of days."""

from onrecord.reading.report import Report
from onrecord.records import Time


def find_times(report: Report) -> list[Time]:
    """Every time phrase, in the order of the text."""
    return []
