//! `juesuan-synth`: writes simulated final accounts and budgets, and the truth about them.

use anyhow::Context;
use clap::{Parser, Subcommand};
use juesuan_synth::{
    Format, MOST_DEPARTMENTS, Selection, TruthRow, Written, anomalies, defects, parse_years, reports, truth,
};
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
    /// Write one file per department and year, and a table of every amount in their statements.
    ///
    /// Without --format they are text, in the folder itself. Named formats are written into folders of their own,
    /// FORMAT or FORMAT-STYLE, below --out, each next to a FORMAT.truth.csv unless --truth names one file for all.
    Reports {
        /// The folder to write into; made if it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The CSV file to write the truth into, outside the folder of the reports.
        #[arg(long, value_name = "FILE")]
        truth: Option<PathBuf>,
        #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = format, help = formats_help())]
        format: Vec<Formats>,
        /// The same seed makes the same bytes.
        #[arg(long, default_value_t = 7)]
        seed: u64,
        /// The fiscal years, both ends included.
        #[arg(long, default_value = "2019..2024", value_parser = parse_years)]
        years: RangeInclusive<u16>,
        /// How many departments.
        #[arg(long, default_value_t = 8, value_parser = departments)]
        departments: usize,
        /// Vary the reports as those of several provinces do: titles, order, units, codes, headers, zeros.
        #[arg(long)]
        vary: bool,
        /// Write each year's budget too.
        #[arg(long)]
        budgets: bool,
        /// Plant an anomaly in the last year of so many departments: several times the usual money of a project, or a fraction.
        #[arg(long, default_value_t = 0, requires = "planted")]
        plant: usize,
        /// The CSV file to write the planted anomalies into.
        #[arg(long, value_name = "FILE")]
        planted: Option<PathBuf>,
    },
    /// Write reports in many wordings, clean or with one defect of a known kind, with the truth about their claims.
    ///
    /// claims.csv has the meaning of every number of their prose, defects.csv the rules that must find each defect.
    Defects {
        /// The folder to write into; made if it is missing.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// How many reports.
        #[arg(long, default_value_t = 300)]
        reports: usize,
        /// The same seed makes the same bytes.
        #[arg(long, default_value_t = 7)]
        seed: u64,
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
        Command::Reports { out, truth, format, seed, years, departments, vary, budgets, plant, planted } => {
            let selection = Selection { seed, years, departments, vary, budgets, anomalies: plant };
            if let Some(path) = planted {
                write(&path, anomalies::to_csv(&selection.planted()))?;
            }
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
        Command::Defects { out, reports, seed } => write_defects(&out, reports, seed),
    }
}

/// Writes text only: into the folder itself, and the truth as in `datasets/truth`.
fn write_texts(out: &Path, truth: Option<&Path>, selection: &Selection) -> anyhow::Result<()> {
    let reports = reports(selection, Format::Text)?;
    write_files(out, &reports)?;
    if let Some(path) = truth {
        write(path, truth::to_csv(reports.iter().flat_map(|report| &report.truth)))?;
    }
    print_written(&reports, out)
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
        print_written(&reports, &folder)?;
        if truth.is_none() {
            write(&out.join(format!("{name}.truth.csv")), truth::to_formats_csv(rows(&reports)))?;
            continue;
        }
        // In one table for all formats, files are distinguished by their folder.
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

/// Writes reports with planted defects, a file each, and the truth about them.
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

fn rows(reports: &[Written]) -> impl Iterator<Item = &TruthRow> {
    reports.iter().flat_map(|report| &report.truth)
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn write_files(folder: &Path, reports: &[Written]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    reports.iter().try_for_each(|report| write(&folder.join(&report.file_name), &report.bytes))
}

fn print_written(reports: &[Written], folder: &Path) -> anyhow::Result<()> {
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
    Format::from_name(text)
        .map(Formats::One)
        .ok_or_else(|| format!("no format of this name; there are {}", names(|_| true)))
}

fn formats_help() -> String {
    format!(
        "Formats, separated by commas: {}, and {}, which LibreOffice converts; `all` is all of them",
        names(|format| !format.is_converted()),
        names(Format::is_converted)
    )
}

/// The names of some formats, separated by commas.
fn names(wanted: fn(Format) -> bool) -> String {
    let names = Format::all().into_iter().filter(|(_, format)| wanted(*format)).map(|(name, _)| name);
    names.collect::<Vec<_>>().join(", ")
}

fn departments(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=MOST_DEPARTMENTS).contains(number));
    number.ok_or_else(|| format!("expected a number from 1 to {MOST_DEPARTMENTS}"))
}
