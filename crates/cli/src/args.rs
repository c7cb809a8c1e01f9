//! The command line as it is written: the commands, and what all of them take. What a command takes stands beside it.

use crate::command;
use crate::options::Language;
use clap::{Parser, Subcommand};

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
    Ingest(command::ingest::Ingest),
    /// Read reports and only say how that went, or write their rows to standard output for another program to store
    #[command(
        after_help = "Paths may come through a pipe: find reports -name '*.pdf' | juesuan parse --arrow > rows.arrows\n\n\
        Example: juesuan parse datasets/reports"
    )]
    Parse(command::parse::Parse),
    /// Show what does not add up, with both sides and where they stand
    #[command(after_help = "Example: juesuan check -w warehouse --entity 武昌区 --severity error")]
    Check(command::check::Check),
    /// Drill down: an entity's reports, a report's statements, the numbers at a place, a table as it was read
    #[command(after_help = "Examples: juesuan show 教育局 -w warehouse\n          \
        juesuan show 教育局/2023 -w warehouse\n          juesuan show 教育局/2023/257 -w warehouse\n          \
        juesuan show 教育局/2023/t5.4.2 -w warehouse\n          juesuan show 教育局/2023 --grid 2 -w warehouse")]
    Show(command::show::Show),
    /// List the identities that are checked, or show one
    #[command(after_help = "Example: juesuan rules hierarchy-sums")]
    Rules(command::rules::Rules),
    /// Ask in SQL over the views (read-only)
    #[command(after_help = "Example: juesuan sql -w warehouse \"SELECT * FROM reports\"")]
    Sql(command::sql::Sql),
    /// List the metrics, or show one
    #[command(after_help = "Example: juesuan metrics execution_rate")]
    Metrics(command::metrics::Metrics),
    /// Write the tables and views with their columns as Markdown
    #[command(after_help = "Example: juesuan schema")]
    Schema,
    /// List the reference data and check them, or show one table
    #[command(
        after_help = "Examples: juesuan reference\n          juesuan reference regions --format csv\n          \
        juesuan reference --unresolved -w warehouse"
    )]
    Reference(command::reference::ReferenceData),
    /// Ask a question that ships with the program
    #[command(
        disable_help_flag = true,
        after_help = "Example: juesuan query biggest_movers -w warehouse -p year=2023"
    )]
    Query(command::query::Query),
    /// Follow metrics of entities over the years
    #[command(
        after_help = "Example: juesuan trend project_share -w warehouse --entity 教育局 --years 2019..2024"
    )]
    Trend(command::trend::Trend),
    /// Compare a metric of one year over entities
    #[command(after_help = "Example: juesuan peers project_share -w warehouse --year 2023 --group 云澜区")]
    Peers(command::peers::Peers),
    /// Rewrite many small files into few, sorted; safe beside readers and writers
    #[command(after_help = "Example: juesuan compact -w warehouse")]
    Compact(command::compact::Compact),
    /// Delete files that no state of the warehouse needs which is younger than the retention
    #[command(after_help = "Example: juesuan vacuum -w warehouse --retain 7d --dry-run")]
    Vacuum(command::vacuum::Vacuum),
    /// List the versions of the warehouse, for --as-of
    #[command(after_help = "Example: juesuan history -w warehouse")]
    History(command::history::History),
    /// Write a report for people: on one entity over the years, or on a region or group in one year
    #[command(
        after_help = "Examples: juesuan report -w warehouse --entity 教育局 -o report.html\n          \
        juesuan report -w warehouse --entity 教育局 --years 2021.. -o report.xlsx\n          \
        juesuan report -w warehouse --group 云澜区 --year 2023 -o district.html\n          \
        juesuan report -w warehouse --region 武昌区 --year 2023 --lang en -o wuchang.md"
    )]
    Report(command::report::Report),
    /// Write marts for BI tools: a star schema as Parquet, CSV and one DuckDB file, with a data package
    #[command(after_help = "Example: juesuan publish -w warehouse --to marts")]
    Publish(command::publish::Publish),
    /// Say what this build can do, what is installed, and whether the warehouse is sound
    #[command(after_help = "Example: juesuan doctor -w warehouse")]
    Doctor(command::doctor::Doctor),
    /// Write a script that lets a shell complete commands and options: bash sources it, others keep it in a folder
    #[command(after_help = "Example: juesuan completions bash")]
    Completions(command::completions::Completions),
    /// Write the manual pages
    #[command(after_help = "Example: juesuan man --out man")]
    Man(command::man::Man),
}
