"""What a comparison can find: a level, with its shipped weight and the words that a user reads."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.incidents import Reason
from onrecord.linking.traits import Traits


@dataclass(frozen=True, slots=True)
class Level:
    """One thing that a comparison can find: its weight, and a sentence with `{}` for what the pair fills in.

    Weights are whole quarters, so that their sums are exact in any order.
    """

    weight: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One kind of evidence: its name, what it can find, how it finds it in a pair, and what it fills into the sentence."""

    name: str
    levels: tuple[Level, ...]
    level: Callable[[Traits, Traits], Level | None]
    filled: Callable[[Traits, Traits], tuple[object, ...]] = lambda a, b: ()

    def reason(self, a: Traits, b: Traits) -> Reason | None:
        """The level that a pair reaches, said in words."""
        found = self.level(a, b)
        return Reason(self.name, found.sentence.format(*self.filled(a, b)), found.weight) if found else None
