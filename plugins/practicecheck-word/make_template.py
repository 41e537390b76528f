"""Pack the folder ``template`` into the template that is shipped: ``python make_template.py``.

The template is kept as XML that a person can read and compare. Packed twice, it is the same twice.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HERE = Path(__file__).parent
SOURCES = HERE / "template"
PACKED = HERE / "src" / "practicecheck_word" / "template.docx"


def pack() -> None:
    """Write the template."""
    files = sorted(file for file in SOURCES.rglob("*") if file.is_file())
    with ZipFile(PACKED, "w") as packed:
        for file in files:
            entry = ZipInfo(file.relative_to(SOURCES).as_posix())
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            packed.writestr(entry, file.read_bytes())


if __name__ == "__main__":
    pack()
