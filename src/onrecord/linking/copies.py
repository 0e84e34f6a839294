"""Copies of one origin: reprints and reposts of one text, with another headline or cut at the end. Twelve reprints of one text are one.

Likely copies are found by MinHash and confirmed by the runs of four words that both texts really share. A document's origin is the
earliest that it was taken from, and so on back. Two reporters' own words on one event are no copies, however much they agree.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import log2
from operator import attrgetter

from onrecord.incidents import Link, Reason
from onrecord.linking.sketches import Sketch, sketch_of
from onrecord.records import Reading
from onrecord.when import day_of, gap

FEWEST = 8  # words: "Explosions are heard in Kharkiv" is written by many who do not copy
SHORT, LONG = 30, 120  # words: up to and from which a text needs the most and the least in common with another
SHARE_SHORT, SHARE_LONG = 0.9, 0.6
A_SHARE = 10.0  # weight of the whole text over the share that is needed
HALF = 0.5
BEGINNING = 0.2  # of the longer text: where the shared words begin if it was cut at the end
LATEST = ("~", "")  # later than any day
age = attrgetter("age")
Verdicts = Mapping[tuple[str, str], str]  # by two documents' ids, the smaller first: same or different, as a person judged


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts to be compared, the shorter first, and the shingles that they share."""

    shorter: Sketch
    longer: Sketch
    shared: frozenset[int]

    @property
    def is_short(self) -> bool:
        """Whether the shorter is no more than a post, which others can have written alike."""
        return self.shorter.words < SHORT


def pair_of(one: Sketch, other: Sketch) -> Pair:
    """Two sketches side by side."""
    shorter, longer = sorted((one, other), key=lambda sketch: (len(sketch.shingles), sketch.id))
    return Pair(shorter, longer, frozenset(shorter.shingles) & frozenset(longer.shingles))


def shared_text(pair: Pair) -> Reason:
    """How much of the shorter text stands in the other word for word, over what is needed at its length."""
    share = len(pair.shared) / max(1, len(pair.shorter.shingles))
    needed = share_needed(pair.shorter.words)
    sentence = f"{share:.0%} of the shorter text stands in the other word for word; {needed:.0%} is needed at its length"
    return Reason("shared text", sentence, round(A_SHARE * (share - needed), 2))


def share_needed(words: int) -> float:
    """The share of a text that must stand in another: the shorter it is, the more.

    >>> share_needed(20), share_needed(75), share_needed(500)
    (0.9, 0.75, 0.6)
    """
    over = min(max(words - SHORT, 0), LONG - SHORT) / (LONG - SHORT)
    return round(SHARE_SHORT - (SHARE_SHORT - SHARE_LONG) * over, 3)


def length(pair: Pair) -> Reason | None:
    """Whether the longer text is more than twice as long: a text cut at the end begins the other; one brief of many stands inside."""
    ratio = len(pair.shorter.shingles) / max(1, len(pair.longer.shingles))
    if ratio >= HALF:
        return None
    if pair.is_short:
        return Reason("length", "A post stands in a text more than twice as long", -4.0)
    weight = round(1 + log2(ratio), 2)
    first = next((at for at, run in enumerate(pair.longer.shingles) if run in pair.shared), 0)
    if first <= BEGINNING * len(pair.longer.shingles):
        return Reason("length", f"The shorter text begins the other and is {ratio:.0%} as long", weight)
    return Reason("length", f"The shorter text stands inside the other and is {ratio:.0%} as long", weight - 2)


def agency(pair: Pair) -> Reason | None:
    """Whether both come from one agency."""
    one, other = pair.shorter.agency, pair.longer.agency
    if one is None or other is None:
        return None
    if one == other:
        return Reason("same agency", f"Both come from {one}", 1.0)
    return Reason("other agency", f"One comes from {min(one, other)}, the other from {max(one, other)}", -1.0)


def days(pair: Pair) -> Reason | None:
    """How far apart they were published: copies follow soon, and a daily formula comes back."""
    one, other = day_of(pair.shorter.published), day_of(pair.longer.published)
    if one is None or other is None:
        return None
    apart = abs(gap(one, other))
    if apart <= (1 if pair.is_short else 3):
        return None
    return Reason("days apart", f"They were published {apart} days apart", -3.0 if pair.is_short else -1.0 if apart <= 30 else -2.0)


def numbers(pair: Pair) -> Reason | None:
    """Whether each has figures that the other lacks, as two reports of one formula have."""
    one, other = pair.shorter.numbers - pair.longer.numbers, pair.longer.numbers - pair.shorter.numbers
    if not one or not other:
        return None
    sentence = f"Each has figures of its own ({', '.join(sorted(one)[:3])} and {', '.join(sorted(other)[:3])})"
    return Reason("figures", sentence, -3.0 if pair.is_short else -0.5)


COMPARISONS: tuple[Callable[[Pair], Reason | None], ...] = (shared_text, length, agency, days, numbers)


def compared(one: Sketch, other: Sketch) -> Link:
    """Two texts compared; a score above nought says that one was taken from the other. The link names the earlier first."""
    pair = pair_of(one, other)
    reasons = tuple(reason for compare in COMPARISONS if (reason := compare(pair)))
    earlier, later = sorted((one, other), key=age)
    return Link("copy", earlier.id, later.id, round(sum(reason.weight for reason in reasons), 2), reasons)


@dataclass(frozen=True, slots=True)
class Origins:
    """The origin of each document (its own id where it is no copy), and a link from each copy to the earliest text that it repeats."""

    of: dict[str, str]
    links: tuple[Link, ...]


class Copies:
    """The texts met so far; one more is compared with those that share a key. In which order they come makes no difference."""

    def __init__(self, verdicts: Verdicts | None = None) -> None:
        self.sketches: dict[str, Sketch] = {}
        self._met: dict[int, list[str]] = {}
        self._taken: dict[str, Link] = {}  # by copy
        self._since: dict[str, tuple[str, str]] = {}  # by copy: the age of what it was taken from
        self._verdicts = verdicts or {}
        self._judged: dict[str, set[str]] = {}
        for one, other in self._verdicts:
            self._judged.setdefault(one, set()).add(other)
            self._judged.setdefault(other, set()).add(one)

    def add(self, reading: Reading) -> None:
        """Take in the text of a reading; twice is once."""
        self.add_sketch(sketch_of(reading.document, reading.text))

    def add_sketch(self, sketch: Sketch) -> None:
        """Take in a text by its sketch."""
        if sketch.id in self.sketches:
            return
        for other in sorted((self.sketches[near] for near in self.near(sketch)), key=age):
            earlier, later = sorted((sketch, other), key=age)
            if self._origin_age(later.id) > earlier.age:  # what was taken from a still earlier text need not be compared
                self._join(earlier, later)
        self.sketches[sketch.id] = sketch
        if sketch.words >= FEWEST:
            for key in sketch.keys:
                self._met.setdefault(key, []).append(sketch.id)

    def near(self, sketch: Sketch) -> set[str]:
        """The texts that can be copies: those that share a key, and those that a person judged."""
        met = {other for key in sketch.keys for other in self._met.get(key, ())} if sketch.words >= FEWEST else set()
        return met | (self._judged.get(sketch.id, set()) & self.sketches.keys())

    def _join(self, earlier: Sketch, later: Sketch) -> None:
        """Remember that the later text was taken from the earlier, if it was."""
        link = judged(compared(earlier, later), self._verdicts)
        if holds(link):
            self._taken[later.id] = link
            self._since[later.id] = earlier.age

    def _origin_age(self, document: str) -> tuple[str, str]:
        """The age of the text that a document is known to be taken from; none is as yet the latest of all."""
        return self._since.get(document, LATEST)

    def origins(self) -> Origins:
        """The origins as they stand."""
        of: dict[str, str] = {}
        for sketch in sorted(self.sketches.values(), key=age):
            link = self._taken.get(sketch.id)
            of[sketch.id] = of[link.a] if link else sketch.id
        return Origins(of, tuple(self._taken[document] for document in of if document in self._taken))


def judged(link: Link, verdicts: Verdicts) -> Link:
    """The link with what a person decided on it."""
    verdict = verdicts.get((min(link.a, link.b), max(link.a, link.b)))
    return Link(link.kind, link.a, link.b, link.score, link.reasons, verdict) if verdict else link


def holds(link: Link) -> bool:
    """Whether a link joins: by a person's verdict, or else by its score.

    >>> holds(Link("copy", "a", "b", 1.5, ())), holds(Link("copy", "a", "b", 1.5, (), "different"))
    (True, False)
    """
    return link.verdict == "same" if link.verdict else link.score > 0


def origins(readings: Iterable[Reading], verdicts: Verdicts | None = None) -> Origins:
    """The origin of each reading's document."""
    copies = Copies(verdicts)
    for reading in readings:
        copies.add(reading)
    return copies.origins()
