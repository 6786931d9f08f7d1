"""What can be written, by name: the formats of each command, their files, and what ``--fail-on`` knows.

Plain names, so that the command line says what there is without loading what makes it; tests hold them to the makers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Document

# What the names of a report's files end in, behind the name of what was compared.
ENDINGS = {
    "html": ".对照报告.html",
    "pdf": ".对照报告.pdf",
    "pdf-full": ".对照报告（全文）.pdf",
    "briefing": ".简报.pdf",
    "docx": ".对照报告.docx",
    "xlsx": ".对照报告.xlsx",
    "csv": ".对照结果.csv",
}
DATA = "alignment.json"  # what other programs read has the same name whatever was compared
# Characters of a title in the name of a file, and what stands for a document without one.
NAMED, UNNAMED = 40, "政策文件"
REPORT = ("html", "pdf", "pdf-full", "json", "briefing", "docx", "xlsx", "csv")
# Other words for a format; ``all`` is every one.
ALIASES = {"word": "docx", "excel": "xlsx"}
EVERY = "all"
REPORT_DEFAULT = ("html", "briefing", "pdf", "json")
SURVEY = ("html", "pdf", "xlsx", "parquet", "json")
SURVEY_DEFAULT = ("html", "pdf", "xlsx")
REVIEW = ("comments", "html", "memo", "memo-docx", "decisions", "json")
REVIEW_DEFAULT = ("comments", "memo", "memo-docx", "decisions", "json")
PAPER = frozenset({"pdf", "pdf-full", "briefing", "memo"})  # those that are PDF files, in any command
# Kinds of remarks that ``--fail-on`` may name.
FAIL_ON = ("omit", "weakened", "dropped", "actor", "citation", "copied", "must", "doubtful")


def name_stem(uppers: Sequence[Document], locals_: Sequence[Document]) -> str:
    """What the names of a report's files begin with: the local document; of several, the subject and how many.

    Several that share no upper document have no one subject: then ``uppers`` is empty. It is always Chinese.
    """
    if len(locals_) == 1:
        return clean_name(locals_[0]) or UNNAMED
    if not locals_:
        return UNNAMED
    subject = clean_name(uppers[0]) if uppers else ""
    return f"{subject or UNNAMED}（{len(locals_)}份本级文件）"


def clean_name(document: Document) -> str:
    """The title of a document as the name of a file."""
    return re.sub(r"[^\w（）—-]+", "", document.identity.title.replace("(", "（").replace(")", "）"))[:NAMED]
