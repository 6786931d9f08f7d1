"""Mutations of small inputs: bytes, words of text, tokens of markup, and the members of ZIP archives.

Everything is decided by the ``random.Random`` that is passed, so that an input can be made again by its number.
"""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

from lxml import etree

# Numbers that readers trip over, in the widths that binary formats have.
EDGES = (
    b"\0",
    b"\xff",
    b"\x7f",
    b"\x80",
    b"\0\0",
    b"\xff\xff",
    b"\xff\x7f",
    b"\0\0\0\x80",
    b"\xff\xff\xff\xff",
    b"\1\0\0\0",
)
# Pieces of official documents, and what does not belong into any.
WORDS = tuple(
    [
        "第一章",
        "第二章 总则",
        "第一条",
        "第三条 ",
        "一、",
        "二、总体要求",
        "（一）",
        "（二）",
        "（十一）",
        "1.",
        "2．",
        "（1）",
        "①",
        "②",
        "——",
        "一是",
        "二是",
        "专栏1",
        "附件：",
        "附表",
        "目录",
        "到2025年",
        "2021年3月1日",
        "2021年3月1日前",
        "力争",
        "不得",
        "应当",
        "必须",
        "鼓励",
        "可以",
        "除外",
        "100个",
        "不少于5%",
        "以上",
        "以下",
        "1.5万亿元",
        "百分之五十",
        "翻一番",
        "二〇二一年",
        "十四五",
        "“",
        "”",
        "《",
        "》",
        "〈",
        "〉",
        "（",
        "）",
        "〔2021〕3号",
        "国发〔2021〕3号",
        "国务院关于",
        "示例省人民政府",
        "示例市人民政府办公室",
        "关于印发",
        "的通知",
        "实施方案",
        "意见",
        "。",
        "；",
        "，",
        "、",
        "：",
        "\n",
        "\n\n",
        "\r\n",
        "\x0c",
        "\t",
        "\u3000",
        "\u3000\u3000",
        " ",
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\x00",
        "\x1b",
        "\x0b",
        "\x85",
        "\u2028",
        "\ue000",
        "😀",
        "=1+1",
        "<b>",
        "&amp;",
        "^①",
        "{{ x }}",
        "9999999999999999999999",
        "0",
        "-1",
        "零",
        "亿",
        "万亿",
        "〇",
        "１２",
        "½",
        "²",
        "每年",
        "每季度",
        "按月",
        "上半年",
        "年底前",
        "三年内",
        "30日内",
        "（牵头单位：",
        "责任单位：",
        "发展改革委、财政部",
        "各县（区）",
        "— 3 —",
        "第 3 页",
        "抄送：",
        "（此件公开发布）",
    ]
)
VALUES = (
    "",
    "0",
    "-1",
    "1",
    "2",
    "9",
    "999999999",
    "99999999999999999999",
    "nan",
    "1e400",
    "true",
    "none",
    "../../x",
    "²",
    "x y",
    "A",
)
TOKENS = {
    "xml": re.compile(rb"<[^<>]*>|[^<>]+|[<>]"),
    "pdf": re.compile(rb"/\w+|\d+ \d+ R|-?\d+\.?\d*|\w+|<<|>>|\s+|."),
}
XML = (b"<w:p>", b"</w:p>", b"<w:r>", b"<w:t>", b"<w:tbl>", b"<w:tr>", b"<w:tc>", b'<w:gridSpan w:val="99999999"/>',
       b"<w:sdt><w:sdtContent>", b'<w:vMerge/>', b'w:val="-1"', b'w:val=""', b"<w:del>", b"<w:ins>",
       b'<w:fldChar w:fldCharType="begin"/>', b'<w:fldChar w:fldCharType="end"/>', b"<table>", b"<tr>", b'<td colspan="999999" rowspan="0">',
       b"<div>", b"</div>", b"<pre>", b"<ol start='-9'>", b"<li>", b"<!--", b"<![CDATA[", b"&#0;", b"&#xD800;", b"&x;", b"<svg>",
       b"<template>", b"<p hidden>", b"<!DOCTYPE html>", b"<sup>", b"<meta charset=utf-7>")  # fmt: skip
PDF = (b"/Type", b"/Pages", b"/Kids", b"/Parent", b"/Count", b"/Contents", b"/Resources", b"/Font", b"/XObject", b"/Form",
       b"1 0 R", b"2 0 R", b"3 0 R", b"4 0 R", b"99 0 R", b"-1", b"0", b"4294967296", b"1e99", b"<<", b">>", b"[", b"]", b"null",
       b"endobj", b"stream", b"BT", b"ET", b"Tj", b"re", b"S", b"q", b"Q", b"cm", b"Do", b"/Rotate", b"/MediaBox", b"/Filter",
       b"/FlateDecode", b"()", b"(\\377)", b"W n")  # fmt: skip


def mutate_bytes(data: bytes, chance: random.Random) -> bytes:
    """A few changes of bytes anywhere."""
    made = bytearray(data)
    for _ in range(1 + int(chance.expovariate(0.4))):
        at = chance.randrange(len(made) + 1)
        size = min(1 + int(chance.expovariate(0.1)), 400)
        kind = chance.randrange(7)
        if kind == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            made[at : at + size] = chance.randbytes(size)
        elif kind == 2:
            del made[at : at + size]
        elif kind == 3:
            edge = chance.choice(EDGES)
            made[at : at + len(edge)] = edge
        elif kind == 4:
            made[at:at] = made[at : at + size] * chance.choice((1, 2, 9))
        elif kind == 5:
            there = chance.randrange(len(made) + 1)
            made[at : at + size] = made[there : there + size]
        else:
            del made[max(at, len(made) // 4) :]
        del made[40_000:]
    return bytes(made)


def mutate_tokens(data: bytes, chance: random.Random, kind: str, known: Sequence[bytes]) -> bytes:
    """Tokens of a notation left out, doubled, exchanged, moved, or replaced by ``known`` ones."""
    tokens = TOKENS[kind].findall(data)
    for _ in range(1 + int(chance.expovariate(0.4))):
        if not tokens:
            break
        at, there = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        way = chance.randrange(6)
        if way == 0:
            del tokens[at : at + 1 + int(chance.expovariate(0.5))]
        elif way == 1:
            tokens[at:at] = tokens[there : there + 6] * chance.choice((1, 1, 3, 30))
        elif way == 2:
            tokens[at], tokens[there] = tokens[there], tokens[at]
        elif way == 3:
            tokens[at] = chance.choice(known)
        elif way == 4:
            tokens[at:at] = [chance.choice(known)] * chance.choice((1, 1, 2, 60))
        else:
            tokens[at] = mutate_bytes(tokens[at], chance)
    return b"".join(tokens)[:60_000]


def mutate_xml(data: bytes, chance: random.Random) -> bytes:
    """Markup changed as a tree, by its tokens, or by its bytes."""
    way = chance.random()
    if way < 0.1:
        return mutate_bytes(data, chance)
    if way < 0.3 or not (data := mutate_tree(data, chance)):
        return mutate_tokens(data, chance, "xml", XML)
    return data


def mutate_tree(data: bytes, chance: random.Random) -> bytes:
    """XML that stays well-formed: elements moved, doubled, taken out, wrapped; attributes and text changed."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(1 + int(chance.expovariate(0.4))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        one, other = chance.choice(elements), chance.choice(elements)
        way = chance.randrange(7)
        if way == 0 and one.getparent() is not None:
            one.getparent().remove(one)
        elif way == 1 and len(elements) < 400:
            copies = [copy.deepcopy(one) for _ in range(chance.choice((1, 1, 9)))]
            other[chance.randrange(len(other) + 1) : 0] = copies
        elif way == 2:
            one.tag = other.tag
        elif way == 3 and one.attrib:
            one.set(chance.choice(list(one.attrib)), xml_safe(chance.choice(VALUES) or mutate_text(one.tag, chance)))
        elif way == 4 and other.attrib:
            key = chance.choice(list(other.attrib))
            one.set(key, other.get(key))
        elif way == 5:
            one.text = xml_safe(mutate_text(one.text or "", chance))
        elif len(elements) < 400:
            inner = copy.deepcopy(one)
            one[:] = [inner]
    return etree.tostring(root)


def xml_safe(text: str) -> str:
    """Text without what XML cannot hold."""
    return re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def mutate_pdf(data: bytes, chance: random.Random) -> bytes:
    """A PDF changed by its tokens; readers mend its table of objects."""
    return mutate_bytes(data, chance) if chance.random() < 0.3 else mutate_tokens(data, chance, "pdf", PDF)


def mutate_archive(data: bytes, chance: random.Random) -> bytes:
    """An archive with changed members, or with another order, missing or doubled ones, or changed bytes."""
    if chance.random() < 0.15:
        return mutate_bytes(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    for _ in range(1 + int(chance.expovariate(0.7))):
        at = chance.randrange(len(members))
        name, content = members[at]
        way = chance.random()
        if way < 0.85:
            members[at] = (name, mutate_xml(content, chance))
        elif way < 0.9 and len(members) > 1:
            del members[at]
        elif way < 0.95:
            members[at] = (chance.choice(members)[0], content)
        else:
            members[at] = (mutate_text(name, chance)[:200] or "x", content)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in dict(members).items():
            archive.writestr(zipfile.ZipInfo(xml_safe(name) or "x"), content)
    return made.getvalue()


def mutate_text(text: str, chance: random.Random) -> str:
    """Words left out, doubled, moved, replaced by those of official documents and by signs that belong into none."""
    for _ in range(1 + int(chance.expovariate(0.3))):
        at, there = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
        size = 1 + int(chance.expovariate(0.15))
        way = chance.randrange(7)
        if way == 0:
            text = text[:at] + text[at + size :]
        elif way <= 2:
            text = text[:at] + chance.choice(WORDS) + text[at:]
        elif way == 3:
            text = text[:at] + chance.choice(WORDS) * chance.choice((2, 20)) + text[at:]
        elif way == 4:
            text = text[:at] + text[there : there + 3 * size] + text[at:]
        elif way == 5:
            text = text[:at] + text[there : there + size] + text[at + size :]
        else:
            text = (
                text[:at] + chr(chance.choice((chance.randrange(0x20), chance.randrange(0x110000), 0xD800))) + text[at:]
            )
        text = text[:4000]
    return text


def mutate_utf8(data: bytes, chance: random.Random) -> bytes:
    """Text changed by its words, now and then by its bytes or in another encoding."""
    if chance.random() < 0.2:
        return mutate_bytes(data, chance)
    text = mutate_text(data.decode("utf-8", "surrogatepass"), chance)
    encoding = chance.choice(("utf-8",) * 6 + ("gb18030", "utf-16", "utf-16-be"))
    return text.encode(encoding, "replace") if encoding != "utf-8" else text.encode("utf-8", "surrogatepass")


Mutation = Callable[[bytes, random.Random], bytes]
