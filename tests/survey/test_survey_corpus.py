"""The corpus: what is added can be found, is there once, and is gone when it is removed."""

from __future__ import annotations

import os
import stat

import pytest
from click.testing import CliRunner

from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.survey.corpus import add, list_entries, remove, show
from compare.survey.similar import search_alike, search_words
from compare.survey.store import Store, pack
from conftest import ROOT

FILES = sorted((ROOT / "corpus").glob("*.txt"))


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "office.sqlite") as made:
        add(made, FILES)
        yield made


def test_added_twice_is_there_once(store):
    again = add(store, FILES)
    assert again.entries == ()
    assert again.known == len(list_entries(store)) == len(FILES)
    assert store.ask("SELECT count(*) FROM clauses") == store.ask("SELECT count(DISTINCT entry || clause) FROM clauses")


def test_a_bad_file_does_not_keep_others_out(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    with Store(tmp_path / "s") as made:
        added = add(made, [tmp_path / "empty.txt", FILES[0]])
    assert len(added.entries) == 1
    assert "空" in added.problems[0]


@pytest.mark.parametrize("words", ["动力电池", "回收 站点", "电池", '"引号', "县 OR 市", "*"])
def test_all_words_stand_in_what_is_found(store, words):
    for hit in search_words(store, words, 20):
        assert all(word in hit.text for word in words.split())


def test_words_of_any_length_are_found(store):
    for words in ("电池", "动力电池", "退役动力电池 回收"):
        assert search_words(store, words, 5)
    assert search_words(store, "宇宙飞船", 5) == ()
    with pytest.raises(PolicyCompareError, match="没有要查的词"):
        search_words(store, "  ", 5)


def test_a_clause_is_likest_to_itself(store):
    clause = next(one for one in show(store, str(FILES[0]))[0].clauses if len(one.text) > 60)
    first, second, *_ = search_alike(store, clause.text, 5)
    assert first.clause == clause.id
    assert first.likeness > 0.99 > second.likeness
    with pytest.raises(PolicyCompareError, match="太短"):
        search_alike(store, "电", 5)


def test_shown_as_it_was_read(store):
    from compare.pipeline import read_documents

    assert show(store, str(FILES[0])) == read_documents([FILES[0]])
    with pytest.raises(PolicyCompareError, match="corpus list"):
        show(store, "没有这份")


def test_damaged_rows_name_the_store(tmp_path):
    with Store(tmp_path / "corpus.sqlite") as kept:
        add(kept, FILES)
        for garbage in (b"garbage", pack(({"id": "x"},)), pack(())[:-4]):
            with kept.writing() as base:
                base.execute("UPDATE entries SET document = ?", (garbage,))
                base.execute("UPDATE files SET documents = ?", (garbage,))
            with pytest.raises(PolicyCompareError, match=r"corpus\.sqlite：存储文件已损坏"):
                show(kept, str(FILES[0]))
            problems = add(kept, FILES).problems
            assert len(problems) == len(FILES)
            assert all("corpus.sqlite：存储文件已损坏" in one for one in problems)


def test_removed_text_is_nowhere_in_the_file(store):
    documents = show(store, str(FILES[0]))
    sentence = max((clause.text for clause in documents[0].clauses), key=len)[:40].encode()
    assert len(remove(store, str(FILES[0]))) == len(documents)
    assert len(list_entries(store)) == len(FILES) - 1
    assert search_words(store, documents[0].clauses[5].text[:12].replace(" ", ""), 5) == ()
    for path in store.path.parent.glob("office.sqlite*"):
        assert sentence not in path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such rights")
def test_only_the_owner_can_read_it(store):
    for path in store.path.parent.glob("office.sqlite*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("no store, but a text that is longer than the header of a file of SQLite would be" * 20)
    before = path.read_bytes()
    with pytest.raises(PolicyCompareError, match="存储文件"):
        Store(path)
    assert path.read_bytes() == before


def test_the_commands_say_what_they_did(tmp_path):
    place = str(tmp_path / "c.sqlite")
    run = CliRunner().invoke
    assert "已加入 3 份文件" in run(cli, ["corpus", "add", *map(str, FILES), "--store", place]).output
    listed = run(cli, ["corpus", "list", "--store", place]).output.splitlines()
    assert len(listed) == 3
    assert "动力电池" in run(cli, ["corpus", "search", "动力电池", "--store", place]).output
    assert run(cli, ["corpus", "search", "回收", "动力电池", "--store", place]).output == (
        run(cli, ["corpus", "search", "回收 动力电池", "--store", place]).output
    )
    assert "相似度" in run(cli, ["corpus", "search", "--alike", "建设回收站点", "--store", place]).output
    assert "统计：" in run(cli, ["corpus", "show", listed[0].split()[0], "--store", place]).output
    assert "已删去" in run(cli, ["corpus", "remove", listed[0].split()[0], "--store", place]).output
    assert run(cli, ["corpus", "list", "--store", str(tmp_path / "none")]).exit_code == 1
