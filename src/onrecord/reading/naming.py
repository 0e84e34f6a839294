"""What a speaker's words say on their own: the name, the office, the body spoken for, and whether one person, several or a body speaks."""

from dataclasses import dataclass

from onrecord.lang.pack import Entry
from onrecord.reading.lines import Line, Run
from onrecord.records import Source

NOUNS = ("role", "org", "people", "doc", "noted")
CARRIERS = ("role", "people", "org", "title", "poss", "doc", "mod", "num")  # what goes before a name: "Mayor Vale", "the paper's Vale"


@dataclass(frozen=True, slots=True)
class Mention:
    """One speaker as met: its source, its `sort` (person, several, body, unknown) and the noun that carries it ("ministry")."""

    source: Source
    sort: str
    noun: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of a speaker's words: all of them without article and apposition, the first phrase, and the name if there is one."""

    whole: Run
    first: Run
    name: Run | None


def described(line: Line, run: Run) -> Mention:
    """The mention that a speaker's words are, read on their own."""
    wording = worded(line, run)
    nouns = [i for i in range(*wording.first) if line.is_tag(i, *NOUNS)]
    head = line.sentence.tagged("speech").entries[nouns[-1]] if nouns else None
    noun = " ".join(line.tokens.words[nouns[-1] : line.phrase_end(nouns[-1])]) if nouns else ""
    body = head and (head.tag == "org" or (head.tag == "doc" and line.tokens.written[nouns[-1]][:1].isupper()))  # "Nova News"
    shown = wording.name or (wording.first if body else wording.whole)
    source = Source(
        line.text(shown),
        line.tokens.span(*shown),
        role=role_of(line, wording),
        organisation=organisation_of(line, wording, head),
        kind=head.data.get("kind") if head else None,
    )
    plural = noun.endswith("s") or noun in line.sentence.report.pack.tables["roles"]["speakers"]["plural"]
    return Mention(source, sort_of(head, plural, bool(wording.name)), noun)


def worded(line: Line, run: Run) -> Wording:
    """The parts of a speaker's words."""
    comma = line.tags.find(",", *run)
    whole = without_article(line, maker_of(line, (run[0], comma if comma > run[0] else run[1])))
    first = first_phrase(line, whole)
    name = name_after(line, first) or name_before(line, first) or holder_of(line, whole, first)
    if name is None and line.is_mark(first[1], "(") and line.tags.find(line.symbols["det"], first[1], whole[1]) > 0:
        name = first  # "the Harbour Committees (HC) a network of sailors"
    if name is None and 0 < comma < run[1] - 1:
        other = line.speaker_at(comma + 1)
        name = other if other and only_names(line, other) else None
    return Wording(whole, first, name)


def without_article(line: Line, run: Run) -> Run:
    """The run without the articles that begin it."""
    start = run[0]
    while start < run[1] - 1 and line.is_tag(start, "det"):
        start += 1
    return start, run[1]


def maker_of(line: Line, run: Run) -> Run:
    """The maker of a paper: "a report from the ministry" means the ministry."""
    for i in range(run[0] + 1, run[1] - 1):
        if line.is_tag(i, "of", "by", "prep"):
            paper = line.is_tag(i - 1, "doc", "noted") and line.in_list(i, "from")
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


def name_after(line: Line, run: Run) -> Run | None:
    """The name that ends a phrase after an office ("Mayor Dee Vale") or an owner ("the paper's Dee Vale")."""
    tags = ("cap", "link", "word") if line.sentence.report.shouting else ("cap", "link")
    start = run[1]
    while start > run[0] and (line.is_tag(start - 1, *tags) or line.is_mark(start - 1, ".-")):
        start -= 1
    while line.is_mark(start, ".-"):
        start += 1
    if not run[0] < start < run[1]:
        return None
    carrier = line.phrase_start(start - 1)
    carried = line.is_tag(carrier, *CARRIERS) or line.is_mark(start - 1, ".")
    return (start, run[1]) if carried and not is_one_name(line, carrier, (start, run[1])) else None


def is_one_name(line: Line, carrier: int, name: Run) -> bool:
    """Whether a noun and the single word after it are the name of one body: "the Journalists Syndicate", "East News Agency"."""
    raised = line.tokens.written[carrier][:1].isupper() and not line.sentence.report.shouting
    plural = line.is_tag(carrier, "people") and line.word(carrier).endswith("s")
    return raised and name[1] - name[0] == 1 and (plural or line.is_tag(carrier, "doc"))


def name_before(line: Line, run: Run) -> Run | None:
    """The name in a phrase where commas are stripped: "Dee Vale the director", "Blue Aid a group", "the monitor the North Observatory"."""
    article = next((i for i in range(run[0] + 1, run[1]) if line.is_tag(i, "det")), 0)
    if not article:
        return owned(line, run)
    if line.tokens.written[article - 1][:1].isupper() or line.is_mark(article - 1, ")"):
        return untitled(line, (run[0], article))
    return (article + 1, run[1]) if line.tokens.written[run[1] - 1][:1].isupper() else None


def owned(line: Line, run: Run) -> Run | None:
    """The name before an office whose owner has lost its apostrophe: "Dee Vale Lowlands interior minister"."""
    for at in range(run[0] + 2, run[1] - 1):
        owner = line.is_tag(at, "cap") and line.word(at).endswith("s") and line.is_tag(run[1] - 1, "role")
        if owner and line.tokens.written[at + 1].islower() and only_names(line, (run[0], at)):
            return untitled(line, (run[0], at))
    return None


def untitled(line: Line, run: Run) -> Run:
    """A name without the titles before it."""
    start = run[0]
    while start < run[1] - 1 and (line.is_tag(start, "title") or line.is_mark(start, ".")):
        start += 1
    return start, run[1]


def holder_of(line: Line, whole: Run, first: Run) -> Run | None:
    """The name at the end of an office with its body: "head of the city council Dee Vale"."""
    if not line.is_tag(first[1] - 1, "role") or first[1] == whole[1]:
        return None
    name = name_after(line, (first[1] + 1, whole[1]))
    return name if name and name[1] - name[0] > 1 and line.is_tag(name[0] - 1, "org", "people") else None


def only_names(line: Line, run: Run) -> bool:
    """Whether a run is a bare name."""
    return all(line.is_tag(i, "cap", "link", "title") or line.is_mark(i, ".-") for i in range(*run))


def role_of(line: Line, wording: Wording) -> str | None:
    """The office of a named speaker: the words before the name, or the phrase that the name stands beside."""
    whole, name = wording.whole, wording.name
    if name is None:
        return None
    if name[1] < wording.first[1]:
        return line.text(without_article(line, (name[1], whole[1])))
    return (line.text((whole[0], min(name[0], whole[1]))) or None) if name[0] > whole[0] else None


def organisation_of(line: Line, wording: Wording, head: Entry | None) -> str | None:
    """The body that a person speaks for: what stands before a possessive, or after "of", "for" or "at"."""
    first, whole = wording.first, wording.whole
    if head is None or head.tag == "org":
        return line.text(first) if head else None
    owner = next((i for i in range(*first) if line.is_tag(i, "poss")), None)
    if owner:
        return line.text((first[0], owner))
    if first[1] < whole[1] - 1 and line.in_list(first[1], "serving"):
        return line.text(first_phrase(line, without_article(line, (first[1] + 1, whole[1]))))
    return None


def sort_of(head: Entry | None, plural: bool, named: bool) -> str:
    """Whether a noun means a person, a body or several people; "police" are several."""
    if head is None:
        return "unknown"
    if named and head.tag in ("role", "people"):
        return "person"
    if head.tag in ("org", "doc", "noted"):
        return "several" if head.name == "police" else "body"
    return "several" if plural else "person"
