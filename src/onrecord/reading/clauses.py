"""Clauses of harm: the patterns that join people to what happened to them.

The third step of the cascade. Each pattern of the pack's kind `clause` is tried on the string of symbols of a sentence, in the order of
the pack; people whom one pattern has taken are not taken again for the same harm.
"""

import re
from dataclasses import dataclass

from onrecord.lang.pack import INSIDE, Entry, Pattern
from onrecord.reading.figures import NOBODY, ONE, Figure
from onrecord.reading.victims import VIEW, Chunked, Phrase

PARTITIVE = ("so many of them", "so many of those", "some of the wounded", "some of so many")
OWN = ("deaths", "injuries", "lives")  # nouns that tell a harm by themselves
HUMAN = {"killed", "injured", "hospitalised", "casualties"}
JOINED = {frozenset(("killed", "injured"))}


@dataclass(slots=True)
class Finding:
    """Some people and what happened to them: `harm`, the words that say so, and whose part they are."""

    phrase: Phrase
    harm: str
    harm_entry: Entry | None
    harm_at: int
    rule: str
    figure: Figure
    part_of: "Finding | None" = None
    part: bool = False
    weak: bool = False


def find_clauses(chunked: Chunked) -> list[Finding]:
    """Everybody of whom the sentence says that they were harmed, in the order of the text."""
    found: dict[tuple[int, str], Finding] = {}
    for pattern in possible(chunked):
        for match in pattern.regex.finditer(chunked.symbols):
            take(chunked, pattern, match, found)
    take_own(chunked, found)
    take_elliptic(chunked, found)
    take_parts(chunked, found)
    take_breakdown(chunked, found)
    take_names(chunked, found)
    return settle(sorted(found.values(), key=lambda f: (f.phrase.first, f.harm_at)))


def possible(chunked: Chunked) -> list[Pattern]:
    """The clause patterns of which the sentence has at least one of the words that they need."""
    view = chunked.sentence.report.pack.view(VIEW)
    present = {view.tag_names.get(symbol) for symbol in set(chunked.symbols)}
    return [p for p in view.patterns["clause"] if not present.isdisjoint(p.data.get("needs", present))]


def take(chunked: Chunked, pattern: Pattern, match: re.Match[str], found: dict[tuple[int, str], Finding]) -> None:
    """Take down what one match of a pattern says."""
    harms = own_harms(chunked, match) if pattern.data.get("own") else harms_of(chunked, match)
    if "harm" in pattern.data:
        harms = [(str(pattern.data["harm"]), entry, at) for _, entry, at in harms[:1]]
    if not harms or not allowed(chunked, pattern, match, harms):
        return
    if pattern.data.get("zero"):
        take_nobody(chunked, pattern, match, found)
        return
    for harm, entry, at in harms:
        main: Finding | None = next((f for f in found.values() if pattern.data.get("of_total") and f.harm_at == at), None)
        behind = main is not None
        for position, part in subjects(chunked, match):
            phrase = chunked.phrases[position]
            if tells_another_harm(phrase, harm):
                continue
            if is_apposition(chunked, position):
                described = chunked.phrases[position - 2]
                described.group = phrase.group if described.group in (None, "people") else described.group
                continue
            if part and main is not None and main.figure.max == 1:
                continue  # "a man - a Russian citizen -" is one person, told twice
            if not fits(chunked, position, entry) or (pattern.data.get("active") and not can_be_object(chunked, phrase)):
                continue
            finding = Finding(phrase, harm, entry, at, pattern.name, phrase.figure, weak=bool(entry.data.get("weak")))
            finding.part = part or phrase.part or behind or bool(pattern.data.get("part"))
            finding.part_of = main if part or phrase.part or behind else None
            key = phrase.first, harm
            if is_taken(found, finding):
                main = main if part else found.get(key, main)
                continue
            found[key] = finding
            if not finding.part:
                main = finding


def fits(chunked: Chunked, position: int, entry: Entry) -> bool:
    """Whether this phrase can be the people of this harm: a name must be a person's, a weak or counted word needs more."""
    phrase = chunked.phrases[position]
    if entry.data.get("counted") and phrase.kind not in ("victims", "count"):
        return False
    if phrase.rule == "named person" and entry.tag not in ("died", "dead") and entry.data.get("harm") in NOT_BY_NAME:
        return False
    if entry.data["harm"] == "displaced" and phrase.group in FIGHTING:
        return False  # fighters who fled are not displaced
    if phrase.kind == "single" and chunked.symbols[position + 1 : position + 2] == chunked.sentence.report.pack.view(VIEW).symbols["who"]:
        return False  # "the civilian who was killed" was told before
    return phrase.kind != "person" or is_person(chunked, position)


def is_apposition(chunked: Chunked, position: int) -> bool:
    """Whether a phrase only describes the one before it: "the victim, a 19-year-old man, was …"."""
    before = chunked.phrases.get(position - 2)
    if before is None or chunked.symbols[position - 1] != "," or before.kind not in ("single", "person"):
        return False
    phrase = chunked.phrases[position]
    describes = phrase.rule in ("one person", "both people") or (phrase.kind == "single" and before.kind == "person")
    return describes and ends_with_comma(chunked, position)


def ends_with_comma(chunked: Chunked, position: int) -> bool:
    """Whether a comma closes the words of a phrase, at once or (before a verb) after its "from Kharkiv" or "of two schools"."""
    view = chunked.sentence.report.pack.view(VIEW)
    comma = chunked.symbols.find(",", position + 1, position + 12)
    if comma <= position + 1:
        return comma == position + 1
    alone = all(chunked.phrases[p].kind in ("person", "things") for p in range(position + 1, comma) if p in chunked.phrases)
    return alone and chunked.symbols[comma + 1 : comma + 2] in (view.symbols["be"], view.symbols["have"])


def tells_another_harm(phrase: Phrase, harm: str) -> bool:
    """Whether a phrase's own noun tells a harm that is not this one: "five deaths and several injuries"."""
    own = phrase.own_harm
    return own is not None and own.tag in OWN and not own.data.get("mild") and own.data["harm"] != harm


def can_be_object(chunked: Chunked, phrase: Phrase) -> bool:
    """Whether a phrase can be whom a verb harms: not "he", and not one capitalised word ("captured Jarabulus" is about a town)."""
    entry = chunked.entries[phrase.first]
    if phrase.kind == "pronoun":
        return entry is None or entry.tag != "he"
    return not (phrase.rule == "named person" and phrase.last - phrase.first == 1)


def own_harms(chunked: Chunked, match: re.Match[str]) -> list[tuple[str, Entry, int]]:
    """The harm of a phrase that tells it by itself: "five deaths, including three women"."""
    phrase = chunked.phrases[match.start("harm")]
    entry = phrase.own_harm
    return [(str(entry.data["harm"]), entry, phrase.first)] if entry is not None else []


def is_person(chunked: Chunked, position: int) -> bool:
    """Whether a run of capitalised words names a person: a title, an age, or two names of which none is an institution's."""
    phrase = chunked.phrases[position]
    names = chunked.sentence.report.pack.view(VIEW).tag_names
    before = names.get(chunked.symbols[position - 1].replace(INSIDE, ""), "") if position else ""
    if phrase.rule in ("titled person", "aged person"):
        return True
    words = [w for w in phrase.words if w[0].isalpha()]
    if before == "of":
        return len(words) > 1 and not institutions(chunked) & set(words)
    if before in ("in", "the", "by", "to") or (before == "and" and len(words) == 1):
        return False
    if len(words) > 1:
        return not institutions(chunked) & set(words)
    return len(words) == 1 and len(words[0]) > 3 and not words[0].isupper()


ARMED = ("militants", "police", "soldiers")
FIGHTING = ("militants", "soldiers", "prisoners")
NOT_BY_NAME = {"detained", "displaced", "missing", "rescued"}  # "captured Jarabulus", "the evacuation of Fua" are about towns


def institutions(chunked: Chunked) -> set[str]:
    """Words of the pack that make a run of capitalised words an institution or a place."""
    found: set[str] = chunked.sentence.report.pack.tables["people"]["details"]["institutions"]["words"]
    return set(found)


def is_taken(found: dict[tuple[int, str], Finding], finding: Finding) -> bool:
    """Whether the same people already have this harm, or a stronger word for it."""
    others = [f for (first, _), f in found.items() if first == finding.phrase.first]
    return any(f.harm == finding.harm or f.rule == "own" for f in others) or (finding.weak and bool(others)) or conflicts(others, finding)


NAME_AFTER = 7  # words between "the mayor" and his name: "the mayor of the northern town, Carl Dorn, was shot"


def conflicts(others: list[Finding], finding: Finding) -> bool:
    """Whether people who are already told to be dead or hurt by one clause are given another harm by a distant one."""
    return any(f.harm_at != finding.harm_at and not compatible(f.harm, finding.harm) for f in others)


def compatible(one: str, other: str) -> bool:
    """Whether two harms can be told of the same people, one after the other."""
    return {one, other} <= {"rescued", "hospitalised", "detained", "killed", "displaced"} and {one, other} != {"killed", "hospitalised"}


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


def people_in(chunked: Chunked, span: tuple[int, int]) -> list[tuple[int, bool]]:
    """Positions of the phrases in a stretch of symbols, and whether each stands behind an "including"."""
    found: list[tuple[int, bool]] = []
    inside = False
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    include = symbols["include"], symbols["of_them"]
    for position in range(*span):
        symbol = chunked.symbols[position]
        if symbol in include or (symbol in "-(:" and found):
            inside = True
        if position in chunked.phrases and chunked.phrases[position].kind != "things":
            found.append((position, inside))
    return found


def subjects(chunked: Chunked, match: re.Match[str]) -> list[tuple[int, bool]]:
    """The people of a match; in "eight people, one of whom died" only the last ones died."""
    people = people_in(chunked, match.span("who"))
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


def take_nobody(chunked: Chunked, pattern: Pattern, match: re.Match[str], found: dict[tuple[int, str], Finding]) -> None:
    """A statement that nobody was harmed: zero people, which is not the same as nothing said."""
    first, last = chunked.firsts[match.start()], chunked.firsts[match.end()]
    for harm, entry, at in harms_of(chunked, match):
        phrase = Phrase("count", pattern.name, first, last, NOBODY, words=chunked.sentence.tokens.words[first:last])
        found.setdefault((first, harm), Finding(phrase, harm, entry, at, pattern.name, NOBODY))


def take_own(chunked: Chunked, found: dict[tuple[int, str], Finding]) -> None:
    """People whose own noun tells the harm: "12 deaths", "five wounded soldiers"."""
    for position, phrase in chunked.phrases.items():
        entry = phrase.own_harm
        if entry is None or phrase.rule not in ("counted people", "so many of them") or is_wounds(chunked, position, entry):
            continue
        taken = [key for key in found if key[0] == phrase.first]
        if (entry.tag in OWN and not entry.data.get("mild")) or not taken:
            for key in taken:
                del found[key]
            harm = str(entry.data["harm"])
            found[phrase.first, harm] = Finding(phrase, harm, entry, phrase.first, "own", phrase.figure, part=phrase.part)


def is_wounds(chunked: Chunked, position: int, entry: Entry) -> bool:
    """Whether "several injuries" are what one person suffered, not people."""
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    return entry.tag == "injuries" and chunked.symbols[:position].rstrip(INSIDE)[-1:] in (symbols["suffer"], symbols["leave"])


def take_parts(chunked: Chunked, found: dict[tuple[int, str], Finding]) -> None:
    """The parts of a total that stand behind its harm: "ten people were killed, six of them children"."""
    taken = {first for first, _ in found}
    for phrase in chunked.phrases.values():
        if not phrase.part or phrase.first in taken:
            continue
        totals = [f for f in found.values() if f.phrase.first < phrase.first and not f.part and can_hold(f.figure, phrase.figure)]
        if totals:
            total = max(totals, key=lambda f: f.phrase.first)
            found[phrase.first, total.harm] = part_of(total, phrase, "so many of them")


def can_hold(total: Figure, part: Figure) -> bool:
    """Whether so many people can be a part of so many others."""
    return total.max is None or total.max > max(1, part.min or 0)


def take_elliptic(chunked: Chunked, found: dict[tuple[int, str], Finding]) -> None:
    """People whose harm is told by the clause before: "five were killed in Homs, three in Idlib"."""
    for pattern in chunked.sentence.report.pack.view(VIEW).patterns["ellipsis"]:
        for match in pattern.regex.finditer(chunked.symbols):
            for position, _ in people_in(chunked, match.span("who")):
                phrase = chunked.phrases[position]
                before = [f for f in found.values() if f.phrase.first < phrase.first and f.figure != NOBODY]
                if before and not any(first == phrase.first for first, _ in found):
                    like = max(before, key=lambda f: f.phrase.first)
                    entry = part_of(like, phrase, pattern.name)
                    if not pattern.data.get("part"):
                        entry.part, entry.part_of = like.part, like.part_of
                    found[phrase.first, like.harm] = entry


def take_breakdown(chunked: Chunked, found: dict[tuple[int, str], Finding]) -> None:
    """The parts of a total that stand behind a colon: "20 people: 14 fighters; four civilians"."""
    for pattern in chunked.sentence.report.pack.view(VIEW).patterns["breakdown"]:
        for match in pattern.regex.finditer(chunked.symbols):
            first = chunked.firsts[match.start()]
            totals = [f for f in found.values() if f.phrase.first < first and f.figure.max != 1 and not f.part]
            if totals:
                total = max(totals, key=lambda f: f.phrase.first)
                add_parts(chunked, match, pattern.name, (total, found))


def add_parts(chunked: Chunked, match: re.Match[str], rule: str, context: tuple[Finding, dict[tuple[int, str], Finding]]) -> None:
    """Add the people of a match as parts of a total, unless another clause tells what became of them."""
    total, found = context
    for position, _ in people_in(chunked, match.span("who")):
        phrase = chunked.phrases[position]
        if not any(first == phrase.first for first, _ in found):
            found[phrase.first, total.harm] = part_of(total, phrase, rule)


def part_of(total: Finding, phrase: Phrase, rule: str) -> Finding:
    """Some people as a part of a total: harmed like it, by the words that tell its harm."""
    return Finding(phrase, total.harm, total.harm_entry, phrase.first, rule, phrase.figure, total, True)


def find_items(chunked: Chunked, total: Finding) -> list[Finding]:
    """The parts of an earlier sentence's total that this sentence lists; none if it does not begin with people who are counted."""
    patterns = chunked.sentence.report.pack.view(VIEW).patterns["item"]
    found: dict[tuple[int, str], Finding] = {}
    end = 0
    for pattern in patterns:
        if pattern.source.startswith("^"):
            match = pattern.regex.match(chunked.symbols)
            if match and not end:
                add_parts(chunked, match, pattern.name, (total, found))
                end = match.end()
        elif end:
            for more in pattern.regex.finditer(chunked.symbols, end):
                add_parts(chunked, more, pattern.name, (total, found))
    return sorted(found.values(), key=lambda f: f.phrase.first)


VERBS = ("be", "have", "verb", "say", "harmed", "harms", "harming", "died", "modal", "may")


def find_identity(chunked: Chunked, total: Finding) -> list[Finding]:
    """Who some of an earlier sentence's total were: "Five of them were children"."""
    for pattern in chunked.sentence.report.pack.view(VIEW).patterns["identity"]:
        match = pattern.regex.search(chunked.symbols)
        phrase = chunked.phrases.get(match.start("who")) if match else None
        if match and phrase and phrase.rule in PARTITIVE:
            noun = chunked.entries[chunked.firsts[match.end("noun") - 1]]
            phrase.group = str(noun.data["group"]) if noun is not None and "group" in noun.data else phrase.group
            return [part_of(total, phrase, pattern.name)]
    return []


def is_fragment(chunked: Chunked) -> bool:
    """Whether a sentence has no verb that the pack knows: an item of a list, not a statement."""
    symbols = chunked.sentence.report.pack.view(VIEW).symbols
    return not any(symbols[tag] in chunked.symbols for tag in VERBS)


def take_names(chunked: Chunked, found: dict[tuple[int, str], Finding]) -> None:
    """The names of people who were counted before, one by one; the name of a single person adds nobody."""
    for pattern in chunked.sentence.report.pack.view(VIEW).patterns["naming"]:
        for match in pattern.regex.finditer(chunked.symbols):
            people = [p for p, _ in people_in(chunked, match.span("who")) if is_named_fully(chunked, p)]
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


def is_named_fully(chunked: Chunked, position: int) -> bool:
    """Whether a name has a title, an age or at least two words, and is no institution's."""
    phrase = chunked.phrases[position]
    return phrase.kind == "person" and (phrase.rule != "named person" or len(phrase.words) > 1) and is_person(chunked, position)


def settle(findings: list[Finding]) -> list[Finding]:
    """Drop the weak harm of people who are told to be dead, and join parts to the total that they stand behind."""
    dead = {f.phrase.first for f in findings if f.harm == "killed"}
    kept = [f for f in findings if not (f.weak and f.phrase.first in dead) and not is_name_of_another(f, findings)]
    kept = [f for f in kept if not is_told_again(f, kept)]
    for at, finding in enumerate(kept):
        if finding.part and finding.part_of is None:
            finding.part_of = next((f for f in reversed(kept[:at]) if f.harm == finding.harm and not f.part), None)
    return kept


def is_told_again(finding: Finding, findings: list[Finding]) -> bool:
    """Whether the words behind tell again, and better, who the one of many is: "one of the wounded, a girl, died"."""
    phrase = finding.phrase
    one_of_many = phrase.rule == "some of the wounded" or (phrase.noun is not None and phrase.noun.tag == "many")
    if phrase.kind != "victims" or finding.figure != ONE or not one_of_many:
        return False
    same = [f for f in findings if (f.harm, f.harm_at) == (finding.harm, finding.harm_at) and f is not finding]
    return len(same) == 1 and same[0].figure == ONE and same[0].phrase.first - phrase.last == 1


def is_name_of_another(finding: Finding, findings: list[Finding]) -> bool:
    """Whether a named person is only the name of the one person counted just before: "one of the victims, X, died"."""
    if finding.phrase.kind != "person":
        return False
    return any(
        f.harm_at == finding.harm_at
        and f.harm == finding.harm
        and f.phrase.kind != "person"
        and f.figure.max == 1
        and f.phrase.first < finding.phrase.first
        and finding.phrase.first - f.phrase.last <= (NAME_AFTER if f.phrase.kind == "single" else 2)
        for f in findings
    )
