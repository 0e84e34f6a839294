"""Who takes a position: the sides that a sentence names, the subject of a verb, and what "it" and "both sides" stand for."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.reading.report import Report, Sentence
from onrecord.records import Statement

VIEW = "agreement"
KNOWN = 3  # the weight of what makes a pair surely the two sides


@dataclass(frozen=True, slots=True)
class Party:
    """Tokens `first` up to, not including, `last` that name a side.

    `kind` is named, pronoun or both; `free` where no preposition governs it ("in Gaza" takes no position).
    """

    first: int
    last: int
    kind: str
    free: bool


@dataclass
class Desk:
    """One report on the way to its agreements: its statements, and the sides that each sentence names, kept once found."""

    report: Report
    statements: list[Statement]
    _casts: dict[int, list[Party]] = field(default_factory=dict)
    _symbols: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.view = self.report.pack.view(VIEW)
        symbols = self.view.symbols
        self.governing = {symbols[t] for t in ("prep", "of", "with", "by", "between", "to")}
        self.joints = {symbols["and"], ","}

    def symbols(self, *tags: str) -> frozenset[str]:
        """The symbols of these tags."""
        if tags not in self._symbols:
            self._symbols[tags] = frozenset(self.view.symbols[t] for t in tags)
        return self._symbols[tags]

    def cast(self, sentence: Sentence) -> list[Party]:
        """The sides that a sentence names, in its order."""
        if sentence.index not in self._casts:
            self._casts[sentence.index] = self._find_cast(self._with_names(sentence))
        return self._casts[sentence.index]

    def _find_cast(self, tags: str) -> list[Party]:
        found: list[Party] = []
        for pattern in self.view.patterns["party"]:
            found += [Party(m.start(), m.end(), pattern.name, self._is_free(tags, m.start())) for m in pattern.regex.finditer(tags)]
        return sorted(found, key=lambda p: p.first)

    def _with_names(self, sentence: Sentence) -> str:
        """The sentence's tags, but words that only look like ours inside a name as names ("High Negotiations Committee")."""
        tags, written = sentence.tagged(VIEW).tags, sentence.tokens.written
        inside = self.symbols("talk", "scope", "prop", "commit")
        cap = self.view.symbols["cap"]
        at = [i for i, t in enumerate(tags) if i and t in inside and written[i][0].isupper() and written[i - 1][0].isupper()]
        for i in at:
            tags = tags[:i] + cap + tags[i + 1 :]
        return tags

    def _is_free(self, tags: str, first: int) -> bool:
        """Whether the words before a party are no preposition ("in Gaza" takes no position)."""
        while first and tags[first - 1] in (self.view.symbols["the"], self.view.symbols["scope"], "\ue000"):
            first -= 1
        return not first or tags[first - 1] not in self.governing

    def words(self, sentence: Sentence, party: Party) -> str:
        """A party as the report writes it."""
        start, end = sentence.tokens.span(party.first, party.last)
        return self.report.text[start:end]

    @cached_property
    def pair(self) -> str | None:
        """The two sides that the report is about: what "both sides" stands for."""
        found = Counter[str]()
        for sentence in self.report.sentences:
            if "agreement" in sentence.triggers:
                self._count_pairs(sentence, found)
        best = found.most_common(1)
        if best and best[0][1] >= KNOWN:
            return best[0][0]
        return self._known_pair() or (best[0][0] if best else None)

    def _count_pairs(self, sentence: Sentence, found: Counter[str]) -> None:
        """Count the pairs ("X and Y", "X-Y") of one sentence; known enemies, and those after "between", count most."""
        tags = sentence.tagged(VIEW).tags
        for party in self.cast(sentence):
            names = split_names(self.words(sentence, party))
            if party.kind == "named" and len(names) == 2 and all(n[:1].isupper() for n in names):
                between = bool(party.first) and tags[party.first - 1] == self.view.symbols["between"]
                known = all(self._is_known(n) for n in names)
                found[" and ".join(names)] += 1 + KNOWN * (between + 2 * known)

    def _is_known(self, name: str) -> bool:
        """Whether a name is that of a side of a war that the pack knows."""
        return any(word in self._known for word in re.findall(r"\w+", name.lower()))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(form for forms in self.report.pack.tables["parties"]["belligerents"].values() for form in forms)

    def _known_pair(self) -> str | None:
        """The two known enemies that the report names most."""
        counts = Counter(
            {
                name: sum(len(re.findall(rf"\b{form}\b", self.report.folded)) for form in forms)
                for name, forms in self.report.pack.tables["parties"]["belligerents"].items()
            }
        )
        first, second = (counts.most_common(2) + [("", 0)] * 2)[:2]
        return f"{first[0]} and {second[0]}" if second[1] else None


def split_names(words: str) -> list[str]:
    """The names in a joint one.

    >>> split_names("Turkey, Russia and Iran"), split_names("US-Russia")
    (['Turkey', 'Russia', 'Iran'], ['US', 'Russia'])
    """
    names = [n for n in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", words) if n]
    return re.split(r"[-–](?=[A-Z])", names[0]) if len(names) == 1 and re.fullmatch(r"[A-Z][\w.]+[-–][A-Z]\w+", names[0]) else names


def subject_of(desk: Desk, sentence: Sentence, verb: int) -> str | None:
    """Who does what the verb at this token says: the nearest side before it that no preposition governs.

    "Kyiv said it had agreed" gives Kyiv; "both sides" gives the report's pair.
    """
    party = subject_party(desk, sentence, verb)
    if party is None:
        return None
    return name_of(desk, sentence, party)


def subject_party(desk: Desk, sentence: Sentence, verb: int) -> Party | None:
    """The party that is the subject of a verb, as it stands in the sentence."""
    before = [p for p in desk.cast(sentence) if p.last <= verb]
    free = [p for p in before if p.free] or before
    if not free:
        return None
    tags = sentence.tagged(VIEW).tags
    if sentence.tokens.words[verb].endswith("ing") and "," in tags[max(0, verb - 3) : verb]:
        return free[0]
    after = tags[free[-1].last : verb]
    apposed = after.startswith(",") and free[-1].first > 0 and tags[free[-1].first - 1] == ","
    if is_adjacent(desk, after[apposed:]):
        return free[-1]
    start = clause_start(desk, tags, verb)
    return next((p for p in free if p.first >= start), free[-1])


def is_adjacent(desk: Desk, between: str) -> bool:
    """Whether only auxiliaries, adverbs, days and other small words stand between a side and its verb."""
    return set(between) <= desk.symbols("aux", "adv", "day", "neg", "must", "unreal", "to") | {"\ue000", '"'}


def clause_start(desk: Desk, tags: str, verb: int) -> int:
    """Where the clause of a verb begins: after the last word that opens one."""
    opening = desk.symbols("said", "but", "rel") | {";", ":"}
    return next((i + 1 for i in range(verb - 1, -1, -1) if tags[i] in opening), 0)


def name_of(desk: Desk, sentence: Sentence, party: Party) -> str | None:
    """The name of a party: its words, or what a pronoun stands for."""
    if party.kind == "both":
        return desk.pair
    words = desk.words(sentence, party)
    if party.kind == "named":
        return words
    if words.lower() in ("we", "i"):
        return speaker_at(desk, sentence, party.first)
    named = antecedent(desk, sentence, party)
    return named or (words[4:] if words.lower().startswith("the ") else None)


def antecedent(desk: Desk, sentence: Sentence, party: Party) -> str | None:
    """Whom "it" or "he" stands for: the nearest subject before it, here or in the two sentences before."""
    named = [p for p in desk.cast(sentence) if p.last <= party.first and p.kind == "named" and p.free]
    if named:
        return desk.words(sentence, subject_of_speech(desk, sentence, named))
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        earlier = desk.report.sentences[index]
        named = [p for p in desk.cast(earlier) if p.kind == "named" and p.free]
        if named:
            return desk.words(earlier, subject_of_speech(desk, earlier, named))
    return None


def subject_of_speech(desk: Desk, sentence: Sentence, named: list[Party]) -> Party:
    """Of these parties, the one that speaks ("Kyiv said it …"), else the first."""
    tags = sentence.tagged(VIEW).tags
    said = desk.view.symbols["said"]
    return next((p for p in named if said in tags[p.last : p.last + 4]), named[0])


def speaker_at(desk: Desk, sentence: Sentence, token: int) -> str | None:
    """Who says the words at a token: by the statements, else by the verb of speech in the sentence or its neighbours."""
    span = sentence.tokens.span(token, token + 1)
    told = next((s.speaker.name for s in desk.statements if s.speaker and s.span[0] <= span[0] and span[1] <= s.span[1]), None)
    if told:
        return told
    return spoken_by(desk, sentence)


def spoken_by(desk: Desk, sentence: Sentence) -> str | None:
    """The side beside the sentence's verb of speech: "…, Moscow said", "according to Kyiv"."""
    tags = sentence.tagged(VIEW).tags
    said = desk.view.symbols["said"]
    for at in (i for i, tag in enumerate(tags) if tag == said):
        for party in desk.cast(sentence):
            follows = 0 <= party.first - at <= 3 and "," not in tags[at : party.first]
            if (is_adjacent(desk, tags[party.last : at]) and party.last <= at) or (follows and at_end(tags, party, at)):
                return name_of(desk, sentence, party) if party.kind == "named" else antecedent(desk, sentence, party)
    return None


def at_end(tags: str, party: Party, said: int) -> bool:
    """Whether a side after a verb of speech is its subject ("…", said the ministry.): something was said before it."""
    return said > 3 and not re.search(r"\w", tags[party.last : party.last + 1])
