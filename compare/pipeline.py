"""The way of the data, in one screen::

read → clean → join → split → identify → outline → classify      (a file becomes documents)
choose → direct → match → judge → trace → summarize              (documents become a comparison)
render                                                           (a comparison becomes files)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from importlib.metadata import version
from itertools import count
from pathlib import Path

from compare.audit import audit
from compare.choose import choose
from compare.classify import classify
from compare.clean import clean
from compare.directives import find_directives
from compare.encode import NONE, Encoder, find_encoder
from compare.errors import PolicyCompareError
from compare.identify import Identified, identify, inherit, warn
from compare.ids import mint
from compare.join import join
from compare.judge import judge
from compare.match import match
from compare.model import Choice, Comparison, Directive, Document, Input, Level, Place, Run, Source
from compare.outline import outline
from compare.read import read_file
from compare.report.labels import LEVEL
from compare.settings import DEFAULT, Settings
from compare.split import Section, split
from compare.summarize import summarize
from compare.trace import trace


def read_documents(paths: Sequence[Path], levels: Mapping[str, Level] | None = None) -> tuple[Document, ...]:
    """All documents of the files, in order.

    Args:
        paths: The files.
        levels: Corrections: level by file name or by path as given, for every document of that file.

    Raises:
        PolicyCompareError: A file cannot be read.
    """
    levels = levels or {}
    documents: list[Document] = []
    for path in paths:
        source = read_file(path)
        level = levels.get(str(path)) or levels.get(path.name)
        documents += read_source(source, level, {document.id for document in documents})
    return tuple(documents)


def read_source(source: Source, level: Level | None = None, taken: Collection[str] = ()) -> list[Document]:
    """The documents of one file; ``level`` corrects what they say of themselves, ``taken`` ids are not given again."""
    sections = split(join(source, clean(source)))
    known = inherit(tuple(identify(section, source.file, level) for section in sections), sections)
    used = set(taken)
    documents = []
    for section, identified in zip(sections, known, strict=True):
        key = (identified.identity.title, identified.identity.number, *section.collection)
        id_ = next(one for n in count() if (one := mint("d", *key, *([str(n)] if n else []))) not in used)
        used.add(id_)
        documents.append(read_section(id_, section, identified, source))
    return documents


def read_section(id_: str, section: Section, identified: Identified, source: Source) -> Document:
    """One document of a file."""
    paragraphs = identified.paragraphs
    parts = outline(id_, paragraphs)
    place = Place(source.file, None, (paragraphs[0].place.lines[0], paragraphs[-1].place.lines[1]))
    counts, notes = audit(paragraphs, parts, source.confidence)
    warnings = (*source.warnings, *identified.warnings, *warn(identified.identity, source.file), *notes)
    return classify(
        Document(
            id_, identified.identity, source.file, place, section.collection, parts, counts, warnings, source.sha256
        )
    )


def compare_documents(
    documents: Sequence[Document],
    *,
    all_pairs: bool = False,
    pairs: Sequence[tuple[str, str]] = (),
    settings: Settings = DEFAULT,
) -> Comparison:
    """What every local document does with the directives of the upper documents on its subject.

    Args:
        documents: As ``read_documents`` gave them, of two levels at least.
        all_pairs: Compare every local document with every upper one, whatever their subjects.
        pairs: Upper and local document of each pair to compare, named by id, file or a piece of the title; overrides
            the choice by subject.
        settings: Thresholds, and whether the sentence encoder is used.

    Raises:
        PolicyCompareError: There is nothing to compare: one level only, no directive, no pair on one subject; or the
            sentence encoder is wanted and not installed.
    """
    check_levels(documents)
    directives = {document.id: find_directives(document) for document in documents}
    check_directives(documents, directives)
    choices = choose(documents, all_pairs=all_pairs, pairs=pairs, settings=settings)
    if not any(choice.chosen for choice in choices):
        raise PolicyCompareError("没有主题相同的上下级文件；请核对文件，或用 --pair 指定、用 --all-pairs 全部比对")
    encoder = find_encoder(settings.semantic)
    by_id = {document.id: document for document in documents}
    findings = [
        trace(judge(candidates, by_id[choice.local], settings), by_id[choice.upper], by_id[choice.local])
        for choice in choices
        if choice.chosen
        for candidates in match(directives[choice.upper], by_id[choice.local], settings, encoder)
    ]
    run = Run(find_version(), list_settings(settings, encoder), list_inputs(documents))
    return summarize(run, documents, choices, findings, list_warnings(documents, choices))


def check_levels(documents: Sequence[Document]) -> None:
    """Refuse documents that have nobody above or below them.

    Raises:
        PolicyCompareError: They are all of one level, or their levels are unknown.
    """
    levels = {document.identity.level for document in documents} - {None}
    if len(levels) < 2:
        names = "、".join(LEVEL[level] for level in levels if level)
        found = f"都是{names}级" if names else "层级都未能识别"
        raise PolicyCompareError(
            f"{len(documents)}份文件{found}，没有上下级可比；请加入另一级的文件，或用 --level 更正层级"
        )


def check_directives(documents: Sequence[Document], directives: Mapping[str, Sequence[Directive]]) -> None:
    """Refuse upper documents that tell nobody to do anything.

    Raises:
        PolicyCompareError: No document that stands above another one holds a directive.
    """
    lowest = max(document.identity.level.rank for document in documents if document.identity.level)
    upper = [one for one in documents if one.identity.level and one.identity.level.rank < lowest]
    if not any(directives[one.id] for one in upper):
        named = "、".join(f"《{one.identity.title}》" for one in upper[:3])
        raise PolicyCompareError(f"上位文件{named}中没有找到部署要求；请用 outline 查看读入情况")


def list_warnings(documents: Sequence[Document], choices: Sequence[Choice]) -> tuple[str, ...]:
    """What the reader of the whole report must know: local documents that met no upper one, unknown levels."""
    chosen = {choice.local for choice in choices if choice.chosen}
    weighed = dict.fromkeys(choice.local for choice in choices)
    titles = {document.id: document.identity.title for document in documents}
    alone = [f"《{titles[one]}》" for one in weighed if one not in chosen]
    unknown = [f"《{document.identity.title}》" for document in documents if document.identity.level is None]
    warnings = []
    if alone:
        warnings.append(f"{len(alone)}份本级文件没有同主题的上位文件，未比对：{'、'.join(alone)}")
    if unknown:
        warnings.append(f"{len(unknown)}份文件未能识别层级，未比对：{'、'.join(unknown)}")
    return tuple(warnings)


def list_settings(settings: Settings, encoder: Encoder | None) -> tuple[tuple[str, str | int | float | bool], ...]:
    """The settings by name, for the record of the run; for ``semantic``, which encoder was used."""
    used = replace(settings, semantic=encoder.name if encoder else NONE)
    return tuple((field.name, getattr(used, field.name)) for field in fields(used))


def list_inputs(documents: Sequence[Document]) -> tuple[Input, ...]:
    """The files that the documents came from, each once, with the hashes of what was read."""
    return tuple(dict.fromkeys(Input(document.file, document.sha256) for document in documents))


def find_version() -> str:
    """The version of the installed package."""
    return version("policy-compare")
