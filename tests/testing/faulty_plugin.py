"""A module with one offer for each way to break the contract in Python. Only the kit's tests load it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import click

from practicecheck.commands import Command
from practicecheck.errors import DocumentError
from practicecheck.exchange import (
    Exporter,
    FormExporter,
    Imported,
    Importer,
    document_text,
    document_tree,
    open_bytes,
    read_assessment,
    source_of,
)
from practicecheck.frameworks import Weight
from practicecheck.hookspecs import hookimpl
from practicecheck.plans import ActionRule, Judgement

practicecheck_contract = 1
WRITTEN = "faulty-plugin-was-here.txt"


def texts(content) -> list[str]:
    found = [content.title]
    for reported in content.assessments:
        found += [reported.card.unit or "", *(answer.narrative or "" for answer in reported.assessment.answers)]
    return found


def raises(content) -> bytes:
    return content.assessments[0].card.unit.encode()


def writes(content) -> bytes:
    Path(WRITTEN).write_text(content.title)
    Path(WRITTEN).unlink()
    return b"ok"


def calls(_content) -> bytes:
    subprocess.run([sys.executable, "-c", ""], check=True)
    return b"ok"


def clocks(content) -> bytes:
    return f"{content.title} {time.time()}".encode()


def changes(content) -> bytes:
    object.__setattr__(content, "title", content.title + "!")
    return b"ok"


def web_page(content) -> bytes:
    return f"<p>{'</p><p>'.join(texts(content))}</p>".encode()


def table(content) -> bytes:
    return "\n".join(f'"{text}"'.replace("\n", " ") for text in texts(content)).encode()


def nothing(_content) -> bytes:
    return b""


def sound(content) -> bytes:
    return content.title.encode()


def exporter(name, export, ending=".out") -> Exporter:
    return Exporter(name=name, title=name, endings=(ending,), export=export)


def whole_form(content) -> bytes:
    return document_text(content.assessment).encode()


def form(name) -> FormExporter:
    return FormExporter(name=name, title=name, endings=(f".{name}",), export=whole_form)


def whole(file, frameworks):
    try:
        text = file.data.decode()
    except UnicodeDecodeError:
        open_bytes(Path("no-such-file"), file.name)
    yield Imported(tree=document_tree(read_assessment(source_of(text), frameworks)))


def lossy(file, frameworks):
    for imported in whole(file, frameworks):
        answers = {
            item: {key: value for key, value in answer.items() if key != "comment"}
            for item, answer in imported.tree.get("answers", {}).items()
        }
        yield Imported(tree={**imported.tree, "answers": answers})


def twice(file, frameworks):
    yield from whole(file, frameworks)
    yield from whole(file, frameworks)


def refuses(file, _frameworks):
    raise DocumentError([])


def careless(file, _frameworks):
    text = file.data.decode()
    yield Imported(tree={"practicecheck": "assessment/1", "framework": text.split("\n")[1]})


def importer(name, read) -> Importer:
    return Importer(name=name, title=name, endings=(f".{name}",), read=read)


def rule(name, judge) -> ActionRule:
    return ActionRule(id=name, text="A rule.", weight=Weight.ADVICE, locator="Page 1", judge=judge)


COUNT = [0]


def moody(_plan, _framework) -> Judgement:
    COUNT[0] += 1
    return Judgement(found=f"{COUNT[0]} times")


@hookimpl
def practicecheck_exporters():
    return [
        exporter("raises", raises),
        exporter("writes", writes),
        exporter("calls", calls),
        exporter("clocks", clocks),
        exporter("changes", changes),
        exporter("web-page", web_page, ".html"),
        exporter("table", table, ".csv"),
        exporter("no-json", sound, ".json"),
        exporter("no-xml", sound, ".xml"),
        exporter("no-pdf", sound, ".pdf"),
        exporter("no-package", sound, ".docx"),
        exporter("nothing", nothing),
        exporter("sound", sound),
        exporter("htm1", sound),
        form("whole"),
        form("lossy"),
        form("twice"),
        form("refuses"),
    ]


@hookimpl
def practicecheck_importers():
    return [
        importer("whole", whole),
        importer("lossy", lossy),
        importer("twice", twice),
        importer("refuses", refuses),
        importer("careless", careless),
    ]


@hookimpl
def practicecheck_action_rules():
    return [
        rule("somebody:else", lambda _plan, _framework: Judgement(found="nothing")),
        rule("faulty-plugin:moody", moody),
        rule("faulty-plugin:first", lambda plan, _: Judgement(found=plan.actions[0].id)),
        rule("faulty-plugin:silent", lambda _plan, _framework: Judgement(found=" ", do="")),
        rule("faulty-plugin:stranger", lambda _plan, _: Judgement(found="one", do="Mend it.", actions=("zz",))),
    ]


def stops() -> click.Command:
    raise SystemExit(3)


@hookimpl
def practicecheck_commands():
    return [
        Command(name="other-name", summary="One.", load=lambda: click.Command("other-name", help="One.")),
        Command(name="faulty-plugin-stops", summary="Two.", load=stops),
        Command(name="faulty-plugin-text", summary="", load=lambda: "no command"),
        Command(name="faulty-plugin-mute", summary="Four.", load=lambda: click.Command("mute")),
        Command(name="rep0rt", summary="Five.", load=lambda: click.Command("rep0rt", help="Five.")),
    ]
