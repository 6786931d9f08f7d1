"""What a directive is about, in its own few words: its run-in heading and its innermost heading.

A document that takes a matter up mostly uses these words; one that shares other words with the directive, on another
act, mostly does not. So ``match`` asks how much of them stands in the nearest clauses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from compare.model import Directive
from compare.settings import FIXED
from compare.text.likeness import Space, known_terms, terms
from compare.text.sentences import lead, unlabel


def name_topics(directives: Sequence[Directive]) -> tuple[str, ...]:
    """The topic of each directive of a document; its whole text where neither heading says anything."""
    above = [directive.clause.headings[-1] if directive.clause.headings else "" for directive in directives]
    often, most = Counter(above), FIXED.topic_common * len(directives)
    named = (
        f"{lead(directive.clause.text)} {unlabel(heading) if often[heading] <= most else ''}"
        for directive, heading in zip(directives, above, strict=True)
    )
    return tuple(
        topic if terms(topic, 2) else directive.clause.text for topic, directive in zip(named, directives, strict=True)
    )


@lru_cache(maxsize=16)
def own_pairs(texts: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The character pairs of each directive that hardly another one of its document has: what it alone is about.

    The formulas of its kind (由…主管部门责令改正，处…罚款) it shares with half of the document, and with clauses on
    anything; these pairs it does not.

    Args:
        texts: Of all directives of a document; kept, for every local document asks anew.
    """
    known = [frozenset(terms(text, 2)) for text in texts]
    often = Counter(pair for pairs in known for pair in pairs)
    most = max(1, round(FIXED.own_share * len(texts)))
    return tuple(frozenset(pair for pair in pairs if often[pair] <= most) for pairs in known)


def speaks(topic: str, texts: Sequence[str], pairs: Space) -> float:
    """How much of a topic stands in the text that has most of it, 0 to 1.

    Args:
        topic: As ``name_topics`` gave it.
        texts: Of some clauses.
        pairs: The weights of character pairs; those that every clause has count for nothing.
    """
    weights = {pair: float(pairs.weights[pairs.index[pair]]) - 1 for pair in terms(topic, 2) if pair in pairs.index}
    whole = sum(weights.values())
    if whole <= 0:
        return 0.0
    said = (known_terms(text, 2) for text in texts)
    return max(sum(weight for pair, weight in weights.items() if pair in known) for known in said) / whole
