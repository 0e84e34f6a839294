"""A figure over time as a step chart: one line a speaker, drawn as plain shapes that need no script."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from onrecord.publishing.site.figures import Line, Point
from onrecord.publishing.site.holding import DAY
from onrecord.publishing.wording import day

TOP, LEFT, BOTTOM = 16, 44, 34
WIDE, NARROW = (720, 232), (360, 12)  # width, and the room beside it for labels: on a narrow screen they stand below
LONGEST = 33  # letters of a label
ROW = 17  # points between two labels
MOST = 8  # speakers drawn; the table has all
LEAST_HEIGHT = 200
TAIL = 0.06  # of the span of days: how far a last figure's line runs on


class Drawn(msgspec.Struct, frozen=True):
    """One speaker's line: its number (which gives colour, dashes and the shape of its dots), the path, dots, and the label at its end."""

    number: int
    label: str
    path: str
    dots: tuple[tuple[float, float, str, bool], ...]
    end: tuple[float, float]
    label_y: float


class Tick(msgspec.Struct, frozen=True):
    """A mark on an axis: where, and its words."""

    at: float
    words: str


class Chart(msgspec.Struct, frozen=True):
    """A chart ready to be drawn; without room for labels, these are put below."""

    width: int
    height: float
    left: int
    right: float
    bottom: float
    lines: tuple[Drawn, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    labelled: bool


def step_charts(lines: Sequence[Line], labels: Sequence[str]) -> tuple[Chart, Chart] | None:
    """The chart of some speakers' figures, wide and narrow; None where fewer than two figures have a day."""
    wide, narrow = step_chart(lines, labels, WIDE), step_chart(lines, labels, NARROW)
    return (wide, narrow) if wide and narrow else None


def step_chart(lines: Sequence[Line], labels: Sequence[str], size: tuple[int, int] = WIDE) -> Chart | None:
    """The chart at one size."""
    pairs = [(line, label) for line, label in zip(lines, labels, strict=True) if placed(line)][:MOST]
    if sum(len(placed(line)) for line, _ in pairs) < 2:
        return None
    scale = Scale([line for line, _ in pairs], size)
    labels_y = spread([scale.y(placed(line)[-1].least) for line, _ in pairs], TOP + 4, scale.bottom)
    drawn = [draw(scale, line, (label, at), number) for number, ((line, label), at) in enumerate(zip(pairs, labels_y, strict=True))]
    return Chart(
        size[0], scale.height, LEFT, scale.right, scale.bottom, tuple(drawn), scale.days(), scale.numbers(), size == WIDE
    )  # fmt: skip


def placed(line: Line) -> list[Point]:
    """The figures of a line that have a day."""
    return [point for point in line.points if time_of(point.published)]


def time_of(published: str | None) -> datetime | None:
    """When a figure was published, for its place on the chart: the middle of a day where no hour is told."""
    try:
        found = datetime.fromisoformat(published or "").replace(tzinfo=None)
    except ValueError:
        return None
    return found + timedelta(hours=12) if len(published or "") == DAY else found


class Scale:
    """From days and numbers to points on the page."""

    def __init__(self, lines: Sequence[Line], size: tuple[int, int]) -> None:
        self.right = size[0] - size[1]
        times = [time for line in lines for point in line.points if (time := time_of(point.published))]
        self.first, self.last = min(times), max(times)
        span = max(self.last - self.first, timedelta(hours=12))
        self.start, self.stop = self.first - span * TAIL, self.last + span * TAIL
        self.top = nice(max(point.least for line in lines for point in line.points))
        self.height = max(LEAST_HEIGHT, TOP + BOTTOM + ROW * (len(lines) + 2) if size == WIDE else 0)
        self.bottom = self.height - BOTTOM

    def x(self, time: datetime) -> float:
        """Where an instant is."""
        return round(LEFT + (time - self.start) / (self.stop - self.start) * (self.right - LEFT), 1)

    def y(self, number: int) -> float:
        """Where a number is."""
        return round(self.bottom - number / self.top * (self.bottom - TOP), 1)

    def days(self) -> tuple[Tick, ...]:
        """The days below, so many that they do not run into each other."""
        whole = (self.last.date() - self.first.date()).days
        step = max(1, -(-(whole + 1) // (5 if self.right > 400 else 3)))
        dates = [self.first.date() + timedelta(days=n) for n in range(0, whole + 1, step)]
        return tuple(Tick(self.x(datetime(d.year, d.month, d.day, 12)), day(d.isoformat()).rsplit(" ", 1)[0]) for d in dates)

    def numbers(self) -> tuple[Tick, ...]:
        """The numbers beside."""
        step = max(1, self.top // 4)
        return tuple(Tick(self.y(n), f"{n:,}") for n in range(0, self.top + 1, step))


def nice(number: int) -> int:
    """The next round number from a number on: the top of an axis.

    >>> nice(20), nice(19), nice(141), nice(3)
    (20, 20, 200, 4)
    """
    size: int = 10 ** (len(str(max(number, 1))) - 1)
    for factor in (1, 2, 4, 5, 8, 10):
        if number <= factor * size and factor * size >= 4:
            return int(factor * size)
    return int(10 * size)


def draw(scale: Scale, line: Line, label: tuple[str, float], number: int) -> Drawn:
    """One line as a path of steps, with a dot for each report."""
    spots = [(scale.x(time), scale.y(point.least), point) for point in line.points if (time := time_of(point.published))]
    path = f"M{spots[0][0]} {spots[0][1]}" + "".join(f"H{x}V{y}" for x, y, _ in spots[1:]) + f"H{scale.x(scale.stop)}"
    dots = tuple((x, y, f"{point.words}, {day(point.published)}", point.max is None) for x, y, point in spots)
    words = f"{spots[-1][2].words} — {label[0]}"
    return Drawn(
        number,
        words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip(" -—") + "…",
        path,
        dots,
        (scale.x(scale.stop), spots[-1][1]),
        label[1],
    )


def spread(wanted: Sequence[float], low: float, high: float) -> list[float]:
    """Where labels go: near their lines, a row apart, none outside.

    >>> spread([50, 52, 10], 0, 100)
    [50, 67, 10]
    """
    placed: dict[int, float] = {}
    at = low - ROW
    for number in sorted(range(len(wanted)), key=lambda number: wanted[number]):
        at = placed[number] = max(wanted[number], at + ROW)
    over = at - high
    return [placed[n] - over if over > 0 and placed[n] - over >= low else placed[n] for n in range(len(wanted))]
