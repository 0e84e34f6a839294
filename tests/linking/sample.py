"""Mentions and readings for the tests of linking: invented events, told in few words."""

from typing import Any

from onrecord.incidents import Figure, Mention
from onrecord.linking.traits import Traits, traits_of
from onrecord.records import Attack, Casualty, Document, Place, Quote, Reader, Reading, Source

ARDA = Place("Arda", (0, 4), "Arda", "geonames:1", 48.0, 35.0, "settlement", "Northland", "Examplia")
BELT = Place("Belt", (0, 4), "Belt", "geonames:2", 48.0, 35.3, "settlement", "Northland", "Examplia")
CORVE = Place("Corve", (0, 5), "Corve", "geonames:3", 46.0, 31.0, "settlement", "Southland", "Examplia")
DELL = Place("Dell", (0, 4), None, None, None, None, "settlement", None, "Examplia")
NORTH = Place("Northland", (0, 9), "Northland", None, 48.5, 35.5, "adm1", "Northland", "Examplia")


def mention(id: str, **given: Any) -> Mention:
    """A mention of an air strike on Arda on 4 May 2030, in a report of its own, unless told otherwise."""
    usual: dict[str, Any] = {
        "report": f"report of {id}",
        "document": f"sha256:{id}",
        "publisher": None,
        "published": "2030-05-05",
        "language": "en",
        "attack": "E1",
        "kind": "attack",
        "place": ARDA,
        "country": "Examplia",
        "date_min": "2030-05-04",
        "date_max": "2030-05-04",
        "weapon": "air strike",
    }
    return Mention(id, **{**usual, **given})


def traits(id: str = "m1", **given: Any) -> Traits:
    """The traits of such a mention."""
    return traits_of(mention(id, **given))


def killed(low: int | None, high: int | None = None, group: str = "people") -> Figure:
    """So many killed."""
    return Figure("killed", group, low, low if high is None else high)


def attack(id: str = "E1", at: int = 0, **given: Any) -> Attack:
    """An attack of a reading, as in `mention`."""
    usual: dict[str, Any] = {"kind": "attack", "place": ARDA, "country": "Examplia", "date_min": "2030-05-04", "date_max": "2030-05-04"}
    return Attack(id, quote=Quote("struck", at, at + 6), **{**usual, **given})


def count(id: str, low: int, at: int, **given: Any) -> Casualty:
    """A count of people killed in a reading."""
    usual: dict[str, Any] = {"harm": "killed", "group": "people", "source": Source("the mayor")}
    return Casualty(id, Quote(str(low), at, at + len(str(low))), min=low, max=low, **{**usual, **given})


def reading(name: str, attacks: tuple[Attack, ...], counts: tuple[Casualty, ...] = (), **about: Any) -> Reading:
    """A reading of one report."""
    usual = {"publisher": "Example Wire", "published": "2030-05-05", "language": "en"}
    text = about.pop("text", "")
    document = Document(about.pop("document", f"sha256:{name}"), **{**usual, **about})
    return Reading(name, document, Reader("test"), casualties=counts, attacks=attacks, text=text)
