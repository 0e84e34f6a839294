"""The words of the synthetic stream: outlets, weapons, sides, scenes and made-up names of people and streets."""

from itertools import accumulate
from random import Random
from sys import intern

LANGUAGES = (("en", "uk", "ru", "ar"), (70, 10, 12, 8))
OUTLETS = [intern(f"{where} {what}") for where in ("Harbour", "Lowland", "Northern", "City", "Morning", "River") for what in (
    "Herald", "Post", "News", "Observer", "Channel", "Times", "Wire", "Monitor", "Gazette", "Radio")]  # fmt: skip
PARTS = ("night", "morning", "afternoon", "evening")
WEAPONS = (
    *("drone", "drone", "drone", "artillery", "artillery", "missile", "ballistic missile", "cruise missile"),
    *("air strike", "air strike", "glide bomb", "rocket", "explosive", "firearm", "mine"),
)
GENERAL = {
    "ballistic missile": ("missile", "rocket"),
    "cruise missile": ("missile",),
    "missile": ("rocket", "air strike"),
    "glide bomb": ("air strike",),
    "air strike": ("missile", "drone"),
    "artillery": ("rocket", "explosive"),
    "rocket": ("artillery", "missile"),
    "mine": ("explosive",),
    "drone": ("air strike", "explosive"),
}
TARGETS = ("residential", "residential", "residential", "market", "hospital", "school", "energy", "transport", "industry", "government",
    "military", "road", "camp", "place of worship", "port", "aid")  # fmt: skip
BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "UA": (("Russia", "Russian forces", "Russian troops", "the Russian army"),),
    "RU": (("Ukraine", "Ukrainian forces", "the Ukrainian army"),),
    "PS": (("Israel", "Israeli forces", "the Israeli army"),),
    "LB": (("Israel", "Israeli aircraft"), ("Hezbollah",)),
    "IL": (("Hamas", "Hamas militants"), ("Hezbollah",), ("Iran",), ("Houthis", "the Houthis")),
    "SY": (
        ("Syrian forces", "regime forces", "Syria"),
        ("Russia", "Russian aircraft"),
        ("Israel",),
        ("Turkey", "Turkish forces"),
        ("IS", "Islamic State"),
    ),
    "": (("militants",), ("gunmen", "unknown gunmen"), ("the army", "government forces"), ("rebels", "rebel fighters")),
}
SCENE_WORDS = """
bakery pharmacy kindergarten warehouse refinery bridge minibus trolleybus tram ambulance ferry pier depot elevator sawmill dairy brewery
cinema theatre library museum stadium gymnasium cafeteria hairdresser supermarket hypermarket greenhouse orchard vineyard barn stable silo
substation boiler pumping reservoir dam canal well mosque church monastery cemetery funeral wedding queue clinic maternity oncology
dormitory college university laboratory printing workshop foundry quarry railway locomotive carriage crossing checkpoint roundabout motorway
petrol garage parking courtyard balcony basement stairwell penthouse annexe villa farmhouse tent convoy lorry tanker bulldozer excavator
motorcycle bicycle taxi pontoon lighthouse fishing harbour crane container customs consulate courthouse prison barracks orphanage nursery
"""
SCENES = [intern(word) for word in SCENE_WORDS.split()]
STARTS, MIDDLES, ENDS = (
    [
        "Al",
        "Be",
        "Bor",
        "Da",
        "Dra",
        "El",
        "Fa",
        "Gor",
        "Ha",
        "Iv",
        "Ja",
        "Ka",
        "Kor",
        "La",
        "Ma",
        "Mar",
        "Na",
        "Ol",
        "Pa",
        "Pet",
        "Ra",
        "Sa",
        "Ser",
        "Ta",
        "Va",
        "Yu",
        "Za",
    ],
    ["ba", "de", "go", "ka", "li", "lo", "ma", "mi", "na", "no", "ra", "ri", "ro", "sa", "sha", "ta", "ti", "va", "vo", "ze"],
    ["b", "d", "k", "l", "n", "nko", "r", "s", "sh", "v", "vich", "yan"],
)
NOISE_WORDS = 3000


def coined(chance: Random) -> str:
    """A made-up name."""
    return intern(chance.choice(STARTS) + "".join(chance.choices(MIDDLES, k=chance.randint(1, 2))) + chance.choice(ENDS))


def person(chance: Random) -> str:
    """A made-up person's name."""
    return f"{coined(chance)} {coined(chance)}"


def scene(chance: Random, town: int) -> tuple[str, ...]:
    """The telling words of one incident: what was hit, a street or two, an official or hospital that the town's other incidents share."""
    locals_of_town = Random(town)
    shared = [coined(locals_of_town) for _ in range(3)]
    streets = [coined(chance) for _ in range(chance.randint(0, 3))]
    return tuple(dict.fromkeys((*chance.sample(SCENES, chance.randint(1, 3)), *streets, *shared[: chance.randint(0, 3)])))


def noise() -> list[str]:
    """Words that tell nothing: names and nouns that come again and again, the first the oftenest."""
    chance = Random(7)
    return [coined(chance) if chance.random() < 0.5 else intern(coined(chance).lower() + "ing") for _ in range(NOISE_WORDS)]


NOISE = noise()
NOISE_SHARES = list(accumulate(1 / (10 + rank) for rank in range(NOISE_WORDS)))
