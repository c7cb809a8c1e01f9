"""What `bench/scale` measures: each figure with what it is compared to, taken in the same run, as Markdown."""

import datetime
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

bin, dir = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
texts, sizes = int(sys.argv[3]), [int(size) for size in sys.argv[4:]]
juesuan, synth, bench = (str(bin / name) for name in ("juesuan", "juesuan-synth", "juesuan-bench"))


def measured(*command):
    """Runs it; gives the wall time in seconds, what it said on standard error, what it printed, and its peak of memory in MB."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said.seek(0)
        told = re.sub(r"\x1b\[[0-9;]*m", "", said.read().decode())
        if child.returncode not in (0, 3):
            sys.exit(f"{command}: {told}")
        return seconds, told, out.read().decode(), usage.ru_maxrss // 1024


def run(*command):
    """As `measured`, without the peak of memory."""
    return measured(*command)[:3]


def best(*command, times=5):
    """The fastest of several runs, with what it said of itself: (whole command, opening, answering)."""
    runs = []
    for _ in range(times):
        seconds, said, _ = run(*command, "-v")
        inside = [float(found) for found in re.findall(r"(?:opened|answered) in ([\d.]+) s", said)]
        runs.append((seconds, *inside))
    return min(runs)


def size(path, suffix=""):
    return sum(file.stat().st_size for file in pathlib.Path(path).rglob(f"*{suffix}") if file.is_file())


def row(*cells):
    print("| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |", flush=True)


def sql(warehouse, query):
    return run(juesuan, "sql", "-w", warehouse, "--format", "csv", query)[2].splitlines()[1:]


def ingest_texts():
    """Small text reports, all stages; then the same again, all unchanged."""
    folder, made, seed = dir / "texts", 0, 0
    while made < texts:
        seed += 1
        part = folder / str(seed)
        departments = min(792, max(1, (texts - made) // 6))
        run(synth, "reports", "--departments", str(departments), "--seed", str(seed), "--out", str(part))
        made += departments * 6
    megabytes = size(folder) / 1e6
    seconds, said, _, peak = measured(juesuan, "ingest", "-v", str(folder), "-w", str(dir / "ingested"))
    again, said_again, _ = run(juesuan, "ingest", "-v", str(folder), "-w", str(dir / "ingested"))
    stages = lambda said: re.search(r"(read [\d.]+ s.*MB read)", said).group(1)
    print(f"\n{made} text reports, {megabytes:.0f} MB\n")
    row("what", "seconds", "reports/s", "MB/s", "time of all threads by stage")
    row("---", "---", "---", "---", "---")
    row("ingest", seconds, round(made / seconds), round(megabytes / seconds, 1), stages(said))
    row("again, unchanged", again, round(made / again), round(megabytes / again, 1), stages(said_again))
    print(f"\nPeak of memory: {peak} MB")
    shutil.rmtree(folder)
    shutil.rmtree(dir / "ingested")


def by_hand(how, warehouse, question, value):
    """The best of five of the same question in SQL by hand, in seconds: `bench/by_hand.py`."""
    script = pathlib.Path(__file__).with_name("by_hand.py")
    return min(float(run(sys.executable, str(script), how, str(warehouse), question, value)[2]) for _ in range(5))


def in_open_session(warehouse, entities, times=5):
    """What one trend more takes: the time of ten bodies in one command beyond that of one, divided by nine."""
    answering = lambda chosen: best(juesuan, "trend", "project_share", "--kind", "final_accounts", "-w", warehouse,
                                    *[word for entity in chosen for word in ("--entity", entity)], times=times)[2]
    return (answering(entities) - answering(entities[:1])) / (len(entities) - 1)


def questions(warehouse, facts):
    entities = sql(warehouse, "SELECT DISTINCT entity_id FROM raw_reports ORDER BY entity_id DESC LIMIT 10")
    year = sql(warehouse, "SELECT max(fiscal_year) FROM raw_reports")[0]
    everyone = ("SELECT entity_id, entity_name, fiscal_year, numerator, denominator, value FROM metric_project_share "
                "WHERE kind = 'final_accounts' ORDER BY ALL")
    asked = [
        ("trend of one entity, ten years", ["trend", "project_share", "--entity", entities[0], "--kind", "final_accounts"],
         ("trend", entities[0])),
        ("all entities, all years", ["sql", "--format", "parquet", "-o", str(dir / "all.parquet"), everyone], ("all", "")),
        ("peers of one year", ["peers", "project_share", "--year", year], ("peers", year)),
    ]
    print()
    row(f"{facts} facts", "whole command, s", "opening", "answering", "by hand in DuckDB", "answering ÷ by hand")
    row(*["---"] * 6)
    for name, command, question in asked:
        whole, opening, answering = best(juesuan, *command, "-w", warehouse)
        hand = by_hand("whole", warehouse, *question)
        row(name, whole, opening, answering, hand, round(answering / hand, 2))
        if question[0] == "trend":
            again, hand = in_open_session(warehouse, entities), by_hand("open", warehouse, *question)
            row("the same in an open session", "", "", again, hand, round(again / hand, 2))
    scan = "SELECT statement, sum(amount) FROM raw_facts GROUP BY 1 ORDER BY 1"
    row("scan: sum by statement", *best(juesuan, "sql", "-w", warehouse, scan), "", "")
    regions(warehouse)


def districts():
    """A reference folder that has the districts of the simulated departments, so that they are in a region."""
    folder = dir / "districts"
    if not folder.exists():
        folder.mkdir()
        (folder / "sources.csv").write_text(
            "source,title,publisher,published,address\nsimulated,Districts of simulated departments,ourselves,2026,\n")
        rows = ["region_code,region_name,short_name,region_level,parent_code,source",
                "840000,示例市,示例,city,420000,simulated", "849999,云澜区,云澜,county,840000,simulated"]
        rows += [f"{840000 + number},第{number}样区,第{number}样,county,840000,simulated" for number in range(2, 9000)]
        (folder / "regions.csv").write_text("\n".join(rows) + "\n")
    return str(folder)


def regions(warehouse):
    """Sums of all regions in all years."""
    asked = [
        ("expenditure of all regions, all years", "SELECT region_code, fiscal_year, amount, entity_count FROM region_spending "
         "WHERE kind = 'final_accounts' AND code_domain = 'functional' AND code_level = 'total' AND measure = 'total' ORDER BY ALL"),
        ("the same by functional class", "SELECT region_code, fiscal_year, series_code, amount, entity_count FROM region_spending "
         "WHERE kind = 'final_accounts' AND code_domain = 'functional' AND code_level = 'class' AND measure = 'total' ORDER BY ALL"),
        ("one region, all years", "SELECT fiscal_year, amount, entity_count FROM region_spending WHERE region_code = '840002' "
         "AND kind = 'final_accounts' AND code_domain = 'functional' AND code_level = 'total' AND measure = 'total' ORDER BY ALL"),
        ("a metric of all regions, all years, with the steady sums", "SELECT region_code, fiscal_year, value, steady_value FROM "
         "region_metrics WHERE kind = 'final_accounts' AND metric = 'expenditure' AND dimension = 'total' ORDER BY ALL"),
    ]
    out = str(dir / "regions.parquet")
    for name, query in asked:
        row(name, *best(juesuan, "sql", "-w", warehouse, "--reference", districts(), "--format", "parquet", "-o", out, query,
                        times=3), "", "")


def one_more(warehouse, name):
    """Adding one report, in a folder of its own: the best of five."""
    taken = []
    for number in range(5):
        folder = dir / "more" / f"{name}-{number}"
        run(synth, "reports", "--departments", "1", "--years", "2023", "--seed", str(1000 + number), "--out", str(folder))
        taken.append(run(juesuan, "ingest", "-v", str(folder), "-w", warehouse)[:2])
    seconds, said = min(taken)
    look_up = float(re.search(r"look up ([\d.]+) s", said).group(1))
    return seconds, look_up


def against_others(warehouse, facts):
    """The same facts as CSV, packed CSV, plain Parquet and SQLite; and what DuckDB and pandas take over the CSV."""
    import duckdb

    connection = duckdb.connect()
    csv, packed, plain = dir / "facts.csv", dir / "facts.csv.gz", dir / "facts.parquet"
    files = f"read_parquet('{warehouse}/facts/fiscal_year=*/*.parquet', hive_partitioning = true)"
    connection.execute(f"COPY (SELECT * FROM {files}) TO '{csv}'")
    connection.execute(f"COPY (SELECT * FROM {files}) TO '{packed}'")
    connection.execute(f"COPY (SELECT * FROM {files}) TO '{plain}'")
    print()
    row(f"{facts} facts as", "bytes a fact")
    row("---", "---")
    row("the warehouse, every table and log", round(size(warehouse) / facts, 2))
    row("its table `facts`", round(size(f"{warehouse}/facts", ".parquet") / facts, 2))
    row("plain Parquet (DuckDB's defaults)", round(plain.stat().st_size / facts, 2))
    row("CSV", round(csv.stat().st_size / facts, 2))
    row("CSV.gz", round(packed.stat().st_size / facts, 2))
    if facts < 5_000_000:
        import csv as reader
        import sqlite3

        lite = sqlite3.connect(dir / "facts.sqlite")
        with open(csv, encoding="utf-8", newline="") as lines:
            rows = reader.reader(lines)
            header = next(rows)
            lite.execute(f"CREATE TABLE facts ({', '.join(header)})")
            lite.executemany(f"INSERT INTO facts VALUES ({', '.join('?' * len(header))})", rows)
        lite.commit()
        lite.execute("VACUUM")
        row("SQLite, no index", round((dir / "facts.sqlite").stat().st_size / facts, 2))
        started = time.perf_counter()
        connection.execute(f"SELECT statement, sum(amount) FROM '{csv}' GROUP BY 1").fetchall()
        by_duckdb = time.perf_counter() - started
        import pandas

        started = time.perf_counter()
        frame = pandas.read_csv(csv, engine="pyarrow", usecols=["statement", "amount"])
        frame.groupby("statement")["amount"].sum()
        by_pandas = time.perf_counter() - started
        ours = best(juesuan, "sql", "-w", warehouse, "SELECT statement, sum(amount) FROM facts GROUP BY 1 ORDER BY 1")[0]
        print()
        row("sum by statement", "seconds")
        row("---", "---")
        row("juesuan sql, whole command, current revisions only", ours)
        row("DuckDB over the CSV, session open", by_duckdb)
        row("pandas and pyarrow over the CSV, session open, in floats", by_pandas)
    for made in dir.glob("facts.*"):
        made.unlink()


def main():
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    load = os.getloadavg()[0]
    print(f"{datetime.date.today()}, {os.cpu_count()} cores ({processor.group(1) if processor else 'unknown'}), load {load:.1f} at the start")
    if texts:
        ingest_texts()
    empty = str(dir / "empty")
    for number, reports in enumerate(sizes):
        warehouse = str(dir / f"w{reports}")
        made, _, out = run(bench, "fill", "--reports", str(reports), "-w", warehouse)
        facts = int(re.search(r"with (\d+) facts", out).group(1))
        appended = size(f"{warehouse}/facts", ".parquet") / facts
        compacted = run(juesuan, "compact", "-q", "-w", warehouse)[0]
        run(juesuan, "vacuum", "-q", "-w", warehouse, "--retain", "0s", "--force")
        print()
        row(f"{reports} reports", "seconds", "")
        row("---", "---", "---")
        row("made and appended", made, f"{round(facts / made)} facts/s, {appended:.2f} bytes a fact")
        row("compacted", compacted, f"{round(facts / compacted)} facts/s")
        if number == 0:
            row("one report added to an empty warehouse", *one_more(empty, "empty"))
        grown, look_up = one_more(warehouse, str(reports))
        row("one report added to this one (and its look-up)", grown, look_up)
        questions(warehouse, facts)
        if facts < 50_000_000:
            against_others(warehouse, facts)
        shutil.rmtree(warehouse)


main()
