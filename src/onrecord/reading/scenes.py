"""Where something happened: which of a stretch's places is the scene of the event that it tells, and which lie in each other."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.lang.pack import load
from onrecord.reading.marks import frame
from onrecord.reading.report import Report, fold
from onrecord.records import Place

WIDE = {"country", "sea", "street"}  # no scene: an attack "in Syria" has no place yet
FINENESS = {
    "facility": 6,
    "street": 6,
    "neighbourhood": 5,
    "settlement": 4,
    "near": 4,
    None: 4,
    "adm2": 3,
    "adm1": 2,
    "region": 1,
    "sea": 1,
    "country": 0,
}
TOWN = FINENESS["settlement"]
FAR = 0.3  # degrees, some thirty kilometres: towns further from each other are two, whatever stands between their names
BEARING = 1.2  # and that of a town by which the report says where the place lies ("in Velm, north of Arda")
WAY = 1.25  # and that of a place that it happened north of: surer than a province
NEAR = 1.5  # the role of a place that something happened near
TELLING = {FINENESS["facility"]: TOWN - 0.5}  # a building that it happened near tells less than its town
SPELT = re.compile(r"([a-z])\1+|[sdt]h")  # a doubled letter, and sounds that some write with an h
VOWELS = re.compile(r"[aeiouyw'’]")
REACH = 64  # how far before a name the words stand that say what it is to the event


@dataclass(slots=True, eq=False)
class Scene:
    """A place as a scene: how surely it is one (2 it happened there, 1 it may have, 0 only its speaker is there), and how fine."""

    place: Place
    role: float
    fineness: int


def is_near(report: Report, end: int, start: int) -> bool:
    """Whether at most four words, and no mark but a hyphen, stand between two offsets of a sentence."""
    between = report.folded[end:start]
    return len(between) < 40 and between.count(" ") <= 5 and not any(c in between for c in ",.;:()")


def best_scene(report: Report, scenes: list[Scene]) -> Scene | None:
    """The scene that tells most: surest first, then a town before a province, then the first named ("Karam in Arda" is Karam)."""
    linked = [(one, two) for one, two in pairwise(scenes) if one.role >= NEAR and contains(report, one.place, two.place)]
    held = {id(held_one(report, one, two)) for one, two in linked}
    fine = [s for s in scenes if s.place.precision not in WIDE and s.role > 0 and id(s) not in held]
    towns = any(s.place.canonical and s.fineness == TOWN for s in fine)
    sure = NEAR if any(s.role >= NEAR and s.fineness >= TOWN for s in fine) else BEARING
    return max(fine, key=lambda s: (s.role >= sure, telling(s, towns), -s.place.span[0]), default=None)


def telling(scene: Scene, towns: bool) -> float:
    """How much a scene tells: a district that no gazetteer knows is a quarter where a town is named beside it."""
    if towns and scene.place.precision == "adm2" and scene.place.canonical is None:
        return FINENESS["neighbourhood"]
    return scene.fineness if scene.role > NEAR else TELLING.get(scene.fineness, scene.fineness)


def held_one(report: Report, one: Scene, two: Scene) -> Scene:
    """Which of "X in Y" tells less: Y, unless X is a building and Y its town, or it is "the Arda town of Belt"."""
    building = one.fineness == FINENESS["facility"] and TOWN <= two.fineness < one.fineness and one.role <= NEAR
    between = report.folded[one.place.span[1] : two.place.span[0]]
    owning = one.place.precision != "neighbourhood" and frame(report.pack.language, "owning").search(between)
    return one if building or owning else two


def contains(report: Report, one: Place, two: Place) -> bool:
    """Whether the words between two places say that the second holds the first ("Karam district in the city of Arda")."""
    between = report.folded[one.span[1] : two.span[0]]
    return bool(frame(report.pack.language, "contains").search(between))


@lru_cache(maxsize=1000)
def name_key(language: str, name: str) -> frozenset[str]:
    """The words of a place name without case, article and kind of place: "the city of Arda" is "arda"."""
    words = re.findall(r"\w+", name.casefold())
    return frozenset(w for w in words if w not in kinds(language)) or frozenset(words)


@cache
def kinds(language: str) -> frozenset[str]:
    """The words of a place name that only say what kind of place it is."""
    return frozenset(load(language).tables["attack"]["frames"]["kinds"]["words"])


def is_same(report: Report, one: Place, other: Place) -> bool:
    """Whether two names are one place's."""
    first, second = name_key(report.pack.language, one.name), name_key(report.pack.language, other.name)
    if first <= second or second <= first or (one.gazetteer_id and one.gazetteer_id == other.gazetteer_id):
        return True
    listed = one.canonical and other.canonical
    return not listed and sound_key(first) == sound_key(second)


@lru_cache(maxsize=1000)
def sound_key(words: frozenset[str]) -> frozenset[str]:
    """The words as they sound across spellings: "Rashideen" and "Rashidin", "Faluja" and "Falluga"."""
    return frozenset(sounds(word) for word in words)


def sounds(word: str) -> str:
    """The consonants of a word, those that spellings take for each other as one."""
    plain = SPELT.sub(lambda found: found.group()[0], word.replace("j", "g").replace("q", "k").replace("gh", "g").replace("kh", "k"))
    return VOWELS.sub("", plain) if len(VOWELS.sub("", plain)) > 1 else plain


def nested(report: Report, one: Place, other: Place) -> bool:
    """Whether two places are the same, or one is inside the other as far as the gazetteer or the report tells."""
    if is_same(report, one, other):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    return holds(report, one, other) or holds(report, other, one)


def holds(report: Report, outer: Place, inner: Place) -> bool:
    """Whether the inner place is in the outer one: by province, or because the report says "inner in outer"."""
    rank, inner_rank = FINENESS.get(outer.precision, 4), FINENESS.get(inner.precision, 4)
    known = outer.canonical or outer.precision == "neighbourhood"
    if inner.precision == "facility" and known and outer.precision in ("settlement", "neighbourhood", "near"):
        if outer.admin1 and inner.admin1:
            return outer.admin1 == inner.admin1
        return outer.canonical is None or says_inside(report, outer.name, inner.name)
    if rank > inner_rank or (outer.precision == "adm2" and outer.canonical is None and inner.canonical):
        return False  # "Mogambo district" of a listed town is in it, and not around it
    if outer.precision in ("adm1", "adm2") and rank < inner_rank:
        unknown = inner.canonical is None and not (outer.admin1 and inner.admin1)
        return unknown or outer.admin1 == inner.admin1
    return says_inside(report, outer.name, inner.name, "just inside" if are_far(outer, inner) else "inside")


def are_far(outer: Place, inner: Place) -> bool:
    """Whether a gazetteer puts two places far from each other and in two provinces."""
    if outer.admin1 == inner.admin1 or not (outer.latitude and outer.longitude and inner.latitude and inner.longitude):
        return False
    return abs(outer.latitude - inner.latitude) > FAR or abs(outer.longitude - inner.longitude) > FAR


def says_inside(report: Report, outer: str, inner: str, how: str = "inside") -> bool:
    """Whether the report writes the inner name just before the outer one, or the outer one as its owner ("Homs's Karam district").

    Of two places that a gazetteer puts far from each other the report has to say so outright ("just inside").
    """
    return is_written_inside(report.folded, (fold(outer), fold(inner)), report.pack.language, how)


@lru_cache(maxsize=200)
def is_written_inside(folded: str, names: tuple[str, str], language: str, how: str) -> bool:
    """`says_inside` on the folded words, kept while one report is read."""
    (outer, inner), after, before = names, frame(language, how), frame(language, "holder")
    at = folded.find(inner)
    while at >= 0:
        end = at + len(inner)
        follows = folded.find(outer, end, end + REACH)
        if follows > 0 and after.fullmatch(folded, end, follows):
            return True
        leads = folded.rfind(outer, max(0, at - REACH), at)
        if leads >= 0 and before.fullmatch(folded, leads + len(outer), at):
            return True
        at = folded.find(inner, end)
    return False
