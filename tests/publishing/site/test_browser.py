"""The site in a real browser, opened as files: nothing leaves the machine, nothing complains, and people can use it by any means.

Needs Chromium (Debian: apt-get install chromium); without it these tests are skipped by name, unless ONRECORD_TEST_ALL=1.
"""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from made import files
from playwright.sync_api import Browser, Page

PATHS = sorted(path for path, data in files().items() if path.endswith(".html") and b'http-equiv="refresh"' not in data)
KINDS = sorted(
    {path.rpartition("/")[0] or path: path for path in sorted(PATHS, key=lambda path: len(files()[path]))}.values()
)  # the longest of each
WIDTHS = {"phone": (390, 844), "desktop": (1440, 900)}
AXE = Path(__file__).with_name("axe.min.js")  # axe-core 4.14.1, as it was published
GRAVE = ("serious", "critical")
DRAWN = "Boolean(window.onrecordMap && window.onrecordMap.loaded())"
PATIENCE = 60  # seconds
NO_MAP = "HTMLCanvasElement.prototype.getContext = () => null"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in a folder, as on a USB stick."""
    to = tmp_path_factory.mktemp("site")
    for path, data in files().items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_bytes(data)
    return to


class Opened:
    """A page with everything that it complained of and every request that it made to elsewhere."""

    def __init__(self, browser: Browser, width: str = "desktop", scheme: str = "light", scripts: bool = True) -> None:
        wide, high = WIDTHS[width]
        self.context = browser.new_context(viewport={"width": wide, "height": high}, color_scheme=scheme, java_script_enabled=scripts)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def elsewhere(self) -> list[str]:
        """The requests that would leave the machine."""
        return [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """A page on a desktop."""
    one = Opened(browser)
    yield one
    one.context.close()


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true; the browser's own way to wait evaluates strings, which the pages forbid."""
    end = monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert monotonic() < end, f"never came true: {expression}"
        page.wait_for_timeout(50)


def home(opened: Opened, folder: Path, map: bool = False) -> Page:
    """The front page; with its map only where that is looked at, for without a graphics card it is slow to draw."""
    if not map:
        opened.page.add_init_script(NO_MAP)
    opened.page.goto(f"file://{folder}/index.html")
    until(opened.page, DRAWN if map else "Boolean(window.onrecordView)")
    return opened.page


@pytest.mark.parametrize(("width", "scheme", "paths"), [
    ("desktop", "light", PATHS), ("phone", "dark", PATHS), ("desktop", "dark", KINDS), ("phone", "light", KINDS),
], ids=["desktop light", "phone dark", "desktop dark", "phone light"])  # fmt: skip
def test_every_page_is_quiet_fits_and_can_be_read_by_all(browser: Browser, folder: Path, width: str, scheme: str, paths: list[str]) -> None:
    """No page complains, asks another host, runs what a report says, is wider than its screen, or has anything serious for axe."""
    one = Opened(browser, width, scheme)
    axe = AXE.read_text(encoding="utf-8")
    faults: list[str] = []
    for path in paths:
        one.page.goto(f"file://{folder}/{path}")
        if path == "index.html":
            until(one.page, DRAWN)
        faults += [f"{path}: wider than the screen"] if one.page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
        faults += [f"{path}: a report’s script ran"] if one.page.evaluate("window.hurt") else []
        one.page.evaluate(axe)
        found = one.page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
        faults += [
            f"{path}: {v['id']}: {v['nodes'][0]['html'][:120]} {v['nodes'][0].get('failureSummary', '')[:200]}"
            for v in found
            if v["impact"] in GRAVE
        ]
    one.context.close()
    assert (faults, one.complaints, one.elsewhere()) == ([], [], [])


def test_pages_can_be_read_without_scripts(browser: Browser, folder: Path) -> None:
    """Without JavaScript every page shows its words, and no control that would do nothing."""
    one = Opened(browser, scripts=False)
    for path in PATHS:
        one.page.goto(f"file://{folder}/{path}")
        assert one.page.locator("main").inner_text().strip(), path
        assert one.page.locator(".scripted:visible").count() == 0, path
    one.context.close()


def test_filters_narrow_the_list_and_the_map(opened: Opened, folder: Path) -> None:
    """A chosen country leaves its incidents in the list and on the map; showing all gives the others back."""
    page = home(opened, folder)
    page.select_option("select[name=country]", "Ukraine")
    assert page.locator("#count").inner_text() == "3 incidents of 4"
    assert page.evaluate("window.onrecordView.state.shown.length") == 3
    page.select_option("select[name=harm]", "killed")
    assert page.locator("#incidents > li").count() == 2
    page.click("#filters button[type=reset]")
    until(page, "document.querySelectorAll('#incidents > li').length === 4")


def test_no_filter_is_about_claimed_losses(opened: Opened, folder: Path) -> None:
    """Soldiers whom a side claims to have killed are no filter and no figure of the front page."""
    page = home(opened, folder)
    assert "85" not in page.locator("main").inner_text()
    assert "losses" not in page.locator("#filters").inner_text().lower()


def test_dragging_over_the_timeline_chooses_days(opened: Opened, folder: Path) -> None:
    """A drag over the left end leaves the April incident; a click takes the choice back."""
    page = home(opened, folder)
    box = page.locator("#timeline").bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20, steps=4)
    page.mouse.up()
    until(page, "document.querySelectorAll('#incidents > li').length === 1")
    assert "Kryvyi Rih" in page.locator("#incidents").inner_text()
    page.mouse.click(box["x"] + 5, box["y"] + 20)
    until(page, "document.querySelectorAll('#incidents > li').length === 4")


def test_days_can_be_chosen_by_keyboard(opened: Opened, folder: Path) -> None:
    """The timeline's ends are sliders: the arrows move them, and they say their day."""
    page = home(opened, folder)
    page.focus("#brush-from")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelectorAll('#incidents > li').length === 3")
    assert page.get_attribute("#brush-from", "aria-valuetext") == "5 April 2025"


def test_the_map_leads_to_incidents(opened: Opened, folder: Path) -> None:
    """A click on a circle that stands for one incident opens its title as a link."""
    page = home(opened, folder, map=True)
    page.evaluate("window.onrecordMap.jumpTo({center: [37.16, 36.2], zoom: 6})")
    until(page, "window.onrecordMap.loaded() && window.onrecordMap.queryRenderedFeatures({layers: ['single']}).length > 0")
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "حلب" in page.locator(".maplibregl-popup-content a").inner_text()


def test_without_webgl_the_list_still_works(browser: Browser, folder: Path) -> None:
    """Where the map cannot be drawn, a line says so and the filters go on working."""
    one = Opened(browser)
    one.page.add_init_script(NO_MAP)
    one.page.goto(f"file://{folder}/index.html")
    one.page.wait_for_selector("#map-off:visible")
    one.page.select_option("select[name=country]", "Syria")
    assert one.page.locator("#incidents > li").count() == 1
    one.context.close()


def test_search_finds_words_places_and_speakers(opened: Opened, folder: Path) -> None:
    """From any page: words of a sentence, a place in another script, a speaker; what is found leads to its words."""
    page = opened.page
    page.goto(f"file://{folder}/method.html")
    page.fill("#find", "lysak")
    page.press("#find", "Enter")
    page.wait_for_selector("#results a")
    assert "Serhiy Lysak" in page.locator("#results").inner_text()
    page.fill("#q", "aleppo")
    assert "حلب" in page.locator("#results").inner_text()
    page.fill("#q", "residential area")
    page.click("#results a")
    page.wait_for_url("**/reports/**")
    assert page.locator("li:target mark, li:target .words").count()
    page.goto(f"file://{folder}/search.html?q=%3Cscript%3E")
    assert page.locator("#results script").count() == 0


def test_the_reader_s_choice_of_light_or_dark_is_kept(opened: Opened, folder: Path) -> None:
    """The switch turns the page dark, and the next page is dark too."""
    page = opened.page
    page.goto(f"file://{folder}/how.html")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("button.theme")
    page.goto(f"file://{folder}/data.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_the_keyboard_reaches_everything(opened: Opened, folder: Path) -> None:
    """The first stop skips to the content; every link can be reached, and shows that it is."""
    page = opened.page
    page.goto(f"file://{folder}/agreements.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_chart_says_in_words_what_it_shows(opened: Opened, folder: Path) -> None:
    """The step chart has a title, and the same figures as a table."""
    path = max((path for path in PATHS if path.startswith("incidents/")), key=lambda path: len(files()[path]))
    opened.page.goto(f"file://{folder}/{path}")
    assert opened.page.locator("svg.steps:visible").first.get_attribute("aria-label") == "killed: how each speaker’s figure moved"
    opened.page.locator("figure summary").first.click()
    assert "18" in opened.page.locator("figure table").first.inner_text()


def test_printing_leaves_the_words(opened: Opened, folder: Path) -> None:
    """On paper there is no navigation, no map and no filter."""
    page = home(opened, folder)
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert not page.locator("header nav").is_visible()
    assert page.locator("#incidents").is_visible()
