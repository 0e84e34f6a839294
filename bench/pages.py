"""How fast the pages are: publishing 10,000 incidents, and the front page of 100,000 in a real browser; how heavy an incident's page is.

python -m bench.pages [INCIDENTS] [ROWS]      prints a figure a line; needs Chromium (Debian: apt-get install chromium) for the browser's
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from bench.stream_places import Town, world
from onrecord.ids import id_of
from onrecord.publishing.site.edition import Choices, Edition
from onrecord.publishing.site.home_page import Row, home_page, month_pages, rows_file
from onrecord.publishing.site.pages import static_files
from onrecord.publishing.site.showing import Showing
from onrecord.records import Account, Attack, Casualty, Document, Place, Quote, Reader, Reading, Source
from onrecord.site import edition_of, publish

INCIDENTS, ROWS = 10_000, 100_000
FIRST = date(2015, 1, 1)
NOW = "2026-06-01T12:00:00Z"
WEAPONS = ("missile", "drone", "artillery", "air strike", "small arms", "mine")
GRADES = ("fair", "weak", "contested", "confirmed")
SIDES = ("Blue", "Red", "Green")
ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
WATCH = """
window.stalls = [];
Object.defineProperty(window, "onrecordView", {
  get() { return this.kept; },
  set(view) { this.kept = view; requestAnimationFrame(() => setTimeout(() => { this.there = performance.now(); })); },
});
new PerformanceObserver((list) => list.getEntries().forEach((entry) => stalls.push(entry.duration)))
  .observe({ type: "longtask", buffered: true });
"""
DRAWN = "Boolean(window.onrecordMap && window.onrecordMap.loaded())"
PANS = 8
ROUNDS = 3  # the best is told: whoever else uses the machine makes stalls of its own
PATIENCE = 60  # seconds


def measure(incidents: int = INCIDENTS, rows: int = ROWS) -> Iterator[tuple[str, float]]:
    """Every figure, as it is measured."""
    yield from published(incidents)
    yield from front(rows)


def published(incidents: int) -> Iterator[tuple[str, float]]:
    """Publishing made-up incidents: how long it takes from readings to files, and how heavy the pages of incidents are."""
    with TemporaryDirectory() as folder:
        began = perf_counter()
        edition = edition_of(reports(incidents), NOW, Choices(), delay=0)
        linked = perf_counter()
        publish(edition, Path(folder), os.cpu_count() or 1)
        ended = perf_counter()
        weights = [path.stat().st_size for path in (Path(folder) / "incidents").iterdir()]
    yield "incidents published", len(edition.items)
    yield "publish: link and weigh, seconds", linked - began
    yield "publish: write the files, seconds", ended - linked
    yield "weight of an incident's page, kB, middle", median(weights) / 1000
    yield "weight of an incident's page, kB, greatest", max(weights) / 1000


def reports(incidents: int) -> Iterator[Reading]:
    """Reports of made-up incidents, as the reader would read them; every fourth incident is told twice."""
    chance = Random(5)
    for number in range(incidents):
        told = Told(number, town(chance), day_of(number, incidents), chance.choice(WEAPONS), chance.randrange(1, 30))
        for outlet in range(1 + (number % 4 == 0)):
            yield report(told, outlet)


class Told(NamedTuple):
    """An incident that was made up."""

    number: int
    town: Town
    day: str
    weapon: str
    killed: int


def town(chance: Random) -> Town:
    """A town, as harm falls."""
    return world().towns[world().drawn(chance)]


def day_of(number: int, of: int) -> str:
    """The day of an incident: they are spread over eleven years."""
    return (FIRST + timedelta(days=number * 4000 // of)).isoformat()


def report(told: Told, outlet: int) -> Reading:
    """One report."""
    killed, injured, place = told.killed + outlet, told.killed * 2, told.town.spot
    text = (
        f"A {told.weapon} struck {place.name} on {told.day}, killing {killed} people and wounding {injured}, the governor said. "
        f"It is case {told.number}."
    )
    spot = (place.name, str(place.geonameid), place.latitude, place.longitude, "settlement", told.town.region, told.town.country)
    where, who = Place(place.name, span(text, place.name), *spot), Source("the governor", span(text, "the governor"), kind="official")
    struck = quote(text, f"{told.weapon} struck")
    account = Account("weapon", told.weapon, "asserts", who, struck)
    days: dict[str, Any] = {"date_min": told.day, "date_max": told.day, "place": where}
    attack = Attack("E1", "attack", struck, country=told.town.country, weapon=told.weapon, accounts=(account,), **days)
    counts = tuple(
        Casualty(id, quote(text, words), harm, number, number, "people", event="E1", source=who, **days)
        for id, words, harm, number in (
            ("C1", f"killing {killed} people", "killed", killed),
            ("C2", f"wounding {injured}", "injured", injured),
        )
    )
    document = Document(
        id_of("d", text), f"Outlet {told.number % 40 + outlet}", f"{told.day}T1{outlet}:00:00Z", "en", f"Strike on {place.name}"
    )
    return Reading(f"{told.number}-{outlet}", document, Reader("0", "en"), casualties=counts, attacks=(attack,), text=text)


def span(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text."""
    return text.index(words), text.index(words) + len(words)


def quote(text: str, words: str) -> Quote:
    """Words of a text with where they stand."""
    return Quote(words, text.index(words), text.index(words) + len(words))


def rows_made(number: int) -> list[Row]:
    """Rows of the front page, the latest first."""
    chance = Random(7)
    return [row(n, day_of(n, number), chance) for n in reversed(range(number))]


def row(number: int, day: str, chance: Random) -> Row:
    """One row."""
    there, killed = town(chance), chance.randrange(1, 40)
    spot = there.spot.latitude, there.spot.longitude, 5  # reports name towns: incidents of one town stand on one spot
    filters: Any = (there.country, chance.choice(GRADES), chance.choice(WEAPONS), (chance.choice(SIDES),), ("en",), ("injured", "killed"))
    title = f"{there.spot.name}, {there.country}"
    return Row(id_of("m", number), title, day, day, *spot, str(killed), f"at least {killed}", chance.randrange(1, 9), *filters)


def front(number: int) -> Iterator[tuple[str, float]]:
    """The front page of so many incidents, opened as a file."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        print("bench: Chromium is not installed; the front page is not measured", file=sys.stderr)
        return
    with TemporaryDirectory() as folder:
        write_front(rows_made(number), Path(folder))
        yield "front page: data, MB", (Path(folder) / "data/incidents.js").stat().st_size / 1e6
        yield from browsed(program, f"file://{folder}/index.html")


def write_front(rows: Sequence[Row], folder: Path) -> None:
    """Write the front page and what it needs."""
    showing = Showing(empty())
    for file in (home_page(list(rows), showing), rows_file(list(rows)), *static_files(), *month_pages(rows[:1], showing)):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


def empty() -> Edition:
    """An edition without any report."""
    return edition_of((), NOW, Choices())


def browsed(program: str, address: str) -> Iterator[tuple[str, float]]:
    """What a reader would feel, in seconds and milliseconds."""
    from playwright.sync_api import sync_playwright  # no part of the program: who measures has it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(WATCH)
        began = perf_counter()
        page.goto(address, wait_until="domcontentloaded")
        until(page, DRAWN)
        yield "front page: list and filters drawn, seconds", page.evaluate("window.there") / 1000
        yield "front page: map drawn, seconds", perf_counter() - began
        yield "front page: longest stall while opening, ms", longest(page)
        for name, act in (("filter", filtered), ("brush", brushed), ("pan", panned)):
            yield f"front page: longest stall, {name}, ms", min(stalled(page, act) for _ in range(ROUNDS))
        browser.close()


def stalled(page: Any, act: Callable[[Any], None]) -> float:
    """The longest time in which the page did not answer while somebody did something."""
    page.evaluate("window.stalls.length = 0")
    act(page)
    page.wait_for_timeout(1000)
    return longest(page)


def until(page: Any, expression: str) -> None:
    """Wait until something is true; the browser's own way to wait evaluates strings, which the pages forbid."""
    end = perf_counter() + PATIENCE
    while not page.evaluate(expression) and perf_counter() < end:
        page.wait_for_timeout(20)


def longest(page: Any) -> float:
    """The longest time in which the page did not answer."""
    page.wait_for_timeout(300)
    return float(page.evaluate("Math.max(0, ...window.stalls)"))


def filtered(page: Any) -> None:
    """Choose a weapon, a grade, and all again."""
    for field, value in (("weapon", "drone"), ("grade", "fair")):
        page.select_option(f"select[name={field}]", value)
        page.wait_for_timeout(700)
    page.click("#filters button[type=reset]")
    page.wait_for_timeout(700)


def brushed(page: Any) -> None:
    """Draw over the timeline."""
    box = page.locator("#timeline").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    for step in range(1, PANS + 1):
        page.mouse.move(box["x"] + box["width"] * (0.3 + step * 0.04), box["y"] + 20)
        page.wait_for_timeout(40)
    page.mouse.up()


def panned(page: Any) -> None:
    """Drag the map about and come nearer."""
    box = page.locator("#map").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for step in range(PANS):
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + (150 if step % 2 else -150), middle[1] + 40, steps=8)
        page.mouse.up()
    page.click(".maplibregl-ctrl-zoom-in")
    page.wait_for_timeout(700)


def main(arguments: list[str]) -> int:
    """Print what is measured."""
    for name, value in measure(*map(int, arguments)):
        print(f"{name:<50}{value:12.3f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
