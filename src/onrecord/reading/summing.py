"""What is told of many events at once: totals over a period or a country, what goes on with one, and the sum that a round-up opens with."""

from onrecord import when
from onrecord.reading.fitting import Days, Event, days_of, is_long, is_monthly
from onrecord.reading.marks import Mark, frame
from onrecord.reading.mentions import Clues, Mention
from onrecord.reading.recalls import asserts
from onrecord.reading.scenes import NEAR, TOWN

SUMMING = 2  # how many sentences after a total a bare count still belongs to it
FEW = 50  # people: more in a month are a total
TOLL = 3  # a toll from which the same number again is the same event
LEAD = 4  # sentences in which a round-up says how many died in all
SHARE = 0.4  # how much of that the places told of make up at the least


def lead_days(clues: Clues, mention: Mention, events: list[Event]) -> Days | None:
    """The day of the total that a report opens with, on which its events are ("killed 24 across the country on Monday")."""
    days = days_of(clues, mention)
    return days if days and not events and days[1] <= when.shift(days[0], 1) else None


def goes_on_summing(clues: Clues, mention: Mention, total: Event) -> bool:
    """Whether the stretch is a total, or goes on with one just told: no place, day or deed of its own."""
    if not mention.counts or mention.sums:
        return mention.sums
    if all(clues.casualties[i].cumulative for i in mention.counts):
        mention.share = is_share(clues, mention)
        if not mention.share and (not mention.told or not mention.scene):
            return True
        total.latest = mention.sentence.index
    if tells_one(clues, mention, None) and not (is_long(mention) and not mention.scene):
        return False
    if is_countrywide(clues, mention):
        return True
    if is_monthly(mention):
        return not is_one_of_month(clues, mention)
    told = max(total.latest, total.mentions[-1].sentence.index if total.mentions else -SUMMING - 1)
    return mention.sentence.index - told <= SUMMING and not mention.scene and not mention.time


def is_countrywide(clues: Clues, mention: Mention) -> bool:
    """Whether people died in a country, by no deed that is told and at no place ("23 people were killed in Syria on Sunday")."""
    if mention.scenes or clues.report.shouting or not any(p.precision == "country" for p in mention.wide):
        return False
    counts, folded = [clues.casualties[i] for i in mention.counts], clues.report.folded
    deed = any(asserts(m) and not is_plural(clues, m) for m in mention.told)
    if deed or not any(c.harm == "killed" and (c.min or 0) >= TOLL for c in counts):
        return False
    across = frame(clues.report.pack.language, "countrywide")
    return any(p.precision == "country" and across.search(folded, max(0, p.span[0] - 20), p.span[0]) for p in mention.wide)


def is_share(clues: Clues, mention: Mention) -> bool:
    """Whether the stretch tells how many of a total over many events it was at one town ("killed four: two in Arda, one in Belt")."""
    counts = [clues.casualties[i] for i in mention.counts]
    if mention.scene is None or mention.scene.fineness < TOWN or mention.scene.role < NEAR:
        return False
    later = mention.start > mention.sentence.start or all(c.part_of is not None for c in counts)
    return later and all(c.min == c.max and (c.max or FEW) < FEW for c in counts)


def is_one_of_month(clues: Clues, mention: Mention) -> bool:
    """Whether a month is only the day of one event: few people, at one place, and no "attacks" ("in March, three died off Aden")."""
    few = all((clues.casualties[i].min or FEW) < FEW for i in mention.counts)
    single = not any(m.tag == "attack" and clues.report.folded[m.end - 1] == "s" for m in mention.told)
    town = mention.scene is not None and mention.scene.fineness >= TOWN
    return few and single and town and bool(mention.told) and not is_long(mention)


def has_count(clues: Clues, mention: Mention) -> bool:
    """Whether the stretch holds a count of one event, and not only totals."""
    return mention.share or any(not clues.casualties[i].cumulative for i in mention.counts)


def tells_one(clues: Clues, mention: Mention, days: Days | None) -> bool:
    """Whether the words tell one event: a verb, a noun in the singular, or any with a day ("attacks on civilians" are no event)."""
    told = [m for m in mention.told if asserts(m)]
    return any(days or not is_plural(clues, m) for m in told)


def is_plural(clues: Clues, mark: Mark) -> bool:
    """Whether the word is a noun in the plural ("attacks", "suicide bombs alone")."""
    words = clues.report.folded[mark.start : mark.end]
    return words.endswith("s") and (mark.tag == "attack" or words == "bombs")


def lead_sums(clues: Clues, mentions: list[Mention], events: list[Event]) -> list[Mention]:
    """The stretches at the top with the number that the tolls of several places further down add up to."""
    told = {
        c.min for m in mentions if m.sentence.index < LEAD for i in m.counts if (c := clues.casualties[i]).cumulative and c.harm == "killed"
    }
    again = [m for m in mentions if m.sentence.index < LEAD and dead_in(clues, m) in told and len(m.scenes) != 1]
    if again and not clues.report.shouting:
        return again  # a headline with the number of a total that the next sentence tells
    whole = next((n for m in mentions if m.sentence.index < LEAD and (n := dead_in(clues, m))), 0)
    lead = [m for m in mentions if m.sentence.index < LEAD and dead_in(clues, m) == whole]
    if not any(is_of_several(clues, m) or (m.scene is None and not tells_one(clues, m, None)) for m in lead):
        return []
    tolls = [max((n for m in e.mentions if m.scene and (n := dead_in(clues, m)) != whole), default=0) for e in events]
    return lead if adds_up([toll for toll in tolls if toll], whole) else []


def adds_up(tolls: list[int], whole: int) -> bool:
    """Whether the first tolls, two at the least, make up much of a number and no more than it; what follows is of earlier days.

    >>> adds_up([28, 17, 29], 45), adds_up([4, 3], 14), adds_up([45], 45)
    (True, True, False)
    """
    added, used = 0, 0
    for toll in tolls:
        if added + toll > whole:
            break
        added, used = added + toll, used + 1
    return used > 1 and added >= SHARE * whole


def is_of_several(clues: Clues, mention: Mention) -> bool:
    """Whether the stretch speaks of several attacks at once ("two bombs tore through", "shot dead at three spas")."""
    words = clues.report.folded[mention.start : mention.end]
    return bool(frame(clues.report.pack.language, "several deeds").search(words))


def dead_in(clues: Clues, mention: Mention) -> int:
    """How many a stretch says were killed, parts and totals over time left out; 0 where it does not say."""
    counts = [clues.casualties[i] for i in mention.counts]
    return max((c.min or 0 for c in counts if c.harm == "killed" and c.part_of is None and not c.cumulative), default=0)
