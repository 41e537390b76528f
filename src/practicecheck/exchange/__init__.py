"""How things travel: documents in YAML and JSON, strictly read and written back the same."""

from typing import TYPE_CHECKING

from practicecheck.facade import lazily

if TYPE_CHECKING:
    from practicecheck.exchange._ballot_form import (
        ballot_table,
        blank_ballot_paper,
        blank_ballot_table,
        voted_on,
    )
    from practicecheck.exchange._ballot_json import ballots_tree
    from practicecheck.exchange._ballot_merge import merge_ballots
    from practicecheck.exchange._blank import blank_assessment
    from practicecheck.exchange._comparison_csv import COMPARISON_COLUMNS, comparison_csv, comparison_rows
    from practicecheck.exchange._comparison_json import comparison_tree, headline
    from practicecheck.exchange._contributions import read_contribution
    from practicecheck.exchange._crosswalk_json import (
        carrying_tree,
        crosswalk_check_tree,
        crosswalks_tree,
        route_tree,
    )
    from practicecheck.exchange._csv_records import TableRow
    from practicecheck.exchange._csv_text import csv_bytes
    from practicecheck.exchange._cycle_form import cycle_form
    from practicecheck.exchange._cycle_json import status_tree
    from practicecheck.exchange._diff_json import diff_tree
    from practicecheck.exchange._document import check, read_any
    from practicecheck.exchange._exporter import Exporter
    from practicecheck.exchange._extended_json import extended_tree
    from practicecheck.exchange._form import FormContent, FormExporter
    from practicecheck.exchange._funnel_json import funnel_csv, funnel_page, funnel_tree
    from practicecheck.exchange._funnel_svg import funnel_svg
    from practicecheck.exchange._funnel_table import read_aggregates
    from practicecheck.exchange._funnel_words import FUNNEL_HEADINGS, funnel_cells, funnel_notes
    from practicecheck.exchange._group_columns import GroupColumn, ValueColumn, group_columns, value_scale
    from practicecheck.exchange._group_sizes import read_group_sizes
    from practicecheck.exchange._group_table import read_group_table
    from practicecheck.exchange._guidance_text import beside_item
    from practicecheck.exchange._importer import Imported, ImportedFile, Importer
    from practicecheck.exchange._importing import ImportedDocument, import_documents
    from practicecheck.exchange._indicators_json import indicators_csv, indicators_tree, rates_problems
    from practicecheck.exchange._json_text import json_text
    from practicecheck.exchange._kinds import HEADER, KINDS, Document, Kind, kind_of
    from practicecheck.exchange._lineage_json import successions_tree, verdicts_tree
    from practicecheck.exchange._links import read_linked
    from practicecheck.exchange._lock import held
    from practicecheck.exchange._mapping_reader import read_mapping
    from practicecheck.exchange._opening import Readable, open_bytes, open_source, source_of
    from practicecheck.exchange._paper import on_paper
    from practicecheck.exchange._peers_table import PEER_COLUMNS, peers_csv, peers_tree
    from practicecheck.exchange._plan_json import outcomes_tree, progress_tree, review_tree
    from practicecheck.exchange._policies import POLICIES, read_ledger, read_policy, shipped_policy
    from practicecheck.exchange._problem_json import problem_tree
    from practicecheck.exchange._profile_table import ChosenPeers, read_chosen_peers, read_profiles
    from practicecheck.exchange._reader import (
        read_assessment,
        read_ballot_paper,
        read_crosswalk,
        read_cycle,
        read_extension,
        read_framework,
        read_golden_cases,
        read_indicators,
        read_key,
        read_lineage,
        read_manifest,
        read_plan,
        read_questionnaire,
        read_settings,
        read_units,
    )
    from practicecheck.exchange._released_table import (
        read_released_tables,
        release_tree,
        released_csv,
        released_rows,
        released_tree,
    )
    from practicecheck.exchange._rollup_csv import rollup_csv
    from practicecheck.exchange._rollup_json import rollup_tree
    from practicecheck.exchange._schema import json_schema
    from practicecheck.exchange._score_json import score_tree
    from practicecheck.exchange._source import Plain, Source
    from practicecheck.exchange._survey_draft import survey_draft_text
    from practicecheck.exchange._survey_file import (
        SurveyRows,
        is_small,
        no_answers,
        open_survey,
        read_survey_rows,
        survey_files,
        unreadable,
    )
    from practicecheck.exchange._survey_map_json import survey_check_tree, survey_draft_tree
    from practicecheck.exchange._survey_reliability import reliability_csv, reliability_tree
    from practicecheck.exchange._survey_response import response_csv, response_tree
    from practicecheck.exchange._survey_table import survey_csv, survey_tree
    from practicecheck.exchange._table_text import TableText, read_table_text, table_text
    from practicecheck.exchange._workforce_table import WorkforceTable, read_workforce_table
    from practicecheck.exchange._writer import (
        document_text,
        document_tree,
        write_document,
        write_file,
        yaml_text,
    )
    from practicecheck.exchange.exporters import EXPORTERS
    from practicecheck.exchange.forms import FORMS
    from practicecheck.exchange.reports._comparing import Comparing
    from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
    from practicecheck.exchange.reports._cycle_content import (
        AskedAndAnswered,
        ReportedCycle,
        ReportForm,
        Said,
    )
    from practicecheck.exchange.reports._cycle_making import cycle_content
    from practicecheck.exchange.reports._making import report_content

__all__ = [
    "COMPARISON_COLUMNS",
    "EXPORTERS",
    "FORMS",
    "FUNNEL_HEADINGS",
    "HEADER",
    "KINDS",
    "PEER_COLUMNS",
    "POLICIES",
    "AskedAndAnswered",
    "ChosenPeers",
    "Comparing",
    "Document",
    "Exporter",
    "FormContent",
    "FormExporter",
    "GroupColumn",
    "Imported",
    "ImportedDocument",
    "ImportedFile",
    "Importer",
    "Kind",
    "Plain",
    "Readable",
    "ReportContent",
    "ReportForm",
    "ReportedAssessment",
    "ReportedCycle",
    "Said",
    "Source",
    "SurveyRows",
    "TableRow",
    "TableText",
    "ValueColumn",
    "WorkforceTable",
    "ballot_table",
    "ballots_tree",
    "beside_item",
    "blank_assessment",
    "blank_ballot_paper",
    "blank_ballot_table",
    "carrying_tree",
    "check",
    "comparison_csv",
    "comparison_rows",
    "comparison_tree",
    "crosswalk_check_tree",
    "crosswalks_tree",
    "csv_bytes",
    "cycle_content",
    "cycle_form",
    "diff_tree",
    "document_text",
    "document_tree",
    "extended_tree",
    "funnel_cells",
    "funnel_csv",
    "funnel_notes",
    "funnel_page",
    "funnel_svg",
    "funnel_tree",
    "group_columns",
    "headline",
    "held",
    "import_documents",
    "indicators_csv",
    "indicators_tree",
    "is_small",
    "json_schema",
    "json_text",
    "kind_of",
    "merge_ballots",
    "no_answers",
    "on_paper",
    "open_bytes",
    "open_source",
    "open_survey",
    "outcomes_tree",
    "peers_csv",
    "peers_tree",
    "problem_tree",
    "progress_tree",
    "rates_problems",
    "read_aggregates",
    "read_any",
    "read_assessment",
    "read_ballot_paper",
    "read_chosen_peers",
    "read_contribution",
    "read_crosswalk",
    "read_cycle",
    "read_extension",
    "read_framework",
    "read_golden_cases",
    "read_group_sizes",
    "read_group_table",
    "read_indicators",
    "read_key",
    "read_ledger",
    "read_lineage",
    "read_linked",
    "read_manifest",
    "read_mapping",
    "read_plan",
    "read_policy",
    "read_profiles",
    "read_questionnaire",
    "read_released_tables",
    "read_settings",
    "read_survey_rows",
    "read_table_text",
    "read_units",
    "read_workforce_table",
    "release_tree",
    "released_csv",
    "released_rows",
    "released_tree",
    "reliability_csv",
    "reliability_tree",
    "report_content",
    "response_csv",
    "response_tree",
    "review_tree",
    "rollup_csv",
    "rollup_tree",
    "route_tree",
    "score_tree",
    "shipped_policy",
    "source_of",
    "status_tree",
    "successions_tree",
    "survey_check_tree",
    "survey_csv",
    "survey_draft_text",
    "survey_draft_tree",
    "survey_files",
    "survey_tree",
    "table_text",
    "unreadable",
    "value_scale",
    "verdicts_tree",
    "voted_on",
    "write_document",
    "write_file",
    "yaml_text",
]

__getattr__ = lazily(
    __name__,
    {
        "_ballot_form": ("ballot_table", "blank_ballot_paper", "blank_ballot_table", "voted_on"),
        "_ballot_json": ("ballots_tree",),
        "_ballot_merge": ("merge_ballots",),
        "_blank": ("blank_assessment",),
        "_contributions": ("read_contribution",),
        "_crosswalk_json": ("carrying_tree", "crosswalk_check_tree", "crosswalks_tree", "route_tree"),
        "_csv_records": ("TableRow",),
        "_csv_text": ("csv_bytes",),
        "_cycle_form": ("cycle_form",),
        "_cycle_json": ("status_tree",),
        "_document": ("check", "read_any"),
        "_exporter": ("Exporter",),
        "_extended_json": ("extended_tree",),
        "_form": ("FormContent", "FormExporter"),
        "_group_columns": ("GroupColumn", "ValueColumn", "group_columns", "value_scale"),
        "_group_sizes": ("read_group_sizes",),
        "_group_table": ("read_group_table",),
        "_funnel_json": ("funnel_csv", "funnel_page", "funnel_tree"),
        "_funnel_svg": ("funnel_svg",),
        "_funnel_table": ("read_aggregates",),
        "_funnel_words": ("FUNNEL_HEADINGS", "funnel_cells", "funnel_notes"),
        "_guidance_text": ("beside_item",),
        "_importer": ("Imported", "ImportedFile", "Importer"),
        "_importing": ("ImportedDocument", "import_documents"),
        "_indicators_json": ("indicators_csv", "indicators_tree", "rates_problems"),
        "_json_text": ("json_text",),
        "_kinds": ("HEADER", "KINDS", "Document", "Kind", "kind_of"),
        "_mapping_reader": ("read_mapping",),
        "_links": ("read_linked",),
        "_lock": ("held",),
        "_opening": ("Readable", "open_bytes", "open_source", "source_of"),
        "_paper": ("on_paper",),
        "_lineage_json": ("successions_tree", "verdicts_tree"),
        "_peers_table": ("PEER_COLUMNS", "peers_csv", "peers_tree"),
        "_profile_table": ("ChosenPeers", "read_chosen_peers", "read_profiles"),
        "_plan_json": ("outcomes_tree", "progress_tree", "review_tree"),
        "_policies": ("POLICIES", "read_ledger", "read_policy", "shipped_policy"),
        "_problem_json": ("problem_tree",),
        "_reader": (
            "read_assessment",
            "read_ballot_paper",
            "read_crosswalk",
            "read_cycle",
            "read_extension",
            "read_framework",
            "read_golden_cases",
            "read_indicators",
            "read_key",
            "read_lineage",
            "read_questionnaire",
            "read_manifest",
            "read_plan",
            "read_settings",
            "read_units",
        ),
        "reports._cycle_content": ("AskedAndAnswered", "ReportForm", "ReportedCycle", "Said"),
        "reports._cycle_making": ("cycle_content",),
        "reports._making": ("report_content",),
        "reports._comparing": ("Comparing",),
        "reports._content": ("ReportContent", "ReportedAssessment"),
        "_comparison_csv": ("COMPARISON_COLUMNS", "comparison_csv", "comparison_rows"),
        "_comparison_json": ("comparison_tree", "headline"),
        "_diff_json": ("diff_tree",),
        "_released_table": (
            "read_released_tables",
            "release_tree",
            "released_csv",
            "released_rows",
            "released_tree",
        ),
        "_rollup_csv": ("rollup_csv",),
        "_rollup_json": ("rollup_tree",),
        "_schema": ("json_schema",),
        "_score_json": ("score_tree",),
        "_source": ("Plain", "Source"),
        "_survey_draft": ("survey_draft_text",),
        "_survey_map_json": ("survey_check_tree", "survey_draft_tree"),
        "_survey_file": (
            "SurveyRows",
            "is_small",
            "no_answers",
            "open_survey",
            "read_survey_rows",
            "survey_files",
            "unreadable",
        ),
        "_survey_reliability": ("reliability_csv", "reliability_tree"),
        "_survey_response": ("response_csv", "response_tree"),
        "_survey_table": ("survey_csv", "survey_tree"),
        "_table_text": ("TableText", "read_table_text", "table_text"),
        "_workforce_table": ("WorkforceTable", "read_workforce_table"),
        "_writer": ("document_text", "document_tree", "write_document", "write_file", "yaml_text"),
        "exporters": ("EXPORTERS",),
        "forms": ("FORMS",),
    },
)
