"""Read several documents of one government together: what one of them says, the government says.

A government that left a directive out of its notice and carries it in its plan has no gap. For each directive the
document that does most stands for its government; the verdicts on the others stand aside and name it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.model import Document, Finding, Level

Government = tuple[Level | None, str]


def read_together(documents: Sequence[Document], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, with ``elsewhere`` where another document of the same government stands for a directive.

    Args:
        documents: All documents. Only those of one level and one known region are of one government.
        findings: The findings of all chosen pairs.

    Returns:
        As many, in the same order. What stands aside already (a press report, what is over) stands for nobody.
    """
    governments = {one.id: (one.identity.level, one.identity.region) for one in documents if one.identity.region}
    best: dict[tuple[Government, str], Finding] = {}
    for one in findings:
        if one.counted and one.local in governments:
            key = governments[one.local], one.directive.id
            if key not in best or _strength(one) > _strength(best[key]):
                best[key] = one
    return tuple(
        _stand(one, best.get((governments[one.local], one.directive.id))) if one.local in governments else one
        for one in findings
    )


def _stand(finding: Finding, stands: Finding | None) -> Finding:
    """The finding, pointing to the one that stands for it, where that is another one and both would count."""
    if stands is None or stands.id == finding.id or not finding.counted:
        return finding
    return replace(finding, elsewhere=stands.id)


def _strength(finding: Finding) -> tuple[bool, float, float]:
    """By what a verdict outdoes another one on the same directive; of omissions the least sure one stands."""
    return finding.carried, finding.coverage, finding.confidence if finding.carried else -finding.confidence
