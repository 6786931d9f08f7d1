"""The comparison as pages: HTML for the screen, PDF for paper, the briefing."""

from __future__ import annotations

import dataclasses

from compare.output.contract import UNNAMED, clean_name
from compare.output.fonts import describe_missing, missing, replace_missing
from compare.output.pdf import set_page
from compare.output.template import digest, fill, forbid_fetching, hold_collection, read_asset
from compare.report.brief import MOST_LOCALS, Brief, show_brief
from compare.report.briefing import Briefing, show_briefing
from compare.report.view import Report
from compare.summary.summarize import total


def render_html(report: Report) -> bytes:
    """The report for the screen, as UTF-8.

    Raises:
        PolicyCompareError: A template of the user's own has a fault, or asks for something from outside.
    """
    style, script = read_asset("screen.css", report.frame), read_asset("screen.js", report.frame)
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    with hold_collection():
        page = fill("report.html.j2", report, style=style, script=script, policy=policy)
    if report.frame.templates:
        forbid_fetching(page, policy)
    return page.encode("utf-8", "replace")


def render_pdf(report: Report) -> bytes:
    """The report that people print, of at most 20 pages: A4, tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: Nothing here makes PDFs, the fonts are missing, or the user's own template asks for a file.
    """
    return set_page(lambda faces: print_page(report, faces))


def split_report(report: Report) -> tuple[tuple[str, Report], ...]:
    """The reports that are printed: one, or where there are many local documents an overview and one for each of them.

    Returns:
        What the name of each file begins with, empty for that of the whole, and the report.
    """
    if len(report.locals) <= MOST_LOCALS:
        return (("", report),)
    alone = ((_name(key, report), narrow(report, key)) for key in report.locals)
    return (("", report), *alone)


def narrow(report: Report, local: str) -> Report:
    """The report of one local document; its directives keep their numbers only within it."""
    every = report.comparison
    findings = tuple(one for one in every.findings if one.local == local)
    uppers = {one.directive.clause.document for one in findings}
    initiatives = tuple(one for one in every.initiatives if one.document == local)
    documents = tuple(one for one in every.documents if one.id in uppers or one.id == local)
    return dataclasses.replace(
        report,
        comparison=dataclasses.replace(
            every,
            documents=documents,
            choices=tuple(one for one in every.choices if one.local == local),
            findings=findings,
            initiatives=initiatives,
            chains=(),
            citations=tuple(one for one in every.citations if one.document == local),
            totals=total(findings, initiatives, documents),
        ),
    )


def _name(local: str, report: Report) -> str:
    """What the file of a local document begins with: its title, with its tag where another one has the same."""
    title = clean_name(report.documents[local]) or UNNAMED
    same = [one for one in report.locals if (clean_name(report.documents[one]) or UNNAMED) == title]
    return title if len(same) == 1 else f"{report.names.tags[local]}{title}"


def render_full(report: Report) -> bytes:
    """The whole report for paper, with every wording: A4, tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: Nothing here makes PDFs, the fonts are missing, or the user's own template asks for a file.
    """
    return set_page(lambda faces: print_page(report, faces, "print_full"))


def render_briefing(report: Report) -> bytes:
    """The briefing as PDF: tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: Nothing here makes PDFs, the fonts are missing, or the user's own template asks for a file.
    """
    return set_page(lambda faces: print_page(report, faces, "briefing"))


def print_page(report: Report, faces: str, name: str = "print") -> str:
    """The HTML that is set as the PDF, with only characters that the fonts have.

    Args:
        report: What to print.
        faces: The @font-face rules.
        name: Of the template, without its endings; ``print_full`` has the style sheet of ``print``.
    """
    style = faces + read_asset(f"{name.removesuffix('_full')}.css", report.frame)
    page = fill(f"{name}.html.j2", report, show_short(report, name), style=style)
    lost = missing(page)
    if not lost:
        return page
    warned = dataclasses.replace(report, added=(describe_missing(lost, report.say),))
    return replace_missing(fill(f"{name}.html.j2", warned, show_short(warned, name), style=style))


def show_short(report: Report, name: str) -> dict[str, Brief | Briefing]:
    """What a template of short paper prints beside the report, as ``brief``: what it has room for."""
    if name == "briefing":
        return {"brief": show_briefing(report)}
    return {"brief": show_brief(report)} if name == "print" else {}
