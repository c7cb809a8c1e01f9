"""Counts the amounts that stand in reports, and compares them with what a warehouse has of each.

    count.py JUESUAN FOLDER…

Reads texts, web pages, DOCX and XLSX with the standard library and PDF through pdftotext; it shares no code with the
program. Every amount that it finds must be among the file's facts, claims, self-evaluations, unread sentences or refused
cells, as often as it is printed. What is left over is printed, and the exit code is 1.

An amount is a number with 元, 万元, 亿元 … behind it, or one with thousands separators or two decimals that stands in a cell or in a
line of its own and that no %, unit of measure or date goes with.
"""

import collections
import csv
import html.parser
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as xml
import zipfile

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
WITH_UNIT = re.compile(rf"(?<![\d.,])({NUMBER})\s*[余多]?\s*[百千万亿]*\s*[余多]?\s*元(?!\s*[(<〈]?含?[)>〉]?及?以[上下])")
BARE = re.compile(r"(?<![\w.,/%=-])-?((?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2,6}))(?![\w.%‰°㎡]|,\d|\s*[a-zA-Z])")
MONTH = re.compile(r"(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])")


def plain(text):
    return unicodedata.normalize("NFKC", text)


def digits(number):
    return number.replace(",", "")


def amounts(text, is_cell):
    """The amounts of a paragraph or of a cell."""
    text = plain(text)
    found = [digits(match[1]) for match in WITH_UNIT.finditer(text)]
    rest = WITH_UNIT.sub(" ", text)
    if is_cell:
        whole = re.fullmatch(rf"[-(¥￥$▲△\s]*({NUMBER})[-)\s]*", text)
        if whole and ("." in whole[1] or "," in whole[1]) and not MONTH.fullmatch(whole[1]):
            return [digits(whole[1])]
    found += [digits(match[1]) for match in BARE.finditer(rest) if not MONTH.fullmatch(match[1])]
    return found


def decoded(raw):
    for encoding in ("utf-8-sig", "gb18030", "utf-16", "big5"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def lines_joined(lines):
    """A number that the end of a line breaks goes on in the next."""
    text = "\n".join(line.strip() if not "\t" in line else line for line in lines)
    text = re.sub(r"(\d\.\d)\n+(?=\d\s*[万亿千]?元)", r"\1", text)
    text = re.sub(r"(?<=\d)\n+(?=\s*[万亿千]?元)", "", text)
    text = re.sub(r"(?<=[万亿千])\n+(?=元)", "", text)
    return re.sub(r"(?<=元)\n+(?=[（(<〈]?含?[）)>〉]?及?以[上下])", "", text).split("\n")


def of_text(raw):
    for line in lines_joined(decoded(raw).splitlines()):
        cells = re.split(r"[\t|│┃]", line)
        for cell in cells:
            yield cell, len(cells) > 1


def of_csv(raw):
    for row in csv.reader(io.StringIO(decoded(raw))):
        for cell in row:
            yield cell, True


class Page(html.parser.HTMLParser):
    SILENT = {"script", "style", "s", "del", "strike", "sup", "head", "title"}
    BLOCKS = {"p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "table", "td", "th", "caption"}

    def __init__(self):
        super().__init__()
        self.silent = self.cells = 0
        # The element that a style strikes through.
        self.struck = None
        self.text, self.found = "", []

    def end(self):
        if self.text.strip():
            self.found.append((self.text, self.cells > 0))
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if self.struck is None and "line-through" in (dict(attrs).get("style") or ""):
            self.struck = tag
        if tag in self.SILENT:
            self.silent += 1
        if tag in self.BLOCKS and (tag != "p" or not self.cells):
            self.end()
        if tag in ("td", "th"):
            self.cells += 1

    def handle_endtag(self, tag):
        if tag == self.struck:
            self.struck = None
        if tag in self.SILENT:
            self.silent = max(0, self.silent - 1)
        if tag in ("td", "th"):
            self.end()
            self.cells = max(0, self.cells - 1)
        elif tag in self.BLOCKS and not self.cells:
            self.end()

    def handle_data(self, data):
        if not self.silent and self.struck is None:
            self.text += data.replace("\n", " ") if self.cells else data.replace("\n", "")


def of_html(raw):
    page = Page()
    text = raw.decode("gb18030", "replace") if re.search(rb"charset=[\"']?gb", raw[:2048], re.I) else decoded(raw)
    page.feed(text)
    page.end()
    return page.found


def of_docx(raw):
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    root = xml.fromstring(zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml"))

    def is_on(properties, name):
        mark = properties.find(word + name) if properties is not None else None
        return mark is not None and mark.get(word + "val") not in ("0", "false")

    def text_of(node):
        text = ""
        for run in node.iter(word + "r"):
            if any(is_on(run.find(word + "rPr"), name) for name in ("strike", "dstrike", "vanish")):
                continue
            for part in run:
                text += part.text or "" if part.tag == word + "t" else "\t" if part.tag == word + "tab" else ""
        return text

    def walk(node):
        if node.tag == word + "tc" and node.find(".//" + word + "tbl") is None:
            yield " ".join(text_of(paragraph) for paragraph in node.iter(word + "p")), True
        elif node.tag == word + "p":
            for piece in (text := text_of(node)).split("\t"):
                yield piece, "\t" in text
        else:
            for child in node:
                yield from walk(child)

    return walk(root)


def of_xlsx(raw):
    sheet = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    book = zipfile.ZipFile(io.BytesIO(raw))
    names = book.namelist()

    def load(name):
        return xml.fromstring(book.read(name)) if name in names else None

    shared = load("xl/sharedStrings.xml")
    strings = ["".join(t.text or "" for t in item.iter(sheet + "t")) for item in shared] if shared is not None else []
    styles = load("xl/styles.xml")
    custom, formats = {}, []
    if styles is not None:
        custom = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(sheet + "numFmt")}
        cells = styles.find(sheet + "cellXfs")
        formats = [xf.get("numFmtId") for xf in cells] if cells is not None else []
    usual = {"2": "0.00", "4": "#,##0.00", "3": "#,##0", "39": "#,##0.00", "40": "#,##0.00", "43": "#,##0.00"}
    hidden = hidden_sheets(load("xl/workbook.xml"), sheet)
    tabs = sorted((n for n in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)), key=lambda n: int(re.findall(r"\d+", n)[0]))
    for number, name in enumerate(tabs, 1):
        if number in hidden:
            continue
        codes = set()
        for cell in load(name).iter(sheet + "c"):
            kind, value = cell.get("t"), cell.find(sheet + "v")
            column = re.match(r"[A-Z]+", cell.get("r") or "A")[0]
            inline = "".join(t.text or "" for t in cell.iter(sheet + "t"))
            words = strings[int(value.text)] if kind == "s" else inline
            if re.search("代码|编码", words):
                codes.add(column)
            if column in codes and kind in (None, "n"):
                continue
            formula = cell.find(sheet + "f")
            if formula is not None and value is not None and value.text == "0":
                # Nobody has calculated it.
                yield f"={formula.text}", True
                continue
            if kind == "inlineStr":
                yield inline, True
            elif value is None or value.text is None:
                continue
            elif kind == "s":
                yield words, True
            elif kind == "str":
                yield value.text, True
            elif kind in (None, "n"):
                style = int(cell.get("s") or 0)
                id_ = formats[style] if style < len(formats) else "0"
                code = (custom.get(id_) or usual.get(id_) or "General").split(";")[0]
                yield shown(value.text, code), True


def hidden_sheets(book, sheet):
    sheets = list(book.iter(sheet + "sheet")) if book is not None else []
    return {at for at, tab in enumerate(sheets, 1) if tab.get("state") in ("hidden", "veryHidden")}


def shown(value, code):
    """A number as its format shows it; dates and percentages are no amounts."""
    if "%" in code or re.search(r"[yd]", code):
        return ""
    number = float(value)
    places = re.search(r"0\.(0+)", code)
    if places:
        return f"{number:,.{len(places[1])}f}"
    if code == "General":
        return value
    return f"{number:,.0f}" if "," in code else f"{number:.0f}"


def of_pdf(path):
    raw = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"], capture_output=True, check=True).stdout
    pages = raw.decode("utf-8", "replace").split("\f")
    numbered = re.compile(r"\n[-—\s]*\d{1,3}[-—\s]*$")
    for line in lines_joined("\n".join(numbered.sub("\n", page) for page in pages).splitlines()):
        yield line, False


# What pdftotext prints of a page, and nobody sees: numbers under a white box.
UNSEEN = {"05-covered-text.pdf": ["613.49", "799.99"]}


def counted(path):
    with open(path, "rb") as file:
        raw = file.read()
    if raw.startswith(b"%PDF"):
        found = of_pdf(path)
    elif path.endswith(".csv"):
        found = of_csv(raw)
    elif zipfile.is_zipfile(io.BytesIO(raw)):
        inner = zipfile.ZipFile(io.BytesIO(raw)).namelist()
        found = of_docx(raw) if "word/document.xml" in inner else of_xlsx(raw) if "xl/workbook.xml" in inner else []
    elif re.search(rb"<(html|table|body|div|p)\b", raw[:4096], re.I):
        found = of_html(raw)
    else:
        found = of_text(raw)
    seen = collections.Counter(amount for text, is_cell in found for amount in amounts(text, is_cell))
    return seen - collections.Counter(UNSEEN.get(os.path.basename(path)))


def rows_of(table, class_, *columns):
    printed = f"CONCAT_WS(' ', {', '.join(columns)})" if len(columns) > 1 else columns[0]
    return (
        f"SELECT files.source_uri, '{class_}' AS class, {printed} AS printed FROM {table} AS rows "
        "JOIN sources_all AS files ON files.revision_id = rows.revision_id AND files.source_index = rows.source_index"
    )


# Every printed text that the rows of a report have, once for each time that it is printed.
ROWS = " UNION ALL ".join([
    rows_of("facts_all", "fact", "printed"),
    rows_of("claims_all", "claim", "printed"),
    rows_of("unread_sentences_all", "unread", "amounts"),
    rows_of(
        "projects_all", "evaluation", "budget_printed", "actual_printed", "basic_printed", "project_printed", "rate_printed",
        "rate_score_printed", "score_printed",
    ),
    rows_of("indicators_all", "evaluation", "target", "actual", "score_printed", "level1", "level2", "level3"),
    "SELECT source_uri, 'rejected', printed FROM rejects WHERE stage = 'cell' AND printed IS NOT NULL",
])


def ask(juesuan, warehouse, select):
    run = [juesuan, "sql", "-w", warehouse, "--format", "csv", select]
    return list(csv.DictReader(io.StringIO(subprocess.run(run, capture_output=True, check=True, text=True).stdout)))


def known(rows):
    """The numbers of each file's rows."""
    known = collections.defaultdict(collections.Counter)
    for row in rows:
        text = plain(row["printed"])
        pieces = re.findall(NUMBER, text)
        # A number that a line's end broke stands in one piece, whatever stood between.
        whole = digits("".join(re.findall(r"[\d.,]+", text))) if row["class"] in ("fact", "claim") else ""
        known[row["source_uri"]].update(map(digits, pieces))
        if whole and whole not in map(digits, pieces):
            known[row["source_uri"]][whole] += 1
    return known


def each_apart(folders, apart):
    """Each file in a folder of its own, so that none is taken for a part of another's report."""
    paths = [os.path.join(at, name) for folder in folders for at, _, names in os.walk(folder) for name in sorted(names)]
    for number, path in enumerate(paths):
        own = os.path.join(apart, f"{number:05}")
        os.makedirs(own)
        shutil.copy(path, own)


def main(juesuan, folders):
    totals = collections.Counter()
    with tempfile.TemporaryDirectory() as scratch:
        warehouse, apart = os.path.join(scratch, "w"), os.path.join(scratch, "files")
        each_apart(folders, apart)
        run = subprocess.run([juesuan, "ingest", "-q", apart, "-w", warehouse], capture_output=True, text=True)
        if run.returncode not in (0, 3):
            sys.exit(run.stderr)
        rows = known(ask(juesuan, warehouse, ROWS))
        account = ask(
            juesuan, warehouse,
            "SELECT SUM(amount_count) AS amounts, SUM(fact_amount_count) AS facts, SUM(claim_amount_count) AS claims, "
            "SUM(unread_amount_count) AS unread, SUM(rejected_amount_count) AS rejected, COUNT(*) AS reports FROM reports_all",
        )[0]
        files = ask(juesuan, warehouse, "SELECT DISTINCT source_uri FROM sources_all")
        for uri in sorted(row["source_uri"] for row in files):
            found = counted(uri)
            left = found - rows[uri]
            totals.update(files=1, counted=found.total(), left_over=left.total())
            if left:
                print(f"{left.total()} of {found.total()} left over in {os.path.basename(uri)}: {' '.join(sorted(left.elements()))[:400]}")
    parts = [int(account[name] or 0) for name in ("facts", "claims", "unread", "rejected")]
    if int(account["amounts"] or 0) != sum(parts):
        sys.exit(f"the account does not add up: {account}")
    print(
        f"{totals['files']} files: {totals['counted']} amounts counted, {totals['left_over']} left over; the program's account: "
        f"{sum(parts)} = {parts[0]} facts + {parts[1]} claims + {parts[2]} unread + {parts[3]} rejected"
    )
    return 1 if totals["left_over"] or sum(parts) < totals["counted"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
