"""Fills the templates: Jinja2 with every variable demanded and every text escaped."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

import jinja2
from markupsafe import Markup

from compare.report.view import View

# Control characters have no place in HTML; each is shown as its control picture (U+2400 and following), never dropped.
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}


def read_asset(name: str) -> str:
    """The text of a shipped template, style sheet or script."""
    return resources.files("compare.templates").joinpath(name).read_text(encoding="utf-8")


def fill(name: str, view: View, **assets: str) -> str:
    """A template with the view printed into it.

    Args:
        name: File name of the template.
        view: What to print, as ``view``.
        assets: Trusted texts of our own (style sheets, scripts), printed as they are.
    """
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(read_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    trusted = {key: Markup(text) for key, text in assets.items()}  # noqa: S704 - shipped with the package
    return environment.get_template(name).render(view=view, **trusted).translate(_CONTROLS)


def digest(text: str) -> str:
    """The source expression that allows exactly this inline style or script in a content security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
