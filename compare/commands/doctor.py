"""The command ``doctor``."""

from __future__ import annotations

import click

from compare.commands.options import in_chinese


@click.command()
@click.pass_context
@in_chinese
def doctor(ctx: click.Context) -> None:
    """检查本机缺什么、怎样装。

    检查字体、系统库、词典等。需要的都正常时退出码为 0，否则为 1。
    """
    from compare.doctor import examine, healthy, print_parts

    parts = examine()
    click.echo(print_parts(parts))
    if not healthy(parts):
        ctx.exit(1)
