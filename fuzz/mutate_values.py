"""Mutations of JSON and of tables that stay JSON and tables: values of wrong kinds, lost keys, moved cells.

Text changed by its bytes is nearly always refused by the parser; what is changed here reaches the checks behind it.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import random
from collections.abc import Iterator
from typing import Any

from fuzz.mutate import VALUES, mutate_text, mutate_utf8

# Values that stand where a checker expects others.
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 10**30, -0.0, 1.5, 1e308, float("nan"), float("inf")),
    *("", " ", "0", "\x00", "\ud800", "\u202e", "=1+1", "'=1+1", "adopt", "extend", "omit", "../../x", "x" * 5000),
    *([], {}, [[]], [None], {"": None}, [1, "x"], {"id": {}}, {"text": []}),
)
# What reviewers write, and what they might.
CELLS = (
    *("接受", "驳回", "更改", "豁免", "采纳", "拓展", "缺失", "关系", "对应条款", "变化", "accept", "change", "waive"),
    *(
        "2026-12-31",
        "2026/2/30",
        "2026年1月1日",
        "0000-00-00",
        "9999-99-99",
        "46000",
        "二〇二六年",
        "2026-01-01 00:00:00",
    ),
    *(
        '{"verdict": "accept"}',
        '{"verdict": 1}',
        "{}",
        "[]",
        "[" * 3000,
        "9" * 5000,
        '{"a": ' + "9" * 5000 + "}",
        "null",
    ),
    *("理" * 4001, "'=x", "=1+1", '"', "a\nb", "a\r\nb", "\t", ";", ",", "\ufeff", "\x00", "\u2028", "\ud800"),
)
DEEP = 100_000  # nested lists: more than the parser takes


def mutate_json(data: bytes, chance: random.Random) -> bytes:
    """JSON whose values are changed, and that is parsed again; now and then its text is changed."""
    if chance.random() < 0.1:
        return mutate_utf8(data, chance)
    return write_json(change_tree(json.loads(data), chance), chance)


def mutate_json_lines(data: bytes, chance: random.Random) -> bytes:
    """The same of JSON with a value on each line; lines are doubled, lost and moved too."""
    if chance.random() < 0.1:
        return mutate_utf8(data, chance)
    rows = [json.loads(line) for line in data.splitlines()]
    for _ in range(1 + int(chance.expovariate(0.7))):
        way = chance.randrange(8)
        if way == 0 and rows:
            del rows[chance.randrange(len(rows))]
        elif way == 1 and rows:
            rows.insert(chance.randrange(len(rows) + 1), copy.deepcopy(chance.choice(rows)))
        elif way == 2:
            chance.shuffle(rows)
        elif rows:
            at = chance.randrange(len(rows))
            rows[at] = change_tree(rows[at], chance)
    return b"\n".join(write_json(row, chance) for row in rows)


def change_tree(tree: Any, chance: random.Random) -> Any:
    """A few values anywhere in it lost, exchanged, doubled, renamed, nested, or replaced by odd ones."""
    root = [copy.deepcopy(tree)]
    for _ in range(1 + int(chance.expovariate(0.5))):
        places = list(walk(root))
        holder, key = chance.choice(places)
        other, there = chance.choice(places)
        way = chance.randrange(9)
        if way <= 2:
            holder[key] = copy.deepcopy(chance.choice(ODD))
        elif way == 3 and holder is not root:
            del holder[key]
        elif way == 4:
            holder[key] = copy.deepcopy(other[there])
        elif way == 5 and isinstance(holder, list) and len(holder) < 40:
            holder.extend(copy.deepcopy(holder[key]) for _ in range(chance.choice((1, 1, 9))))
        elif way == 6 and isinstance(holder, dict):
            holder[chance.choice((mutate_text(str(key), chance), str(there), ""))[:50]] = holder.pop(key)
        elif way == 7 and isinstance(holder[key], str):
            holder[key] = mutate_text(holder[key], chance)[:2000]
        else:
            holder[key] = chance.choice(([holder[key]], {"id": holder[key]}, str(holder[key])))
        if len(places) > 400:
            break
    return root[0]


def walk(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every value of lists and mappings, as what holds it and its key there."""
    pairs = list(enumerate(tree)) if isinstance(tree, list) else list(tree.items())
    for key, value in pairs:
        yield tree, key
        if isinstance(value, list | dict):
            yield from walk(value)


def write_json(tree: Any, chance: random.Random) -> bytes:
    """The text of a tree; now and then with numbers too long for Python, or nested too deep."""
    text = json.dumps(tree, ensure_ascii=chance.random() < 0.3)
    if chance.random() < 0.05 and (colons := [at for at, char in enumerate(text) if char == ":"]):
        at = chance.choice(colons) + 1
        text = (
            text[:at] + chance.choice(("9" * 5000, "[" * DEEP, "[" * 500 + "]" * 500, "1e999", "NaN", "")) + text[at:]
        )
    return text.encode("utf-8", "surrogatepass")


def mutate_table(data: bytes, chance: random.Random) -> bytes:
    """A CSV with changed cells, rows and columns, other separators and other encodings."""
    if chance.random() < 0.15:
        return mutate_utf8(data, chance)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for _ in range(1 + int(chance.expovariate(0.3))):
        row, other = chance.choice(rows), chance.choice(rows)
        way = chance.randrange(8)
        if way == 0 and len(rows) > 1:
            rows.remove(row)
        elif way == 1 and len(rows) < 60:
            rows.insert(chance.randrange(len(rows) + 1), list(row))
        elif way == 2:
            at = chance.randrange(30)
            for one in rows:
                del one[at : at + 1]
        elif row and other:
            at, there = chance.randrange(len(row)), chance.randrange(len(other))
            row[at] = chance.choice(
                (other[there], chance.choice(CELLS), chance.choice(VALUES), mutate_text(row[at], chance))
            )
    made = io.StringIO()
    cut = chance.choice((",", ",", ",", "\t", ";"))
    csv.writer(made, delimiter=cut, lineterminator=chance.choice(("\r\n", "\n", "\r"))).writerows(rows)
    text = chance.choice(("\ufeff", "")) + made.getvalue()
    encoding = chance.choice(("utf-8",) * 4 + ("gb18030", "utf-16"))
    return text.encode(encoding, "surrogatepass" if encoding != "gb18030" else "replace")
