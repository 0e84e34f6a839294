"""Reports made for these tests, their edition, and the site that it comes to."""

from functools import cache

from msgspec.structs import replace

import onrecord
from onrecord.ids import id_of
from onrecord.incidents import Judgement
from onrecord.publishing.site.edition import Choices, Edition
from onrecord.publishing.site.pages import site
from onrecord.records import Account, Attack, Casualty, Document, Place, Quote, Reader, Reading, Source
from onrecord.site import edition_of

AT = "2025-06-01T12:00:00Z"
WIRE = (
    "A missile struck a residential area of Kryvyi Rih on Friday, killing at least 14 people, including six children, President Volodymyr "
    "Zelenskyy said. At least 50 people were wounded, the emergency services said, adding that the figure was growing. "
    "Ombudsman Dmytro Lubinets said that a ballistic missile had been used. Russia's Defence Ministry said that it had launched a missile "
    "at a gathering of commanders in Kryvyi Rih and that up to 85 servicemen had been killed. "
    "Videos on Telegram showed smoke; they could not be verified. Two schools were damaged. Marta Holm, 9, died in the yard."
)
EVENING = (
    "The number of people killed in Friday's missile attack on Kryvyi Rih has risen to 16, Governor Serhiy Lysak wrote on Telegram. "
    "“It was a flash and then nothing,” a resident, Olena Brand, said."
)
AGENCY = (
    "Nine children are among the 18 people killed in Friday's missile strike on Kryvyi Rih, Governor Serhiy Lysak said on Saturday. "
    "Sixty-one people were wounded, he said."
)
TRUCE = (
    "Ukraine and Russia agreed on Monday to a 30-day moratorium on strikes on energy. A drone hit a power station in Sumy on Wednesday; "
    "Kyiv accused Russia of violating the moratorium. Moscow accused Ukraine of breaking it too."
)
HOSTILE = (
    "At least 3 people were killed in a strike on <script>window.hurt = 1</script> Kharkiv on Tuesday, "
    'said Governor "Ana" <b onclick=x>Orlo</b>. '
    "Four people\u202e were injured & taken away, police said."
)


def reported(text: str, published: str | None, publisher: str | None = None, title: str | None = None, url: str | None = None) -> Reading:
    """One report, read."""
    reading = onrecord.read(text, published=published, language="en")
    return replace(reading, id=id_of("r", text)[:6], document=replace(reading.document, publisher=publisher, title=title, url=url))


@cache
def readings() -> tuple[Reading, ...]:
    """Five reports, in the order of publication."""
    return (
        reported(WIRE, "2025-04-04T18:00:00Z", "Wire of Tests", "Missile hits Kryvyi Rih", "https://example.org/wire/1"),
        reported(EVENING, "2025-04-04T21:40:00Z", "Evening Post of Tests", "Toll rises to 16"),
        reported(AGENCY, "2025-04-05T09:00:00Z", "Agency of Tests", "18 dead"),
        reported(TRUCE, "2025-05-14", "Wire of Tests", "Strike on energy"),
        hostile(),
        foreign(),
    )


def hostile() -> Reading:
    """A report that is written to do harm to whoever shows it."""
    reading = reported(
        HOSTILE,
        "2025-05-06",
        '"><img src=x onerror="window.hurt=2">',
        "</title><script>window.hurt=3</script>\u202e",
        "javascript:alert(1)",
    )
    return replace(reading, id="../../../<script>")


def foreign() -> Reading:
    """A report in Arabic, as a reader of that language would hand it on."""
    text = "قتل خمسة أشخاص في قصف على حلب، قالت السلطات."
    place = Place("حلب", (text.index("حلب"), text.index("حلب") + 3), "Aleppo", "170063", 36.2, 37.16, "settlement", "Aleppo", "Syria")
    quote = Quote("قتل خمسة أشخاص", 0, 14)
    speaker = Source("السلطات", (text.index("السلطات"), len(text) - 1), kind="official")
    attack = Attack(
        "E1", "attack", quote, place, "Syria", "2025-05-20", "2025-05-20", accounts=(Account("weapon", "قصف", "asserts", speaker, quote),)
    )
    count = Casualty(
        "C1", quote, "killed", 5, 5, "people", event="E1", source=speaker, place=place, date_min="2025-05-20", date_max="2025-05-20"
    )
    document = Document(id_of("d", text), "وكالة", "2025-05-21", "ar", "قصف على حلب")
    return Reading("halab", document, Reader("0", "ar"), casualties=(count,), attacks=(attack,), text=text)


def edition(judgements: tuple[Judgement, ...] = (), **chosen: object) -> Edition:
    """What the reports come to."""
    return edition_of(readings(), AT, Choices(**chosen), judgements)  # type: ignore[arg-type]


@cache
def files() -> dict[str, bytes]:
    """The site's files by their paths."""
    return {file.path: file.data for file in site(edition())}


def pages() -> dict[str, str]:
    """The site's pages by their paths."""
    return {path: data.decode() for path, data in files().items() if path.endswith(".html")}


def incident_page() -> str:
    """The page of the incident with most reports."""
    return max((page for path, page in pages().items() if path.startswith("incidents/")), key=len)
