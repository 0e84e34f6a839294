"""A reading made by hand, so that what is shown can be tested without the reader."""

from onrecord.records import (
    Account,
    Agreement,
    Attack,
    Breach,
    Casualty,
    Comparison,
    Damage,
    Document,
    Doubt,
    Evidence,
    Loss,
    Place,
    Quote,
    Reader,
    Reading,
    Response,
    Source,
)

TEXT = (
    "At least 14 people, including six children, were killed in Ruhne on Friday, Governor Ana Orlo wrote on Telegram. "
    "The rescue service said that 17 were killed and dozens injured. "
    "Marta Holm, 9, died in the yard. "
    "=Unverified videos showed smoke.\n\n"
    "Norland's ministry admitted a launch and said it hit a barracks; up to 85 enemy soldiers were lost. "
    "More than 50,000 people have been killed since 2023. "
    "Norland agreed to a 30-day energy truce, which Suthland said was broken by Friday's strike. "
    "It was the fourth such strike this week. Two schools were damaged and 3 tanks destroyed. An inquiry was opened."
)


def quote(words: str) -> Quote:
    """The words where they stand in the sample."""
    start = TEXT.index(words)
    return Quote(words, start, start + len(words))


def place(name: str = "Ruhne") -> Place:
    """The place of the sample's attack."""
    start = TEXT.index(name)
    return Place(
        name, (start, start + len(name)), canonical=name, latitude=-9.5, longitude=1.25, precision="settlement", country="Suthland"
    )


def sample() -> Reading:
    """A reading with an entry of every kind: rival tolls, a sub-count, a named victim, a claim of the other side."""
    governor = Source("Ana Orlo", role="Governor", side="Suthland", kind="official", channel="Telegram")
    rescuers, ministry = Source("The rescue service", kind="rescuers"), Source("Norland's ministry", side="Norland", kind="military")
    casualties = (
        Casualty(
            "C1",
            quote("At least 14 people, including six children, were killed"),
            "killed",
            14,
            None,
            "people",
            event="A1",
            source=governor,
        ),
        Casualty("C2", quote("six children"), "killed", 6, 6, "children", part_of=0, event="A1", source=governor),
        Casualty("C3", quote("17 were killed"), "killed", 17, 17, "people", event="A1", source=rescuers),
        Casualty("C4", quote("dozens injured"), "injured", 24, None, "people", event="A1", source=rescuers, number_words="dozens"),
        Casualty("C5", quote("Marta Holm, 9, died"), "killed", 1, 1, "children", part_of=0, event="A1", names=("Marta Holm",), age="9"),
        Casualty("C6", quote("up to 85 enemy soldiers were lost"), "casualties", None, 85, "soldiers", event="A1", source=ministry),
        Casualty("C7", quote("More than 50,000 people have been killed"), "killed", 50001, None, "people", cumulative=True),
        Casualty("C8", quote("At least 14 people"), "killed", 10, 12, "people", event="A1", stance="denied", source=ministry),
    )
    launch = Account("responsibility", "Norland", "admits", ministry, quote("admitted a launch"))
    attack = Attack(
        "A1",
        "attack",
        quote("Friday's strike"),
        place(),
        "Suthland",
        "2025-04-03",
        "2025-04-04",
        "missile",
        "Norland",
        "residential",
        None,
        (launch,),
    )
    return Reading(
        "sample",
        Document("sha256:0", publisher="The Example", published="2025-04-04", language="en", title="Strike on Ruhne"),
        Reader("0.1.0", "en", "0"),
        casualties=casualties,
        attacks=(attack,),
        agreements=(Agreement("G1", quote("Norland agreed to a 30-day energy truce"), "truce", "30-day, energy", "Norland", "agreed"),),
        breaches=(Breach("B1", quote("was broken by Friday's strike"), "Suthland", "Norland", "energy truce", event="A1"),),
        damage=(Damage("D1", quote("Two schools were damaged"), "school", 2, 2),),
        losses=(Loss("L1", quote("3 tanks destroyed"), "tank", 3, 3),),
        evidence=(Evidence("V1", quote("=Unverified videos"), "video", "Telegram", "unverified"),),
        responses=(Response("R1", quote("An inquiry was opened"), "investigation"),),
        comparisons=(Comparison("K1", quote("the fourth such strike this week"), "attack", "4", period="this week"),),
        doubts=(Doubt("figure", "two tolls of one source", (0, 18)),),
        text=TEXT,
    )
