"""The project file: what ``init`` writes, what the commands read of it, and that the command line stands above it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.output.contract import REPORT_DEFAULT
from compare.project import NAME, find_project, read_project
from compare.survey import workers
from survey_fixture import Inside

TREES = "建立古树名木档案，逐株落实养护责任人。\n开展古树名木普查，建设古树公园。\n对衰弱古树名木开展复壮。"
LAKES = "开展湖泊清淤，整治湖泊岸线，控制入湖污染物。\n建立湖泊水质监测网络，推行湖长制。"
FILES = {
    "国家古树.txt": f"国务院关于加强古树名木保护的意见\n{TREES}",
    "国家湖泊.txt": f"国务院关于加强湖泊治理的意见\n{LAKES}",
    "市古树.txt": f"云溪市古树名木保护实施方案\n{TREES}建立巡查队伍。",
    "市湖泊.txt": f"云溪市湖泊治理实施方案\n{LAKES}",
    "报道.txt": f"云溪市古树名木保护若干措施\n3月5日，市新闻办举行新闻发布会。\n{TREES}\n据介绍，措施共十条。\n据《云溪晚报》",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workers, "Processes", Inside)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def done(*words: str) -> Result:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result


def pairs(file: str = "reports/alignment.json") -> set[tuple[str, str]]:
    data = json.loads(Path(file).read_text(encoding="utf-8"))
    files = {one["id"]: one["file"] for one in data["documents"]}
    return {(files[one["local"]], files[one["upper"]]) for one in data["choices"] if one["chosen"]}


BOTH = {("市古树.txt", "国家古树.txt"), ("市湖泊.txt", "国家湖泊.txt")}


def test_two_commands_make_a_report_on_the_pairs_that_belong_together(folder: Path) -> None:
    said = done("init", *FILES)
    assert f"已写入：{NAME}（2对）" in said.stdout
    done("report", "--format", "json")
    assert pairs() == BOTH


def test_what_init_writes_is_read_again(folder: Path) -> None:
    done("init", *FILES, "--level", "市古树.txt=市")
    project = find_project()
    assert project is not None
    assert project.files == tuple(FILES)
    assert set(project.against) == {"国家古树.txt", "国家湖泊.txt"}
    assert project.levels == {"市古树.txt": "municipal"}
    assert len(project.pairs) == 2
    assert project.formats == REPORT_DEFAULT
    assert "本报" not in Path(NAME).read_text(encoding="utf-8"), "no text of the documents, only what they are called"


def test_a_project_that_is_there_is_not_written_over(folder: Path) -> None:
    done("init", *FILES)
    refused = run("init", "国家古树.txt", "市古树.txt")
    assert refused.exit_code == 1 and "--force" in refused.stderr
    done("init", "国家古树.txt", "市古树.txt", "--force")
    project = find_project()
    assert project is not None and len(project.pairs) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), BOTH),
        (("--local", "古树名木保护实施"), {("市古树.txt", "国家古树.txt")}),
        (("--pair", "市古树.txt=国家湖泊.txt"), {("市古树.txt", "国家湖泊.txt")}),
        (("--upper", "国家古树.txt", "--local", "古树名木保护实施"), {("市古树.txt", "国家古树.txt")}),
        (("国家古树.txt", "市古树.txt"), {("市古树.txt", "国家古树.txt")}),
    ],
)
def test_the_command_line_stands_above_the_project(
    folder: Path, words: Sequence[str], expected: set[tuple[str, str]]
) -> None:
    done("init", *FILES)
    done("report", *words, "--format", "json", "-o", "out")
    assert pairs("out/alignment.json") == expected


def test_the_frame_and_the_place_are_the_projects(folder: Path) -> None:
    Path(NAME).write_text(
        'title = "古树对照"\nissuer = "云溪市林业局"\nformats = ["json", "csv"]\noutput = "结果"\n'
        'files = ["国家古树.txt", "市古树.txt"]\nkeep_expired = true\n',
        encoding="utf-8",
    )
    done("report")
    assert {one.suffix for one in Path("结果").iterdir()} == {".json", ".csv"}
    settings = json.loads(Path("结果/alignment.json").read_text(encoding="utf-8"))["run"]["settings"]
    assert settings["keep_expired"] is True


def test_a_project_elsewhere_names_files_as_seen_from_its_own_folder(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("init", *FILES)
    monkeypatch.chdir(tmp_path_factory.mktemp("anderswo"))
    done("report", "--project", str(folder / NAME), "--format", "json")
    assert len(pairs(str(folder / "reports/alignment.json"))) == 2


def test_a_project_written_elsewhere_names_them_so(folder: Path) -> None:
    (folder / "项目").mkdir()
    done("init", *FILES, "-o", f"项目/{NAME}")
    project = find_project(Path("项目") / NAME)
    assert project is not None
    assert all(Path(one).exists() for one in project.files)


def test_review_and_survey_read_the_upper_files(folder: Path) -> None:
    done("init", *FILES)
    done("review", "市古树.txt", "--format", "json", "-o", "审")
    assert pairs("审/alignment.json") == {("市古树.txt", "国家古树.txt")}
    done("survey", "--format", "json", "-o", "查", "--workers", "1")
    found = json.loads(Path("查/survey.json").read_text(encoding="utf-8"))
    assert [one["kind"] for one in found["failures"] if one["file"] == "报道.txt"] == ["secondhand"]
    assert len(found["rows"]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "TOML"),
        ('titel = "x"', "没有“titel”"),
        ("title = 3", "“title”"),
        ("files = [1]", "“files”"),
        ("keep_expired = 'ja'", "“keep_expired”"),
        ('[levels]\n"a.txt" = "村"', "“levels”没有“村”"),
        ("[levels]\n'a.txt' = 1", "“levels”"),
        ('lang = "fr"', "“lang”没有“fr”"),
        ('formats = ["html", "odt"]', "“formats”没有“odt”"),
        ('[[pairs]]\nlocal = "x"', "“pairs”"),
        ('pairs = ["x"]', "“pairs”"),
        ("judge = 8000", "“judge”"),
        ("judge_jobs = 0", "“judge_jobs”"),
        ("judge_budget = true", "“judge_budget”"),
        ("allow_remote = true", "没有“allow_remote”"),
        ("files = " + "[" * 100_000 + "]" * 100_000, "括号套得过深"),
        ("levels = " + "{a=" * 50_000 + "1" + "}" * 50_000, "括号套得过深"),
        ("judge_jobs = " + "9" * 5_000, "有一个数过长"),
        ("judge_jobs = 0x" + "9" * 5_000, "至多九位"),
        (".".join("a" * 60_000) + " = 1", "分成上百段"),
        ("levels = {'a' . " + '"b" . ' * 60_000 + "c = 1}", "分成上百段"),
        (f"# {'长' * 350_000}", "超过 1 MiB"),
    ],
    ids=lambda value: value[:20],
)
def test_a_wrong_project_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / NAME
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyCompareError, match=said) as caught:
        read_project(file)
    assert "\n" not in str(caught.value)


def test_a_name_with_many_dots_is_no_deep_key(tmp_path: Path) -> None:
    file = tmp_path / NAME
    name = "1." * 60 + "txt"
    file.write_text(f"[levels]\n\"{name}\" = '市'\n", encoding="utf-8")
    assert read_project(file).levels == {name: "市"}


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ('judge = "8000"\nmodel = "m"', 1, "judge 8000：不是网址"),
        ('judge = "http://127.0.0.1:9/v1"', 2, "judge 和 --model"),
        ('local = ["没有的"]', 1, "local：没有文件符合“没有的”"),
    ],
)
def test_what_is_wrong_with_a_value_names_its_file_and_key(folder: Path, text: str, status: int, said: str) -> None:
    Path(NAME).write_text(f"files = {json.dumps(list(FILES))}\n{text}\n", encoding="utf-8")
    refused = run("report", "--list")
    assert refused.exit_code == status
    assert refused.stderr.splitlines()[-1].startswith(f"错误：{NAME} 的 {said}")


def test_a_level_of_a_file_that_nobody_reads_is_said(folder: Path) -> None:
    text = f'files = {json.dumps(list(FILES))}\n[levels]\n"市古树.text" = "市"\n"市古树.txt" = "市"\n'
    Path(NAME).write_text(text, encoding="utf-8")
    assert "levels：没有文件“市古树.text”" in done("report", "--list").stderr
    Path(NAME).write_text(text.replace(".text", ".txt").replace("市古树", "市湖泊", 1), encoding="utf-8")
    assert "levels" not in done("report", "--list", "国家古树.txt", "市古树.txt").stderr, "another run reads it"


DEAD = "http://127.0.0.1:9/v1"
"""Nobody answers there: a command that is to ask says so, and the program judges."""


def name_model(url: str) -> None:
    """Write a project that names a model where ``init`` wrote how to."""
    done("init", *FILES, "--force")
    text = Path(NAME).read_text(encoding="utf-8").replace('# model = "模型名称"', f'judge = "{url}"\nmodel = "m"')
    Path(NAME).write_text(text, encoding="utf-8")


def test_init_writes_how_a_model_is_named(folder: Path) -> None:
    done("init", *FILES)
    assert '# judge = "http' in Path(NAME).read_text(encoding="utf-8")
    assert (project := find_project()) and not project.judge and not project.model
    name_model(DEAD)
    assert (project := find_project()) and (project.judge, project.model) == (DEAD, "m")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "asks"),
    [
        (("report",), True),
        (("review", "市古树.txt"), True),
        (("survey", "--workers", "1"), True),
        (("report", "--judge", ""), False),
        (("report", "--opinion", DEAD), False),
    ],
)
def test_the_model_of_the_project_judges_unless_the_command_line_says_otherwise(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: Sequence[str], asks: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    name_model(DEAD)
    said = done(*words, "--format", "json", "-o", "out")
    assert ("由模型 m 判定" in said.stderr) is asks


@pytest.mark.slow
def test_the_options_of_the_model_are_the_projects_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    text = f'files = ["国家古树.txt", "市古树.txt"]\njudge = "{DEAD}"\nmodel = "m"\n'
    Path(NAME).write_text(f"{text}judge_jobs = 2\njudge_budget = 3\njudge_minutes = 1\nsave_answers = true\n", "utf-8")
    done("report", "--format", "json", "-o", "eins")
    record = Path("eins/answers.jsonl")
    assert record.exists()
    done("report", "--format", "json", "-o", "zwei", "--replay", str(record))
    assert [one.name for one in Path("zwei").iterdir()] == ["alignment.json"], "nothing is saved of a replay unasked"


def test_no_project_lets_texts_leave_the_machine(folder: Path) -> None:
    name_model("http://192.0.2.1/v1")
    refused = run("report", "--format", "json")
    assert refused.exit_code == 1 and "--allow-remote" in refused.stderr
    assert not Path("reports").exists()


def test_without_files_and_project_it_is_said_what_to_write(folder: Path) -> None:
    for words in (("report",), ("survey",), ("review", "市古树.txt")):
        refused = run(*words)
        assert refused.exit_code == 2
        assert "policy-compare init" in refused.stderr
    missing = run("report", "--project", "没有.toml")
    assert missing.exit_code == 1 and "没有.toml" in missing.stderr


def test_a_list_compares_and_writes_nothing(folder: Path) -> None:
    said = done("report", *FILES, "--list").stdout
    assert not Path("reports").exists()
    assert "国家　意见通知　国务院关于加强古树名木保护的意见" in said
    assert "新闻报道　云溪市古树名木保护若干措施〔报道，非文件原文〕" in said
    assert "比对（2对" in said and "主题相近" in said
    assert "未比对的本级文件（1份）" in said


def test_the_numbers_of_the_list_name_documents(folder: Path) -> None:
    lines = done("report", *FILES, "--list").stdout.splitlines()
    number = next(line.split()[0] for line in lines if "云溪市古树名木保护若干措施" in line)
    assert "比对（1对" in done("report", *FILES, "--list", "--local", number, "--upper", "国家古树.txt").stdout


def test_a_pattern_that_fits_nothing_is_said(folder: Path) -> None:
    refused = run("report", *FILES, "--skip", "沙漠", "--format", "json")
    assert refused.exit_code == 1
    assert "--skip：没有文件符合“沙漠”" in refused.stderr


def test_a_copy_in_another_file_is_compared_once(folder: Path) -> None:
    (folder / "抄本.md").write_text(FILES["市古树.txt"], encoding="utf-8")
    said = done("report", "国家古树.txt", "市古树.txt", "抄本.md", "--format", "json")
    assert "同一份文件" in said.stderr
    assert len(pairs()) == 1
