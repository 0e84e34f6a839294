"""Which words of a sentence are the speaker of a verb: right before it, over an apposition, a bracket or a relative clause.

Commas are a help and no condition: many outlets strip them.
"""

from onrecord.reading.lines import Line, Run

LOOSE = 14  # how many words a relative clause or the like may hold between a speaker and the verb
SAYING = ("say", "tell", "noted")  # tags of verbs that would have a speaker of their own
QUOTED_NAME = 8  # how many words a name in quotation marks may have


def subject_of(line: Line, at: int, plain: bool = False) -> Run | None:
    """The speaker whose words end where the verb group begins; with `plain`, nouns that the pack does not know may speak."""
    if at == 0:
        return None
    if line.is_mark(at - 1, ",-"):
        return with_apposition(line, at)
    if line.is_mark(at - 1, ")"):
        return with_bracket(line, at)
    if line.is_mark(at - 1, '"'):
        return with_quoted_name(line, at)
    start = line.clause_start(at)
    found = related_subject(line, at) or line.speaker_before(start, at) or loose_subject(line, at)
    if not found and plain:
        found = line.speaker_before(start, at, "plain speaker")
    return named_before(line, listed(line, freed(line, found, start))) if found else None


def with_bracket(line: Line, at: int) -> Run | None:
    """The subject of "the North Coast Observatory (NCO) said"."""
    bracket = line.tags.rfind("(", 0, at)
    found = line.speaker_before(line.clause_start(bracket), bracket) if bracket > 0 else None
    return (found[0], at) if found else None


def with_quoted_name(line: Line, at: int) -> Run | None:
    """The subject of 'sources known as the "Vests" told'."""
    mark = line.tags.rfind('"', max(0, at - QUOTED_NAME), at - 1)
    if mark < 1:
        return None
    end = mark - 1 if line.is_tag(mark - 1, "det") else mark
    found = line.speaker_before(line.clause_start(end), end)
    return (found[0], at) if found else None


def with_apposition(line: Line, at: int) -> Run | None:
    """The subject of "Vale, the mayor of Lowtown, said": from its first word to the comma before the verb."""
    low, best = at - 1, None
    for _ in range(3):
        low = line.clause_start(low) - 1
        if low < 1:
            break
        start = subject_start(line, low)
        found = line.speaker_before(start, low)
        if found and found[0] == start:
            best = found[0], at - 1
    return best


def subject_start(line: Line, at: int) -> int:
    """Where a subject before `at` can begin: after the last mark or conjunction, and after adverbs."""
    start = line.clause_start(at)
    start = max([start, *(i + 1 for i in range(start, at) if line.is_tag(i, "that", "conj", "and"))])
    while line.is_tag(start, "adv", "conj", "and", "that"):
        start += 1
    return start


def related_subject(line: Line, at: int) -> Run | None:
    """The subject of a clause with a relative clause in it: "the group which relies on sources in the town said"."""
    start = line.clause_start(at)
    while line.is_tag(start, "and", "conj", "adv", "that"):
        start += 1
    if line.tags.find(line.symbols["rel"], start, at) < 0 and line.tags.find(line.symbols["that"], start, at) < 0:
        return None
    found = line.speaker_at(start)
    if found is None or not line.is_tag(found[1], "rel", "that") or not 0 < at - found[1] <= LOOSE or line.is_tag(start, "pron", "rel"):
        return None
    relative = line.tags[found[1] + 1 : at]
    return found if not any(line.symbols[tag] in relative for tag in SAYING) else None


def freed(line: Line, run: Run, start: int) -> Run:
    """The run without the object of the clause before it, where commas are stripped: "hurt two men with a stone Nova News said"."""
    if line.sentence.report.shouting or (run[0] == start and not any(line.is_tag(at, "num", "digits") for at in range(start + 1, run[1]))):
        return run
    for at in range(run[1] - 1, run[0], -1):
        if names_object(line, (run[0], at)) and any(begins(line, at) for begins in BEGINNINGS):
            return at, run[1]
    return run


def names_after_noun(line: Line, at: int) -> bool:
    """Whether a name stands right after a plain noun: "with a stone | Nova News"."""
    written = line.tokens.written
    raised = written[at][:1].isupper() and line.is_tag(at, "org", "cap", "role")
    return raised and line.is_tag(at - 1, "word") and written[at - 1].islower()


def body_after_place(line: Line, at: int) -> bool:
    """Whether a body or an office stands right after a place: "in Lowtown | state television"."""
    written = line.tokens.written
    lower = written[at].islower() and line.is_tag(at, "org", "role", "mod")
    return lower and line.is_tag(at - 1, "cap") and line.is_tag(at - 2, "prep")


def body_after_people(line: Line, at: int) -> bool:
    """Whether a body stands right after people who were counted: "hurt nine men | state television"."""
    plural = line.word(at - 1).endswith("s") or line.in_list(at - 1, "counted")
    return line.is_tag(at, "org") and plural and line.is_tag(at - 1, "people", "word") and line.is_tag(at - 2, "num", "digits", "word")


BEGINNINGS = (names_after_noun, body_after_place, body_after_people)


def names_object(line: Line, run: Run) -> bool:
    """Whether these words, before a speaker, look like what was harmed: with a number, or with a preposition."""
    return any(line.is_tag(at, "num", "digits", "prep") for at in range(*run))


def loose_subject(line: Line, at: int) -> Run | None:
    """The subject of a clause whose speaker is followed by words of no known shape: "residents who had fled from there told"."""
    start = line.clause_start(at)
    while line.is_tag(start, "and", "conj", "adv", "that"):
        start += 1
    found = line.speaker_at(start)
    if found is None or at - found[1] > LOOSE:
        return None
    attached = line.is_tag(found[1], "rel", "that", "prep", "saying", "part") or line.is_mark(found[1], '"')
    return (found[0], at) if attached else None


def listed(line: Line, run: Run) -> Run:
    """The run with the speakers that a list puts before it: "the mayor, the town council and residents"."""
    if not line.is_tag(run[0] - 1, "and"):
        return run
    comma = line.is_mark(run[0] - 2, ",")
    end = run[0] - 2 if comma else run[0] - 1
    found = with_apposition(line, end + 1) if comma else line.speaker_before(line.clause_start(end), end)
    return (found[0], run[1]) if found and opens_clause(line, found[0]) else run


def opens_clause(line: Line, at: int) -> bool:
    """Whether a clause can begin here."""
    return at == 0 or line.is_mark(at - 1, ',":') or line.is_tag(at - 1, "conj", "that", "adv")


def named_before(line: Line, run: Run) -> Run:
    """The run with the name that goes before it where commas are stripped: "Dee Vale the director", "the Blue Aid a group of divers"."""
    if not line.is_tag(run[0], "det"):
        return run
    body = line.speaker_before(line.clause_start(run[0]), run[0])
    if body and opens_clause(line, body[0]) and describes(line, body, run):
        return body[0], run[1]
    start = run[0]
    while line.is_tag(start - 1, "cap", "link"):
        start -= 1
    free = not line.is_tag(start - 1, "prep", "of", "to", "by", "role", "org", "people")
    return (start, run[1]) if run[0] - start > 1 and free and line.is_tag(first_noun(line, run), "role") else run


def describes(line: Line, body: Run, run: Run) -> bool:
    """Whether one of two speakers side by side has a name and the other tells what that is."""
    bracket = line.tags.rfind("(", *body)
    last = (bracket if bracket > body[0] else body[1]) - 1
    raised = [line.tokens.written[at][:1].isupper() for at in (last, min(run[1] - 1, run[0] + 2))]
    return raised[0] != raised[1]


def first_noun(line: Line, run: Run) -> int:
    """The first noun of a speaker: the one that its other words are about."""
    return next((i for i in range(*run) if line.is_tag(i, "people", "role", "org", "doc")), run[0])
