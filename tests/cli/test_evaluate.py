"""The measures: a perfect alignment scores 1, each kind of mistake lowers its own figure, bad files get one line."""

from __future__ import annotations

import copy
import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from compare.cli.main import cli
from compare.evaluate import Scores, compare_runs, judge_labels, read_alignment, read_labels, score
from compare.pipeline import compare_documents, read_documents
from compare.report.json import to_json
from compare.report.text import MEASURES

HEAD = {"pair": "示例", "local_title": "清溪市回收体系方案（示例）", "local_file": "x/city.txt"}
ROWS = [
    ("a", "建设覆盖城乡的废旧物资回收网络", "extend", ["在三个区建设废旧物资回收网络站点"]),
    ("b", "建立再生资源统计调查制度并定期发布", "adopt", ["建立再生资源统计调查制度并发布数据"]),
    ("c", "修订再生原料进口的国家标准和目录", "omit", []),
]


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    path = tmp_path / "labels.jsonl"
    rows = [
        {"id": id_, "upper": upper, "relation": relation, "local_core": local, "local_any": local}
        for id_, upper, relation, local in ROWS
    ]
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in (HEAD, *rows)), encoding="utf-8")
    return path


@pytest.fixture
def perfect() -> dict[str, Any]:
    return {
        "schema": "policy-compare/alignment/1",
        "documents": [{"id": "d", "title": "清溪市回收体系方案", "file": "city.txt"}],
        "alignments": [
            {
                "directive": {"text": upper},
                "local": {"document": "d"},
                "relation": relation,
                "confidence": 0.9,
                "matches": [{"clause": {"text": text}, "score": 0.8} for text in local],
            }
            for _, upper, relation, local in ROWS
        ],
    }


def test_a_perfect_alignment(labels: Path, perfect: dict[str, Any]) -> None:
    scores = asdict(score(judge_labels(perfect, read_labels(labels))))
    assert scores.pop("directives") == 3
    assert set(scores.values()) == {1.0}


@pytest.mark.parametrize(
    ("spoil", "figure", "value"),
    [
        (lambda one: one["alignments"].pop(), "found", 2 / 3),
        (lambda one: one["alignments"][2].update(relation="adopt"), "omit_f1", 0.0),
        (lambda one: one["alignments"][0]["matches"][0]["clause"].update(text="加强组织领导和宣传"), "hit1", 0.5),
        (lambda one: one["alignments"][0]["matches"].append(
            {"clause": {"text": "完全无关的另一条内容在这里"}, "score": 0.1}), "link_p", 2 / 3),
        (lambda one: one["alignments"][1].update(matches=[]), "link_r", 0.5),
        (lambda one: one["alignments"][1].update(relation="extend"), "relation_acc", 2 / 3),
    ],
)  # fmt: skip
def test_each_mistake_lowers_its_figure(
    labels: Path, perfect: dict[str, Any], spoil: Any, figure: str, value: float
) -> None:
    spoil(perfect)
    assert asdict(score(judge_labels(perfect, read_labels(labels))))[figure] == pytest.approx(value)


def test_gains_and_losses(labels: Path, perfect: dict[str, Any]) -> None:
    wanted = read_labels(labels)
    worse = copy.deepcopy(perfect)
    worse["alignments"][1]["relation"] = "omit"
    gains, losses = compare_runs(judge_labels(perfect, wanted), judge_labels(worse, wanted))
    assert ([one.label.id for one in gains], losses) == (["b"], [])
    gains, losses = compare_runs(judge_labels(worse, wanted), judge_labels(perfect, wanted))
    assert (gains, [one.label.id for one in losses]) == ([], ["b"])


def test_command(labels: Path, perfect: dict[str, Any], tmp_path: Path) -> None:
    now, before = tmp_path / "now.json", tmp_path / "before.json"
    before.write_text(json.dumps(perfect), encoding="utf-8")
    perfect["alignments"][2]["relation"] = "adopt"
    now.write_text(json.dumps(perfect), encoding="utf-8")
    done = CliRunner().invoke(cli, ["evaluate", str(now), str(labels), "--previous", str(before)])
    assert done.exit_code == 0, done.output
    assert "判对增加 0 条，减少 1 条" in done.output
    assert "缺失→采纳" in done.output
    head = done.output.partition("\n")[0]
    assert head.startswith("文件对\t标注条数\t") and head.count("\t") == len(fields(Scores))
    assert not re.search("[a-z_]", head)
    assert list(MEASURES) == [one.name for one in fields(Scores)]


@pytest.mark.parametrize(
    ("alignment", "labelled", "words"),
    [
        ("{}", None, "不是对照结果"),
        ("不是", None, "不是 JSON"),
        (None, "{}\n", "第1行不是标注格式"),
        (None, '{"pair": "x", "local_title": "y"}\n{"id": 1}', "第2行不是标注格式"),
        (None, "乱码", "第1行不是标注格式"),
        (None, "", "labels.jsonl：没有一条标注"),
        (None, '{"pair": "x", "local_title": "y"}\n', "没有一条标注"),
        ('{"schema": "policy-compare/alignment/1"}', None, "alignment.json：不完整，缺少“alignments”"),
        ('{"schema": "policy-compare/alignment/1", "alignments": 1}', None, "不完整，有的值不是该有的样子"),
    ],
)
def test_bad_files_get_one_line(
    labels: Path, perfect: dict[str, Any], tmp_path: Path, alignment: str | None, labelled: str | None, words: str
) -> None:
    path = tmp_path / "alignment.json"
    path.write_text(alignment if alignment is not None else json.dumps(perfect), encoding="utf-8")
    if labelled is not None:
        labels.write_text(labelled, encoding="utf-8")
    done = CliRunner().invoke(cli, ["evaluate", str(path), str(labels)])
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert words in done.output
    assert not re.search(r"Error|[a-z]+ [a-z]+", done.output.replace(str(tmp_path), "")), "no words of Python"


@pytest.mark.real
def test_the_measures_are_those_of_the_scorer(real: Path, tmp_path: Path) -> None:
    documents = sorted((real / "documents/blood").glob("*national*")) + sorted(
        (real / "documents/blood").glob("*宁波*")
    )
    path, gold = tmp_path / "alignment.json", real / "gold/D4.jsonl"
    path.write_text(json.dumps(to_json(compare_documents(read_documents(documents)))), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(real / "bench/score_alignment.py"), str(path), str(gold)],
        capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip
    theirs = dict(part.split("=") for part in done.stdout.split())
    ours = asdict(score(judge_labels(read_alignment(path), read_labels(gold))))
    assert {name: float(value) for name, value in theirs.items()} == {
        name: round(float(one), 3) for name, one in ours.items()
    }
