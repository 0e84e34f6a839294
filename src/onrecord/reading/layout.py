"""How a page is laid out: its dateline, headline, captions, teasers of other stories, footers."""

from onrecord.reading.report import Report


def lay_out(report: Report) -> None:
    """Set each sentence's `kind`, the report's `dateline`, and `published` where the report itself tells it."""
