"""The way of a recorder, in a real browser: an empty folder, ten report files, `onrecord run`, `onrecord serve`, an incident's page.

Needs Chromium (Debian: apt-get install chromium); without it these tests are skipped by name, unless ONRECORD_TEST_ALL=1.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page

DRAWN = "Boolean(window.onrecordMap && window.onrecordMap.loaded())"
PATIENCE = 60  # seconds


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    """`onrecord serve` as a command of its own; its address, as it says it."""
    command = [sys.executable, "-m", "onrecord", "serve", "--home", str(home), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1) as server:
        assert server.stdout
        said = [server.stdout.readline(), server.stdout.readline()]
        address = re.search(r"http://\S+/", said[1])
        assert address, said
        yield address[0]
        server.terminate()


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true; the browser's own way to wait evaluates strings, which the pages forbid."""
    end = monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert monotonic() < end, f"never came true: {expression}"
        page.wait_for_timeout(50)


@pytest.mark.parametrize(("wide", "high"), [(390, 844), (1440, 900)])
def test_from_ten_files_to_an_incident_and_its_words(browser: Browser, served: str, wide: int, high: int) -> None:
    """The front page lists the incidents; one leads to its page, that to the report with every claim marked; nothing complains."""
    context = browser.new_context(viewport={"width": wide, "height": high})
    page, complaints, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served)
    until(page, DRAWN)
    assert page.locator("#count").inner_text() == "5 incidents"
    page.select_option("select[name=country]", "Syria")
    assert page.locator("#incidents > li").count() == 1
    page.click("#filters button[type=reset]")
    page.locator("#incidents a", has_text="Kryvyi Rih").click()
    assert "18" in page.locator("table.figures").first.inner_text()
    assert page.locator("svg.chart.steps:visible").count() >= 1
    page.locator("ol.reports a").first.click()
    assert page.locator(".whole a.marked").count() >= 3
    page.locator(".whole a.marked").first.click()
    assert "#c-" in page.url
    page.fill("#find", "Sumy")
    page.press("#find", "Enter")
    until(page, "document.querySelectorAll('#results > li').length > 0")
    page.goto(f"{served}?as_of=2025-04-04T20:00:00Z")
    until(page, DRAWN)
    assert page.locator("#incidents > li").count() == 1
    page.locator("#incidents a").first.click()
    assert "/as-of/2025-04-04T20:00:00Z/incidents/" in page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (complaints, [url for url in asked if not url.startswith((served, "blob:", "data:"))]) == ([], [])
    context.close()


def test_a_hostile_report_does_nothing(browser: Browser, served: str) -> None:
    """No script of a report runs on any page that shows it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served)
    page.locator("#incidents a", has_text="Kharkiv").click()
    assert page.evaluate("window.hurt") is None
    page.locator("ol.reports a").first.click()
    assert "<script>window.hurt = 1</script>" in page.locator(".whole").inner_text()
    assert page.evaluate("window.hurt") is None
    context.close()
