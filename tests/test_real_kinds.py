"""The real documents: what each is, which pairs an analyst begins with, and that nothing stands among the gaps that is over."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from compare.matching.choose import choose, choose_main, find_copies
from compare.model import Comparison, Document, DocumentKind, Level
from compare.pipeline import read_documents

pytestmark = pytest.mark.real

K = DocumentKind
# By the order of the documents in each seed: checked by reading every one.
KINDS = {
    "000": [K.PRESS_REPORT] * 5,
    "001": [K.PRESS_REPORT],
    "002": [K.PLAN, K.REPLY, K.REPLY, K.REPLY, K.PLAN, K.PLAN, K.OPINION, K.PLAN, K.RULE, K.RULE, K.OPINION],
    "003": [K.PRESS_REPORT, K.PRESS_REPORT, K.OPINION],
}


def test_every_document_of_the_seeds_is_of_its_kind(seeds: tuple[Document, ...]) -> None:
    found: dict[str, list[DocumentKind]] = {}
    for one in seeds:
        found.setdefault(Path(one.file).name[:3], []).append(one.identity.kind)
    compiled = Counter(found.pop("004"))
    assert found == KINDS
    assert compiled == {K.PLAN: 33, K.OPINION: 13, K.CATALOGUE: 5}


@pytest.mark.parametrize(("folder", "kinds"), [("air", {K.LAW: 1, K.RULE: 30}), ("work_reports", {K.WORK_REPORT: 32})])
def test_laws_regulations_and_reports_are_what_they_are(
    real: Path, folder: str, kinds: dict[DocumentKind, int]
) -> None:
    documents = read_documents(sorted((real / "documents" / folder).iterdir()))
    assert Counter(one.identity.kind for one in documents) == kinds


def test_an_analyst_begins_with_three_pairs(seeds: tuple[Document, ...]) -> None:
    copies = find_copies(seeds)
    assert not copies
    titles = {one.id: one.identity.title for one in seeds}
    levels = {one.id: one.identity.level for one in seeds}
    main = choose_main(seeds, choose(seeds, copies=copies))
    assert [(levels[one.local], levels[one.upper]) for one in main] == [
        (Level.MUNICIPAL, Level.PROVINCIAL),
        (Level.MUNICIPAL, Level.NATIONAL),
        (Level.PROVINCIAL, Level.NATIONAL),
    ]
    assert [titles[one.upper][-12:] for one in main[1:]] == [
        "“十四五”医药工业发展规划"[-12:],
        "进医药产业健康发展的指导意见"[-12:],
    ]


def test_the_headline_counts_no_story_and_nothing_that_is_over(seeds_compared: Comparison) -> None:
    comparison = seeds_compared
    kinds = {one.id: one.identity.kind for one in comparison.documents}
    dates = {one.id: one.identity.date for one in comparison.documents}
    for one in comparison.counted:
        assert not kinds[one.local].secondhand
        assert not kinds[one.directive.clause.document].secondhand
        assert not one.ended or one.ended >= dates[one.local]
    total = comparison.totals.all
    aside = total.secondhand + total.expired + total.upper_matters + total.takes_part + total.elsewhere + total.older
    assert total.directives == total.counted + aside == total.adopt + total.extend + total.omit
    assert comparison.totals.headline.directives == total.counted
    assert comparison.totals.headline.omit == total.left_out
