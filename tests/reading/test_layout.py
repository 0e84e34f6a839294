"""How pages are laid out: what is no dateline, teaser or footer comes before what is."""

import pytest

from onrecord.lang.pack import load
from onrecord.reading.layout import lay_out
from onrecord.reading.report import Report, open_report


def page(text: str, published: str | None = "2025-04-04", title: str | None = None) -> Report:
    """A page laid out on the desk."""
    report = open_report(text, load("en"), published, title)
    lay_out(report)
    return report


def of_kind(report: Report, *kinds: str) -> list[str]:
    """The sentences of some kinds."""
    return [s.text for s in report.sentences if s.kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        "Related developments in the city left three people dead. Recommended ceasefire terms were rejected.",
        "Tags of dead soldiers were found. Topic of the talks was the death of 3 prisoners.",
        "More than ten died.\n\nThe latest news from the front is grim: two killed.",
        "Comments by the mayor angered many. Follow-up strikes killed two rescuers.",
        "Toll of the blast:\n- 5 men killed\n- 3 women killed\n- 2 children injured",
        "The hospital named the dead.\n\nAhmad Ali, 34, killed by a sniper in the old city\n\n"
        "Mona Ali, 12, killed by a sniper in the old city\n\n"
        "Sami Ali, 9, killed by a sniper in the old city",
        "❗️Kharkiv: two people were killed\n▪️ a man died in hospital\n▪️ a woman is missing",
    ],
)
def test_a_text_is_no_teaser(text: str) -> None:
    """Words that can open a block do not, where a sentence reads on; lists of victims are the report."""
    assert of_kind(page(text), "teaser", "footer") == []


def test_related_news_in_mid_page_ends_where_the_text_goes_on() -> None:
    """A block of titles between headline and body takes the titles only."""
    report = page(
        "Two killed by a mine in Hama\n\nRelated News\n\nMan shot dead in Daraa, May 21, 2024\n\n"
        "Six hurt by shelling in Idlib, May 20, 2024\n\n"
        "On April 3, two farmers were killed by a mine. One was a boy."
    )
    assert of_kind(report, "headline") == ["Two killed by a mine in Hama"]
    assert len(of_kind(report, "teaser")) == 3
    assert of_kind(report, "body") == ["On April 3, two farmers were killed by a mine.", "One was a boy."]


def test_a_teaser_line_in_mid_text_is_only_itself() -> None:
    """ "Read more: …" does not take the sentence behind it."""
    report = page("A blast killed five.\n\nREAD MORE: Ten dead in Herat\n\nThe bomb went off near a mosque.")
    assert of_kind(report, "teaser") == ["READ MORE: Ten dead in Herat"]


def test_a_page_in_one_line_ends_in_menus() -> None:
    """Titles, tags and comments glued behind the text are other stories'."""
    report = page(
        "Five died in a blast. No group claimed it. Related Blast Rocks Suburb Army Retakes Town With 20 Dead "
        "Tags blast Syria Comment via Facebook"
    )
    assert of_kind(report, "body") == ["Five died in a blast.", "No group claimed it."]
    assert of_kind(page("Two soldiers died. Comments (2) Ann: 50 were killed. Bob: no, 60 were killed."), "body") == ["Two soldiers died."]


def test_behind_the_next_post_nothing_is_the_report() -> None:
    """ "Prev Post", "Next Post", "Leave a comment" end the report, whatever follows."""
    report = page("Two died.\n\nPrev Post\n\nTen killed in Idlib.\n\nNext Post\n\nFive killed in Homs…")
    assert of_kind(report, "body") == ["Two died."]


def test_titles_at_the_end_are_other_stories_though_nothing_opens_them() -> None:
    """Dated or cut-off lines without a full stop behind the text are titles."""
    report = page(
        "Two died in a raid.\n\nMan killed by gunmen in Daraa on May 3\n\nThree children hurt by a mine in Homs\n\n"
        "Body of a woman found in Idlib on May 2"
    )
    assert of_kind(report, "body") == ["Two died in a raid."]


def test_footers_are_not_the_report() -> None:
    """Credits, rights, sign-ups and share buttons are footers, in lines of their own or glued."""
    report = page("Two died in a raid. Reporting by Ann Roe; Editing by Bob Doe Our Standards: The Trust Principles.")
    assert of_kind(report, "body") == ["Two died in a raid."]
    report = page("By Ann Roe, Kyiv\n\nTwo died in a raid.\n\nSubscribe to our channel\n\nFollow us on X\n\n© 2025 News\n\ntweet")
    assert of_kind(report, "body", "headline") == ["Two died in a raid."]


def test_that_nobody_could_verify_is_no_footer() -> None:
    """A sentence on verification is read: it makes counts unverified."""
    assert of_kind(page("Two died. The agency could not independently verify the report."), "footer") == []


def test_a_caption_is_marked() -> None:
    """A line with a credit is a caption."""
    assert of_kind(page("Two died.\n\nMourners at the funeral in Qamishli - AFP\n\nThe war goes on."), "caption") == [
        "Mourners at the funeral in Qamishli - AFP"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "April 4, 2025 was a black day.",
        "On 1 May 2023, at around 11 pm, jets struck.",
        "UNICEF: Five children were killed.",
        "BREAKING: Five were killed.",
        "Anti-ISIS forces shelled the town.",
        "The raid of Monday 9 April 2018 Syrian officials recalled.",
    ],
)
def test_a_text_is_no_dateline(text: str) -> None:
    """A date inside a sentence, a speaker before a colon and a hyphen are no dateline."""
    report = page(text)
    assert report.dateline is None
    assert report.published == "2025-04-04"


@pytest.mark.parametrize(
    ("text", "dateline", "published"),
    [
        ("date 2025-04-03\nA missile hit a bus.", "date 2025-04-03", "2025-04-03"),
        ("Monday 31 March 2025 18:41 Coalition Condemns Raid. It said so.", "Monday 31 March 2025 18:41", "2025-03-31"),
        ("Nov 272017 Blast kills five. It went off.", "Nov 272017", "2017-11-27"),
        ("19 February، 2023\n\nA raid killed two.", "19 February، 2023", "2023-02-19"),
        ("Published November 23 2017 At least nine died.", "Published November 23 2017", "2017-11-23"),
        ("02.10.2017 Fifteen died.", "02.10.2017", "2017-10-02"),
        (
            "Raid kills two\n\nIssued on: 02/02/2022 - 15:14Modified: 02/02/2022 - 15:12\n\nThey died.",
            "Issued on: 02/02/2022 - 15:14Modified: 02/02/2022 - 15:12",
            "2022-02-02",
        ),
        ("KYIV, April 3, 2025 (Reuters) - Five died.", "KYIV, April 3, 2025 (Reuters) -", "2025-04-03"),
        ("On 03 July 2025, NEW DELHI: Police said five died.", "On 03 July 2025, NEW DELHI:", "2025-07-03"),
        ("NASHVILLE, Tenn. (WKRN) - Two men were shot.", "NASHVILLE, Tenn. (WKRN) -", None),
        (
            "Posted: Nov 12, 2016 10:15 PM CST Updated: Nov 13, 2016 8:00 AM CST\n\nTwo were shot.",
            "Posted: Nov 12, 2016 10:15 PM CST Updated: Nov 13, 2016 8:00 AM CST",
            "2016-11-12",
        ),
        ("Damascus, SANA- Five were martyred.", "Damascus, SANA-", None),
        ("QAMISHLI, Syria (North Press) – A drone hit a car.", "QAMISHLI, Syria (North Press) –", None),
        ("Blast near the centre of town MOSCOW (Sputnik) A blast killed two.", "MOSCOW (Sputnik)", None),
        (
            "LIMA (PERU), 2 FEB 90 (EFE) -- [REPORT] [TEXT] TWO SOLDIERS DIED IN AN AMBUSH NEAR THE TOWN OF AYACUCHO.",
            "LIMA (PERU), 2 FEB 90 (EFE) -- [REPORT] [TEXT]",
            "1990-02-02",
        ),
    ],
)
def test_datelines_are_cut_off_and_tell_the_day(text: str, dateline: str, published: str | None) -> None:
    """A dateline is a sentence of its own, and its day is the day of publication where none is known."""
    report = page(text, None)
    assert report.dateline is not None
    assert text[slice(*report.dateline)] == dateline
    assert dateline in of_kind(report, "dateline")
    assert report.published == published


def test_the_texts_own_date_wins() -> None:
    """Where dateline and `published` contradict each other, the dateline is right; a date years away is history."""
    assert page("06-01-2016 Eight killed in shelling. They died.", "2016-01-02").published == "2016-01-06"
    assert page("06-01-2010 Eight killed in shelling. They died.", "2016-01-02").published == "2016-01-02"


def test_the_date_of_another_story_does_not() -> None:
    """A date line inside a block of teasers tells nothing of this report."""
    assert (
        page("Two died in a raid.\n\nMore on this story\n\nTen killed in Kharkiv\n\n1 April 2025\n\nWar in Ukraine").published
        == "2025-04-04"
    )


def test_the_headline_is_told_from_the_text() -> None:
    """The page's title in the text is its headline, though no full stop ends it there."""
    report = page(
        "Friday 4 April 2025 Two killed in raids on rural Aleppo The council said so.", title="Two killed in raids on rural Aleppo - News"
    )
    assert of_kind(report, "headline") == ["Two killed in raids on rural Aleppo"]
    assert of_kind(report, "body") == ["The council said so."]


def test_sentences_lose_no_word() -> None:
    """Whatever is cut, the sentences hold every letter of the page, in order."""
    text = "date 2025-04-03\nRaid kills two\n\nKYIV (AP) - Two died.Read more: Ten dead in Herat. 🔴 Follow us on X"
    assert "".join("".join(s.text for s in page(text).sentences).split()) == "".join(text.split())
