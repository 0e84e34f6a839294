"""How one report names a speaker, taken apart for comparison: a person's names, an office, a body, whose and where it is.

What the words leave open ("the governor", "police") the report's own country, region and town close, where it has but one.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.ids import id_of
from onrecord.lang.agencies import agency_of, credited, names
from onrecord.lang.romanised import given_names, particles, romanised
from onrecord.linking.offices import Office, Wordlist, wordlist
from onrecord.places.spelling import key, loose
from onrecord.records import Place, Reading, Source
from onrecord.when import day_of

NAMELESS_KINDS = ("anonymous", "witness")
PUBLIC_KINDS = ("official", "police", "rescuers", "military", "medical")  # bodies that each country has of its own
MOST_NAMES = 5  # words of a person's name
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is about: its country, region and towns, where it has one."""

    document: str
    day: str | None = None
    country: str | None = None
    region: str | None = None
    towns: Words = frozenset()
    places: frozenset[tuple[str, str | None]] = frozenset()  # each place's folded name, and its region's

    def homes(self, of: str | None) -> Words:
        """Where an office of a region or a town is, if the report has but one."""
        return frozenset([self.region]) if of == "region" and self.region else self.towns if of == "town" else frozenset()


@dataclass(frozen=True, slots=True)
class Naming:
    """A speaker as named.

    `family` and `given` are a person's, as they sound; `office` and `body` go by their names in all languages, or `title` is the words of a
    proper name; `of` and `abroad` are the office's. `side` and `homes` are told by the words, `country` and `about` by the report around
    them. A nameless speaker has a `document`: it is that report's alone.
    """

    name: str
    kind: str | None = None
    family: str | None = None
    given: tuple[str, ...] = ()
    office: str | None = None
    body: str | None = None
    title: Words = frozenset()
    of: str | None = None
    abroad: bool = False
    side: str | None = None
    homes: Words = frozenset()
    country: str | None = None
    about: Words = frozenset()
    day: str | None = None
    document: str | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """All that tells it from others, whatever the case and the kind: what its id is made from."""
        person = (self.family, *self.given, self.office, self.body)
        around = () if self.given else (self.country, *sorted(self.about))  # who is named in full is the same in all reports
        place = (self.side, *sorted(self.homes), *around, self.day, self.document)
        return (*person, "|", *sorted(self.title), "|", *place, "|", key(self.name) if self.document else "")

    @property
    def is_strong(self) -> bool:
        """Whether it says by itself who it is."""
        return bool(self.given or self.title or (self.body and (self.side or self.homes or self.of == "world")))


def naming_id(naming: Naming) -> str:
    """The permanent id of a speaker as named."""
    return id_of("s", *naming.identity)


def setting_of(reading: Reading) -> Setting:
    """What a report is about."""
    own = [attack for attack in reading.attacks if not attack.background] or list(reading.attacks)
    spots = [attack.place for attack in own if attack.place] or list(reading.places)
    countries = [attack.country for attack in own if attack.country] or [place.country for place in spots if place.country]
    regions = {key(place.admin1) for place in spots if place.admin1}
    towns = {key(place.canonical or place.name) for place in spots if place.precision not in ("country", "region", "adm1")}
    known = frozenset(named for place in (*reading.places, *spots) for named in names_of(place))
    region, town = regions.pop() if len(regions) == 1 else None, frozenset(towns) if len(towns) == 1 else frozenset()
    return Setting(reading.document.id, day_of(reading.document.published), most(countries), region, town, known)


def names_of(place: Place) -> list[tuple[str, str | None]]:
    """The folded names of a place, each with its region."""
    region = key(place.admin1) if place.admin1 else None
    return [(key(name), region) for name in (place.name, place.canonical, place.admin1) if name]


def most(values: list[str]) -> str | None:
    """What most of them are, None for a tie."""
    ranked = Counter(values).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def own_voice(reading: Reading) -> Source | None:
    """Who speaks where a report names nobody: the agency that it credits, or its publisher."""
    name = credited(reading.text) or reading.document.publisher
    return Source(name, kind="media") if name else None


def naming_of(source: Source | None, setting: Setting, language: str | None) -> Naming:
    """A speaker as a report names it."""
    if source is None:
        return Naming("", document=setting.document)
    words = Source(source.canonical or source.name, None, None, source.role, source.organisation, source.side, source.kind)
    naming = settled(apart(words, setting.places, language), setting)
    return naming if naming.family or naming.office or naming.body or naming.title else replace(naming, document=setting.document)


def settled(naming: Naming, setting: Setting) -> Naming:
    """A naming with what the report around it tells of where it belongs; its document's alone where that stays open."""
    if naming.family:
        return replace(naming, country=setting.country, about=setting.homes(naming.of or "region"))
    if naming.of == "country":
        country = None if naming.side or naming.abroad else setting.country
        document = None if naming.side or country else setting.document  # nobody knows whose defence ministry it is
        return dated(replace(naming, country=country, document=document), setting)
    if naming.of in ("region", "town"):
        about = frozenset() if naming.homes else setting.homes(naming.of)
        document = None if naming.homes or about else setting.document
        return dated(replace(naming, country=setting.country, about=about, document=document), setting)
    return naming


def dated(naming: Naming, setting: Setting) -> Naming:
    """An office without its holder's name in its month, since holders change."""
    return replace(naming, day=f"{setting.day[:7]}-01") if naming.office and setting.day else naming


@lru_cache(maxsize=50_000)
def apart(source: Source, places: frozenset[tuple[str, str | None]], language: str | None) -> Naming:
    """The parts of a speaker's words, by the words alone."""
    known = wordlist(language)
    name = source.name.removeprefix("Telegram:").strip(" @")
    words = known.words(" ".join(filter(None, (source.role, name, source.organisation if source.role else None))))
    office = office_of(words, known)
    side, homes = side_of(words, source, known), homes_of(words, office, places)
    side = None if office and office.of == "world" else side
    naming = Naming(name, source.kind, of=office.of if office else None, abroad=bool(office and office.abroad), side=side, homes=homes)
    if source.kind in NAMELESS_KINDS:
        return naming
    if is_person(name, source, places, known):
        family, given = person_of(romanised(name, language), known)
        return holding(replace(naming, family=family, given=given), office)
    agency = agency_in(name) if source.kind == "media" else None
    if agency or not office:
        return proper(naming, agency, places, known)
    return holding(naming, office)


def holding(naming: Naming, office: Office | None) -> Naming:
    """The naming with the office that a person holds, or the body that speaks."""
    if office is None:
        return naming
    return replace(naming, office=office.name) if office.sort == "office" else replace(naming, body=office.name)


def office_of(words: list[str], known: Wordlist) -> Office | None:
    """The office or body that the words name; a bare side speaks as its government."""
    alone = len(sides_in(words, known)) == 1 and (known.side_of(" ".join(words)) or all(map(known.side_of, words)))
    return known.office_in(words) or (Office("government", "body", "country", True) if alone else None)  # "Russia said"


def side_of(words: list[str], source: Source, known: Wordlist) -> str | None:
    """The side that a speaker belongs to; none for monitors and outlets, whose seat says nothing."""
    if source.kind in ("ngo", "un"):
        return None
    side = source.side or next(iter(sides_in(words, known)), None)
    return known.ruled.get(side, side) if side else None


def sides_in(words: list[str], known: Wordlist) -> list[str]:
    """The sides that words name, by the whole phrase or word by word, each once."""
    whole = known.side_of(" ".join(words))
    return [whole] if whole else list(dict.fromkeys(filter(None, map(known.side_of, words))))


def homes_of(words: list[str], office: Office | None, places: frozenset[tuple[str, str | None]]) -> Words:
    """The places in the words of a region's or a town's office, each with its region for the region's."""
    if office is None or office.of not in ("region", "town"):
        return frozenset()
    text = f" {' '.join(words)} "
    found = [(name, region) for name, region in places if f" {name} " in text or f" {name}s " in text]
    return frozenset(name for pair in found for name in (pair if office.of == "region" else pair[:1]) if name)


def is_person(name: str, source: Source, places: frozenset[tuple[str, str | None]], known: Wordlist) -> bool:
    """Whether a name is a person's: a few capitalised words after an office, or of unknown kind, that name nothing else."""
    words = [word for word in name.split() if key(word) not in known.titles]
    if not 0 < len(words) <= MOST_NAMES or not (source.role or source.kind is None):
        return False
    if not all(word[0].isupper() or key(word).partition(" ")[0] in particles() for word in words):
        return False
    if any(word.isupper() and len(word) > 1 and "." not in word for word in words):
        return False
    folded = known.words(name)
    if known.office_in(folded) or sides_in(folded, known) or any(word in known.unnamed for word in folded):
        return False
    return bool(folded) and key(name) not in {place for place, _ in places}


def person_of(name: str, known: Wordlist) -> tuple[str, tuple[str, ...]]:
    """A person's family name and given names, as they sound; a given name that several languages spell is one."""
    words = [word for word in key(name).split() if word not in known.titles]
    parts = [word for word in words if word not in particles()] or words
    given = (given_names().get(word, word) for word in parts[:-1])
    return loose(parts[-1]) or parts[-1], tuple(word if len(word) == 1 else loose(word) or word for word in given)


def agency_in(name: str) -> str | None:
    """The news agency that a name is, or holds: "Russia's Interfax news agency"."""
    return agency_of(name) or next((names()[word] for word in name.split() if word in names()), None)


def proper(naming: Naming, agency: str | None, places: frozenset[tuple[str, str | None]], known: Wordlist) -> Naming:
    """A naming known by its own name alone: a monitor, an outlet, an armed group; nameless where no word of it is a name."""
    if agency:
        return replace(naming, title=frozenset([key(agency)]), of="world", abroad=False, side=None, homes=frozenset())
    words = [word for word in key(naming.name).split() if word not in known.modifiers]
    told = [word for word in words if word not in known.unnamed and not known.side_of(word)]
    if not told or naming.name.islower() or " ".join(words) in {place for place, _ in places}:
        return naming
    public = naming.kind in PUBLIC_KINDS
    return replace(naming, title=frozenset(words), of="country" if public else "world", side=naming.side if public else None)
