"""How things travel: documents in YAML and JSON, strictly read and written back the same."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.exchange._ballot_form import blank_ballot_paper, blank_ballot_table, voted_on
    from practicecheck.exchange._ballot_json import ballots_tree
    from practicecheck.exchange._ballot_merge import merge_ballots
    from practicecheck.exchange._blank import blank_assessment
    from practicecheck.exchange._exporter import Exporter
    from practicecheck.exchange._json_text import json_text
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
        read_ballot_paper,
        read_framework,
        read_golden_cases,
        read_key,
        read_plan,
        source_of,
    )
    from practicecheck.exchange._schema import json_schema
    from practicecheck.exchange._score_json import score_tree
    from practicecheck.exchange._source import Plain, Source
    from practicecheck.exchange._writer import (
        document_text,
        document_tree,
        write_document,
        write_file,
        yaml_text,
    )
    from practicecheck.exchange.exporters import EXPORTERS
    from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
    from practicecheck.exchange.reports._making import report_content

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
    "ballots_tree",
    "blank_assessment",
    "blank_ballot_paper",
    "blank_ballot_table",
    "check",
    "document_text",
    "document_tree",
    "json_schema",
    "json_text",
    "kind_of",
    "merge_ballots",
    "on_paper",
    "open_source",
    "problem_tree",
    "progress_tree",
    "read_any",
    "read_assessment",
    "read_ballot_paper",
    "read_framework",
    "read_golden_cases",
    "read_key",
    "read_plan",
    "report_content",
    "review_tree",
    "score_tree",
    "source_of",
    "voted_on",
    "write_document",
    "write_file",
    "yaml_text",
]

__getattr__ = lazily(
    __name__,
    {
        "_ballot_form": ("blank_ballot_paper", "blank_ballot_table", "voted_on"),
        "_ballot_json": ("ballots_tree",),
        "_ballot_merge": ("merge_ballots",),
        "_blank": ("blank_assessment",),
        "_exporter": ("Exporter",),
        "_json_text": ("json_text",),
        "_kinds": ("HEADER", "KINDS", "Document", "Kind", "kind_of"),
        "_paper": ("on_paper",),
        "_plan_json": ("progress_tree", "review_tree"),
        "_problem_json": ("problem_tree",),
        "_reader": (
            "Readable",
            "check",
            "open_source",
            "read_any",
            "read_assessment",
            "read_ballot_paper",
            "read_framework",
            "read_golden_cases",
            "read_key",
            "read_plan",
            "source_of",
        ),
        "reports._making": ("report_content",),
        "reports._content": ("ReportContent", "ReportedAssessment"),
        "_schema": ("json_schema",),
        "_score_json": ("score_tree",),
        "_source": ("Plain", "Source"),
        "_writer": ("document_text", "document_tree", "write_document", "write_file", "yaml_text"),
        "exporters": ("EXPORTERS",),
    },
)
