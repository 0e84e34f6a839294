"""The nouns of the record: what a report says, as frozen structs that are also the JSON that On Record writes.

Every span counts Unicode code points of the report's text: `text[start:end]` are the words. What was not said is None, never a guess.
The shapes follow `docs/data.md`; the annotation rules that they serve are in `docs/method.md`.
"""

import msgspec

from onrecord.marks import html_of

Span = tuple[int, int]


class Quote(msgspec.Struct, frozen=True):
    """Words of a report and where they stand: `report[start:end] == text`."""

    text: str
    start: int
    end: int


class Document(msgspec.Struct, frozen=True):
    """One report as received; evidence, never changes. `id` is "sha256:" and the hash of the text's UTF-8 bytes."""

    id: str
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None


class Place(msgspec.Struct, frozen=True):
    """A named place and how exact it is.

    `name` as written, `canonical` as the gazetteer calls it; coordinates in degrees (WGS 84); `precision` one of settlement, near, street,
    neighbourhood, facility, adm2, adm1, country, region, sea or None when the gazetteer does not know the name.
    """

    name: str
    span: Span
    canonical: str | None = None
    gazetteer_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    admin1: str | None = None
    country: str | None = None


class Time(msgspec.Struct, frozen=True):
    """A time phrase as an interval of days (ISO, both ends included); an end that was not said is None."""

    span: Span
    words: str
    min: str | None
    max: str | None
    part_of_day: str | None = None


class Source(msgspec.Struct, frozen=True):
    """Who said it: `name` the fullest that the report gives, as written there.

    `role` and `organisation` in the report's words; `side` a country or group; `kind` of speaker (official, military, rescuers, police,
    medical, ngo, un, media, witness, party, anonymous, other); `channel` where it was said ("Telegram").
    """

    name: str
    span: Span | None = None
    canonical: str | None = None
    role: str | None = None
    organisation: str | None = None
    side: str | None = None
    kind: str | None = None
    channel: str | None = None


class Statement(msgspec.Struct, frozen=True):
    """Somebody saying something. `span` is what is said; `manner` is quoted, reported or own voice."""

    id: str
    span: Span
    words: str
    speaker: Source | None
    speaker_span: Span | None
    cue_span: Span | None
    manner: str
    said_at: str | None = None


class Casualty(msgspec.Struct, frozen=True):
    """One count of people harmed, each time that it is stated (`annotation.md`, casualties).

    `min` and `max` bound the number of people; None is open or unsaid. `part_of` is the position (0-based) in the reading's list of the
    entry whose count includes this one. `event` is the id of the attack that caused it.
    """

    id: str
    quote: Quote
    harm: str
    min: int | None
    max: int | None
    group: str
    part_of: int | None = None
    event: str | None = None
    source: Source | None = None
    stance: str = "asserted"
    cumulative: bool = False
    number_words: str | None = None
    approximate: bool = False
    growing: bool = False
    withdrawn: bool = False
    severity: str | None = None
    side: str | None = None
    sex: str | None = None
    age: str | None = None
    status: str | None = None
    names: tuple[str, ...] = ()
    place: Place | None = None
    date_min: str | None = None
    date_max: str | None = None
    statement: str | None = None
    sensitivity: str = "low"
    why: tuple[str, ...] = ()


class Account(msgspec.Struct, frozen=True):
    """What one source says about an attack's weapon, responsibility or target; `stance` is asserts, admits or denies."""

    about: str
    value: str | None
    stance: str
    source: Source | None
    quote: Quote


class Attack(msgspec.Struct, frozen=True):
    """One violent event, or accident, that the report describes. Its single values summarise its `accounts`."""

    id: str
    kind: str
    quote: Quote
    place: Place | None
    country: str | None
    date_min: str | None
    date_max: str | None
    weapon: str | None = None
    by: str | None = None
    target: str | None = None
    claimed_by_source: str | None = None
    accounts: tuple[Account, ...] = ()
    part_of_day: str | None = None
    after: str | None = None
    background: bool = False
    statement: str | None = None
    sensitivity: str = "low"
    why: tuple[str, ...] = ()


class Agreement(msgspec.Struct, frozen=True):
    """One party's position on a truce, moratorium, exchange or other deal (`annotation.md`, agreements).

    `agreement` is the id of the first entry of this report that speaks of the same deal (its own id where it is the first).
    """

    id: str
    quote: Quote
    type: str
    scope: str | None
    party: str | None
    position: str
    date_min: str | None = None
    date_max: str | None = None
    agreement: str | None = None
    source: Source | None = None
    statement: str | None = None
    sensitivity: str = "low"
    why: tuple[str, ...] = ()


class Breach(msgspec.Struct, frozen=True):
    """An accusation that an agreement was broken; it stays an allegation. `about` is the id of the agreement that it speaks of."""

    id: str
    quote: Quote
    accuser: str | None
    accused: str | None
    agreement: str | None
    event: str | None = None
    about: str | None = None
    date_min: str | None = None
    date_max: str | None = None
    source: Source | None = None
    statement: str | None = None
    sensitivity: str = "low"
    why: tuple[str, ...] = ()


class Damage(msgspec.Struct, frozen=True):
    """An object damaged or destroyed: the `kind` of object, and how many where that is said."""

    id: str
    quote: Quote
    kind: str
    min: int | None = None
    max: int | None = None
    level: str | None = None
    event: str | None = None
    source: Source | None = None
    statement: str | None = None
    sensitivity: str = "low"
    why: tuple[str, ...] = ()


class Loss(msgspec.Struct, frozen=True):
    """Military equipment that somebody claims was lost; stays a quotation, is never summed."""

    id: str
    quote: Quote
    kind: str
    min: int | None = None
    max: int | None = None
    side: str | None = None
    source: Source | None = None
    statement: str | None = None
    sensitivity: str = "high"
    why: tuple[str, ...] = ()


class Evidence(msgspec.Struct, frozen=True):
    """A video, picture or document that the report speaks of; `status` is verified, unverified or None."""

    id: str
    quote: Quote
    kind: str
    channel: str | None = None
    status: str | None = None
    source: Source | None = None
    statement: str | None = None
    sensitivity: str = "moderate"
    why: tuple[str, ...] = ()


class Response(msgspec.Struct, frozen=True):
    """What was done about it: rescue, investigation, condemnation, evacuation, mourning, call."""

    id: str
    quote: Quote
    kind: str
    source: Source | None = None
    statement: str | None = None
    sensitivity: str = "low"
    why: tuple[str, ...] = ()


class Comparison(msgspec.Struct, frozen=True):
    """A ranking that the record itself can check: "the fourth such strike this week".

    `kind` is what is compared (attack, toll …), `rank` the ordinal or superlative as a number or word, `scope` where, `period` when.
    """

    id: str
    quote: Quote
    kind: str
    rank: str
    scope: str | None = None
    period: str | None = None
    source: Source | None = None
    statement: str | None = None
    sensitivity: str = "low"
    why: tuple[str, ...] = ()


class Doubt(msgspec.Struct, frozen=True):
    """What the reader is unsure of or could not read: `kind`, a message for people, and where."""

    kind: str
    message: str
    span: Span | None = None


class Reader(msgspec.Struct, frozen=True):
    """Which reader made the reading: the version of On Record, the language and the hash of its pack."""

    version: str
    language: str | None = None
    pack: str | None = None


LISTS = ("casualties", "attacks", "agreements", "breaches")  # of a reading: what most want to know the number of


class Reading(msgspec.Struct, frozen=True):
    """All that one report says; `skipped` where it has no word of harm, attack or agreement."""

    id: str
    document: Document
    reader: Reader
    casualties: tuple[Casualty, ...] = ()
    attacks: tuple[Attack, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    breaches: tuple[Breach, ...] = ()
    damage: tuple[Damage, ...] = ()
    losses: tuple[Loss, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    responses: tuple[Response, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    statements: tuple[Statement, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: bool = False
    text: str = ""

    def __repr__(self) -> str:
        """The id and what was found; not the whole text."""
        found = (f"{len(entries)} {name}" for name in LISTS if (entries := getattr(self, name)))
        return f"Reading({self.id!r}: {', '.join(found) or 'nothing'})"

    def _repr_html_(self) -> str:
        """The text with every claim's words marked, as a notebook shows it."""
        return html_of(self)
