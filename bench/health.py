"""The segment health score as it is said in words, in plain Python: what `npm run bench -- core` compares the add-on with.

Reads {"headers": [...], "rows": [[...]]} and writes {"milliseconds": [...], "scores": [...]}; a blank is "".
"""

import json
import sys
import time

SEGMENTS = ("enterprise", "mid-market", "smb")
WORDS = {"positive": 100, "neutral": 60, "negative": 20, "unknown": 50}
ENOUGH = 0.6


def dimensions(model):
    """The model's table as dimensions with their metrics."""
    found = []
    for line in model:
        record = dict(zip(model[0], line))
        if record["Row"] == "dimension":
            found.append({"weight": record["Weight"] / 100, "metrics": []})
        elif record["Row"] == "metric":
            found[-1]["metrics"].append(
                {
                    "name": record["Name"],
                    "weight": record["Weight"] / 100,
                    "curve": record["Curve"],
                    "benchmarks": {
                        "enterprise": record["Enterprise"],
                        "mid-market": record["Mid-market"],
                        "smb": record["SMB"],
                        "": record["Parameter"],
                    },
                }
            )
    return found


def segment_of(customer):
    if customer["segment"] in SEGMENTS:
        return customer["segment"]
    arr = customer["arr"]
    if arr == "":
        return ""
    return "enterprise" if arr > 100_000 else "mid-market" if arr >= 25_000 else "smb"


def points(metric, value, segment):
    if metric["curve"] == "map":
        return WORDS[value]
    share = value / metric["benchmarks"][segment]
    score = share * 100 if metric["curve"] == "target" else (1 - share) * 100
    return min(100.0, max(0.0, score))


def average(parts):
    present = [(weight, score) for weight, score in parts if score is not None]
    found = sum(weight for weight, _ in present)
    total = sum(score * weight for weight, score in present)
    if len(present) == len(parts):
        return total, 1
    return (total / found if present else None), found


def health(model, customer):
    segment = segment_of(customer)
    parts = []
    coverage = 0
    for dimension in model:
        scored = [
            (
                metric["weight"],
                None if customer[metric["name"]] == "" else points(metric, customer[metric["name"]], segment),
            )
            for metric in dimension["metrics"]
        ]
        score, found = average(scored)
        coverage += dimension["weight"] * found
        parts.append((dimension["weight"], None if score is None else round(score, 1)))
    score, _ = average(parts)
    return "" if coverage < ENOUGH else round(score, 1)


def main():
    table = json.load(sys.stdin)
    model = dimensions(table["model"])
    times, scores = [], []
    for _ in range(table["rounds"]):
        began = time.process_time()
        scores = [health(model, dict(zip(table["headers"], row))) for row in table["rows"]]
        times.append((time.process_time() - began) * 1000)
    json.dump({"milliseconds": times, "scores": scores}, sys.stdout)


main()
