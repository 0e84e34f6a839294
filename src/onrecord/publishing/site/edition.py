"""What a site is made of: everything that is known at one instant, ready to be shown. The pages only show it."""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from onrecord.incidents import Allegation, Assessment, Case, Checked, Deal, Link, Speaker
from onrecord.records import Reading, Source
from onrecord.told import Told, told


class Rule(msgspec.Struct, frozen=True):
    """A method as pages name it: `whose` rule it is, and the `note` that stands beside every figure that it gives."""

    name: str
    version: str
    whose: str
    note: str


class Item(msgspec.Struct, frozen=True):
    """One incident with what each method makes of it, by the method's name, and the links that hold its reports together."""

    case: Case
    assessments: Mapping[str, tuple[Assessment, ...]]
    links: tuple[Link, ...] = ()


class Measured(msgspec.Struct, frozen=True):
    """One figure of how well the reader reads: what was measured, and the value."""

    name: str
    value: str


class Held(msgspec.Struct, frozen=True):
    """What is not shown yet: how many reports, and when the first of them will be; reports without a day wait for one."""

    waiting: int = 0
    until: str | None = None
    undated: int = 0


class Choices(msgspec.Struct, frozen=True):
    """What whoever publishes chose: the title, the method, the data's licence, where to write to for corrections, whole texts."""

    title: str = "On Record"
    method: str = "airwars"
    licence: str | None = None
    contact: str | None = None
    whole_texts: bool = False


class Voices(msgspec.Struct, frozen=True):
    """Who speaks over all reports: every speaker by id, and the id of each source as a document names it."""

    known: Mapping[str, Speaker] = {}
    of: Mapping[tuple[str, Source], str] = {}


class Edition(msgspec.Struct, frozen=True, dict=True):
    """All that is shown. `at` is the instant of publishing; `readings` are released, without what is sealed; `names` may be shown."""

    at: str
    choices: Choices
    rules: tuple[Rule, ...]
    readings: tuple[Reading, ...]
    items: tuple[Item, ...]
    deals: tuple[Deal, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    checked: tuple[Checked, ...] = ()
    voices: Voices = Voices()
    names: Mapping[str, frozenset[str]] = {}
    held: Held = Held()
    measured: tuple[Measured, ...] = ()
    version: str = ""

    @cached_property
    def events(self) -> Mapping[str, tuple[Reading, Told]]:
        """Each event that a report tells of, with its reading, by the id of its mention."""
        found: dict[str, tuple[Reading, Told]] = {}
        for reading in self.readings:
            for event in told(reading):
                found.setdefault(event.id, (reading, event))
        return found

    @cached_property
    def by_document(self) -> Mapping[str, Reading]:
        """The readings by the ids of their documents: the first of each."""
        found: dict[str, Reading] = {}
        for reading in self.readings:
            found.setdefault(reading.document.id, reading)
        return found

    @cached_property
    def called(self) -> Mapping[str, set[str]]:
        """The names under which each document came."""
        found: dict[str, set[str]] = {}
        for reading in self.readings:
            found.setdefault(reading.document.id, set()).add(reading.id)
        return found

    @cached_property
    def by_report(self) -> Mapping[str, Reading]:
        """The readings by the ids of their reports."""
        return {reading.id: reading for reading in self.readings}

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """The document that each document's text was taken from (its own id where from none), of those with counts."""
        return {claim.document: claim.origin for item in self.items for claim in item.case.claims}

    @cached_property
    def copies(self) -> Mapping[str, tuple[str, ...]]:
        """The copies of each document that has any."""
        found: dict[str, tuple[str, ...]] = {}
        for document, origin in sorted(self.origins.items()):
            if document != origin:
                found[origin] = (*found.get(origin, ()), document)
        return found

    @cached_property
    def rule(self) -> Rule:
        """The chosen method."""
        return next(rule for rule in self.rules if rule.name == self.choices.method)

    @cached_property
    def is_example(self) -> bool:
        """Whether any of the reports is marked as an example: then every page says so."""
        return any(says_example(reading) for reading in self.readings)


def says_example(reading: Reading) -> bool:
    """Whether a report's text, title or publisher says EXAMPLE."""
    document = reading.document
    return any("EXAMPLE" in (words or "") for words in (reading.text, document.title, document.publisher))
