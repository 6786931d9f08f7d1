"""What is fuzzed: each target has small inputs, a mutation of them, and the function that gets the result.

A function may raise the program's own error and nothing else.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from compare.evaluate import judge_labels, read_alignment, read_labels
from compare.matching.directives import find_directives, find_targets
from compare.model import Document, Line, Source
from compare.pipeline import read_source
from compare.reading.files import mend, read_bytes
from compare.reading.formats import doc, find_format, ofd, pdf
from compare.reading.lines import clean
from compare.reading.paragraphs import join
from compare.review.decision_files import parse_decisions
from compare.summary.citations import find_mentions
from compare.text.quantities import find_deadlines, find_quantities
from compare.text.sentences import duties
from fuzz import decision_seeds, mutate, mutate_values, seeds


@dataclass(frozen=True)
class Target:
    """One thing to fuzz.

    Attributes:
        group: ``reading`` (readers, cleaner, outline) or ``rest``.
    """

    group: str
    seeds: Callable[[], Sequence[bytes]]
    mutate: mutate.Mutation
    run: Callable[[bytes], object]


def read_whole(data: bytes) -> None:
    """A file to its documents, as the command line does it."""
    for document in read_source(read_bytes(data, "文件")):  # small: nothing is read apart
        assert document.audit.unread >= 0


def read_only(data: bytes) -> None:
    """A file to its lines."""
    read_bytes(data, "文件")


def read_binary_word(data: bytes) -> None:
    """A binary Word file."""
    doc.read(data, "文件")


def read_pdf(data: bytes) -> None:
    """A PDF without recognition, which takes a second for each page that has no text."""
    with mock.patch.object(pdf, "recognise", return_value=(1.0, ())):
        pdf.read(data, "文件")


def see_picture(data: bytes) -> None:
    """A picture as far as its pixels; recognition takes a second for each."""
    from compare.errors import PolicyCompareError
    from compare.reading.formats import scan

    try:
        with warnings.catch_warnings(), scan.open_image(data) as image:
            scan.check_size(image, "图片")
            image.convert("RGB")
    except scan.BROKEN:
        raise PolicyCompareError("图片") from None


def to_lines(data: bytes) -> Source:
    """Lines of a text as readers hand them on, one paragraph each where its first byte is odd."""
    lines = (Line(at, line) for at, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1))
    return Source("文件", "0" * 64, "text", tuple(map(mend, lines)), bool(data[:1] and data[0] & 1))


def run_clean(data: bytes) -> None:
    """The cleaner and the joiner: no character is lost."""
    source = to_lines(data)
    join(source, clean(source))


def run_outline(data: bytes) -> None:
    """Documents out of lines, with clauses and audit."""
    read_source(to_lines(data))


def documents(data: bytes) -> list[Document]:
    """The documents of a text; none where there is no text."""
    source = to_lines(data)
    return read_source(source) if any(line.text.strip() for line in source.lines) else []


def on_text(function: Callable[[str], object]) -> Callable[[bytes], object]:
    """A function of text as one of bytes."""
    return lambda data: function(data.decode("utf-8", "replace"))


def run_citations(data: bytes) -> None:
    """What documents name."""
    for document in documents(data):
        find_mentions(document)


def run_directives(data: bytes) -> None:
    """Directives with their duties and targets."""
    for document in documents(data):
        find_directives(document)


def run_labels(data: bytes) -> None:
    """Labels, and the JSON of a comparison judged by them."""
    with tempfile.NamedTemporaryFile(dir=FOLDER) as file:
        Path(file.name).write_bytes(data)
        first = read_labels(Path(file.name))
        Path(file.name).write_bytes(seeds.alignment())
        judge_labels(read_alignment(Path(file.name)), first)


def run_alignment(data: bytes) -> None:
    """The JSON of a comparison, judged by good labels."""
    with tempfile.NamedTemporaryFile(dir=FOLDER) as file:
        Path(file.name).write_bytes(seeds.labels())
        labels = read_labels(Path(file.name))
        Path(file.name).write_bytes(data)
        judge_labels(read_alignment(Path(file.name)), labels)


def run_decisions(data: bytes) -> None:
    """What reviewers decided, in any format."""
    parse_decisions(data, "文件")


FOLDER = "/dev/shm" if Path("/dev/shm").is_dir() else None

TARGETS: dict[str, Target] = {
    "text": Target("reading", lambda: seeds.TEXTS, mutate.mutate_utf8, read_only),
    "html": Target("reading", lambda: [seeds.web_page()], mutate.mutate_xml, read_only),
    "docx": Target("reading", lambda: [seeds.word_file()], mutate.mutate_archive, read_only),
    "doc": Target("reading", lambda: [seeds.binary_word()], mutate.mutate_bytes, read_binary_word),
    "ofd": Target("reading", lambda: [seeds.ofd_file()], mutate.mutate_archive, lambda data: ofd.read(data, "文件")),
    "pdf": Target("reading", lambda: [seeds.small_pdf()], mutate.mutate_pdf, read_pdf),
    "picture": Target("reading", lambda: [seeds.picture()], mutate.mutate_bytes, see_picture),
    "whole": Target(
        "reading", lambda: [*seeds.TEXTS, seeds.web_page(), seeds.word_file()], mutate.mutate_bytes, read_whole
    ),
    "clean": Target("reading", lambda: seeds.TEXTS, mutate.mutate_utf8, run_clean),
    "outline": Target("reading", lambda: seeds.TEXTS, mutate.mutate_utf8, run_outline),
    "format": Target(
        "reading", lambda: [seeds.web_page(), seeds.word_file(), seeds.ofd_file()], mutate.mutate_bytes, find_format
    ),
    "quantities": Target("rest", lambda: seeds.PHRASES, mutate.mutate_utf8, on_text(find_quantities)),
    "schedule": Target(
        "rest", lambda: seeds.PHRASES, mutate.mutate_utf8, on_text(lambda text: find_deadlines(text, "2021-03-01"))
    ),
    "targets": Target("rest", lambda: seeds.PHRASES, mutate.mutate_utf8, on_text(find_targets)),
    "duties": Target("rest", lambda: seeds.PHRASES, mutate.mutate_utf8, on_text(duties)),
    "citations": Target("rest", lambda: [*seeds.TEXTS, *seeds.PHRASES], mutate.mutate_utf8, run_citations),
    "directives": Target("rest", lambda: seeds.TEXTS, mutate.mutate_utf8, run_directives),
    "labels": Target("rest", lambda: [seeds.labels()], mutate_values.mutate_json_lines, run_labels),
    "alignment": Target("rest", lambda: [seeds.alignment()], mutate_values.mutate_json, run_alignment),
    "decisions_csv": Target(
        "rest", lambda: [decision_seeds.decisions_csv()], mutate_values.mutate_table, run_decisions
    ),
    "decisions_json": Target(
        "rest", lambda: [decision_seeds.decisions_json()], mutate_values.mutate_json, run_decisions
    ),
    "decisions_excel": Target("rest", lambda: [decision_seeds.decisions_excel()], mutate.mutate_archive, run_decisions),
}
