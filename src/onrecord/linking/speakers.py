"""Speakers: one person or institution over reports, outlets and languages, however each report names it.

Namings that say by themselves who they are ("Governor Serhiy Lysak", "Russia's Defence Ministry") are grouped first, the surest pair first
and never across evidence against; those that lean on their report ("Lysak", "the governor", "the health ministry") then join the group
that fits best, and none where two fit alike. Witnesses, officials and sources without a name stay their report's own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from itertools import combinations

from onrecord.incidents import Link, Speaker
from onrecord.linking.namings import Naming, Setting, naming_id, naming_of, own_voice, setting_of
from onrecord.linking.voices import meeting_points, reasons_for
from onrecord.places.spelling import key
from onrecord.records import Reading, Source
from onrecord.when import gap

AGAINST = -2.0  # a score from which on two namings cannot stand in one group
Verdicts = Mapping[tuple[str, str], str]  # by two ids of namings, the smaller first: same or different, as a person judged


@dataclass(slots=True)
class Voice:
    """One naming over all reports that have it: its id, when it was first heard, its spellings, and what days and places are around it."""

    id: str
    naming: Naming
    first: tuple[str, str]
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Speakers:
    """The speakers: each by its id, the id of each naming's speaker, and why namings were joined."""

    known: dict[str, Speaker]
    of: dict[str, str]
    links: tuple[Link, ...]

    def speaker_of(self, reading: Reading, source: Source | None) -> str:
        """The id of who speaks; the agency that the report credits, or its publisher, where it speaks in its own voice (None)."""
        return self.speaker_in(setting_of(reading), source or own_voice(reading), reading.document.language)

    def speaker_in(self, setting: Setting, source: Source | None, language: str | None) -> str:
        """The same for many sources of one report, whose setting is known."""
        naming = naming_id(naming_of(source, setting, language))
        return self.of.get(naming, naming)


class Gathering:
    """The namings met so far. In which order reports come makes no difference, and twice is once."""

    def __init__(self, verdicts: Verdicts | None = None) -> None:
        self.voices: dict[str, Voice] = {}
        self._heard: set[str] = set()
        self._verdicts = verdicts or {}

    def add(self, reading: Reading) -> None:
        """Take in whom a report names, and who speaks in its own voice."""
        if reading.document.id in self._heard:
            return
        self._heard.add(reading.document.id)
        setting = setting_of(reading)
        for source in filter(None, (*sources_of(reading), own_voice(reading))):
            self.hear(naming_of(source, setting, reading.document.language), reading)

    def hear(self, naming: Naming, reading: Reading) -> None:
        """Take in one naming."""
        published = reading.document.published
        self.take(
            Voice(
                naming_id(naming),
                naming,
                (published or "9999", reading.document.id),
                Counter(filter(None, [naming.name])),
                Counter(filter(None, [naming.kind])),
                {published[:10]} if published else set(),
                set(filter(None, [naming.country])),
                set(naming.about),
            )
        )

    def take(self, voice: Voice) -> None:
        """Take in a naming with all that is known of it."""
        known = self.voices.setdefault(voice.id, voice)
        if known is voice:
            return
        if (voice.first, voice.naming.name) < (known.first, known.naming.name):
            known.first, known.naming = voice.first, voice.naming
        known.names.update(voice.names)
        known.kinds.update(voice.kinds)
        for all_known, new in ((known.days, voice.days), (known.countries, voice.countries), (known.about, voice.about)):
            all_known.update(new)

    def speakers(self) -> Speakers:
        """The speakers as they stand."""
        ordered = sorted(self.voices.values(), key=lambda voice: (voice.first, voice.id))
        judged = {one for pair in self._verdicts for one in pair}
        shared = [voice for voice in ordered if voice.naming.document is None or voice.id in judged]
        groups = Groups([voice for voice in ordered if voice.naming.document and voice.id not in judged], self._verdicts)
        strong, weak = [v for v in shared if v.naming.is_strong], [v for v in shared if not v.naming.is_strong]
        groups.gather(strong)
        left = [voice for voice, place in [(voice, groups.best_for(voice)) for voice in weak] if not groups.take(voice, place)]
        groups.gather(left)
        return groups.speakers()


class Groups:
    """Voices in groups, and why."""

    def __init__(self, alone: list[Voice], verdicts: Verdicts) -> None:
        self.members: dict[str, list[Voice]] = {voice.id: [voice] for voice in alone}  # by the id of any of the group
        self.links: list[Link] = []
        self._verdicts = verdicts
        self._judged: dict[str, set[str]] = {}
        for one, other in verdicts:
            self._judged.setdefault(one, set()).add(other)
            self._judged.setdefault(other, set()).add(one)
        self._met: dict[tuple[str, ...], list[Voice]] = {}

    def gather(self, voices: list[Voice]) -> None:
        """Group voices among themselves, the surest pair first; none joins where a pair speaks against."""
        for voice in voices:
            self.members[voice.id] = [voice]
        pairs = [link for one, other in pairs_of(voices, self._judged.keys()) if holds(link := self.compared(one, other))]
        for link in sorted(pairs, key=lambda link: (link.verdict != "same", -link.score, link.a, link.b)):
            one, other = self.members[link.a], self.members[link.b]
            if one is not other and (link.verdict or self.agree(one, other)):
                self.join(one, other, link)
        for voice in voices:
            for point in set(meeting_points(voice.naming)):
                self._met.setdefault(point, []).append(voice)

    def agree(self, one: list[Voice], other: list[Voice]) -> bool:
        """Whether nothing speaks against joining two groups."""
        return not any(against(self.compared(a, b)) for a in one for b in other)

    def join(self, one: list[Voice], other: list[Voice], link: Link) -> None:
        """Make two groups one."""
        one.extend(other)
        for voice in other:
            self.members[voice.id] = one
        self.links.append(link)

    def best_for(self, voice: Voice) -> Link | None:
        """The link to the group that a voice fits best; of groups that fit alike the nearest in days, and none where that is alike too."""
        met = {other.id: other for point in meeting_points(voice.naming) for other in self._met.get(point, ())}
        met |= {one: self.members[one][0] for one in self._judged.get(voice.id, ()) if one in self.members}
        fitting = [(link, other) for other in met.values() if holds(link := self.compared(voice, other))]
        found = [
            (rank(link, voice, other), link, other)
            for link, other in fitting
            if link.verdict or self.agree([voice], self.members[other.id])
        ]
        if not found:
            return None
        found.sort(key=lambda row: (row[0], row[2].id))
        rivals = [other for ranked, _, other in found if ranked == found[0][0]]
        return found[0][1] if all(self.members[other.id] is self.members[rivals[0].id] for other in rivals) else None

    def take(self, voice: Voice, link: Link | None) -> bool:
        """Join a voice to the group that its link leads to, if there is one."""
        if link is None:
            return False
        group = self.members[link.a if link.b == voice.id else link.b]
        self.members[voice.id] = [voice]
        self.join(group, self.members[voice.id], link)
        return True

    def compared(self, one: Voice, other: Voice) -> Link:
        """Two voices compared, the earlier first, with what a person judged."""
        first, second = sorted((one, other), key=lambda voice: (voice.first, voice.id))
        reasons = reasons_for(beside(first, second), beside(second, first))
        verdict = self._verdicts.get((min(one.id, other.id), max(one.id, other.id)))
        return Link("speaker", first.id, second.id, round(sum(reason.weight for reason in reasons), 2), reasons, verdict)

    def speakers(self) -> Speakers:
        """The groups as speakers."""
        groups = {id(group): group for group in self.members.values()}.values()
        known = {speaker.id: speaker for speaker in map(speaker_from, groups)}
        of = {voice: min(group, key=lambda v: (v.first, v.id)).id for voice, group in self.members.items()}
        return Speakers(known, of, tuple(sorted(self.links, key=lambda link: (link.a, link.b))))


def beside(voice: Voice, other: Voice) -> Naming:
    """A naming as it is compared with another: of all the days, countries and places around it those that fit the other best."""
    naming, to = voice.naming, other.naming
    if to.day and naming.day is None and voice.days:
        naming = replace(naming, day=min(voice.days, key=lambda own: (abs(gap(own, to.day or own)), own)))
    if not naming.given:
        return naming
    shared = voice.countries & (other.countries | {to.side or ""})
    places = voice.about & (to.homes or other.about)
    return replace(naming, country=min(shared or voice.countries, default=None), about=frozenset(places or voice.about))


def rank(link: Link, voice: Voice, other: Voice) -> tuple[bool, float, int]:
    """What the best of several links is known by: judged so, the highest score, the fewest days between."""
    near = min((abs(gap(a, b)) for a in voice.days for b in other.days), default=0) if len(voice.days) * len(other.days) < 1000 else 0
    return link.verdict != "same", -link.score, near


def pairs_of(voices: list[Voice], judged: Set[str]) -> Iterable[tuple[Voice, Voice]]:
    """The pairs of voices that share a meeting point, or that a person judged, each once."""
    met: dict[tuple[str, ...], list[Voice]] = {}
    for voice in voices:
        for point in set(meeting_points(voice.naming)):
            met.setdefault(point, []).append(voice)
    met[("judged",)] = [voice for voice in voices if voice.id in judged]
    found = {(one.id, other.id): (one, other) for group in met.values() for one, other in combinations(group, 2)}
    return found.values()


def holds(link: Link) -> bool:
    """Whether a link joins: by a person's verdict, or else by its score."""
    return link.verdict == "same" if link.verdict else link.score > 0


def against(link: Link) -> bool:
    """Whether a pair keeps two groups apart."""
    return link.verdict == "different" if link.verdict else link.score <= AGAINST


def speaker_from(group: list[Voice]) -> Speaker:
    """A group as one speaker: the id of the earliest naming, the fullest name, and every name."""
    earliest = min(group, key=lambda voice: (voice.first, voice.id))
    names, kinds = Counter[str](), Counter[str]()
    for voice in group:
        names.update(voice.names)
        kinds.update(voice.kinds)
    kind = min(kinds, key=lambda one: (-kinds[one], one), default=None)
    side = min(filter(None, (voice.naming.side for voice in group)), default=None)
    return Speaker(earliest.id, fullest_name(group, names), tuple(sorted(names)), kind, side)


def fullest_name(group: list[Voice], names: Counter[str]) -> str:
    """A person's name with the most words; of a body's names the one that is used most."""
    people = {name for voice in group if voice.naming.given for name in voice.names}
    if people:
        return max(people, key=lambda name: (len(key(name).split()), names[name], name))
    return max(names, key=lambda name: (names[name], len(name), name), default="")


def sources_of(reading: Reading) -> Iterator[Source]:
    """Everybody whom a reading names as the source of something."""
    told: list[Iterable[Source | None]] = [
        (statement.speaker for statement in reading.statements),
        (count.source for count in reading.casualties),
        (account.source for attack in reading.attacks for account in attack.accounts),
        (agreement.source for agreement in reading.agreements),
        (breach.source for breach in reading.breaches),
        (damage.source for damage in reading.damage),
        (loss.source for loss in reading.losses),
        (evidence.source for evidence in reading.evidence),
        (response.source for response in reading.responses),
        (comparison.source for comparison in reading.comparisons),
    ]
    return (source for sources in told for source in sources if source)


def speakers(readings: Iterable[Reading], verdicts: Verdicts | None = None) -> Speakers:
    """The speakers of some readings."""
    gathering = Gathering(verdicts)
    for reading in readings:
        gathering.add(reading)
    return gathering.speakers()
