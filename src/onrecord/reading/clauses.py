"""Clauses of harm: the patterns that join people to what happened to them.

The third step of the cascade. Each pattern of the pack's kind `clause` is tried on the string of symbols of a sentence, in the order of
the pack; people whom one pattern has taken are not taken again for the same harm.
"""

import re
from functools import lru_cache

from onrecord.lang.pack import INSIDE, Entry, Pattern, View
from onrecord.reading.figures import NOBODY
from onrecord.reading.findings import OWN, Finding, Found, people_in
from onrecord.reading.parts import take_breakdown, take_elliptic, take_identified, take_names, take_parts, told_group
from onrecord.reading.persons import can_be_object, fits, is_apposition, tells_another_harm
from onrecord.reading.settling import is_taken, settle
from onrecord.reading.victims import VIEW, Chunked, Phrase

TELLING = ("counted people", "so many of them", "some of the wounded", "a body")  # phrases whose own noun or participle can tell the harm
HUMAN = {"killed", "injured", "hospitalised", "casualties"}
ARMED = ("militants", "police", "soldiers")

Harm = tuple[str, Entry, int]  # what happened, the entry that tells it, and at which token


def find_clauses(chunked: Chunked) -> list[Finding]:
    """Everybody of whom the sentence says that they were harmed, in the order of the text."""
    found: Found = {}
    for pattern in possible(chunked):
        for match in pattern.regex.finditer(chunked.symbols):
            take(chunked, pattern, match, found)
    take_own(chunked, found)
    if not found:
        return []
    for take_more in (take_breakdown, take_elliptic, take_identified, take_parts, take_names):
        take_more(chunked, found)
    return settle(sorted(found.values(), key=lambda f: (f.phrase.first, f.harm_at)), chunked.sentence.tokens.words)


def possible(chunked: Chunked) -> list[Pattern]:
    """The clause patterns of which the sentence has at least one of the words that they need."""
    present = set(chunked.symbols)
    return [p for p, needs in needy(chunked.sentence.report.pack.view(VIEW)) if needs is None or not needs.isdisjoint(present)]


@lru_cache(maxsize=8)
def needy(view: View) -> list[tuple[Pattern, frozenset[str] | None]]:
    """The clause patterns with the symbols of the words that they need; None where any sentence will do."""
    clauses = view.patterns["clause"]
    return [
        (p, frozenset(view.symbols[tag] for tag in p.data["needs"] if tag in view.symbols) if "needs" in p.data else None) for p in clauses
    ]


def take(chunked: Chunked, pattern: Pattern, match: re.Match[str], found: Found) -> None:
    """Take down what one match of a pattern says."""
    harms = own_harms(chunked, match) if pattern.data.get("own") else harms_of(chunked, match)
    if "harm" in pattern.data:
        harms = [(str(pattern.data["harm"]), entry, at) for _, entry, at in harms[:1]]
    if not harms or not allowed(chunked, pattern, match, harms):
        return
    if pattern.data.get("zero"):
        take_nobody(chunked, pattern, match, found)
        return
    for harm in harms:
        take_people(chunked, pattern, (match, harm), found)


def take_people(chunked: Chunked, pattern: Pattern, told: tuple[re.Match[str], Harm], found: Found) -> None:
    """Take down the people of a match under one harm: the first is a total, what stands behind an "including" its parts."""
    match, (harm, entry, at) = told
    main = next((f for f in found.values() if pattern.data.get("of_total") and f.harm_at == at), None)
    behind = main is not None
    for position, part in subjects(chunked, match):
        if not is_victim(chunked, position, pattern, (harm, entry)) or (part and main is not None and main.figure.max == 1):
            continue  # "a man - a Russian citizen -" is one person, told twice
        phrase = chunked.phrases[position]
        if phrase.group is None and pattern.data.get("nouned") and match["noun"]:
            phrase.group = told_group(chunked, match)
        finding = Finding(phrase, harm, entry, at, pattern.name, phrase.figure, weak=bool(entry.data.get("weak")))
        finding.part = part or phrase.part or behind or bool(pattern.data.get("part"))
        finding.part_of = main if part or phrase.part or behind else None
        if is_taken(found, finding):
            main = main if part else found.get((phrase.first, harm), main)
            continue
        found[phrase.first, harm] = finding
        main = main if finding.part else finding


def is_victim(chunked: Chunked, position: int, pattern: Pattern, told: tuple[str, Entry]) -> bool:
    """Whether a phrase can be a victim of a harm; one that only describes the phrase before it gives that its group."""
    harm, entry = told
    phrase = chunked.phrases[position]
    if tells_another_harm(phrase, harm) or is_age(chunked, position):
        return False
    if is_apposition(chunked, position):
        described = chunked.phrases[position - 2]
        described.group = phrase.group if described.group in (None, "people") else described.group
        return False
    return fits(chunked, position, entry) and (not pattern.data.get("active") or can_be_object(chunked, phrase))


def is_family(chunked: Chunked, match: re.Match[str]) -> bool:
    """Whether a list of people tells of somebody's own: "his wife", "their children"."""
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    relatives = any(chunked.phrases[position].rule == "somebody's relative" for position, _ in people_in(chunked, match.span("who")))
    return relatives or not {symbols["own"], symbols["her"]}.isdisjoint(match["who"])


def is_age(chunked: Chunked, position: int) -> bool:
    """Whether a bare number is the age of who stands before it: "Ana (35)"."""
    around = chunked.symbols[position - 1 : position] + chunked.symbols[position + 1 : position + 2]
    return chunked.phrases[position].kind == "count" and around == "()" and position - 2 in chunked.phrases


def own_harms(chunked: Chunked, match: re.Match[str]) -> list[tuple[str, Entry, int]]:
    """The harm of a phrase that tells it by itself: "five deaths, including three women"."""
    phrase = chunked.phrases[match.start("harm")]
    entry = phrase.own_harm
    return [(str(entry.data["harm"]), entry, phrase.first)] if entry is not None else []


def harms_of(chunked: Chunked, match: re.Match[str]) -> list[tuple[str, Entry, int]]:
    """The harms that a match tells: killed and wounded together are casualties, told apart for nobody."""
    found = []
    for name in ("harm", "harm2"):
        if name in match.re.groupindex and match[name]:
            at = chunked.firsts[match.start(name)]
            entry = chunked.entries[at]
            if entry is not None and "harm" in entry.data:
                found.append((str(entry.data["harm"]), entry, at))
    kinds = frozenset(harm for harm, _, _ in found)
    if kinds == {"killed", "injured"}:
        if any(e.data.get("weak") or e.tag == "died" for _, e, _ in found):
            return [f for f in found if f[0] == "killed"]
        return [("casualties", found[0][1], found[0][2])]
    return found if len(kinds) == len(found) else found[:1]


def subjects(chunked: Chunked, match: re.Match[str]) -> list[tuple[int, bool]]:
    """The people of a match; in "eight people, one of whom died" only the last ones died, in "including a man, and five died" the five."""
    people = people_in(chunked, match.span("who"))
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    if chunked.symbols[: match.start("who")].rstrip(INSIDE)[-1:] in (symbols["include"], symbols["of_them"]):
        clause = chunked.symbols.rfind("," + symbols["and"], match.start("who"), max(match.start("harm"), match.start("who")))
        people = [p for p in people if p[0] > clause]
    last = people[-1][0] if people else -1
    relative = last >= 0 and chunked.phrases[last].rule == "so many of those" and match.start("harm") > last
    between = chunked.symbols[last + 1 : match.start("harm")]
    return people[-1:] if relative and not set(",-()") & set(between) else people


def allowed(chunked: Chunked, pattern: Pattern, match: re.Match[str], harms: list[tuple[str, Entry, int]]) -> bool:
    """Whether a match is a statement of fact: no plan, no denial of the deed, no passive read as active."""
    if pattern.data.get("human") and (harms[0][0] not in HUMAN or harms[0][1].data.get("passive")):
        return False
    if harms[0][1].data.get("weak") and pattern.data.get("reduced") and chunked.phrases[match.start("who")].group in ARMED:
        return False  # "a gunman shot shoppers"
    if pattern.data.get("family") and not is_family(chunked, match):
        return False
    if pattern.data.get("kin") and chunked.phrases[match.start("who")].rule != "somebody's relative":
        return False
    if harms[0][1].data.get("weak") and pattern.data.get("strong"):
        return False
    if harms[0][1].data.get("mild") and harms[0][0] != "casualties" and pattern.data.get("part"):
        return False
    names = chunked.sentence.report.pack.view(VIEW).tag_names
    before = [names.get(s, s) for s in chunked.symbols[max(0, match.start("harm") - 4) : match.start("harm")] if s in names]
    near = [n for n in before if n != "adverb"]
    if pattern.data.get("active") and ((near and near[-1] == "be" and harms[0][1].tag == "harmed") or harms[0][1].data.get("passive")):
        return False
    if near and near[-1] == "to" and harms[0][1].tag == "harms":
        return False
    return not {"modal", "may"} & set(before) and "not" not in near[-2:]


def take_nobody(chunked: Chunked, pattern: Pattern, match: re.Match[str], found: Found) -> None:
    """A statement that nobody was harmed: zero people, which is not the same as nothing said."""
    first, last = chunked.firsts[match.start()], chunked.firsts[match.end()]
    for harm, entry, at in harms_of(chunked, match):
        phrase = Phrase("count", pattern.name, first, last, NOBODY, words=chunked.sentence.tokens.words[first:last])
        found.setdefault((first, harm), Finding(phrase, harm, entry, at, pattern.name, NOBODY))


def take_own(chunked: Chunked, found: Found) -> None:
    """People whose own noun tells the harm: "12 deaths", "five wounded soldiers"."""
    for position, phrase in chunked.phrases.items():
        entry = phrase.own_harm
        if entry is None or phrase.rule not in TELLING or is_wounds(chunked, position, entry):
            continue
        taken = [key for key in found if key[0] == phrase.first]
        if (entry.tag in OWN and not entry.data.get("mild")) or not taken:
            for key in taken:
                del found[key]
            harm = str(entry.data["harm"])
            some = phrase.part or phrase.rule == "some of the wounded"
            found[phrase.first, harm] = Finding(phrase, harm, entry, phrase.first, "own", phrase.figure, part=some)


def is_wounds(chunked: Chunked, position: int, entry: Entry) -> bool:
    """Whether "several injuries" are what one person suffered, not people."""
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    return entry.tag == "injuries" and chunked.symbols[:position].rstrip(INSIDE)[-1:] in (symbols["suffer"], symbols["leave"])
