"""What the reader is unsure of, said aloud."""

from onrecord.reading.report import Report
from onrecord.records import Casualty, Doubt


def find_doubts(report: Report, casualties: list[Casualty]) -> list[Doubt]:
    """The doubts of one reading."""
    return []
