"""A small draft, a provincial and a national document for the tests of reviews: one of each thing there is to say."""

from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
from docx.table import Table

from compare.model import Document
from compare.pipeline import compare_documents, read_source
from compare.reading.files import read_bytes
from compare.review.model import Review
from compare.review.review import place_draft, review_comparison

NATIONAL = """国务院关于推进示例行业回收利用的意见

示例发〔2025〕3号

各省、自治区、直辖市人民政府：

一、健全回收网络

（一）建设回收站点。到2030年，城市社区回收站点覆盖率达到95%以上，每个县至少建设1处分拣中心。（商务部负责）

（二）实行大额收购登记。单次收购金额超过5000元的，应当登记出售人身份信息，登记资料保存不少于2年。（公安部负责）

（三）严格安全管理。回收站点应当符合消防要求，废旧锂电池必须单独存放，不得在居民住宅楼内设置锂电池暂存间。

二、提升利用水平

（四）推动再生金属利用。支持企业建设废钢铁加工配送基地，到2030年废钢铁加工能力达到2亿吨。（工业和信息化部负责）

（五）加强人才培养。鼓励职业院校开设资源循环专业，开展回收、分拣、拆解岗位技能培训。

国务院
2025年3月1日
"""
PROVINCIAL = """示例省人民政府关于推进示例行业回收利用的实施意见

示政发〔2025〕20号

各市人民政府：

一、健全回收网络

（一）建设回收站点。到2030年，全省城市社区回收站点覆盖率达到98%以上，每个县至少建设1处分拣中心。（省商务厅负责）

（二）实行大额收购登记。单次收购金额超过5000元的，应当登记出售人身份信息，登记资料保存不少于2年。（省公安厅负责）

（三）严格安全管理。回收站点应当符合消防要求，废旧锂电池必须单独存放，不得在居民住宅楼内设置锂电池暂存间。

示例省人民政府
2025年6月1日
"""
DRAFT = """清溪市人民政府关于推进示例行业回收利用的实施方案

清政发〔2026〕5号

各县（区）人民政府：

一、健全回收网络

（一）建设回收站点。到2030年，全市城市社区回收站点覆盖率达到90%以上，每个县至少建设1处分拣中心，在溪东县建设示范站点3个。（市商务局负责）

（二）严格安全管理。回收站点应当符合消防要求，废旧锂电池单独存放。

二、提升利用水平

（三）加强人才培养。支持清溪职业技术学院开设资源循环专业，每年开展回收、分拣、拆解岗位技能培训500人次。

清溪市人民政府
2026年1月5日
"""


def documents(*texts: str) -> tuple[Document, ...]:
    """What the texts are read as."""
    found: list[Document] = []
    for number, text in enumerate(texts, 1):
        found += read_source(read_bytes(text.encode(), f"文件{number}.txt"), None, {one.id for one in found})
    return tuple(found)


def make_review(draft: str = DRAFT, *uppers: str) -> Review:
    """The review of a draft, by default against both upper documents."""
    *above, own = documents(*(uppers or (NATIONAL, PROVINCIAL)), draft)
    placed, kept = place_draft(own, above)
    return review_comparison(compare_documents((*kept, placed)), placed)


GOLDEN = Path(__file__).resolve().parent / "golden" / "review" / "memo.txt"


def memo_text(data: bytes) -> str:
    """The text of a memo in Word: a paragraph a line, the cells of a row parted by |, its paragraphs by /."""
    lines = []
    for block in python_docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(" / ".join(cell.text.split("\n")) for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":  # python tests/review_fixture.py keeps the memo as it is now; read the difference first
    from compare.review.memo import render_memo_word

    GOLDEN.parent.mkdir(parents=True, exist_ok=True)
    GOLDEN.write_text(memo_text(render_memo_word(make_review())), encoding="utf-8", newline="\n")
