"""Counts of people harmed: from the clauses of each sentence to the entries of the reading."""

import re

from onrecord.lang.pack import INSIDE
from onrecord.reading.clauses import find_clauses
from onrecord.reading.cues import expression, with_cues
from onrecord.reading.details import details_of
from onrecord.reading.findings import Finding, can_hold
from onrecord.reading.parts import SHARE, find_identity, find_items, is_fragment
from onrecord.reading.report import Report, Sentence
from onrecord.reading.victims import ADULT, SINGLE, VIEW, Chunked, Phrase, chunk
from onrecord.records import Casualty, Quote

LONGEST_QUOTE = 150  # characters: a clause at the most


def find_casualties(report: Report) -> list[Casualty]:
    """Every count of people harmed, without its source and event, in the order of the text."""
    found: list[Casualty] = []
    recent: tuple[Finding, int] | None = None  # the latest total, and its position
    listing = False  # whether a list breaks it down
    for sentence in report.sentences:
        item = bool(recent) and bool(list_cue(sentence, "item").match(sentence.folded))
        if sentence.kind in ("teaser", "footer") or not ("harm" in sentence.triggers or listing or item):
            continue
        findings = findings_of(sentence, (recent, listing), found)
        positions = {id(f): len(found) + i for i, f in enumerate(findings)}
        if recent:
            positions[id(recent[0])] = recent[1]
        add_findings(sentence, findings, (positions, found))
        listing = bool(list_cue(sentence, "follows").search(sentence.folded)) or (
            listing and (item or bool(findings)) and all(f.part for f in findings)
        )
        recent = next_total(sentence, findings, (positions, recent, listing))
    return with_cues(report, found)


def findings_of(sentence: Sentence, context: tuple[tuple[Finding, int] | None, bool], found: list[Casualty]) -> list[Finding]:
    """What one sentence says by itself or, in a list, as parts of the total before it."""
    recent, listing = context
    chunked = chunk(sentence)
    findings = [f for f in find_clauses(chunked) if not told_before(f, sentence, found)] if "harm" in sentence.triggers else []
    if recent is not None:
        join_to(recent[0], findings)
        if are_shares(sentence, findings, recent[0]):
            for finding in findings:
                finding.part, finding.part_of, finding.rule = True, recent[0], SHARE
            return findings
    if recent is None or (findings and not listing):
        return findings
    if not listing and not is_fragment(chunked):
        return find_identity(chunked, recent[0])
    return as_items(chunked, findings, recent[0]) if findings else find_items(chunked, recent[0])


def join_to(total: Finding, findings: list[Finding]) -> None:
    """Parts without a total in their own sentence ("two children were among the dead") are parts of the total before."""
    for finding in findings:
        if finding.part and finding.part_of is None and finding.harm == total.harm and can_hold(total.figure, finding.figure):
            finding.part_of = total


def are_shares(sentence: Sentence, findings: list[Finding], total: Finding) -> bool:
    """Whether a sentence tells where the people of the total before were: "Eight were killed in Homs, three in Idlib and one in Hama"."""
    if len(findings) < 2 or any(f.part or f.harm != total.harm or f.phrase.group not in (None, total.phrase.group) for f in findings):
        return False
    entries = sentence.tagged(VIEW).entries
    others = any(e is not None and e.tag in ("more", "another") for f in findings for e in entries[f.phrase.first : f.phrase.last])
    if others or not all(f.phrase.kind in ("count", "victims") and f.phrase.rule not in SINGLE for f in findings):
        return False
    told = sum(f.figure.min or 0 for f in findings)
    dated = expression(sentence.report.pack.language, "totals", "days").search(sentence.folded)
    return told <= (total.figure.max or total.figure.min or 0) and dated is None


def list_cue(sentence: Sentence, key: str) -> re.Pattern[str]:
    """The expression on lists of the language of a sentence: how an item begins, what says that a list follows."""
    return expression(sentence.report.pack.language, "lists", key)


def as_items(chunked: Chunked, findings: list[Finding], total: Finding) -> list[Finding]:
    """In a list, people who were harmed like the total and are no more than it are parts of it."""
    if list_cue(chunked.sentence, "item").match(chunked.sentence.folded):
        for finding in findings:
            if finding.harm == total.harm and not finding.part and (finding.figure.min or 0) < (total.figure.min or 0):
                finding.part, finding.part_of = True, total
    return findings


def next_total(
    sentence: Sentence, findings: list[Finding], context: tuple[dict[int, int], tuple[Finding, int] | None, bool]
) -> tuple[Finding, int] | None:
    """The total that the next sentences may break down: the latest one where a sentence ends with a colon or says "as follows"."""
    positions, recent, listing = context
    totals = [f for f in findings if not f.part and f.figure.max != 1]
    if totals:
        return totals[-1], positions[id(totals[-1])]
    return recent if listing or all(f.part for f in findings) else None


def add_findings(sentence: Sentence, findings: list[Finding], context: tuple[dict[int, int], list[Casualty]]) -> None:
    """Append the entries of one sentence; a number without a noun counts the people counted before it."""
    positions, found = context
    carried: str | None = None
    end = 0  # of the people counted before
    for finding in findings:
        own = finding.phrase.group or told_by_harm(finding)
        if is_apart(sentence, finding, end):
            carried = None
        group = own or (recalled(finding, found) if finding.phrase.kind in ("person", "pronoun") else carried) or "people"
        if group == "people" and finding.part_of is not None:
            group = shared(finding, finding.part_of.phrase.group, own) or group
        found.append(casualty_of(sentence, finding, (positions, group)))
        if own and not finding.part:
            joined = carried not in (None, own) and finding.phrase.first - end <= JOINED
            carried = own if not joined and (finding.figure.max != 1 or own in SHARED) else "people"
            end = finding.phrase.last


def told_by_harm(finding: Finding) -> str | None:
    """The group that the noun of a toll tells: "the number of civilians killed rose to 16"."""
    entry = finding.harm_entry
    return str(entry.data["group"]) if entry is not None and entry.tag == "toll" and "group" in entry.data else None


def is_apart(sentence: Sentence, finding: Finding, end: int) -> bool:
    """Whether a bare count is not of people like those before it: behind a semicolon, by another speaker, in a toll, driven from home."""
    if finding.harm == "displaced" or finding.rule in NUMBERS or (finding.harm_entry is not None and finding.harm_entry.tag == "toll"):
        return True
    tagged = sentence.tagged(VIEW).entries
    others = any(e is not None and e.tag in ("more", "another") for e in tagged[finding.phrase.first : finding.phrase.last])
    if end and not others and any(e is not None and e.tag == "say" for e in tagged[end : finding.phrase.first]):
        return True
    return not finding.part and not others and ";" in sentence.tokens.words[end : finding.phrase.first]


def shared(finding: Finding, group: str | None, own: str | None) -> str | None:
    """The group that somebody shares with the total: no grown man is a child, even among "her six sons"."""
    if (own and group == "civilians") or (group == "children" and is_adult(finding.phrase)):
        return None
    return group


def is_adult(phrase: Phrase) -> bool:
    """Whether somebody is named with the age of an adult."""
    ages = [word.partition("-")[0] for word in phrase.words] if phrase.rule == "aged person" else []
    return any(age.isdigit() and int(age) >= ADULT for age in ages)


def recalled(finding: Finding, found: list[Casualty]) -> str | None:
    """The group of a person who was counted before: by name, or for "he" and "she" the latest single person."""
    singles = [c for c in reversed(found) if c.min == c.max == 1]
    if finding.phrase.kind == "pronoun":
        return singles[0].group if singles else None
    name = [word for word in finding.phrase.words if word.isalpha()]
    if finding.phrase.rule == "aged person" or not name:
        return None
    ends = {name[0], name[-1]}  # the surname alone is that of a whole family
    return next((c.group for c in singles if all(word in c.quote.text.lower() for word in ends)), None)


JOINED = 2  # words between people of one subject: "two soldiers and three civilians were killed and 11 injured"
SHARED = {"civilians", "soldiers", "militants", "police"}  # "a soldier was killed and two injured": soldiers
NUMBERS = {
    "number of people killed",
    "to the number of people killed",
    "deaths reached",
}  # rules of totals: of people, not of those told before
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
        number_words=number_words(sentence, phrase),
        why=tuple(filter(None, (phrase.rule, finding.rule, finding.harm_entry.name if finding.harm_entry else None))),
        **details_of(sentence, phrase, (finding.harm, group)),
    )


COUNTING = {"bound", "number", "scale", "vague", "compound", "plus", "between", "postbound", "nobody", "no", "another", "both"}


def number_words(sentence: Sentence, phrase: Phrase) -> str | None:
    """The number of a phrase as it is worded, with its bound: "at least 14" of "at least 14 people"; None for "a man"."""
    entries = sentence.tagged(VIEW).entries
    single = phrase.kind == "person" or phrase.rule in SINGLE  # their digits are ages: "a nurse, 34"
    counting = [
        at
        for at in range(phrase.first, phrase.last)
        if (sentence.tokens.words[at][0].isdigit() and not single) or ((entry := entries[at]) is not None and entry.tag in COUNTING)
    ]
    if not counting:
        return None
    last = counting[-1] + 1
    while last < phrase.last and sentence.tagged(VIEW).tags[last] == INSIDE:
        last += 1
    start, end = sentence.tokens.span(counting[0], last)
    return sentence.report.text[start:end]


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
