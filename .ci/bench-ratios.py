"""Compares ratios that .ci/bench has measured with those on record.

usage: bench-ratios.py print|check|record RATIOS RECORD

RATIOS has lines of a row and its ratio, RECORD lines of a row, the ratio that
is asked for and the one on record (- for none), with tabs between them. Check
fails when a ratio is a fifth lower than the one on record.
"""
import sys

mode, measured, record = sys.argv[1:]
lines = [line.split("\t") for line in open(record).read().splitlines()]
ratios = dict(line.split("\t") for line in open(measured).read().splitlines())
fallen = []
print(f"{'row':18}{'ratio':>8}{'record':>8}{'asked':>8}")
for line in lines:
    row, asked, before = line
    if row not in ratios:
        continue
    now = float(ratios[row])
    note = ""
    if before != "-" and now < 0.8 * float(before):
        note = "  has fallen by more than a fifth"
        fallen.append(row)
    print(f"{row:18}{now:8.1f}{before:>8}{asked:>8}{note}")
    if mode == "record":
        line[2] = ratios[row]
if mode == "record":
    open(record, "w").write("".join("\t".join(line) + "\n" for line in lines))
if mode == "check" and fallen:
    sys.exit("fallen: " + ", ".join(fallen))
