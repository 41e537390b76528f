"""``python -m benchmarks``: every figure of the library's promises on speed, as ratios within one run."""

from __future__ import annotations

import json
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import as_file, files

import yaml

from benchmarks.comparison import show_comparison
from benchmarks.disclosure import show_disclosure
from benchmarks.full_form import Texts, framework
from benchmarks.others import cattrs_reader, fhir_reader, pydantic_reader
from benchmarks.plugins import show_plugins
from benchmarks.rollup import show_rollup
from benchmarks.surveys import show_surveys
from benchmarks.timing import calls, processes, show
from practicecheck.exchange import document_text, read_assessment, read_key, read_plan, source_of
from practicecheck.scoring import score_assessment


def main() -> None:
    """Print all of it."""
    others = ", ".join(map(_named, ("attrs", "cattrs", "pydantic", "fhir.resources")))
    print(f"Python {platform.python_version()}, {others}")
    _imports()
    _reading()
    _scoring()
    _commands()
    show_rollup()
    show_comparison()
    show_plugins()
    show_disclosure()
    show_surveys()


def _named(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        sys.exit(f"{distribution} is missing: run `make bench`, which installs it.")


_BESIDE = "import attrs, cattrs, pluggy, yaml"


def _imports() -> None:
    times = processes(
        {
            "its dependencies alone": ["-c", _BESIDE],
            "import practicecheck": ["-c", "import practicecheck"],
            "... and its names used": ["-c", "import practicecheck as p; p.score, p.check, p.Catalogue"],
        },
        rounds=15,
    )
    show("Importing, as whole processes", times, "its dependencies alone", {"import practicecheck": 1.3})


def _reading() -> None:
    texts = Texts.make()
    form = framework()
    known = {form.id: form}
    take_assessment, take_plan = pydantic_reader()
    bend, load = cattrs_reader()
    fhir_text, take_fhir = fhir_reader()
    kilobytes = (len(texts.assessment) + len(texts.plan)) // 1000
    times = calls(
        {
            "pydantic, types only": lambda: (take_assessment(texts.assessment), take_plan(texts.plan)),
            "ours, held against the framework": lambda: (
                read_assessment(source_of(texts.assessment), known),
                read_plan(source_of(texts.plan), known),
            ),
            "plain cattrs, types bent": lambda: (bend(texts.assessment), load(texts.plan)),
            "json.loads, nothing checked": lambda: (json.loads(texts.assessment), json.loads(texts.plan)),
        },
        rounds=150,
    )
    show(
        f"Reading a full form and its plan from JSON ({kilobytes} kB)",
        times,
        "pydantic, types only",
        {"ours, held against the framework": 2.5},
    )
    times = calls(
        {
            "fhir.resources": lambda: take_fhir(fhir_text),
            "ours": lambda: read_assessment(source_of(texts.assessment), known),
        },
        rounds=20,
    )
    show("The same answers as a FHIR QuestionnaireResponse", times, "fhir.resources", {"ours": 0.5})
    written = document_text(read_assessment(source_of(texts.assessment), known))
    times = calls(
        {
            "libyaml's own loading": lambda: yaml.load(written, yaml.CSafeLoader),
            "ours": lambda: read_assessment(source_of(written), known),
        },
        rounds=20,
    )
    show("Reading the form from YAML", times, "libyaml's own loading", {"ours": 1.3})


def _scoring() -> None:
    form = framework()
    key = read_key(files("practicecheck.scoring") / "data" / "extent-points@1.yaml")
    text = Texts.make().assessment
    assessment = read_assessment(source_of(text), {form.id: form})
    divided = read_assessment(source_of(Texts.make(split_every=1).assessment), {form.id: form})
    times = calls(
        {
            "reading it from JSON": lambda: read_assessment(source_of(text), {form.id: form}),
            "scoring it, trace included": lambda: score_assessment(assessment, form, key),
            "scoring one on which raters always split": lambda: score_assessment(divided, form, key),
        },
        rounds=100,
    )
    show("Scoring the form", times, "reading it from JSON", {"scoring it, trace included": 1.0})


def _commands() -> None:
    with as_file(files("practicecheck") / "examples" / "how-are-we-doing-northshire.yaml") as example:
        run = "import sys; from practicecheck.cli import main; sys.argv = ['practicecheck', *{}]; main()"
        times = processes(
            {
                "its dependencies alone": ["-c", _BESIDE],
                "practicecheck score FILE": ["-c", run.format(["score", str(example)])],
                "practicecheck --help": ["-c", run.format(["--help"])],
            },
            rounds=15,
        )
    show("Commands, as whole processes", times, "its dependencies alone", {"practicecheck score FILE": 3.0})


if __name__ == "__main__":
    main()
