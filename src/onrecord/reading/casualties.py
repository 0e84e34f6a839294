"""Counts of people harmed: from the clauses of each sentence to the entries of the reading."""

from onrecord.lang.pack import INSIDE
from onrecord.reading.clauses import Finding, find_clauses
from onrecord.reading.report import Report, Sentence
from onrecord.reading.victims import VIEW, chunk
from onrecord.records import Casualty, Quote

LONGEST_QUOTE = 150  # characters: a clause at the most


def find_casualties(report: Report) -> list[Casualty]:
    """Every count of people harmed, without its source and event, in the order of the text."""
    found: list[Casualty] = []
    for sentence in report.sentences:
        if "harm" in sentence.triggers and sentence.kind not in ("teaser", "footer"):
            add_sentence(sentence, found)
    return found


def add_sentence(sentence: Sentence, found: list[Casualty]) -> None:
    """Append the counts of one sentence."""
    findings = [f for f in find_clauses(chunk(sentence)) if not told_before(f, sentence, found)]
    positions = {id(f): len(found) + i for i, f in enumerate(findings)}
    group: str | None = None
    for finding in findings:
        own = finding.phrase.group
        found.append(casualty_of(sentence, finding, (positions, own or group or "people")))
        if own and not finding.part:
            group = own


PRESUPPOSING = {"death of", "somebody's death"}


def told_before(finding: Finding, sentence: Sentence, found: list[Casualty]) -> bool:
    """Whether "the death of X" only recalls a death that the report has told: a later mention is no entry of its own."""
    if finding.rule not in PRESUPPOSING or finding.phrase.kind != "person":
        return False
    name = sentence.tokens.written[finding.phrase.last - 1]
    return any(name in c.quote.text for c in found if c.harm == finding.harm)


def casualty_of(sentence: Sentence, finding: Finding, context: tuple[dict[int, int], str]) -> Casualty:
    """One entry: its words, its figure, its group and whose part it is."""
    positions, group = context
    start, end = quote_span(sentence, finding)
    phrase = finding.phrase
    text = sentence.report.text
    return Casualty(
        id=f"C{positions[id(finding)] + 1}",
        quote=Quote(text[start:end], start, end),
        harm=finding.harm,
        min=finding.figure.min,
        max=finding.figure.max,
        group=group,
        part_of=positions.get(id(finding.part_of)) if finding.part_of else None,
        approximate=finding.figure.approximate,
        number_words=text[slice(*sentence.tokens.span(phrase.first, phrase.last))],
        why=tuple(filter(None, (phrase.rule, finding.rule, finding.harm_entry.name if finding.harm_entry else None))),
    )


def quote_span(sentence: Sentence, finding: Finding) -> tuple[int, int]:
    """The shortest run of words with the people and the harm; the people alone where the harm stands far away."""
    tokens, phrase = sentence.tokens, finding.phrase
    tags = sentence.tagged(VIEW).tags
    harm_end = finding.harm_at + 1
    while tags[harm_end : harm_end + 1] == INSIDE:
        harm_end += 1
    first, last = min(phrase.first, finding.harm_at), max(phrase.last, harm_end)
    start, end = tokens.span(first, last)
    return (start, end) if end - start <= LONGEST_QUOTE and not finding.part else tokens.span(phrase.first, phrase.last)
