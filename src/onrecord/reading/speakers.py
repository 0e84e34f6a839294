"""Who speaks: the fullest name that the report gives a speaker, over pronouns, "the ministry", "a monitor" and bare surnames.

Nothing here knows any person: a name is a run of capitals after an office, before a verb of speech, or repeated in full elsewhere.
"""

import re
from dataclasses import replace
from functools import cached_property

from msgspec import structs

from onrecord.reading.lines import Line, Run
from onrecord.reading.names import Names
from onrecord.reading.naming import Mention, described
from onrecord.reading.report import Report
from onrecord.records import Source

WATCHER = r"(?:[A-Z][\w'’-]+ )*(?:{})(?: (?:for|of) (?:[A-Z][\w-]+ ?)+)?"
FEW = 2  # words of a description that can stand for a name: "the volunteer group"
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
        part = next((at for at in range(*run) if line.is_tag(at, "part")), run[0])
        voiced = any(line.is_tag(at, "people", "role", "org", "doc") for at in range(run[0], part))  # "a group tracking the violence"
        return line.word(run[1] - 1) in self.words["silent"] and not voiced

    def antecedent(self, pronoun: str) -> Mention | None:
        """The earlier speaker that a pronoun stands for."""
        sorts = self.pronouns.get(pronoun, [])
        fitting = next((mention for mention in reversed(self.met) if mention.sort in sorts), None)
        return fitting or (self.met[-1] if self.met and pronoun not in ("it", "its") else None)

    def known_as(self, mention: Mention, line: Line, run: Run) -> Mention:
        """The mention under the fullest name that the report gives it."""
        definite = line.is_tag(run[0], "det") and line.word(run[0]) not in self.words["indefinite"]
        owner = self.antecedent("its") if line.word(run[0]) in self.words["owned"] and mention.noun in self.words["sources"] else None
        if owner:
            return owner
        earlier = self.earlier(mention, definite) if definite or mention.sort == "person" else None
        if earlier:
            return earlier
        if self.watches(mention, line.text(run)):
            return replace(mention, source=structs.replace(mention.source, name=self.watcher or mention.source.name), sort="body")
        return replace(mention, source=structs.replace(mention.source, name=self.names.full(mention.source.name)))

    @cached_property
    def watcher(self) -> str | None:
        """The first name in full of a monitor of harm, or else the first short one."""
        regex = WATCHER.format("|".join(self.words["watcher_names"]))
        found = [m.group().removeprefix("The ").strip() for m in re.finditer(regex, self.report.text)]
        return next((name for name in found if " " in name), found[0] if found else None)

    def watches(self, mention: Mention, words: str) -> bool:
        """Whether a speaker is called a monitor of harm without a name."""
        own = [word for word in mention.source.name.split() if "-" not in word and word not in self.words["small"]]
        spelled = mention.noun in mention.source.name.lower() or mention.noun not in self.words["watchers"]
        if len(own) > 1 and spelled and all(word[0].isupper() for word in own):
            return False
        watching = any(stem in words.lower() for stem in self.words["watching"])
        return mention.noun in self.words["watchers"] or (watching and mention.noun in self.words["groups"])

    def earlier(self, mention: Mention, definite: bool) -> Mention | None:
        """The last earlier mention that this one repeats in other words."""
        words = {w for w in mention.source.name.lower().split() if w not in self.words["small"]}
        bare = definite and mention.source.name.islower() and len(words) <= (FEW if mention.noun in self.words["groups"] else 1)
        for other in reversed(self.met):
            if mention.sort == "body" and other.sort == "person":
                continue  # "the Observatory" is the body, not its director who spoke before
            if mention.sort == "unknown" and other.sort == "person" and other.source.name.lower().split()[-1] not in words:
                continue  # "the NCO" is not "NCO spokesman Vale"
            named = set(f"{other.source.name} {other.source.role or ''}".lower().replace("'s", "").split())
            if words <= named or (bare and self.stands_for(mention, other)):
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
        if noun in words["sources"]:
            return other.sort in ("person", "several")
        return noun in words["persons"] and other.sort == "person"
