"""The files of a room: read if they can only mean one thing, refused with row and column if not."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import HAWD, KNOWN, LAW, answerable, ballot_papers

from practicecheck.assessments import Answer, Assessment, Ballot, Chosen, Presence
from practicecheck.errors import DocumentError
from practicecheck.exchange import (
    blank_ballot_paper,
    blank_ballot_table,
    document_text,
    merge_ballots,
    read_ballot_paper,
    source_of,
)

FORM = Assessment(
    framework=HAWD.id,
    unit='North "team": one',
    choices=(Chosen(choice="integration", option="2A"),),
    room=(Presence(perspective="practitioner", people=2), Presence(perspective="AMHP", people=1)),
)
TABLE = """\
item,how-are-we-doing@2016,r1,r2
perspective,,practitioner,AMHP
q1-1,"Is it, well, good?",2,x
q1-2,,,3
"""
CAST = {"q1-1": [("r1", 2), ("r2", None)], "q1-2": [("r2", 3)]}


def merged(tmp_path: Path, *files: str | bytes, assessment: Assessment = FORM) -> dict[str, list[object]]:
    """What each item got from these files."""
    names: list[Path] = []
    for n, content in enumerate(files):
        data = content.encode() if isinstance(content, str) else content
        ending = "yaml" if data.startswith(b"practicecheck") else "csv"
        names.append(tmp_path / f"file-{n}.{ending}")
        names[-1].write_bytes(data)
    found = merge_ballots(assessment, names, KNOWN)
    return {a.item: [(b.rater, b.score) for b in a.ballots] for a in found.answers if a.ballots}


def faults(tmp_path: Path, *files: str | bytes, assessment: Assessment = FORM) -> list[str]:
    """Code, row, column and message of each fault."""
    with pytest.raises(DocumentError) as raised:
        merged(tmp_path, *files, assessment=assessment)
    return [f"{p.code.value} {p.line} {p.place}: {p.message}" for p in raised.value.problems]


@pytest.mark.parametrize(
    "table",
    [
        TABLE.encode(),
        b"\xef\xbb\xbf" + TABLE.encode(),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.replace("well", "caf\u00e9").encode("cp1252"),
        TABLE.replace('"Is it, well, good?"', "Is it good?").replace(",", ";").encode(),
        TABLE.replace('"Is it, well, good?"', "Is it good?").replace(",", "\t").encode(),
        b"sep=;\r\n" + TABLE.replace('"Is it, well, good?"', "Is it good?").replace(",", ";").encode(),
        TABLE.replace("\nq1-1", "\n,,,\n\n ,,\nq1-1").encode(),
        TABLE.replace("q1-2,,,3", "q1-2,,,3,,,").encode(),
        TABLE.replace("item", "ITEM").replace("perspective", "Perspective").encode(),
        TABLE.replace(",2,x", ", 2.0 ,X").encode(),
        TABLE.replace("r2\n", "r2,r3\n").encode(),
        TABLE.replace("how-are-we-doing@2016", "question").encode(),
        TABLE.replace('"Is it, well, good?"', '"Is it\ngood?"').encode(),
        ("\n" + TABLE).encode(),
        TABLE.replace('"Is it, well, good?"', "Is it good?").replace(",", "|").encode(),
        b"item;r1;r2;question\nperspective;practitioner;AMHP\nq1-1;2;x;a, b, c, d, e\nq1-2;;3\n",
    ],
    ids=range(20),
)
def test_a_table_is_read_however_a_spreadsheet_writes_it(tmp_path, table):
    """Marks, encodings, separators, blank rows, columns nobody used, capitals, and 2.0 for 2."""
    assert merged(tmp_path, table) == CAST


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("", "PC230 1 : there is nothing in it."),
        ("\n \n,,\n", "PC230 1 : there is nothing in it."),
        ("rater,score\nr1,2\n", 'PC230 1 : this is no table of ballots: its first row names no column "item".'),
        (TABLE.replace("r2", "R1"), "PC230 1 column D: R1 has two columns."),
        (TABLE.replace("q1-2", "q1-1"), "PC230 4 column A: q1-1 has a row already."),
        (TABLE.replace("q1-2,,,3", ",,,3"), "PC230 4 column A: nothing says which item these ballots are for."),
        (TABLE.replace("q1-2,,,3", "q1-2,,,3,4"), 'PC230 4 column E: "4" stands below no rater.'),
        (TABLE.replace(",AMHP", ","), "PC230 2 column D: nothing says for whom r2 speaks."),
        (TABLE.replace("perspective,,practitioner,AMHP\n", "").replace(",2,x", ",,2"),
         "PC230 1 column D: nothing says for whom r2 speaks."),
        (TABLE.replace("@2016", "@2031"),
         ('PC229 1 : these ballots are for framework "how-are-we-doing@2031", and the assessment is for '
          '"how-are-we-doing@2016".')),
        ("\n" + TABLE.replace("r2", "Jane Smith"),
         'PC220 2 column D (Jane Smith): "Jane Smith" is no code for a rater.'),
        (TABLE.replace("AMHP", "AMPH"),
         'PC227 2 column D (r2): "AMPH" is not a perspective that is known here.'),
        (TABLE.replace(",x", ",9"), "PC220 3 column D (r2): 9 is not on the scale 0-4 or X."),
        (TABLE.replace(",x", ",2/3"), 'PC231 3 column D (r2): "2/3" could mean two things.'),
        (TABLE.replace(",x", ",03-Feb"), 'PC231 3 column D (r2): "03-Feb" could mean two things.'),
        (TABLE.replace("q1-1", "q1-9"), 'PC117 3 column A: "q1-9" is not an item of how-are-we-doing@2016.'),
        (TABLE.replace("q1-1", "q2b-1"),
         "PC207 3 column A: q2b-1 belongs to the alternative that was not chosen."),
        (TABLE.replace("q1-1", "q1-solution"),
         "PC203 3 column A: q1-solution is not scored, so nobody can vote on it."),
        (TABLE.encode("utf-16")[:-1], "PC721 None : it is no text in UTF-8, UTF-16 or Windows-1252."),
        (b"PK\x03\x04 and so on", "PC721 None : it is a workbook, not a table of text."),
        (TABLE.replace(",x", ",\0").encode(),
         "PC721 None : it is no text in UTF-8, UTF-16 or Windows-1252."),
        (TABLE.replace(",x", "," + "2" * 5000),
         f'PC231 3 column D (r2): "{"2" * 37}..." could mean two things.'),
        (TABLE.replace(",x", "," + "y" * 5000),
         f"PC220 3 column D (r2): {'y' * 37}... is not on the scale 0-4 or X."),
        (b"item,r1\n\x81\x8d,2\n", "PC721 None : it is no text in UTF-8, UTF-16 or Windows-1252."),
    ],
    ids=range(24),
)  # fmt: skip
def test_a_table_that_can_not_be_read_is_refused_with_row_and_column(tmp_path, table, fault):
    """Once, even where every rater has a ballot in the row."""
    assert faults(tmp_path, table) == [fault]


@pytest.mark.parametrize(
    "question", ['"Is it well', '"Is it" well', '"' + "x" * 200_000], ids=["open", "two", "long"]
)
def test_a_stray_quotation_mark_swallows_no_ballot(tmp_path, question):
    """The rows below it would be lost, so the table is refused where it begins."""
    table = TABLE.replace('"Is it, well, good?"', question)
    assert faults(tmp_path, table) == [
        "PC721 3 : a quotation mark is missing or too many, so cells run into each other."
    ]


def test_a_name_is_no_code(tmp_path):
    """Neither above a column nor in a paper: it would stand beside every ballot for ever."""
    assert faults(tmp_path, TABLE.replace("r2", "Jane Smith")) == [
        'PC220 1 column D (Jane Smith): "Jane Smith" is no code for a rater.'
    ]
    assert faults(tmp_path, PAPER.replace("r3", "Jane Smith")) == [
        'PC220 3 rater: "Jane Smith" is no code for a rater.'
    ]


def test_the_widest_room_has_columns_of_two_letters(tmp_path):
    """A spreadsheet calls the twenty-seventh column AA."""
    raters = [f"r{n}" for n in range(1, 26)]
    table = "\n".join(
        [
            "item,question," + ",".join(raters),
            "perspective,," + ",".join(["AMHP"] * 25),
            "q1-1,," + "2," * 24 + "9",
        ]
    )
    assert faults(tmp_path, table) == ["PC220 3 column AA (r25): 9 is not on the scale 0-4 or X."]


PAPER = """\
practicecheck: ballots/1
framework: how-are-we-doing@2016
rater: r3
perspective: practitioner
ballots:
  q1-1: 3
  q1-2:
"""


def test_papers_and_tables_go_together(tmp_path):
    """A blank is no ballot."""
    assert merged(tmp_path, TABLE, PAPER) == {
        "q1-1": [("r1", 2), ("r2", None), ("r3", 3)],
        "q1-2": [("r2", 3)],
    }


def test_the_same_ballot_in_two_files_is_refused_and_both_places_are_told(tmp_path):
    """Whichever kind of file it stands in."""
    [fault] = faults(tmp_path, PAPER, TABLE.replace("r1", "r3"))
    assert fault.startswith("PC228 3 column C (r3): r3 has voted on q1-1 already, in ")
    assert fault.endswith("file-0.yaml.")


def test_everything_that_is_wrong_with_all_files_is_told_at_once(tmp_path):
    """Those that can't be read at all too."""
    found = faults(
        tmp_path,
        PAPER.replace("q1-1: 3", "q1-1: 7").replace("practitioner", "practicioner"),
        "no table",
        PAPER.replace("rater: r3", "rater:"),
        TABLE.replace(",x", ",2/3"),
    )
    assert [fault[:5] for fault in found] == ["PC227", "PC220", "PC230", "PC115", "PC231"]


def test_a_document_of_another_kind_is_no_ballot_paper(tmp_path):
    """It is told by its name."""
    [fault] = faults(tmp_path, "practicecheck: plan/1\nframework: how-are-we-doing@2016\n")
    assert fault.startswith("PC112 1 practicecheck: this is another kind of document, plan/1")


def test_a_file_that_is_not_there_is_told(tmp_path):
    """As any other."""
    with pytest.raises(DocumentError, match="PC101"):
        merge_ballots(FORM, [tmp_path / "none.csv", tmp_path / "none.yaml"], KNOWN)


def test_a_merge_can_run_again_with_the_rest(tmp_path):
    """What is there already stays."""
    first = tmp_path / "first.csv"
    first.write_text(TABLE, encoding="utf-8")
    once = merge_ballots(FORM, [first], KNOWN)
    assert merged(tmp_path, PAPER, assessment=once)["q1-1"] == [("r1", 2), ("r2", None), ("r3", 3)]
    assert [fault[:5] for fault in faults(tmp_path, TABLE, assessment=once)] == ["PC228"] * 2


def test_nothing_but_ballots_is_added(tmp_path):
    """Every answer, narrative and flag is as it was."""
    answered = evolve(FORM, answers=(Answer(item="q1-1", score=2, narrative="Both."),), note="A note.")
    table = tmp_path / "a.csv"
    table.write_text(TABLE, encoding="utf-8")
    found = merge_ballots(answered, [table], KNOWN)
    assert evolve(found, answers=()) == evolve(answered, answers=())
    assert evolve(found.answers[0], ballots=()) == answered.answers[0]


def test_a_choice_that_is_open_is_told_before_ballots_stand_on_it(tmp_path):
    """2A or 2B: the assessment has to say."""
    [fault] = faults(tmp_path, TABLE.replace("q1-1", "q2a-1"), assessment=evolve(FORM, choices=()))
    assert fault.startswith("PC223")


# --- blank forms --------------------------------------------------------------------------------


def test_a_blank_paper_reads_as_a_paper_without_a_ballot():
    """With all that the assessment knows, and each question that can be voted on beside its blank."""
    text = blank_ballot_paper(FORM, HAWD, "r1", "person using services")
    paper = read_ballot_paper(source_of(text), KNOWN)
    assert (paper.rater, paper.perspective, paper.ballots) == ("r1", "person using services", ())
    assert (paper.unit, paper.choices, paper.digest) == (FORM.unit, FORM.choices, HAWD.digest)
    assert "  q2a-1:" in text
    assert "  q2b-1:" not in text
    assert "  q1-solution:" not in text


def test_a_blank_table_reads_as_no_paper(tmp_path):
    """Nobody has voted; a question that a spreadsheet could run is made harmless."""
    data = blank_ballot_table(FORM, HAWD, [("r1", "practitioner"), ("r2", "AMHP")])
    assert data.startswith(
        b"\xef\xbb\xbfitem,how-are-we-doing@2016,r1,r2\r\nperspective,,practitioner,AMHP\r\n"
    )
    assert merged(tmp_path, data) == {}
    assert data.count(b"\r\n") == 2 + 23


def test_what_is_filled_into_a_blank_table_arrives(tmp_path):
    """For every item."""
    data = blank_ballot_table(FORM, HAWD, [("r1", "practitioner")]).replace(b",\r\n", b",2\r\n")
    found = merged(tmp_path, data)
    assert len(found) == 23
    assert {tuple(own) for own in found.values()} == {(("r1", 2),)}


@LAW
@given(data=st.data())
def test_a_paper_that_is_written_is_read_and_merged(data, tmp_path_factory):
    """As YAML and as JSON, with the same outcome."""
    framework = data.draw(answerable())
    paper = data.draw(ballot_papers(framework))
    known = {framework.id: framework}
    form = Assessment(framework=framework.id, perspectives=(paper.perspective,), choices=paper.choices)
    folder = tmp_path_factory.mktemp("papers")
    outcomes: list[Assessment] = []
    for ending in ("yaml", "json"):
        file = folder / f"paper.{ending}"
        file.write_bytes(document_text(paper, as_json=ending == "json").encode())
        outcomes.append(merge_ballots(form, [file], known))
    assert outcomes[0] == outcomes[1]
    assert sum(len(answer.ballots) for answer in outcomes[0].answers) == len(paper.ballots)
    assert all(isinstance(ballot, Ballot) for answer in outcomes[0].answers for ballot in answer.ballots)
