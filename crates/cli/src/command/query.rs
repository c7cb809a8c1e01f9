//! `juesuan query`: the questions that ship with the program.

use super::Ended;
use crate::args::Args;
use crate::options::{Output, Reading, ReferenceArg};
use crate::output;
use anyhow::bail;
use clap::CommandFactory;
use juesuan_query::Question;
use juesuan_warehouse::AsOf;
use juesuan_warehouse::Location;
use std::io::{self, Write};

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
    pub(crate) reference: ReferenceArg,
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

pub(crate) fn run(args: &Query) -> anyhow::Result<Ended> {
    let mut out = io::stdout().lock();
    let Some(name) = &args.name else {
        if args.help {
            let mut program = Args::command();
            // Gives each command the name that it is called by: `juesuan query`.
            program.build();
            if let Some(command) = program.find_subcommand_mut("query") {
                write!(out, "{}", command.render_long_help())?;
            }
            return Ok(Ended::Done);
        }
        for question in Question::shipped()? {
            writeln!(out, "{}\t{}\t{}", question.name, question.label_zh, question.label_en)?;
        }
        return Ok(Ended::Done);
    };
    let question = Question::find(name)?;
    if args.help {
        show(&mut out, &question)?;
        return Ok(Ended::Done);
    }
    drop(out);
    let Some(dir) = args.warehouse.clone() else {
        bail!("which warehouse? Name its folder with -w DIR, or `juesuan query {name} --help`");
    };
    let parameters: Vec<(&str, &str)> =
        args.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let frame = Reading::of(dir, args.as_of).session(&args.reference)?.named(name, &parameters)?;
    output::write(frame, &args.output)?;
    Ok(Ended::Done)
}

fn show(out: &mut impl Write, question: &Question) -> io::Result<()> {
    writeln!(out, "{} {} | {}\n", question.name, question.label_zh, question.label_en)?;
    writeln!(out, "{}\n", question.description)?;
    for parameter in &question.parameters {
        let default =
            parameter.default.map_or_else(|| "required".to_owned(), |value| format!("default `{value}`"));
        writeln!(out, "-p {}=… {} ({}, {default})", parameter.name, parameter.meaning, parameter.value_type)?;
    }
    writeln!(out, "\ncolumns")?;
    for (name, label) in &question.columns {
        writeln!(out, "  {name:<22} {} | {}", label.zh, label.en)?;
    }
    Ok(())
}
