"""Puts together what hyperfine measured in several turns, as a table, and writes how many
times as long the fastest peer took as the first command, by medians.
usage: bench-turns.py ROW RATIO TIMES..."""
import json
import statistics
import sys

row, ratio, *files = sys.argv[1:]
times = {}
for name in files:
    with open(name) as file:
        for result in json.load(file)["results"]:
            times.setdefault(result["command"], []).extend(result["times"])
print("| Command | Runs | Median [ms] | Min [ms] | Max [ms] | Times as long |")
print("|:---|---:|---:|---:|---:|---:|")
medians = {command: statistics.median(all) for command, all in times.items()}
ours, *peers = medians.values()
for command, all in times.items():
    print(f"| {command} | {len(all)} | {medians[command] * 1e3:.1f} | {min(all) * 1e3:.1f} | {max(all) * 1e3:.1f} | {medians[command] / ours:.1f} |")
with open(ratio, "w") as file:
    print(f"{row}\t{min(peers) / ours:.1f}", file=file)
