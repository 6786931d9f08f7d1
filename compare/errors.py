"""The one exception that the program raises on purpose, and what it quotes."""

from __future__ import annotations

import errno

INTERRUPTED = 130  # exit status after Ctrl-C: 128 and the number of the signal, as shells have it


class PolicyCompareError(Exception):
    """An expected failure, told in one line: what, where, what to do. The command line prints it and exits 1."""


# What a system complains of, by its number; the meanings are those of POSIX, <errno.h>.
_FAULTS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不准许",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已存在",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名称过长",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超出系统允许的大小",
    errno.EROFS: "磁盘只读",
    errno.EMFILE: "打开的文件过多",
    errno.EIO: "读写出错",
}


def say_fault(problem: OSError) -> str:
    """What the system complains of, in Chinese; in its own words where it does so seldom."""
    return _FAULTS.get(problem.errno or 0) or problem.strerror or str(problem)


def say_interrupt(stopped: KeyboardInterrupt) -> str:
    """The one line for whoever pressed Ctrl-C; who was interrupted may have said in the exception what is kept."""
    return f"已中断：{str(stopped) or '没有写到一半的文件'}。"


def quote(text: str, most: int = 0) -> str:
    """Text of a stranger in a message: one line, at most ``most`` characters (0: all), U+FFFD for what has no print."""
    cut = text[:most] if most else text
    shown = "".join(char if char.isprintable() or char == "\u3000" else "\ufffd" for char in cut)
    return shown + "…" * (len(cut) < len(text))
