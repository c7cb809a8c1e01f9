"""Reads the tables of every page of the PDFs that a list names, as a script with pdfplumber would."""

import sys

import pdfplumber

cells = 0
for path in open(sys.argv[1], encoding="utf-8").read().splitlines():
    with pdfplumber.open(path) as paper:
        for page in paper.pages:
            cells += sum(len(row) for table in page.extract_tables() for row in table)
print(cells, "cells")
