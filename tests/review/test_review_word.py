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
from compare.reading.formats.docx import read
from compare.reading.formats.word_numbers import W
from compare.review.anchor import Sought
from compare.review.comments import Line, Note, comment
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


def note(words: str | tuple[str, ...], said: str = "说明", share: float = 0.0, proposals: tuple[str, ...] = ()) -> Note:
    path = (words,) if isinstance(words, str) else words
    return Note((Sought(path, share),), (Line(said),), proposals)


BODY = (
    para("第一段讲回收站点建设。")
    + para("第二段要求每县至少建设一处分拣中心，由商务局负责。")
    + para("第三段讲回收站点建设。")
)


@pytest.mark.parametrize(
    ("body", "words", "where"),
    [
        (BODY, "每县至少建设一处分拣中心", "每县至少建设一处分拣中心"),
        # The stop at its end stays outside: behind it a mark could get a line of its own.
        (BODY, "第一段讲回收站点建设。", "第一段讲回收站点建设"),
        (BODY, "每县至少 建设\n一处", "每县至少建设一处"),
        # The label of an automatic number stands in no run.
        (BODY, "（一）第二段要求每县至少建设一处分拣中心，由商务局负责。", "第二段要求每县至少建设一处分拣中心，由商务局负责"),
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
        # The cells of a row, as they are read.
        (
            "<w:tbl>"
            + "".join(
                "<w:tr><w:tc>" + para("整治行动") + "</w:tc><w:tc>" + para(f"202{year}年底前") + "</w:tc></w:tr>"
                for year in (7, 8, 9)
            )
            + "</w:tbl>",
            ("整治行动 | 2028年底前", "2028年底前"),
            "2028年底前",
        ),
        # Words inside a sentence inside a clause.
        (para("覆盖率达到90%。回收率达到90%。"), ("覆盖率达到90%。回收率达到90%。", "回收率达到90%。", "90%"), "90%"),
        # Over a paragraph's end it is cut there.
        (para("回收网络更加") + para("健全完善"), "回收网络更加健全完善", "回收网络更加"),
    ],
)  # fmt: skip
def test_stands_at_the_words(body: str, words: str | tuple[str, ...], where: str) -> None:
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


def test_of_equal_words_those_in_the_sentence_are_taken() -> None:
    body = para("一是覆盖率达到90%。") + para("二是回收率达到90%。")
    made = comment(docx(body), "草案.docx", [note(("二是回收率达到90%。", "90%"))])
    first, second = root(made).iter(W + "p")
    assert first.find(W + "commentRangeStart") is None
    assert second.find(W + "commentRangeStart") is not None


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
    "<wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_words_in_a_box_are_told_at_the_paragraph_that_it_hangs_on() -> None:
    body = para("第一段。") + para(run("第二段。") + BOX.format(para("专栏：建设分拣中心五处")))
    made = comment(docx(body), "草案.docx", [note("建设分拣中心五处")])
    paragraphs = list(root(made).find(W + "body").iterchildren(W + "p"))
    assert [one.find(W + "commentRangeStart") is not None for one in paragraphs] == [False, True]
    for box in root(made).iter(W + "txbxContent"):
        assert not list(box.iter(W + "commentRangeStart", W + "commentReference"))


def test_words_in_a_footnote_are_told_at_the_paragraph_of_its_mark() -> None:
    body = para("第一段。") + para(run("第二段") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    parts = {"footnotes": f'<w:footnote w:id="2">{para("低值可回收物指废玻璃等")}</w:footnote>'}
    made = comment(docx(body, parts), "草案.docx", [note("低值可回收物指废玻璃等")])
    assert [one.find(W + "commentRangeStart") is not None for one in root(made).iter(W + "p")] == [False, True]


def test_the_reference_looks_like_the_run_before_it() -> None:
    made = comment(docx(para(run("每县至少建设一处", '<w:sz w:val="32"/>'))), "草案.docx", [note("至少")])
    (reference,) = root(made).iter(W + "commentReference")
    assert [one.tag for one in reference.getparent()] == [W + "rPr", W + "commentReference"]
    assert reference.getparent().find(f"{W}rPr/{W}sz").get(W + "val") == "32"


def test_proposals_go_behind_the_section_not_behind_the_heading() -> None:
    body = para("（一）回收。") + para("建设站点。") + para("培训人员。") + para("（二）利用。")
    one = Note((Sought(("（一）回收。",)),), (Line("说明"),), ("补一句。", "再补一句。"), (Sought(("培训人员。",)),))
    made = comment(docx(body), "草案.docx", [one])
    texts = ["".join(t.text or "" for t in each.iter(W + "t")) for each in root(made).iter(W + "p")]
    assert texts == ["（一）回收。", "建设站点。", "培训人员。", "补一句。", "再补一句。", "（二）利用。"]
    assert commented(made) == {"说明": "（一）回收"}


# CT_PPr of ECMA-376 part 1 §17.3.1.26, as far as these tests write it.
ORDER = [
    W + one
    for one in (
        *(
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
        ),
        *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
        *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
        *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
]


def test_properties_of_what_is_written_stand_in_the_order_of_the_standard() -> None:
    rich = (
        "<w:p><w:pPr><w:pStyle w:val='a'/><w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:widowControl/>"
        "<w:numPr><w:numId w:val='1'/></w:numPr><w:spacing w:line='560'/><w:ind w:firstLine='640'/><w:jc w:val='both'/>"
        "<w:outlineLvl w:val='1'/><w:rPr><w:b/></w:rPr><w:sectPr/><w:pPrChange w:id='9' w:author='a'><w:pPr/></w:pPrChange>"
        f"</w:pPr>{run('建设站点。')}</w:p>"
    )
    made = comment(docx(rich + para("后文")), "草案.docx", [note("建设站点", proposals=("补一句。",))])
    inserted = next(one for one in root(made).iter(W + "p") if one.find(W + "ins") is not None)
    tags = [one.tag for one in inserted.find(W + "pPr")]
    assert tags == sorted(tags, key=ORDER.index)
    kept = ("pStyle", "keepLines", "widowControl", "numPr", "spacing", "ind", "jc", "rPr")
    assert tags == [W + one for one in kept]
    assert inserted.find(f"{W}pPr/{W}numPr/{W}numId").get(W + "val") == "0"
    for one in root(made, "word/comments.xml").iter(W + "pPr"):
        tags = [each.tag for each in one]
        assert tags == sorted(tags, key=ORDER.index)
    ids = [one.get(W + "id") for one in root(made).iter(W + "ins", W + "pPrChange")]
    assert len(ids) == len(set(ids))


def test_a_proposal_does_not_take_the_looks_of_a_heading_run_in() -> None:
    body = para(run("建设站点。", "<w:b/>") + run("到2028年，每县至少建设一处分拣中心。", "<w:i/>"))
    made = comment(docx(body), "草案.docx", [note("建设站点", proposals=("补一句。",))])
    (words,) = root(made).iterfind(f".//{W}ins/{W}r")
    assert words.find(f"{W}rPr/{W}i") is not None
    assert words.find(f"{W}rPr/{W}b") is None


def test_anchors_are_tried_in_order() -> None:
    made = comment(
        docx(BODY), "草案.docx", [Note((Sought(("没有",)), Sought(("由商务局负责",), 0.5)), (Line("说明"),))]
    )
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
    assert runs[:3] == [(True, "每县"), (True, "至少"), (True, None)]
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
    made = comment(
        docx(BODY),
        "草案.docx",
        [note("由商务局负责", "第一行"), Note((Sought(("分拣中心",), 0.5),), (Line("甲"), Line("乙")))],
    )
    read_back = [
        (one.author, [p.text for p in one.paragraphs]) for one in python_docx.Document(io.BytesIO(made)).comments
    ]
    assert read_back == [("policy-compare", ["第一行"]), ("policy-compare", ["甲", "乙"])]


def test_a_proposal_is_a_tracked_paragraph_after_the_anchor() -> None:
    numbered = para("第二条讲回收。", num=(1, 0))
    lists = {"numbering": abstract(0, level(0, "decimal", "%1.")) + num(1, 0)}
    data = docx(para("第一条讲目标。") + numbered + para("第三条讲保障。"), lists)
    made = comment(
        data,
        "草案.docx",
        [note("第二条讲回收", proposals=("建议补入的一句。",)), note("第二条", proposals=("再一句。",))],
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
    made = comment(docx(table + para("表后")), "草案.docx", [note("数值乙", proposals=("补一句。",))])
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


def test_refusing_the_proposals_gives_the_draft_back() -> None:
    data = docx(para("（一）回收。") + para("建设站点。") + para("（二）利用。"))
    made = comment(data, "草案.docx", [note("建设站点", proposals=("补一句。", "再补一句。"))])
    paragraphs = list(root(made).iter(W + "p"))
    refused = [one for one in paragraphs if one.find(f"{W}pPr/{W}rPr/{W}ins") is None]
    assert all(one.find(W + "ins") is None for one in refused)
    texts = ["".join(text.text or "" for text in one.iter(W + "t")) for one in refused]
    assert texts == [line.text for line in read(data, "x").lines]
