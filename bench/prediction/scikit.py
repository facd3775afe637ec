"""Fits scikit-learn's learners to the rows of a file of bench/prediction.ts, and prints what they reach as JSON."""

import json
import sys
import time

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def rows_of(part):
    return np.array(part["cells"]).reshape(-1, part["columns"]), np.array(part["outcomes"])


with open(sys.argv[1], encoding="utf-8") as file:
    parts = json.load(file)
learn_from, outcomes = rows_of(parts["train"])
unseen, unseen_outcomes = rows_of(parts["test"])

regression = LogisticRegression(C=1, solver="newton-cholesky", tol=1e-12, max_iter=1000)
learners = {
    "RandomForest(100)": RandomForestClassifier(100, random_state=42),
    "RandomForest depth 6": RandomForestClassifier(100, max_depth=6, min_samples_leaf=20, random_state=42),
    "LogisticRegression": make_pipeline(StandardScaler(), regression),
    "boosted stumps": GradientBoostingClassifier(max_depth=1, random_state=42),
    "boosted depth 3": GradientBoostingClassifier(max_depth=3, random_state=42),
}

figures = []
for name, learner in learners.items():
    start = time.perf_counter()
    learner.fit(learn_from, outcomes)
    seconds = time.perf_counter() - start
    probabilities = learner.predict_proba(unseen)[:, 1]
    figures.append(
        {
            "learner": name,
            "auc": roc_auc_score(unseen_outcomes, probabilities),
            "logLoss": log_loss(unseen_outcomes, probabilities),
            "seconds": seconds,
        }
    )

print(
    json.dumps(
        {
            "intercept": regression.intercept_[0],
            "coefficients": regression.coef_[0].tolist(),
            "figures": figures,
        }
    )
)
