"""The survey platforms whose exports are known, written from what they document of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from practicecheck.surveys.exports._platform import CODED, IMPORT_ID, Platform, Row, SkippedRows, folded_name


def after_import_ids(rows: Sequence[Row]) -> int:
    for n, row in enumerate(rows[:3]):
        if sum(bool(IMPORT_ID.match(cell.strip())) for cell in row) * 2 > len(row):
            return n + 1
    said = {folded_name(cell) for cell in rows[1]} if len(rows) > 1 else set[str]()
    return 2 if len(said & {"start date", "end date", "response id", "recorded date", "responseid"}) > 1 else 1


def _with_parts(rows: Sequence[Row]) -> int:
    if len(rows) < 2:  # noqa: PLR2004 - nothing below the headings
        return 1
    own = [n for n, cell in enumerate(rows[0]) if folded_name(cell) in _MONKEY_IDS and n < len(rows[1])]
    return 2 if own and not any(rows[1][n].strip() for n in own) else 1


_MONKEY_IDS = {"respondent id", "collector id"}

SURVEYMONKEY: Final = Platform(
    name="surveymonkey",
    title="SurveyMonkey",
    telling=(frozenset(_MONKEY_IDS),),
    heading_rows=_with_parts,
    metadata=frozenset(
        {
            *("respondent id", "collector id", "start date", "end date", "date created", "date modified"),
            *("ip address", "email address", "first name", "last name"),
            *("custom data 1", "custom data", "custom 1", "language", "total score"),
        }
    ),
    personal=frozenset({"ip address", "email address", "first name", "last name"}),
    respondent=("respondent id",),
    joined=True,
)
MICROSOFT_FORMS: Final = Platform(
    name="microsoft-forms",
    title="Microsoft Forms",
    telling=(frozenset({"start time", "completion time"}),),
    metadata=frozenset(
        {
            *("id", "start time", "completion time", "last modified time", "language", "email", "name"),
            *("total points", "quiz feedback", "grade posted time"),
        }
    ),
    personal=frozenset({"email", "name"}),
    respondent=("id",),
)
LIMESURVEY: Final = Platform(
    name="limesurvey",
    title="LimeSurvey",
    telling=(
        frozenset({"submitdate", "lastpage"}),
        frozenset({"submitdate", "startlanguage"}),
        frozenset({"response id", "last page"}),
        frozenset({"date submitted", "start language"}),
    ),
    metadata=frozenset(
        {
            *("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp"),
            *("ipaddr", "refurl", "firstname", "lastname", "email"),
            *("response id", "date submitted", "last page", "start language", "date started"),
            *("date last action", "ip address", "referrer url", "access code", "total time", "interviewtime"),
        }
    ),
    personal=frozenset(
        {"token", "access code", "ipaddr", "ip address", "refurl", "referrer url", "firstname", "lastname"}
        | {"email"}
    ),
    respondent=("id", "response id"),
    coded=CODED,
    part=re.compile(r".\[(?P<part>[^\[\]]+)\]$"),
)
QUALTRICS: Final = Platform(
    name="qualtrics",
    title="Qualtrics",
    telling=(
        frozenset({"startdate", "responseid"}),
        frozenset({"recordeddate", "responseid"}),
        frozenset({"responseid", "responseset"}),
    ),
    heading_rows=after_import_ids,
    metadata=frozenset(
        {
            *("startdate", "enddate", "status", "ipaddress", "progress", "duration in seconds", "finished"),
            *("recordeddate", "responseid", "recipientlastname", "recipientfirstname", "recipientemail"),
            *("externalreference", "externaldatareference", "locationlatitude", "locationlongitude"),
            *("distributionchannel", "userlanguage", "responseset", "locationaccuracy", "q recaptchascore"),
        }
    ),
    personal=frozenset(
        {
            *("ipaddress", "recipientlastname", "recipientfirstname", "recipientemail"),
            *("externalreference", "externaldatareference", "locationlatitude", "locationlongitude"),
        }
    ),
    respondent=("responseid",),
    worded=True,
    part=re.compile(r" - (?P<part>(?:(?! - ).)+)$"),
    skipped=SkippedRows(
        column="status",
        values=frozenset({"survey preview", "survey test", "1", "2"}),
        what="previews and tests of the form",
    ),
)
KOBO: Final = Platform(
    name="kobo",
    title="KoboToolbox or ODK",
    telling=(
        frozenset({"uuid", "submission time"}),
        frozenset({"uuid", "validation status"}),
        frozenset({"submissiondate", "key"}),
        frozenset({"meta instanceid", "key"}),
    ),
    metadata=frozenset(
        {
            *("start", "end", "today", "username", "deviceid", "simserial", "subscriberid", "phonenumber"),
            *("id", "uuid", "submission time", "validation status", "notes", "status", "submitted by"),
            *("version", "tags", "index", "parent index", "parent table name", "audit"),
            *("submissiondate", "key", "meta instanceid", "instanceid", "meta instancename", "submitterid"),
            *("submittername", "attachmentspresent", "attachmentsexpected", "reviewstate", "edits"),
            *("formversion", "meta entity", "meta rootuuid"),
        }
    ),
    personal=frozenset(
        {
            *("username", "deviceid", "simserial", "subscriberid", "phonenumber", "submitted by"),
            *("submitterid", "submittername"),
        }
    ),
    respondent=("uuid", "key", "meta instanceid", "id"),
    part=re.compile(r"/(?P<part>[^/]+)$"),
)
GENERIC: Final = Platform(
    name="generic",
    title="a table with one heading row",
    metadata=frozenset({"respondent", "respondent id", "response id", "timestamp", "id"}),
    respondent=("respondent", "respondent id", "response id", "id"),
)
PLATFORMS: Final[tuple[Platform, ...]] = (
    SURVEYMONKEY,
    MICROSOFT_FORMS,
    LIMESURVEY,
    QUALTRICS,
    KOBO,
    GENERIC,
)
"""The platforms whose exports are known, and the plain table that everything else is."""
