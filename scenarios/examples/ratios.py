"""Costs and paired ratios to best response from runs.csv, with pandas:  python3 ratios.py results/quickstart"""

import sys

import pandas as pd

setting = ["metric", "n", "k"]
runs = pd.read_csv(sys.argv[1] + "/runs.csv")
best = runs[runs.policy == "best-response"][setting + ["seed", "cost_mean"]]
paired = runs.merge(best, on=setting + ["seed"], suffixes=("", "_best"))  # same seed, same world
paired["ratio"] = paired.cost_mean / paired.cost_mean_best
table = paired.groupby(["policy"] + setting, as_index=False).agg(cost=("cost_mean", "mean"), ratio=("ratio", "mean"))
table.sort_values(setting + ["policy"]).to_csv(sys.stdout, index=False, float_format="%.6f")
