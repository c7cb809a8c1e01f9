"""Writes the table of what was equal on which engine into a document, between its marks.

    document.py DOCUMENT RESULTS ENGINE …    in the folder RESULTS, for each engine what `compare.py --results` wrote
"""

import csv
import pathlib
import sys

BEGIN, END = "<!-- written by tools/test-cluster --document -->\n", "<!-- end -->\n"


def cell(text):
    return text.replace("|", "\\|")


document, results = map(pathlib.Path, sys.argv[1:3])
engines = sys.argv[3:]
queries, said = {}, {}
for engine in engines:
    with (results / f"{engine}.csv").open(encoding="utf-8", newline="") as rows:
        for query, count, _, _, verdict in csv.reader(rows):
            queries.setdefault(query, count)
            said[query, engine] = verdict

lines = [f"| | {' | '.join(engines)} |", f"|---|{'---|' * len(engines)}"]
for kind in dict.fromkeys(query.split(" ")[0] for query in queries):
    of_kind = [query for query in queries if query.split(" ")[0] == kind]
    equal = [sum(said.get((query, engine)) == "equal" for query in of_kind) for engine in engines]
    lines.append(f"| {kind} | {' | '.join(f'{count} of {len(of_kind)}' for count in equal)} |")
lines += ["", f"| query | rows | {' | '.join(engines)} |", f"|---|---|{'---|' * len(engines)}"]
for query, count in queries.items():
    lines.append(f"| {query} | {count} | {' | '.join(cell(said.get((query, engine), 'not asked')) for engine in engines)} |")

text = document.read_text("utf-8")
before, _, rest = text.partition(BEGIN)
_, end, after = rest.partition(END)
assert end, f"{document} has no place for the table"
document.write_text(before + BEGIN + "\n".join(lines) + "\n" + END + after, "utf-8")
