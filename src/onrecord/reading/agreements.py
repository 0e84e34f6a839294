"""Agreements and the parties' positions on them."""

from onrecord.reading.report import Report
from onrecord.records import Agreement, Statement, Time


def find_agreements(report: Report, statements: list[Statement], times: list[Time]) -> list[Agreement]:
    """Every position on an agreement, in the order of the text."""
    return []
