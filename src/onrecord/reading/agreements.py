"""Agreements and the parties' positions on them."""

from onrecord.reading.deals import Deal, Position, find_deals
from onrecord.reading.parties import VIEW, Desk
from onrecord.reading.positions import positions_on
from onrecord.reading.report import Report, Sentence
from onrecord.records import Agreement, Quote, Statement, Time

LONGEST = 158  # a quote is a clause at the most


def find_agreements(report: Report, statements: list[Statement], times: list[Time]) -> list[Agreement]:
    """Every position on an agreement, in the order of the text."""
    if not any("agreement" in s.triggers for s in report.sentences):
        return []
    desk = Desk(report, statements)
    found: list[Agreement] = []
    for deal in find_deals(desk):
        for position in positions_on(desk, deal):
            found.append(entry_of(desk, position, (found, times)))
    return found


def entry_of(desk: Desk, position: Position, clues: tuple[list[Agreement], list[Time]]) -> Agreement:
    """One position as an entry of the reading."""
    earlier, times = clues
    deal, number = position.deal, len(earlier) + 1
    quote = quote_of(desk, deal.sentence, (position.start, max(position.end, deal.last)), deal)
    statement = told_in(desk.statements, quote)
    when = time_of(deal.sentence, quote, times)
    return Agreement(
        f"A{number}",
        quote,
        earlier[-1].type if earlier and deal.how in ("weak", "back") else deal.type,
        scope_of(desk, deal),
        position.party or declarer(position, earlier),
        position.position,
        when.min if when else None,
        when.max if when else None,
        same_deal(deal, earlier) or f"A{number}",
        source=statement.speaker if statement else None,
        statement=statement.id if statement else None,
        why=(position.why, f"{deal.type} ({deal.how})"),
    )


def declarer(position: Position, earlier: list[Agreement]) -> str | None:
    """Whose unilateral truce it is, where an earlier sentence has told it: "a unilateral truce is not enough"."""
    words = position.deal.sentence.tokens.words[max(0, position.deal.start - 1) : position.deal.first]
    if position.position != "agreed" or not {"unilateral", "unilaterally"} & set(words):
        return None
    return next((e.party for e in reversed(earlier) if e.position == "agreed" and e.party), None)


def quote_of(desk: Desk, sentence: Sentence, stretch: tuple[int, int], deal: Deal) -> Quote:
    """The words from the verb (or the phrase) to the deal, a clause at the most."""
    first = min(stretch[0], deal.start)
    start, end = sentence.tokens.span(first, stretch[1])
    if end - start > LONGEST:
        start, end = sentence.tokens.span(deal.start, deal.last)
    return Quote(desk.report.text[start:end], start, min(end, start + LONGEST)) if end - start <= LONGEST else clipped(desk, start)


def clipped(desk: Desk, start: int) -> Quote:
    """The first words of a stretch that is too long for a quote."""
    return Quote(desk.report.text[start : start + LONGEST], start, start + LONGEST)


def told_in(statements: list[Statement], quote: Quote) -> Statement | None:
    """The statement that holds a quote."""
    return next((s for s in statements if s.span[0] <= quote.start and quote.end <= s.span[1]), None)


def time_of(sentence: Sentence, quote: Quote, times: list[Time]) -> Time | None:
    """The time phrase of the sentence that stands nearest to the words."""
    inside = [t for t in times if sentence.start <= t.span[0] and t.span[1] <= sentence.end and t.min]
    return min(inside, key=lambda t: max(t.span[0] - quote.end, quote.start - t.span[1], 0), default=None)


def scope_of(desk: Desk, deal: Deal) -> str | None:
    """What the truce covers or for how long, in the report's words: "full, unconditional 30-day"."""
    tags = deal.sentence.tagged(VIEW).tags
    kept = [i for i in range(deal.start, deal.first) if tags[i] in desk.symbols("scope", "dur")]
    return ", ".join(deal.sentence.tokens.words[i] for i in kept) or None


def same_deal(deal: Deal, earlier: list[Agreement]) -> str | None:
    """The id of the first entry that speaks of the same deal: of the same type, or the latest one for "the agreement"."""
    if not earlier:
        return None
    if deal.how in ("weak", "back"):
        return earlier[-1].agreement
    return next((e.agreement for e in earlier if e.type == deal.type), None)
