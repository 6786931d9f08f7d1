"""Hold how far a directive is carried to what its duties and changes say: no verdict goes beyond its evidence.

The mean share of all duties tells partial from full directives (``decide``), and lets one duty make good what another
lacks; here each duty is asked for by itself. Of 94 labelled directives that the mean calls carried in full 75 are so;
of the 47 of them that are left here, 44 (``docs/duties.md``).
"""

from __future__ import annotations

from dataclasses import replace

from compare.model import ChangeKind, Finding, JudgedBy
from compare.settings import FIXED

UNTOLD = "有条款相近，没有一个要点有着落"


def hold(finding: Finding) -> Finding:
    """The finding, carried in full only where nothing of it is in doubt, and open where nothing of it is answered.

    Carried in full needs every duty answered for certain (``duty_shown``) and no change that says that a part is
    missing; else half a duty is left, so that it is carried in part. Where clauses come near the directive as a whole
    and answer none of its duties, what they carry cannot be told: a person must look.

    Args:
        finding: With its changes, as ``changes.trace`` gave it.
    """
    answers = finding.answers
    if not finding.carried or not answers:
        return finding
    if finding.machine is JudgedBy.PROGRAM and not any(one.clause for one in answers):
        if finding.uncertain:
            return replace(finding, doubt=finding.doubt or UNTOLD)
        return replace(finding, uncertain=True, doubt=UNTOLD, reason=f"{finding.reason}{UNTOLD}，待核。")
    whole = all(one.clause and one.score >= FIXED.duty_shown for one in answers)
    missing = next((one.upper for one in finding.changes if one.kind is ChangeKind.DUTY_DROPPED), "")
    if finding.partial or (whole and not missing):
        return finding
    why = f"要点中未见“{missing}”的对应文字" if missing else "有要点只有相近的文字，须对照原文"
    return replace(finding, coverage=1 - (1 - FIXED.half_duty) / len(answers), reason=f"{finding.reason}{why}。")
