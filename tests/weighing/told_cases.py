"""Cases written by hand: short claims with sane defaults, and one case of them."""

from typing import Any

from onrecord.incidents import Assessment, Case, Claim, Incident, Mention
from onrecord.records import Account, Casualty, Place, Quote, Source
from onrecord.weighing.weigh import weigh

PLACE = Place("Sele", (0, 4), "Sele", "1", 50.0, 30.0, "settlement", None, "Ukraine")


def claim(id: str, low: int | None, high: int | None, **told: Any) -> Claim:
    """A claim. `by` names its source (None: the report itself); `on` is the day of its report, which goes by publisher and day."""
    by, on, publisher = told.pop("by", None), told.pop("on", "2025-04-04"), told.pop("publisher", "Example Wire")
    report = told.pop("report", f"{publisher} {on}")
    start = told.pop("at", int("".join(c for c in id if c.isdigit()) or 0) * 100)
    part_of, origin = told.pop("part_of", None), told.pop("origin", report)
    harm, group = told.pop("harm", "killed"), told.pop("group", "people")
    source = Source(by, side=told.pop("side", None)) if by else None
    told = {"side": None, **told}
    count = Casualty(id, Quote("words", start, start + 5), harm, low, high, group, source=source, **told)
    return Claim(id, report, report, "m1", count, part_of, (by or publisher or "unnamed").casefold(), origin, publisher, on)


def case(*claims: Claim, accounts: tuple[Account, ...] = (), by: str | None = None, **incident: Any) -> Case:
    """An incident of one day with these claims."""
    reports = tuple(dict.fromkeys(one.report for one in claims))
    place, days = incident.pop("place", PLACE), incident.pop("days", ("2025-04-04", "2025-04-04"))
    first, last = days
    mention = Mention("m1", "r", "r", "Example Wire", "2025-04-04", "en", "E1", "attack", place, "Ukraine", first, last, by=by)
    return Case(Incident("m1", ("m1",), reports, (), "attack", place, "Ukraine", *days), (mention,), claims, accounts, **incident)


def responsibility(value: str, by: str | None, stance: str = "asserts", side: str | None = None) -> Account:
    """Who says that a side did it."""
    return Account("responsibility", value, stance, Source(by, side=side) if by else None, Quote("words", 0, 5))


def ranges(method: str, given: Case, **options: Any) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """What a method makes of a case: its ranges by harm and group (of several, the first)."""
    found: dict[tuple[str, str], tuple[int | None, int | None]] = {}
    for one in weigh(given, method, **options):
        if one.harm and one.group:
            found.setdefault((one.harm, one.group), (one.min, one.max))
    return found


def grades(method: str, given: Case) -> dict[str | None, str | None]:
    """The grades that a method gives, by axis."""
    return {one.axis: one.grade for one in weigh(given, method) if one.grade}


def those(method: str, given: Case, harm: str = "killed", group: str = "people") -> list[Assessment]:
    """All ranges of one harm and group."""
    return [one for one in weigh(given, method) if (one.harm, one.group) == (harm, group)]
