//! The `juesuan` command: parse, call, print. The program and the Python package run it with [`run`].
//!
//! Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but
//! some inputs were rejected or some rules failed, 130 interrupted (Ctrl-C): what was finished is kept.

mod args;
mod command;
mod console;
mod failure;
mod figures;
mod help;
mod language;
mod options;
mod output;
mod panics;
mod project;
mod terms;
mod usage;

use args::Command;
use command::Ended;
use console::Console;
use failure::Failure;
use juesuan_messages::message;
use language::Languages;
use project::Project;
use std::ffi::OsString;
use tracing_subscriber::fmt::format::FmtSpan;

/// Runs a command line, whose first word is the program name, and returns its exit code.
///
/// `program` are the words that start it again, for the workers that read files.
pub fn run(words: &[OsString], program: &[OsString]) -> u8 {
    panics::guarded(words, || run_unguarded(words, program))
}

fn run_unguarded(words: &[OsString], program: &[OsString]) -> u8 {
    let console = Console::new(Languages::before_parsing(words, None), false);
    let project = match Project::find(words) {
        Ok(project) => project,
        Err(failure) => return failed(&failure, console),
    };
    let console = Console::new(Languages::before_parsing(words, project.lang()), false);
    // Values of options are compared with the names of views, those of the project among them.
    if let Err(error) = juesuan_query::choose_project(project.folder.as_deref()) {
        return failed(&error.into(), console);
    }
    let args = match usage::read(words, console.language(), &project) {
        Ok(args) => args,
        Err(error) => return usage::end(&error, console),
    };
    let languages = Languages::new(args.common.lang.or(project.lang()));
    let console = Console::new(languages, args.common.quiet).in_unit(project.unit());
    log(args.common.verbose);
    let ended = match &args.command {
        Command::Ingest(ingest) => command::ingest::run(ingest, program, console),
        Command::Parse(parse) => command::parse::run(parse, program, console),
        Command::Check(check) => command::check::run(check, console),
        Command::Show(show) => command::show::run(show, console),
        Command::Rules(rules) => command::rules::run(rules, console),
        Command::Sql(sql) => command::sql::run(sql, console),
        Command::Metrics(metrics) => command::metrics::run(metrics, console),
        Command::Schema(schema) => command::schema::run(schema),
        Command::Reference(reference) => command::reference::run(reference, console),
        Command::Init(init) => command::init::run(init, console),
        Command::Test(test) => command::test::run(test, console),
        Command::Query(query) => command::query::run(query, console),
        Command::Trend(trend) => command::trend::run(trend, console),
        Command::Panel(panel) => command::panel::run(panel, console),
        Command::Peers(peers) => command::peers::run(peers, console),
        Command::Leads(leads) => command::leads::run(leads, console),
        Command::Verify(verify) => command::verify::run(verify, console),
        Command::Compact(compact) => command::compact::run(compact, console),
        Command::Vacuum(vacuum) => command::vacuum::run(vacuum, console),
        Command::History(history) => command::history::run(history, console),
        Command::Report(report) => command::report::run(report, console),
        Command::Publish(publish) => command::publish::run(publish, console),
        Command::Doctor(doctor) => command::doctor::run(doctor, console),
        Command::Repair(repair) => command::repair::run(repair, console),
        Command::Completions(completions) => command::completions::run(completions),
        Command::Man(man) => command::man::run(man, console),
        Command::Worker(worker) => command::worker::run(worker),
    };
    match ended {
        Ok(Ended::Done) => 0,
        Ok(Ended::WithFaults) => 3,
        Ok(Ended::Interrupted) => command::ingest::interrupt::CODE,
        Err(failure) if failure.is_closed_pipe() => 0,
        Err(failure) => failed(&failure, console),
    }
}

fn failed(failure: &Failure, console: Console) -> u8 {
    console.note(message!("cli-error", error = failure));
    1
}

/// `-v` logs what the program does and how long each step took, `-vv` also what its libraries do. If logging is already set
/// up, it stays as it was.
fn log(verbose: u8) {
    let filter = match verbose {
        0 => return,
        1 => "juesuan=debug",
        _ => "debug",
    };
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let _ = log.with_target(verbose > 1).with_span_events(FmtSpan::CLOSE).try_init();
}
