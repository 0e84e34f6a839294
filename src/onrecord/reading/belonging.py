"""Which count belongs to which event, and which to none because it sums up many."""

from msgspec.structs import replace

from onrecord.reading.fitting import Event
from onrecord.records import Casualty


def belonging(casualties: list[Casualty], events: list[Event], total: Event) -> list[Casualty]:
    """The counts with their events (E1 is the first); a total, and what goes on with one or is a part of one, has none."""
    owner = {i: f"E{n}" for n, event in enumerate(events, 1) for mention in event.mentions for i in mention.counts}
    sums = {i for mention in total.mentions for i in mention.counts} | {i for i, c in enumerate(casualties) if c.cumulative}
    sums |= {i for i, c in enumerate(casualties) if c.part_of in sums}
    shares = {i for event in events for mention in event.mentions if mention.share for i in mention.counts}
    casualties = [replace(c, cumulative=False) if i in shares else c for i, c in enumerate(casualties)] if shares else casualties
    sums -= shares
    return [belonging_to(c, c.event if i in sums else owner.get(i), i in sums) for i, c in enumerate(casualties)]


def belonging_to(casualty: Casualty, event: str | None, total: bool) -> Casualty:
    """A count with its event; the count itself where that is what it says already, since a changed copy costs much."""
    cumulative = casualty.cumulative or total
    return (
        casualty if (casualty.event, casualty.cumulative) == (event, cumulative) else replace(casualty, event=event, cumulative=cumulative)
    )
