//! `juesuan query`: the questions that ship with the program.

use crate::Ended;
use crate::args::{Args, Query, Reading};
use crate::output;
use anyhow::bail;
use clap::CommandFactory;
use juesuan_query::Question;
use std::io::{self, Write};

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
