"""How things travel: documents in YAML and JSON, strictly read and written back the same."""

from practicecheck.exchange._blank import blank_assessment
from practicecheck.exchange._exporter import Exporter
from practicecheck.exchange._kinds import HEADER, KINDS, Document, Kind, kind_of
from practicecheck.exchange._paper import on_paper
from practicecheck.exchange._plan_json import progress_tree, review_tree
from practicecheck.exchange._problem_json import problem_tree
from practicecheck.exchange._reader import (
    Readable,
    check,
    open_source,
    read_any,
    read_assessment,
    read_framework,
    read_golden_cases,
    read_key,
    read_plan,
    source_of,
)
from practicecheck.exchange._report import report_content
from practicecheck.exchange._report_content import ReportContent, ReportedAssessment
from practicecheck.exchange._schema import json_schema
from practicecheck.exchange._score_json import score_tree
from practicecheck.exchange._source import Plain, Source
from practicecheck.exchange._writer import (
    document_text,
    document_tree,
    json_text,
    write_document,
    write_file,
    yaml_text,
)
from practicecheck.exchange.exporters import EXPORTERS

__all__ = [
    "EXPORTERS",
    "HEADER",
    "KINDS",
    "Document",
    "Exporter",
    "Kind",
    "Plain",
    "Readable",
    "ReportContent",
    "ReportedAssessment",
    "Source",
    "blank_assessment",
    "check",
    "document_text",
    "document_tree",
    "json_schema",
    "json_text",
    "kind_of",
    "on_paper",
    "open_source",
    "problem_tree",
    "progress_tree",
    "read_any",
    "read_assessment",
    "read_framework",
    "read_golden_cases",
    "read_key",
    "read_plan",
    "report_content",
    "review_tree",
    "score_tree",
    "source_of",
    "write_document",
    "write_file",
    "yaml_text",
]
