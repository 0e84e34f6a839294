"""What a mention says of an attack beside its place and day: the sides, the weapons and the target that it names, read once."""

from dataclasses import dataclass

from onrecord.reading.fitting import Event
from onrecord.reading.marks import Mark, frame
from onrecord.reading.means import target_mark, weapon_marks, weapon_of
from onrecord.reading.mentions import Clues, Mention
from onrecord.reading.sides import Side, sides_of


@dataclass(slots=True, eq=False)
class Telling:
    """A mention with what it names."""

    mention: Mention
    sides: list[Side]
    weapons: list[Mark]
    target: Mark | None
    absent: bool = False  # the words say that no such thing was there ("no military facility")


def tellings_of(clues: Clues, event: Event) -> list[Telling]:
    """What each mention of an event names."""
    return [telling_of(clues, mention) for mention in event.mentions]


def telling_of(clues: Clues, mention: Mention) -> Telling:
    """What one mention names."""
    sides = sides_of(clues, mention)
    taken = [(side.start, side.end) for side in sides]
    target = target_mark(clues, mention, taken)
    return Telling(mention, sides, weapon_marks(clues, mention), target, is_absent(clues, target))


def weapon_told(tellings: list[Telling]) -> str | None:
    """The weapon of an event: by its first mention that names one, made finer by the others."""
    return weapon_of([mark for telling in tellings for mark in telling.weapons])


def is_absent(clues: Clues, target: Mark | None) -> bool:
    """Whether the words say that no such thing was there: "not a single military facility"."""
    if target is None:
        return False
    before = clues.report.folded[max(0, target.start - 40) : target.start]
    return bool(frame(clues.report.pack.language, "absent").search(before))


def target_told(tellings: list[Telling]) -> str | None:
    """What was attacked, by the first mention that says so."""
    return next((str(t.target.entry.data["target"]) for t in tellings if t.target and not t.absent), None)


def side_told(tellings: list[Telling]) -> Side | None:
    """The side held responsible: one with a name before "regime forces", and that before "gunmen"; then the first."""
    return max((side for t in tellings for side in t.sides), key=lambda side: (side.named, -side.start), default=None)
