"""The pages that explain: the method with all rules side by side, how to read, and searching."""

from typing import Any

from onrecord.publishing.site import addresses, summary
from onrecord.publishing.site.edition import Edition, Item
from onrecord.publishing.site.figures import headline
from onrecord.publishing.site.holding import COARSE_KM, FRESH, LONGER, USUAL
from onrecord.publishing.site.showing import Showing
from onrecord.publishing.site.templating import File, page
from onrecord.publishing.weighed import grade_of
from onrecord.publishing.wording import bounds

COMPARED = 200  # incidents in the table of all rules


def method_page(showing: Showing) -> File:
    """The definitions, the rules and what each makes of every incident, and how well the reader reads."""
    edition = showing.edition
    items = sorted(edition.items, key=lambda item: item.case.incident.date_min or "", reverse=True)
    compared = [compare(item, edition) for item in items if any(claim.casualty for claim in item.case.claims)]
    return page("method.html", "method.html", edition, here="method", compared=compared[:COMPARED], left=max(0, len(compared) - COMPARED),
                usual=USUAL, longer=LONGER, fresh=FRESH, coarse_km=COARSE_KM)  # fmt: skip


def compare(item: Item, edition: Edition) -> dict[str, Any]:
    """One incident with the range of killed and the grade by each rule."""
    incident = item.case.incident
    return {
        "title": summary.title(incident),
        "when": summary.when(incident),
        "page": addresses.incident(incident.id),
        "rules": [made_by(item, rule.name) for rule in edition.rules],
    }


def made_by(item: Item, method: str) -> tuple[str | None, str | None]:
    """What one rule makes of an incident: the range of killed, and the grade."""
    found = item.assessments.get(method, ())
    range = headline(found, "killed")
    return (bounds(*range) if range else None), grade_of(found)


def how_page(showing: Showing) -> File:
    """How to read the pages."""
    return page("how.html", "how.html", showing.edition, here="how", usual=USUAL, longer=LONGER, fresh=FRESH)


def search_page(showing: Showing) -> File:
    """The page that searches."""
    return page("search.html", "search.html", showing.edition, here="search")
