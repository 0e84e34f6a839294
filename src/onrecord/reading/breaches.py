"""Accusations that an agreement was broken: who says so, who is said to have done it, and which agreement."""

from onrecord.reading.agreements import told_in
from onrecord.reading.allegations import Allegation, allegations_in
from onrecord.reading.parties import Desk
from onrecord.reading.report import Report
from onrecord.records import Agreement, Attack, Breach, Quote, Statement

LONGEST = 158


def find_breaches(report: Report, agreements: list[Agreement], attacks: list[Attack], statements: list[Statement]) -> list[Breach]:
    """Every accusation, in the order of the text."""
    if not any("agreement" in s.triggers for s in report.sentences):
        return []
    desk = Desk(report, statements)
    found: list[Breach] = []
    for sentence in report.sentences:
        if "agreement" in sentence.triggers:
            for allegation in allegations_in(desk, sentence):
                found.append(breach_of(desk, allegation, (f"B{len(found) + 1}", agreements, attacks)))
    return found


def breach_of(desk: Desk, allegation: Allegation, clues: tuple[str, list[Agreement], list[Attack]]) -> Breach:
    """An allegation as an entry of the reading."""
    number, agreements, attacks = clues
    quote = quote_of(desk, allegation)
    statement = told_in(desk.statements, quote)
    attack = attack_in(allegation, attacks)
    return Breach(
        number,
        quote,
        allegation.accuser,
        allegation.accused,
        words_of_deal(desk, allegation),
        attack.id if attack else None,
        spoken_of(allegation, agreements),
        attack.date_min if attack else None,
        attack.date_max if attack else None,
        source=statement.speaker if statement else None,
        statement=statement.id if statement else None,
        why=(allegation.why,),
    )


def quote_of(desk: Desk, allegation: Allegation) -> Quote:
    """The words of the accusation, a clause at the most."""
    start, end = allegation.sentence.tokens.span(allegation.start, allegation.end)
    if end - start > LONGEST:
        start = allegation.sentence.tokens.starts[allegation.act]
        end = min(end, start + LONGEST)
    return Quote(desk.report.text[start:end], start, end)


def words_of_deal(desk: Desk, allegation: Allegation) -> str:
    """The words that name the agreement, without its article."""
    deal = allegation.deal
    tags = deal.sentence.tagged("agreement").tags
    first = deal.start + 1 if deal.start < deal.first and tags[deal.start] in desk.symbols("the", "their") else deal.start
    start, end = deal.sentence.tokens.span(first, deal.last)
    return desk.report.text[start:end]


def attack_in(allegation: Allegation, attacks: list[Attack]) -> Attack | None:
    """The attack that the sentence of the accusation tells of."""
    sentence = allegation.sentence
    return next((a for a in attacks if sentence.start <= a.quote.start < sentence.end), None)


def spoken_of(allegation: Allegation, agreements: list[Agreement]) -> str | None:
    """The id of the agreement meant: the latest before it of the same type, else the latest, else the first after it."""
    end = allegation.sentence.end
    before = [a for a in agreements if a.quote.start < end]
    same = [a for a in before if a.type == allegation.deal.type]
    chosen = same or before or agreements[:1]
    return chosen[-1].agreement if chosen else None
