"""The cells of a survey as Parquet, for data frames: one row each, written government after government."""

from __future__ import annotations

import importlib.util
from itertools import islice
from typing import Any, BinaryIO

from compare.errors import PolicyCompareError
from compare.survey.collect import collect
from compare.survey.columns import CELLS
from compare.survey.model import Survey
from compare.survey.tabulate import list_cells

SCHEMA = "policy-compare/survey-cells/1"
# Rows in a group: what is in memory at once.
GROUP = 20_000


def check_parquet() -> None:
    """Refuse where the extra is not installed.

    Raises:
        PolicyCompareError: So it is, with what to do.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise PolicyCompareError(
            "写 Parquet 需要 pyarrow；请执行 pip install 'policy-compare[parquet]'，或用 --format xlsx"
        )


def write_parquet(survey: Survey, file: BinaryIO) -> None:
    """The cells with the columns of ``tabulate.CELLS`` by their names; the same bytes for the same survey.

    Raises:
        PolicyCompareError: pyarrow is not installed.
    """
    check_parquet()
    import pyarrow
    from pyarrow import parquet

    types: dict[str, Any] = {"text": pyarrow.string(), "count": pyarrow.int32(), "yes": pyarrow.bool_()}
    schema = pyarrow.schema(
        [(one.name, types.get(one.kind, pyarrow.float64())) for one in CELLS],
        metadata={"schema": SCHEMA, "version": survey.run.version},
    )
    data = collect(survey)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        cells = list_cells(data, codes=True)
        while rows := list(islice(cells, GROUP)):
            columns = [list(values) for values in zip(*rows, strict=True)]
            writer.write_table(pyarrow.table(dict(zip(schema.names, columns, strict=True)), schema=schema))
