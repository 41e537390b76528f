"""Everything in a report's content, for other programs."""

from __future__ import annotations

from practicecheck.comparison import Audience
from practicecheck.exchange._ballot_json import sections_tree, spread_tree
from practicecheck.exchange._comparison_json import comparison_tree
from practicecheck.exchange._json_text import json_text
from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange._plan_json import review_tree
from practicecheck.exchange._released_table import released_tree
from practicecheck.exchange._score_json import score_tree
from practicecheck.exchange._source import Plain, Tree
from practicecheck.exchange._writer import document_tree, plain
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._cycle_content import ReportedCycle
from practicecheck.exchange.reports._words import WORKING_COPY


def export(content: ReportContent) -> bytes:
    """A report as JSON.

    Args:
        content: The report's content.

    Returns:
        UTF-8. Assessments and plan are documents as they would be saved; scorecards are those of ``score`` with
        their explanations.
    """
    tree: Tree = {"practicecheck": "report/1", "audience": content.audience.value}
    if content.audience is Audience.WORKING:
        tree["notice"] = WORKING_COPY
    tree |= {
        "title": content.title,
        "made_on": content.made_on.isoformat(),
        "assessments": [_assessment(reported) for reported in content.assessments],
        "plan": content.plan and document_tree(content.plan),
        "review": content.review and review_tree(content.review),
        "withheld": [{"what": held.what, "why": held.why} for held in content.withheld],
        "form": content.form.value,
        "cycle": content.cycle and _cycle(content.cycle),
        "tables": [released_tree(table) for table in content.tables],
        "comparisons": [comparison_tree(found) for found in content.comparisons],
    }
    return json_text(tree).encode()


def _cycle(cycle: ReportedCycle) -> Plain:
    return {
        **{
            name: plain(getattr(cycle, name))
            for name in (
                *("title", "organisation", "unit", "sponsor", "lead", "forum", "people", "perspectives"),
                *("facilitation", "scope", "contributors", "calendar", "contact", "answers", "report"),
                *("last_year", "said", "note"),
            )
        },
        "unready": [own.step.id for own in cycle.unready],
        "due": [own.step.id for own in cycle.due],
    }


def _assessment(reported: ReportedAssessment) -> Plain:
    framework = reported.framework
    return {
        "framework": {
            "id": framework.id,
            "title": framework.title,
            "provenance": plain(framework.provenance),
            "origin": origin_text(framework.origin),
        },
        "assessment": document_tree(reported.assessment),
        "card": score_tree(reported.card, explain=True),
        "states": {item: state.value for item, state in reported.card.states},
        "spreads": [spread_tree(spread) for spread in reported.spreads],
        "agreement": sections_tree(reported.agreement),
    }
