"""Distributions that tests make: written as a wheel's files are, where Python finds them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

EntryPoints = Mapping[str, Mapping[str, str]]


def files_of(
    name: str, files: Mapping[str, str], entry_points: EntryPoints, version: str = "1.0"
) -> dict[str, str]:
    """The files of an installed distribution: its own, and what is said of it."""
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    lines = [
        line
        for group, entries in entry_points.items()
        for line in (f"[{group}]", *(f"{entry} = {value}" for entry, value in entries.items()))
    ]
    return {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "\n".join(lines) + "\n",
    }


def install(folder: Path, name: str, files: Mapping[str, str], entry_points: EntryPoints) -> None:
    """Put a distribution into a folder on the path."""
    for place, text in files_of(name, files, entry_points).items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def wheel(folder: Path, name: str, files: Mapping[str, str], entry_points: EntryPoints) -> Path:
    """Build a wheel that pip installs."""
    made = files_of(name, files, entry_points)
    info = next(place for place in made if place.endswith("/WHEEL")).rpartition("/")[0]
    made[f"{info}/RECORD"] = "".join(f"{place},,\n" for place in (*made, f"{info}/RECORD"))
    path = folder / f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for place, text in made.items():
            archive.writestr(place, text)
    return path
