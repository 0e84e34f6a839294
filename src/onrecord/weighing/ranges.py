"""Ranges of people: which two can both be true, what they come to together, and how they are worded."""

from collections.abc import Iterable

Range = tuple[int | None, int | None]  # least and most; None is open or unsaid, which is not nought


def least(range: Range) -> int:
    """The least number of people that a range can mean: "up to 85" can mean nobody.

    >>> least((14, None)), least((None, 85))
    (14, 0)
    """
    return range[0] or 0


def most(range: Range) -> float:
    """The greatest number that a range can mean."""
    return float("inf") if range[1] is None else range[1]


def highest(range: Range) -> int:
    """The highest number that is named: of "at least 14", 14.

    >>> highest((14, None)), highest((12, 19))
    (14, 19)
    """
    return range[1] if range[1] is not None else range[0] or 0


def lowest(range: Range) -> int:
    """The lowest number that is named: of "up to 85", 85.

    >>> lowest((None, 85)), lowest((12, 19))
    (85, 12)
    """
    return range[0] if range[0] is not None else range[1] or 0


def meet(a: Range, b: Range) -> bool:
    """Whether both can be true of one count: two bounds conflict only where the least of one lies above the most of the other.

    >>> meet((14, None), (16, 16)), meet((14, None), (None, 12)), meet((4, 4), (5, 5))
    (True, False, False)
    """
    return least(a) <= most(b) and least(b) <= most(a)


def narrowed(a: Range, b: Range) -> Range:
    """What two ranges that meet say together.

    >>> narrowed((14, None), (None, 85)), narrowed((7, None), (8, 8))
    ((14, 85), (8, 8))
    """
    lows = [x for x in (a[0], b[0]) if x is not None]
    highs = [x for x in (a[1], b[1]) if x is not None]
    return max(lows, default=None), min(highs, default=None)


def hull(ranges: Iterable[Range]) -> Range:
    """From the least to the most of all: open where one of them is.

    >>> hull([(14, 14), (16, None)]), hull([(None, 85), (3, 4)])
    ((14, None), (None, 85))
    """
    listed = list(ranges)
    if not listed:
        return None, None
    lows, highs = [r[0] for r in listed], [r[1] for r in listed]
    return (
        None if None in lows else min(x for x in lows if x is not None),
        None if None in highs else max(x for x in highs if x is not None),
    )


def worded(range: Range) -> str:
    """A range in words.

    >>> [worded(r) for r in ((14, None), (None, 85), (12, 19), (4, 4), (0, 0), (None, None))]
    ['at least 14', 'up to 85', '12 to 19', '4', 'none', 'no number']
    """
    low, high = range
    if low is None:
        return "no number" if high is None else f"up to {high}"
    if high is None:
        return f"at least {low}"
    return f"{low} to {high}" if low != high else str(low) if low else "none"
