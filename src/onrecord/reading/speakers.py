"""Who speaks: the fullest name that the report gives a speaker, over pronouns, "the ministry", "a monitor" and bare surnames.

Nothing here knows any person: a name is a run of capitals after an office, before a verb of speech, or repeated in full elsewhere.
"""

import re
from dataclasses import replace

from onrecord.reading.lines import Line, Run
from onrecord.reading.names import Names
from onrecord.reading.naming import Mention, described
from onrecord.reading.report import Report
from onrecord.records import Source

WATCHER = r"(?:[A-Z][\w'’-]+ )*(?:{})(?: (?:for|of) (?:[A-Z][\w-]+ ?)+)?"
BACK = 12  # how many words before "who" its noun can begin


class Speakers:
    """The speakers of one report in the order in which they are met."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.names = Names(report)
        self.words: dict[str, list[str]] = report.pack.tables["roles"]["speakers"]
        self.pronouns: dict[str, list[str]] = report.pack.tables["roles"]["pronouns"]
        self.met: list[Mention] = []

    def source(self, line: Line, run: Run) -> Source | None:
        """The source that these words name, remembered for the pronouns that follow."""
        if run[1] - run[0] == 1 and line.is_tag(run[0], "rel"):
            before = line.speaker_before(max(0, run[0] - BACK), run[0] - line.is_mark(run[0] - 1, ","))
            return self.source(line, before) if before else None
        if run[1] - run[0] == 1 and line.is_tag(run[0], "pron"):
            mention = self.antecedent(line.word(run[0]).partition("'")[0])
        else:
            mention = None if self.is_silent(line, run) else self.known_as(described(line, run), line, run)
        if mention is None:
            return None
        self.met.append(mention)
        return mention.source

    def is_silent(self, line: Line, run: Run) -> bool:
        """Whether these words name what cannot speak: a toll that "is estimated", a massacre that "is said"."""
        return line.word(run[1] - 1).lower() in self.words["silent"]

    def antecedent(self, pronoun: str) -> Mention | None:
        """The earlier speaker that a pronoun stands for."""
        sorts = self.pronouns.get(pronoun, [])
        fitting = next((mention for mention in reversed(self.met) if mention.sort in sorts), None)
        return fitting or (self.met[-1] if self.met and pronoun != "it" else None)

    def known_as(self, mention: Mention, line: Line, run: Run) -> Mention:
        """The mention under the fullest name that the report gives it."""
        definite = line.is_tag(run[0], "det") and line.word(run[0]) not in self.words["indefinite"]
        earlier = self.earlier(mention) if definite or mention.sort == "person" else None
        if earlier:
            return earlier
        if self.watches(mention, line.text(run)):
            named = re.search(WATCHER.format("|".join(self.words["watcher_names"])), self.report.text)
            return (
                replace(mention, source=replace(mention.source, name=named.group().removeprefix("The ").strip()), sort="body")
                if named
                else mention
            )
        return replace(mention, source=replace(mention.source, name=self.names.full(mention.source.name)))

    def watches(self, mention: Mention, words: str) -> bool:
        """Whether a speaker is called a monitor of harm without a name."""
        own = [word for word in mention.source.name.split() if "-" not in word]
        if len(own) > 1 and mention.noun in mention.source.name.lower() and all(word[0].isupper() for word in own):
            return False
        watching = any(stem in words.lower() for stem in self.words["watching"])
        return mention.noun in self.words["watchers"] or (watching and mention.noun in self.words["groups"])

    def earlier(self, mention: Mention) -> Mention | None:
        """The last earlier mention that this one repeats in other words."""
        words = {w for w in mention.source.name.lower().split() if w not in self.words["small"]}
        for other in reversed(self.met):
            if mention.sort == "body" and other.sort == "person":
                continue  # "the Observatory" is the body, not its director who spoke before
            named = set(f"{other.source.name} {other.source.role or ''}".lower().replace("'s", "").split())
            if words <= named or (len(words) == 1 and self.stands_for(mention, other)):
                return other
        return None

    def stands_for(self, mention: Mention, other: Mention) -> bool:
        """Whether a bare noun ("the group", "the statement") can mean an earlier speaker of another name."""
        noun, words = mention.noun, self.words
        if noun in words["papers"]:
            return other.sort in ("body", "unknown")
        if noun in words["groups"]:
            proper = not other.source.name.islower() and mention.source.name.islower()
            return proper and other.sort in ("body", "several") and other.source.kind in ("ngo", "un", "party", "rescuers", "military")
        if noun in ("source", "sources"):
            return other.sort in ("person", "several")
        return noun in words["persons"] and other.sort == "person"
