"""The nouns that stand above single reports: what linking compares and brings together, and what weighing concludes.

Like the readings, these are frozen and plain: they can be written as JSON, sent to another process and asked for as of any day. Days
are ISO days, instants ISO instants in UTC; what was not said is None. Ids come from the evidence itself (`ids.py`), so that whoever reads
the same reports gets the same ids.
"""

import msgspec

from onrecord.records import Account, Casualty, Place


class Figure(msgspec.Struct, frozen=True):
    """A count as linking compares it: how many people (`min`, `max`; None is open) of which group came to which harm."""

    harm: str
    group: str
    min: int | None
    max: int | None


class Mention(msgspec.Struct, frozen=True):
    """One event as one report tells it: what linking compares, and nothing more.

    `attack` is its id in the reading, None where the report states counts without an attack. `background` is an event only recalled.
    `names` are those of victims, `words` the telling words around it.
    """

    id: str
    report: str
    document: str
    publisher: str | None
    published: str | None
    language: str | None
    attack: str | None
    kind: str
    place: Place | None
    country: str | None
    date_min: str | None
    date_max: str | None
    weapon: str | None = None
    by: str | None = None
    target: str | None = None
    part_of_day: str | None = None
    after: str | None = None
    background: bool = False
    figures: tuple[Figure, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Reason(msgspec.Struct, frozen=True):
    """Why two things belong together or do not: the `name` of the comparison, a `sentence` for people, and its `weight` in the score."""

    name: str
    sentence: str
    weight: float


class Link(msgspec.Struct, frozen=True):
    """Two things compared: `kind` is incident (ids of mentions), copy (ids of documents) or speaker (ids of speakers as named).

    The score is the sum of the reasons' weights; above nought it speaks for the same. `verdict` is a person's: same, different or None.
    """

    kind: str
    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...]
    verdict: str | None = None


class Speaker(msgspec.Struct, frozen=True):
    """One person or institution over all reports: the id of the earliest name, the fullest name, and every name that it goes by."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str | None = None
    side: str | None = None


class Claim(msgspec.Struct, frozen=True):
    """A count of one report as weighing takes it: the reading's entry, and what the record knows of who says it.

    `part_of` is the id of the claim whose people include these. `speaker` is who says it over all reports (the publisher where the report
    speaks in its own voice). Reports of one `origin` are copies of one text and count as one source. `published` is the report's.
    """

    id: str
    report: str
    document: str
    mention: str | None
    casualty: Casualty
    part_of: str | None
    speaker: str
    origin: str
    publisher: str | None
    published: str | None


class Incident(msgspec.Struct, frozen=True):
    """One event that one or more reports tell of.

    It shows the id of its earliest mention and answers for ever to the id of each. Its place and days are those that most mentions give
    at their most exact: a summary for people, while the mentions keep what each report says. A report stands in `background` where it only
    recalls it.
    """

    id: str
    mentions: tuple[str, ...]
    reports: tuple[str, ...]
    background: tuple[str, ...]
    kind: str
    place: Place | None
    country: str | None
    date_min: str | None
    date_max: str | None
    weapon: str | None = None
    target: str | None = None


class Case(msgspec.Struct, frozen=True):
    """All that a method weighs of one incident: its mentions and the counts of its reports, in the order of publication.

    `accounts` are what the reports' sources say of its weapon, its target and who did it; `judgements` what people decided of all this.
    """

    incident: Incident
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...] = ()
    judgements: tuple["Judgement", ...] = ()


class Assessment(msgspec.Struct, frozen=True):
    """What a published method concludes about one incident, as computed by its rule; never a finding of the recorder who published it.

    A range has `harm` and `group` (None: open, which is not nought). A grade has an `axis` and its `grade` in the method's own words.
    `claims` and `against` are ids of the claims that stand behind it and of those that contradict it; `reasons` say how it came about.
    """

    incident: str
    method: str
    version: str
    harm: str | None = None
    group: str | None = None
    min: int | None = None
    max: int | None = None
    axis: str | None = None
    grade: str | None = None
    reasons: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class Position(msgspec.Struct, frozen=True):
    """One position of one party on an agreement, as one report tells it; `side` is the country or group that the party belongs to."""

    party: str | None
    side: str | None
    position: str
    date_min: str | None
    date_max: str | None
    source: str | None
    words: str
    report: str
    document: str
    published: str | None


class Deal(msgspec.Struct, frozen=True):
    """An agreement over all reports, or what may become one: its scopes as worded, and every position on it in the order of its days."""

    id: str
    type: str
    scopes: tuple[str, ...]
    positions: tuple[Position, ...]

    @property
    def bound(self) -> tuple[str, ...]:
        """The sides that are said to have agreed."""
        return tuple(sorted({p.side for p in self.positions if p.side and p.position in ("agreed", "extended")}))


class Allegation(msgspec.Struct, frozen=True):
    """One accusation of a breach: the sides, the words, the incident that is meant, and the ids of the agreements that it can concern.

    It stays an allegation: the record lists, it declares nothing.
    """

    id: str
    accuser: str | None
    accused: str | None
    words: str
    agreement: str | None
    report: str
    incident: str | None
    date_min: str | None
    date_max: str | None
    agreements: tuple[str, ...]
    reasons: tuple[str, ...]


class Checked(msgspec.Struct, frozen=True):
    """A ranking ("the fourth this week"), what the record says to it (agrees, disagrees, cannot tell), why, and what was counted."""

    report: str
    words: str
    verdict: str
    reason: str
    incident: str | None = None
    counted: tuple[str, ...] = ()


class Anchor(msgspec.Struct, frozen=True):
    """Where the words of a judged thing stand, by which it is found again after a new reading.

    `harm` is that of a count, else what the claim is about (attack, weapon, damage …); `place` an event's, as written; `read` what was read
    there when it was judged (`group=people max=open min=14`). A document as a whole has no words.
    """

    document: str
    words: str | None = None
    start: int | None = None
    harm: str | None = None
    place: str | None = None
    read: str | None = None


class Judgement(msgspec.Struct, frozen=True):
    """What a person decided, signed and dated; outranks any score and is never overwritten.

    `verdict` is same, different, wrong, right, claim (one added by hand), grade, place, name, seal, or withdraw (of the judgement that is
    its subject). `subject` is the id that was judged (a mention, a claim, an incident, a document, a judgement), `other` the second of a
    pair; `anchor` and `other_anchor` find them again after a new reading. `value` is what the verdict sets (a grade, a place, a corrected
    count).

    `before` is the hash of the line before it in the book, `key` says whose signature it is, and `signature` is over all the rest but
    `withdrawn`: when it was taken back, by a judgement that stands after it.
    """

    id: str
    verdict: str
    subject: str
    by: str
    because: str
    at: str
    other: str | None = None
    anchor: Anchor | None = None
    other_anchor: Anchor | None = None
    value: str | None = None
    before: str | None = None
    withdrawn: str | None = None
    key: str | None = None
    signature: str | None = None
