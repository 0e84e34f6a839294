"""Whether two namings mean one speaker: the evidence for and against, each a reason with its weight."""

from collections.abc import Callable, Iterator

from onrecord.incidents import Reason
from onrecord.linking.namings import Naming, Words
from onrecord.when import gap

YEAR = 366
SHORTEST = 3  # letters of initials that tell a name
Comparison = Callable[[Naming, Naming], Reason | None]


def person(one: Naming, other: Naming) -> Reason | None:
    """Whether both are called by one person's name."""
    if not one.family or not other.family:
        return None
    if one.family != other.family:
        return Reason("other person", f"{one.name} and {other.name} are called otherwise", -8.0)
    if not one.given or not other.given:
        return Reason("surname", f"Both are called {min(one.name, other.name, key=len)}", 0.5)
    if agrees(one.given, other.given):
        return Reason("full name", f"Both are called {max(one.name, other.name, key=len)}", 5.0)
    return Reason("other given name", f"{one.name} and {other.name} share no more than the surname", -8.0)


def agrees(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names can be one person's: the shorter list stands in the longer, by initials too.

    >>> agrees(("d",), ("daa", "marta")), agrees(("daa",), ("marta",))
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    return all(any(same_name(name, known) for known in longer) for name in shorter)


def same_name(one: str, other: str) -> bool:
    """Whether two given names are one, or one the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def office(one: Naming, other: Naming) -> Reason | None:
    """Whether both hold one office."""
    if not one.office or not other.office:
        return None
    if one.office == other.office:
        return Reason("same office", f"Both are {one.office}", 2.0)
    return Reason("other office", f"One is {min(one.office, other.office)}, the other {max(one.office, other.office)}", -3.0)


def body(one: Naming, other: Naming) -> Reason | None:
    """Whether both are one kind of body; a person who speaks for a body is not the body."""
    if not one.body or not other.body:
        return None
    if bool(one.family) != bool(other.family):
        return Reason("person and body", "One is a person, the other a body", -5.0)
    if one.body == other.body:
        return Reason("same body", f"Both speak for the {one.body}", 2.0)
    return Reason("other body", f"One speaks for the {min(one.body, other.body)}, the other for the {max(one.body, other.body)}", -3.0)


def title(one: Naming, other: Naming) -> Reason | None:
    """Whether both bear one proper name, its initials, or a part of it."""
    if not one.title or not other.title:
        return None
    if one.title == other.title:
        return Reason("same name", f"Both are called {max(one.name, other.name)}", 4.0)
    return Reason("other name", f"{min(one.name, other.name)} and {max(one.name, other.name)} are not one name", -4.0)


def initials(one: Naming, other: Naming) -> Reason | None:
    """Whether one name is the initials of the other."""
    if not one.title or not other.title or one.title == other.title:
        return None
    if any(len(short := acronym(a)) >= SHORTEST and b.title == {short} for a, b in ((one, other), (other, one))):
        return Reason("initials", f"{min(one.name, other.name, key=len)} is short for {max(one.name, other.name, key=len)}", 7.0)
    return None


def acronym(naming: Naming) -> str:
    """The initials of the capitalised words of a name.

    >>> acronym(Naming("North Lake Observatory for Peace"))
    'nlop'
    """
    return "".join(word[0] for word in naming.name.split() if word[0].isupper()).lower()


def side(one: Naming, other: Naming) -> Reason | None:
    """Whether both belong to one side; of an office or body that each country has, the side must be known."""
    if "world" in (one.of, other.of):
        return None
    first, second = one.side or one.country, other.side or other.country
    told = bool(one.side) + bool(other.side)
    if first is None or second is None:
        return unplaced(one, other)
    if first == second:
        return Reason("same side", f"Both belong to {first}", (0.5, 1.0, 1.5)[told])
    if told == 2 or is_of_country(one, other):
        return Reason("other side", f"One belongs to {min(first, second)}, the other to {max(first, second)}", -5.0)
    if one.abroad or other.abroad:
        return None  # a president is spoken of everywhere
    return Reason("other country", f"One is named in a report on {min(first, second)}, the other on {max(first, second)}", -1.0)


def unplaced(one: Naming, other: Naming) -> Reason | None:
    """What speaks against one speaker where it is not told whose office or body it is."""
    return Reason("no side", "Whose it is, is not told", -3.0) if is_of_country(one, other) else None


def is_of_country(one: Naming, other: Naming) -> bool:
    """Whether two are compared by an office or body that each country has, and not by a person's name."""
    return not (one.family and other.family) and "country" in (one.of, other.of)


def home(one: Naming, other: Naming) -> Reason | None:
    """Whether an office or body of a region or a town is of the same one."""
    if not {one.of, other.of} & {"region", "town"}:
        return None
    first, second = one.homes or one.about, other.homes or other.about
    told = bool(one.homes) + bool(other.homes)
    if first & second:
        return Reason("same place", f"Both are of {listed(first & second)}", (0.5, 1.0, 1.5)[told])
    named = bool(one.family and other.family)
    if not first or not second:
        return None if named else Reason("no place", "Of which place it is, is not told", -3.0)
    weight = -3.0 if told == 2 else -1.0 if named else -5.0
    return Reason("other place", f"One is of {listed(first)}, the other of {listed(second)}", weight)


def listed(places: Words) -> str:
    """Places as words of a sentence."""
    return ", ".join(place.title() for place in sorted(places))


def days(one: Naming, other: Naming) -> Reason | None:
    """Whether an office is named without its holder long before or after, when it can have been another's."""
    if one.day is None or other.day is None or (apart := abs(gap(one.day, other.day))) <= YEAR:
        return None
    return Reason("long apart", f"{apart} days lie between them, and holders of an office change", -4.0)


COMPARISONS: tuple[Comparison, ...] = (person, office, body, title, initials, side, home, days)


def reasons_for(one: Naming, other: Naming) -> tuple[Reason, ...]:
    """The evidence on whether two namings mean one speaker; their order makes no difference."""
    return tuple(reason for compare in COMPARISONS if (reason := compare(one, other)))


def meeting_points(naming: Naming) -> Iterator[tuple[str, ...]]:
    """Under what a naming meets those that can be the same speaker."""
    if naming.family:
        yield ("family", naming.family)
    whose = sorted(naming.homes or naming.about) or [naming.side or naming.country or ""]
    for of, name in (("office", naming.office), ("body", naming.body)):
        if name:
            yield from ((of, name, place) for place in whose)
    if naming.title:
        yield ("title", *sorted(naming.title))
        if len(short := acronym(naming)) >= SHORTEST:
            yield ("title", short)
