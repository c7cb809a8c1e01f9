//! `juesuan-synth`: writes simulated final accounts, and the truth about them.

use anyhow::Context;
use clap::{Parser, Subcommand};
use juesuan_synth::{FIRST_YEAR, MOST_DEPARTMENTS, SimulatedReport, district, truth};
use std::fs;
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// Simulated final accounts with known truth.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write one text file per department and year, and a table of every amount in their statements.
    Reports {
        /// The folder to write into; made if it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The CSV file to write the truth into; not beside the reports, which it is none of.
        #[arg(long, value_name = "FILE")]
        truth: Option<PathBuf>,
        /// The same seed gives the same bytes.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The fiscal years, both ends included.
        #[arg(long, default_value = "2019..2024", value_parser = years)]
        years: RangeInclusive<u16>,
        /// How many departments.
        #[arg(long, default_value_t = 8, value_parser = departments)]
        departments: usize,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Reports { out, truth, seed, years, departments } => {
            write_reports(&out, truth.as_deref(), &district(seed, years, departments))
        }
    }
}

fn write_reports(out: &Path, truth: Option<&Path>, reports: &[SimulatedReport]) -> anyhow::Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    let write = |path: &Path, text: &str| {
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
    };
    for report in reports {
        write(&out.join(&report.file_name), &report.text)?;
    }
    if let Some(path) = truth {
        write(path, &truth::to_csv(reports.iter().flat_map(|report| &report.truth)))?;
    }
    let amounts: usize = reports.iter().map(|report| report.truth.len()).sum();
    writeln!(io::stdout().lock(), "{} reports with {amounts} amounts in {}", reports.len(), out.display())?;
    Ok(())
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
