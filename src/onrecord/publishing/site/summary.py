"""What is known of an incident in one sentence: what the reports tell, never that it was so."""

from onrecord.incidents import Incident
from onrecord.publishing.site.edition import Edition, Item
from onrecord.publishing.site.figures import harms_of, headline
from onrecord.publishing.site.interface import Words, count, interface
from onrecord.publishing.wording import HARMS, bounds, days, place_words, plain

SHOWN = ("killed", "injured", "missing", "detained", "displaced", "rescued", "hospitalised", "casualties")


def title(incident: Incident) -> str:
    """What an incident is called: where it was."""
    t = interface().incident
    if incident.place is None and incident.country is None:
        return str(t.nowhere)
    return place_words(incident.place, incident.country)


def when(incident: Incident) -> str:
    """The days of an incident in words."""
    return days(incident.date_min, incident.date_max) or interface().incident.no_day


def event(incident: Incident) -> str:
    """What kind of event it was, by its weapon where one is told."""
    t = interface().incident
    if incident.kind != "attack":
        return str(t.accident)
    return str(t.attack_with.format(weapon=plain(incident.weapon)) if incident.weapon else t.attack)


def sentence(item: Item, edition: Edition) -> str:
    """What the reports tell, in one sentence."""
    t, incident = interface().summary, item.case.incident
    number = len({mention.document for mention in item.case.mentions})
    where = t.where.format(place=place_words(incident.place, incident.country)) if incident.place or incident.country else ""
    told = days(incident.date_min, incident.date_max)
    start = str(t.tell.format(
        reports=count(number, t.report_tells, t.reports_tell), event=event(incident), where=where,
        when=t.on.format(day=told) if told else "",
    ))  # fmt: skip
    tolls = figures(item, edition, t)
    return start + str(t.figures.format(tolls=tolls, who=edition.rule.whose) if tolls else t.no_figures)


def figures(item: Item, edition: Edition, t: Words) -> str:
    """The ranges of the chosen method in words."""
    found = []
    for harm in sorted(harms_of(item.case), key=lambda harm: SHOWN.index(harm) if harm in SHOWN else len(SHOWN)):
        range = headline(item.assessments[edition.choices.method], harm)
        if range:
            found.append(f"{bounds(*range)} {HARMS.get(harm, harm)}")
    return t["and"].join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)
