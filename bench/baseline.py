"""The least that a script must do: read every file, split its lines at tabs, add up what looks like an amount."""

import decimal
import pathlib
import re
import sys

AMOUNT = re.compile(r"[\d,]+\.\d+")
total = decimal.Decimal(0)
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    for line in path.read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            for cell in line.split("\t"):
                if AMOUNT.fullmatch(cell):
                    total += decimal.Decimal(cell.replace(",", ""))
print(total)
