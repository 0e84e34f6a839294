"""Places that a report names, with coordinates where the gazetteer knows them."""

from onrecord.reading.report import Report
from onrecord.records import Place


def find_places(report: Report) -> list[Place]:
    """Every place name, in the order of the text."""
    return []
