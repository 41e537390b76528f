"""Comparing 150 councils over ten years: beside the reading of their assessments alone.

Each is measured in a process of its own, over the same files. Neither looks for garbage meanwhile, as the
command does not.
"""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from benchmarks.full_form import assessment, framework

COUNCILS, YEARS = 150, 10
_SEED = 20161124
_ROUNDS = 3


def show_comparison() -> None:
    """Print what reading took, and what reading, scoring and comparing took."""
    print(f"\nComparing {COUNCILS} councils over {YEARS} years, full forms, each with the year before")
    for kind, pairs in (("json", COUNCILS), ("yaml", COUNCILS // 5)):
        with tempfile.TemporaryDirectory(prefix="practicecheck-bench-") as folder:
            _write(Path(folder), pairs, kind)
            taken: dict[str, list[float]] = {"read": [], "compare": []}
            for _ in range(_ROUNDS):
                for what, times in taken.items():
                    times.append(_measured(what, folder))
        reading, comparing = (sorted(times)[len(times) // 2] for times in taken.values())
        print(
            f"  {kind}, {pairs} councils: reading {reading:6.2f} s, with scores and verdicts {comparing:6.2f} s"
        )
        print(f"  beside reading alone  x {comparing / reading:5.2f}  (at most 2.0)")


def _write(folder: Path, councils: int, kind: str) -> None:
    """Forms that differ in their points."""
    dice = random.Random(_SEED)
    form = assessment()
    for council in range(councils):
        form["organisation"] = f"Council {council}"
        for year in range(2016, 2016 + YEARS):
            form["capture"] = {"from": f"{year}-04-01", "to": f"{year}-09-30"}
            for answer in form["answers"].values():
                answer["score"] = dice.randrange(5)
            text = json.dumps(form) if kind == "json" else yaml.safe_dump(form, sort_keys=False)
            (folder / f"{council:03}-{year}.{kind}").write_text(text, encoding="utf-8")


def _measured(what: str, folder: str) -> float:
    words = [sys.executable, "-m", "benchmarks.comparison", what, folder]
    done = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True)
    return float(done.stdout)


def main(words: Sequence[str]) -> None:
    """Read, or compare, a folder of assessments, and print the seconds."""
    from importlib.resources import files

    from practicecheck.comparison import Against, Scored, compare_many
    from practicecheck.exchange import comparison_csv, read_assessment, read_key
    from practicecheck.scoring import score_assessment

    gc.disable()
    what, folder = words
    form = framework()
    key = read_key(files("practicecheck.scoring") / "data" / "extent-points@1.yaml")
    began = time.perf_counter()
    read = [read_assessment(str(file), {form.id: form}) for file in sorted(Path(folder).iterdir())]
    if what == "compare":
        sides = [
            Scored(assessment=each, card=score_assessment(each, form, key), name=str(n))
            for n, each in enumerate(read)
        ]
        found = list(compare_many(sides, Against.PREVIOUS))
        assert len(found) == len(read) * (YEARS - 1) // YEARS
        assert comparison_csv(found[:1])
    print(time.perf_counter() - began)


if __name__ == "__main__":
    main(sys.argv[1:])
