//! Reads the locales, checks that they agree in every language, and lists the codes of all messages with their
//! arguments, so that `message!` is checked where it is compiled.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser::parse;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The codes of a language's messages, each with the names of its arguments and the file it is in.
type Codes = BTreeMap<String, (BTreeSet<String>, String)>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("locales");
    let english = codes(&folder.join("en"))?;
    let chinese = codes(&folder.join("zh"))?;
    let faults = differences(&english, &chinese);
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let out = Path::new(&env::var("OUT_DIR")?).to_owned();
    fs::write(out.join("codes.rs"), list(&english)?)?;
    fs::write(out.join("files.rs"), files(&folder)?)?;
    Ok(())
}

fn codes(folder: &Path) -> Result<Codes, Box<dyn Error>> {
    let mut codes = Codes::new();
    for path in locale_files(folder)? {
        let text = fs::read_to_string(&path)?;
        let name = path.display().to_string();
        let resource: Resource<&str> =
            parse(text.as_str()).map_err(|(_, errors)| format!("{name}: {}", place(&text, &errors)))?;
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let attributes = message
                .attributes
                .iter()
                .map(|attribute| (format!("{}.{}", message.id.name, attribute.id.name), &attribute.value));
            let value = message.value.iter().map(|value| (message.id.name.to_owned(), value));
            for (code, pattern) in value.chain(attributes) {
                let mut arguments = BTreeSet::new();
                of_pattern(pattern, &mut arguments);
                if codes.insert(code.clone(), (arguments, name.clone())).is_some() {
                    return Err(format!("{name}: `{code}` is defined twice").into());
                }
            }
        }
    }
    Ok(codes)
}

/// Where in the file, and what is wrong there.
fn place(text: &str, errors: &[fluent_syntax::parser::ParserError]) -> String {
    let lines = errors.iter().map(|error| {
        let before = text.get(..error.pos.start).unwrap_or_default();
        format!("line {}: {}", before.matches('\n').count() + 1, error.kind)
    });
    lines.collect::<Vec<_>>().join("; ")
}

fn locale_files(folder: &Path) -> Result<Vec<std::path::PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ftl"));
    paths.sort();
    Ok(paths)
}

fn of_pattern(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, arguments);
        }
    }
}

fn of_expression(expression: &Expression<&str>, arguments: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, arguments),
        Expression::Select { selector, variants } => {
            of_inline(selector, arguments);
            for variant in variants {
                of_pattern(&variant.value, arguments);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, arguments),
        _ => {}
    }
}

fn differences(english: &Codes, chinese: &Codes) -> Vec<String> {
    let missing = |from: &Codes, to: &Codes, language: &str| -> Vec<String> {
        let codes = from.iter().filter(|(code, _)| !to.contains_key(*code));
        codes.map(|(code, (_, file))| format!("{file}: `{code}` has no text in {language}")).collect()
    };
    let mut faults = missing(english, chinese, "zh");
    faults.extend(missing(chinese, english, "en"));
    for (code, (arguments, _)) in english {
        if let Some((others, file)) = chinese.get(code)
            && others != arguments
        {
            faults.push(format!("{file}: `{code}` has the arguments {others:?}, in English {arguments:?}"));
        }
    }
    faults
}

/// The codes as Rust source, in the order of the alphabet.
fn list(codes: &Codes) -> Result<String, std::fmt::Error> {
    let mut text = String::from("&[\n");
    for (code, (arguments, _)) in codes {
        let arguments: Vec<&String> = arguments.iter().collect();
        writeln!(text, "    ({code:?}, &{arguments:?}),")?;
    }
    text.push(']');
    Ok(text)
}

/// The files of each language as Rust source.
fn files(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut text = String::from("Files {\n");
    for (name, language) in [("english", "en"), ("chinese", "zh")] {
        writeln!(text, "    {name}: &[")?;
        for path in locale_files(&folder.join(language))? {
            writeln!(text, "        include_str!({:?}),", path.display().to_string())?;
        }
        text.push_str("    ],\n");
    }
    text.push('}');
    Ok(text)
}
