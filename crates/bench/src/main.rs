//! `juesuan-bench`: measures reading, checking and the warehouse with simulated reports.

use anyhow::Context;
use clap::{Parser, Subcommand};
use juesuan_bench::{accuracy, fill, formats};
use juesuan_synth::{anomalies, facts, parse_years};
use std::fs;
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// Measures reading, checking and the warehouse with simulated reports whose truth is known.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read and check reports with planted defects, and write the page about the result.
    Accuracy {
        /// How many reports.
        #[arg(long, default_value_t = 5_000)]
        reports: usize,
        /// The same seed makes the same page.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The page; `-` is standard output.
        #[arg(short, long, value_name = "FILE", default_value = "docs/accuracy.md")]
        output: PathBuf,
        /// Print what went wrong, a line for each.
        #[arg(long)]
        faults: bool,
    },
    /// Compare the facts that were read with the truth, format by format.
    Score {
        /// The truth that `juesuan-synth reports --truth` wrote about several formats.
        #[arg(long, value_name = "FILE")]
        truth: PathBuf,
        /// What `juesuan sql --format csv` prints for the query of `juesuan-bench query`.
        #[arg(long, value_name = "FILE")]
        facts: PathBuf,
        /// Show at most this many differences.
        #[arg(long, default_value_t = 0)]
        differences: usize,
    },
    /// Print the query whose rows `score` takes.
    Query,
    /// Fill a warehouse with the facts of simulated reports, without writing and reading files.
    ///
    /// For measurements at scale: the rows are those of text reports without prose. Departments are numbered without end, in
    /// districts that differ in size; a department has a report for each of the years.
    Fill {
        /// The warehouse; made if it is missing.
        #[arg(short = 'w', long = "warehouse", value_name = "DIR")]
        dir: PathBuf,
        /// How many reports.
        #[arg(long, default_value_t = 10_000)]
        reports: usize,
        /// The fiscal years, both ends included.
        #[arg(long, default_value = "2019..2028", value_parser = parse_years)]
        years: RangeInclusive<u16>,
        /// The same seed makes the same rows.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// Plant an anomaly in the last year of so many departments.
        #[arg(long, default_value_t = 0, requires = "planted")]
        plant: usize,
        /// The CSV file to write the planted anomalies into.
        #[arg(long, value_name = "FILE")]
        planted: Option<PathBuf>,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Accuracy { reports, seed, output, faults } => write_accuracy(reports, seed, &output, faults),
        Command::Score { truth, facts, differences } => print_scores(&truth, &facts, differences),
        Command::Query => Ok(writeln!(io::stdout().lock(), "{}", formats::FACTS)?),
        Command::Fill { dir, reports, years, seed, plant, planted } => {
            let departments = reports.div_ceil(years.clone().count().max(1));
            let anomalies = facts::anomalies(seed, *years.end(), departments, plant);
            if let Some(path) = planted {
                fs::write(&path, anomalies::to_csv(&anomalies))
                    .with_context(|| format!("cannot write {}", path.display()))?;
            }
            let count = fill::fill(&dir, reports, &years, seed, &anomalies)?;
            Ok(writeln!(io::stdout().lock(), "{reports} reports with {count} facts in {}", dir.display())?)
        }
    }
}

/// Measures and writes the page.
fn write_accuracy(reports: usize, seed: u64, output: &Path, faults: bool) -> anyhow::Result<()> {
    let accuracy = accuracy::measure(seed, reports);
    let page = accuracy::page(&accuracy, seed);
    let mut out = io::stdout().lock();
    if output == Path::new("-") {
        out.write_all(page.as_bytes())?;
    } else {
        fs::write(output, page).with_context(|| format!("cannot write {}", output.display()))?;
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

fn print_scores(truth: &Path, facts: &Path, shown: usize) -> anyhow::Result<()> {
    let text =
        |path: &Path| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    let (scores, differences) = formats::score(&text(truth)?, &text(facts)?);
    let mut out = io::stdout().lock();
    for (format, score) in scores {
        writeln!(out, "{format}: {score}")?;
    }
    for difference in differences.iter().take(shown) {
        writeln!(out, "  {difference}")?;
    }
    Ok(())
}
