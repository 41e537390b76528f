"""Rolling up hundreds and thousands of teams: how the cost of a team and the memory grow with their number.

Each size is measured in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.full_form import assessment, framework

FEW, MANY = 500, 5000
_SEED = 20161123


def show_rollup() -> None:
    """Print what both sizes took."""
    with tempfile.TemporaryDirectory(prefix="practicecheck-bench-") as folder:
        kilobytes = _write(Path(folder), MANY) / 1000
        taken = {teams: _measured(folder, teams) for teams in (FEW, MANY)}
    print(
        f"\nRolling up full forms of {kilobytes / MANY:.0f} kB each from JSON, scored, in services of 25 teams"
    )
    for teams, (seconds, peak) in taken.items():
        print(
            f"  {teams:>5} teams  {seconds:6.1f} s  {1000 * seconds / teams:6.2f} ms a team  "
            f"{peak / 1000:6.0f} MB at the peak  (texts: {kilobytes * teams / MANY / 1000:.0f} MB)"
        )
    (few, low), (many, high) = taken[FEW], taken[MANY]
    ratio, more = many / MANY / (few / FEW), (high - low) / (MANY - FEW)
    print(f"  cost of a team, {MANY} beside {FEW}  x {ratio:5.2f}  (at most 1.2)")
    print(f"  memory for each team more  {more:11.1f} kB, of a form of {kilobytes / MANY:.0f} kB")


def _write(folder: Path, teams: int) -> int:
    """Forms that differ in their points; the number of their bytes."""
    dice = random.Random(_SEED)
    form = assessment()
    written = 0
    for team in range(teams):
        form["unit"] = f"team-{team}"
        for answer in form["answers"].values():
            answer["score"] = dice.randrange(5)
        written += (folder / f"{team}.json").write_text(json.dumps(form), encoding="utf-8")
    return written


def _measured(folder: str, teams: int) -> tuple[float, float]:
    """Seconds and the peak of memory in kB."""
    words = [sys.executable, "-m", "benchmarks.rollup", folder, str(teams)]
    done = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True)
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def _units(teams: int) -> dict[str, Any]:
    services = {f"service-{n}": {"within": "top"} for n in range((teams + 24) // 25)}
    below = {f"team-{n}": {"within": f"service-{n // 25}"} for n in range(teams)}
    return {"practicecheck": "units/1", "units": {"top": {}, **services, **below}}


def _peak() -> int:
    """The peak of this process alone, in kB. What the system tells of a child may be its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = re.findall(r"^VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"), re.MULTILINE)
        return int(peak)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(words: Sequence[str]) -> None:
    """Roll up the first teams of a folder, and print seconds and the peak of memory in kB."""
    from importlib.resources import files

    from practicecheck.exchange import read_contribution, read_key, read_units, source_of
    from practicecheck.scoring import gather, roll_up

    folder, teams = Path(words[0]), int(words[1])
    form = framework()
    key = read_key(files("practicecheck.scoring") / "data" / "extent-points@1.yaml")
    tree = read_units(source_of(json.dumps(_units(teams))))
    start = time.perf_counter()
    contributions = [
        read_contribution(folder / f"{n}.json", {form.id: form}, {key.id: key}) for n in range(teams)
    ]
    up = roll_up(gather(contributions, tree))
    seconds = time.perf_counter() - start
    if up.coverage.teams != teams:
        sys.exit("teams were lost")
    print(json.dumps([seconds, _peak()]))


if __name__ == "__main__":
    main(sys.argv[1:])
