"""The project file: which files belong together, which pairs are compared, how the report is called."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Annotated

import msgspec

from compare.errors import PolicyCompareError, say_fault
from compare.knowledge.titles import LABELS
from compare.model import Choice, Document, Level
from compare.output import contract
from compare.words.labels import LEVEL
from compare.words.language import TAGS

NAME = "policy-compare.toml"
LARGEST = 1 << 20  # bytes of a project file: one that lists the 10,000 files of a run by long names fits
MORE = 5  # pairs on the subject that are named beside the one chosen
LEVEL_NAMES = {**{level.value: level for level in Level}, **{word: level for level, word in LEVEL.items()}}
"""What a user may write for a level: the name that stands in the JSON, or the Chinese word."""


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pair to compare: what names its local and its upper document."""

    local: str
    upper: str


Number = Annotated[int, msgspec.Meta(ge=1, lt=10**9)]


@dataclass(frozen=True, slots=True)
class Project:
    """What a project file says, key by key; empty or 0 where it says nothing."""

    # what ``report`` reads: files, folders, patterns. Those of this and of ``against`` are as seen from here
    files: tuple[str, ...] = ()
    against: tuple[str, ...] = ()  # the upper files of ``review`` and ``survey``
    levels: Mapping[str, str] = field(default_factory=dict)  # corrections: out of ``LEVEL_NAMES``, by a file's name
    pairs: tuple[Pair, ...] = ()  # all others are as the options of these names
    formats: tuple[str, ...] = ()  # what ``report`` writes
    output: str = ""
    local: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    all_pairs: bool = False
    keep_expired: bool = False
    title: str = ""
    issuer: str = ""
    mark: str = ""
    lang: str = ""
    judge: str = ""
    model: str = ""
    judge_jobs: Number = 0
    judge_budget: Number = 0
    judge_minutes: Number = 0
    save_answers: bool = False
    file: Path = Path(NAME)  # that says all this


_FORMATS = (*contract.REPORT, *contract.ALIASES, contract.EVERY)
_AT = re.compile(r"at line (\d+), column (\d+)")
# The parts of a key with dots cost tomllib the square of their number: 60,000 take 70 s; a project has two.
_DEEP = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){100}""", re.ASCII)
_LISTS = ("files", "against", "formats", "local", "upper", "skip")  # one text alone is a list, too
_KEYS = tuple(one.name for one in fields(Project) if one.name != "file")
# How a value is written, by its key; all others are texts.
_SHAPES = {
    **dict.fromkeys(_LISTS, '{key} = ["……", "……"]'),
    **dict.fromkeys(("all_pairs", "keep_expired", "save_answers"), "{key} = true 或 {key} = false"),
    **dict.fromkeys(("judge_jobs", "judge_budget", "judge_minutes"), "{key} = 1 或更大的整数，至多九位"),
    "levels": '[levels] 之下每行 "文件名" = "层级"',
    "pairs": '[[pairs]] 之下两行 local = "……" 和 upper = "……"',
}
_WRONG = re.compile(r"at `\$\.(\w+)")  # the key of a value of which msgspec complains


def find_project(file: Path | None = None) -> Project | None:
    """The project of a file, or of the folder that one works in; None where there is none."""
    return None if file is None and not Path(NAME).is_file() else read_project(file or Path(NAME))


def read_project(file: Path) -> Project:
    """What a project file says; refused where it is not there, no TOML, or holds what a project does not have."""
    text = _load(file)
    advice = "请对照 init 写出的格式修改"
    if _DEEP.search(text):
        raise PolicyCompareError(f"{file}：有一个键名分成上百段，不是项目文件的写法；{advice}")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        at = _AT.search(str(problem))
        where = f"第{at[1]}行第{at[2]}列" if at else "末尾"
        raise PolicyCompareError(f"{file}：不是正确的 TOML（错在{where}）；{advice}") from problem
    except RecursionError as problem:
        raise PolicyCompareError(f"{file}：括号套得过深，不是项目文件的写法；{advice}") from problem
    except ValueError as problem:  # Python reads no number of over 4,300 digits
        raise PolicyCompareError(f"{file}：有一个数过长，不是项目文件的写法；{advice}") from problem
    if unknown := [key for key in data if key not in _KEYS]:
        raise PolicyCompareError(f"{file}：没有“{'、'.join(unknown)}”这一项；可写 {'、'.join(_KEYS)}")
    data |= {key: [data[key]] for key in _LISTS if isinstance(data.get(key), str)}
    try:
        project = msgspec.convert(data, Project)
    except msgspec.ValidationError as problem:
        key = _WRONG.findall(str(problem))[-1]
        shape = _SHAPES.get(key, '{key} = "……"').format(key=key)
        raise PolicyCompareError(f"{file}：“{key}”应写成 {shape}") from problem
    for key, values, known in (
        ("levels", project.levels.values(), LEVEL_NAMES),
        ("formats", project.formats, _FORMATS),
        ("lang", filter(None, (project.lang,)), TAGS),
    ):
        if unknown_value := next((one for one in values if one not in known), None):
            raise PolicyCompareError(f"{file}：“{key}”没有“{unknown_value}”；可选 {'、'.join(known)}")
    base = file.parent
    files, against = (tuple(_seen_from_here(one, base) for one in some) for some in (project.files, project.against))
    output = project.output and _seen_from_here(project.output, base)
    return replace(project, file=file, files=files, against=against, output=output)


def _load(file: Path) -> str:
    """The text of a project file; refused where it is not there, cannot be opened, is too large, or not UTF-8."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise FileNotFoundError
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except FileNotFoundError:
        advice = "请检查路径，或用 policy-compare init 写一份"
        raise PolicyCompareError(f"{file}：没有这个项目文件；{advice}") from None
    except OSError as problem:
        raise PolicyCompareError(f"{file}：打不开（{say_fault(problem)}）；请检查路径和权限") from problem
    if len(data) > LARGEST:
        raise PolicyCompareError(f"{file}：超过 {LARGEST >> 20} MiB，不是项目文件；请检查路径")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise PolicyCompareError(f"{file}：不是 UTF-8 编码；请另存为 UTF-8") from problem


def _seen_from_here(name: str, base: Path) -> str:
    """A name in the project's folder as seen from the folder that one works in."""
    return name if base == Path() else str(base / name)


def write_project(file: Path, text: str, *, force: bool = False) -> None:
    """Write what ``make_project`` made; refused where the file may not be overwritten, or cannot be written."""
    check_place(file, force=force)
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        raise PolicyCompareError(f"{file}：不能写入（{say_fault(problem)}）；请换一个位置") from problem


def check_place(file: Path, *, force: bool) -> None:
    """Refuse to write a project where a folder is, or a file that may not be overwritten."""
    if file.is_dir():
        raise PolicyCompareError(f"{file}：是文件夹；请写出文件名，如 {file / NAME}")
    if os.path.lexists(file) and not file.is_file():
        raise PolicyCompareError(f"{file}：不是普通文件（管道、设备或断了的链接），不能覆盖；请换一个位置")
    if file.exists() and not force:
        raise PolicyCompareError(f"{file}：已存在；要覆盖请加 --force")


def make_project(
    base: Path,
    names: Sequence[str],
    documents: Sequence[Document],
    choices: Sequence[Choice],
    main: Sequence[Choice],
    levels: Sequence[tuple[str, Level]] = (),
) -> str:
    """The text of a project file that will lie in ``base``, with the ``main`` of all choices as pairs to compare."""
    import tomlkit

    by_id = {one.id: one for one in documents}
    made = tomlkit.document()

    def comment(*lines: str) -> None:
        for line in lines:
            made.add(tomlkit.comment(line))

    comment(
        "policy-compare 项目文件：在这个文件夹中运行 report、review、survey 时读取；命令行写的优先。",
        "要比的文件对写在下面的 [[pairs]]，删去一对就不比，照样添一对就多比一对；全部删去则按主题自动挑选。",
    )
    made.add(tomlkit.nl())
    made.add("title", tomlkit.item("").comment("报告的标题"))
    made.add("issuer", tomlkit.item("").comment("编制单位"))
    made.add("formats", tomlkit.item(list(contract.REPORT_DEFAULT)))
    made.add("output", tomlkit.item("reports"))
    made.add("files", tomlkit.item([_seen_from(one, base) for one in names]).multiline(True))
    uppers = dict.fromkeys(by_id[one.upper].file for one in main)
    against = tomlkit.item([_seen_from(one, base) for one in uppers]).multiline(True)
    comment("review 和 survey 的上位文件")
    made.add("against", against)
    made.add("skip", tomlkit.item([]).comment("不参加比对的文件：标题中的一段、文号或文件名"))
    comment(
        "逐条判定的语言模型；不写则由程序判定。不在本机的，每次运行另加 --allow-remote",
        'judge = "http://127.0.0.1:8000/v1"',
        'model = "模型名称"',
    )
    made.add(tomlkit.nl())
    table = tomlkit.table()
    table.add(tomlkit.comment('"文件名" = "市"　层级认错时更正'))
    for name, level in levels:
        table.add(name, level.value)
    made.add("levels", table)
    pairs = tomlkit.aot()
    for one in main:
        pair = tomlkit.table()
        about = (f"本级：{_say(by_id[one.local])}", f"上位：{_say(by_id[one.upper])}", one.reason)
        for line in (*about, *(("注意：本级文件早于上位文件",) if one.older else ())):
            pair.add(tomlkit.comment(line))
        pair.add("local", _name(by_id[one.local], documents))
        pair.add("upper", _name(by_id[one.upper], documents))
        for line in _list_others(one, choices, main, by_id):
            pair.add(tomlkit.comment(line))
        pairs.append(pair)
    if main:
        made.add("pairs", pairs)
    return tomlkit.dumps(made)


def _seen_from(name: str, base: Path) -> str:
    """A name as seen from the folder of the project file; patterns and absolute names as they are."""
    return name if base == Path() or Path(name).is_absolute() else os.path.relpath(name, base)


def _name(document: Document, documents: Sequence[Document]) -> str:
    """What names one document and no other: its title, its 文号, or its id."""
    from compare.reading.files import find_named

    for name in (document.identity.title, document.identity.number):
        if name and find_named(documents, name, "") == (document,):
            return name
    return document.id


def _say(document: Document) -> str:
    identity = document.identity
    facts = (identity.title, LABELS[identity.kind], identity.number, identity.date, document.file)
    return "　".join(one for one in facts if one)


def _list_others(
    choice: Choice, choices: Sequence[Choice], main: Sequence[Choice], by_id: Mapping[str, Document]
) -> list[str]:
    """Other documents of the same level on the subject, which were not taken."""
    level, taken = by_id[choice.upper].identity.level, {(one.local, one.upper) for one in main}
    mine = [one for one in choices if one.local == choice.local and one.chosen and (one.local, one.upper) not in taken]
    others = [one for one in mine if by_id[one.upper].identity.level is level]
    if not others:
        return []
    named = [f"　{_say(by_id[one.upper])}　相似度 {one.score:.2f}" for one in others[:MORE]]
    more = f"，先列{MORE}份" if len(others) > MORE else ""
    return [f"同主题的还有{len(others)}份{more}：", *named]
