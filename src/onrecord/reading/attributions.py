"""Where a sentence says that somebody says something: the speaker's words, the words of saying, and what is said, as token positions.

A cue of speech is looked for first; then the speaker on its left ("X said") or right ("said X", "according to X"); then how far the
content reaches.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.reading.contents import PLAIN_START, closes, content_of, is_place, resumed, resumed_after
from onrecord.reading.lines import Line, Run
from onrecord.reading.subjects import LOOSE, first_noun, subject_of

NEAR = 5  # how many words can stand between "claiming" and "lives"
AMBIGUOUS = ("noted", "show", "count", "think", "judge", "reads", "saw")  # tags of verbs that need a second look


@dataclass(frozen=True, slots=True)
class Attribution:
    """One speaker, cue and content, as token positions of a sentence; `carried` where an earlier speaker of the sentence goes on."""

    speaker: Run | None
    cue: Run
    content: Run
    carried: bool = False

    @property
    def start(self) -> int:
        """Where the attribution itself begins: with its speaker or its cue."""
        return min(self.speaker[0], self.cue[0]) if self.speaker and not self.carried else self.cue[0]


def attributions_of(line: Line) -> list[Attribution]:
    """All attributions of a sentence, in the order of their cues, bounded by one another."""
    found = [*spoken(line), *quoted_as(line), *accorded(line), *made_by(line)]
    found += [a for at in line.places("saying") if (a := said_on(line, at, found))]
    found = relayed(line, sorted(found, key=lambda a: a.cue))
    return [bounded(line, one, found) for one in found]


def relayed(line: Line, found: list[Attribution]) -> list[Attribution]:
    """The attributions with what an outlet says given to whom it cites: "A, Nova News reported citing a nurse"."""
    result = list(found)
    for at, (teller, cited) in enumerate(pairwise(found), 1):
        directly = line.after_adverbials(teller.cue[1]) == cited.cue[0] or line.is_mark(cited.cue[0] - 1, ",")
        if line.is_tag(cited.cue[0], "cite") and not cited.carried and directly:
            result[at] = replace(cited, content=(teller.content[0], min(teller.content[1], cited.cue[0])))
    return result


def spoken(line: Line) -> Iterator[Attribution]:
    """The attributions that verbs of saying make."""
    for group in line.groups():
        at = line.phrase_start(group[1] - 1)
        if line.symbols["be"] in line.tags[group[0] : at]:
            found = passive(line, at)
        else:
            found = (inverted(line, (at, group[1])) if group[0] == at else None) or active(line, group, at)
        if found:
            yield found


def active(line: Line, group: Run, at: int) -> Attribution | None:
    """The attribution of "X has said A" and "A, X said"."""
    speaker = subject_of(line, group[0], line.is_tag(at, "say", "tell"))
    if speaker is None or not can_be_verb(line, speaker, at):
        return None
    content = content_of(line, speaker, (at, group[1]))
    return Attribution(speaker, group, content) if content else None


def passive(line: Line, at: int) -> Attribution | None:
    """The attribution of "A was reported by X"; none where nobody is named ("is expected")."""
    by = line.tags.find(line.symbols["by"], at, min(at + LOOSE, line.end))
    if by <= at + 1 or not line.is_tag(at, "say", "noted", "count", "judge", "tell"):
        return None
    if by > line.phrase_end(at) and line.word(by - 1).endswith(tuple(line.lists["done"])):
        return None  # "was reported hurt in a raid carried out by X"
    speaker = line.speaker_at(by + 1)
    return Attribution(speaker, (at, by + 1), (0, by)) if speaker else None


def made_by(line: Line) -> Iterator[Attribution]:
    """The attributions of "the claim by X that A"."""
    for by in line.places("by"):
        speaker = line.speaker_at(by + 1) if line.is_tag(by - 1, "noted", "doc") else None
        if speaker and line.is_tag(speaker[1], "that") and speaker[1] + 1 < line.end:
            yield Attribution(speaker, (by - 1, by + 1), (speaker[1], line.end))


def inverted(line: Line, cue: Run) -> Attribution | None:
    """The attribution of "A, said X"."""
    before = cue[0] - 1
    if before < 1 or not line.is_mark(before, ',"') or not line.is_tag(cue[0], "say", "noted"):
        return None
    speaker = line.speaker_at(cue[1])
    if speaker is None or line.is_tag(speaker[0], "rel"):
        return None
    if line.is_mark(before, ",") and not closes(line, speaker[1]):
        return None
    return Attribution(speaker, cue, (0, resumed(line, speaker[1], cue[0])))


def can_be_verb(line: Line, speaker: Run, at: int) -> bool:
    """Whether a word that is not always a verb of saying can be one here: "local media report that", not "a report"."""
    last = speaker[1] - 1
    if line.in_list(at, "naming") and line.is_tag(first_noun(line, speaker), "people"):
        return False  # "a man named Dee Vale"
    if is_suffered(line, at) or takes_lives(line, at):
        return False
    if not line.is_tag(at, *AMBIGUOUS):
        return True
    if line.is_tag(at, "show"):
        return not line.is_tag(last, "pron", "people", "role", "rel")
    if line.is_tag(at, "saw"):
        return line.is_tag(last, "people") or line.is_tag(first_noun(line, speaker), "people")
    if line.is_tag(at, "reads"):
        return line.is_mark(at + 1, ',:"')
    if line.is_tag(speaker[0], "det") and speaker[1] - speaker[0] == 1:
        return False
    return not line.is_tag(last, "noted") and (at + 1 < line.end or line.is_mark(speaker[0] - 1, ","))


def is_suffered(line: Line, at: int) -> bool:
    """Whether a participle tells what is thought of somebody: "a man suspected of theft", "a man believed to be ill"."""
    of, to = line.in_list(at, "suffered_of"), line.in_list(at, "suffered_to")
    return (of and line.is_tag(at + 1, "of")) or (to and line.is_tag(at + 1, "to"))


def takes_lives(line: Line, at: int) -> bool:
    """Whether a claim is laid to lives and not to truth: "shells fell, claiming two lives"."""
    return line.in_list(at, "claiming") and any(line.in_list(i, "lives") for i in range(at + 1, at + NEAR))


def quoted_as(line: Line) -> Iterator[Attribution]:
    """The attributions of "the paper quoted X as saying that A" and "X was quoted by the paper as saying that A"."""
    for cue in line.places("quoted"):
        at = max((i for i in range(cue) if line.in_list(i, "quoting")), default=0)
        speaker = subject_of(line, at - 1) if line.is_tag(at - 1, "be") else line.speaker_at(at + 1)
        if at and speaker:
            end = line.phrase_end(cue)
            content = (end, line.end) if line.after_adverbials(end) < line.end else (0, max(1, line.clause_start(at) - 1))
            yield Attribution(speaker, (cue, end), content)


def accorded(line: Line) -> Iterator[Attribution]:
    """The attributions of "according to X, A" and "A, according to X"."""
    for at in line.places("accord", "cite"):
        speaker = line.speaker_at(line.phrase_end(at))
        if speaker is None:
            continue
        speaker = uncounted(line, maker_named(line, speaker))
        start = after_apposition(line, speaker[1])
        if at and line.is_tag(speaker[1], "that") and line.in_list(speaker[0] - 1, "from"):
            yield Attribution(speaker, (at, speaker[0]), (speaker[1], line.end))  # "it was reported by X that A"
            continue
        if opens(line, at) and start < line.end:
            yield Attribution(speaker, (at, speaker[0]), (start, line.end))
        elif at:
            yield Attribution(speaker, (at, speaker[0]), (0, content_end(line, at, speaker[1])))


def maker_named(line: Line, run: Run) -> Run:
    """The maker of a paper: "according to data confirmed by the city council, A"."""
    maker = line.speaker_at(line.phrase_end(run[1])) if line.is_tag(run[1], "accord") else None
    return maker or run


def uncounted(line: Line, run: Run) -> Run:
    """The run up to the number that begins the content where commas are stripped: "according to the monitor nine men were hurt"."""
    for at in range(run[0] + 1, run[1] - 1):
        counts = line.is_tag(at, "num", "digits") and not line.is_tag(at - 1, "prep", "of", "to", "and", "det", "by", "cap")
        if counts and not line.tokens.written[at + 1][:1].isupper():
            return run[0], at
    return run


def content_end(line: Line, at: int, after: int) -> int:
    """Where the content of "A, according to X, B" ends: with B, or with A."""
    if not line.is_mark(at - 1, ","):
        return at
    resumes = line.is_mark(after, ",") and line.is_tag(at, "accord")
    return resumed_after(line, after, at - 1) if resumes else at - 1


def opens(line: Line, at: int) -> bool:
    """Whether "according to" opens its clause."""
    joined = line.is_tag(at - 1, "conj", "and")
    early = at < PLAIN_START + 1 and (joined or line.is_tag(at - 1, "adv"))
    return at == 0 or early or (joined and line.is_mark(at - 2, ",;")) or (at <= PLAIN_START + 1 and line.is_mark(at - 1, ","))


def after_apposition(line: Line, at: int) -> int:
    """The position after the comma that closes "According to the mayor, Dee Vale,"."""
    comma = line.tags.find(",", at, line.end)
    if comma < 0 or comma - at > LOOSE:
        return at
    second = line.tags.find(",", comma + 1, line.end)
    named = line.speaker_at(comma + 1)
    return second + 1 if named and named[1] == second else comma + 1


def said_on(line: Line, at: int, found: list[Attribution]) -> Attribution | None:
    """The attribution of "adding that A": the nearest speaker before it in the sentence goes on."""
    cue = (at, line.phrase_end(at))
    if cue[1] >= line.end or takes_lives(line, at) or is_place(line, line.after_adverbials(cue[1])):
        return None
    if line.is_tag(at - 1, "be") or (line.is_tag(at - 2, "be") and line.is_tag(at - 1, "adv")):
        return is_saying(line, cue)
    start = line.clause_start(at)
    aside = line.speaker_before(start, at) if line.symbols["prep"] in line.tags[start:at] else None
    if aside and line.in_list(aside[0] - 1, "beside"):
        return Attribution(aside, cue, (cue[1], line.end))  # "with a nurse saying that A"
    earlier = max((a for a in found if a.cue[0] < at), key=lambda a: a.cue, default=None)
    if earlier:
        return Attribution(earlier.speaker, cue, (cue[1], line.end), carried=True)
    speaker = line.speaker_at(0)
    placed = speaker and line.is_mark(speaker[1], "-")  # "LOWTOWN (Nova) - " is where the report comes from
    return Attribution(speaker, cue, (cue[1], line.end)) if speaker and speaker[1] < at and not placed else None


def is_saying(line: Line, cue: Run) -> Attribution | None:
    """The attribution of "X is calling for A"."""
    start = cue[0]
    while line.is_tag(start - 1, "be", "adv", "aux"):
        start -= 1
    speaker = subject_of(line, start)
    return Attribution(speaker, (start, cue[1]), (cue[1], line.end)) if speaker else None


def bounded(line: Line, one: Attribution, found: list[Attribution]) -> Attribution:
    """The attribution with its content cut where the next speaker of the same rank begins."""
    start, end = one.content
    for other in found:
        if one.cue[0] < other.cue[0] and start < other.start < end and stands_beside(line, other):
            end = other.start
    while end > start + 1 and (line.is_mark(end - 1, ",") or line.is_tag(end - 1, "and", "conj")):
        end -= 1
    return replace(one, content=(start, max(end, start + 1)))


def stands_beside(line: Line, other: Attribution) -> bool:
    """Whether a second attribution stands beside the first, not within what it says."""
    if other.content[1] <= other.start:
        return False
    joined = line.is_mark(other.start - 1, ",;") or line.is_tag(other.start - 1, "and", "conj") or line.in_list(other.start - 1, "beside")
    return joined or other.carried
