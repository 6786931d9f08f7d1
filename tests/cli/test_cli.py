"""The command line from outside: what it writes, what it says, how it ends. Expected failures are one line each."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import compare.pipeline
from compare.cli.main import cli

NATIONAL = """国务院关于加快示例产业发展的指导意见

示例发〔2021〕3号

各省、自治区、直辖市人民政府：

一、总体要求

坚持以人民为中心，推动示例产业高质量发展。

二、主要任务

（一）建设公共服务平台。到2025年，建成100个示例产业公共服务平台，为中小企业提供检验检测、技术咨询服务。

（二）加强人才培养。支持高等学校设置示例产业相关专业，每年培训技术人员1万人次。

（三）完善金融支持。鼓励金融机构开发示例产业专项贷款产品，降低企业融资成本。

国务院
2021年3月1日
"""
MUNICIPAL = """示例市人民政府关于加快示例产业发展的实施意见

示例政发〔2022〕8号

各县（区）人民政府：

一、主要任务

（一）建设公共服务平台。到2025年，全市建成5个示例产业公共服务平台，为中小企业提供检验检测、技术咨询服务。

（二）加强人才培养。支持在市高等学校设置示例产业相关专业，每年培训技术人员500人次。

示例市人民政府
2022年5月1日
"""
BACKGROUND_ONLY = """国务院关于示例产业发展情况的报告

近年来，示例产业取得了明显成效，产业规模不断扩大。2020年，全国示例产业产值达到3000亿元。
"""
RIVERS = """国务院关于加强河道采砂管理的意见

一、严格许可。从事河道采砂的单位应当取得采砂许可证，按照批准的范围和深度开采。

二、保护堤防。禁止在汛期和夜间采砂，禁止在堤防和桥梁附近采砂。
"""
CANTEENS = """示例市社区食堂管理办法

第一条 社区食堂应当明码标价，为六十岁以上老人提供优惠午餐。

第二条 社区食堂的厨师应当持有健康证明，每年体检一次。

示例市人民政府
2020年1月1日
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "国家.txt").write_text(NATIONAL, encoding="utf-8")
    (tmp_path / "市.txt").write_text(MUNICIPAL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), prog_name="policy-compare")


def program(*arguments: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "compare", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        **options,  # type: ignore[call-overload]
    )


def fails(result: Result, *words: str) -> None:
    """An expected failure: exit 1, nothing on stdout, one line that says what, where, what to do."""
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    line = result.stderr.splitlines()[-1]
    assert line.startswith("错误：")
    assert result.stderr.count("错误：") == 1
    for word in words:
        assert word in line
    assert "；" in line, "it must say what to do"
    assert "Traceback" not in result.output


def misused(result: Result, *words: str) -> None:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr


# ---------------------------------------------------------------- done


def test_report_writes_what_was_asked_and_says_so_last(folder: Path) -> None:
    done = run("report", "国家.txt", "市.txt", "-o", "出", "--format", "json,html,pdf")
    assert done.exit_code == 0, done.output
    written = sorted(path.suffix for path in (folder / "出").iterdir())
    assert written == [".html", ".json", ".pdf"]
    last = done.stdout.splitlines()[-1]
    assert last.startswith("已写入：")
    for path in (folder / "出").iterdir():
        assert str(path.relative_to(folder)) in last
    assert "读入 2 个文件" in done.stderr
    assert "读入" not in done.stdout


def test_report_reads_a_folder_and_a_pattern_alike(folder: Path) -> None:
    outputs = []
    for name in (".", "*.txt"):
        done = run("report", name, "-o", "出", "--force", "--format", "json")
        assert done.exit_code == 0, done.output
        (path,) = (folder / "出").iterdir()
        outputs.append(json.loads(path.read_text(encoding="utf-8")))
    assert outputs[0] == outputs[1]
    assert {document["level"] for document in outputs[0]["documents"]} == {"national", "municipal"}


def test_reports_in_a_folder_are_no_documents_of_the_next_run(folder: Path) -> None:
    run("report", ".", "-o", "出", "--format", "html,docx,json")
    done = run("report", ".", "-o", "又", "--format", "json")
    assert "读入 2 个文件" in done.stderr, done.output
    assert "读入 2 个文件" in run("report", ".", "--list").stderr
    (page,) = (folder / "出").glob("*.html")
    fails(run("outline", str(page)), "本程序写出的结果", "请给出政策文件本身")


def test_level_corrects_by_path_or_by_name(folder: Path) -> None:
    for name in ("市.txt", str(folder / "市.txt")):
        done = run("outline", str(folder / "市.txt"), "--level", f"{name}=provincial", "--format", "json")
        assert done.exit_code == 0, done.output
        (document,) = json.loads(done.stdout)["documents"]
        assert document["level"] == "provincial"
    done = run("outline", "市.txt", "--level", "市.txt=县", "--format", "json")
    assert json.loads(done.stdout)["documents"][0]["level"] == "county"


def test_pair_names_files_and_compares_only_them(folder: Path) -> None:
    (folder / "市二.txt").write_text(MUNICIPAL.replace("示例市", "示范市"), encoding="utf-8")
    done = run("report", ".", "-o", "出", "--format", "json", "--pair", "市.txt=国家.txt")
    assert done.exit_code == 0, done.output
    (path,) = (folder / "出").iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    files = {document["id"]: document["file"] for document in data["documents"]}
    assert {files[one["local"]["document"]] for one in data["alignments"]} == {"市.txt"}


def test_title_is_printed(folder: Path) -> None:
    done = run("report", ".", "-o", "出", "--format", "html", "--title", "示例产业政策对照")
    assert done.exit_code == 0, done.output
    (path,) = (folder / "出").iterdir()
    assert "<title>示例产业政策对照" in path.read_text(encoding="utf-8")


def test_outline_prints_title_identity_clauses_lines_and_audit(folder: Path) -> None:
    done = run("outline", "国家.txt")
    assert done.exit_code == 0, done.output
    for words in (
        "国务院关于加快示例产业发展的指导意见\n",
        "层级：国家",
        "文号：示例发〔2021〕3号",
        "（二）加强人才培养",
        "第15行",
        "未读0",
    ):
        assert words in done.stdout


def test_outline_as_json_holds_every_heading_and_clause(folder: Path) -> None:
    done = run("outline", "国家.txt", "--format", "json")
    data = json.loads(done.stdout)
    assert data["schema"] == "policy-compare/outline/1"
    (document,) = data["documents"]
    parts = document["parts"]
    assert any(part["part"] == "heading" and "主要任务" in part["text"] for part in parts)
    (clause,) = (part for part in parts if part["part"] == "clause" and part["label"] == "（二）")
    assert clause["headings"] == ["二、主要任务"]
    assert clause["place"]["lines"] == [15, 15]
    assert clause["role"] == "measure"
    audit = document["audit"]
    assert (
        sum(count for bucket, count in audit.items() if bucket not in ("characters", "quality")) == audit["characters"]
    )


def test_demo_names_its_files_without_a_folder_of_this_machine(folder: Path) -> None:
    done = run("demo", "-o", "出", "--format", "json")
    assert done.exit_code == 0, done.output
    (path,) = (folder / "出").iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    assert {Path(one["file"]).parent.as_posix() for one in data["run"]["inputs"]} == {"corpus"}
    assert {document["level"] for document in data["documents"]} == {"national", "provincial", "municipal"}


def test_demo_leaves_the_folder_of_the_reports_free(folder: Path) -> None:
    assert run("demo", "--format", "json").exit_code == 0
    assert [one.relative_to(folder).as_posix() for one in folder.rglob("*.json")] == ["reports/demo/alignment.json"]
    assert run("report", "国家.txt", "市.txt", "-o", "reports", "--format", "json").exit_code == 0


def test_version_and_module() -> None:
    with program("--version") as process:
        out, _ = process.communicate()
    assert out.startswith("policy-compare ")
    assert process.returncode == 0


def test_help_does_not_load_what_only_a_comparison_needs() -> None:
    script = "import sys, compare.cli.main; print([m for m in ('jieba', 'numpy', 'scipy', 'weasyprint') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------- could not


def test_missing_file(folder: Path) -> None:
    fails(run("report", "没有.txt", "国家.txt", "-o", "出"), "没有.txt")
    assert not (folder / "出").exists()


def test_a_missing_file_is_named_before_what_is_in_the_way_of_the_output(folder: Path) -> None:
    assert run("report", "国家.txt", "市.txt", "-o", "出", "--format", "json").exit_code == 0
    fails(run("report", "没有.txt", "国家.txt", "-o", "出", "--format", "json"), "没有.txt：找不到文件")
    fails(run("review", "没有.docx", "--against", "国家.txt", "-o", "出", "--format", "json"), "没有.docx：找不到文件")


def test_words_too_many_are_named(folder: Path) -> None:
    done = run("corpus", "show", "餐饮", "油烟", "净化（三）")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == "错误：多写了参数 油烟 净化（三）"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.txt", b""),
        ("空白.txt", " \n\u3000\n".encode()),
        ("程序.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 4),
        ("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        ("乱码.txt", bytes(range(0x80, 0x100)) * 20),
        ("坏.txt", "国务院关于".encode() + b"\xff\xff\xff\x80\x80" * 200),
    ],
)
def test_files_that_are_no_text(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    fails(run("report", name, "国家.txt"), name)
    assert not (folder / "reports").exists()
    fails(run("outline", name), name)
    rest = run("outline", name, "国家.txt")
    assert rest.exit_code == 0
    assert rest.stdout == run("outline", "国家.txt").stdout
    assert f"未读入：{name}：" in rest.stderr


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_encodings_of_offices_are_read_alike(folder: Path, encoding: str) -> None:
    (folder / "别.txt").write_bytes(NATIONAL.encode(encoding))
    expected = run("outline", "国家.txt").stdout.replace("国家.txt", "别.txt")
    assert run("outline", "别.txt").stdout == expected


def test_no_directive(folder: Path) -> None:
    (folder / "国家.txt").write_text(BACKGROUND_ONLY, encoding="utf-8")
    for choice in ("--all-pairs", "--pair=市.txt=国家.txt"):
        fails(run("report", ".", "-o", "出", choice), "部署")
    assert not (folder / "出").exists()


def test_all_of_one_level(folder: Path) -> None:
    (folder / "市二.txt").write_text(MUNICIPAL.replace("示例市", "示范市"), encoding="utf-8")
    fails(run("report", "市.txt", "市二.txt", "-o", "出"), "层级")
    assert not (folder / "出").exists()


def test_a_single_document(folder: Path) -> None:
    fails(run("report", "国家.txt", "-o", "出"))


def test_pair_that_names_nothing_read(folder: Path) -> None:
    fails(run("report", ".", "-o", "出", "--pair", "市.txt=没有.txt"), "没有.txt")
    assert not (folder / "出").exists()


def test_a_pair_names_files_with_equals_signs_on_either_side(folder: Path) -> None:
    (folder / "国=家.txt").write_text(NATIONAL, encoding="utf-8")
    (folder / "市=一.txt").write_text(MUNICIPAL, encoding="utf-8")
    for pair in ("市.txt=国=家.txt", "市=一.txt=国家.txt", "市=一.txt=国=家.txt"):
        done = run("report", "国家.txt", "市.txt", "国=家.txt", "市=一.txt", "--list", "--pair", pair)
        assert done.exit_code == 0, (pair, done.output)
    fails(run("report", ".", "--list", "--pair", "市.txt=没=有.txt"), "没有文件符合")


def test_a_choice_that_leaves_no_upper_document_is_told_as_that(folder: Path) -> None:
    fails(run("report", ".", "-o", "出", "--skip", "国家.txt"), "--skip 所留的文件中没有一份有上位文件")
    fails(run("report", ".", "-o", "出", "--upper", "市.txt", "--local", "市.txt"), "--local、--upper 所留的文件")


def test_nothing_on_one_subject(folder: Path) -> None:
    (folder / "国家二.txt").write_text(RIVERS, encoding="utf-8")
    (folder / "市.txt").write_text(CANTEENS, encoding="utf-8")
    fails(run("report", ".", "-o", "出", "--level", "国家二.txt=national"), "主题", "--pair")
    assert not (folder / "出").exists()


def test_empty_folder_and_pattern(folder: Path) -> None:
    (folder / "空").mkdir()
    fails(run("report", "空"), "空")
    fails(run("outline", "没有*.txt"), "没有*.txt")


def test_output_that_is_a_file_or_below_one(folder: Path) -> None:
    for name in ("国家.txt", str(Path("国家.txt", "出"))):
        fails(run("report", ".", "-o", name), name)
        fails(run("demo", "-o", name), name)
    assert (folder / "国家.txt").read_text(encoding="utf-8") == NATIONAL


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to, not even root")
def test_output_that_the_system_refuses(folder: Path) -> None:
    fails(run("report", ".", "-o", "/proc/self/出", "--format", "json"), "/proc/self")


# ---------------------------------------------------------------- wrong usage


def test_unknown_format(folder: Path) -> None:
    misused(run("report", ".", "--format", "html,odt"), "odt", "html")
    misused(run("report", ".", "--format", ","), "html")


def test_formats_written_one_by_one_are_all_written(folder: Path) -> None:
    assert run("report", ".", "-o", "出", "--format", "json", "--format", "csv,json").exit_code == 0
    assert {one.suffix for one in Path("出").iterdir()} == {".json", ".csv"}


def test_unknown_level_file_and_shape(folder: Path) -> None:
    misused(run("report", ".", "--level", "市.txt=town"), "town", "municipal")
    misused(run("report", ".", "--level", "别.txt=municipal"), "别.txt")
    misused(run("report", ".", "--level", "市.txt"), "FILE=LEVEL")
    misused(run("report", ".", "--pair", "市.txt="), "LOCAL=UPPER")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nonsense",), "没有命令 nonsense"),
        (("--",), "没有写命令"),
        (("doctor", "一"), "多写了参数 一"),
        (("doctor", "一", "二"), "多写了参数 一 二"),
        (("report", "--qqqq"), "没有选项 --qqqq"),
        (("report", "-o"), "选项 -o 后面要写值"),
        (("report", "--all-pairs=1"), "选项 --all-pairs 后面不写值"),
        (("review",), "缺少参数 DRAFT"),
        (("report", "--judge-jobs", "0"), "--judge-jobs：“0”不对，应为 1 或更大的整数"),
    ],
)
def test_what_click_says_is_said_in_chinese(words: tuple[str, ...], said: str) -> None:
    """Word for word: another version of Click with other English words would let these through as they are."""
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"错误：{said}"


def test_no_document() -> None:
    misused(run("report"), "DOC")


def test_the_bare_name_prints_the_help_once() -> None:
    done = run()
    assert done.exit_code == 2
    assert done.stderr.count("用法：") == 1 and "survey" in done.stderr and "错误" not in done.stderr


COMMANDS = {
    (*path, name): command
    for path, group in (((), cli), (("corpus",), cli.commands["corpus"]))
    for name, command in group.commands.items()  # type: ignore[attr-defined]
    if not isinstance(command, click.Group)
}
ENGLISH = re.compile(
    r"[A-Za-z]+[' ](?:is|are|not|must|does|takes|requires|such|valid|directory|file)\b|Usage|Traceback"
)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_of_every_command_refuses_what_it_cannot_take_in_one_chinese_line(
    folder: Path, path: tuple[str, ...]
) -> None:
    (folder / "夹").mkdir()
    wrong = []
    for one in COMMANDS[path].params:
        if not isinstance(one, click.Option) or one.name == "help":
            wrong += [[word, "夹"] for word in ("", "缺", "夹")]
            continue
        name = one.opts[-1]
        if one.is_flag:
            wrong += [[f"{name}=x"]]
        else:
            wrong += [[name], *([name, value, "市.txt"] for value in ("", "夹", "缺", "0", "市.txt/x", "一\n二"))]
        wrong += [[f"{name}x", "市.txt"]]
    for words in wrong:
        done = run(*path, *words)
        if done.exit_code == 0:  # a title may be anything
            continue
        assert done.exit_code in (1, 2), (words, done.output, done.exception)
        said = done.stderr.splitlines()
        assert said[-1].startswith("错误："), (words, said)
        assert not ENGLISH.search(done.stderr), (words, said)


def test_an_empty_output_folder_is_refused(folder: Path) -> None:
    misused(run("report", "国家.txt", "市.txt", "-o", ""), "-o", "空")
    assert {one.name for one in folder.iterdir()} == {"国家.txt", "市.txt"}


def test_a_list_checks_the_options_of_the_model(folder: Path) -> None:
    misused(run("report", ".", "--list", "--judge", "http://127.0.0.1:9/v1"), "--model")
    misused(run("report", ".", "--replay", "答复", "--model", "m"), "--replay")
    misused(run("report", ".", "--model", "m"), "--judge", "--opinion")


def test_what_stands_in_place_of_a_template_is_a_file(folder: Path) -> None:
    (folder / "模板" / "screen.css").mkdir(parents=True)
    fails(run("report", ".", "--templates", "模板"), "screen.css", "不是文件")
    (folder / "模板" / "screen.css").rename(folder / "模板" / "一\n二.css")
    fails(run("report", ".", "--templates", "模板"), "一\ufffd二.css")


def test_a_template_that_holds_itself_is_one_line(folder: Path) -> None:
    (folder / "模板").mkdir()
    (folder / "模板" / "report.html.j2").write_text('{% include "report.html.j2" %}', encoding="utf-8")
    done = run("report", ".", "--templates", "模板", "-o", "出", "--format", "html")
    fails(done, "模板 report.html.j2 套用得过深，多半引用了自身")


# ---------------------------------------------------------------- interrupted


def test_interrupt_ends_quietly_with_130(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(compare.pipeline, "read_documents", interrupt)
    done = run("report", ".", "-o", "出")
    assert done.exit_code == 130
    assert done.stderr.splitlines()[-1] == "已中断：没有写到一半的文件。"
    assert not (folder / "出").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_real_interrupt_leaves_no_traceback(folder: Path) -> None:
    (folder / "慢.txt").write_text(NATIONAL * 3000, encoding="utf-8")  # reading takes seconds
    with program("report", "慢.txt", "国家.txt", "-o", "出") as process:
        assert process.stderr is not None
        assert "读入" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.slow
def test_a_reader_that_went_away_is_no_traceback(folder: Path) -> None:
    (folder / "慢.txt").write_text(NATIONAL * 500, encoding="utf-8")
    with program("outline", "慢.txt") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "读入" in process.stderr.readline()
        process.stdout.close()  # before anything is printed
        err = process.stderr.read()
    assert process.returncode == 1
    assert err == ""


LONG = "长" * 86  # 258 bytes; file systems take 255


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "国家.txt", "市.txt", "-o", LONG),
        ("report", "国家.txt", "市.txt", "--project", LONG),
        ("report", "国家.txt", "市.txt", "--templates", LONG),
        ("init", "国家.txt", "市.txt", "-o", LONG),
        ("corpus", "list", "--store", LONG),
    ],
)
def test_a_name_that_the_system_refuses_is_one_line(folder: Path, arguments: tuple[str, ...]) -> None:
    fails(run(*arguments), LONG, "名称过长")


def test_a_folder_without_rights_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stat = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "x.toml":  # whoever tests may be one whom nothing is forbidden
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    for arguments in (("report", "--project"), ("corpus", "list", "--store"), ("init", "市.txt", "-o")):
        fails(run(*arguments, "锁/x.toml"), "锁/x.toml")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has the device that is always full")
def test_a_full_standard_output_is_one_line_that_names_what_was_written(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        for arguments, said in (
            (("outline", "市.txt"), "磁盘已满"),
            (("--help",), "磁盘已满"),
            (("report", "国家.txt", "市.txt", "-o", "出", "--format", "json"), "已写入：出/alignment.json"),
        ):
            done = subprocess.run(
                [sys.executable, "-m", "compare", *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                check=False,
            )
            assert done.returncode == 1
            assert done.stderr.splitlines()[-1].startswith("错误：")
            assert said in done.stderr.splitlines()[-1]
            assert "Traceback" not in done.stderr
    assert (folder / "出" / "alignment.json").is_file()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="how a POSIX shell closes a stream")
def test_closed_streams_do_not_keep_a_report_from_being_written(folder: Path) -> None:
    command = f'"{sys.executable}" -m compare report 国家.txt 市.txt -o 出 --format json,html --force'
    for closed in ("2>&-", ">&-", "<&- >&- 2>&-"):
        done = subprocess.run(["sh", "-c", f"{command} {closed}"], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        assert json.loads((folder / "出" / "alignment.json").read_text(encoding="utf-8"))["alignments"]
        assert ("已写入：" in done.stdout) is (">&-" not in closed.replace("2>&-", ""))


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="elsewhere nobody can remove the folder that somebody is in")
def test_a_current_folder_that_is_gone_is_one_line(folder: Path) -> None:
    gone = folder / "不在"
    gone.mkdir()
    command = f'rmdir "{gone}"; "{sys.executable}" -m compare report "{folder}/国家.txt" "{folder}/市.txt" -o 出'
    done = subprocess.run(["sh", "-c", command], cwd=gone, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "错误：当前文件夹已不存在；请先进入一个存在的文件夹"
    assert "Traceback" not in done.stderr


def test_a_terminal_that_cannot_show_chinese_gets_question_marks(folder: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    with program("outline", "国家.txt", env=environment) as process:
        out, err = process.communicate()
    assert process.returncode == 0, err
    assert out.startswith("????")
    assert "Traceback" not in err


def test_one_document_is_told_as_one(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["report", "corpus/national_plan.txt", "-o", str(tmp_path / "out")])
    assert run.exit_code == 1
    assert "只读入1份文件，是国家级，没有上下级可比" in run.output


def test_a_pair_on_hardly_one_subject_is_warned_of(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "清溪市古树名木保护办法\n\n清溪市人民政府\n2026年5月1日\n\n第一条 建立古树名木档案，逐株落实养护责任人。\n"
        "第二条 对濒危古树开展抢救复壮。\n第三条 禁止擅自移植古树名木。\n",
        encoding="utf-8",
    )
    run = CliRunner().invoke(
        cli, ["report", "corpus/national_plan.txt", str(other), "-o", str(tmp_path / "out"), "--format", "json"]
    )
    assert run.exit_code == 0, run.output
    assert "可能不是同一主题，请核对是否应当对照" in run.output


def test_a_local_document_without_a_measure_is_named(folder: Path) -> None:
    (folder / "市.txt").write_text("示例市水情简报\n近年来，全市水质稳步改善。\n", encoding="utf-8")
    for more in ([], ["--all-pairs"]):
        failed = run("report", "国家.txt", "市.txt", "--level", "市.txt=municipal", "-o", "出", *more)
        fails(failed, "下级文件《示例市水情简报》中没有找到可以对照的措施或目标")
        assert "--all-pairs" not in failed.output
