"""Splink 5 on mentions, as a careful user would set it up; used by the bench alone.

Splink (Linacre et al., UK Ministry of Justice) is probabilistic record linkage after Fellegi and Sunter. It is given what our own linking
is given, as a table: the place's name, point, region and country, the day (the report's where none is told), counts, weapon, side, target,
victims' names and telling words. Comparisons: places by name, distance and region as one graded comparison (they depend on each other,
which the model does not allow for), days by their distance, counts by their difference in per cent, weapon, side and target by the
frequency of their terms, names and words by how many are shared. Blocking: place and week, region and week, country and day, equal counts
in a country. The model is learnt without labels, as its tutorial does: the u-probabilities from random pairs, the m-probabilities by
expectation maximisation over two blockings. Clusters are the connected components of pairs over a threshold of the match probability; of
seven thresholds the one is taken that suits Splink best by the truth, which no user could know.
"""

from collections.abc import Callable, Hashable, Iterator
from importlib import import_module  # nothing of this is a dependency of ours
from importlib.util import find_spec
from typing import Any

from onrecord.incidents import Mention
from onrecord.linking.words import folded
from onrecord.when import gap

THRESHOLDS = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
PAIRS = 2_000_000
ORIGIN = "2000-01-01"
Clusters = dict[str, Hashable]


def is_there() -> bool:
    """Whether Splink is installed."""
    return find_spec("splink") is not None


def linked(mentions: list[Mention], score: Callable[[Clusters], float]) -> Clusters:
    """The clusters at the threshold that scores best."""
    return max(clusterings(mentions), key=score)


def clusterings(mentions: list[Mention]) -> Iterator[Clusters]:
    """The clusters at each threshold."""
    linker = trained(mentions)
    scored = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    for threshold in THRESHOLDS:
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=threshold)
        table = found.as_pyarrow_table()
        yield dict(zip(table["unique_id"].to_pylist(), table["cluster_id"].to_pylist(), strict=True))


def trained(mentions: list[Mention]) -> Any:
    """A linker whose model has been learnt from the mentions themselves."""
    splink, pyarrow = import_module("splink"), import_module("pyarrow")
    block_on = splink.block_on
    near = [block_on("place", "week"), block_on("region", "week"), block_on("country", "day"), block_on("killed", "injured", "country")]
    settings = splink.SettingsCreator(link_type="dedupe_only", comparisons=comparisons(), blocking_rules_to_generate_predictions=near)
    table = pyarrow.Table.from_pylist([row_of(mention) for mention in mentions])
    linker = splink.Linker(splink.DuckDBAPI().register(table), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        ["l.place = r.place and l.day = r.day and l.weapon = r.weapon"], recall=0.3
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=PAIRS, seed=1)
    for rule in (block_on("country", "day"), block_on("place")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker


def row_of(mention: Mention) -> dict[str, Any]:
    """A mention as a row of the table."""
    place, day = mention.place, day_of(mention)
    town = place if place and place.precision == "settlement" else None
    counts = {(figure.harm, figure.group): figure.min if figure.max is None else figure.max for figure in mention.figures}
    return {
        "unique_id": mention.id,
        "place": (place.canonical or place.name) if place and place.precision != "adm1" else None,
        "latitude": town.latitude if town else None,
        "longitude": town.longitude if town else None,
        "region": place.admin1 if place else None,
        "country": mention.country,
        "day": day,
        "week": day // 7 if day is not None else None,
        "killed": counts.get(("killed", "people")),
        "injured": counts.get(("injured", "people")),
        "weapon": mention.weapon,
        "side": mention.by.removeprefix("the ").split()[0] if mention.by else None,
        "target": mention.target,
        "names": list(mention.names) or None,
        "words": sorted(set(map(folded, mention.words))),
    }


def day_of(mention: Mention) -> int | None:
    """The first day, or the report's, as a number."""
    day = mention.date_min or (mention.published or "")[:10]
    return gap(ORIGIN, day) if day else None


def comparisons() -> list[Any]:
    """How each column is compared, from the surest agreement to none."""
    levels, library = import_module("splink.comparison_level_library"), import_module("splink.comparison_library")
    days = [levels.AbsoluteDifferenceLevel("day", days) for days in (1, 3, 7)]
    shares = {harm: [levels.PercentageDifferenceLevel(harm, share) for share in (0.2, 0.5, 0.8)] for harm in ("killed", "injured")}
    return [
        place(),
        graded("day", [levels.ExactMatchLevel("day"), *days]),
        *(graded(harm, [levels.ExactMatchLevel(harm), *some]) for harm, some in shares.items()),
        *(library.ExactMatch(name).configure(term_frequency_adjustments=True) for name in ("weapon", "side", "target")),
        library.ArrayIntersectAtSizes("names", [2, 1]),
        library.ArrayIntersectAtSizes("words", [6, 5, 4, 3, 2, 1]),
    ]


def place() -> Any:
    """Places: one name, a spelling of it, so many kilometres apart, one region, or none of these."""
    levels, library = import_module("splink.comparison_level_library"), import_module("splink.comparison_library")
    unknown = levels.CustomLevel("(place_l IS NULL OR place_r IS NULL) AND (region_l IS NULL OR region_r IS NULL)", "unknown")
    same = [levels.ExactMatchLevel("place", term_frequency_adjustments=True), levels.JaroWinklerLevel("place", 0.92)]
    near = [levels.DistanceInKMLevel("latitude", "longitude", kilometres) for kilometres in (10, 25, 60)]
    region = levels.CustomLevel("region_l = region_r", "one region")
    return library.CustomComparison([unknown.configure(is_null_level=True), *same, *near, region, levels.ElseLevel()], "place")


def graded(column: str, grades: list[Any]) -> Any:
    """A comparison of one column by grades, with the levels for no value and for no agreement."""
    levels, library = import_module("splink.comparison_level_library"), import_module("splink.comparison_library")
    return library.CustomComparison([levels.NullLevel(column), *grades, levels.ElseLevel()], column)
