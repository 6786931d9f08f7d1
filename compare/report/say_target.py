"""Put a target into the words of its document: what is counted, how it is meant, the number, its unit, its year."""

from __future__ import annotations

from compare.model import Target

# Words of comparison that stand behind the number.
AFTER = ("以上", "以下", "以内", "以外", "左右", "上下")
_SPAN = "—"  # between the ends of a span, as ``quantify`` writes it


def say_target(target: Target) -> str:
    """A target in a line: 拆解率≥90%（2030年）."""
    year = f"（{target.year}年）" if target.year else ""
    return f"{target.subject}{say_amount(target)}{year}"


def say_amount(target: Target) -> str:
    """Comparison, number and unit: ≥90%, 30%以上."""
    word = next((one for one in AFTER if target.comparator.endswith(one)), "")
    before, value = target.comparator.removesuffix(word), target.value
    if _SPAN in value and word in ("以上", "以下"):  # 一倍以上三倍以下 was read as one span: both its ends are told
        word = ""
    return f"{before}{value}{target.unit}{word}"
