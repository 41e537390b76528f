"""What somebody would write by hand for the same result, as well as it can be written."""

from __future__ import annotations

from typing import Any

from benchmarks.survey_data import BY, CROSS, ITEMS, POINTS, SECTIONS

_COUNTED = {**{point: point for point in POINTS}, CROSS: "X"}


def with_polars(file: str) -> Any:
    """In Polars, streaming.

    Of the forms that were tried this one is the fastest: what a person's answers are added up to stands in a
    select of its own, scores in another, and what is counted of an item is counted as a truth in the last step.
    Arithmetic in eight bits, `otherwise(0)` instead of nothing, and null counts are each worth some percent;
    packing several counts into one number, powers of the answers, a long form, and the in-memory engine are all
    slower.
    """
    import polars as pl

    col = pl.col
    scan = pl.scan_csv(file, infer_schema_length=10_000) if file.endswith(".csv") else pl.scan_parquet(file)
    sums = []
    for section, items in SECTIONS.items():
        told = {item: col(item).is_between(POINTS[0], POINTS[-1]) for item in items}
        numbers = [pl.when(told[item]).then(col(item)).otherwise(0) for item in items]
        sums += [
            pl.sum_horizontal(own.cast(pl.Int8) for own in told.values()).alias(f"n_{section}"),
            pl.sum_horizontal(own.cast(pl.Int8) for own in numbers).alias(f"t_{section}"),
            pl.sum_horizontal((col(item) == CROSS).cast(pl.Int8) for item in items).alias(f"x_{section}"),
        ]

    def score(told: Any, total: Any, crosses: Any, items: int) -> Any:
        enough = (told > 0) & (told * 2 >= items - crosses)
        return pl.when(enough).then((total - told) * 25.0 / told)

    scores = [
        score(col(f"n_{own}"), col(f"t_{own}"), col(f"x_{own}"), len(items)).alias(own)
        for own, items in SECTIONS.items()
    ]
    whole = [pl.sum_horizontal(col(f"{what}_{own}").cast(pl.Int16) for own in SECTIONS) for what in "ntx"]
    scores.append(score(*whole, len(ITEMS)).alias("total"))
    added = [pl.len().alias("people")]
    for part in (*SECTIONS, "total"):
        added += [
            col(part).count().alias(f"{part}__scored"),
            col(part).sum().alias(f"{part}__total"),
            (col(part) * col(part)).sum().alias(f"{part}__squares"),
        ]
    for item in ITEMS:
        added += [(col(item) == code).sum().alias(f"{item}__{name}") for code, name in _COUNTED.items()]
        added.append(col(item).null_count().alias(f"{item}__missing"))
    rest = [
        (
            col("people") - pl.sum_horizontal(f"{item}__{name}" for name in (*_COUNTED.values(), "missing"))
        ).alias(f"{item}__strange")
        for item in ITEMS
    ]
    query = scan.select(*BY, *ITEMS, *sums).select(*BY, *ITEMS, *scores).group_by(BY).agg(added)
    return query.with_columns(rest).collect(engine="streaming")


def with_pandas(file: str) -> Any:
    """In pandas."""
    import pandas as pd

    columns = [*BY, *ITEMS]
    frame = (
        pd.read_csv(file, usecols=columns) if file.endswith(".csv") else pd.read_parquet(file, columns=columns)
    )
    groups = frame.groupby(list(BY), observed=True, sort=False)
    number = groups.ngroup()
    # In the order in which groups are numbered: that of their first rows.
    found = groups.size().rename("people").reset_index()
    scores, whole = {}, [0, 0, 0]

    def score(told: Any, total: Any, crosses: Any, items: int) -> Any:
        enough = (told > 0) & (told * 2 >= items - crosses)
        return ((total - told) * 25.0 / told).where(enough)

    for section, items in SECTIONS.items():
        answers = frame[list(items)]
        points = answers.where(answers.ge(POINTS[0]) & answers.le(POINTS[-1]))
        sums = [points.count(axis=1), points.sum(axis=1), answers.eq(CROSS).sum(axis=1)]
        scores[section] = score(*sums, len(items))
        whole = [one + other for one, other in zip(whole, sums, strict=True)]
    scores["total"] = score(*whole, len(ITEMS))
    more = {}
    for part, own in scores.items():
        more[f"{part}__scored"] = own.groupby(number).count()
        more[f"{part}__total"] = own.groupby(number).sum()
        more[f"{part}__squares"] = (own * own).groupby(number).sum()
    for item in ITEMS:
        # One number for a group and an answer, which are counted together: a tenth of the time of `crosstab`.
        answer = frame[item].fillna(0).astype("int64")
        known = answer.where(answer.isin((0, *_COUNTED)), 10)
        table = (number * 16 + known).value_counts(sort=False)
        for code, name in {**_COUNTED, 0: "missing", 10: "strange"}.items():
            own = table[table.index % 16 == code]
            more[f"{item}__{name}"] = own.set_axis(own.index // 16).reindex(found.index, fill_value=0)
    return pd.concat([found, pd.DataFrame(more)], axis=1)
