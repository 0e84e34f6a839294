"""The language pack's words around places, as sets to look things up in; and whose side a demonym or a capital stands for."""

from dataclasses import dataclass
from functools import cache

from onrecord.lang.pack import Pack, load


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`nouns` give the precision that a noun lends to the name beside it; the rest are plain sets of folded words."""

    nouns: dict[str, str]
    prepositions: frozenset[str]
    near: frozenset[str]
    placing: frozenset[str]
    compass: frozenset[str]
    idle: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]
    bodies: frozenset[str]
    openers: frozenset[str]
    honours: frozenset[str]
    ordinary: frozenset[str]
    ways: frozenset[str]
    blocks: frozenset[str]
    loose: frozenset[str]
    arms: frozenset[str]
    abroad: frozenset[str]
    demonyms: dict[str, str]
    sides: dict[str, str]
    states: dict[str, str]


@cache
def words_of(language: str) -> PlaceWords:
    """The place words of a language."""
    return read_words(load(language))


def read_words(pack: Pack) -> PlaceWords:
    """The place words of a pack."""
    entries, table = pack.view("place").entries, pack.tables["place"]

    def forms(tag: str) -> frozenset[str]:
        return frozenset(form for entry in entries if entry.tag == tag for form in entry.forms)

    def listed(name: str) -> frozenset[str]:
        return frozenset(table.get("words", {}).get(name, "").split())

    return PlaceWords(
        {form: entry.data["precision"] for entry in entries if entry.tag.endswith("_noun") for form in entry.forms},
        forms("place_preposition"),
        forms("near_preposition"),
        forms("placing"),
        forms("compass"),
        listed("idle"),
        listed("titles"),
        listed("organisations"),
        listed("bodies"),
        listed("openers"),
        listed("honours"),
        listed("ordinary"),
        listed("ways"),
        listed("blocks"),
        listed("loose"),
        listed("arms"),
        frozenset(table.get("reach", {}).get("abroad", ())),
        turned(table.get("demonyms", {})),
        turned(table.get("sides", {})),
        turned(table.get("states", {})),
    )


def turned(table: dict[str, list[str]]) -> dict[str, str]:
    """A table of forms as a look-up from form to meaning."""
    return {form: meaning for meaning, forms in table.items() for form in forms}


def country_of_demonym(word: str, language: str = "en") -> str | None:
    """The country whose people or things a word names.

    >>> country_of_demonym("Turkish"), country_of_demonym("Aleppo")
    ('Turkey', None)
    """
    return words_of(language).demonyms.get(word.lower())


def side_of(words: str, language: str = "en") -> str | None:
    """The government that a capital, a palace or a country's adjective stands for, where a place name speaks or acts.

    >>> side_of("Moscow"), side_of("the Kremlin"), side_of("Homs")
    ('Russia', 'Russia', None)
    """
    known = words_of(language)
    folded = words.lower().replace("’", "'")
    return known.sides.get(folded) or known.demonyms.get(folded)
