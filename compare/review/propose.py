"""Put a directive into words that could stand in the draft, and say in a few words what it asks."""

from __future__ import annotations

from compare.divide import lead, sentences, unlabel
from compare.model import Directive, Kind, Target
from compare.report import phrase
from compare.responsible import notes, without_notes
from compare.targets import cells

# Signs of a table's cell or a sentence, said as words.
_COMPARATORS = {"≥": "不低于", ">": "高于", "＞": "高于", "≤": "不高于", "<": "低于", "＜": "低于", "": "达到"}
_AFTER = ("以上", "以下", "以内", "左右")
_TITLE = 40  # characters of a title at most
_NUMBERS = 4  # characters of an order number in the first cell of a row at most


def propose(directive: Directive) -> str:
    """The directive's words without its number and without the note of who is responsible for it above.

    Args:
        directive: Any; the row of a table is put into a sentence.
    """
    if directive.clause.kind is Kind.TABLE and len(cells(directive.clause.text)) > 1:
        return _say_row(directive)
    lines = (" ".join(one.split()) for one in without_notes(unlabel(directive.clause.text)).split("\n"))
    words = "".join(one for one in lines if one)
    return words.replace("。。", "。").strip()


def name(directive: Directive, room: int = _TITLE) -> str:
    """What the directive asks, in ``room`` characters: its heading with the sentence that binds most."""
    words = propose(directive)
    heading = lead(words)
    rest = [one for one in sentences(words) if one.rstrip("。") != heading]
    if not rest:
        return phrase.shorten(words, room)
    counted = [one for one in rest if any(target.value in one for target in directive.targets)]
    sentence = (counted or rest)[0].rstrip("。；;")
    front = f"{heading}：" if heading else ""
    return front + phrase.shorten(sentence, room - len(front))


def name_responsible(directive: Directive) -> str:
    """Who is responsible for it in the upper document, as written there: 省商务厅牵头，省财政厅配合."""
    return "；".join(dict.fromkeys(note.strip() for _, note in notes(directive.clause.text)))


def _say_row(directive: Directive) -> str:
    """A row of a table of indicators as a sentence; its cells one after the other where it holds no number."""
    aims = directive.aims
    row = [cell for cell in cells(directive.clause.text) if cell]
    if not aims:
        return "，".join(one for one in row if not (one.isdigit() and len(one) < _NUMBERS))
    kind = next((cell for cell in row if cell in ("约束性", "预期性")), "")
    said = "；".join(_say_target(one) for one in aims)
    return f"{said}（{kind}指标）。" if kind else f"{said}。"


def _say_target(target: Target) -> str:
    year = f"到{target.year}年，" if target.year else ""
    before, after = target.comparator, ""
    for one in _AFTER:
        if before.endswith(one):
            before, after = before.removesuffix(one), one
    return f"{year}{target.subject}{_COMPARATORS.get(before, before)}{target.value}{target.unit}{after}"
