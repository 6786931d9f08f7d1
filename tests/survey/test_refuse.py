"""Why a survey leaves a document out: a story is named as one, whether or not it holds tasks."""

from __future__ import annotations

import pytest

from compare.pipeline import read_source
from compare.settings import DEFAULT
from compare.survey.model import FailureKind
from compare.survey.plans import refuse
from read_text import source_of

UPPER = "国务院关于加强河道保护的意见\n国发〔2025〕3号\n一、任务\n每月开展一次联合执法。\n国务院\n2025年1月5日\n"
STORY = "新乡市出台河道保护方案\n新乡日报讯（记者 张某）近日，市政府办公室印发方案，{said}。\n"


@pytest.mark.parametrize("said", ["覆盖率为一半", "明确要建成三个站点"])
def test_a_story_is_refused_as_a_story(said: str) -> None:
    upper, story = read_source(source_of(UPPER)), read_source(source_of(STORY.format(said=said)))
    failure = refuse(story[0], upper, DEFAULT)
    assert failure is not None
    assert failure.kind is FailureKind.SECONDHAND
