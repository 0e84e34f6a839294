"""Records in words for people: figures with their bounds, days, places, who said it.

Nothing is rounded, and nothing unsaid is filled in.
"""

from datetime import date

from onrecord.marks import harmless
from onrecord.records import Casualty, Place, Source

ONE = {
    "people": "person",
    "children": "child",
    "women": "woman",
    "men": "man",
    "elderly": "elderly person",
    "civilians": "civilian",
    "medics": "medic",
    "journalists": "journalist",
    "aid workers": "aid worker",
    "police": "police officer",
    "rescuers": "rescuer",
    "soldiers": "soldier",
    "militants": "militant",
    "officials": "official",
    "prisoners": "prisoner",
}
VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "several", "many", "multiple", "a few", "a number", "a couple"})
HARMS = {"casualties": "killed or injured, not told apart", "missing": "missing or trapped", "detained": "detained or captured"}


def plain(words: str | None) -> str:
    """Words on one line, with nothing in them that acts on a terminal."""
    return " ".join(harmless(words or "").split())


def quoted(words: str, withheld: tuple[str, ...] = ()) -> str:
    """Words between quotation marks, without the names that are to be withheld."""
    return f"“{plain(unnamed(words, withheld))}”"


def unnamed(words: str, withheld: tuple[str, ...]) -> str:
    """Words without the names that are to be withheld.

    >>> unnamed("Marta Holm, 9, died", ("Marta Holm",))
    '[name], 9, died'
    """
    for name in sorted(withheld, key=len, reverse=True):
        words = words.replace(name, "[name]") if name else words
    return words


def bounds(low: int | None, high: int | None, approximate: bool = False) -> str:
    """A range in words.

    >>> bounds(14, None), bounds(None, 85), bounds(12, 15), bounds(20, 20, True), bounds(0, 0), bounds(None, None)
    ('at least 14', 'up to 85', '12 to 15', 'about 20', 'no', 'unnumbered')
    """
    if low is None or high is None:
        return f"at least {low:,}" if low is not None else f"up to {high:,}" if high is not None else "unnumbered"
    if low != high:
        return f"{low:,} to {high:,}"
    return f"about {low:,}" if approximate else f"{low:,}" if low else "no"


def figure(count: Casualty) -> str:
    """How many of whom as worded: "more than 30 people"; a vague word with what it is taken to mean at the least."""
    number = bounds(count.min, count.max, count.approximate)
    group = ONE.get(count.group, count.group) if count.max == 1 else count.group
    words = plain(count.number_words).removesuffix(" of")
    if count.min == count.max == 1:
        return f"1 {group}"  # a person may be told by a number that does not count: "Marta Holm, 34"
    if any(map(str.isdigit, words)):
        return worded(words, count.group)
    if not words or count.min == count.max or words.casefold().startswith(number.rsplit(" ", 1)[0]):
        return f"{number} {group}"
    return f"{worded(words, count.group)} ({number})"


def worded(words: str, group: str) -> str:
    """A number in the report's words, with the group where these do not name it.

    >>> worded("more than 30", "people"), worded("dozens", "people"), worded("24 hostages", "people"), worded("six officers", "police")
    ('more than 30 people', 'dozens of people', '24 hostages', 'six officers (police)')
    """
    if words[-1:].isdigit():
        return f"{words} {group}"
    if words.casefold() in VAGUE:
        return f"{words}{' of' if words.endswith('s') else ''} {group}"
    return words if group == "people" or group in words.casefold() or ONE.get(group, group) in words.casefold() else f"{words} ({group})"


def speaker(source: Source | None, stance: str = "asserted") -> str:
    """Who said it, in which role, for which side, where.

    >>> speaker(Source("Lysak", role="Governor", channel="Telegram"))
    'Lysak (Governor), on Telegram'
    >>> speaker(None, "unverified")
    'in the report’s own voice; not verified, by its own words'
    """
    if source is None:
        words = "in the report’s own voice"
    else:
        about = described(source)
        words = plain(source.name) + (f" ({', '.join(about)})" if about else "")
        words += f", on {plain(source.channel)}" if source.channel else ""
    if stance == "denied":
        return f"denied or withdrawn: {words}"
    return f"{words}; not verified, by its own words" if stance == "unverified" else words


def described(source: Source) -> list[str]:
    """A source's role, organisation and side, each where neither the name nor what stands before it says it already.

    >>> described(Source("Lysak", role="governor of the region", organisation="region", side="Ukraine"))
    ['governor of the region', 'Ukraine']
    """
    said = [plain(source.name)]
    for words in filter(None, (source.role, source.organisation, source.side)):
        if not any(plain(words).casefold() in before.casefold() for before in said):
            said.append(plain(words))
    return said[1:]


def aged(age: str | None) -> str:
    """An age as said.

    >>> aged("34"), aged("three-month-old"), aged(None)
    ('age 34', 'three-month-old', '')
    """
    return "" if not age else age if age.casefold().endswith("old") else f"age {age}"


def place_words(place: Place | None, country: str | None = None) -> str:
    """A place as written, with its region and country where these say more: so that it shows which place of the name is meant.

    >>> place_words(Place("Paris", (0, 5), admin1="Texas", country="United States")), place_words(None)
    ('Paris, Texas, United States', 'place not told')
    """
    around = (place.name, place.admin1, country or place.country) if place else (country,)
    return ", ".join(dict.fromkeys(plain(x) for x in around if x)) or "place not told"


def days(low: str | None, high: str | None) -> str:
    """An interval of days in words; what is no ISO day stays as it is.

    >>> days("2025-04-04", "2025-04-04"), days("2025-04-03", "2025-04-04"), days(None, None)
    ('4 April 2025', '3 to 4 April 2025', '')
    """
    if not low or not high:
        only = day(low or high)
        return f"{'since' if low else 'until'} {only}" if only else ""
    if low == high:
        return day(low)
    first, last = day(low).split(" "), day(high).split(" ")
    same = next((n for n in range(len(first)) if first[n:] == last[n:]), len(first))
    return f"{' '.join(first[: max(same, 1)])} to {' '.join(last)}"


def day(iso: str | None) -> str:
    """One day in words."""
    try:
        return f"{date.fromisoformat((iso or '')[:10]):%-d %B %Y}"
    except ValueError:
        return plain(iso)
