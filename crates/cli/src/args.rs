//! The command line as it is written. What it means is each command's own affair.

use crate::output;
use chrono::TimeDelta;
use clap::{Parser, Subcommand, ValueEnum};
use juesuan_model::locator::column_number;
use juesuan_model::{FiscalYear, Kind, Scope, Severity, State};
use juesuan_query::{At, By, Session, Years};
use juesuan_warehouse::{AsOf, Location};
use std::path::PathBuf;

/// Exact, traceable data from the yearly reports of Chinese government departments
#[derive(Debug, Parser)]
#[command(name = "juesuan", version, about, max_term_width = 110, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more; twice, still more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
    /// The language of messages, headings and reports [default: messages in the terminal's language, the rest in Chinese]
    #[arg(
        long,
        global = true,
        value_enum,
        env = "JUESUAN_LANG",
        hide_possible_values = true,
        value_name = "zh|en"
    )]
    pub(crate) lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read reports into the warehouse
    #[command(after_help = "Example: juesuan ingest datasets/reports -w warehouse")]
    Ingest(Ingest),
    /// Read reports and only say how that went, or write their rows to standard output for another program to store
    #[command(
        after_help = "Paths may come through a pipe: find reports -name '*.pdf' | juesuan parse --arrow > rows.arrows\n\n\
        Example: juesuan parse datasets/reports"
    )]
    Parse(Parse),
    /// Show what does not add up, with both sides and where they stand
    #[command(after_help = "Example: juesuan check -w warehouse --entity 武昌区 --severity error")]
    Check(Check),
    /// Drill down: an entity's reports, a report's statements, the numbers at a place, a table as it was read
    #[command(after_help = "Examples: juesuan show 教育局 -w warehouse\n          \
        juesuan show 教育局/2023 -w warehouse\n          juesuan show 教育局/2023/257 -w warehouse\n          \
        juesuan show 教育局/2023/t5.4.2 -w warehouse\n          juesuan show 教育局/2023 --grid 2 -w warehouse")]
    Show(Show),
    /// List the identities that are checked, or show one
    #[command(after_help = "Example: juesuan rules hierarchy-sums")]
    Rules(Rules),
    /// Ask in SQL over the views (read-only)
    #[command(after_help = "Example: juesuan sql -w warehouse \"SELECT * FROM reports\"")]
    Sql(Sql),
    /// List the metrics, or show one
    #[command(after_help = "Example: juesuan metrics execution_rate")]
    Metrics(Metrics),
    /// Write the tables and views with their columns as Markdown
    #[command(after_help = "Example: juesuan schema")]
    Schema,
    /// List the reference data and check them, or show one table
    #[command(
        after_help = "Examples: juesuan reference\n          juesuan reference regions --format csv\n          \
        juesuan reference --unresolved -w warehouse"
    )]
    Reference(ReferenceData),
    /// Ask a question that ships with the program
    #[command(
        disable_help_flag = true,
        after_help = "Example: juesuan query biggest_movers -w warehouse -p year=2023"
    )]
    Query(Query),
    /// Follow metrics of entities over the years
    #[command(
        after_help = "Example: juesuan trend project_share -w warehouse --entity 教育局 --years 2019..2024"
    )]
    Trend(Trend),
    /// Compare a metric of one year over entities
    #[command(after_help = "Example: juesuan peers project_share -w warehouse --year 2023 --group 云澜区")]
    Peers(Peers),
    /// Rewrite many small files into few, sorted; safe beside readers and writers
    #[command(after_help = "Example: juesuan compact -w warehouse")]
    Compact(Compact),
    /// Delete files that no state of the warehouse needs which is younger than the retention
    #[command(after_help = "Example: juesuan vacuum -w warehouse --retain 7d --dry-run")]
    Vacuum(Vacuum),
    /// List the versions of the warehouse, for --as-of
    #[command(after_help = "Example: juesuan history -w warehouse")]
    History(History),
    /// Write a report for people: on one entity over the years, or on a region or group in one year
    #[command(
        after_help = "Examples: juesuan report -w warehouse --entity 教育局 -o report.html\n          \
        juesuan report -w warehouse --entity 教育局 --years 2021.. -o report.xlsx\n          \
        juesuan report -w warehouse --group 云澜区 --year 2023 -o district.html\n          \
        juesuan report -w warehouse --region 武昌区 --year 2023 --lang en -o wuchang.md"
    )]
    Report(Report),
    /// Write marts for BI tools: a star schema as Parquet, CSV and one DuckDB file, with a data package
    #[command(after_help = "Example: juesuan publish -w warehouse --to marts")]
    Publish(Publish),
    /// Say what this build can do, what is installed, and whether the warehouse is sound
    #[command(after_help = "Example: juesuan doctor -w warehouse")]
    Doctor(Doctor),
    /// Write a script that lets a shell complete commands and options: bash sources it, others keep it in a folder
    #[command(after_help = "Example: juesuan completions bash")]
    Completions(Completions),
    /// Write the manual pages
    #[command(after_help = "Example: juesuan man --out man")]
    Man(Man),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Warehouse {
    /// The warehouse: a folder, or the address of a bucket (`s3://…`) in a build with the feature `cloud`
    #[arg(short = 'w', long = "warehouse", env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) dir: Location,
}

/// A warehouse that is read, now or as it was.
#[derive(Debug, clap::Args)]
pub(crate) struct Reading {
    #[command(flatten)]
    warehouse: Warehouse,
    /// Read the warehouse as it stood after this version, or at this time: 17, 2026-03-31 (its end, UTC) or
    /// 2026-03-31T09:30:00+08:00; `juesuan history` lists the versions
    #[arg(long, value_name = "VERSION|TIME")]
    as_of: Option<AsOf>,
}

impl Reading {
    /// The warehouse of a command that does not need one in all its forms.
    pub(crate) const fn of(dir: Location, as_of: Option<AsOf>) -> Self {
        Self { warehouse: Warehouse { dir }, as_of }
    }

    /// Opens it.
    pub(crate) fn open(&self) -> Result<juesuan_warehouse::Warehouse, juesuan_warehouse::Error> {
        match self.as_of {
            Some(as_of) => juesuan_warehouse::Warehouse::open_as_of(self.warehouse.dir.clone(), as_of),
            None => juesuan_warehouse::Warehouse::open(self.warehouse.dir.clone()),
        }
    }

    /// A session over it with the user's reference data.
    pub(crate) fn session(&self, reference: &Reference) -> anyhow::Result<Session> {
        output::timed("opened", || Ok(Session::open_with(self.open()?, reference.load()?)?))
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Reference {
    /// A folder of CSV files that add to the reference data and replace rows of it
    #[arg(long = "reference", env = "JUESUAN_REFERENCE", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

impl Reference {
    /// What is built in, with the user's rows over it.
    pub(crate) fn load(&self) -> anyhow::Result<juesuan_reference::Reference> {
        Ok(match &self.folder {
            Some(folder) => juesuan_reference::Reference::with(folder)?,
            None => juesuan_reference::Reference::shipped()?,
        })
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Output {
    /// The form of the result [default: by the file's ending, or table]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns for reading
    Table,
    /// Comma-separated values
    Csv,
    /// One object per row; amounts as exact text
    Json,
    /// Apache Parquet; amounts as decimals
    Parquet,
    /// An Excel workbook
    Xlsx,
    /// A Markdown table
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Chinese
    Zh,
    /// English
    En,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Ingest {
    /// Files, ZIP archives, and folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) warehouse: Warehouse,
    /// Threads that read [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Recognise the text of pages that are pictures, in papers that were ingested without it, too; such numbers are marked
    #[arg(long)]
    pub(crate) ocr: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Parse {
    /// Files, ZIP archives, and folders of them [default: those that standard input lists, one on a line]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write an Arrow stream: the rows of each table, as `ingest` would append them, are a part of it
    #[arg(long)]
    pub(crate) arrow: bool,
    /// Leave out what this warehouse holds [default: read everything]
    #[arg(short = 'w', long = "warehouse", value_name = "DIR")]
    pub(crate) known: Option<Location>,
    /// Threads that read [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Recognise the text of pages that are pictures; such numbers are marked
    #[arg(long)]
    pub(crate) ocr: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: Reference,
    /// Only this entity: its name, a part of it that no other has, or its id
    #[arg(long)]
    pub(crate) entity: Option<String>,
    /// Only these years: 2019..2024, 2019.., 2023
    #[arg(long)]
    pub(crate) years: Option<Years>,
    /// Only this rule
    #[arg(long, value_name = "ID")]
    pub(crate) rule: Option<String>,
    /// Only findings in this state
    #[arg(long, value_parser = state)]
    pub(crate) state: Option<State>,
    /// Only findings at least this grave [default: warning; with --state, any]
    #[arg(long, value_parser = severity)]
    pub(crate) severity: Option<Severity>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// ENTITY, ENTITY/YEAR, or ENTITY/YEAR/PLACE: a line (259), a page (p3), a number on it (p3:215.69), a sheet's cell
    /// (s2!C12), a paragraph (d17), a table, row and column (t5.3.2)
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: Reference,
    /// List the sentences that hold an amount which was not understood
    #[arg(long)]
    pub(crate) unread: bool,
    /// Print the report's table of this number as it was read, its facts marked
    #[arg(long, value_name = "N", conflicts_with = "unread")]
    pub(crate) grid: Option<u32>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// `教育局/2023/259`: an entity, a year of it, a place in that report.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) entity: String,
    pub(crate) year: Option<u16>,
    pub(crate) at: Option<At>,
}

impl std::str::FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, '/');
        let entity = parts.next().unwrap_or_default().to_owned();
        let year = parts.next().map(|year| fiscal_year(year).map(FiscalYear::get)).transpose()?;
        let at = parts.next().map(place).transpose()?;
        Ok(Self { entity, year, at })
    }
}

/// `259`, `p3`, `p3:215.69`, `s2`, `s2!C12`, `d17`, `t5`, `t5.3`, `t5.3.2`.
fn place(text: &str) -> Result<At, String> {
    let no_place = || {
        format!(
            "{text} is no place: expected a line (259), page (p3), number on a page (p3:215.69), cell of a sheet \
             (s2!C12), paragraph (d17), or table, row and column (t5.3.2)"
        )
    };
    let number = |text: &str| text.parse::<u32>().map_err(|_| no_place());
    let mut at = At::default();
    if let Some(rest) = text.strip_prefix('p') {
        let (page, printed) = rest.split_once(':').map_or((rest, None), |(page, text)| (page, Some(text)));
        at.page = Some(number(page)?);
        at.printed = printed.map(str::to_owned);
    } else if let Some(rest) = text.strip_prefix('s') {
        let (sheet, cell) = rest.split_once('!').map_or((rest, None), |(sheet, cell)| (sheet, Some(cell)));
        at.sheet = Some(number(sheet)?);
        if let Some(cell) = cell {
            let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let letters = cell.strip_suffix(digits).unwrap_or_default();
            at.column = Some(column_number(letters).ok_or_else(no_place)?);
            at.line = Some(number(digits)?);
        }
    } else if let Some(rest) = text.strip_prefix('d') {
        at.paragraph = Some(number(rest)?);
    } else if let Some(rest) = text.strip_prefix('t') {
        let mut numbers = rest.split('.').map(number);
        at.table = numbers.next().transpose()?;
        at.row = numbers.next().transpose()?;
        at.col = numbers.next().transpose()?;
        if numbers.next().is_some() {
            return Err(no_place());
        }
    } else {
        at.line = Some(number(text)?);
    }
    Ok(at)
}

#[derive(Debug, clap::Args)]
pub(crate) struct Rules {
    /// The rule to show whole
    pub(crate) id: Option<String>,
    /// Write the whole catalogue as Markdown
    #[arg(long, conflicts_with = "id")]
    pub(crate) markdown: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Sql {
    /// One SELECT
    pub(crate) text: String,
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: Reference,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Metrics {
    /// The metric to show whole
    pub(crate) id: Option<String>,
    /// Write the whole catalogue as Markdown
    #[arg(long, conflicts_with = "id")]
    pub(crate) markdown: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReferenceData {
    /// The table to show
    pub(crate) table: Option<String>,
    #[command(flatten)]
    pub(crate) reference: Reference,
    /// List the bodies of a warehouse whose region or function is not known
    #[arg(long, requires = "warehouse", conflicts_with = "table")]
    pub(crate) unresolved: bool,
    /// Write the tables, and what they say of the bodies of a warehouse, as Parquet into this folder (for Spark)
    #[arg(long, value_name = "DIR", requires = "warehouse", conflicts_with_all = ["table", "unresolved"])]
    pub(crate) to: Option<PathBuf>,
    /// The warehouse
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    /// Read the warehouse as it stood after this version, or at this time
    #[arg(long, value_name = "VERSION|TIME", requires = "warehouse")]
    pub(crate) as_of: Option<AsOf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Query {
    /// The question; without it, all are listed
    pub(crate) name: Option<String>,
    /// A parameter of the question
    #[arg(short = 'p', long = "parameter", value_name = "NAME=VALUE", value_parser = parameter)]
    pub(crate) parameters: Vec<(String, String)>,
    /// The warehouse
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    /// Read the warehouse as it stood after this version, or at this time
    #[arg(long, value_name = "VERSION|TIME", requires = "warehouse")]
    pub(crate) as_of: Option<AsOf>,
    #[command(flatten)]
    pub(crate) reference: Reference,
    #[command(flatten)]
    pub(crate) output: Output,
    /// Say what the question asks, its parameters and its columns
    #[arg(short, long)]
    pub(crate) help: bool,
}

fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("expected name=value, not {text}"))?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(crate) struct Trend {
    /// Metrics, as `juesuan metrics` lists them
    #[arg(required = true, value_name = "METRIC")]
    pub(crate) metrics: Vec<String>,
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: Reference,
    /// An entity: its name, a part of it that no other has, or its id; several times for several
    #[arg(long, required = true)]
    pub(crate) entity: Vec<String>,
    /// Years: 2019..2024, 2019.., 2023 [default: all]
    #[arg(long)]
    pub(crate) years: Option<Years>,
    /// A part of the metric, such as reception
    #[arg(long, conflicts_with = "by")]
    pub(crate) dimension: Option<String>,
    /// Split by codes: class, group, item, economic or `economic_group`
    #[arg(long, value_parser = by)]
    pub(crate) by: Option<By>,
    /// Final accounts or budgets [default: final accounts, or else budgets]
    #[arg(long, value_parser = kind)]
    pub(crate) kind: Option<Kind>,
    /// Compare yuan in constant prices
    #[arg(long)]
    pub(crate) real: bool,
    /// The year whose prices these are
    #[arg(long, value_name = "YEAR", default_value = "2020", value_parser = fiscal_year, requires = "real")]
    pub(crate) base: FiscalYear,
    /// Show the values as an index, the first being 100
    #[arg(long)]
    pub(crate) index: bool,
    /// Continue a body's series with those that were renamed or merged into it
    #[arg(long, value_name = "BOOL", default_value_t = true, action = clap::ArgAction::Set)]
    pub(crate) follow_successors: bool,
    /// One column per year
    #[arg(long, conflicts_with_all = ["index"])]
    pub(crate) wide: bool,
    /// Draw the values on the terminal, on standard error
    #[arg(long)]
    pub(crate) plot: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Peers {
    /// A metric, as `juesuan metrics` lists them
    pub(crate) metric: String,
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: Reference,
    /// The fiscal year
    #[arg(long, value_parser = fiscal_year)]
    pub(crate) year: FiscalYear,
    /// Final accounts or budgets
    #[arg(long, default_value = "final_accounts", value_parser = kind)]
    pub(crate) kind: Kind,
    /// Compare entities whose name contains this
    #[arg(long, value_name = "TEXT")]
    pub(crate) group: Option<String>,
    /// Compare entities of this level: province, city, county, township [default: that of --entity]
    #[arg(long)]
    pub(crate) level: Option<String>,
    /// Compare entities of this function, as `juesuan reference functions` lists them [default: that of --entity]
    #[arg(long)]
    pub(crate) function: Option<String>,
    /// Compare entities of this region: the digits that their codes begin with, 42 for all of 湖北
    #[arg(long, value_name = "CODE")]
    pub(crate) region: Option<String>,
    /// Compare entities that spend from half to twice what --entity spends
    #[arg(long, requires = "entity")]
    pub(crate) like_sized: bool,
    /// Whose accounts are compared
    #[arg(long, default_value = "department", value_parser = scope)]
    pub(crate) scope: Scope,
    /// The entity to compare with the others
    #[arg(long)]
    pub(crate) entity: Option<String>,
    /// A part of the metric, such as reception
    #[arg(long)]
    pub(crate) dimension: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("subject").required(true).multiple(true)
    .args(["entity", "region", "group", "level", "function"]))]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: Reference,
    /// One entity over the years: its name, a part of it that no other has, or its id
    #[arg(long, conflicts_with_all = ["region", "group", "level", "function", "year", "scope"])]
    pub(crate) entity: Option<String>,
    /// The entity's years: 2019..2024, 2019.., 2023 [default: all]
    #[arg(long, requires = "entity")]
    pub(crate) years: Option<Years>,
    /// The bodies of a region in one year: its name, or the digits that its codes begin with, 42 for all of 湖北
    #[arg(long, value_name = "NAME|CODE", requires = "year")]
    pub(crate) region: Option<String>,
    /// The bodies whose name contains this, in one year
    #[arg(long, value_name = "TEXT", requires = "year")]
    pub(crate) group: Option<String>,
    /// The bodies of this level, in one year: province, city, county, township
    #[arg(long, requires = "year")]
    pub(crate) level: Option<String>,
    /// The bodies of this function, in one year, as `juesuan reference functions` lists them
    #[arg(long, requires = "year")]
    pub(crate) function: Option<String>,
    /// The year of a region or group
    #[arg(long, value_parser = fiscal_year)]
    pub(crate) year: Option<FiscalYear>,
    /// Whose accounts of a region or group are compared
    #[arg(long, default_value = "department", value_parser = scope)]
    pub(crate) scope: Scope,
    /// html, md or xlsx [default: by the file's ending, else md]
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    /// The file to write (.html, .md, .xlsx) [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Show the PDF pages that print the figures, each figure framed (HTML)
    #[arg(long)]
    pub(crate) pages: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Publish {
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: Reference,
    /// The folder to write into; files that would not change are left as they are
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
}

/// How a report for people is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// One file with charts that opens without a network
    Html,
    /// Markdown
    Md,
    /// A workbook
    Xlsx,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Compact {
    #[command(flatten)]
    pub(crate) warehouse: Warehouse,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Vacuum {
    #[command(flatten)]
    pub(crate) warehouse: Warehouse,
    /// How long files that were replaced are kept for readers at work: 7d, 36h, 90m
    #[arg(long, default_value = "7d", value_name = "TIME", value_parser = duration)]
    pub(crate) retain: TimeDelta,
    /// List the files, and delete nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Allow a retention that is not safe beside readers and writers at work
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    /// The warehouse to look after; without it, only the program is
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    #[command(flatten)]
    pub(crate) reference: Reference,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// The folder to write into
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct History {
    #[command(flatten)]
    pub(crate) warehouse: Warehouse,
    #[command(flatten)]
    pub(crate) output: Output,
}

fn duration(text: &str) -> Result<TimeDelta, String> {
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).unwrap_or_default();
    let seconds = match unit {
        "d" => 86_400,
        "h" => 3_600,
        "m" => 60,
        "s" => 1,
        _ => 0,
    };
    let length = number.parse::<u32>().ok().filter(|_| seconds > 0);
    length
        .and_then(|length| TimeDelta::try_seconds(i64::from(length) * seconds))
        .ok_or_else(|| "expected a number and d, h, m or s: 7d".to_owned())
}

fn fiscal_year(text: &str) -> Result<FiscalYear, String> {
    let year = text.parse().map_err(|_| format!("{text} is no year"))?;
    FiscalYear::new(year).map_err(|error| error.to_string())
}

fn kind(text: &str) -> Result<Kind, String> {
    term(Kind::from_name(text), Kind::ALL.iter().map(|kind| kind.name()))
}

fn by(text: &str) -> Result<By, String> {
    term(By::from_name(text), By::ALL.into_iter().map(By::name))
}

fn scope(text: &str) -> Result<Scope, String> {
    term(Scope::from_name(text), Scope::ALL.iter().map(|scope| scope.name()))
}

fn state(text: &str) -> Result<State, String> {
    term(State::from_name(text), State::ALL.iter().map(|state| state.name()))
}

fn severity(text: &str) -> Result<Severity, String> {
    term(Severity::from_name(text), Severity::ALL.iter().map(|severity| severity.name()))
}

fn term<T>(found: Option<T>, known: impl Iterator<Item = &'static str>) -> Result<T, String> {
    found.ok_or_else(|| format!("expected one of {}", known.collect::<Vec<_>>().join(", ")))
}
