"""Adds a mention to its event: the finest scene and the shortest days win, and several quarters are their town."""

from onrecord.reading.fitting import Event, days_of, is_quarter, is_town
from onrecord.reading.marks import frame
from onrecord.reading.mentions import Clues, Mention
from onrecord.reading.scenes import FINENESS, NEAR, TOWN, WIDE, Scene, is_same, nested, says_inside


def join(clues: Clues, event: Event, mention: Mention) -> None:
    """Add a mention to its event: the finest scene and the shortest days win."""
    event.mentions.append(mention)
    event.whole = event.whole or is_of_quarters(mention)
    scene, days = mention.scene or weak_scene(mention, event), days_of(clues, mention)
    if scene is None or (event.scene and event.whole and is_quarter(scene.place)):
        pass
    elif event.scene is None and not are_several(mention):
        event.scene = scene
    elif event.scene is None or are_quarters(clues, scene, event.scene) or are_several(mention):
        event.scene, event.whole = city_of(event) or event.scene or scene, True
    elif is_finer(clues, scene, event.scene):
        event.scene = scene
    if days and (event.days is None or (event.days[0] <= days[0] and days[1] <= event.days[1])):
        event.days = days


def are_quarters(clues: Clues, one: Scene, other: Scene) -> bool:
    """Whether two scenes are different quarters of a town: one bombardment of several is one attack on the town."""
    return is_quarter(one.place) and is_quarter(other.place) and not is_same(clues.report, one.place, other.place)


def is_of_quarters(mention: Mention) -> bool:
    """Whether the stretch tells of the quarters of its town without their names ("pounded the eastern districts of Arda")."""
    if mention.scene is None or mention.scene.fineness != TOWN:
        return False
    report, start = mention.sentence.report, mention.scene.place.span[0]
    return bool(frame(report.pack.language, "quarters of").search(report.folded, max(mention.start, start - 48), start))


def are_several(mention: Mention) -> bool:
    """Whether the stretch itself tells of several quarters."""
    return len({s.place.name for s in mention.scenes if is_quarter(s.place)}) > 1


def city_of(event: Event) -> Scene | None:
    """The city that the mentions of an event name, once it is told of several of its quarters."""
    scenes = [s for m in event.mentions for s in m.scenes if s.fineness == TOWN and s.place.canonical]
    return scenes[0] if scenes else None


def weak_scene(mention: Mention, event: Event) -> Scene | None:
    """A place that only its speaker is said to be in: better than a province."""
    scene = next((s for s in mention.scenes if s.place.precision not in WIDE), None)
    if scene is None or event.scene is None or event.scene.fineness <= FINENESS["adm1"]:
        return scene if event.scene else None
    return scene if says_inside(mention.sentence.report, event.scene.place.name, scene.place.name) else None


def is_finer(clues: Clues, scene: Scene, known: Scene) -> bool:
    """Whether a scene is inside the one that is known; a street corner is no better than its town."""
    if known.fineness == TOWN and says_inside(clues.report, known.place.name, scene.place.name):
        return True
    wide = known.fineness < TOWN and scene.fineness > known.fineness
    quarter = is_town(known.place) and scene.role >= NEAR and is_quarter(scene.place)
    surer = known.role < scene.role and scene.fineness == known.fineness == TOWN and is_same(clues.report, scene.place, known.place)
    return surer or quarter or (wide and nested(clues.report, scene.place, known.place))
