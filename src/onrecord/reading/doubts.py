"""What the reader is unsure of, said aloud: so that an empty or a wrong field is never silent.

Kinds: `day` (time words that no day could be given to), `part` (a part larger than its total), `two figures` (one speaker, two
figures for the same people), `event` (a count that no event of the report could be found for), `place` (an event at a place that the
gazetteer does not know).
"""

from collections.abc import Iterator

from onrecord.reading.report import Report
from onrecord.records import Attack, Casualty, Doubt, Time

Found = tuple[list[Casualty], list[Attack], list[Time]]


def find_doubts(report: Report, found: Found) -> list[Doubt]:
    """The doubts of one reading, by kind and in the order of the text."""
    casualties, attacks, times = found
    return [
        *undated(report, times),
        *larger_parts(casualties),
        *second_figures(casualties),
        *homeless(casualties, attacks),
        *unknown_places(attacks),
    ]


def undated(report: Report, times: list[Time]) -> Iterator[Doubt]:
    """Time words without a day, in a report whose day of publication is not known."""
    lost = [t for t in times if t.min is None and t.max is None]
    if lost and report.published is None:
        phrases = "1 time phrase has" if len(lost) == 1 else f"{len(lost)} time phrases have"
        message = f"no day of publication is known, so {phrases} no date; give the day with --published"
        yield Doubt("day", message, lost[0].span)


def larger_parts(casualties: list[Casualty]) -> Iterator[Doubt]:
    """Parts that are more people than the total they stand behind."""
    for casualty in casualties:
        total = casualties[casualty.part_of] if casualty.part_of is not None else None
        if total is not None and total.max is not None and (casualty.min or 0) > total.max:
            message = f"{casualty.quote.text!r} is read as a part of {total.quote.text!r}, but is more: look at the text"
            yield Doubt("part", message, (casualty.quote.start, casualty.quote.end))


def second_figures(casualties: list[Casualty]) -> Iterator[Doubt]:
    """Two figures of one speaker for the same people of the same event that do not meet, and are not told as growing."""
    seen: dict[tuple[str, str, str, str], Casualty] = {}
    for casualty in casualties:
        if casualty.event is None or casualty.source is None or casualty.part_of is not None or casualty.stance == "denied":
            continue
        key = casualty.event, casualty.harm, casualty.group, casualty.source.name
        earlier = seen.setdefault(key, casualty)
        if not meet(earlier, casualty) and not casualty.growing:
            message = f"{casualty.source.name} is read with two figures: {earlier.quote.text!r} and {casualty.quote.text!r}"
            yield Doubt("two figures", message, (casualty.quote.start, casualty.quote.end))


def meet(one: Casualty, other: Casualty) -> bool:
    """Whether two ranges have a number in common; an open end meets whatever lies beyond it."""
    low = max(one.min or 0, other.min or 0)
    highs = [c.max for c in (one, other) if c.max is not None]
    return not highs or low <= min(highs)


def homeless(casualties: list[Casualty], attacks: list[Attack]) -> Iterator[Doubt]:
    """Counts of single events that no event of the report could be found for."""
    for casualty in casualties:
        if attacks and casualty.event is None and not casualty.cumulative:
            yield Doubt("event", f"{casualty.quote.text!r} belongs to no event that was found", (casualty.quote.start, casualty.quote.end))


def unknown_places(attacks: list[Attack]) -> Iterator[Doubt]:
    """Events at places that the gazetteer does not know: they have a name and no point."""
    for attack in attacks:
        if attack.place is not None and attack.place.canonical is None:
            yield Doubt("place", f"the gazetteer does not know {attack.place.name!r}: {attack.id} has no certain point", attack.place.span)
