"""What can be written, by name: the formats of each command, their files, and what ``--fail-on`` knows.

Plain names, so that the command line says what there is without loading what makes it; tests hold them to the makers.
"""

from __future__ import annotations

# What a file's name ends in, where that is not the name of the format.
ENDINGS = {"briefing": "briefing.pdf", "pdf-full": "full.pdf"}
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
