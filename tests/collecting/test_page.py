"""HTML pages."""

from onrecord.collecting.page import page_capture, visible_text

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Strike kills three</title>
<meta property="og:site_name" content="The Example"><meta property="article:published_time" content="2025-04-04T18:30:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Nine killed in the other story</a></nav>
<article><h1>Strike kills three</h1>
<p>Three people were killed in Sumy on Friday, the mayor said.
The attack hit a block of flats in the centre of the city after nine in the evening.</p>
<p>At least 14 were wounded, according to the rescue service,
and many more were taken to hospital during the night by ambulances.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_menus_and_footers_are_not_read() -> None:
    """Only the article is; what the page states of itself comes along, and no day is guessed."""
    capture = page_capture(PAGE.encode(), "a.html", "a.html")
    assert "killed in Sumy" in capture.text
    assert "At least 14 were wounded" in capture.text
    assert "Nine killed" not in capture.text
    assert "rights reserved" not in capture.text
    document = capture.document
    assert (document.published, document.language, document.publisher) == ("2025-04-04T18:30:00+00:00", "en", "The Example")
    assert capture.doubts == ()


def test_a_page_without_a_day_has_none() -> None:
    """The day of the crawl, or one in the words, is no day of publication."""
    page = PAGE.replace('<meta property="article:published_time" content="2025-04-04T18:30:00+00:00">', "")
    assert page_capture(page.encode(), "a.html", "a.html").document.published is None


def test_a_declared_encoding_is_used() -> None:
    """A page in windows-1251 says so."""
    page = PAGE.replace("utf-8", "windows-1251").replace("Sumy", "Суми")
    capture = page_capture(page.encode("cp1251"), "a.html", "a.html")
    assert "killed in Суми" in capture.text
    assert capture.doubts == ()


def test_scripts_and_styles_are_no_words() -> None:
    """Where no article is found, what the page shows is read."""
    assert visible_text("<title>x</title><p>Three &amp; four.<script>killed()</script><style>p{}</style>") == "x\n\nThree & four."
