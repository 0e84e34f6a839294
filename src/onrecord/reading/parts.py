"""Parts of a total: behind a colon, in a list, in the next sentence, by name; and people whose harm the clause before tells."""

import re

from onrecord.reading.figures import NOBODY
from onrecord.reading.findings import Finding, Found, can_hold, part_of, people_in
from onrecord.reading.persons import is_named_fully
from onrecord.reading.victims import VIEW, Chunked

PARTITIVE = ("so many of them", "so many of those", "some of the wounded", "some of so many")
SHARE = "share of the total before"  # the rule of parts that a sentence of its own tells
VERBS = ("be", "have", "verb", "say", "harmed", "harms", "harming", "died", "modal", "may")


def take_parts(chunked: Chunked, found: Found) -> None:
    """The parts of a total that stand behind its harm: "ten people were killed, six of them children"."""
    taken = {first for first, _ in found}
    for phrase in chunked.phrases.values():
        if not phrase.part or phrase.first in taken:
            continue
        totals = [f for f in found.values() if f.phrase.first < phrase.first and not f.part and can_hold(f.figure, phrase.figure)]
        if totals:
            total = max(totals, key=lambda f: f.phrase.first)
            found[phrase.first, total.harm] = part_of(total, phrase, "so many of them")


def take_elliptic(chunked: Chunked, found: Found) -> None:
    """People whose harm is told by the clause before: "five were killed in Homs, three in Idlib"."""
    for pattern in chunked.sentence.report.pack.view(VIEW).patterns["ellipsis"]:
        for match in pattern.regex.finditer(chunked.symbols):
            for position, _ in people_in(chunked, match.span("who")):
                phrase = chunked.phrases[position]
                if phrase.kind == "person":
                    continue
                before = [f for f in found.values() if f.phrase.first < phrase.first and f.figure != NOBODY]
                if before and not any(first == phrase.first for first, _ in found):
                    like = max(before, key=lambda f: f.phrase.first)
                    like = like.part_of or like if pattern.data.get("part") else like
                    entry = part_of(like, phrase, pattern.name)
                    if not pattern.data.get("part") or not can_hold(like.figure, phrase.figure):
                        entry.part, entry.part_of = like.part, like.part_of
                        phrase.group = phrase.group or (like.phrase.group if like.part else None)
                    found[phrase.first, like.harm] = entry


def take_identified(chunked: Chunked, found: Found) -> None:
    """Who some of the people of the same sentence were: "of the 40 dead, 17 were children", "seventeen of the dead were children"."""
    view = chunked.sentence.report.pack.view(VIEW)
    for pattern in view.patterns["identified"]:
        for match in pattern.regex.finditer(chunked.symbols):
            phrase = chunked.phrases[match.start("who")]
            totals = [f for f in found.values() if f.phrase.first < phrase.first and not f.part]
            phrase.group = told_group(chunked, match) or phrase.group
            if totals and (phrase.first, totals[-1].harm) not in found:
                found[phrase.first, totals[-1].harm] = part_of(totals[-1], phrase, pattern.name)
    if not any(phrase.rule in PARTITIVE for phrase in chunked.phrases.values()):
        return
    for pattern in view.patterns["identity"]:
        told = pattern.regex.search(chunked.symbols)
        own = chunked.phrases.get(told.start("who")) if told else None
        if told and own and own.rule in PARTITIVE and any(f.phrase is own for f in found.values()):
            own.group = told_group(chunked, told) or own.group


def told_group(chunked: Chunked, match: re.Match[str]) -> str | None:
    """The group of the noun that tells who some people were."""
    noun = chunked.entries[chunked.firsts[match.end("noun") - 1]] if match["noun"] else None
    return str(noun.data["group"]) if noun is not None and "group" in noun.data else None


def take_breakdown(chunked: Chunked, found: Found) -> None:
    """The parts of a total that stand behind a colon: "20 people: 14 fighters; four civilians"."""
    for pattern in chunked.sentence.report.pack.view(VIEW).patterns["breakdown"]:
        for match in pattern.regex.finditer(chunked.symbols):
            first = chunked.firsts[match.start()]
            span = match.span(next(name for name in match.groupdict() if match[name]))
            most = max((chunked.phrases[p].figure.min or 0 for p, _ in people_in(chunked, span)), default=0)
            before = [f for f in found.values() if f.phrase.first < first and f.figure.max != 1]
            totals = [f for f in before if not f.part or (f.figure.min or 0) > most]
            if totals:
                total = max(totals, key=lambda f: f.phrase.first)
                add_parts(chunked, (span, pattern.name), (total, found))


def add_parts(chunked: Chunked, told: tuple[tuple[int, int], str], context: tuple[Finding, Found]) -> None:
    """Add the people of a stretch as parts of a total, unless another clause tells what became of them."""
    (span, rule), (total, found) = told, context
    for position, _ in people_in(chunked, span):
        phrase = chunked.phrases[position]
        if phrase.kind != "person" and not any(first == phrase.first for first, _ in found):
            found[phrase.first, total.harm] = part_of(total, phrase, rule)


def find_items(chunked: Chunked, total: Finding) -> list[Finding]:
    """The parts of an earlier sentence's total that this sentence lists; none if it does not begin with people who are counted."""
    patterns = chunked.sentence.report.pack.view(VIEW).patterns["item"]
    found: Found = {}
    end = 0
    for pattern in patterns:
        if pattern.source.startswith("^"):
            match = pattern.regex.match(chunked.symbols)
            if match and not end:
                add_parts(chunked, (match.span("who"), pattern.name), (total, found))
                end = match.end()
        elif end:
            for more in pattern.regex.finditer(chunked.symbols, end):
                add_parts(chunked, (more.span("who"), pattern.name), (total, found))
    return sorted(found.values(), key=lambda f: f.phrase.first)


def find_identity(chunked: Chunked, total: Finding) -> list[Finding]:
    """Who some of an earlier sentence's total were: "Five of them were children"."""
    for pattern in chunked.sentence.report.pack.view(VIEW).patterns["identity"]:
        match = pattern.regex.search(chunked.symbols)
        phrase = chunked.phrases.get(match.start("who")) if match else None
        if match and phrase and (phrase.rule in PARTITIVE or (phrase.kind == "count" and match["noun"])):
            told = [match, *further(chunked, match.end())]
            return [part for m in told if (part := identified(chunked, m, total, pattern.name))]
    return []


def further(chunked: Chunked, end: int) -> list[re.Match[str]]:
    """What goes on telling who people were: "… and two were women"."""
    patterns = chunked.sentence.report.pack.view(VIEW).patterns["further"]
    return [match for pattern in patterns for match in pattern.regex.finditer(chunked.symbols, end)]


def identified(chunked: Chunked, match: re.Match[str], total: Finding, rule: str) -> Finding | None:
    """The people of a match as a part of a total that can hold them, by the group that the match tells."""
    phrase = chunked.phrases[match.start("who")]
    if not can_hold(total.figure, phrase.figure):
        return None
    phrase.group = told_group(chunked, match) or phrase.group
    return part_of(total, phrase, rule)


def is_fragment(chunked: Chunked) -> bool:
    """Whether a sentence has no verb that the pack knows: an item of a list, not a statement."""
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    return not any(symbols[tag] in chunked.symbols for tag in VERBS)


def take_names(chunked: Chunked, found: Found) -> None:
    """The names of people who were counted before, one by one; the name of a single person adds nobody."""
    for pattern in chunked.sentence.report.pack.view(VIEW).patterns["naming"]:
        for match in pattern.regex.finditer(chunked.symbols):
            told = [p for p, _ in people_in(chunked, match.span("who"))]
            people = [p for p in told if is_named_fully(chunked, p) or chunked.phrases[p].kind in ("count", "victims")]
            first = chunked.firsts[match.start()]
            totals = [f for f in found.values() if f.phrase.first < first and f.phrase.kind != "person"]
            if not totals or not people:
                continue
            total = max(totals, key=lambda f: f.phrase.first)
            if total.figure.max == 1:
                continue
            for position in people:
                phrase = chunked.phrases[position]
                if not any(f == phrase.first for f, _ in found):
                    found[phrase.first, total.harm] = Finding(
                        phrase, total.harm, total.harm_entry, phrase.first, pattern.name, phrase.figure, total, True
                    )
