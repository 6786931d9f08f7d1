"""Comments in Word files: at the right words, with everything else as it was."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from compare.errors import PolicyCompareError
from compare.formats.docx import read
from compare.formats.word_lists import W
from compare.review.word import Note, comment
from word_files import MIME, TYPE, abstract, docx, level, num, para, relations, run


def root(data: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def commented(data: bytes) -> dict[str, str]:
    """The words that each comment stands at, by the comment's text."""
    said = {
        one.get(W + "id"): "".join(text.text or "" for text in one.iter(W + "t"))
        for one in root(data, "word/comments.xml")
    }
    words = dict.fromkeys(said, "")
    open_: set[str] = set()
    references = set()
    for element in root(data).iter():
        if element.tag == W + "commentRangeStart":
            open_.add(element.get(W + "id"))
        elif element.tag == W + "commentRangeEnd":
            open_.remove(element.get(W + "id"))
        elif element.tag == W + "commentReference":
            references.add(element.get(W + "id"))
        elif element.tag == W + "t":
            for key in open_:
                words[key] += element.text or ""
    assert not open_
    assert references == set(said)
    return {said[key]: text for key, text in words.items()}


def note(words: str, said: str = "说明", share: float = 0.0, **more: Any) -> Note:
    return Note(((words, share),), (said,), **more)


BODY = (
    para("第一段讲回收站点建设。")
    + para("第二段要求每县至少建设一处分拣中心，由商务局负责。")
    + para("第三段讲回收站点建设。")
)


@pytest.mark.parametrize(
    ("body", "words", "where"),
    [
        (BODY, "每县至少建设一处分拣中心", "每县至少建设一处分拣中心"),
        (BODY, "第一段讲回收站点建设。", "第一段讲回收站点建设。"),
        (BODY, "每县至少 建设\n一处", "每县至少建设一处"),
        # The label of an automatic number stands in no run.
        (BODY, "（一）第二段要求每县至少建设一处分拣中心，由商务局负责。", "第二段要求每县至少建设一处分拣中心，由商务局负责。"),
        # What was cleaned or joined otherwise: the longest piece is looked for.
        (BODY, "要求各县：每县至少建设一处分拣中心；由某局负责。", "每县至少建设一处分拣中心"),
        (BODY, "这句话不在文中", "第一段讲回收站点建设。"),
        # Over several runs.
        (para(run("每县至少") + run("建设一处", "<w:b/>") + run("分拣中心")), "至少建设一处分拣", "至少建设一处分拣"),
        # Tracked: the inserted words are there, the deleted are not.
        (
            para(
                run("到2028年")
                + '<w:del w:id="1" w:author="a"><w:r><w:delText>基本</w:delText></w:r></w:del>'
                + f'<w:ins w:id="2" w:author="a">{run("全面")}</w:ins>'
                + run("建成")
            ),
            "全面建成",
            "全面建成",
        ),
        # A break inside a run.
        (para("<w:r><w:t>前半句</w:t><w:br/><w:t>后半句在这里</w:t><w:t>还有</w:t></w:r>"), "后半句在", "后半句在"),
        # A table's cell.
        (
            "<w:tbl><w:tr><w:tc>" + para("指标") + "</w:tc><w:tc>" + para("覆盖率达到95%") + "</w:tc></w:tr></w:tbl>",
            "覆盖率达到95%",
            "覆盖率达到95%",
        ),
        # A link is not entered: the comment stands around the whole of it.
        (para(run("见") + f'<w:hyperlink w:anchor="x">{run("附件一清单")}</w:hyperlink>' + run("。")), "一清单", "附件一清单"),
        # Over a paragraph's end it is cut there.
        (para("回收网络更加") + para("健全完善"), "回收网络更加健全完善", "回收网络更加"),
    ],
)  # fmt: skip
def test_stands_at_the_words(body: str, words: str, where: str) -> None:
    made = comment(docx(body), "草案.docx", [note(words)])
    assert commented(made) == {"说明": where}


def test_the_nearer_of_equal_words_is_taken() -> None:
    made = comment(docx(BODY), "草案.docx", [note("回收站点建设", "前", 0.0), note("回收站点建设", "后", 1.0)])
    starts = [
        "".join(text.text or "" for text in paragraph.iter(W + "t"))
        for paragraph in root(made).iter(W + "p")
        if paragraph.find(W + "commentRangeStart") is not None
    ]
    assert starts == ["第一段讲回收站点建设。", "第三段讲回收站点建设。"]


def test_anchors_are_tried_in_order() -> None:
    made = comment(docx(BODY), "草案.docx", [Note((("没有", 0.0), ("由商务局负责", 0.5)), ("说明",))])
    assert commented(made) == {"说明": "由商务局负责"}


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=8))
def test_any_ranges_keep_the_text(ranges: list[tuple[int, int]]) -> None:
    text = "".join(chr(0x4E00 + index) for index in range(40))
    body = para(run(text[:7]) + run(text[7:8]) + "<w:r><w:tab/></w:r>" + run(text[8:30], "<w:b/>") + run(text[30:]))
    notes = [note(text[start : start + length], f"{n}") for n, (start, length) in enumerate(ranges)]
    data = docx(body)
    made = comment(data, "草案.docx", notes)
    assert [line.text for line in read(made, "x").lines] == [line.text for line in read(data, "x").lines]
    if notes:
        assert commented(made) == {f"{n}": text[start : start + length] for n, (start, length) in enumerate(ranges)}


def test_bold_stays_bold() -> None:
    made = comment(docx(para(run("每县至少建设一处", "<w:b/>"))), "草案.docx", [note("至少")])
    runs = [(one.find(f"{W}rPr/{W}b") is not None, one.findtext(W + "t")) for one in root(made).iter(W + "r")]
    assert runs[:3] == [(True, "每县"), (True, "至少"), (False, None)]
    assert runs[3] == (True, "建设一处")


def test_other_parts_are_passed_on_as_they_are() -> None:
    members = {"word/media/image1.png": b"\x89PNG not really", "customXml/item1.xml": b"<x/>"}
    lists = {"numbering": abstract(0, level(0, "chineseCounting", "（%1）")) + num(1, 0)}
    data = docx(para("建设回收站点", num=(1, 0)), lists, members)
    made = comment(data, "草案.docx", [note("回收站点")])
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        changed = {
            name for name in after.namelist() if name not in before.namelist() or before.read(name) != after.read(name)
        }
        assert set(before.namelist()) <= set(after.namelist())
    assert changed == {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert [line.text for line in read(made, "x").lines] == ["（一）建设回收站点"]


def test_comments_that_are_there_stay() -> None:
    old = '<w:comment w:id="4" w:author="某处长"><w:p><w:r><w:t>原有批注</w:t></w:r></w:p></w:comment>'
    marked = (
        '<w:commentRangeStart w:id="4"/>'
        + run("原文")
        + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    )
    names = f'xmlns:w="{W[1:-1]}"'
    data = docx(
        para(marked + run("后文")),
        members={
            "word/comments.xml": f"<w:comments {names}>{old}</w:comments>".encode(),
            "word/_rels/document.xml.rels": relations({"c": ("comments", "comments.xml")}),
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{MIME}.document.main+xml"/>'
                f'<Override PartName="/word/comments.xml" ContentType="{MIME}.comments+xml"/></Types>'
            ).encode(),
        },
    )
    made = comment(data, "草案.docx", [note("后文", "新批注")])
    assert commented(made) == {"原有批注": "原文", "新批注": "后文"}
    assert [one.get(W + "id") for one in root(made, "word/comments.xml")] == ["4", "5"]


def test_the_library_that_offices_use_reads_them_back() -> None:
    made = comment(docx(BODY), "草案.docx", [note("由商务局负责", "第一行"), Note((("分拣中心", 0.5),), ("甲", "乙"))])
    read_back = [
        (one.author, [p.text for p in one.paragraphs]) for one in python_docx.Document(io.BytesIO(made)).comments
    ]
    assert read_back == [("policy-compare", ["第一行"]), ("policy-compare", ["甲", "乙"])]


def test_a_proposal_is_a_tracked_paragraph_after_the_anchor() -> None:
    numbered = para("第二条讲回收。", num=(1, 0))
    lists = {"numbering": abstract(0, level(0, "decimal", "%1.")) + num(1, 0)}
    data = docx(para("第一条讲目标。") + numbered + para("第三条讲保障。"), lists)
    made = comment(
        data, "草案.docx", [note("第二条讲回收", suggestion="建议补入的一句。"), note("第二条", suggestion="再一句。")]
    )
    paragraphs = list(root(made).iter(W + "p"))
    assert ["".join(t.text or "" for t in one.iter(W + "t")) for one in paragraphs] == [
        "第一条讲目标。", "第二条讲回收。", "建议补入的一句。", "再一句。", "第三条讲保障。",
    ]  # fmt: skip
    for one in paragraphs[2:4]:
        assert one.find(f"{W}pPr/{W}rPr/{W}ins") is not None
        assert one.find(f"{W}pPr/{W}numPr") is None
        assert [child.tag for child in one] == [W + "pPr", W + "ins"]
    ids = [one.get(W + "id") for one in root(made).iter(W + "ins")]
    assert len(ids) == len(set(ids)) == 4


def test_a_proposal_in_a_table_stands_after_the_table() -> None:
    table = "<w:tbl><w:tr><w:tc>" + para("指标甲") + "</w:tc><w:tc>" + para("数值乙") + "</w:tc></w:tr></w:tbl>"
    made = comment(docx(table + para("表后")), "草案.docx", [note("数值乙", suggestion="补一句。")])
    body = root(made).find(W + "body")
    assert [one.tag for one in body][:3] == [W + "tbl", W + "p", W + "p"]
    assert body[1].find(f"{W}ins/{W}r/{W}t").text == "补一句。"


def test_same_bytes() -> None:
    data = docx(BODY)
    assert comment(data, "a", [note("分拣中心")]) == comment(data, "a", [note("分拣中心")])


def test_characters_that_xml_forbids_are_shown() -> None:
    made = comment(docx(BODY), "a", [note("分拣中心", "坏\x00字\x0b符\ud800")])
    assert list(commented(made)) == ["坏␀字␋符\ufffd"]


@pytest.mark.parametrize("body", ["", "<w:tbl/>"])
def test_nothing_to_comment_on(body: str) -> None:
    with pytest.raises(PolicyCompareError, match="没有段落"):
        comment(docx(body), "草案.docx", [note("x")])


def test_strict_files_are_refused() -> None:
    strict = docx(BODY).replace(b"x", b"x")
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        body = archive.read("word/document.xml").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    with pytest.raises(PolicyCompareError, match="严格"):
        comment(docx(BODY, members={"word/document.xml": body}), "草案.docx", [note("x")])


def test_type_names_are_those_of_the_standard() -> None:
    made = comment(docx(BODY), "a", [note("分拣中心")])
    kinds = [one.get("Type") for one in root(made, "word/_rels/document.xml.rels")]
    assert f"{TYPE}/comments" in kinds
