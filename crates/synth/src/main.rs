//! `juesuan-synth`: writes simulated final accounts and budgets, and the truth about them.

use anyhow::Context;
use clap::{Parser, Subcommand};
use juesuan_ingest::PARSER_VERSION;
use juesuan_model::Reconciliation;
use juesuan_reconcile::RULES_VERSION;
use juesuan_synth::{
    FIRST_YEAR, Format, MOST_DEPARTMENTS, Selection, Written, defects, facts, reports, score, truth,
};
use juesuan_warehouse::{Batch, Versions, Warehouse};
use rayon::prelude::*;
use std::fs;
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread;

const FORMATS: &str = "Formats, divided by commas: text, html[:excel|:word|:gb18030], xlsx[:exact|:text], \
    docx[:boxes], pdf[:word|:excel|:onlyoffice|:wrapped|:borderless|:three_line|:crowded|:continued|:rotated], and xls, ods, doc, \
    which LibreOffice converts; `all` is all of them";

/// Simulated final accounts with known truth.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write one file per department and year, and a table of every amount in their statements.
    ///
    /// Without --format they are text, in the folder itself. Formats that are named are written into folders of their own,
    /// FORMAT or FORMAT-STYLE, below --out, with FORMAT.truth.csv beside unless --truth names one file for all.
    Reports {
        /// The folder to write into; made if it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The CSV file to write the truth into; not beside the reports, which it is none of.
        #[arg(long, value_name = "FILE")]
        truth: Option<PathBuf>,
        #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = format, help = FORMATS)]
        format: Vec<Formats>,
        /// The same seed gives the same bytes.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The fiscal years, both ends included.
        #[arg(long, default_value = "2019..2024", value_parser = years)]
        years: RangeInclusive<u16>,
        /// How many departments.
        #[arg(long, default_value_t = 8, value_parser = departments)]
        departments: usize,
        /// Let papers differ as those of several provinces do: titles, order, units, codes, headers, zeros.
        #[arg(long)]
        vary: bool,
        /// Write each year's budget too.
        #[arg(long)]
        budgets: bool,
    },
    /// Fill a warehouse with the facts of simulated reports, without writing and reading files.
    ///
    /// For measurements at scale: the rows are those of text reports without prose. Departments go on without end, in
    /// districts that differ in size; a department has a report for each of the years.
    Facts {
        /// The warehouse; made if it is missing.
        #[arg(short = 'w', long = "warehouse", value_name = "DIR")]
        dir: PathBuf,
        /// How many reports.
        #[arg(long, default_value_t = 10_000)]
        reports: usize,
        /// The fiscal years, both ends included.
        #[arg(long, default_value = "2019..2028", value_parser = years)]
        years: RangeInclusive<u16>,
        /// The same seed gives the same rows.
        #[arg(long, default_value_t = 7)]
        seed: u64,
    },
    /// Say how well the reports were read, format by format.
    Score {
        /// The truth that `reports --truth` wrote about several formats.
        #[arg(long, value_name = "FILE")]
        truth: PathBuf,
        /// What `juesuan sql --format csv` gives on the query that `juesuan-synth query` prints.
        #[arg(long, value_name = "FILE")]
        facts: PathBuf,
        /// Show so many differences.
        #[arg(long, default_value_t = 0)]
        differences: usize,
    },
    /// Print the query whose rows `score` takes.
    Query,
    /// Write reports in many wordings, clean or with one defect of a known kind, with the truth about their claims.
    ///
    /// claims.csv says what every number of their prose means, defects.csv which rules must find which defect.
    Defects {
        /// The folder to write into; made if it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// How many reports.
        #[arg(long, default_value_t = 300)]
        reports: usize,
        /// The same seed gives the same bytes.
        #[arg(long, default_value_t = 7)]
        seed: u64,
    },
    /// Read and check such reports, and write the page that says how well that went.
    Accuracy {
        /// How many reports.
        #[arg(long, default_value_t = 5_000)]
        reports: usize,
        /// The same seed gives the same page.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The page; `-` is standard output.
        #[arg(short, long, value_name = "FILE", default_value = "docs/accuracy.md")]
        output: PathBuf,
        /// Print what went wrong, a line for each.
        #[arg(long)]
        faults: bool,
    },
}

/// One format, or all.
#[derive(Clone)]
enum Formats {
    One(Format),
    All,
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Reports { out, truth, format, seed, years, departments, vary, budgets } => {
            let selection = Selection { seed, years, departments, vary, budgets };
            let formats = format.into_iter().flat_map(|format| match format {
                Formats::One(format) => vec![format],
                Formats::All => Format::all().into_iter().map(|(_, format)| format).collect(),
            });
            let formats: Vec<Format> = formats.collect();
            match formats.as_slice() {
                [] => write_texts(&out, truth.as_deref(), &selection),
                formats => write_formats(&out, truth.as_deref(), &selection, formats),
            }
        }
        Command::Facts { dir, reports, years, seed } => fill(&dir, reports, &years, seed),
        Command::Score { truth, facts, differences } => say_scores(&truth, &facts, differences),
        Command::Query => Ok(writeln!(io::stdout().lock(), "{}", score::FACTS)?),
        Command::Defects { out, reports, seed } => write_defects(&out, reports, seed),
        Command::Accuracy { reports, seed, output, faults } => say_accuracy(reports, seed, &output, faults),
    }
}

/// Writes text alone: into the folder itself, and the truth as it is shipped.
fn write_texts(out: &Path, truth: Option<&Path>, selection: &Selection) -> anyhow::Result<()> {
    let reports = reports(selection, Format::Text)?;
    write_files(out, &reports)?;
    if let Some(path) = truth {
        write(path, truth::to_csv(reports.iter().flat_map(|report| &report.truth)))?;
    }
    say(&reports, out)
}

/// Writes each format into a folder of its own.
fn write_formats(
    out: &Path,
    truth: Option<&Path>,
    selection: &Selection,
    formats: &[Format],
) -> anyhow::Result<()> {
    let mut all = Vec::new();
    for format in formats {
        let name = format.name().replace(':', "-");
        let folder = out.join(&name);
        let mut reports = reports(selection, *format)?;
        write_files(&folder, &reports)?;
        say(&reports, &folder)?;
        if truth.is_none() {
            write(&out.join(format!("{name}.truth.csv")), truth::to_formats_csv(rows(&reports)))?;
            continue;
        }
        // In one table for all, files are told apart by their folder.
        for row in reports.iter_mut().flat_map(|report| &mut report.truth) {
            row.file = format!("{name}/{}", row.file);
        }
        all.extend(reports);
    }
    if let Some(path) = truth {
        write(path, truth::to_formats_csv(rows(&all)))?;
    }
    Ok(())
}

/// Writes planted reports, a file each, and the truth about them beside the folder's reports.
fn write_defects(out: &Path, reports: usize, seed: u64) -> anyhow::Result<()> {
    let planted: Vec<_> = (0..reports).filter_map(|number| defects::planted(seed, number)).collect();
    fs::create_dir_all(out.join("reports")).with_context(|| format!("cannot make {}", out.display()))?;
    for report in &planted {
        write(&out.join("reports").join(&report.file_name), &report.text)?;
    }
    write(&out.join("claims.csv"), defects::claims_csv(&planted))?;
    write(&out.join("defects.csv"), defects::defects_csv(&planted))?;
    let with = planted.iter().filter(|report| report.defect.is_some()).count();
    writeln!(io::stdout().lock(), "{} reports, {with} with a defect, in {}", planted.len(), out.display())?;
    Ok(())
}

/// Measures and writes the page.
fn say_accuracy(reports: usize, seed: u64, output: &Path, faults: bool) -> anyhow::Result<()> {
    let accuracy = defects::measure(seed, reports);
    let page = defects::page(&accuracy, seed);
    let mut out = io::stdout().lock();
    if output == Path::new("-") {
        out.write_all(page.as_bytes())?;
    } else {
        write(output, page)?;
    }
    if faults {
        for (fault, lines) in &accuracy.faults {
            for line in lines {
                writeln!(out, "{fault:?}| {line}")?;
            }
        }
    }
    Ok(())
}

/// Reports of a commit.
const BATCH: usize = 2048;

/// Appends the reports as `juesuan ingest` does; the next batch is made while one is written.
fn fill(dir: &Path, reports: usize, years: &RangeInclusive<u16>, seed: u64) -> anyhow::Result<()> {
    let warehouse = Warehouse::open_or_create(dir)?;
    let versions = Versions { parser: PARSER_VERSION.to_owned(), rules: RULES_VERSION.to_owned() };
    let (to_append, batches) = sync_channel::<Batch>(1);
    let facts = thread::scope(|scope| {
        let appending = scope.spawn(|| -> anyhow::Result<usize> {
            let mut facts = 0;
            for batch in batches {
                facts += warehouse.append(&batch, &versions)?.facts;
            }
            Ok(facts)
        });
        let per_batch = BATCH.div_ceil(years.len());
        let (mut left, mut first) = (reports, 0);
        while left > 0 {
            let made = (first..first + per_batch).into_par_iter();
            let mut made: Vec<_> =
                made.flat_map_iter(|number| facts::department(number, seed, years)).collect();
            made.truncate(left);
            (left, first) = (left - made.len(), first + per_batch);
            let reports = made.into_iter().map(|report| (report, Reconciliation::default())).collect();
            if to_append.send(Batch { reports, rejects: Vec::new() }).is_err() {
                break;
            }
        }
        drop(to_append);
        appending.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })?;
    writeln!(io::stdout().lock(), "{reports} reports with {facts} facts in {}", dir.display())?;
    Ok(())
}

fn rows(reports: &[Written]) -> impl Iterator<Item = &juesuan_synth::TruthRow> {
    reports.iter().flat_map(|report| &report.truth)
}

fn say_scores(truth: &Path, facts: &Path, shown: usize) -> anyhow::Result<()> {
    let text =
        |path: &Path| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    let (scores, differences) = score::of(&text(truth)?, &text(facts)?);
    let mut out = io::stdout().lock();
    for (format, score) in scores {
        writeln!(out, "{format}: {score}")?;
    }
    for difference in differences.iter().take(shown) {
        writeln!(out, "  {difference}")?;
    }
    Ok(())
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn write_files(folder: &Path, reports: &[Written]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    reports.iter().try_for_each(|report| write(&folder.join(&report.file_name), &report.bytes))
}

fn say(reports: &[Written], folder: &Path) -> anyhow::Result<()> {
    let amounts: usize = reports.iter().map(|report| report.truth.len()).sum();
    writeln!(
        io::stdout().lock(),
        "{} reports with {amounts} amounts in {}",
        reports.len(),
        folder.display()
    )?;
    Ok(())
}

/// Reads `pdf:word`, or `all`.
fn format(text: &str) -> Result<Formats, String> {
    if text == "all" {
        return Ok(Formats::All);
    }
    Format::from_name(text).map(Formats::One).ok_or_else(|| {
        let names: Vec<String> = Format::all().into_iter().map(|(name, _)| name).collect();
        format!("no format of this name; there are {}", names.join(", "))
    })
}

/// Reads `2019..2024`, or a single year.
fn years(text: &str) -> Result<RangeInclusive<u16>, String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let year = |text: &str| text.parse::<u16>().map_err(|_| format!("“{text}” is no year; write 2019..2024"));
    let (first, last) = (year(first)?, year(last)?);
    if first < FIRST_YEAR || last > 2100 || first > last {
        return Err(format!("years run upwards within {FIRST_YEAR}..2100"));
    }
    Ok(first..=last)
}

fn departments(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=MOST_DEPARTMENTS).contains(number));
    number.ok_or_else(|| format!("expected a number from 1 to {MOST_DEPARTMENTS}"))
}
