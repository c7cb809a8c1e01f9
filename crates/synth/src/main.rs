//! `juesuan-synth`: writes simulated final accounts and the truth about them into a folder.

use anyhow::Context;
use clap::{Parser, Subcommand};
use juesuan_synth::{FIRST_YEAR, MOST_DEPARTMENTS, district, truth};
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
    /// Write one text file per department and year, and truth.csv with every amount of their statements.
    Reports {
        /// The folder to write into; made if it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
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
        Command::Reports { out, seed, years, departments } => write_reports(&out, seed, years, departments),
    }
}

fn write_reports(
    out: &Path,
    seed: u64,
    years: RangeInclusive<u16>,
    departments: usize,
) -> anyhow::Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    let write = |name: &str, text: &str| {
        let path = out.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    };
    let reports = district(seed, years, departments);
    for report in &reports {
        write(&report.file_name, &report.text)?;
    }
    write("truth.csv", &truth::to_csv(reports.iter().flat_map(|report| &report.truth)))?;
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
