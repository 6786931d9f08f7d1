"""Fills the templates: Jinja2 with every variable demanded, every text escaped, in the language of the frame."""

from __future__ import annotations

import base64
import contextlib
import gc
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Protocol

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from compare.errors import PolicyCompareError, say_fault
from compare.matching.directives import direct
from compare.model import Frame
from compare.text.words import quote_title
from compare.words import labels, phrase
from compare.words.language import Language, language_of
from compare.words.name import SUMMARY, head_directive, name_directive, say_target
from compare.words.phrase import cite_page, say_difference, say_local, say_upper
from compare.words.runs import is_near, local_runs

# Control characters have no place in HTML; each is shown as its control picture (U+2400 and following), never dropped.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Framed(Protocol):
    """What a template prints: any view, with the frame that it is printed in."""

    @property
    def frame(self) -> Frame:
        """The house style."""


def read_asset(name: str, frame: Frame = Frame()) -> str:  # noqa: B008 - immutable
    """The text of a template, style sheet or script: the user's own where the frame's folder holds one so named."""
    own = _own(name, frame)
    if own is None:
        return resources.files("compare.templates").joinpath(name).read_text(encoding="utf-8")
    try:
        return own.read_text(encoding="utf-8")
    except OSError as problem:
        raise PolicyCompareError(f"不能读取模板 {own}（{say_fault(problem)}）；请核对文件") from problem
    except UnicodeDecodeError as problem:
        raise PolicyCompareError(f"不能读取模板 {own}：不是 UTF-8 编码；请另存为 UTF-8") from problem


def check_templates(frame: Frame) -> None:
    """Refuse a folder of templates that is none, or that holds a file by which nothing shipped is called."""
    if not frame.templates:
        return
    folder = Path(frame.templates)
    if folder.exists() and not folder.is_dir():
        raise PolicyCompareError(f"{folder} 不是文件夹；请核对 --templates")
    if not folder.is_dir():
        raise PolicyCompareError(f"模板文件夹 {folder} 不存在；请核对 --templates")
    try:
        found = {one.name: one.is_file() for one in folder.iterdir()}
    except OSError as problem:
        raise PolicyCompareError(f"模板文件夹 {folder} 读不了（{say_fault(problem)}）；请检查权限") from problem
    shipped = (one.name for one in resources.files("compare.templates").iterdir())
    known = sorted(one for one in shipped if not one.startswith("_") and not one.endswith((".py", ".pyc")))
    strange = sorted(one for one in found if one not in known and not one.startswith("."))
    if no_file := sorted(one for one in found if one in known and not found[one]):
        raise PolicyCompareError(f"{folder / no_file[0]}：不是文件，不能用作模板；请改名或移走")
    if strange:
        raise PolicyCompareError(f"{folder}：没有名为 {strange[0]} 的模板可替换；可替换的有 {'、'.join(known)}")


def fill(name: str, view: Framed, beside: Mapping[str, object] | None = None, **assets: str) -> str:
    """A template with the view printed into it, in its frame's language; refused where the user's own has a fault.

    Beside ``view`` it prints what ``beside`` holds by its name, and trusted texts of our own (style sheets, scripts).
    """
    environment = make_environment(view.frame, language_of(view.frame))
    trusted = {key: Markup(text) for key, text in assets.items()}  # noqa: S704 - style sheets and scripts
    values = {"view": view, **(beside or {}), **trusted}
    if not view.frame.templates:
        return _picture(environment.get_template(name).render(values))
    try:
        return _picture(environment.get_template(name).render(values))
    except jinja2.TemplateSyntaxError as error:
        raise PolicyCompareError(f"模板 {error.name} 第{error.lineno}行有误：{error.message}") from error
    except RecursionError as error:
        raise PolicyCompareError(f"模板 {name} 套用得过深，多半引用了自身；请删去这处引用") from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise PolicyCompareError(f"模板 {name} 不能套用：{error}；请对照随程序附带的同名模板") from error


def _picture(page: str) -> str:
    return _CONTROL.sub(lambda found: chr(0x2421 if found[0] == "\x7f" else 0x2400 + ord(found[0])), page)


def make_environment(frame: Frame, language: Language) -> jinja2.Environment:
    """Where templates are found, what they may do, and the filters that print values of the model.

    A template of the user's own runs in Jinja2's sandbox: it sees the view and reaches nothing else of the program or
    the machine; the loader opens no file but those by the names of templates in the one folder.
    """
    kind = ImmutableSandboxedEnvironment if frame.templates else jinja2.Environment
    environment = kind(
        loader=jinja2.FunctionLoader(lambda name: _load(name, frame)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        language.catalogue.gettext, language.catalogue.ngettext, newstyle=True
    )
    environment.globals["lang"] = language.tag
    environment.filters |= {
        "percent": phrase.percent,
        "number": phrase.number,
        "score": phrase.score,
        "path": phrase.headings,
        "base": phrase.base,
        "shorten": phrase.shorten,
        "marked": local_runs,
        "place": lambda where: phrase.place(where, language),
        "label": lambda value: language(labels.word(value)),
        "word": labels.word,
        "sureness": lambda finding: language(phrase.sureness(finding)),
        "page": lambda clause: cite_page(clause, language),
        "head": head_directive,
        "named": lambda clause: name_directive(direct(clause), SUMMARY),
        "difference": lambda change: say_difference(change, language),
        "asked": say_upper,
        "answered": say_local,
        "quoted": quote_title,
        "titled": lambda document: phrase.title(document, language),
        "target": say_target,
    }
    environment.tests["near"] = is_near
    return environment


def _load(name: str, frame: Frame) -> str | None:
    """A template by its bare name; None, which Jinja2 calls not found, for any other path."""
    if Path(name).name != name or not name.endswith(".j2"):
        return None
    with contextlib.suppress(FileNotFoundError):
        return read_asset(name, frame)
    return None


def _own(name: str, frame: Frame) -> Path | None:
    """The user's own file of that name; a link out of the folder counts as none."""
    if not frame.templates:
        return None
    folder = Path(frame.templates).resolve()
    file = (folder / name).resolve()
    return file if file.is_relative_to(folder) and file.is_file() else None


def digest(text: str) -> str:
    """The source expression that allows exactly this inline style or script in a content security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def fill_screen(name: str, view: Framed, styles: Sequence[str], script: str = "") -> bytes:
    """A page for the screen as UTF-8, whole in itself; refused where the user's own template would fetch something."""
    style = "".join(read_asset(one, view.frame) for one in styles)
    script = read_asset(script, view.frame) if script else ""
    # It runs these alone, or no script, and fetches nothing.
    scripts = f"script-src '{digest(script)}'; " if script else ""
    policy = f"default-src 'none'; style-src '{digest(style)}'; {scripts}base-uri 'none'; form-action 'none'"
    with hold_collection():
        page = fill(name, view, style=style, script=script, policy=policy)
    if view.frame.templates:
        forbid_fetching(name, page, policy)
    return page.encode("utf-8", "replace")


BEFORE = ("meta", "title")  # what may stand in the head before the policy: none of it is fetched or run
# What a content security policy does not hold back: links prepare connections, a refresh leads the reader away.
PAST_POLICY = 'link, base, meta[http-equiv="refresh" i]'


def forbid_fetching(name: str, page: str, policy: str) -> None:
    """Refuse a page that a browser will not hold to the policy: undeclared, or with elements that it lets pass."""
    tree = LexborHTMLParser(page)
    if not tree.head or not _declared(tree.head, policy):
        raise PolicyCompareError(
            f"模板 {name} 的 <head> 里要先有 "
            '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">，报告才不会取用外部内容；请补上'
        )
    past = tree.css_first(PAST_POLICY)
    if past:
        raise PolicyCompareError(f"模板 {name} 中有 <{past.tag}>，会使报告取用外部内容或跳转；请删去")


def _declared(head: LexborNode, policy: str) -> bool:
    """Whether the first of the head that could act is the policy."""
    for node in head.iter():
        named = {key.lower(): value for key, value in node.attributes.items()}
        if node.tag == "meta" and (named.get("http-equiv") or "").lower() == "content-security-policy":
            return named.get("content") == policy
        if node.tag not in BEFORE:
            return False
    return False


@contextlib.contextmanager
def hold_collection() -> Iterator[None]:
    """No search for reference cycles meanwhile: it takes a sixth of the time of a PDF and a third of that of a page."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
