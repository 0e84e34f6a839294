"""Where a sentence says that somebody says something: the speaker's words, the words of saying, and what is said, as token positions.

A cue of speech is looked for first; then the speaker on its left ("X said") or right ("said X", "according to X"); then how far the
content reaches. Commas are a help and no condition: many outlets strip them.
"""

import re
from dataclasses import dataclass, replace

from onrecord.lang.pack import View
from onrecord.reading.report import Sentence

Run = tuple[int, int]  # positions of tokens: first, and one past the last
PLAIN_START = 2  # a run of fewer words before a speaker ("On Sunday") is no content


@dataclass(frozen=True, slots=True)
class Attribution:
    """One speaker, cue and content, as token positions of a sentence; `carried` where an earlier speaker of the sentence goes on."""

    speaker: Run | None
    cue: Run
    content: Run
    carried: bool = False
    cited: bool = False


class Line:
    """One sentence as the view "speech" sees it, with the questions that finding a speaker asks."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.view: View = sentence.report.pack.view("speech")
        self.tags = capitalised(self, sentence.tagged("speech").tags)
        self.end = len(self.tags)
        while self.end and self.tags[self.end - 1] in ".;":
            self.end -= 1

    def is_tag(self, at: int, *names: str) -> bool:
        """Whether the token stands in the sentence and has one of the tags."""
        return 0 <= at < self.end and any(self.tags[at] == self.view.symbols[name] for name in names)

    def is_mark(self, at: int, marks: str) -> bool:
        """Whether the token stands in the sentence and is one of these punctuation marks."""
        return 0 <= at < self.end and self.tags[at] in marks

    def find(self, kind: str, start: int = 0) -> "list[re.Match[str]]":
        """All matches of the first pattern of a kind."""
        return list(self.view.patterns[kind][0].regex.finditer(self.tags, start, self.end))

    def speaker_at(self, at: int) -> Run | None:
        """The speaker whose words begin here."""
        found = self.view.patterns["speaker"][0].regex.match(self.tags, at, self.end)
        return trimmed(self, found.span()) if found else None

    def speaker_before(self, low: int, at: int) -> Run | None:
        """The speaker whose words end here, as long as can be, not reaching before `low`."""
        return self.find_before("speaker before", low, at)

    def find_before(self, kind: str, low: int, at: int) -> Run | None:
        """The longest match of a pattern that ends here and does not reach before `low`."""
        found = self.view.patterns[kind][0].regex.search(self.tags, low, at)
        return found.span() if found else None

    def after_adverbials(self, at: int) -> int:
        """The position after "on Sunday", "in a statement", "to reporters"."""
        found = self.view.patterns["adverbials"][0].regex.match(self.tags, at, self.end)
        return found.end() if found else at


def capitalised(line: Line, tags: str) -> str:
    """The tags with words such as "Rights", "Interior" and "al-Nasr" as parts of names where a capital makes them so."""
    modifier, word, name = (line.view.symbols[tag] for tag in ("mod", "word", "cap"))
    written = line.tokens.written
    if line.sentence.report.shouting:
        return tags
    apostrophe = line.view.symbols["poss"]
    tags = tags.replace(apostrophe * 2, '"\ue000')
    if modifier in tags:
        tags = "".join(name if tag == modifier and i and written[i][0].isupper() else tag for i, tag in enumerate(tags))
    if "-" in line.sentence.text:
        tags = "".join(name if tag == word and ARTICLED.match(written[i]) else tag for i, tag in enumerate(tags))
    return tags


ARTICLED = re.compile(r"[a-z]{1,4}['’]?-[A-Z]")


def trimmed(line: Line, run: Run) -> Run:
    """The run without a last possessive, preposition or stop."""
    start, end = run
    while end > start + 1 and line.is_tag(end - 1, "poss"):
        end -= 1
    return start, end


def attributions_of(line: Line) -> list[Attribution]:
    """All attributions of a sentence, in the order of their cues, bounded by one another."""
    found = [a for match in line.find("cue") if (a := spoken(line, match.span()))]
    found += [a for match in line.find("quoted") if (a := quoted_as(line, match.span()))]
    found += [a for match in line.find("accord") if (a := accorded(line, match.span()))]
    found += [a for match in line.find("saying") if (a := carried_on(line, match.span(), found))]
    found += headlined(line, found)
    found.sort(key=lambda a: a.cue)
    return bounded(line, found)


def spoken(line: Line, match: Run) -> Attribution | None:
    """The attribution that a verb of saying makes, or None."""
    at = cue_word(line, match)
    if passive(line, match, at):
        return passive_by(line, at)
    cue = (at, cue_end(line, at))
    turned = inverted(line, cue) if match[0] == at else None
    if turned:
        return turned
    speaker = subject_of(line, match[0], line.is_tag(at, "say", "tell"))
    if speaker is None:
        return None
    if not fits_verb(line, speaker, at):
        return None
    content = content_of(line, speaker, cue)
    return Attribution(speaker, (match[0], cue[1]), content) if content else None


def quoted_as(line: Line, match: Run) -> Attribution | None:
    """The attribution of "the paper quoted X as saying that A" and "X was quoted by the paper as saying that A"."""
    words = line.tokens.words
    at = max((i for i in range(match[0]) if words[i] in ("quoted", "quoting", "cited", "citing", "quotes")), default=-1)
    if at < 0:
        return None
    passive = line.is_tag(at - 1, "be")
    speaker = subject_of(line, at - 1) if passive else line.speaker_at(at + 1)
    if speaker is None:
        return None
    after = line.after_adverbials(match[1])
    return Attribution(speaker, match, (match[1], line.end) if after < line.end else (0, max(1, clause_start(line, at) - 1)))


def cue_word(line: Line, match: Run) -> int:
    """The verb itself within the verb group: its last tag that is no inside of a phrase."""
    at = match[1] - 1
    while at > match[0] and line.is_mark(at, "\ue000"):
        at -= 1
    return at


def cue_end(line: Line, at: int) -> int:
    """One past the cue's last token."""
    end = at + 1
    while end < line.end and line.is_mark(end, "\ue000"):
        end += 1
    return end


def passive(line: Line, match: Run, at: int) -> bool:
    """Whether a form of "be" makes the subject the one spoken of ("was told", "is expected")."""
    return line.view.symbols["be"] in line.tags[match[0] : at] and " as saying" not in " ".join(line.tokens.words[at : at + 4])


def first_anchor(line: Line, run: Run) -> int:
    """The first noun of a speaker: the one that its other words are about."""
    return next((i for i in range(*run) if line.is_tag(i, "people", "role", "org", "doc")), run[0])


def passive_by(line: Line, at: int) -> Attribution | None:
    """The attribution of "A was reported by X", or None where nobody is named."""
    by = line.tags.find(line.view.symbols["by"], at, min(at + LOOSE, line.end))
    speaker = line.speaker_at(by + 1) if by > 0 and line.is_tag(at, "say", "noted", "count", "judge", "tell") else None
    return Attribution(speaker, (at, by + 1), (0, by)) if speaker and by > at + 1 else None


def fits_verb(line: Line, speaker: Run, at: int) -> bool:
    """Whether an ambiguous verb can be one here: "local media report that", not "a report"."""
    if not line.is_tag(at, "noted", "show", "count", "think", "judge", "reads", "saw"):
        return True
    last = speaker[1] - 1
    if line.is_tag(at, "show") and line.is_tag(last, "pron", "people", "role", "rel"):
        return False
    if line.is_tag(at, "noted") and line.is_tag(speaker[0], "det") and speaker[1] - speaker[0] == 1:
        return False
    if line.is_tag(at, "saw"):
        return line.is_tag(last, "people") or line.is_tag(first_anchor(line, speaker), "people")
    if line.is_tag(at, "reads"):
        return line.is_mark(at + 1, ',:"')
    return not line.is_tag(last, "noted") and (at + 1 < line.end or line.is_mark(speaker[0] - 1, ","))


def subject_of(line: Line, at: int, plain: bool = False) -> Run | None:
    """The speaker whose words end where the verb group begins; over an apposition between commas if need be."""
    if at == 0:
        return None
    before = line.tags[at - 1]
    if before in ",-":
        return with_apposition(line, at)
    if before == ")":
        bracket = line.tags.rfind("(", 0, at)
        found = line.speaker_before(clause_start(line, bracket), bracket) if bracket > 0 else None
        return (found[0], at) if found else None
    if before == '"':
        return with_quoted_name(line, at)
    found = line.speaker_before(clause_start(line, at), at)
    found = found or loose_subject(line, at)
    if not found and plain:
        found = line.find_before("plain speaker", clause_start(line, at), at)
    return named_before(line, listed(line, found)) if found else None


def named_before(line: Line, run: Run) -> Run:
    """The run with the name that goes before an office where commas are stripped: "Dee Vale the director of the clinic"."""
    if not line.is_tag(run[0], "det") or not line.is_tag(first_anchor(line, run), "role"):
        return run
    start = run[0]
    while line.is_tag(start - 1, "cap", "link"):
        start -= 1
    return (start, run[1]) if run[0] - start > 1 and not line.is_tag(start - 1, "prep", "of", "to", "by", "role", "org", "people") else run


def listed(line: Line, run: Run) -> Run:
    """The run with the speakers that a list puts before it: "the mayor, the town council and residents"."""
    if not line.is_tag(run[0] - 1, "and"):
        return run
    end = run[0] - 2 if line.is_mark(run[0] - 2, ",") else run[0] - 1
    found = with_apposition(line, end + 1) if end < run[0] - 1 else line.speaker_before(clause_start(line, end), end)
    return (found[0], run[1]) if found and (found[0] == 0 or line.is_mark(found[0] - 1, ',":') or line.is_tag(found[0] - 1, "conj", "that", "adv")) else run


def clause_start(line: Line, at: int) -> int:
    """The position after the nearest comma, quotation mark, colon or semicolon before `at`."""
    for i in range(at - 1, -1, -1):
        if line.is_mark(i, ',":;'):
            return i + 1
    return 0


def with_quoted_name(line: Line, at: int) -> Run | None:
    """The subject of 'sources known as the "Vests" told'."""
    mark = line.tags.rfind('"', max(0, at - 8), at - 1)
    if mark < 1:
        return None
    end = mark - 1 if line.is_tag(mark - 1, "det") else mark
    found = line.speaker_before(clause_start(line, end), end)
    return (found[0], at) if found else None


def with_apposition(line: Line, at: int) -> Run | None:
    """The subject of "Vale, the mayor of Lowtown, said": from its first word to the comma before the verb."""
    low, best = at - 1, None
    for _ in range(3):
        low = clause_start(line, low) - 1
        if low < 1:
            break
        start = max((i + 1 for i in range(low) if line.is_mark(i, ',":;') or line.is_tag(i, "that", "conj", "and")), default=0)
        while line.is_tag(start, "adv", "conj", "and", "that"):
            start += 1
        found = line.speaker_before(start, low)
        if found and found[0] == start:
            best = found[0], at - 1
    return best


LOOSE = 14  # how many words a relative clause or the like may hold between a speaker and the verb


def loose_subject(line: Line, at: int) -> Run | None:
    """The subject of a clause whose speaker is followed by words of no known shape: "sources there known as the Vests told"."""
    start = clause_start(line, at)
    while line.is_tag(start, "and", "conj", "adv", "that"):
        start += 1
    found = line.speaker_at(start)
    if found and at - found[1] <= LOOSE and (line.is_tag(found[1], "rel", "that", "prep", "saying", "part") or line.is_mark(found[1], '"')):
        return found[0], at
    return None


def inverted(line: Line, cue: Run) -> Attribution | None:
    """The attribution of "A, said X", or None."""
    before = cue[0] - 1
    if before < 1 or not line.is_mark(before, ',"') or not line.is_tag(cue[0], "say", "noted"):
        return None
    speaker = line.speaker_at(cue[1])
    if speaker is None or line.is_tag(speaker[0], "rel"):
        return None
    if line.is_mark(before, ",") and not closes(line, speaker[1]):
        return None
    return Attribution(speaker, cue, (0, resumed(line, speaker[1], cue[0])))


def closes(line: Line, at: int) -> bool:
    """Whether nothing that a speaker could have said follows: "said Vale, who ..." and not "said Vale was"."""
    return at >= line.end or line.is_mark(at, ',"(-:') or line.is_tag(at, "prep", "day", "rel", "conj", "saying", "to", "as", "adv", "and")


WITH = (["with"], ["including"], ["and"])


def resumed(line: Line, at: int, end: int) -> int:
    """Where the content of '"A," said X, "B"' ends: with B where a quotation opens within a few words after X, else at `end`."""
    mark = line.tags.find('"', at, min(at + LOOSE, line.end))
    if mark > 0 and mark + 1 < line.end:
        return line.end
    after = line.after_adverbials(at)
    return line.end if line.is_mark(after, ",") and line.tokens.words[after + 1 : after + 2] in WITH else end


def parenthetical_end(line: Line, at: int, end: int) -> int:
    """Where the content of "A, X said, B" ends: with B if it goes on after a comma or opens a quotation, else with A, at `end`."""
    at = line.after_adverbials(at)
    if line.is_mark(at, '"') or (line.is_mark(at, ",") and line.is_mark(at + 1, '"')):
        return line.end
    if not line.is_mark(at, ","):
        return end
    if line.tokens.words[at + 1 : at + 2] in WITH:
        return line.end
    return end if line.is_tag(at + 1, "saying", "conj", "rel", "accord", "cite", "prep", "and") else line.end


def content_of(line: Line, speaker: Run, cue: Run) -> Run | None:
    """What is said, by where the speaker stands and what follows the verb."""
    rest = after_hearer(line, cue)
    if line.is_tag(speaker[0], "rel"):
        return (rest, line.end) if rest < line.end else None
    after = line.after_adverbials(rest)
    before = content_before(line, speaker[0])
    if after == line.end - 1 and line.is_mark(after, ":"):
        return after, line.end
    if after >= line.end or (after == line.end - 1 and line.is_mark(after, '"')):
        return before if before else None
    if line.is_tag(after, "that") or line.is_mark(after, '":'):
        return join(before if quoted_end(line, speaker[0]) else None, (after, line.end))
    if line.is_mark(after, ","):
        if before and not plain_opening(line, speaker[0]):
            return before[0], parenthetical_end(line, after, before[1])
        return after + 1, line.end
    if before and (trails(line, speaker[0], rest) or trails(line, speaker[0], after)):
        return before
    return rest, line.end


def join(first: Run | None, second: Run) -> Run:
    """One run over both."""
    return (first[0], second[1]) if first else second


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
    while end and (line.is_mark(end - 1, ",") or line.is_tag(end - 1, "as", "and", "conj")):
        end -= 1
    return (0, end) if end >= PLAIN_START else None


def quoted_end(line: Line, at: int) -> bool:
    """Whether a quotation ends right before."""
    return at > 1 and line.is_mark(at - 1, '"') or at > 2 and line.tags[at - 2 : at] == '",'


def plain_opening(line: Line, at: int) -> bool:
    """Whether the words before a speaker only set a scene: "In Lowtown, ..."."""
    return line.is_tag(0, "prep", "conj", "adv", "day", "accord") and line.tags.count(",", 0, at) < 2


def trails(line: Line, speaker: int, rest: int) -> bool:
    """Whether the content went before: what follows the verb cannot begin one."""
    if quoted_end(line, speaker):
        return True
    closing = line.is_tag(rest, "saying", "conj", "cite", "accord")
    if line.is_mark(speaker - 1, ","):
        return (closing or line.is_tag(rest, "prep", "to", "as", "by", "day", "adv")) and not plain_opening(line, speaker)
    return closing


def accorded(line: Line, match: Run) -> Attribution | None:
    """The attribution of "according to X": what follows if it opens the clause, else what went before."""
    at = match[0]
    speaker = line.speaker_at(cue_end(line, at))
    if speaker is None:
        return None
    cited = line.is_tag(at, "cite")
    opens = at == 0 or (line.is_tag(at - 1, "conj", "and") and line.is_mark(at - 2, ",;")) or (at < 3 and line.is_tag(at - 1, "conj", "and", "adv")) or (line.is_mark(at - 1, ",") and at < 4)
    if opens:
        start = end_of_apposition(line, speaker[1])
        if start < line.end:
            return Attribution(speaker, (at, speaker[0]), (start, line.end), cited=cited)
    if at == 0:
        return None
    end = at - 1 if line.is_mark(at - 1, ",") else at
    if line.tags[speaker[1] : speaker[1] + 1] == "," and line.is_mark(at - 1, ",") and not cited:
        end = parenthetical_end(line, speaker[1], end)
    return Attribution(speaker, (at, speaker[0]), (0, end), cited=cited)


def end_of_apposition(line: Line, at: int) -> int:
    """The position after the comma that closes "According to the mayor, Dee Vale,"."""
    comma = line.tags.find(",", at, line.end)
    if comma < 0 or comma - at > LOOSE:
        return at
    second = line.tags.find(",", comma + 1, line.end)
    named = line.speaker_at(comma + 1)
    return second + 1 if named and named[1] == second else comma + 1


def carried_on(line: Line, match: Run, found: list[Attribution]) -> Attribution | None:
    """The attribution of "adding that A": the nearest speaker before it in the sentence goes on."""
    at = match[0]
    cue = (at, cue_end(line, at))
    if cue[1] >= line.end or line.is_tag(line.after_adverbials(cue[1]), "prep"):
        return None
    if line.is_tag(at - 1, "be") or (line.is_tag(at - 2, "be") and line.is_tag(at - 1, "adv")):
        group = at - 1 if line.is_tag(at - 1, "be") else at - 2
        while line.is_tag(group - 1, "aux"):
            group -= 1
        speaker = subject_of(line, group)
        return Attribution(speaker, (group, cue[1]), (cue[1], line.end)) if speaker else None
    earlier = [a for a in found if a.cue[0] < at and a.speaker]
    if earlier:
        return Attribution(max(earlier, key=lambda a: a.cue).speaker, cue, (cue[1], line.end), carried=True)
    speaker = line.speaker_at(0)
    return Attribution(speaker, cue, (cue[1], line.end)) if speaker and speaker[1] < at else None


def headlined(line: Line, found: list[Attribution]) -> list[Attribution]:
    """The attribution of a headline: "Bridge shut: mayor", "Mayor: bridge shut"."""
    colon = line.tags.find(":")
    if colon < 1 or found or colon + 1 >= line.end:
        return []
    before, after = line.speaker_at(0), line.speaker_at(colon + 1)
    if before and before[1] == colon and line.end - colon > PLAIN_START:
        return [Attribution(before, (colon, colon + 1), (colon + 1, line.end))]
    if after and after[1] == line.end and colon >= PLAIN_START:
        return [Attribution(after, (colon, colon + 1), (0, colon))]
    return []


def bounded(line: Line, found: list[Attribution]) -> list[Attribution]:
    """The attributions with each content cut where the next speaker of the same rank begins."""
    result = []
    for one in found:
        end = one.content[1]
        for other in found:
            start = min(other.speaker[0], other.cue[0]) if other.speaker and not other.carried else other.cue[0]
            if one.cue[0] < other.cue[0] and one.content[0] < start < end and separates(line, start, other):
                end = start
        while end > one.content[0] + 1 and (line.is_mark(end - 1, ",") or line.is_tag(end - 1, "and", "conj")):
            end -= 1
        if end > one.content[0]:
            result.append(replace(one, content=(one.content[0], end)))
    return result


def separates(line: Line, start: int, other: Attribution) -> bool:
    """Whether a second attribution stands beside the first, not within what it says."""
    if other.content[0] <= start and other.content[1] <= start:
        return False
    return line.is_mark(start - 1, ",;") or line.is_tag(start - 1, "and", "conj") or other.carried
