"""The signs of Markdown around words: what they mean goes, the words stay.

Sources: CommonMark 0.31 (§4.1 breaks, §4.5 fences, §4.7 definitions, §6.2 emphasis, §6.3 links, §6.4 images), GitHub
Flavored Markdown §5.3 (task lists), pandoc (attributes, fenced divisions, raised and lowered numbers, notes), and what
html2text and converters of PDF files write.
"""

from __future__ import annotations

import html
import re

from compare.knowledge.page import raise_number

SIGNS = re.compile(r"[>`\]*_^~&<}\\]|:::")
QUOTED = re.compile(r"^ {0,3}(?:> ?)+(?=[^\s>][^>]*$)")
TASK = re.compile(r"^(\s*(?:>\s*)?[-*+]\s+)\[[ xX]\]\s+")
NOTED = re.compile(r"^\s*\[\^(\d{1,2})\]:\s*")
TIED = re.compile(r"\[\^(\d{1,2})\]")
# Where a link leads: a scheme, a path, a place, the name of a file; a title may stand behind it.
TARGET = r"<?(?=[^()\s]*[./#:])[^()\s]*>?(?:\s+[\"'][^\"'\n]*[\"'])?"
LINKED = re.compile(rf"\[([^\[\]]*)\]\({TARGET}\)")
NAMED = re.compile(r"\[([^\[\]]{2,})\]\[[^\[\]^]*\](?!\()")  # [words][1], where the text defines 1
DEFINED = re.compile(r"\s{0,3}\[[^\[\]^]+\]:\s+<?(?:[a-z]+:|[/#.])\S*>?(?:\s+[\"'(].*)?\s*", re.IGNORECASE)
IMAGE = re.compile(rf"!\[[^\[\]]*\]\({TARGET}\)(?:\{{[^{{}}\n]*\}})?")
CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
# {#name .class key="value"}, behind a heading or behind words in brackets; the brackets are signs, too.
_ATTRIBUTE = r"(?:[#.][\w-]+|[\w-]+=(?:\"[^\"{}\n]*\"|[^\s{}\"]+))"
ATTRIBUTES = rf"\{{(?:{_ATTRIBUTE}|-)(?:\s+{_ATTRIBUTE})*\s*\}}"
SPANNED = re.compile(rf"\[([^\[\]]*)\]{ATTRIBUTES}|\s*{ATTRIBUTES}")
# Emphasis by one sign: a phrase without a stop, or the whole line; 带*的为约束性，不带*的 and 200*300*400 have none.
STARRED = re.compile(
    r"(?<![A-Za-z\d*\\])\*(?![\s*])([^*\s，。；、：（）()\[\]“”‘’《》〔〕]{1,30})\*(?![A-Za-z\d*])|^\s*\*(?![\s*])([^*]+[^*\s])\*\s*$"
)
UNDERLINED = re.compile(
    r"(?<![\w\\])_(?=[^\s_])([^_\n]*[^\s_])_(?!\w)|(?<=[\u4e00-\u9fff])_([\u4e00-\u9fff]{2,30})_(?=[\u4e00-\u9fff])"
)
RAISED = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>|\^(\d{1,3})\^", re.IGNORECASE)
LOWERED = re.compile(r"<sub>\s*(\d{1,3})\s*</sub>|(?<=[A-Za-z])~(\d{1,2})~(?!~)", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:span|font|u|b|i|em|strong|small|mark|ins|center|a|div|section)(?:\s[^<>]*)?/?>|<p\s[^<>]*>(?=[^<>]*(?:</p>)?$)",
    re.IGNORECASE,
)
ENTITY = re.compile(
    r"&(?:nbsp|emsp|ensp|amp|lt|gt|quot|[lr][ds]quo|mdash|ndash|middot|hellip|#\d{2,5}|#x[\da-f]{2,5});", re.IGNORECASE
)
# A line that only parts the text (***), fences code or a division, defines where a link leads, or holds pictures.
BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
FENCE = re.compile(r"\s{0,3}(?:(`{3,}|~{3,})[\w{}.+ -]*|:{3,}\s*(?:\{[^{}]*\}|[\w-]*)\s*:*)\s*")
GRID = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*")  # the frame of a grid table


def is_sign(line: str) -> bool:
    """Whether a whole line is a sign of Markdown and has no words."""
    if not SIGNS.search(line) and "-" not in line and "+=" not in line:
        return False
    if any(one.fullmatch(line) for one in (BREAK, FENCE, DEFINED, GRID)):
        return True
    return "![" in line and not IMAGE.sub("", line).strip(" \t\\")


def drop_signs(line: str, *, defined: bool = False) -> str:
    """A line without the signs that stand around words; a note's mark as other formats have it.

    ``defined``: the text says somewhere where its links lead.
    """
    if not SIGNS.search(line):
        return line
    line = NOTED.sub(r"[\1] ", QUOTED.sub("", TASK.sub(r"\1", line)))
    line = LINKED.sub(r"\1", IMAGE.sub("", TIED.sub(r"^[\1]", line)))
    if defined:
        line = NAMED.sub(r"\1", line)
    line = CODE.sub(r"\1", SPANNED.sub(lambda at: at[1] or "", line) if "}" in line else line)
    line = STARRED.sub(lambda at: at[1] or at[2], UNDERLINED.sub(lambda at: at[1] or at[2], line))
    line = RAISED.sub(lambda at: raise_number(at[1] or at[2], line[: at.start()]), line)
    line = TAG.sub("", LOWERED.sub(lambda at: at[1] or at[2], line))
    line = ENTITY.sub(lambda at: html.unescape(at.group()), line) if "&" in line else line
    return re.sub(r"\\$", "", line)
