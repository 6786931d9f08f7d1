"""Put a directive into words that could stand in the draft, and say who is responsible for it above."""

from __future__ import annotations

from compare.knowledge.verbs import INDICATORS
from compare.matching.directives import cells
from compare.model import Directive, Target
from compare.report.name_directive import bare
from compare.report.say_row import is_row, say_row
from compare.report.say_target import AFTER
from compare.text.bodies import notes

# Signs of a table's cell or a sentence, said as words.
_COMPARATORS = {"≥": "不低于", ">": "高于", "＞": "高于", "≤": "不高于", "<": "低于", "＜": "低于", "": "达到"}


def propose(directive: Directive) -> str:
    """The directive's words without its number and without the note of who is responsible for it above.

    Args:
        directive: Any; of the row of a table the aims become sentences, without what they start from above.
    """
    return _propose_row(directive) if is_row(directive.clause) else bare(directive)


def name_responsible(directive: Directive) -> str:
    """Who is responsible for it in the upper document, as written there: 省商务厅牵头，省财政厅配合."""
    return "；".join(dict.fromkeys(note.strip() for _, note in notes(directive.clause.text)))


def _propose_row(directive: Directive) -> str:
    if not directive.aims:
        return f"{say_row(directive)}。"
    kind = next((cell for cell in cells(directive.clause.text) if cell in INDICATORS), "")
    said = "；".join(_say_aim(one) for one in directive.aims)
    return f"{said}（{kind}指标）。" if kind else f"{said}。"


def _say_aim(target: Target) -> str:
    year = f"到{target.year}年，" if target.year else ""
    before, after = target.comparator, ""
    for one in AFTER:
        if before.endswith(one):
            before, after = before.removesuffix(one), one
    return f"{year}{target.subject}{_COMPARATORS.get(before, before)}{target.value}{target.unit}{after}"
