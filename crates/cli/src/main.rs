//! The `juesuan` command: parse, call, print.
//!
//! Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done
//! but some inputs were rejected or some identities failed, 130 interrupted (Ctrl-C): what was finished is kept.

mod args;
mod command;
mod language;
mod options;
mod output;
mod usage;

use args::Command;
use command::Ended;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    language::settle_from_words();
    let args = match usage::read() {
        Ok(args) => args,
        Err(error) => return usage::end(&error),
    };
    language::settle(args.common.lang);
    log(args.common.verbose);
    let ended = match &args.command {
        Command::Ingest(ingest) => command::ingest::run(ingest, &args.common),
        Command::Parse(parse) => command::parse::run(parse, &args.common),
        Command::Check(check) => command::check::run(check),
        Command::Show(show) => command::show::run(show),
        Command::Rules(rules) => command::rules::run(rules),
        Command::Sql(sql) => command::sql::run(sql),
        Command::Metrics(metrics) => command::metrics::run(metrics),
        Command::Schema => command::schema::run(),
        Command::Reference(reference) => command::reference::run(reference),
        Command::Query(query) => command::query::run(query),
        Command::Trend(trend) => command::trend::run(trend, &args.common),
        Command::Peers(peers) => command::peers::run(peers, &args.common),
        Command::Compact(compact) => command::compact::run(compact, &args.common),
        Command::Vacuum(vacuum) => command::vacuum::run(vacuum, &args.common),
        Command::History(history) => command::history::run(history),
        Command::Report(report) => command::report::run(report),
        Command::Publish(publish) => command::publish::run(publish, &args.common),
        Command::Doctor(doctor) => command::doctor::run(doctor),
        Command::Completions(completions) => command::completions::run(completions),
        Command::Man(man) => command::man::run(man, &args.common),
    };
    match ended {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::WithFaults) => ExitCode::from(3),
        Ok(Ended::Interrupted) => ExitCode::from(command::ingest::interrupt::CODE),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::note(&format!("juesuan: {}", output::chain(&error)));
            ExitCode::FAILURE
        }
    }
}

/// `-v` shows what the program does, `-vv` what its libraries do as well.
fn log(verbose: u8) {
    let filter = match verbose {
        0 => return,
        1 => "juesuan=debug",
        _ => "debug",
    };
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
