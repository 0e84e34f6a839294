"""Who says what: the statements of a report and their speakers."""

from onrecord.reading.report import Report
from onrecord.records import Span, Statement


def find_statements(report: Report) -> list[Statement]:
    """Every statement that has a speaker or a cue, in the order of the text."""
    return []


def statement_of(statements: list[Statement], span: Span) -> Statement | None:
    """The statement that holds a claim's words: None where the report says it in its own voice."""
    return None
