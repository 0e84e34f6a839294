"""Who appears by name: institutions and people in office. Victims, witnesses and uploaders appear by role, unless an editor allowed it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from onrecord.ids import claim_ids
from onrecord.incidents import Speaker
from onrecord.lang.sides import side_of
from onrecord.marks import harmless
from onrecord.publishing.site.edition import Edition
from onrecord.publishing.wording import speaker
from onrecord.records import Reading, Source
from onrecord.told import told

PUBLIC = frozenset({"official", "military", "rescuers", "police", "ngo", "un", "media", "party"})
ALL = "*"
NAME, HANDLE = "[name]", "[handle]"
HANDLES = re.compile(r"(?<![\w/.])@[A-Za-z0-9_.]{2,}|[\w.+-]+@[\w-]+\.[\w.]+")
BEHIND = re.compile(r"\s*[,،(]|\s+\d")
SHORTEST = 3  # letters of a name's part that is withheld by itself
LONGEST = 4  # words of a name whose parts are withheld by themselves: more is a phrase


class Names:
    """What of a report's words may be shown, for one edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._hidden: dict[str, tuple[str, ...]] = {}

    def hidden(self, reading: Reading) -> tuple[str, ...]:
        """The names that a report's words are shown without."""
        if reading.id not in self._hidden:
            victims = victims_of(reading, self._edition.names)
            private = {source.name for source in sources_of(reading) if not self.is_public(reading, source)}
            kept = (name for name in sorted(private) if is_person(name) and not is_noun(name, reading.text))
            self._hidden[reading.id] = tuple(dict.fromkeys((*victims, *kept)))
        return self._hidden[reading.id]

    def words(self, reading: Reading, words: str | None) -> str:
        """Words of a report without the names and handles that are withheld."""
        if not words:
            return ""
        return without(words if words.isprintable() else harmless(words), self.hidden(reading))

    def is_public(self, reading: Reading, source: Source) -> bool:
        """Whether a speaker is an institution or somebody in office, as this report or any other says."""
        known = self._edition.voices.known.get(self.voice(reading, source) or "")
        return may_be_named(source) or bool(known and known.kind in PUBLIC)

    def voice(self, reading: Reading, source: Source) -> str | None:
        """The id of a source over all reports."""
        return self._edition.voices.of.get((reading.document.id, source))

    def speaker(self, reading: Reading, source: Source | None, stance: str = "asserted") -> str:
        """Who says it, in words: by name or by role; the outlet where the report speaks in its own voice."""
        if source is None:
            own = outlet(reading)
            return f"{own}, {speaker(None, stance)}" if own else speaker(None, stance)
        if self.is_public(reading, source):
            return self.words(reading, speaker(source, stance))
        by_role = Source(role_of(source), side=source.side, organisation=source.organisation)
        return self.words(reading, speaker(by_role, stance))


def may_be_named(source: Source) -> bool:
    """Whether a source is named by what one report says of it."""
    return source.kind in PUBLIC or side_of(source.name) is not None or not is_person(source.name)


def is_person(name: str) -> bool:
    """Whether words may be a person's name: all but plain nouns in small letters ("police", "a doctor").

    >>> is_person("Marta Holm"), is_person("residents"), is_person("Residents"), is_person("مارتا")
    (True, False, True, True)
    """
    return not (name.isascii() and name == name.lower())


def is_noun(name: str, text: str) -> bool:
    """Whether what stands as a name is a common word of the text, with a capital since it begins a sentence.

    >>> is_noun("Search", "Search goes on. The search was hard."), is_noun("Marta", "Marta spoke.")
    (True, False)
    """
    return name.isascii() and " " not in name and re.search(rf"\b{re.escape(name.lower())}\b", text) is not None


def is_proper(speaker: Speaker) -> bool:
    """Whether a speaker's name says by itself who it is, and not just what ("officials", "police"): then there is a page.

    >>> is_proper(Speaker("s", "police", ())), is_proper(Speaker("s", "Officials", ())), is_proper(Speaker("s", "Ana Orlo", ()))
    (False, False, True)
    """
    if speaker.side or speaker.kind == "media" or not speaker.name.isascii():
        return True
    return " " in speaker.name and speaker.name != speaker.name.lower()


def role_of(source: Source) -> str:
    """What a private person is called: the role, else the kind, in words."""
    return source.role or {"witness": "a witness", "medical": "a medic"}.get(source.kind or "", "somebody whose office is not told")


def outlet(reading: Reading) -> str:
    """The outlet of a report, or its title, or how it came to us."""
    document = reading.document
    return harmless(document.publisher or document.title or reading.id)


def sources_of(reading: Reading) -> Iterator[Source]:
    """Everybody whom a report names as saying something."""
    for kind in ("casualties", "agreements", "breaches", "damage", "losses", "evidence", "responses"):
        yield from (entry.source for entry in getattr(reading, kind) if entry.source)
    for attack in reading.attacks:
        yield from (account.source for account in attack.accounts if account.source)
    yield from (one.speaker for one in reading.statements if one.speaker)


def victims_of(reading: Reading, allowed: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The names of victims that nobody allowed to be shown."""
    events = {count.id: event.id for event in told(reading) for count in event.counts}
    for count, id in zip(reading.casualties, claim_ids(reading), strict=True):
        subjects = (id, events.get(count.id, ""), reading.document.id)
        shown = frozenset().union(*(allowed.get(subject, frozenset()) for subject in subjects))
        if ALL not in shown:
            yield from (name for name in map(bare, count.names) if name not in map(bare, shown))


def bare(name: str) -> str:
    """A name without the age that stands behind it.

    >>> bare("Marta Holm, 9"), bare("Marta Holm (9)")
    ('Marta Holm', 'Marta Holm')
    """
    return BEHIND.split(name, maxsplit=1)[0].strip()


def without(words: str, names: Iterable[str]) -> str:
    """Words without some names, whole or by their parts, and without handles.

    >>> without("Marta Holm, 9, died. Holm’s mother wrote as @holm_m", ("Marta Holm",))
    '[name], 9, died. [name]’s mother wrote as [handle]'
    """
    hidden = pattern(tuple(names))
    words = hidden.sub(NAME, words) if hidden else words
    return HANDLES.sub(HANDLE, words) if "@" in words else words


@lru_cache(4096)
def pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """The expression that finds names: each whole, then its first and its last part alone."""
    parts = {part for name in names for part in parts_of(name) if len(part) >= SHORTEST}
    parts |= {part.upper() for part in parts}  # newswire in capitals
    whole = sorted((re.escape(part) for part in parts), key=lambda part: (-len(part), part))
    return re.compile(rf"(?<!\w)(?:{'|'.join(whole)})(?!\w)") if whole else None


def parts_of(name: str) -> tuple[str, ...]:
    """A name, and the parts of it that point to the same person by themselves."""
    words = name.split()
    return (
        (name, *(word for word in (words[0], words[-1]) if word != word.lower() or not word.isascii()))
        if 1 < len(words) <= LONGEST
        else (name,)
    )
