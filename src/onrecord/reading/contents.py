"""How far the content of an attribution reaches: the words before the speaker, those after the verb, or both."""

from onrecord.reading.lines import Line, Run
from onrecord.reading.subjects import LOOSE

LEAST = 4  # words that a clause before a speaker has at least
PLAIN_START = 2  # fewer words before a speaker ("Then") are no content


def content_of(line: Line, speaker: Run, cue: Run) -> Run | None:
    """What is said, by where the speaker stands and what follows the verb."""
    rest = after_hearer(line, cue)
    if line.is_tag(speaker[0] - 1, "rel") and line.is_tag(cue[1] - 1, "judge"):
        return aside(line, rest)
    if line.is_tag(speaker[0], "rel"):
        return (rest, line.end) if rest < line.end else None
    after, before = line.after_adverbials(rest), content_before(line, speaker[0])
    if after == line.end - 1 and line.is_mark(after, ":"):
        return after, line.end
    if after >= line.end or (after == line.end - 1 and line.is_mark(after, '"')):
        return before
    if line.is_tag(after, "that") or line.is_mark(after, '":'):
        return (before[0] if before and quoted_before(line, speaker[0]) else after), line.end
    if line.is_mark(after, ","):
        return around(line, speaker[0], after)
    if before and speaker[0] > LEAST and line.in_list(rest, "trailing") and not sets_scene(line, speaker[0]):
        return before[0], line.end
    if before and (trails(line, speaker[0], rest) or trails(line, speaker[0], after)):
        return before
    return rest, line.end


def aside(line: Line, start: int) -> Run | None:
    """The content in a clause between commas: "which he called a gift, ..."."""
    comma = line.tags.find(",", start, line.end)
    end = comma if comma > 0 else line.end
    return (start, end) if start < end else None


def around(line: Line, speaker: int, comma: int) -> Run:
    """The content of "A, X said, B": both, unless A only sets the scene."""
    before = content_before(line, speaker)
    if before and not sets_scene(line, speaker):
        return before[0], resumed_after(line, comma, before[1])
    return comma + 1, line.end


def after_hearer(line: Line, cue: Run) -> int:
    """The position after the hearer of "told Y"; after the cue with other verbs."""
    if not line.is_tag(cue[0], "tell"):
        return cue[1]
    if line.is_tag(cue[1], "you", "pron"):
        return cue[1] + 1
    hearer = line.speaker_at(cue[1])
    return hearer[1] if hearer else cue[1]


def content_before(line: Line, at: int) -> Run | None:
    """The words before a speaker, without the comma between, if there are enough to be a content."""
    end = at
    while end and (line.is_mark(end - 1, ",-") or line.is_tag(end - 1, "as", "and", "conj")):
        end -= 1
    return (0, end) if end >= PLAIN_START else None


def quoted_before(line: Line, at: int) -> bool:
    """Whether a quotation ends right before."""
    return (at > 1 and line.is_mark(at - 1, '"')) or (at > 2 and line.tags[at - 2 : at] == '",')


def sets_scene(line: Line, speaker: int) -> bool:
    """Whether the words before a speaker only set a scene: "In Lowtown, ..."; a clause with a verb ("At least six were …") is more."""
    if any(line.is_tag(at, "be", "aux") for at in range(speaker)):
        return False
    return line.is_tag(0, "prep", "conj", "adv", "day", "accord") and line.tags.count(",", 0, speaker) < 2


def trails(line: Line, speaker: int, rest: int) -> bool:
    """Whether the content went before: what follows the verb cannot begin one."""
    if quoted_before(line, speaker):
        return True
    closing = line.is_tag(rest, "saying", "conj", "cite", "accord")
    if not line.is_mark(speaker - 1, ",-"):
        return closing
    return (closing or is_place(line, rest) or line.is_tag(rest, "to", "as", "by", "day", "adv")) and not sets_scene(line, speaker)


def is_place(line: Line, at: int) -> bool:
    """Whether a preposition stands here that begins no number: "at the gate", and not "at least six" or "over 20"."""
    return line.is_tag(at, "prep") and not line.is_tag(at + 1, "num", "digits") and not line.in_list(at + 1, "bounds")


def resumed(line: Line, at: int, end: int) -> int:
    """Where the content of '"A," said X, "B"' ends: with B where a quotation opens within a few words after X, else at `end`."""
    mark = line.tags.find('"', at, min(at + LOOSE, line.end))
    if mark > 0 and mark + 1 < line.end:
        return line.end
    after = line.after_adverbials(at)
    return line.end if line.is_mark(after, ",") and line.in_list(after + 1, "going_on") else end


def resumed_after(line: Line, at: int, end: int) -> int:
    """Where the content of "A, X said, B" ends: with B if it goes on after a comma or opens a quotation, else with A, at `end`."""
    at = line.after_adverbials(at)
    if line.is_mark(at, '"') or (line.is_mark(at, ",") and line.is_mark(at + 1, '"')):
        return line.end
    if not line.is_mark(at, ","):
        return end
    if line.in_list(at + 1, "going_on"):
        return line.end
    return end if line.is_tag(at + 1, "saying", "conj", "rel", "accord", "cite", "prep", "and") else line.end


def closes(line: Line, at: int) -> bool:
    """Whether nothing that a speaker could have said follows: "said Vale, who ..." and not "said Vale was"."""
    marked = at >= line.end or line.is_mark(at, ',"(-:')
    return marked or line.is_tag(at, "prep", "day", "rel", "conj", "saying", "to", "as", "adv", "and")
