"""What a scoring key must hold to, whoever wrote it; and how a wrong one is told."""

from decimal import Decimal

import attrs
import pytest
from tests.scoring.builders import KEY_IDS, KEYS, a_key, shipped_framework, shipped_key

from practicecheck.errors import Code, DocumentError
from practicecheck.exchange import check, read_key, source_of
from practicecheck.scoring import (
    Band,
    Bands,
    ItemWeight,
    KeyId,
    Method,
    Minimum,
    PointValue,
    Rounding,
    SplitRule,
    check_key,
)


def bands(*ranges, decimals=0):
    return Bands(
        ranges=tuple(Band(label=label, from_=low, to=high) for label, low, high in ranges),
        rounding=Rounding(decimals=decimals),
        source="a test",
    )


def worth(*pairs):
    return tuple(PointValue(code=code, value=value) for code, value in pairs)


PERCENT = {"method": Method.PERCENT_POSITIVE}

FAULTS = {
    "id without a version": ({"id": KeyId("points")}, "PC303", "id", "is not the id of a key"),
    "id in capitals": ({"id": KeyId("Points@1")}, "PC303", "id", "is not the id of a key"),
    "a point twice": (
        {"values": worth((0, 0), (1, 1), (1, 2))},
        "PC301",
        "values[3].code",
        "the point 1 has a value already",
    ),
    "values that fall": ({"values": worth((0, 4), (1, 0))}, "PC305", "values", "do not rise"),
    "values that stay": ({"values": worth((0, 1), (1, 1))}, "PC305", "values", "do not rise"),
    "one point": ({"values": worth((0, 1))}, "PC305", "values", "do not rise"),
    "no point": ({"values": ()}, "PC305", "values", "do not rise"),
    "a top worth nothing": (
        {"values": worth((0, -1), (1, 0))},
        "PC305",
        "values",
        "the highest point is worth nothing",
    ),
    "a top worth nothing, to be divided by": (
        {"values": worth((0, -1), (1, 0)), "method": Method.SHARE_OF_TOP},
        "PC305",
        "values",
        "the highest point is worth nothing",
    ),
    "a gap that is no point": ({"gaps": (0, 9)}, "PC305", "gaps[2]", "9 has no value in this key"),
    "a strength that is no point": ({"strengths": ("4",)}, "PC305", "strengths[1]", "4 has no value"),
    "a positive point that is none": (
        {**PERCENT, "positive": (7,)},
        "PC305",
        "positive[1]",
        "7 has no value in this key",
    ),
    "a gap that is a strength": (
        {"gaps": (0, 2), "strengths": (2, 3)},
        "PC305",
        "gaps[2]",
        "2 is a gap, and 2 is a strength",
    ),
    "a gap above a strength": (
        {"gaps": (0, 4), "strengths": (2, 3)},
        "PC305",
        "gaps[2]",
        "4 is a gap, and 2 is a strength",
    ),
    "no positive points": (PERCENT, "PC305", "positive", "nothing says which points are positive"),
    "a hole above the positive points": (
        {**PERCENT, "positive": (2, 4)},
        "PC305",
        "positive",
        "a point above a positive one is not positive",
    ),
    "positive points for another method": (
        {"positive": (4,)},
        "PC305",
        "positive",
        "positive means nothing to the method points",
    ),
    "a weight of nothing": (
        {"weights": (ItemWeight(item="a-1", weight=0),)},
        "PC305",
        "weights.a-1",
        "a-1 would count 0 times",
    ),
    "a weight below nothing": (
        {"weights": (ItemWeight(item="a-1", weight=Decimal("-0.5")),)},
        "PC305",
        "weights.a-1",
        "a-1 would count -0.5 times",
    ),
    "fewer than no answers": (
        {"minimum": Minimum(answered=-1)},
        "PC305",
        "minimum.answered",
        "-1 answers can't be asked for",
    ),
    "more than all answers": (
        {"minimum": Minimum(percent=101)},
        "PC305",
        "minimum.percent",
        "101 % of the answers can't be asked for",
    ),
    "decimals below none": (
        {"rounding": Rounding(decimals=-1)},
        "PC305",
        "rounding.decimals",
        "can't be rounded to -1 decimals",
    ),
    "a thousand million decimals": (
        {"rounding": Rounding(decimals=10**9)},
        "PC305",
        "rounding.decimals",
        "can't be rounded to 1000000000 decimals",
    ),
    "bands of a thousand million decimals": (
        {"bands": bands(("low", 0, 50), ("high", 51, 100), decimals=10**9)},
        "PC305",
        "bands.rounding.decimals",
        "can't be rounded to 1000000000 decimals",
    ),
    "a band that ends before it begins": (
        {"bands": bands(("low", 50, 0), ("high", 1, 100))},
        "PC305",
        "bands.ranges[1]",
        'the band "low" ends before it begins',
    ),
    "a hole between bands": (
        {"bands": bands(("low", 0, 50), ("high", 52, 100))},
        "PC305",
        "bands.ranges[2].from",
        'a hole or an overlap between "low" and "high"',
    ),
    "bands that overlap": (
        {"bands": bands(("low", 0, 50), ("high", 50, 100))},
        "PC305",
        "bands.ranges[2].from",
        'a hole or an overlap between "low" and "high"',
    ),
    "bands in whole numbers for scores with a decimal": (
        {"bands": bands(("low", 0, 50), ("high", 51, 100), decimals=1)},
        "PC305",
        "bands.ranges[2].from",
        "a hole or an overlap",
    ),
    "a split among raters who agree": (
        {"split": SplitRule(range_=0)},
        "PC305",
        "split.range",
        "raters who agree would be split",
    ),
    "a split of one": ({"split": SplitRule(ballots=1)}, "PC305", "split.ballots", "one rater can't disagree"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_key_is_told(fault):
    """One problem, with its code, its place and what to do."""
    changes, code, place, message = FAULTS[fault]
    [problem] = check_key(attrs.evolve(a_key(), **changes))
    assert problem.code is Code(code)
    assert problem.place == place
    assert message in problem.message
    assert problem.remedy


def test_all_problems_come_at_once():
    """A key is mended in one go."""
    problems = check_key(
        a_key(id=KeyId("x"), gaps=(9,), minimum=Minimum(percent=-1), split=SplitRule(range_=0, ballots=0))
    )
    assert [problem.place for problem in problems] == [
        "id",
        "gaps[1]",
        "minimum.percent",
        "split.range",
        "split.ballots",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"bands": bands(("low", 0, Decimal("49.9")), ("high", 50, 100), decimals=1)},
        {"positive": (0, 1, 2, 3, 4), **PERCENT},
        {"positive": (4, 3), **PERCENT},
        {"values": worth((0, -1), (1, 0)), "method": Method.CENTRED},
        {"minimum": Minimum(answered=0, percent=100)},
        {"rounding": Rounding(decimals=0)},
        {"weights": (ItemWeight(item="a-1", weight=Decimal("0.5")), ItemWeight(item="a-2", weight=2))},
    ],
)
def test_a_sound_key_has_no_problems(changes):
    """What may be said is not complained of."""
    assert check_key(attrs.evolve(a_key(), **changes)) == ()


@pytest.mark.parametrize("key_id", KEY_IDS)
def test_shipped_keys_are_sound(key_id):
    """And are called as their file is."""
    assert read_key(KEYS / f"{key_id}.yaml").id == key_id
    assert check_key(shipped_key(key_id)) == ()


def test_all_five_ways_are_shipped():
    """None is left to the imagination."""
    assert {shipped_key(key_id).method for key_id in KEY_IDS} == set(Method)


@pytest.mark.parametrize(
    "edition", ["how-are-we-doing@2016", "employer-standards@2014", "employer-standards@2020"]
)
def test_default_keys_of_the_frameworks_fit_their_scales(edition):
    """The same points, in the same order."""
    for scale in shipped_framework(edition).scales:
        key = shipped_key(scale.default_key)
        assert key.scale == scale.id
        assert tuple(key.worth) == scale.codes


def test_a_wrong_key_file_is_told_by_line():
    """The author of a local key is led to the place."""
    text = (KEYS / "extent-points@1.yaml").read_text("utf-8")
    text = text.replace("strengths: [3, 4]", "strengths: [3, 5]").replace("decimals: 1", "decimals: 30")
    problems = check(source_of(text, "ours.yaml"), {})
    lines = text.splitlines()
    assert [(problem.place, lines[problem.line - 1]) for problem in problems] == [
        ("rounding.decimals", "rounding: {decimals: 30, half: up}"),
        ("strengths[2]", "strengths: [3, 5]"),
    ]
    with pytest.raises(DocumentError):
        read_key(source_of(text))
