"""What belongs to the project: its folder, and the files that it tracks."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MADE = {".git", ".venv", "build", "dist", "_build", "__pycache__"}


def tracked() -> list[Path]:
    """The files that are kept under version control, or what was unpacked from a distribution."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whichever git there is
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    return [file for file in ROOT.rglob("*") if file.is_file() and not _MADE & {*file.relative_to(ROOT).parts}]
