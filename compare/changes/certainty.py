"""Say how sure a change is, in three grades: what speaks for it is a share of words, what speaks against it a doubt.

``SURE`` from ``FIXED.mainly`` of the words that tie the two sides together on, ``LIKELY`` from ``FIXED.some`` on, else
``WEAK``; each doubt lowers it by one. Each finder says which words it asks for and what it doubts. Sides that a rule
ties together, not words, start from the grade of the rule. Nobody calibrated these grades; ``docs/duties.md`` counts
how many of each are right.
"""

from __future__ import annotations

from compare.model import Certainty
from compare.settings import FIXED


def grade(share: float, *doubts: bool) -> Certainty:
    """The grade of a change.

    Args:
        share: Of the words that tie its two sides together, 0 to 1.
        doubts: What speaks against it, each true or false.
    """
    found = Certainty.SURE if share >= FIXED.mainly else Certainty.LIKELY if share >= FIXED.some else Certainty.WEAK
    return found.lowered(sum(doubts))
