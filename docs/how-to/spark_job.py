"""Score a survey on a Spark cluster: ``spark-submit spark_job.py ANSWERS RELEASED``."""

import sys
import time
from pathlib import Path

from pyspark.sql import SparkSession

import practicecheck as pc
from practicecheck import surveys
from practicecheck.exchange import survey_csv

answers, released = sys.argv[1:]
spark = SparkSession.builder.appName("survey").getOrCreate()
catalogue = pc.Catalogue.discover()
questionnaire = surveys.Questionnaire(
    framework="employer-standards@2014", scale="agreement-5", not_applicable=(9,)
)

began = time.perf_counter()
tallied = surveys.tally(
    spark.read.parquet(answers),
    catalogue["employer-standards@2014"],
    catalogue.scoring_keys["agreement-100"],
    by=["council", "role"],
    questionnaire=questionnaire,
)
print(f"{tallied.people} people in {len(tallied.groups)} groups, {time.perf_counter() - began:.1f} s")
spark.stop()

# From here on there is no cluster: a row for each group is all that came back.
done = surveys.release_survey(
    surveys.survey_results(tallied), catalogue.policies["at-least-10@1"], population="survey 2016 to 2025"
)
Path(released).write_text(survey_csv(done.survey), encoding="utf-8")
print(f"{done.survey.hidden} of {len(done.survey.rows)} results held back")
