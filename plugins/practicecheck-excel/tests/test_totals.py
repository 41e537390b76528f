"""The scores in the sheet are the library's, once LibreOffice has worked them out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

import attrs
import openpyxl
from tests.strategies import EVERYTHING, an_item

from practicecheck.assessments import Answer, Assessment, Chosen, Number, Reason, section_is_asked
from practicecheck.frameworks import Alternative, Condition, Framework, FrameworkId, TakesScore, TakesYesNo
from practicecheck.scoring import (
    Counting,
    Half,
    ItemWeight,
    Method,
    Minimum,
    PointValue,
    Rounding,
    Score,
    ScoringKey,
    Totalling,
    default_key_of,
    score_assessment,
)


def scores_in(data: bytes) -> dict[str, tuple[object, ...]]:
    """What stands on the sheet Scores: points, possible, score, answered, X and not answered, by row."""
    sheet = openpyxl.load_workbook(BytesIO(data), data_only=True)["Scores"]
    rows = {str(row[0]): row[1:7] for row in sheet.iter_rows(min_row=7, values_only=True) if row[0]}
    last = list(rows).index("In all")
    return dict(list(rows.items())[: last + 1])


def expected(score: Score) -> tuple[object, ...]:
    headline: Number | None = score.mean if score.key.method is Method.SCALE_MEAN else score.percent
    return (
        float(score.points),
        float(score.possible),
        "no score" if headline is None else float(headline),
        score.answered,
        score.not_applicable,
        score.cannot_answer + score.unanswered,
    )


def plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        float(value) if isinstance(value, int | float) and n < 3 else value for n, value in enumerate(row)
    )


def same(data: bytes, assessment: Assessment, framework: Framework, key: ScoringKey) -> None:
    """Every number on the sheet is the library's."""
    card = score_assessment(assessment, framework, key)
    found = {title: plain(row) for title, row in scores_in(data).items()}
    assert found.pop("In all") == expected(card.total)
    asked = {section.title: section.score for section in card.sections}
    for title, row in found.items():
        own = next((score for name, score in asked.items() if title.endswith(name)), None)
        if own is not None:
            assert row == expected(own), title
        else:
            assert row[2:] == ("no score", 0, 0, 0), title


def answered(framework: Framework, seed: int, **choices: str) -> Assessment:
    """An assessment with answers, X, gaps and blanks, and a section of which nothing is answered."""
    chance = random.Random(seed)  # noqa: S311 - answers need no secrets
    assessment = Assessment(
        framework=framework.id, choices=tuple(Chosen(choice=c, option=o) for c, o in choices.items())
    )
    scale = next((s for s in framework.scales if choices.get("scale") in (None, s.id)), None)
    given = []
    scored = [s for s in framework.sections if any(item.scored for item in s.walk())]
    blank = chance.choice(scored) if len(scored) > 1 and seed % 2 else None
    for section in framework.sections:
        if not section_is_asked(section, assessment, framework) or section is blank or scale is None:
            continue
        for item in section.walk():
            if item.scored:
                match chance.randrange(8):
                    case 0 if scale.not_applicable:
                        given.append(Answer(item=item.id, not_applicable=Reason("Not here")))
                    case 1:
                        given.append(Answer(item=item.id, cannot_answer=Reason("Nobody knows")))
                    case 2:
                        pass
                    case _:
                        given.append(Answer(item=item.id, score=chance.choice(scale.codes)))
    return attrs.evolve(assessment, answers=tuple(given))


def cases(catalogue) -> Iterator[tuple[Assessment, Framework, ScoringKey]]:
    hawd = catalogue["how-are-we-doing@2016"]
    for seed in range(6):
        chosen = {"integration": ("2A", "2B")[seed % 2]}
        yield answered(hawd, seed, **chosen), hawd, catalogue.scoring_keys["extent-points@1"]
    yield Assessment(framework=hawd.id), hawd, catalogue.scoring_keys["extent-points@1"]
    yield answered(hawd, 8, integration="2A"), hawd, catalogue.scoring_keys["extent-100@1"]
    for name in ("employer-standards@2014", "employer-standards@2020"):
        framework = catalogue[name]
        for seed, scale in enumerate(framework.scales):
            assessment = answered(framework, 10 + seed, scale=scale.id)
            yield assessment, framework, catalogue.scoring_keys[scale.default_key]
        for key in ("agreement-mean@1", "agreement-top-share@1", "percent-positive@1"):
            yield answered(framework, 20, scale="agreement-5"), framework, catalogue.scoring_keys[key]


def test_the_sheet_says_what_the_library_says(books, saved_by_libreoffice) -> None:
    """Every scored edition, both alternatives, every built-in key; X, gaps, blanks, blank sections."""
    given = list(cases(books.catalogue))
    forms = [books.form(assessment, framework, key) for assessment, framework, key in given]
    for data, (assessment, framework, key) in zip(saved_by_libreoffice(*forms), given, strict=True):
        same(data, assessment, framework, key)


def odd_keys() -> Iterator[ScoringKey]:
    """Keys that do what no built-in key does."""
    from practicecheck import Catalogue

    plain = attrs.evolve(Catalogue.builtin().scoring_keys["extent-points@1"], scale="extent")
    thirds = tuple(PointValue(code=n, value=Decimal(n) * 3) for n in range(5))
    yield attrs.evolve(plain, reversed_=("q1",), weights=(ItemWeight(item="q2-a", weight=Decimal("2.5")),))
    yield attrs.evolve(plain, not_applicable=Counting.LOWEST, missing=Counting.LOWEST)
    yield attrs.evolve(plain, minimum=Minimum(answered=3))
    yield attrs.evolve(plain, minimum=Minimum(percent=Decimal("66.7")))
    yield attrs.evolve(plain, totalling=Totalling.SECTIONS)
    yield attrs.evolve(plain, rounding=Rounding(decimals=0, half=Half.EVEN))
    yield attrs.evolve(plain, rounding=Rounding(decimals=0))
    yield attrs.evolve(
        plain, rounding=Rounding(decimals=3), method=Method.CENTRED, values=thirds[:1] + thirds[1:]
    )
    yield attrs.evolve(plain, method=Method.SCALE_MEAN, rounding=Rounding(decimals=2), reversed_=("q1",))
    yield attrs.evolve(plain, method=Method.SHARE_OF_TOP, weights=(ItemWeight(item="q1", weight=3),))
    yield attrs.evolve(plain, method=Method.PERCENT_POSITIVE, positive=(3, 4), reversed_=("q1",))


def odd_framework() -> Framework:
    """Scores in two sections, one of them under a choice, one of its items under a condition."""
    first, second = EVERYTHING.sections[1], EVERYTHING.sections[2]
    scores = TakesScore(scales=("extent", "colours"))
    more = (
        an_item("policy", TakesYesNo()),
        *(an_item(f"a-{n}", scores) for n in range(3)),
        an_item("a-if", scores, condition=Condition(item="policy", answer=True)),
    )
    return attrs.evolve(
        EVERYTHING,
        sections=(
            attrs.evolve(first, items=(*first.items, *(an_item(f"q{n}", scores) for n in range(3, 9)))),
            attrs.evolve(second, items=more, alternative=Alternative(choice="form", option="A")),
        ),
        staff=(),
        base=(),
    )


def test_the_sheet_follows_what_a_key_may_say(books, saved_by_libreoffice) -> None:
    """Weights, reversed items, X as lowest, minimums, halves to even, means of sections, conditions."""
    framework = odd_framework()
    given: list[tuple[Assessment, ScoringKey]] = []
    for n, key in enumerate(odd_keys()):
        assessment = answered(framework, 2 * n, form="A", scale="extent")
        decided = [Answer(item="policy", answer=bool(n % 2))]
        kept = [a for a in assessment.answers if n % 2 or a.item != "a-if"]
        given.append((attrs.evolve(assessment, answers=(*decided, *kept)), key))
    forms = [books.form(assessment, framework, key) for assessment, key in given]
    for data, (assessment, key) in zip(saved_by_libreoffice(*forms), given, strict=True):
        same(data, assessment, framework, key)


def test_halves_go_where_the_key_says(books, saved_by_libreoffice) -> None:
    """No half is lost to the way in which computers keep fractions: they are rounded as on paper."""
    framework, key = (
        odd_framework(),
        attrs.evolve(
            books.catalogue.scoring_keys["extent-points@1"], scale="extent", rounding=Rounding(decimals=1)
        ),
    )
    values = tuple(PointValue(code=n, value=value) for n, value in enumerate((0, 1, 241, 643, 2000)))
    key = attrs.evolve(key, values=values)
    given = [
        Assessment(
            framework=framework.id,
            choices=(Chosen(choice="form", option="A"), Chosen(choice="scale", option="extent")),
            answers=(Answer(item="q1", score=score),),
        )
        for score in (1, 2, 3)
    ]
    assert [float(score_assessment(own, framework, key).total.percent) for own in given] == [0.1, 12.1, 32.2]
    forms = [books.form(assessment, framework, key) for assessment in given]
    for data, assessment in zip(saved_by_libreoffice(*forms), given, strict=True):
        same(data, assessment, framework, key)


def test_the_scores_move_while_a_form_is_filled_in(books, saved_by_libreoffice) -> None:
    """Numbers, texts with digits, X in small letters and an open choice count as they are read back."""
    blank = books.form(Assessment(framework=FrameworkId("how-are-we-doing@2016")))

    def fill(workbook) -> None:
        workbook["Cover"][books.place(workbook["Cover"], "choices/integration")].value = "2B"
        for sheet, name, value in (
            ("1", "q1-1", 3), ("1", "q1-2", "4"), ("1", "q1-3", "x"), ("2B", "q2b-1", 1), ("2A", "q2a-1", 4),
        ):  # fmt: skip
            workbook[sheet][books.place(workbook[sheet], name)].value = value

    (data,) = saved_by_libreoffice(books.edited(blank, fill))
    found = {title[:2].strip(): row for title, row in scores_in(data).items()}
    assert found["1"] == (7, 8, 87.5, 2, 1, 1)
    assert found["2A"][2] == "no score"
    assert found["2B"][:3] == (1, 4, 25)
    assert found["In"][:3] == (8, 12, 66.7)


GOOD = "to a good extent with room for further improvement"
WRITTEN = {
    "3": "answered", " 3 ": "answered", f"3 - {GOOD}": "answered", f"3 \u2013 {GOOD.upper()}": "answered",
    f"3: {GOOD}": "answered", f"3  {GOOD}": "answered", GOOD: "answered", "not at all": "answered",
    "X": "X", "not  applicable": "X", "Can't answer": "missing", "can\u2019t answer": "missing",
    f"2 - {GOOD}": "not counted", "three": "not counted", 3.5: "not counted", "n/a": "not counted",
    5: "not counted", "3 (mostly)": "not counted", "*": "not counted", ">1": "not counted",
}  # fmt: skip


def test_the_sheet_counts_what_the_reader_takes_and_marks_the_rest(books, saved_by_libreoffice) -> None:
    """However an answer is written: it has the points with which it is read back, or it is marked."""
    blank = books.form(Assessment(framework=FrameworkId("how-are-we-doing@2016")))
    why = "Why X, or why it can't be answered"
    forms = [
        books.answered(
            blank, "1", {("q1-1", "Answer"): w, **({("q1-1", why): "So"} if s in ("X", "missing") else {})}
        )
        for w, s in WRITTEN.items()
    ]
    for data, (written, state) in zip(saved_by_libreoffice(*forms), WRITTEN.items(), strict=True):
        sheet = openpyxl.load_workbook(BytesIO(data), data_only=True)["1"]
        assert sheet[books.place(sheet, "q1-1", "Counts as")].value == state, written
        document = books.read(data).document
        assert (document is None) == (state == "not counted"), written
        if document is not None:
            assert sheet[books.place(sheet, "q1-1", "Points")].value == document.by_item["q1-1"].score, written


def test_an_answer_that_is_not_counted_is_told_beside_the_scores(books, saved_by_libreoffice) -> None:
    """How many there are, and where to look; they stand among what is not answered."""
    blank = books.form(Assessment(framework=FrameworkId("how-are-we-doing@2016")))
    amiss = {("q1-1", "Answer"): "three", ("q1-2", "Answer"): "n/a", ("q1-3", "Answer"): 2}
    filled, untouched = saved_by_libreoffice(books.answered(blank, "1", amiss), blank)
    found = {title[:2].strip(): row for title, row in scores_in(filled).items()}
    assert found["1"] == (2, 4, 50, 1, 0, 3)
    texts = [
        [
            str(row[0])
            for row in openpyxl.load_workbook(BytesIO(data), data_only=True)["Scores"].values
            if row[0]
        ]
        for data in (filled, untouched)
    ]
    told = [[text for text in own if "are not counted" in text] for own in texts]
    assert [len(own) for own in told] == [1, 0]
    assert told[0][0].endswith("Look for not counted in the column Counts as: 2")


def test_an_open_choice_may_be_written_as_it_is_called(books, saved_by_libreoffice) -> None:
    """The alternative that is read back is the one that is counted."""
    blank = books.form(Assessment(framework=FrameworkId("how-are-we-doing@2016")))
    options = books.catalogue["how-are-we-doing@2016"].choice("integration").options
    written = f"{options[1].id}: {options[1].title}"
    filled = books.answered(
        books.answered(blank, "Cover", {("choices/integration", "Answer"): written}),
        "2B",
        {("q2b-1", "Answer"): 4},
    )
    (data,) = saved_by_libreoffice(filled)
    assert books.read(data).document.choices[0].option == options[1].id
    assert {title[:2].strip(): row for title, row in scores_in(data).items()}["2B"][:2] == (4, 4)


def test_each_section_says_what_it_comes_to(books, saved_by_libreoffice) -> None:
    """Points, possible and score stand at the end of its own sheet."""
    (data,) = saved_by_libreoffice(books.form(books.example("how-are-we-doing-northshire")))
    sheet = openpyxl.load_workbook(BytesIO(data), data_only=True)["3"]
    row = next(row for row in sheet.iter_rows() if str(row[0].value).startswith("What this section comes to"))
    assert [cell.value for cell in row if cell.value is not None][1:] == [6, 12, 50]


def test_a_form_that_libreoffice_saved_reads_back_the_same(books, saved_by_libreoffice) -> None:
    """What passes through LibreOffice untouched is untouched."""
    names = ("how-are-we-doing-northshire", "employer-standards-northshire", "health-check-northshire")
    given = [books.example(name) for name in names]
    for data, assessment in zip(saved_by_libreoffice(*map(books.form, given)), given, strict=True):
        document = books.read(data)
        assert document.document == assessment
        assert {problem.severity.value for problem in document.problems} <= {"note"}


def test_without_what_was_kept_libreoffice_gives_back_what_the_sheets_show(books, saved_by_libreoffice) -> None:
    """Every score, reason, text and figure is in the cells; ballots alone are not."""
    given = books.example("how-are-we-doing-northshire")

    def without_kept(workbook) -> None:
        del workbook["Kept"]

    (data,) = saved_by_libreoffice(books.edited(books.form(given), without_kept))
    shown = {answer.item: attrs.evolve(answer, ballots=()) for answer in given.answers}
    document = books.read(data).document
    assert dict(document.by_item) == {item: answer for item, answer in shown.items() if not answer.blank}
    assert (document.capture, document.sections) == (given.capture, given.sections)


def test_the_default_key_is_found_for_every_scored_edition(books) -> None:
    """The cases above leave out no edition with scores."""
    scored = {name for name in books.catalogue if books.catalogue[name].scored}
    assert scored == {framework.id for _, framework, _ in cases(books.catalogue)}
    assert (
        default_key_of(
            Assessment(framework=FrameworkId("social-work-health-check@2009")),
            books.catalogue["social-work-health-check@2009"],
        )
        is None
    )
