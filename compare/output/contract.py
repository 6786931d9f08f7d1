"""What can be written, by name: the formats of each command, their files, and what ``--fail-on`` knows.

Plain names, so that the command line says what there is without loading what makes it; tests hold them to the makers.
"""

from __future__ import annotations

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
# What other programs read has the same name whatever was compared.
DATA = "alignment.json"
REPORT = ("html", "pdf", "pdf-full", "json", "briefing", "docx", "xlsx", "csv")
# Other words for a format; ``all`` is every one.
ALIASES = {"word": "docx", "excel": "xlsx"}
EVERY = "all"
REPORT_DEFAULT = ("html", "briefing", "pdf", "json")
SURVEY = ("html", "pdf", "xlsx", "parquet", "json")
SURVEY_DEFAULT = ("html", "pdf", "xlsx")
REVIEW = ("comments", "html", "memo", "memo-docx", "decisions", "json")
REVIEW_DEFAULT = ("comments", "memo", "memo-docx", "decisions", "json")
# Those that are PDF files, in any command.
PAPER = frozenset({"pdf", "pdf-full", "briefing", "memo"})
# Kinds of remarks that ``--fail-on`` may name.
FAIL_ON = ("omit", "weakened", "dropped", "actor", "citation", "copied", "must", "doubtful")
