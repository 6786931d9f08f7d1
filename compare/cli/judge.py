"""What ``report``, ``review`` and ``survey`` take for a language model that judges, and how it is opened for a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from compare.cli.options import Command, Meter, Whole, read_place, say, stack
from compare.cli.project import is_written
from compare.errors import PolicyCompareError
from compare.opinion.servers import Endpoint, check_endpoint, find_host, is_loopback

if TYPE_CHECKING:
    from compare.opinion.reader import Reader

ANSWERS = "answers.jsonl"  # what --save-answers writes beside the reports
JUDGE, OPINION = "--judge", "--opinion"
OPINION_MINUTES = 10  # that all answers on doubtful findings may take together
KEY = "POLICY_COMPARE_OPINION_KEY"


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What was asked for."""

    endpoint: Endpoint  # the server; its address is empty where none is to be asked
    replay: Path | None = None  # the answers of an earlier run, in place of a server
    save: bool = False  # whether the answers are written beside the reports

    @property
    def wanted(self) -> bool:
        """Whether a model judges at all."""
        return bool(self.endpoint.url or self.replay)

    @property
    def names(self) -> tuple[str, ...]:
        """The files that are written besides."""
        return (ANSWERS,) if self.save else ()


def naming_model(command: Command) -> Command:
    """The name of the model, and whether it may be elsewhere: for every command that asks one."""
    model = click.option("--model", default="", metavar="NAME", help="所问模型的名称，与服务中的名称一致。")
    return stack(
        command, model, click.option("--allow-remote", is_flag=True, help="准许模型的地址不在本机，条款会发送出去。")
    )


def asking_judge(*, replaying: bool = True, opinion: bool = False) -> Callable[[Command], Command]:
    """The options for a model that judges; the command gets them as one ``judge``.

    With ``replaying`` it can keep the answers of a run and make its report of them again. With ``opinion`` it may ask
    for second opinions instead, and gets those options as ``second``. The project's model stands aside where
    ``--replay`` or ``--opinion`` is written.
    """
    count: dict[str, Any] = {"type": Whole(min=1), "show_default": True, "metavar": "N"}
    said = "由本单位自有的语言模型逐条判定，有原文为证的采用，其余仍由程序判定。"
    options = [
        click.option("--judge", "judge_url", default="", metavar="URL", help=said),
        click.option("--judge-jobs", default=4, **count, help="--judge 同时发出几问。"),
        click.option("--judge-budget", default=2000, **count, help="--judge 至多发出几问。"),
        click.option("--judge-minutes", default=60, **count, help="--judge 全部答复至多用多少分钟。"),
    ]
    if replaying:
        again = "不连服务，用 --save-answers 写出的答复重做同一份报告。"
        kept = f"把模型的答复写成 {ANSWERS}，与报告放在一起，供 --replay 使用。"
        options.append(click.option("--replay", type=read_place, metavar="FILE", help=again))
        options.append(click.option("--save-answers", is_flag=True, help=kept))
    if opinion:
        said = "待核各条再问本单位自有的语言模型。"
        options += [
            click.option("--opinion", "opinion_url", default="", metavar="URL", help=said),
            click.option("--opinion-budget", default=50, **count, help="--opinion 至多问几条。"),
        ]

    def take(command: Command) -> Command:
        @wraps(command)
        def judged(
            *args: Any,
            judge_url: str,
            judge_jobs: int,
            judge_budget: int,
            judge_minutes: int,
            model: str,
            allow_remote: bool,
            replay: Path | None = None,
            save_answers: bool = False,
            opinion_url: str = "",
            opinion_budget: int = 0,
            **others: Any,
        ) -> Any:
            if (replay or opinion_url) and not is_written("judge_url"):
                judge_url = ""
            save = save_answers and (bool(judge_url) or is_written("save_answers"))
            mine, seconds = "" if opinion_url and not judge_url else model, 60.0 * judge_minutes
            endpoint = Endpoint(judge_url, mine, allow_remote, judge_budget, seconds=seconds, jobs=judge_jobs)
            if opinion:
                other, seconds = model if opinion_url else "", 60.0 * OPINION_MINUTES
                asked = Endpoint(opinion_url, other, allow_remote, opinion_budget, seconds=seconds, option=OPINION)
                others["second"] = JudgeOptions(asked)
            return command(*args, judge=JudgeOptions(endpoint, replay, save), **others)

        return stack(naming_model(cast(Command, judged)), *options)

    return take


def find_judge(options: JudgeOptions) -> Endpoint | None:
    """The server that judges; None where none is asked. Refused where it must not be, or options contradict."""
    endpoint = options.endpoint
    if endpoint.url and options.replay:
        raise click.UsageError("--judge 和 --replay 只能用一个")
    if options.save and not options.wanted:
        raise click.UsageError("--save-answers 要与 --judge 或 --replay 一起给出")
    if endpoint.model and not endpoint.url and is_written("model"):
        known = "--model 不与 --replay 同用：模型名称记在回放文件中"
        raise click.UsageError(known if options.replay else "--model 要与 --judge（report 也可与 --opinion）一起给出")
    if not endpoint.url:
        return None
    if not endpoint.model:
        raise click.UsageError(f"{endpoint.option} 和 --model 要一起给出")
    check_endpoint(endpoint)
    return replace(endpoint, key=os.environ.get(KEY, ""))


def announce(endpoint: Endpoint) -> None:
    """Say who judges, and in one line what leaves this machine if anything does."""
    host = find_host(endpoint.url)
    told = f"就待核条款询问 {endpoint.model}" if endpoint.option == OPINION else f"由模型 {endpoint.model} 判定"
    say(f"{told}（{endpoint.url}）……")
    if not is_loopback(host):
        say(f"提示：{host} 不在本机，上位要求和候选条款的原文连同所在标题将发送到那里；文件名、文号和全文不发送。")


@contextmanager
def open_reader(options: JudgeOptions) -> Iterator[Reader | None]:
    """The model that judges in a run or gives its opinion; None where none is asked."""
    endpoint = find_judge(options)
    if not options.wanted:
        yield None
        return
    from compare.opinion.answers import Store, find_cache, read_record
    from compare.opinion.put_all import Asked, Replayed
    from compare.opinion.reader import Reader

    if endpoint is None:
        assert options.replay is not None  # noqa: S101 - what ``wanted`` says
        yield Reader(Replayed(read_record(options.replay)))
        return
    connect = load_line(endpoint.option)
    announce(endpoint)
    with Meter() as watch, Store(find_cache()) as store:
        asked = Asked(endpoint, connect, store, watch)
        try:
            yield Reader(asked)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(store.note or "已收到的答复都已保存，再次运行不重问") from None
        store.end()
        say(f"模型：发出 {asked.sent} 问，另有 {asked.known} 问早已答过。{store.note}")


def load_line(option: str = JUDGE) -> Callable[..., Any]:
    """What connects to a server; refused where the extra is not installed."""
    try:
        from compare.opinion.ask import Line
    except ImportError as error:
        raise PolicyCompareError(
            f"询问模型需要附加组件 opinion；请运行 pip install 'policy-compare[opinion]'，或去掉 {option}"
        ) from error
    return Line


def write_answers(reader: Reader | None, options: JudgeOptions) -> dict[str, bytes]:
    """The file of answers by its name, where it is wanted."""
    return {ANSWERS: reader.asker.record.write()} if reader and options.save else {}
