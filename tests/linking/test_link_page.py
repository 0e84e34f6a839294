"""docs/link.md tells every reason, as the code has it."""

from pathlib import Path

import pytest

from onrecord.linking.evidence.levels import Comparison
from onrecord.linking.scores import COMPARISONS

PAGE = (Path(__file__).parents[2] / "docs" / "link.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_the_page_lists_each_reason_with_its_weight(comparison: Comparison) -> None:
    """What a user reads is what is added up."""
    for level in comparison.levels:
        assert f"| {comparison.name} | {level.sentence.replace('{}', '…')} | {level.weight:+.2f} |" in PAGE


def test_the_page_lists_nothing_more() -> None:
    """No reason that the code has no more."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and line.rstrip().endswith((".00 |", ".25 |", ".50 |", ".75 |"))]
    assert len(rows) == sum(len(comparison.levels) for comparison in COMPARISONS)
