"""The one exception that the program raises on purpose, and what it quotes."""

from __future__ import annotations

INTERRUPTED = 130  # exit status after Ctrl-C: 128 and the number of the signal, as shells have it


class PolicyCompareError(Exception):
    """An expected failure, told in one line: what, where, what to do. The command line prints it and exits 1."""


def say_interrupt(stopped: KeyboardInterrupt) -> str:
    """The one line for whoever pressed Ctrl-C; who was interrupted may have said in the exception what is kept."""
    return f"已中断：{str(stopped) or '没有写到一半的文件'}。"


def quote(text: str, most: int = 0) -> str:
    """Text of a file as it stands in a message: on one line, what cannot be printed as U+FFFD.

    Args:
        text: Of a name, a cell, a part: whatever a stranger may have written.
        most: Characters; of a longer text the beginning and an ellipsis. 0 for all of it.
    """
    cut = text[:most] if most else text
    shown = "".join(char if char.isprintable() or char == "\u3000" else "\ufffd" for char in cut)
    return shown + "…" * (len(cut) < len(text))
