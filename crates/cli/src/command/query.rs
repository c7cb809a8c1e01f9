//! `juesuan query`: the built-in queries.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::help;
use crate::options::{Output, ReferenceArg, ResidentsArg, VerificationArg, WarehouseAtArg};
use juesuan_messages::{Language, Message, message};
use juesuan_query::Question;
use juesuan_warehouse::AsOf;
use juesuan_warehouse::Location;
use std::io::{self, Write};

#[derive(Debug, clap::Args)]
pub(crate) struct Query {
    pub(crate) name: Option<String>,
    #[arg(short = 'p', long = "parameter", value_name = "NAME=VALUE", value_parser = parameter)]
    pub(crate) parameters: Vec<(String, String)>,
    #[arg(short = 'w', long, env = "JUESUAN_WAREHOUSE", value_name = "DIR")]
    pub(crate) warehouse: Option<Location>,
    #[arg(long, value_name = "VERSION|TIME")]
    pub(crate) as_of: Option<AsOf>,
    #[command(flatten)]
    pub(crate) verification: VerificationArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[command(flatten)]
    pub(crate) residents: ResidentsArg,
    #[command(flatten)]
    pub(crate) output: Output,
    #[arg(short, long)]
    pub(crate) help: bool,
}

/// `name=value`.
pub(super) fn parameter(text: &str) -> Result<(String, String), Message> {
    let (name, value) = text.split_once('=').ok_or_else(|| message!("cli-query-parameter", text = text))?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

pub(crate) fn run(args: &Query, console: Console) -> Result<Ended, Failure> {
    let mut out = io::stdout().lock();
    let Some(name) = &args.name else {
        if args.help {
            if let Some(mut command) = help::of_command(console.language(), "query") {
                write!(out, "{}", command.render_long_help())?;
            }
            return Ok(Ended::Done);
        }
        for question in Question::all()? {
            writeln!(out, "{}\t{}\t{}", question.name, question.label_zh, question.label_en)?;
        }
        return Ok(Ended::Done);
    };
    let question = Question::find(name)?;
    if args.help {
        show(&mut out, &question, console)?;
        return Ok(Ended::Done);
    }
    drop(out);
    let Some(dir) = args.warehouse.clone() else {
        return Err(message!("cli-query-warehouse", name = name).into());
    };
    let parameters: Vec<(&str, &str)> =
        args.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let session = WarehouseAtArg::of(dir, args.as_of, args.verification).session(&args.reference)?;
    let frame = args.residents.chosen(session)?.named(name, &parameters)?;
    let label = match console.documents() {
        Language::Zh => question.label_zh,
        Language::En => question.label_en,
    };
    let figures = Figures::by_headings(&frame);
    console.write_figures(frame, &figures, &args.output.titled(label))?;
    Ok(Ended::Done)
}

fn show(out: &mut impl Write, question: &Question, console: Console) -> io::Result<()> {
    writeln!(out, "{} {} | {}\n", question.name, question.label_zh, question.label_en)?;
    writeln!(out, "{}\n", question.description)?;
    for parameter in &question.parameters {
        let default = console.text(match parameter.default {
            None => message!("cli-query-required"),
            Some(value) => message!("cli-query-default", value = value),
        });
        writeln!(out, "-p {}=… {} ({}, {default})", parameter.name, parameter.meaning, parameter.value_type)?;
    }
    writeln!(out, "\n{}", console.text(message!("cli-query-columns")))?;
    for (name, label) in &question.columns {
        writeln!(out, "  {name:<22} {} | {}", label.zh, label.en)?;
    }
    Ok(())
}
