//! The command line: the commands with their examples, and the options of all commands. The arguments of a command are in
//! its file; the texts of the help are in the locales (`help.ftl`).

use crate::command;
use crate::options::LanguageName;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(name = "juesuan", version, max_term_width = 110, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
    #[arg(
        long,
        global = true,
        value_enum,
        env = "JUESUAN_LANG",
        hide_possible_values = true,
        value_name = "zh|en"
    )]
    pub(crate) lang: Option<LanguageName>,
    #[arg(long, global = true, env = "JUESUAN_PROJECT", value_name = "DIR")]
    pub(crate) project: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(after_help = "juesuan ingest datasets/reports -w warehouse")]
    Ingest(command::ingest::Ingest),
    #[command(after_help = "juesuan parse datasets/reports")]
    Parse(command::parse::Parse),
    #[command(after_help = "juesuan check -w warehouse --entity 武昌区 --severity error")]
    Check(command::check::Check),
    #[command(after_help = "juesuan show 教育局 -w warehouse\n\
        juesuan show 教育局/2023 -w warehouse\n\
        juesuan show 教育局/2023/257 -w warehouse\n\
        juesuan show 教育局/2023/14538.23 -w warehouse\n\
        juesuan show 教育局/2023/t5.4.2 -w warehouse\n\
        juesuan show 教育局/2023 --grid 2 -w warehouse")]
    Show(command::show::Show),
    #[command(after_help = "juesuan rules hierarchy-sums")]
    Rules(command::rules::Rules),
    #[command(after_help = "juesuan sql -w warehouse \"SELECT * FROM reports\"")]
    Sql(command::sql::Sql),
    #[command(after_help = "juesuan metrics execution_rate")]
    Metrics(command::metrics::Metrics),
    #[command(after_help = "juesuan schema\n\
        juesuan schema --sql -w warehouse -o views.sql")]
    Schema(command::schema::Schema),
    #[command(after_help = "juesuan reference\n\
        juesuan reference regions --format csv\n\
        juesuan reference --unresolved -w warehouse\n\
        juesuan reference learn -w warehouse --least 8 -o proposed")]
    Reference(command::reference::ReferenceData),
    #[command(
        disable_help_flag = true,
        after_help = "juesuan query biggest_movers -w warehouse -p year=2023"
    )]
    Query(command::query::Query),
    #[command(after_help = "juesuan trend project_share -w warehouse --entity 教育局 --years 2019..2024\n\
        juesuan trend 支出 三公 -w warehouse --group 云澜区 --wide\n\
        juesuan trend expenditure -w warehouse --group 云澜区 --by class --sum --years 2023..2024")]
    Trend(command::trend::Trend),
    #[command(after_help = "juesuan panel expenditure execution_rate -w warehouse --balanced -o panel.csv")]
    Panel(command::panel::Panel),
    #[command(after_help = "juesuan peers project_share -w warehouse --year 2023 --group 云澜区")]
    Peers(command::peers::Peers),
    #[command(after_help = "juesuan leads -w warehouse --year 2024 --all --limit 5\n\
        juesuan leads -w warehouse --year 2024 --all -o leads.html --bundle leads")]
    Leads(command::leads::Leads),
    #[command(after_help = "juesuan verify leads/lead-001.json\n\
        juesuan verify leads/lead-001.json -w warehouse")]
    Verify(command::verify::Verify),
    #[command(after_help = "juesuan init project")]
    Init(command::init::Init),
    #[command(after_help = "juesuan test --project project")]
    Test(command::test::Test),
    #[command(after_help = "juesuan compact -w warehouse")]
    Compact(command::compact::Compact),
    #[command(after_help = "juesuan vacuum -w warehouse --retain 7d --dry-run")]
    Vacuum(command::vacuum::Vacuum),
    #[command(after_help = "juesuan history -w warehouse")]
    History(command::history::History),
    #[command(after_help = "juesuan report -w warehouse --entity 教育局 -o report.html\n\
        juesuan report -w warehouse --entity 教育局 --years 2021.. -o report.xlsx\n\
        juesuan report -w warehouse --group 云澜区 --year 2023 -o district.html\n\
        juesuan report -w warehouse --region 武昌区 --year 2023 --lang en -o wuchang.md")]
    Report(command::report::Report),
    #[command(after_help = "juesuan publish -w warehouse --to marts")]
    Publish(command::publish::Publish),
    #[command(after_help = "juesuan doctor -w warehouse")]
    Doctor(command::doctor::Doctor),
    #[command(after_help = "juesuan repair -w warehouse")]
    Repair(command::repair::Repair),
    #[command(after_help = "juesuan completions bash")]
    Completions(command::completions::Completions),
    #[command(after_help = "juesuan man --out man")]
    Man(command::man::Man),
    #[command(hide = true, after_help = "juesuan worker < requests > replies")]
    Worker(command::worker::Worker),
}
