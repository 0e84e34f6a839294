"""Alleged breaches a day as a symmetrical chart: what one side alleges goes up, what the other does goes down, on one scale."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from onrecord.incidents import Allegation
from onrecord.publishing.wording import day
from onrecord.when import day_of

WIDTH, HALF, LEFT, BOTTOM = 720, 90, 44, 24
MOST_DAYS = 120  # bars; longer spans are put together
WIDEST = 18


class Bar(msgspec.Struct, frozen=True):
    """One bar: where, how high, its number (which gives the shade) and what it says."""

    x: float
    y: float
    width: float
    height: float
    side: int
    words: str


class Symmetry(msgspec.Struct, frozen=True):
    """A chart ready to be drawn: bars up and down from the middle, and who is which."""

    width: int
    height: int
    middle: int
    top: int
    bars: tuple[Bar, ...]
    sides: tuple[str, ...]
    first: str
    last: str


def symmetry(allegations: Iterable[Allegation], nobody: str) -> Symmetry | None:
    """The chart of some accusations: the two that accuse most, all others with the second; None where none has a day."""
    dated = [(when, one.accuser or nobody) for one in allegations if (when := day_of(one.date_min or one.date_max))]
    if not dated:
        return None
    ranked = [who for who, _ in sorted(Counter(who for _, who in dated).items(), key=lambda pair: (-pair[1], pair[0]))]
    first, last = date.fromisoformat(min(dated)[0]), date.fromisoformat(max(dated)[0])
    step = 1 + (last - first).days // MOST_DAYS
    counts = Counter(((date.fromisoformat(when) - first).days // step, min(ranked.index(who), 1)) for when, who in dated)
    bars = bars_of(counts, 1 + (last - first).days // step, (first, step))
    sides = (ranked[0], ", ".join(ranked[1:])) if len(ranked) > 1 else (ranked[0],)
    return Symmetry(WIDTH, 2 * HALF + BOTTOM, HALF, max(counts.values()), bars, sides, day(first.isoformat()), day(last.isoformat()))


def bars_of(counts: Counter[tuple[int, int]], places: int, days: tuple[date, int]) -> tuple[Bar, ...]:
    """The bars, on one scale for both halves."""
    room, top, (first, step) = (WIDTH - LEFT) / places, max(counts.values()), days
    width = min(WIDEST, room * 0.8)

    def words(at: int, number: int) -> str:
        return f"{day((first + timedelta(days=at * step)).isoformat())}: {number}"

    return tuple(bar(at, side, number / top, (room, width, words(at, number))) for (at, side), number in sorted(counts.items()))


def bar(at: int, side: int, share: float, about: tuple[float, float, str]) -> Bar:
    """One bar, up from the middle for the first side, down for the second."""
    room, width, words = about
    height = round(share * (HALF - 14), 1)
    y = HALF - height if side == 0 else HALF
    return Bar(round(LEFT + at * room + (room - width) / 2, 1), round(y, 1), round(width, 1), height, side, words)
