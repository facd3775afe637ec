"""Health, churn risk and their words as they are said in the models' tables, in plain Python: what `npm run bench` compares with.

Reads {"headers", "rows", "health", "churn", "labels", "today", "rounds", "way"} and writes {"milliseconds": [...], "answers": [...]}.
A blank is "", a day its serial number. `way` is "score", "tier" or "full".
"""

import json
import sys
import time

SEGMENTS = {"enterprise": "Enterprise", "mid-market": "Mid-market", "smb": "SMB"}
ENOUGH = 0.6
NOT_ENOUGH = "Not enough data"


def pairs(text):
    return [(word.strip(), float(number)) for word, number in (part.rsplit(":", 1) for part in text.split(";"))]


def own(record, segment):
    """A segment's own parameter; a blank cell means the row's."""
    parameter = record.get(segment, "")
    return record["Parameter"] if parameter == "" else parameter


def read_model(table):
    """A model's table as dimensions with their metrics, bands and urgency."""
    model = {"dimensions": [], "bands": [], "urgency": None}
    for line in table[1:]:
        record = dict(zip(table[0], line))
        parameters = {segment: own(record, head) for segment, head in SEGMENTS.items()}
        parameters[""] = record["Parameter"]
        if record["Row"] == "dimension":
            model["dimensions"].append({"weight": record["Weight"] / 100, "sums": record["Curve"] == "sum", "metrics": []})
        elif record["Row"] == "metric":
            weight = record["Weight"] if record["Weight"] != "" else 1
            curves = {segment: curve(record["Curve"], text) for segment, text in parameters.items()}
            model["dimensions"][-1]["metrics"].append({"name": record["Name"], "weight": weight, "curves": curves})
        elif record["Row"] == "band":
            model["bands"].append((record["Name"], parameters))
        elif record["Row"] == "urgency":
            model["urgency"] = [(float(edge), factor) for edge, factor in pairs(record["Parameter"])]
    for dimension in model["dimensions"]:
        whole = sum(metric["weight"] for metric in dimension["metrics"])
        for metric in dimension["metrics"]:
            metric["weight"] /= whole
    return model


def curve(name, parameter):
    clamp = lambda score: min(100.0, max(0.0, score))
    if name == "target":
        return lambda value: clamp(value / parameter * 100)
    if name == "limit":
        return lambda value: clamp((1 - value / parameter) * 100)
    if name == "slope":
        numbers = dict(pairs(parameter))
        return lambda value: clamp((value - numbers["start"]) * numbers["each"])
    if name == "map":
        words = dict(pairs(parameter))
        return lambda value: words["yes" if value is True else "no" if value is False else value]
    knots = [(float(x), y) for x, y in pairs(parameter)]

    def points(value):
        if value <= knots[0][0]:
            return clamp(knots[0][1])
        for (x0, y0), (x1, y1) in zip(knots, knots[1:]):
            if value <= x1:
                return clamp(y1 if value == x1 else y0 + (value - x0) / (x1 - x0) * (y1 - y0))
        return clamp(knots[-1][1])

    return points


def segment_of(customer):
    if customer["segment"] in SEGMENTS:
        return customer["segment"]
    arr = customer["arr"]
    if arr == "":
        return "mid-market"
    return "enterprise" if arr > 100_000 else "mid-market" if arr >= 25_000 else "smb"


def score_dimension(dimension, customer, segment):
    """Its score, the share of its weight with data, and the points of its metrics."""
    scored = []
    for metric in dimension["metrics"]:
        value = customer[metric["name"]]
        scored.append((metric, None if value == "" else metric["curves"][segment](value)))
    present = [(metric, points) for metric, points in scored if points is not None]
    found = 1 if len(present) == len(scored) else sum(metric["weight"] for metric, _ in present)
    if not present:
        return None, 0, scored
    if dimension["sums"]:
        return round(min(100.0, sum(points for _, points in present)), 1), found, scored
    total = sum(points * metric["weight"] for metric, points in present)
    return round(total if found == 1 else total / found, 1), found, scored


def score(model, customer, segment, factor=1.0):
    parts = [(dimension, *score_dimension(dimension, customer, segment)) for dimension in model["dimensions"]]
    coverage = sum(dimension["weight"] * found for dimension, _, found, _ in parts)
    present = [(dimension["weight"], value) for dimension, value, _, _ in parts if value is not None]
    total = sum(weight * value for weight, value in present)
    if present and len(present) < len(parts):
        total /= sum(weight for weight, _ in present)
    value = round(min(100.0, total * factor), 1) if coverage >= ENOUGH else None
    return value, coverage, parts


def band(model, value, segment):
    if value is None:
        return NOT_ENOUGH
    return next(name for name, edges in model["bands"] if value >= edges[segment])


def urgency(model, customer, today):
    if customer["contract_end_date"] == "":
        return 1.0
    left = customer["contract_end_date"] - today
    return next((factor for edge, factor in model["urgency"] if left <= edge), 1.0)


def drivers(parts, labels):
    present = sum(dimension["weight"] for dimension, value, _, _ in parts if value is not None)
    losses = []
    for dimension, value, found, scored in parts:
        if value is None:
            continue
        for metric, points in scored:
            if points is not None:
                lost = round(dimension["weight"] / present * metric["weight"] / found * (100 - points), 1)
                if lost > 0:
                    losses.append((lost, metric["name"]))
    losses.sort(key=lambda loss: -loss[0])
    words = [f"{labels[name]} -{lost:.1f}" for lost, name in losses[:3]]
    more = len(losses) - 3
    return "; ".join(words) + (f"; and {more} more" if more > 0 else "")


def answer(way, given, health, churn, customer):
    segment = segment_of(customer)
    if way == "score":
        value, _, _ = score(health, customer, segment)
        return "" if value is None else value
    risk, risk_coverage, risk_parts = score(churn, customer, "", urgency(churn, customer, given["today"]))
    if way == "tier":
        return band(churn, risk, "")
    value, coverage, parts = score(health, customer, segment)
    dimensions = ["" if one[1] is None else one[1] for one in parts + risk_parts]
    return [
        "" if value is None else value,
        band(health, value, segment),
        drivers(parts, given["labels"]) if value is not None or coverage > 0 else "",
        "" if risk is None else risk,
        band(churn, risk, ""),
        *dimensions,
    ]


def main():
    given = json.load(sys.stdin)
    health, churn = read_model(given["health"]), read_model(given["churn"])
    times, answers = [], []
    for _ in range(given["rounds"]):
        began = time.process_time()
        answers = [
            answer(given["way"], given, health, churn, dict(zip(given["headers"], row))) for row in given["rows"]
        ]
        times.append((time.process_time() - began) * 1000)
    json.dump({"milliseconds": times, "answers": answers}, sys.stdout)


main()
