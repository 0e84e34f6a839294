"""Who a speaker's words name."""

from onrecord.reading.report import Report, Sentence
from onrecord.records import Source


class Speakers:
    def __init__(self, report: Report) -> None:
        self.report = report

    def source(self, sentence: Sentence, run: tuple[int, int]) -> Source | None:
        a, b = sentence.tokens.span(*run)
        return Source(self.report.text[a:b], (a, b))
