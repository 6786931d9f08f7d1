"""Short ways for the tests of reading: a text to a source, to paragraphs, to a picture of its tree."""

from __future__ import annotations

from hypothesis import strategies as st

from compare.model import Clause, Kind, Line, Paragraph, Source
from compare.pipeline import read_source
from compare.reading.formats.text import split_lines
from compare.reading.lines import clean, width
from compare.reading.outline import outline
from compare.reading.paragraphs import join


def source_of(text: str, file: str = "文件.txt") -> Source:
    """A text as if it had been read from ``file``."""
    return Source(file, "0" * 64, "text", tuple(Line(n, one) for n, one in enumerate(split_lines(text), start=1)))


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text."""
    source = source_of(text)
    return join(source, clean(source))


def texts_of(text: str, kind: Kind = Kind.CLAUSE) -> list[str]:
    """The texts of its paragraphs of one kind."""
    return [one.text for one in paragraphs_of(text) if one.kind is kind]


def tree_of(text: str) -> str:
    """The tree of a text: headings with ``#`` by depth, clauses with ``-`` and the depth of their headings."""
    lines = []
    for part in outline("d", paragraphs_of(text)):
        if isinstance(part, Clause):
            label = f"[{part.label}]" if part.label else ""
            lines.append("  " * len(part.headings) + "- " + label + part.text.replace("\n", "/"))
        else:
            lines.append("  " * part.depth + "# " + f"{part.label}|{part.text}")
    return "\n".join(lines)


def wrap(text: str, columns: int, indent: int = 2) -> str:
    """A paragraph broken into lines of a column as a word processor does it, the first indented by blanks left out."""
    lines, line, room = [], "", columns - indent
    for char in text:
        if width(line + char) > room and char not in "，。；：、！？）》”":
            lines.append(line)
            line, room = "", columns
        line += char
    return "\n".join([*lines, line])


SENTENCES = (
    "各地要把回收网点建设纳入国土空间规划",
    "合理布局社区回收站和中转站",
    "支持企业建设绿色分拣中心",
    "推广回收与利用一体化的经营模式",
    "健全再生资源统计制度",
    "对符合条件的项目给予资金支持",
    "建立部门会商机制",
    "鼓励公众参与旧衣旧书的循环使用",
)


@st.composite
def plans(draw: st.DrawFn) -> list[str]:
    """Paragraphs of a plan, long and short, headings between them."""
    paragraphs: list[str] = []
    for number in "一二三四":
        paragraphs.append(f"{number}、{draw(st.sampled_from(('健全回收网络', '提高利用水平', '完善保障措施')))}")
        for _ in range(draw(st.integers(2, 3))):
            chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=5, max_size=12))
            paragraphs.append("，".join(chosen) + "。")
    return paragraphs


@st.composite
def wrapped_plans(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """The paragraphs of a plan, and the same broken into lines of one column.

    A last line that fills its column ends like any other, and no reader could tell: such a paragraph gets more words.
    """
    columns = draw(st.integers(18, 44))
    plan, wrapped = [], []
    for one in draw(plans()):
        paragraph = one
        while "\n" in (lines := wrap(paragraph, columns)) and width(lines.rsplit("\n", 1)[-1]) > columns - 6:
            paragraph = f"{paragraph.removesuffix('。')}，抓好落实。"
        plan.append(paragraph)
        wrapped.append(lines)
    return plan, wrapped


__all__ = ["paragraphs_of", "read_source", "source_of", "texts_of", "tree_of", "wrap", "wrapped_plans"]
