"""A survey to time with: 39 agreement items in 8 sections, and people of 150 councils over ten years.

Everything is made from one seed, a piece at a time, so that two runs time the same bytes at any length.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import attrs

from practicecheck.exchange import read_framework, read_key, source_of
from practicecheck.frameworks import Framework
from practicecheck.scoring import Minimum, ScoringKey
from practicecheck.surveys import AskedItem, Questionnaire

ITEMS = tuple(f"q{n}" for n in range(1, 40))
SECTIONS = {f"s{n}": tuple(ITEMS[5 * n - 5 : 5 * n]) for n in range(1, 9)}
BY = ("council", "year", "role")
POINTS = (1, 2, 3, 4, 5)
CROSS = 9
_COUNCILS = tuple(f"Council {n:03}" for n in range(150))
_ROLES = ("practitioner", "senior", "principal", "manager", "educator", "other")
_REGIONS = tuple(f"Region {n}" for n in range(1, 10))
_SEED = 20161125
_ROW_GROUP = 122_880
_PIECE = 4 * _ROW_GROUP


@cache
def framework_text() -> str:
    """The framework, as it would be read from a file."""
    sections = [
        {
            "id": section,
            "title": f"Section {section}",
            "locator": "benchmark",
            "items": [
                {
                    "id": item,
                    "text": f"I have what I need for condition {item}.",
                    "locator": "benchmark",
                    "takes": [{"type": "score", "scales": ["agreement-5"]}],
                }
                for item in items
            ],
        }
        for section, items in SECTIONS.items()
    ]
    return json.dumps(
        {
            "practicecheck": "framework/1",
            "id": "benchmark-survey@1",
            "title": "A survey to time with",
            "summary": "Made by a program.",
            "provenance": {
                "publisher": "benchmarks",
                "title": "None",
                "date": "2026",
                "licence": "CC0-1.0",
                "attribution": "None",
                "address": "https://example.org",
                "wording": "ours",
            },
            "scales": [
                {
                    "id": "agreement-5",
                    "title": "Agreement",
                    "points": [{"code": code, "anchor": f"point {code}"} for code in POINTS],
                    "not_applicable": "does not apply",
                    "default_key": "agreement-100@1",
                    "locator": "benchmark",
                }
            ],
            "sections": sections,
        }
    )


def framework() -> Framework:
    """The framework."""
    return read_framework(source_of(framework_text()))


def key() -> ScoringKey:
    """The key: a score for whoever answered half of what applies."""
    shipped = read_key(files("practicecheck.scoring") / "data" / "agreement-100@1.yaml")
    return attrs.evolve(shipped, minimum=Minimum(percent=50))


def questionnaire() -> Questionnaire:
    """Which column holds which item, and that 9 stands for X."""
    return Questionnaire(
        framework="benchmark-survey@1",
        scale="agreement-5",
        items=tuple(AskedItem(item=item, column=item) for item in ITEMS),
        not_applicable=(CROSS,),
    )


def write_survey(rows: int, file: Path) -> None:
    """Write the answers of so many people.

    Args:
        rows: How many people.
        file: The file, CSV or Parquet.
    """
    import polars as pl
    import pyarrow.parquet as pq

    writer = None
    with file.open("wb") as out:
        for n, piece in enumerate(_pieces(rows)):
            if file.suffix == ".csv":
                pl.from_arrow(piece).write_csv(out, include_header=n == 0)
                continue
            writer = writer or pq.ParquetWriter(out, piece.schema, compression="zstd")
            writer.write_table(piece, row_group_size=_ROW_GROUP)
        if writer:
            writer.close()


def _pieces(rows: int) -> Iterator[object]:
    import numpy as np
    import pyarrow as pa

    dice = np.random.default_rng(_SEED)
    # Some questions are easier to agree with, and some are skipped more often than others.
    ease, skipped = dice.normal(0.3, 0.4, len(ITEMS)), dice.uniform(0.01, 0.06, len(ITEMS))
    crossed = np.where(dice.random(len(ITEMS)) < 0.3, 0.08, 0.01)
    climate = dice.normal(0, 0.25, len(_COUNCILS))
    # Large councils send many more people than small ones.
    size = dice.lognormal(0, 0.7, len(_COUNCILS))

    def named(numbers: object, names: tuple[str, ...]) -> object:
        return pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int16()), pa.array(names))

    for start in range(0, rows, _PIECE):
        n = min(_PIECE, rows - start)
        council = dice.choice(len(_COUNCILS), n, p=size / size.sum())
        columns = {
            "council": named(council, _COUNCILS),
            "year": pa.array(dice.integers(2016, 2026, n), pa.int16()),
            "role": named(dice.choice(len(_ROLES), n, p=(0.55, 0.18, 0.05, 0.12, 0.04, 0.06)), _ROLES),
            "region": named(council % len(_REGIONS), _REGIONS),
        }
        mood = dice.normal(0, 0.6, n) + climate[council]
        # A few give up halfway.
        stopped = np.where(dice.random(n) < 0.05, dice.integers(0, len(ITEMS), n), len(ITEMS))
        for at, item in enumerate(ITEMS):
            felt = 3 + ease[at] + mood + dice.normal(0, 0.8, n)
            answer = np.clip(np.rint(felt), POINTS[0], POINTS[-1]).astype(np.int8)
            answer[dice.random(n) < crossed[at]] = CROSS
            columns[item] = pa.array(answer, mask=(dice.random(n) < skipped[at]) | (at >= stopped))
        yield pa.table(columns)
