"""Who a speaker's words name: the fullest name that the report gives, over pronouns, "the ministry" and bare surnames.

Nothing here knows any person: a name is a run of capitals after an office, before a verb of speech, or repeated in full elsewhere.
"""

import re
from dataclasses import dataclass, replace

from onrecord.reading.attributions import Line, Run
from onrecord.reading.names import Names
from onrecord.reading.report import Report, Sentence
from onrecord.records import Source

HE, IT, THEY, WE = {"he", "she", "i"}, {"it"}, {"they"}, {"we"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One speaker as met: its source, whether a person or a body or several people, and the noun that carries it ("ministry")."""

    source: Source
    sort: str
    noun: str


class Speakers:
    """The speakers of one report in the order in which they are met."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.names = Names(report)
        self.met: list[Mention] = []

    def source(self, line: Line, run: Run) -> Source | None:
        """The source that these words name, and remember it."""
        first = line.tokens.words[run[0]].partition("'")[0]
        if line.is_tag(run[0], "pron", "rel") and run[1] - run[0] == 1:
            return self.antecedent(first, line, run)
        mention = described(line, run)
        mention = self.known_as(mention, watches(line, run, mention), line.is_tag(run[0], "det") and first not in INDEFINITE)
        self.met.append(mention)
        return mention.source

    def antecedent(self, word: str, line: Line, run: Run) -> Source | None:
        """The earlier speaker that a pronoun stands for."""
        if line.is_tag(run[0], "rel"):
            before = line.speaker_before(max(0, run[0] - 12), run[0] - line.is_mark(run[0] - 1, ","))
            return self.source(line, before) if before else None
        sorts = PRONOUNS.get(word, ())
        for mention in reversed(self.met):
            if mention.sort in sorts:
                self.met.append(mention)
                return mention.source
        return self.met[-1].source if self.met and word != "it" else None

    def known_as(self, mention: Mention, watching: bool, definite: bool) -> Mention:
        """The mention under the fullest name that the report gives it."""
        earlier = self.earlier(mention) if definite or mention.sort == "person" else None
        if earlier:
            return earlier
        if watching:
            named = watcher(self.report)
            return replace(mention, source=replace(mention.source, name=named), sort="body") if named else mention
        return replace(mention, source=replace(mention.source, name=self.names.full(mention.source.name)))

    def earlier(self, mention: Mention) -> Mention | None:
        """The last earlier mention that this one repeats in other words."""
        words = {w for w in mention.source.name.lower().split() if w not in SMALL}
        for other in reversed(self.met):
            named = set(f"{other.source.name} {other.source.role or ''}".lower().replace("'s", "").split())
            if words <= named or (len(words) == 1 and stands_for(mention, other)):
                return other
        return None


INDEFINITE = {"a", "an", "another", "some", "many", "several", "other", "others", "each", "every", "any", "no", "most", "such", "numerous", "multiple", "few", "certain"}
SMALL = {"the", "a", "an", "of", "for", "this", "same", "its", "his", "their"}
PRONOUNS = {"he": ("person", "unknown"), "she": ("person", "unknown"), "i": ("person", "unknown"), "it": ("body", "unknown"), "they": ("several", "body"), "we": ("body", "several", "person")}
WATCHERS = {"monitor", "watchdog", "observatory", "monitoring group", "war monitor", "monitors", "rights group", "watchdogs", "monitoring groups"}
GROUPS = {"group", "organisation", "organization", "monitor", "watchdog", "network", "agency", "body", "movement", "ngo", "charity", "centre", "center", "war monitor", "council", "coalition"}
PAPERS = {"statement", "bulletin", "report", "post", "update", "release", "message", "tweet", "communique", "letter", "data", "figures"}
PEOPLE = {"official", "officer", "diplomat", "lawmaker", "senator", "candidate", "expert", "analyst", "activist", "doctor", "man", "woman"}


def watches(line: Line, run: Run, mention: Mention) -> bool:
    """Whether a speaker is called a monitor of harm without a name."""
    return mention.noun in WATCHERS or (mention.noun in GROUPS and WATCHING.search(text_of(line, run)) is not None)


WATCHING = re.compile(r"track|monitor|document", re.IGNORECASE)


def stands_for(mention: Mention, other: Mention) -> bool:
    """Whether a bare noun ("the group", "the statement") can mean an earlier speaker of another name."""
    if mention.noun in PAPERS:
        return other.sort in ("body", "unknown")
    if mention.noun in GROUPS:
        capital = other.source.name[:1].isupper() and mention.source.name[:1].islower()
        return capital and other.sort in ("body", "several") and other.source.kind in ("ngo", "un", "party", "rescuers")
    if mention.noun in ("source", "sources"):
        return other.sort in ("person", "several")
    return mention.noun in PEOPLE and other.sort == "person"


def described(line: Line, run: Run) -> Mention:
    """The mention that a speaker's words are, read on their own."""
    start, end = run
    comma = line.tags.find(",", start, end)
    inner = (start, comma if comma > start else end)
    inner = maker_of(line, inner)
    while inner[1] - inner[0] > 1 and line.is_tag(inner[0], "det"):
        inner = inner[0] + 1, inner[1]
    first = first_phrase(line, inner)
    name = named_run(line, first)
    article = next((i for i in range(first[0] + 2, first[1]) if line.is_tag(i, "det")), 0)
    if name is None and article and only_names(line, (first[0], article)):
        name = first[0], article
    if name is None and 0 < comma < end - 1:
        other = line.speaker_at(comma + 1)
        if other and only_names(line, other):
            name = other
    return mention_of(line, inner, first, name)


def mention_of(line: Line, inner: Run, first: Run, name: Run | None) -> Mention:
    """The mention of a speaker with its name, office and kind."""
    anchors = [i for i in range(*first) if line.is_tag(i, "role", "org", "people", "doc", "noted")]
    entries = line.sentence.tagged("speech").entries
    head = entries[anchors[-1]] if anchors else None
    noun = word_at(line, anchors[-1]) if anchors else ""
    shown = name or (first if head and head.tag == "org" else inner)
    words = text_of(line, shown)
    role = text_of(line, (first[0], name[0])) if name and name[0] > first[0] and name[1] <= first[1] else text_of(line, inner) if name and name[0] >= first[1] else None
    sort = "person" if name and head and head.tag in ("role", "people", "title") else sort_of(line, noun, head.tag if head else None)
    kind = head.data.get("kind") if head else None
    return Mention(Source(words, line.tokens.span(*shown), role=role or None, kind=kind), sort, noun)


def sort_of(line: Line, noun: str, tag: str | None) -> str:
    """Whether a noun means a person, a body or several people."""
    if tag is None:
        return "unknown"
    if tag in ("org", "doc", "noted"):
        return "several" if noun == "police" else "body"
    return "several" if noun.endswith("s") or noun in ("people", "police", "men", "women") else "person"


def word_at(line: Line, at: int) -> str:
    """The word or phrase of an entry that begins here."""
    end = at + 1
    while end < len(line.tags) and line.tags[end] == "\ue000":
        end += 1
    return " ".join(line.tokens.words[at:end])


def text_of(line: Line, run: Run) -> str:
    """The words of a run as they stand."""
    if run[0] >= run[1]:
        return ""
    start, end = line.tokens.span(*run)
    return line.sentence.report.text[start:end]


def maker_of(line: Line, run: Run) -> Run:
    """The maker of a paper: "a report from the ministry" means the ministry."""
    for i in range(run[0] + 1, run[1] - 1):
        if line.is_tag(i, "of", "by", "prep"):
            paper = line.is_tag(i - 1, "doc", "noted") and line.tokens.words[i] in ("from", "by", "of")
            return (i + 1, run[1]) if paper else run
    return run


def first_phrase(line: Line, run: Run) -> Run:
    """The run up to its first preposition; "of" and "for" between capitals belong to a name."""
    written = line.tokens.written
    for i in range(run[0] + 1, run[1]):
        if line.is_tag(i, "prep", "to", "by", "part", "and") or line.is_mark(i, "("):
            return run[0], i
        if line.is_tag(i, "of") and not (written[i - 1][0].isupper() and any(w[0].isupper() for w in written[i + 1 : i + 3])):
            return run[0], i
    return run


def named_run(line: Line, run: Run) -> Run | None:
    """The name that ends a phrase after an office ("Mayor Dee Vale") or an owner ("the paper's Dee Vale"); None where there is none."""
    start, tags = run[1], ("cap", "link", "word") if line.sentence.report.shouting else ("cap", "link")
    while start > run[0] and (line.is_tag(start - 1, *tags) or line.is_mark(start - 1, ".-")):
        start -= 1
    if start == run[1] or start == run[0]:
        return None
    while line.is_mark(start, ".-"):
        start += 1
    return (start, run[1]) if line.is_tag(start - 1, "role", "people", "org", "title", "poss", "doc", "mod") or line.is_tag(start - 1, "num") else None


def only_names(line: Line, run: Run) -> bool:
    """Whether a run is a bare name."""
    return all(line.is_tag(i, "cap", "link", "title") or line.is_mark(i, ".-") for i in range(*run))


def watcher(report: Report) -> str | None:
    """The one monitor of harm that the report names in full, if any."""
    found = re.search(r"(?:[A-Z][\w'’-]+ )*(?:Observatory|Network|Monitor|Watch)(?: (?:for|of) (?:[A-Z][\w-]+ ?)+)?", report.text)
    return found.group().strip() if found else None
