"""The documentation is kept true: its examples run, its links lead somewhere, and every page can be found from the first."""

import doctest
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OTHERS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")
PAGES = [*sorted((ROOT / "docs").glob("*.md")), *(ROOT / name for name in OTHERS)]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_run(page: Path) -> None:
    """What a page shows is what the code does."""
    text = re.sub(r"^```\w*$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False, optionflags=FLAGS).run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    """A link inside the repository names a file that is there."""
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert not missing


def test_every_page_is_found_from_the_first() -> None:
    """docs/index.md names every page of docs/."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.parent.name == "docs" and page.name != "index.md" and page.name not in index] == []


def test_the_picture_can_be_made() -> None:
    """The picture of the README is made from what the command prints."""
    script = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    assert "Kryvyi Rih" in script["printed"]()
    assert script["picture"]("14 people").startswith("<svg")


def test_no_picture_or_page_asks_another_host() -> None:
    """What we show is served by us: no fonts, scripts or pictures from elsewhere."""
    asking = re.compile(r"""(?:src|href)=["']https?:|url\(["']?https?:|@import""")
    assert [path.name for path in (ROOT / "docs").rglob("*.svg") if asking.search(path.read_text(encoding="utf-8"))] == []
