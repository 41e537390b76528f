"""Finding fifty plugins, one of them broken, beside pluggy's own loading of the same entry points."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from tests.distributions import install

from benchmarks.timing import processes, show

_PLUGINS = 50
_MANIFEST = "practicecheck: plugin/1\ncontract: 1\ntitle: A council's own questions\n"
_MODULE = (
    "from importlib.resources import files\nfrom practicecheck.hookspecs import hookimpl\n\n\n"
    "@hookimpl\ndef practicecheck_frameworks():\n"
    "    return [files(__name__) / 'frameworks' / '{audit}.yaml']\n"
)
_LOADED = "import pluggy; import practicecheck.catalogue; m = pluggy.PluginManager('practicecheck')\n"
_PLUGGY = _LOADED + "for group in ('practicecheck', 'practicecheck.data'): m.load_setuptools_entrypoints(group)"
_OURS = _LOADED + "from practicecheck import Catalogue; assert len(Catalogue.discover()) > 50"


def show_plugins() -> None:
    """Print how long it takes to find all of them."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder) / "sound", broken=False)
        _fill(Path(folder) / "broken", broken=True)
        nobody = {"PRACTICECHECK_SETTINGS": ""}
        path = {**os.environ, **nobody}
        sound, broken = (
            f"import sys; sys.path.insert(0, {str(Path(folder) / name)!r})\n" for name in ("sound", "broken")
        )
        assert subprocess.run([sys.executable, "-c", broken + _OURS], env=path, check=False).returncode == 0
        times = processes(
            {
                "the catalogue's own imports": ["-c", _LOADED],
                "pluggy loads 50 entry points": ["-c", sound + _PLUGGY],
                "Catalogue.discover(), 50 sound": ["-c", sound + _OURS],
                "... 49 sound, one broken": ["-c", broken + _OURS],
            },
            rounds=11,
        )
    alone = times["the catalogue's own imports"]
    net = {name: taken - alone for name, taken in times.items() if taken != alone}
    limit = {"... 49 sound, one broken": 3.0}
    show("Finding 50 plugins, less the imports", net, "pluggy loads 50 entry points", limit)


def _fill(folder: Path, *, broken: bool) -> None:
    """Half of them data, half of them modules; the last one fails, where one shall."""
    text = (files("practicecheck.frameworks") / "data" / "employer-standards@2020.yaml").read_text(
        encoding="utf-8"
    )
    for n in range(_PLUGINS):
        package, audit = f"council_{n:02}", f"council-{n:02}-audit@2026"
        own = {f"{package}/frameworks/{audit}.yaml": text.replace("employer-standards@2020", audit, 1)}
        group = "practicecheck.data" if n % 2 else "practicecheck"
        if n % 2:
            own |= {f"{package}/plugin.yaml": _MANIFEST, f"{package}/__init__.py": ""}
        else:
            own[f"{package}/__init__.py"] = _MODULE.format(audit=audit)
        if broken and n == _PLUGINS - 2:
            own[f"{package}/__init__.py"] = "raise RuntimeError('the server is down')\n"
        install(folder, f"council-{n:02}", own, {group: {"council": package}})
